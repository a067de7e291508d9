//! `gongkai roll-up`: a region's report from the reports of its bodies.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use report::Report;
use report::region::{Given, Plan, Standing};

use super::side_by_side::{guarded, progress, side_by_side};
use super::{complain, failure, files, paths, render};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai roll-up --region 示范县 --year 2024 --units 单位名单.csv 报告/*.docx
  gongkai roll-up --region 示范县 --year 2024 2024年报告/ --format xlsx -o 汇总.xlsx
  gongkai roll-up --region 示范县 --year 2024 --statement 示范县2024.docx 报告/*.html -o 汇总.html --format html

单位名单每行一个机关，各列用逗号或者制表符分开：机关名称、曾用名（多个用顿号分开）、并入的机关、最后一个报告年度。
没有名单的，以读到的机关为准，不能发现缺报。其他年度、其他格式、互相矛盾的报告列出而不计入；空白格不按0计算。
退出码：0 齐全且没有问题，1 有缺报、未计入、勾稽关系不成立或者与本地区报告不一致，2 有文件没有读成。")]
pub struct RollUp {
    /// 地区名称，如 示范县
    #[arg(long, value_name = "地区")]
    region: String,
    /// 报告年度
    #[arg(long, value_name = "年度", value_parser = clap::value_parser!(i16).range(2019..=9998))]
    year: i16,
    /// 应当报告的单位名单
    #[arg(long, value_name = "文件")]
    units: Option<PathBuf>,
    /// 本地区自己的报告，与各机关之和核对
    #[arg(long, value_name = "文件")]
    statement: Option<String>,
    /// 本地区上年的报告，核对上年结转
    #[arg(long, value_name = "文件")]
    previous: Option<String>,
    /// 各机关的年度报告：文件、文件夹或者含有*的文件名，可以写多个
    #[arg(value_name = "文件", required = true)]
    files: Vec<String>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// 单独一页网页
    Html,
    /// Word文档
    Docx,
    /// Excel工作簿：核对情况、各机关数字及其合计
    Xlsx,
}

impl RollUp {
    /// Runs the command.
    ///
    /// # Errors
    /// When the list of bodies or a report of the region cannot be read, no report at all can be read, or the result
    /// cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let one = |name: &Option<String>| name.as_deref().map(read).transpose();
        let (statement, previous) = (one(&self.statement)?, one(&self.previous)?);
        if self.format == Format::Xlsx && self.output.is_none() && io::stdout().is_terminal() {
            bail!("Excel工作簿不能显示在终端上，请用 -o 指明文件");
        }
        let (names, _) = paths::files(&self.files);
        let (reports, unread) = read_all(&names)?;
        if reports.is_empty() {
            bail!("没有读成一份报告，不能汇总");
        }
        let plan = self.plan(&reports)?;
        let given: Vec<Given<'_>> = reports.iter().map(|(source, report)| Given { source, report }).collect();
        let roll_up = report::roll_up(&plan, &given, statement.as_ref(), previous.as_ref());
        self.write(&roll_up, &reports)?;
        Ok(ExitCode::from(if unread > 0 { 2 } else { u8::from(!is_sound(&roll_up)) }))
    }

    fn write(&self, roll_up: &report::RollUp, reports: &[(&str, Report)]) -> anyhow::Result<()> {
        let format = match self.format {
            Format::Text => render::Format::Text,
            Format::Json => render::Format::Json,
            Format::Html => render::Format::Html,
            Format::Docx => render::Format::Docx,
            Format::Xlsx => {
                let by_source: Vec<(&str, &Report)> =
                    reports.iter().map(|(source, report)| (*source, report)).collect();
                let bytes = press::roll_up_xlsx(roll_up, &by_source)?;
                return match &self.output {
                    Some(path) => {
                        fs::write(path, bytes).with_context(|| format!("不能写入{}", path.display()))
                    }
                    None => Ok(io::stdout().write_all(&bytes)?),
                };
            }
        };
        render::write(format, roll_up, &roll_up.document(), self.output.as_deref())
    }

    fn plan(&self, reports: &[(&str, Report)]) -> anyhow::Result<Plan> {
        let Some(path) = &self.units else {
            let bodies = reports.iter().map(|(_, report)| report.body.as_str());
            return Ok(Plan::of_reports(&self.region, self.year, bodies));
        };
        let name = path.display().to_string();
        let list = files::open(&name).with_context(|| name.clone())?;
        Plan::read(&self.region, self.year, &list.text).with_context(|| name)
    }
}

/// The reports of the files that can be read, in order, and how many cannot.
fn read_all(names: &[String]) -> anyhow::Result<(Vec<(&str, Report)>, usize)> {
    let bar = progress("读取", names.len());
    let all: Vec<usize> = (0..names.len()).collect();
    let (mut reports, mut unread) = (Vec::new(), 0);
    side_by_side(
        &all,
        &bar,
        |index| guarded(|| read(&names[index])),
        |index, report| {
            match report {
                Ok(report) => reports.push((names[index].as_str(), report)),
                Err(refused) => {
                    unread += 1;
                    complain(&anyhow::anyhow!("{}", failure::told(&refused)));
                }
            }
            Ok(())
        },
    )?;
    bar.finish_and_clear();
    Ok((reports, unread))
}

fn read(name: &str) -> anyhow::Result<Report> {
    files::report(name).map(|(_, found)| found.report).with_context(|| name.to_owned())
}

/// True where every body is counted or merged, every relation holds and nothing differs.
fn is_sound(roll_up: &report::RollUp) -> bool {
    let fine = |standing: &Standing| matches!(standing, Standing::Counted | Standing::Merged { .. });
    roll_up.units.iter().all(|unit| fine(&unit.standing) && unit.broken.is_empty())
        && roll_up.strangers.is_empty()
        && roll_up.broken.is_empty()
        && roll_up.carried.iter().all(|carried| carried.agrees != Some(false))
        && roll_up.differences.as_ref().is_none_or(Vec::is_empty)
}
