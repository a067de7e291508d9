//! `gongkai clock`: the reply period of one case in words, or of many as JSON lines.

mod line;

use std::io::{self, BufRead as _, Write};
use std::process::ExitCode;

use anyhow::Context as _;
use calendar::{Calendar, Date, WorkingDays};
use clap::{Args, ValueEnum};
use serde::Serialize;
use statute::clock::{self, Case, ClockState, Hold, HoldKind, Reading, Step};

/// A line of input longer than this is refused unread: a case needs a few hundred bytes.
const LONGEST_LINE: usize = 1 << 20;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai clock --receipt 2025-03-03
  gongkai clock --receipt 2025-03-03 --extension 10 --as-of 2025-03-20
  echo '{\"receipt\":\"2025-03-03\"}' | gongkai clock --format json")]
pub struct Clock {
    /// 收到申请之日，如 2025-03-03
    #[arg(long, value_name = "日期", required_unless_present = "format")]
    receipt: Option<Date>,
    /// 收到补正申请之日
    #[arg(long, value_name = "日期")]
    corrected: Option<Date>,
    /// 申请人收到收费通知之日
    #[arg(long, value_name = "日期")]
    fee_notice: Option<Date>,
    /// 缴费完成之日
    #[arg(long, value_name = "日期")]
    fee_paid: Option<Date>,
    /// 征求意见的起止日期，如 2025-03-07..2025-03-17；尚未结束的省略后一日期，可以重复
    #[arg(long, value_name = "起..止", value_parser = parse_hold)]
    hold: Vec<Hold>,
    /// 延长答复期限的工作日数，最多20
    #[arg(long, value_name = "天数", default_value_t = 0)]
    extension: u16,
    /// 截至哪一日计算剩余工作日
    #[arg(long, value_name = "日期")]
    as_of: Option<Date>,
    /// json：从标准输入逐行读取案件，逐行输出结果
    #[arg(
        long,
        value_name = "格式",
        value_enum,
        conflicts_with_all = ["receipt", "corrected", "fee_notice", "fee_paid", "hold", "extension", "as_of"]
    )]
    format: Option<Format>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
}

#[derive(Serialize)]
struct ReadingLine {
    reply_due: Date,
    provisional: bool,
    correction_notice_due: Date,
    extension_notice_due: Date,
    days_left: Option<i64>,
    steps: Vec<StepLine>,
}

#[derive(Serialize)]
struct StepLine {
    date: Date,
    counted: bool,
    why: String,
    rule: &'static str,
    article: String,
}

#[derive(Serialize)]
struct ErrorLine {
    error: String,
}

impl Clock {
    /// Runs the command.
    ///
    /// # Errors
    /// When the facts contradict one another, or standard input or output fails.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.format {
            Some(Format::Json) => lines(io::stdin().lock(), io::stdout().lock())?,
            None => self.explain(io::stdout().lock())?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn explain(self, mut out: impl Write) -> anyhow::Result<()> {
        let receipt = self.receipt.context("请用 --receipt 写明收到申请之日")?;
        let case = Case {
            receipt,
            corrected_receipt: self.corrected,
            fee_notice_received: self.fee_notice,
            fee_paid: self.fee_paid,
            holds: self.hold,
            extension: WorkingDays(self.extension),
        };
        let reading = clock::read(&case, self.as_of, Calendar::national())?;
        writeln!(out, "{}", summary(&reading))?;
        writeln!(out, "补正告知最迟日期：{}。", reading.correction_notice_due)?;
        writeln!(out, "延期告知最迟日期：{}。\n", reading.extension_notice_due)?;
        for step in &reading.steps {
            let mark = if step.counted { "计" } else { "　" };
            writeln!(out, "{}　{mark}　{}（{}，{}）", step.date, step.why, step.rule, step.article)?;
        }
        Ok(())
    }
}

