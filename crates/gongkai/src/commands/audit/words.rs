//! The result for people: on a terminal, and as a page.

use std::fs::File;
use std::io::{self, BufWriter, Seek as _, Write};

use report::rules::JUDGEMENT;
use rule::Severity;
use text::{Block, Cell, Document, Table};

use super::outcome::{Found, Judged};
use super::summary::Summary;

/// From the gravest to the lightest, with what is to be done and the colour on a terminal.
const SEVERITIES: [(Severity, &str, &str); 3] = [
    (Severity::Error, "发布前必须改正", "31"),
    (Severity::Warning, "请逐条核对或者说明", "33"),
    (Severity::Info, "供参考", "36"),
];

/// Columns of a terminal that a line takes at most.
const WIDTH: usize = 96;
/// Columns before an explanation.
const INDENT: usize = 9;
/// Characters of a quotation that are shown.
const QUOTE: usize = 36;

/// Writes one result: a summary, the findings from the gravest to `least` in the order of the file, the doubts.
pub(super) fn write(audit: &Judged, least: Severity, coloured: bool, out: &mut impl Write) -> io::Result<()> {
    let bold = |words: &str, colour: &str| {
        if coloured { format!("\x1b[1;{colour}m{words}\x1b[0m") } else { words.to_owned() }
    };
    writeln!(out, "{}", bold(&audit.headline(), "39"))?;
    writeln!(out, "{}", summary(audit))?;
    for (severity, due, colour) in SEVERITIES.into_iter().filter(|(severity, ..)| *severity <= least) {
        let found = of_severity(audit, severity);
        if found.is_empty() {
            continue;
        }
        let title = format!("{}（{due}）", severity.label());
        writeln!(out, "\n{}", bold(&title, colour))?;
        for finding in found {
            let quote = if finding.quote.is_empty() {
                String::new()
            } else {
                format!("“{}”", short(&finding.quote))
            };
            writeln!(out, "{}  {}　{quote}", finding.rule, line(finding))?;
            for part in wrap(&finding.explanation, WIDTH - INDENT) {
                writeln!(out, "{:INDENT$}{part}", "")?;
            }
        }
    }
    if !audit.doubts.is_empty() {
        writeln!(out, "\n{}", bold("未能确定", "39"))?;
        for doubt in &audit.doubts {
            for (n, part) in wrap(&doubt.text, WIDTH - 2).into_iter().enumerate() {
                writeln!(out, "{}{part}", if n == 0 { "· " } else { "  " })?;
            }
        }
    }
    Ok(())
}

/// What no program looks after.
pub(super) fn write_left(out: &mut impl Write) -> io::Result<()> {
    let ids: Vec<&str> = JUDGEMENT.iter().map(|left| left.id).collect();
    let left = format!("另有{}条规则要由人判断：{}。", ids.len(), ids.join("、"));
    writeln!(out)?;
    for part in wrap(&left, WIDTH) {
        writeln!(out, "{part}")?;
    }
    Ok(())
}

fn summary(audit: &Judged) -> String {
    let counts: Vec<String> = SEVERITIES
        .into_iter()
        .map(|(severity, ..)| format!("{}{}处", severity.label(), audit.count(severity)))
        .collect();
    let accepted = if audit.accepted > 0 {
        format!("，另有{}处已经接受", audit.accepted)
    } else {
        String::new()
    };
    format!("使用{}　{}{accepted}", audit.edition(), counts.join("，"))
}

/// The findings of one severity in the order of the file.
fn of_severity(audit: &Judged, severity: Severity) -> Vec<&Found> {
    let mut found: Vec<&Found> =
        audit.findings.iter().filter(|finding| finding.severity == severity).collect();
    found.sort_by_key(|finding| finding.place.start);
    found
}

/// 第102行, the page and cell, or the part where the source has no lines.
fn line(finding: &Found) -> String {
    finding.place.in_file().unwrap_or_else(|| finding.place.words())
}

fn short(quote: &str) -> String {
    let one_line: String = quote.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match one_line.char_indices().nth(QUOTE) {
        Some((end, _)) => format!("{}…", &one_line[..end]),
        None => one_line,
    }
}

/// Lines of at most `width` columns, a Chinese character being two; no line begins with a closing mark.
pub(super) fn wrap(words: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
    for c in words.chars().filter(|c| !c.is_control()) {
        let columns = if c.is_ascii() { 1 } else { 2 };
        let closing = "，。；：、！？）”》〕％%".contains(c);
        let inside_word = c.is_ascii_alphanumeric()
            && line.ends_with(|before: char| before.is_ascii_alphanumeric() || before == '-');
        if taken + columns > width && !closing && !inside_word {
            // An opening mark goes with what it opens.
            let kept = line.trim_end_matches(|c| "“《（〔".contains(c)).len();
            let carried = line.split_off(kept);
            taken = carried.chars().count() * 2;
            lines.push(std::mem::replace(&mut line, carried));
        }
        line.push(c);
        taken += columns;
    }
    lines.push(line);
    lines
}

/// How the page of results is set beyond what every document of ours is: ids in one piece, a bar before each severity.
const STYLE: &str = "body{max-width:72em}td:nth-child(-n+2){white-space:nowrap}\
th{background:#eef1f5;font-weight:600}tr:nth-child(even) td{background:#fafbfc}\
h3{border-inline-start:.3em solid #1c4e80;padding-inline-start:.6em;margin-top:2em}";

