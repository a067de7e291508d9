//! `gongkai audit`: what is wrong with a published or drafted annual report, by the A-rules (AUD-…).

mod annotate;
mod baseline;
mod batch;
mod listed;
mod outcome;
pub(super) mod sarif;
mod summary;
mod words;
mod workbook;

use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use calendar::Date;
use clap::{Args, ValueEnum};
use report::Context;
use rule::Severity;
use statute::Regime;

use self::annotate::Copies;
use self::baseline::Baseline;
use self::batch::Settings;
use self::outcome::{Judged, Outcome};
use self::summary::Summary;
use super::{files, paths};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai audit 年度报告.txt
  gongkai audit 年度报告.txt --least error
  gongkai audit 2024年.txt --previous 2023年.txt --published 2025-01-20
  gongkai audit 2024年报告/ --format html -o 核对结果.html
  gongkai audit '报告/**/*.docx' --format json
  gongkai audit 2024年报告/ --list 应报机关.txt --year 2024
  gongkai audit 2024年报告/ --format xlsx -o 核对结果.xlsx --annotate 批注/
  gongkai audit 全县.docx --units 各单位报告/
  gongkai audit 报告/ --baseline 已接受.json --write-baseline

文件夹连同其中的文件夹都核对；文件写作“-”的，从标准输入读取。
同时给出几份报告的，同一机关上一年的报告、同一报告的网页和文件、文字雷同的其他机关的报告自动放在一起核对。
单独一个文件的 JSON 是一个对象，其余的是一个数组，读不了的文件在其中写明 error。
退出码：0 没有错误（可以有警告和提示），1 有错误，2 有文件没有核对成。")]
pub struct Audit {
    /// 年度报告的文件、文件夹或者含有*的文件名，可以写多个
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
    /// 机关名称，读出的不对时指明
    #[arg(long, value_name = "名称")]
    body: Option<String>,
    /// 报告年度，读出的不对时指明
    #[arg(long, value_name = "年度", value_parser = clap::value_parser!(i16).range(2008..=9998))]
    year: Option<i16>,
    /// 应报机关的名单，一行一个机关，可以在逗号后写发布日期；核对谁没有报、谁逾期发布
    #[arg(long, value_name = "名单")]
    list: Option<PathBuf>,
    /// 所属各单位报告的文件或者文件夹，用来核对汇总；所核对的应当是行政区自己的报告
    #[arg(long, value_name = "文件")]
    units: Vec<String>,
    /// 已接受问题的文件，其中的问题不再列出
    #[arg(long, value_name = "文件")]
    baseline: Option<PathBuf>,
    /// 把这次的全部问题写进 --baseline 的文件，作为已接受
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 把问题作为批注写进DOCX的副本，放在这个文件夹
    #[arg(long, value_name = "文件夹")]
    annotate: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// 单独一页网页
    Html,
    /// SARIF 2.1.0，供代码检查一类的程序读取
    Sarif,
    /// Excel工作簿
    Xlsx,
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

impl Audit {
    /// Runs the command.
    ///
    /// # Errors
    /// When last year's report, the list or the baseline cannot be read, or the result cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let (names, many) = paths::files(&self.files);
        if names.is_empty() {
            bail!("{}：文件夹里没有可以核对的文件（DOCX、PDF、XLSX、网页、文本等）", self.files.join("、"));
        }
        if self.format == Format::Xlsx && self.output.is_none() && io::stdout().is_terminal() {
            bail!("Excel工作簿不能显示在终端上，请用 -o 指明文件");
        }
        let settings = self.settings()?;
        let mut copies = self.annotate.as_deref().map(Copies::into).transpose()?;
        let mut baseline = match &self.baseline {
            Some(path) if path.exists() || !self.write_baseline => Baseline::read(path)?,
            _ => Baseline::default(),
        };
        let mut result = Output::new(&self, many)?;
        let mut judge = |mut outcome: Outcome| {
            if let Outcome::Judged(judged) = &mut outcome {
                if self.write_baseline {
                    baseline.accept(judged);
                }
                baseline.clear(judged);
                if let Some(copies) = &mut copies {
                    copies.add(judged)?;
                }
            }
            result.add(outcome)
        };
        let mut bodies: Vec<(String, Option<i16>)> = Vec::new();
        batch::judge(&names, &settings, &mut |outcome| {
            if let (Outcome::Judged(judged), true) = (&outcome, self.list.is_some()) {
                bodies.push((text::squeeze(&judged.body), judged.year));
            }
            judge(outcome)
        })?;
        if let Some(path) = &self.list {
            for outcome in listed::missing(path, &bodies, self.year, &settings.context)? {
                judge(outcome)?;
            }
        }
        if let (Some(path), true) = (&self.baseline, self.write_baseline) {
            baseline.write(path)?;
            super::note(&format!("已接受{}处问题，写入{}", baseline.len(), path.display()));
        }
        let status = result.finish()?;
        if let (Some(copies), Some(folder)) = (copies, &self.annotate) {
            let others = match copies.others {
                0 => String::new(),
                others => format!("；{others}个文件不是DOCX，没有批注"),
            };
            super::note(&format!("已写出{}份带批注的副本，在{}{others}", copies.written, folder.display()));
        }
        Ok(status)
    }