/// The result in one sentence.
fn summary(reading: &Reading) -> String {
    let provisional = if reading.provisional { "（预估）" } else { "" };
    let left = match (reading.state, reading.days_left) {
        (ClockState::AwaitingPayment, _) => "，待缴费，期限停止计算".to_owned(),
        (ClockState::Suspended, _) => "，征求意见期间中止计算".to_owned(),
        (_, Some(0)) => "，今天到期".to_owned(),
        (_, Some(days)) if days < 0 => format!("，逾期{}个工作日", -days),
        (_, Some(days)) => format!("，剩{days}个工作日"),
        (_, None) => String::new(),
    };
    format!("答复期限届满日：{}{provisional}{left}。", reading.reply_due)
}

/// Answers each line of `input` with one line; a bad line is answered by its error and the run goes on.
fn lines(mut input: impl io::BufRead, mut out: impl Write) -> anyhow::Result<()> {
    let (mut line, mut first) = (Vec::new(), true);
    loop {
        line.clear();
        let read = io::Read::take(&mut input, LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(out.flush()?);
        }
        if read > LONGEST_LINE && line.last() != Some(&b'\n') {
            skip_line(&mut input)?;
            write_line(&mut out, &ErrorLine { error: format!("一行不能超过{LONGEST_LINE}字节") })?;
            first = false;
            continue;
        }
        // Some editors mark the beginning of a file.
        let mark: &[u8] = if first { "\u{feff}".as_bytes() } else { b"" };
        first = false;
        match answer(line.strip_prefix(mark).unwrap_or(&line)) {
            Ok(reading) => write_line(&mut out, &reading)?,
            Err(error) => write_line(&mut out, &ErrorLine { error })?,
        }
    }
}

fn skip_line(input: &mut impl io::BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let Some(end) = buffer.iter().position(|&byte| byte == b'\n') else {
            let length = buffer.len();
            input.consume(length);
            if length == 0 {
                return Ok(());
            }
            continue;
        };
        input.consume(end + 1);
        return Ok(());
    }
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(out.write_all(b"\n")?)
}

fn answer(line: &[u8]) -> Result<ReadingLine, String> {
    let (case, as_of) = line::read(line)?;
    let reading = clock::read(&case, as_of, Calendar::national()).map_err(|error| error.to_string())?;
    Ok(ReadingLine {
        reply_due: reading.reply_due,
        provisional: reading.provisional,
        correction_notice_due: reading.correction_notice_due,
        extension_notice_due: reading.extension_notice_due,
        days_left: reading.days_left,
        steps: reading.steps.into_iter().map(StepLine::from).collect(),
    })
}

impl From<Step> for StepLine {
    fn from(step: Step) -> Self {
        let Step { date, counted, why, rule, article } = step;
        Self { date, counted, why, rule, article }
    }
}

