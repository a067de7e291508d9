//! `gongkai roll-up`: a region's report from the reports of its bodies.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use report::Report;
use report::region::{Given, Plan, Standing};

use super::render::{self, Format};
use super::{complain, failure, files};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai roll-up --region 示范县 --year 2024 --units 单位名单.csv 报告/*.docx
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
    /// 各机关的年度报告
    #[arg(value_name = "文件", required = true)]
    files: Vec<String>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
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
        let mut reports: Vec<(&str, Report)> = Vec::new();
        let mut unread = 0;
        for name in &self.files {
            match read(name) {
                Ok(report) => reports.push((name, report)),
                Err(refused) => {
                    unread += 1;
                    complain(&anyhow::anyhow!("{}", failure::told(&refused)));
                }
            }
        }
        if reports.is_empty() {
            bail!("没有读成一份报告，不能汇总");
        }
        let plan = self.plan(&reports)?;
        let given: Vec<Given<'_>> = reports.iter().map(|(source, report)| Given { source, report }).collect();
        let roll_up = report::roll_up(&plan, &given, statement.as_ref(), previous.as_ref());
        render::write(self.format, &roll_up, &roll_up.document(), self.output.as_deref())?;
        Ok(ExitCode::from(if unread > 0 { 2 } else { u8::from(!is_sound(&roll_up)) }))
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
