//! `gongkai read`: what stands in a published annual report, cell by cell, and what could not be read.

mod json;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{failure, files};
use json::Readout;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai read 年度报告.docx
  gongkai read 年度报告.pdf --format json
  gongkai read --format jsonl *.html > 读取结果.jsonl

读取 DOCX、PDF、XLSX、网页和文本文件；文件写作“-”的，从标准输入读取。读不准的列在“未能确定”（doubts）中，不作猜测。
单元格编号如 t3/new_received/natural；kind 为 number（数字）、blank（空白）、text（不是数字）或者 absent（没有这一格）。
json 格式：一个文件是一个对象，多个文件是一个数组；jsonl 格式：每个文件一行。读不了的文件写明 error。
退出码：0 全部读成，2 有文件没有读成。")]
pub struct Read {
    /// 年度报告的文件，可以写多个
    #[arg(value_name = "文件", required = true)]
    files: Vec<String>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// 供程序读取，每个文件一行
    Jsonl,
}

/// A file that was read, or why it was not.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Read(Box<Readout>),
    Unread { file: String, error: String },
}

impl Read {
    /// Runs the command; each file is written as soon as it is read.
    ///
    /// # Errors
    /// When standard output fails.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let listed = matches!(self.format, Format::Json) && self.files.len() > 1;
        let mut unread = false;
        if listed {
            writeln!(out, "[")?;
        }
        for (n, name) in self.files.iter().enumerate() {
            let result = files::report(name);
            if let Err(refused) = &result {
                unread = true;
                super::complain(&anyhow::anyhow!("{name}：{}", failure::told(refused)));
            }
            if let Format::Text = self.format {
                if let Ok((reading, found)) = &result {
                    words::write(name, reading, found, &mut out)?;
                }
                continue;
            }
            let outcome = match result {
                Ok((reading, found)) => Outcome::Read(Box::new(Readout::of(name, &reading, &found))),
                Err(refused) => Outcome::Unread { file: name.clone(), error: failure::told(&refused) },
            };
            if let Format::Jsonl = self.format {
                serde_json::to_writer(&mut out, &outcome)?;
            } else {
                serde_json::to_writer_pretty(&mut out, &outcome)?;
            }
            let last = n + 1 == self.files.len();
            writeln!(out, "{}", if listed && !last { "," } else { "" })?;
        }
        if listed {
            writeln!(out, "]")?;
        }
        out.flush()?;
        Ok(ExitCode::from(if unread { 2 } else { 0 }))
    }
}