/// The results as a page that stands alone. Each result is set as it comes and waits on disk for the table of all, which
/// stands before it.
pub(super) struct Page {
    results: BufWriter<File>,
    judged: usize,
    /// The first result, until it is known whether it is the only one.
    first: Option<Box<Judged>>,
}

impl Page {
    /// A page without results.
    ///
    /// # Errors
    /// Where nothing can be kept on disk.
    pub fn new() -> io::Result<Self> {
        Ok(Self { results: BufWriter::new(tempfile::tempfile()?), judged: 0, first: None })
    }

    /// Adds a result.
    ///
    /// # Errors
    /// Where it cannot be kept on disk.
    pub fn add(&mut self, judged: Judged) -> io::Result<()> {
        self.judged += 1;
        if self.judged == 1 {
            self.first = Some(Box::new(judged));
            return Ok(());
        }
        if let Some(first) = self.first.take() {
            self.set(&first, true)?;
        }
        self.set(&judged, true)
    }

    fn set(&mut self, judged: &Judged, titled: bool) -> io::Result<()> {
        let document = Document { title: None, blocks: result(judged, titled) };
        self.results.write_all(paper::html::fragment(&document).as_bytes())
    }

    /// Writes the page; nothing where there is no result.
    ///
    /// # Errors
    /// Where the output fails.
    pub fn write(mut self, all: &Summary, out: &mut impl Write) -> io::Result<()> {
        if self.judged == 0 {
            return Ok(());
        }
        let title = match self.first.take() {
            Some(only) => {
                self.set(&only, false)?;
                format!("{}核对结果", only.headline())
            }
            None => format!("{}份年度报告核对结果", self.judged),
        };
        let [head, end] = paper::html::frame(&title);
        out.write_all(head.replacen("</style>", &format!("{STYLE}</style>"), 1).as_bytes())?;
        let mut before = Vec::new();
        if all.rows.len() > 1 {
            before.push(Block::heading(1, "总表"));
            before.push(Block::Table(table(all.table())));
            before.push(Block::paragraph(all.totals()));
            if !all.rules().is_empty() {
                before.push(Block::heading(1, "最常违反的规则"));
                before.push(Block::Table(table(all.rules())));
            }
        }
        let fragment = |blocks| paper::html::fragment(&Document { title: None, blocks });
        out.write_all(fragment(before).as_bytes())?;
        let mut results = self.results.into_inner().map_err(io::IntoInnerError::into_error)?;
        results.rewind()?;
        io::copy(&mut results, out)?;
        let left = vec![Block::heading(1, "要由人判断的规则"), Block::Table(left_to_a_person())];
        out.write_all(fragment(left).as_bytes())?;
        out.write_all(end.as_bytes())
    }
}

/// One result: a table for each severity, and what could not be told.
fn result(audit: &Judged, titled: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    if titled {
        blocks.push(Block::heading(1, audit.headline()));
    }
    blocks.push(Block::paragraph(format!("{}。", summary(audit))));
    for (severity, due, _) in SEVERITIES {
        let found = of_severity(audit, severity);
        if !found.is_empty() {
            blocks.push(Block::heading(2, format!("{}{}处：{due}", severity.label(), found.len())));
            blocks.push(Block::Table(findings(&found)));
        }
    }
    if !audit.doubts.is_empty() {
        blocks.push(Block::heading(2, "未能确定"));
        blocks.extend(audit.doubts.iter().map(|doubt| Block::paragraph(doubt.text.clone())));
    }
    blocks
}

fn findings(found: &[&Found]) -> Table {
    let mut rows =
        vec![["规则", "位置", "原文", "说明", "依据"].map(|words| Cell::header(words, 1, 1)).to_vec()];
    for finding in found {
        let cells = [
            finding.rule.clone(),
            finding.place.words(),
            finding.quote.clone(),
            finding.explanation.clone(),
            finding.citation.clone(),
        ];
        rows.push(cells.map(Cell::new).to_vec());
    }
    Table { caption: None, rows, place: text::Place::default() }
}

/// A table whose first row is its heading.
fn table(rows: Vec<Vec<String>>) -> Table {
    let cell = |n: usize, words: String| if n == 0 { Cell::header(words, 1, 1) } else { Cell::new(words) };
    let rows = rows.into_iter().enumerate();
    let rows = rows.map(|(n, row)| row.into_iter().map(|words| cell(n, words)).collect()).collect();
    Table { caption: None, rows, place: text::Place::default() }
}

fn left_to_a_person() -> Table {
    let mut rows =
        vec![["规则", "要求", "不由程序判断的理由"].map(|words| Cell::header(words, 1, 1)).to_vec()];
    rows.extend(JUDGEMENT.iter().map(|left| [left.id, left.title, left.reason].map(Cell::new).to_vec()));
    Table { caption: None, rows, place: text::Place::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_by_columns_and_never_before_a_mark() {
        assert_eq!(wrap("一二三四五", 4), ["一二", "三四", "五"]);
        assert_eq!(wrap("一二，三", 4), ["一二，", "三"]);
        assert_eq!(wrap("一（二三", 4), ["一", "（二", "三"]);
        assert_eq!(wrap("甲AUD-E01乙", 6), ["甲AUD-E01", "乙"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn long_quotations_are_cut_and_kept_on_one_line() {
        assert_eq!(short("甲\n乙"), "甲 乙");
        assert_eq!(short(&"长".repeat(40)), format!("{}…", "长".repeat(QUOTE)));
    }
}