fn parse_hold(text: &str) -> Result<Hold, String> {
    let bad = || format!("“{text}”应写作 2025-03-07..2025-03-17，尚未结束的写作 2025-03-07..");
    let (sent, end) = text.split_once("..").ok_or_else(bad)?;
    let sent = sent.parse().map_err(|_| bad())?;
    let end = if end.is_empty() { None } else { Some(end.parse().map_err(|_| bad())?) };
    Ok(Hold { kind: HoldKind::ThirdParty, sent, received: None, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(input: &str) -> Vec<serde_json::Value> {
        let mut out = Vec::new();
        lines(input.as_bytes(), &mut out).unwrap();
        out.split(|&b| b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).unwrap())
            .collect()
    }

    /// A bad line is answered in its place and the run goes on.
    #[test]
    fn a_bad_line_does_not_end_the_run() {
        let answers = answered(
            "{\"receipt\":\"2025-03-03\"}\nnot json\n\n{\"receipt\":\"2024-02-30\"}\n{\"receipt\":\"2025-03-03\",\"extension_wd\":10,\"as_of\":\"2025-04-14\"}",
        );
        assert_eq!(answers.len(), 5);
        assert_eq!(answers[0]["reply_due"], "2025-03-31");
        assert_eq!(answers[0]["days_left"], serde_json::Value::Null);
        for bad in &answers[1..4] {
            assert!(bad["error"].is_string(), "{bad}");
        }
        assert_eq!(answers[4]["reply_due"], "2025-04-15");
        assert_eq!(answers[4]["days_left"], 1);
    }

    /// What is wrong is said of its field, in words a clerk reads.
    #[test]
    fn a_bad_line_is_told_its_field() {
        for (line, sentence) in [
            ("not json", "这一行不是JSON：第2个字节"),
            ("{\"receipt\":", "不是完整的JSON"),
            (" ", "这是空行"),
            ("[\"2025-03-03\"]", "这一行应为一个对象，写在 { } 中；所写的是数组"),
            ("{}", "缺少receipt"),
            (r#"{"receipt":null}"#, "缺少receipt"),
            (r#"{"receipt":"2024-02-30"}"#, "receipt应为实有的日期，如“2025-03-03”；所写的是“2024-02-30”"),
            (r#"{"receipt":20250303}"#, "所写的是 20250303"),
            (r#"{"receipt":"2025-03-03","recieved":1}"#, "“recieved”不是字段名；可以写：receipt、"),
            (r#"{"receipt":"2025-03-03","receipt":"2025-03-04"}"#, "receipt写了两次"),
            (
                r#"{"receipt":"2025-03-03","extension_wd":-1}"#,
                "extension_wd应为延长的工作日数，如 10；所写的是 -1",
            ),
            (r#"{"receipt":"2025-03-03","holds":{}}"#, "holds应为数组"),
            (r#"{"receipt":"2025-03-03","holds":[["a"]]}"#, "holds第1项应为一个对象"),
            (r#"{"receipt":"2025-03-03","holds":[{}]}"#, "holds第1项缺少sent"),
            (r#"{"receipt":"2025-03-03","holds":[{"sent":"x"}]}"#, "holds第1项的sent应为实有的日期"),
            (r#"{"receipt":"2025-03-03","holds":[{"kind":"x"}]}"#, "holds第1项的kind应为“third_party”"),
        ] {
            let answers = answered(line);
            let error = answers[0]["error"].as_str().unwrap();
            assert!(error.contains(sentence), "{line}: {error}");
        }
    }

    #[test]
    fn a_mark_at_the_beginning_and_null_are_nothing() {
        let line = r#"{"receipt":"2025-03-03","holds":null,"extension_wd":null,"as_of":null}"#;
        let answers = answered(&format!("\u{feff}{line}\r\n\u{feff}{line}\n"));
        assert_eq!(answers[0]["reply_due"], "2025-03-31");
        assert!(answers[1]["error"].is_string());
    }

    /// The answer stands first, the days after it.
    #[test]
    fn words_begin_with_the_answer() {
        let receipt = "2025-03-03".parse().unwrap();
        let clock = Clock {
            receipt: Some(receipt),
            corrected: None,
            fee_notice: None,
            fee_paid: None,
            hold: Vec::new(),
            extension: 0,
            as_of: None,
            format: None,
        };
        let mut out = Vec::new();
        clock.explain(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "答复期限届满日：2025-03-31。");
        assert!(lines[1].starts_with("补正告知最迟日期：2025-03-1"), "{}", lines[1]);
        assert!(lines[2].starts_with("延期告知最迟日期：2025-03-31"), "{}", lines[2]);
        assert!(lines[4].starts_with("2025-03-0"), "{}", lines[4]);
    }

    #[test]
    fn an_open_hold_has_no_end() {
        let line = r#"{"receipt":"2025-03-03","holds":[{"kind":"agency","sent":"2025-03-07"}],"as_of":"2025-03-10"}"#;
        assert_eq!(answered(line)[0]["provisional"], true);
    }

    #[test]
    fn an_endless_line_is_refused_and_the_next_is_read() {
        let long = "x".repeat(LONGEST_LINE * 2);
        let answers = answered(&format!("{long}\n{{\"receipt\":\"2025-03-03\"}}"));
        assert_eq!(answers.len(), 2);
        assert!(answers[0]["error"].as_str().unwrap().contains("一行不能超过"));
        assert_eq!(answers[1]["reply_due"], "2025-03-31");
    }

    #[test]
    fn hold_arguments_are_read() {
        assert!(parse_hold("2025-03-07..").unwrap().end.is_none());
        assert!(parse_hold("2025-03-07").unwrap_err().contains("应写作"));
    }
}
