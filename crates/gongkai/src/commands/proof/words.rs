//! The result for people on a terminal: the findings in the order of the text.

use std::io::{self, Write};

use proof::Finding;
use rule::Severity;

use super::Read;

/// Characters of a quotation that are shown.
const QUOTE: usize = 30;

/// Writes a headline with the counts, then every finding from `least` up.
pub(super) fn write(read: &Read, least: Severity, coloured: bool, out: &mut impl Write) -> io::Result<()> {
    let count = |severity| read.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, likely, style) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    writeln!(out, "{}：错误{errors}处，疑似{likely}处，体例{style}处", read.file)?;
    let starts = line_starts(&read.reading.text);
    for finding in read.findings.iter().filter(|finding| finding.severity <= least) {
        let (label, colour) = label(finding.severity);
        let label = if coloured { format!("\x1b[1;{colour}m{label}\x1b[0m") } else { label.to_owned() };
        let place = place(read, finding, &starts);
        writeln!(out, "\n{label}　{place}　{}　{}", finding.rule, change(finding))?;
        writeln!(out, "　　　{}（{}）", finding.reason.trim_end_matches('。'), finding.citation)?;
    }
    for doubt in &read.reading.doubts {
        writeln!(out, "\n未能确定：{}", doubt.text)?;
    }
    Ok(())
}

fn label(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("错误", "31"),
        Severity::Warning => ("疑似", "33"),
        Severity::Info => ("体例", "36"),
    }
}

/// “甲”→“乙”; what is to be deleted is said so.
fn change(finding: &Finding) -> String {
    let quote = short(&finding.quote);
    match finding.suggestion.as_deref() {
        None => format!("“{quote}”"),
        Some("") if finding.quote.trim().is_empty() => "删去空格".to_owned(),
        Some("") => format!("删去“{quote}”"),
        Some(words) => format!("“{quote}”→“{}”", short(words)),
    }
}

fn short(words: &str) -> String {
    let mut shown: String = words.chars().take(QUOTE).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown.replace('\n', "⏎")
}

/// 第3行第5字, or the page and the cell.
fn place(read: &Read, finding: &Finding, starts: &[u32]) -> String {
    let anchor = read.anchor(finding);
    if !anchor.is_empty() {
        return anchor;
    }
    let start = usize::try_from(finding.place.line).ok().and_then(|line| starts.get(line.checked_sub(1)?));
    let column = finding.place.start.saturating_sub(start.copied().unwrap_or_default());
    format!("第{}行第{}字", finding.place.line, column + 1)
}

/// The offset of the first character of each line.
fn line_starts(text: &str) -> Vec<u32> {
    let mut starts = vec![0];
    let mut chars = (1_u32..).zip(text.chars()).peekable();
    while let Some((at, c)) = chars.next() {
        let ends = c == '\n' || (c == '\r' && chars.peek().is_none_or(|(_, next)| *next != '\n'));
        if ends {
            starts.push(at);
        }
    }
    starts
}
