//! `gongkai report`: the annual report of a body, as a web page, PDF, OFD, a Word document, a workbook or JSON.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use acts::annual::{self, FIRST_YEAR};
use anyhow::{Context as _, bail};
use calendar::Date;
use clap::{Args, ValueEnum};
use office::{AnnualReport, Body};
use press::Fonts;
use store::Store;
use web::Clock;

use super::database::Database;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai report --body SFMZ --year 2024 --format html -o 2024年度报告.html
  gongkai report --body SFMZ --year 2024 --format docx -o 2024年度报告.docx
  gongkai report --body SFMZ --year 2024 --format pdf -o 2024年度报告.pdf
  gongkai report --body SFMZ --year 2024 --format xlsx -o 2024年度报告.xlsx
  gongkai report --body SFMZ --year 2024 --format json

已签发的，生成最近一次签发的版本；正在编制的，按现稿生成；尚未编制的，按现有记录生成草稿。只读取数据库，不作任何改动。
JSON列出全部单元格（数字、记录件数、记录清单的校验值）和各项勾稽关系的核对结果。")]
pub struct Report {
    #[command(flatten)]
    database: Database,
    /// 机关代字，如 SFMZ
    #[arg(long, value_name = "代字")]
    body: String,
    /// 报告年度
    #[arg(long, value_name = "年度", value_parser = clap::value_parser!(i16).range(i64::from(FIRST_YEAR)..=9998))]
    year: i16,
    /// 格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Html)]
    format: Format,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 网页
    Html,
    /// PDF，可以打印和归档
    Pdf,
    /// OFD（GB/T 33190）
    Ofd,
    /// Word文档
    Docx,
    /// Excel工作簿，含勾稽核对
    Xlsx,
    /// 供程序读取
    Json,
}

impl Report {
    /// Renders.
    ///
    /// # Errors
    /// When there is no such body, or the file cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let on_screen = matches!(self.format, Format::Html | Format::Json);
        if !on_screen && self.output.is_none() && io::stdout().is_terminal() {
            bail!("这种格式的文件不能显示在终端上，请用 -o 指明文件");
        }
        let store = self.database.open()?;
        let bytes = self.render(&store, Clock::System.today())?;
        match &self.output {
            Some(path) => fs::write(path, bytes).with_context(|| format!("不能写入{}", path.display()))?,
            None => io::stdout().write_all(&bytes)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn render(&self, store: &Store, today: Date) -> anyhow::Result<Vec<u8>> {
        let (body, report) = self.find(store, today)?;
        let document = || annual::document(&body, &report, today);
        Ok(match self.format {
            Format::Html => paper::html::page(&document()).into_bytes(),
            Format::Pdf => press::lay_out(&document(), Fonts::system()?).pdf()?,
            Format::Ofd => press::lay_out(&document(), Fonts::system()?).ofd()?,
            Format::Docx => paper::docx::write(&document())?,
            Format::Xlsx => {
                let before = store.read(|tx| annual::previous(tx, body.id, report.year))?;
                press::xlsx(&annual::shown(&body, &report, today), before.as_ref())?
            }
            Format::Json => {
                let export = store.read(|tx| annual::export(tx, &body, &report, today))?;
                let mut text = serde_json::to_string_pretty(&export)?;
                text.push('\n');
                text.into_bytes()
            }
        })
    }

    fn find(&self, store: &Store, today: Date) -> anyhow::Result<(Body, AnnualReport)> {
        let code = self.body.trim();
        store.read(|tx| {
            let bodies = tx.bodies()?;
            let codes: Vec<_> = bodies.iter().map(|body| format!("{}（{}）", body.code, body.name)).collect();
            let Some(body) = bodies.into_iter().find(|body| body.code.eq_ignore_ascii_case(code)) else {
                if codes.is_empty() {
                    bail!("数据库中还没有单位，没有可以生成的年度报告；请先用 gongkai body add 建立单位");
                }
                bail!("没有代字为“{code}”的单位；数据库中有：{}", codes.join("、"));
            };
            let report = match tx.annual_report_of(body.id, self.year)? {
                Some(report) => report,
                None => annual::provisional(tx, &body, self.year, today)?,
            };
            Ok((body, report))
        })
    }
}