    fn settings(&self) -> anyhow::Result<Settings> {
        let previous = match &self.previous {
            Some(name) => Some(files::report(name).with_context(|| format!("上年报告 {name}"))?.1.report),
            None => None,
        };
        let listed = self.list.as_deref().map(listed::read).transpose()?.unwrap_or_default();
        let mut context = Context {
            regime: self.regime.map(Kind::regime),
            previous,
            published_on: self.published,
            ..Context::default()
        };
        if !self.units.is_empty() {
            ensure!(self.files.len() == 1, "--units 只能用来核对一份行政区的报告，请只写这一个文件");
            let statement = files::report(&self.files[0]).with_context(|| self.files[0].clone())?.1.report;
            let list = self.list.as_deref();
            context.region = Some(listed::region(&statement, self.year, &self.units, list)?);
        }
        Ok(Settings {
            context,
            body: self.body.clone(),
            year: self.year,
            listed: if self.units.is_empty() { listed } else { std::collections::HashMap::new() },
        })
    }
}

/// Where results go, one by one, and what is written when all are there.
struct Output<'a> {
    wanted: &'a Audit,
    many: bool,
    out: Box<dyn Write>,
    summary: Summary,
    sink: Sink,
}

/// What a format keeps from one result to the next. None keeps results in memory.
enum Sink {
    Text,
    Json,
    Html(words::Page),
    Sarif(sarif::Log),
    Xlsx(Box<workbook::Book>),
}

impl<'a> Output<'a> {
    fn new(wanted: &'a Audit, many: bool) -> anyhow::Result<Self> {
        let out: Box<dyn Write> = match &wanted.output {
            Some(path) => Box::new(File::create(path).with_context(|| cannot_write(path))?),
            None => Box::new(io::stdout().lock()),
        };
        let mut out: Box<dyn Write> = Box::new(io::BufWriter::new(out));
        let sink = match wanted.format {
            Format::Text => Sink::Text,
            Format::Json => Sink::Json,
            Format::Html => Sink::Html(words::Page::new().context("不能建立暂存文件")?),
            Format::Sarif => Sink::Sarif(sarif::Log::begin(&mut out)?),
            Format::Xlsx => Sink::Xlsx(Box::new(workbook::Book::new()?)),
        };
        Ok(Self { wanted, many, out, summary: Summary::default(), sink })
    }

    fn add(&mut self, outcome: Outcome) -> anyhow::Result<()> {
        if let Outcome::Unread(unread) = &outcome {
            super::complain(&anyhow::anyhow!("{}：{}", unread.file, unread.error));
        }
        let first = self.summary.rows.is_empty();
        self.summary.add(&outcome);
        match (&mut self.sink, outcome) {
            (Sink::Json, outcome) if self.many => {
                write!(self.out, "{}", if first { "[\n" } else { ",\n" })?;
                serde_json::to_writer_pretty(&mut self.out, &outcome)?;
            }
            (Sink::Json, Outcome::Judged(judged)) => {
                serde_json::to_writer_pretty(&mut self.out, &judged)?;
                writeln!(self.out)?;
            }
            (Sink::Text, Outcome::Judged(judged)) => self.text(&judged, first)?,
            (Sink::Html(page), Outcome::Judged(judged)) => page.add(judged)?,
            (Sink::Sarif(log), outcome) => log.add(&outcome, &mut self.out)?,
            (Sink::Xlsx(book), outcome) => book.add(&outcome)?,
            (Sink::Json | Sink::Text | Sink::Html(_), Outcome::Unread(_)) => {}
        }
        Ok(())
    }

    fn text(&mut self, judged: &Judged, first: bool) -> anyhow::Result<()> {
        let terminal = self.wanted.output.is_none() && io::stdout().is_terminal();
        let coloured = terminal && std::env::var_os("NO_COLOR").is_none();
        if !first {
            writeln!(self.out)?;
        }
        Ok(words::write(judged, self.wanted.least.severity(), coloured, &mut self.out)?)
    }

    fn finish(mut self) -> anyhow::Result<ExitCode> {
        match self.sink {
            Sink::Text if self.summary.any_judged() => {
                if self.many {
                    writeln!(self.out)?;
                    self.summary.write(&mut self.out)?;
                }
                words::write_left(&mut self.out)?;
            }
            Sink::Json if self.many => writeln!(self.out, "\n]")?,
            Sink::Html(page) => page.write(&self.summary, &mut self.out)?,
            Sink::Sarif(log) => log.end(&mut self.out)?,
            Sink::Xlsx(book) => book.write(&mut self.out)?,
            Sink::Text | Sink::Json => {}
        }
        self.out.flush()?;
        // Programs read the result on standard output; people still see how it went.
        if self.many && !matches!(self.wanted.format, Format::Text) && io::stderr().is_terminal() {
            self.summary.write(&mut io::stderr().lock())?;
        }
        Ok(ExitCode::from(self.summary.status()))
    }
}

fn cannot_write(path: &Path) -> String {
    format!("不能写入{}", path.display())
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
