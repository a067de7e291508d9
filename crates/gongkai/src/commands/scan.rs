//! `gongkai scan`: personal data in files that are or will be published, whatever part of a file they stand in.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use calendar::Date;
use clap::{Args, ValueEnum};
use rule::Severity;
use serde_json::{Value, json};

use super::privacy::{Judged, shown};
use super::side_by_side::{guarded, progress, side_by_side};
use super::{failure, files, paths};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai scan 名单.xlsx
  gongkai scan 附件/ 公示.zip
  gongkai scan --list 已发布文件.txt --format json -o 结果.json
  gongkai scan 附件/ --on 2025-06-03

文件夹连同其中的文件夹、压缩包连同其中的文件都查；正文以外，隐藏的工作表和行列、批注、修订、隐藏文字、页眉页脚、文件属性、文件名也查。
图片和扫描件中的文字查不了，结果中写明“未检查”。结果中的个人信息已经遮盖。
退出码：0 没有错误（可以有警告），1 有错误，2 有文件没有查成。")]
pub struct Scan {
    /// 文件、文件夹或者含有*的文件名，可以写多个
    #[arg(value_name = "文件")]
    files: Vec<String>,
    /// 文件的名单，一行一个
    #[arg(long, value_name = "名单")]
    list: Option<PathBuf>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 拟发布的日期，用来计算年龄；省略时为今天
    #[arg(long, value_name = "日期")]
    on: Option<Date>,
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
}

impl Scan {
    /// Runs the command.
    ///
    /// # Errors
    /// When there is no file, the list cannot be read or the result cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let on = self.on.unwrap_or_else(super::today);
        let names = self.names()?;
        let mut out: Box<dyn Write> = match &self.output {
            Some(path) => {
                Box::new(File::create(path).with_context(|| format!("不能写入{}", path.display()))?)
            }
            None => Box::new(io::stdout().lock()),
        };
        let bar = progress("检查", names.len());
        let all: Vec<usize> = (0..names.len()).collect();
        let mut sum = Sum::default();
        if self.format == Format::Json {
            write!(out, "{{\"on\": \"{on}\", \"files\": [")?;
        }
        let work = |index: usize| one(&names[index], on);
        side_by_side(&all, &bar, work, |index, outcome| {
            sum.add(&outcome);
            match self.format {
                Format::Json => {
                    let comma = if index == 0 { "" } else { "," };
                    write!(out, "{comma}\n{}", outcome.json(&names[index]))?;
                }
                Format::Text => outcome.write(&names[index], &mut out)?,
            }
            Ok(())
        })?;
        bar.finish_and_clear();
        match self.format {
            Format::Json => writeln!(out, "\n], \"summary\": {}}}", sum.json())?,
            Format::Text => sum.write(&mut out)?,
        }
        out.flush()?;
        Ok(ExitCode::from(if sum.unread > 0 { 2 } else { u8::from(sum.errors > 0) }))
    }

    fn names(&self) -> anyhow::Result<Vec<String>> {
        let mut arguments = self.files.clone();
        if let Some(list) = &self.list {
            let lines = fs::read_to_string(list).with_context(|| format!("不能读取{}", list.display()))?;
            let lines = lines.trim_start_matches('\u{FEFF}').lines().map(str::trim);
            arguments
                .extend(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned));
        }
        let (names, _) = paths::of(&arguments, any);
        if names.is_empty() {
            bail!("没有可以检查的文件，请写明文件、文件夹或者名单");
        }
        Ok(names)
    }
}

/// All files in folders are looked at: a picture is at least named.
fn any(_: &Path) -> bool {
    true
}

/// What became of a file: the findings, or why it was not read.
struct Outcome(Result<Judged, String>);

fn one(name: &str, on: Date) -> Outcome {
    let judged = guarded(|| {
        let bytes = files::bytes(name)?;
        Judged::of(name, &bytes, on)
    });
    Outcome(judged.map_err(|refused| failure::told(&refused)))
}

impl Outcome {
    fn json(&self, name: &str) -> Value {
        match &self.0 {
            Ok(judged) => {
                let mut value = judged.json();
                value["file"] = json!(name);
                value
            }
            Err(why) => json!({"file": name, "error": why}),
        }
    }

    fn write(&self, name: &str, out: &mut dyn Write) -> io::Result<()> {
        let judged = match &self.0 {
            Ok(judged) => judged,
            Err(why) => return writeln!(out, "{name}\n  没有查成：{}。", why.trim_end_matches('。')),
        };
        let said = judged.everything.not_checked();
        if judged.findings.is_empty() && said.is_empty() {
            return Ok(());
        }
        writeln!(out, "{name}")?;
        for (part, finding) in &judged.findings {
            let place = judged.place(*part, finding);
            writeln!(out, "  {} {place}：{}（{}）", finding.severity.label(), shown(finding), finding.rule)?;
            writeln!(out, "      {}", finding.reason)?;
        }
        said.iter().try_for_each(|words| writeln!(out, "  {words}"))
    }
}

/// The sums at the end.
#[derive(Default)]
struct Sum {
    files: usize,
    errors: usize,
    warnings: usize,
    pictures: usize,
    unread: usize,
}

impl Sum {
    fn add(&mut self, outcome: &Outcome) {
        self.files += 1;
        match &outcome.0 {
            Ok(judged) => {
                self.errors += judged.count(Severity::Error);
                self.warnings += judged.count(Severity::Warning);
                self.pictures += judged.everything.pictures;
            }
            Err(_) => self.unread += 1,
        }
    }

    fn json(&self) -> Value {
        json!({"files": self.files, "errors": self.errors, "warnings": self.warnings, "pictures_not_checked": self.pictures, "unread": self.unread})
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { files, errors, warnings, pictures, unread } = self;
        writeln!(
            out,
            "检查了{files}个文件：错误{errors}处，警告{warnings}处，未检查的图片{pictures}个，没有查成的文件{unread}个。"
        )
    }
}
