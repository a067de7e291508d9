//! `gongkai audit`: what is wrong with a published or drafted annual report, by the A-rules (AUD-…).

mod file;
mod words;

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use anyhow::Context as _;
use calendar::Date;
use clap::{Args, ValueEnum};
use report::{Audit as Judged, Context};
use rule::Severity;
use serde::Serialize;
use statute::Regime;

use super::failure;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai audit 年度报告.txt
  gongkai audit 年度报告.txt --least error
  gongkai audit 2024年.txt --previous 2023年.txt --published 2025-01-20
  gongkai audit --format html 年度报告.txt > 核对结果.html
  gongkai audit --format json *.txt

读取文本文件（UTF-8、UTF-16、GB18030），表格一行一格、一行一列或者用“|”分隔都可以；文件写作“-”的，从标准输入读取。
一个文件的 JSON 是一个对象；多个文件的是一个数组，读不了的文件在其中写明 error。
退出码：0 没有错误（可以有警告和提示），1 有错误，2 有文件没有核对成。")]
pub struct Audit {
    /// 年度报告的文件，可以写多个
    #[arg(value_name = "文件", required = true)]
    files: Vec<String>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 文字结果从哪一级列起
    #[arg(long, value_name = "程度", value_enum, default_value_t = Least::Info)]
    least: Least,
    /// 上年报告的文件，用来核对结转、增减和雷同
    #[arg(long, value_name = "文件")]
    previous: Option<String>,
    /// 发布日期，如 2025-01-20，用来核对是否逾期
    #[arg(long, value_name = "日期")]
    published: Option<Date>,
    /// 机关性质；不写的按名称判断
    #[arg(long, value_name = "性质", value_enum)]
    regime: Option<Kind>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// 单独一页网页
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Least {
    /// 只列错误
    Error,
    /// 错误和警告
    Warning,
    /// 全部
    Info,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// 行政机关
    Organ,
    /// 法律、法规授权的组织
    Authorised,
    /// 公共企事业单位
    Utility,
    /// 自愿参照执行的单位，如群团组织
    Voluntary,
}

/// A file that was judged, or why it was not.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Judged(Judged),
    Unread { file: String, error: String },
}

impl Audit {
    /// Runs the command.
    ///
    /// # Errors
    /// When last year's report cannot be read, or standard output fails.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let previous = match &self.previous {
            Some(name) => Some(file::read(name).with_context(|| format!("上年报告 {name}"))?.report),
            None => None,
        };
        let context = Context {
            regime: self.regime.map(Kind::regime),
            previous,
            published_on: self.published,
            ..Context::default()
        };
        let outcomes: Vec<Outcome> = self.files.iter().map(|name| judge(name, &context)).collect();
        self.write(&outcomes)?;
        Ok(status(&outcomes))
    }

    fn write(&self, outcomes: &[Outcome]) -> anyhow::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for outcome in outcomes {
            if let Outcome::Unread { file, error } = outcome {
                super::complain(&anyhow::anyhow!("{file}：{error}"));
            }
        }
        let judged = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Judged(audit) => Some(audit),
            Outcome::Unread { .. } => None,
        });
        match self.format {
            Format::Json if outcomes.len() > 1 => {
                serde_json::to_writer_pretty(&mut out, outcomes)?;
                writeln!(out)?;
            }
            Format::Json => {
                for audit in judged {
                    writeln!(out, "{}", audit.to_json())?;
                }
            }
            Format::Html => {
                let all: Vec<&Judged> = judged.collect();
                if !all.is_empty() {
                    out.write_all(words::page(&all).as_bytes())?;
                }
            }
            Format::Text => {
                let least = self.least.severity();
                let coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
                for (n, audit) in judged.enumerate() {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    words::write(audit, least, coloured, &mut out)?;
                }
            }
        }
        Ok(out.flush()?)
    }
}

fn judge(name: &str, context: &Context) -> Outcome {
    match file::read(name) {
        Ok(report) => Outcome::Judged(Judged::of(Some(name), &report, context)),
        Err(refused) => Outcome::Unread { file: name.to_owned(), error: failure::told(&refused) },
    }
}

/// 2 where a file was not judged, 1 where one has errors, else 0.
fn status(outcomes: &[Outcome]) -> ExitCode {
    let unread = outcomes.iter().any(|outcome| matches!(outcome, Outcome::Unread { .. }));
    let errors = outcomes.iter().any(|outcome| match outcome {
        Outcome::Judged(audit) => audit.count(Severity::Error) > 0,
        Outcome::Unread { .. } => false,
    });
    ExitCode::from(if unread { 2 } else { u8::from(errors) })
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

impl Kind {
    fn regime(self) -> Regime {
        match self {
            Self::Organ => Regime::Organ,
            Self::Authorised => Regime::Authorised,
            Self::Utility => Regime::Utility,
            Self::Voluntary => Regime::Voluntary,
        }
    }
}
