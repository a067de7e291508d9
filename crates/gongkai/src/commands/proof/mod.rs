//! `gongkai proof`: what is wrong with the wording of a text, by the P-rules (TXT-…, PD-…).

mod lsp;
mod sarif;
mod words;

use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use paper::{Format as Kind, Reading};
use proof::{Family, Finding, Lists, Prose};
use rule::Severity;
use serde_json::{Value, json};

use super::files;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai proof 通知.docx
  gongkai proof 通知.txt --least error
  gongkai proof 名单.xlsx --only personal-data
  gongkai proof - --format json < 通知.txt

供编辑器使用时写 gongkai proof --lsp（语言服务器协议，标准输入输出）。
文件写作“-”的，从标准输入读取。JSON 中的位置按字数计，从0起；DOCX、PDF 等另写明页和单元格。
退出码：0 没有错误（可以有疑似和体例问题），1 有错误，2 没有校对成。")]
pub struct ProofCommand {
    /// 要校对的文件：文本、DOCX、XLSX、PDF、网页
    #[arg(value_name = "文件", required_unless_present = "lsp")]
    file: Option<String>,
    /// 只校对这几类，用逗号隔开
    #[arg(long, value_name = "类别", value_enum, value_delimiter = ',')]
    only: Vec<Only>,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 文字结果从哪一级列起
    #[arg(long, value_name = "程度", value_enum, default_value_t = Least::Style)]
    least: Least,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 作为语言服务器运行，供编辑器边写边校对
    #[arg(long, conflicts_with_all = ["file", "only", "output"])]
    lsp: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// 错别字和用词
    Characters,
    /// 标点、空格和序号
    Punctuation,
    /// 数字、日期、计量单位和文号
    Numerals,
    /// 个人信息
    PersonalData,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// SARIF 2.1.0，供代码检查一类的程序读取
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum Least {
    /// 只列错误
    Error,
    /// 错误和疑似
    Likely,
    /// 全部
    Style,
}

impl ProofCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the file cannot be read or the result cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        if self.lsp {
            return lsp::serve(&mut io::stdin().lock(), &mut io::stdout().lock());
        }
        let file = self.file.unwrap_or_else(|| "-".to_owned());
        let reading = files::open(&file).with_context(|| file.clone())?;
        let read = Read::of(&file, reading, &self.only);
        let mut out: Box<dyn Write> = match &self.output {
            Some(path) => {
                Box::new(File::create(path).with_context(|| format!("不能写入{}", path.display()))?)
            }
            None => Box::new(io::stdout().lock()),
        };
        match self.format {
            Format::Text => {
                let coloured = self.output.is_none() && io::stdout().is_terminal();
                words::write(&read, self.least.severity(), coloured, &mut out)?;
            }
            Format::Json => writeln!(out, "{:#}", read.json())?,
            Format::Sarif => writeln!(out, "{:#}", sarif::log(&read))?,
        }
        out.flush()?;
        let wrong = read.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(ExitCode::from(u8::from(wrong)))
    }
}

/// A file and what was found in it.
struct Read {
    file: String,
    reading: Reading,
    findings: Vec<Finding>,
}

impl Read {
    fn of(file: &str, reading: Reading, only: &[Only]) -> Self {
        let prose = match reading.format {
            Kind::Text => Prose::of_text(&reading.text),
            _ => Prose::of_document(&reading.document),
        };
        let mut findings = proof::read(&prose, &Lists::default().published_on(super::today()));
        findings.retain(|finding| only.is_empty() || only.iter().any(|one| one.family() == finding.family));
        Self { file: file.to_owned(), reading, findings }
    }

    /// The page or the cell a finding stands in; empty for plain text.
    fn anchor(&self, finding: &Finding) -> String {
        self.reading.anchor(finding.place).map(ToString::to_string).unwrap_or_default()
    }

    fn json(&self) -> Value {
        let findings: Vec<Value> = self.findings.iter().map(|finding| self.finding(finding)).collect();
        let doubts: Vec<&str> = self.reading.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
        json!({"file": self.file, "findings": findings, "doubts": doubts})
    }

    fn finding(&self, finding: &Finding) -> Value {
        let mut value = json!({
            "rule": finding.rule,
            "level": finding.level(),
            "family": finding.family,
            "line": finding.place.line,
            "start": finding.place.start,
            "end": finding.place.end,
            "quote": finding.quote,
            "suggestion": finding.suggestion,
            "fix": finding.fix,
            "reason": finding.reason,
            "citation": finding.citation,
            "confidence": finding.confidence,
        });
        let anchor = self.anchor(finding);
        if !anchor.is_empty() {
            value["where"] = json!(anchor);
        }
        value
    }
}

impl Only {
    fn family(self) -> Family {
        match self {
            Self::Characters => Family::Characters,
            Self::Punctuation => Family::Punctuation,
            Self::Numerals => Family::Numerals,
            Self::PersonalData => Family::PersonalData,
        }
    }
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Likely => Severity::Warning,
            Self::Style => Severity::Info,
        }
    }
}
