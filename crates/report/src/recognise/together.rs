//! Tables whose cells run together (行政规范性文件2135): where the number of cells and the relations of the form leave one way
//! to split a row, it is offered. An offer is no reading: the cells stay absent.

use std::collections::BTreeMap;

use text::squeeze;

use super::{Doubt, Standing, TableState, outline::Piece, split, tables::Tables};
use crate::{CellId, CellValue, Edition, Number, TableId, Where, form, form::CellForm};

/// Longer texts are no table, in bytes.
const LONGEST: usize = 64 << 10;

/// A row as it stands: its label and the figures behind it.
pub(super) struct Segment {
    pub label: String,
    pub cells: Vec<&'static CellForm>,
    /// The characters behind the label; a blank where one stands.
    pub figures: String,
}

/// Offers what can be split in the tables that could not be read.
pub(super) fn offer(pieces: &[Piece<'_>], standings: &[Standing], tables: &Tables, doubts: &mut Vec<Doubt>) {
    for table in tables.found.iter().filter(|table| table.state == TableState::RunTogether) {
        let words = words_of(table.id.section(), pieces, standings);
        if words.len() > LONGEST {
            continue;
        }
        let read = Edition::ALL.map(|edition| (edition, segments(table.id, edition, &words)));
        // The edition whose labels are there, the later where both fit.
        let Some((edition, segments)) = read.into_iter().rev().max_by_key(|(_, found)| found.len()) else {
            continue;
        };
        let mut offered = split::split(edition, &segments);
        offered.retain(|(_, cells)| {
            cells.keys().all(|id| tables.cells.get(id).is_none_or(|cell| cell.value == CellValue::Absent))
        });
        if !offered.is_empty() {
            let text = said(table.id, &offered);
            let offer = offered.into_iter().flat_map(|(_, cells)| cells).collect();
            doubts.push(Doubt { place: Where::table(table.id, table.at.place), text, offer });
        }
    }
}

fn words_of(section: u8, pieces: &[Piece<'_>], standings: &[Standing]) -> String {
    let texts = pieces.iter().zip(standings).filter_map(|(piece, standing)| match piece {
        Piece::Text { text, .. } if *standing == Standing::Section(section) => Some(*text),
        Piece::Text { .. } | Piece::Table(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn said(table: TableId, offered: &[(String, BTreeMap<CellId, Number>)]) -> String {
    let form_order = |cells: &BTreeMap<CellId, Number>| {
        let found = Edition::ALL.iter().rev().map(|edition| &form(*edition).table(table).cells);
        let order =
            found.into_iter().find(|all| cells.keys().all(|id| all.iter().any(|cell| cell.id == *id)));
        let ordered = order.into_iter().flatten().filter_map(|cell| cells.get(&cell.id));
        ordered.map(ToString::to_string).collect::<Vec<_>>().join("、")
    };
    let (zeros, others): (Vec<_>, Vec<_>) =
        offered.iter().partition(|(_, cells)| cells.values().all(|number| number.is_zero()));
    let mut rows: Vec<String> =
        others.iter().map(|(label, cells)| format!("“{label}”为{}", form_order(cells))).collect();
    if !zeros.is_empty() {
        rows.push(format!("{}行全部为0", zeros.len()));
    }
    format!(
        "{}连写的数字里，如果各格都填了数字，按格数和勾稽关系只有一种分法的有{}行，列出供参考，不是读出的事实，没有作为数据使用，请对照原件：{}。",
        table.label(),
        offered.len(),
        rows.join("；")
    )
}

/// The rows of a table in a text that has lost its cells, as far as nothing else stands between labels and figures.
fn segments(table: TableId, edition: Edition, words: &str) -> Vec<Segment> {
    let line = Line::of(words);
    let of_form = form(edition).table(table);
    let known: Vec<Vec<char>> = known_words(table, edition).iter().map(|words| bare(words)).collect();
    let mut found = Vec::new();
    if table == TableId::T4 {
        let label = bare("总计");
        let last = line.find_last_before_digit(&label);
        found.extend(last.and_then(|from| {
            let (figures, rest) = line.figures(from);
            let ends = line.chars.get(rest).is_none_or(|c| !"%件.,-".contains(*c));
            let cells = of_form.cells.iter().collect();
            (ends && !figures.is_empty()).then(|| Segment {
                label: "行政复议、行政诉讼".to_owned(),
                cells,
                figures,
            })
        }));
        return found;
    }
    let mut at = line.start_of_table(table);
    for row in &of_form.rows {
        let Some(label) = row.label.as_deref() else { continue };
        let Some(from) = line.find(&bare(label), at) else { continue };
        at = from;
        let (figures, rest) = line.figures(from);
        let cells: Vec<&CellForm> = of_form.cells.iter().filter(|cell| cell.row == row.id).collect();
        if !figures.is_empty() && line.goes_on_as_known(rest, &known) {
            found.push(Segment { label: label.to_owned(), cells, figures });
        }
    }
    found
}

/// What may stand behind the figures of a row: every label of the table.
fn known_words(table: TableId, edition: Edition) -> Vec<&'static str> {
    let form = form(edition).table(table);
    let mut known: Vec<&str> = form.grid.iter().flatten().filter_map(|entry| entry.text.as_deref()).collect();
    known.sort_by_key(|words| std::cmp::Reverse(words.len()));
    known.dedup();
    known
}

/// The characters of a label as compared; copies differ in commas.
fn bare(words: &str) -> Vec<char> {
    squeeze(words).chars().filter(|c| !matches!(c, ',' | '、')).collect()
}

/// A text in one line, without blanks; where blanks stood is remembered.
struct Line {
    chars: Vec<char>,
    /// True where a blank stood before the character.
    apart: Vec<bool>,
}

impl Line {
    fn of(words: &str) -> Self {
        let mut line = Self { chars: Vec::new(), apart: Vec::new() };
        let mut blank = false;
        let mut buffer = [0; 4];
        for c in words.chars() {
            if c.is_whitespace() || c == '|' || c == '｜' {
                blank = true;
                continue;
            }
            // 1、 is 1. where labels are compared.
            if c == '、' && !blank && line.chars.last().is_some_and(char::is_ascii_digit) {
                line.push('.', false);
                continue;
            }
            for c in squeeze(c.encode_utf8(&mut buffer)).chars().filter(|c| *c != '、') {
                line.push(c, blank);
                blank = false;
            }
        }
        line
    }

    fn push(&mut self, c: char, apart: bool) {
        self.chars.push(c);
        self.apart.push(apart);
    }

    fn start_of_table(&self, table: TableId) -> usize {
        let sign = if table == TableId::T2 {
            "第二十条第("
        } else {
            "本年新收政府信息公开申请数量"
        };
        let sign = bare(sign);
        let at = self.chars.windows(sign.len()).position(|window| window == sign);
        // 一、 stands before the first label of table three.
        at.unwrap_or(0).saturating_sub(if table == TableId::T2 { 0 } else { 2 })
    }

    /// Where a label ends that begins at `from` or later; commas in it do not count.
    fn find(&self, label: &[char], from: usize) -> Option<usize> {
        (from..self.chars.len()).find_map(|at| self.ends(label, at))
    }

    fn ends(&self, label: &[char], at: usize) -> Option<usize> {
        let mut next = at;
        for wanted in label {
            while self.chars.get(next) == Some(&',') && next > at {
                next += 1;
            }
            if self.chars.get(next) != Some(wanted) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    fn find_last_before_digit(&self, label: &[char]) -> Option<usize> {
        let ends = (0..self.chars.len()).filter_map(|at| self.ends(label, at));
        ends.rev().find(|end| self.chars.get(*end).is_some_and(char::is_ascii_digit))
    }

    /// The figures from `from` on, blanks between them kept, and where they end: before the number of the next label.
    fn figures(&self, from: usize) -> (String, usize) {
        let mut figures = String::new();
        let mut at = from;
        while let Some(c) = self.chars.get(at).filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
            if self.apart[at] && at > from {
                figures.push(' ');
            }
            figures.push(*c);
            at += 1;
        }
        // 00000002.其他: the last digit is the number of the next label.
        if figures.ends_with('.') {
            let keep = figures.trim_end_matches('.').len().saturating_sub(1);
            at -= figures.chars().filter(|c| *c != ' ').count()
                - figures[..keep].chars().filter(|c| *c != ' ').count();
            figures.truncate(keep);
        }
        (figures.trim().to_owned(), at)
    }

    /// True where the text ends, or goes on with a label of the table that stands there whole.
    fn goes_on_as_known(&self, at: usize, known: &[Vec<char>]) -> bool {
        at >= self.chars.len() || known.iter().any(|label| label.len() > 1 && self.ends(label, at).is_some())
    }
}

/// The cells of a segment by their addresses.
pub(super) fn addressed(segment: &Segment, numbers: &[Number]) -> BTreeMap<CellId, Number> {
    segment.cells.iter().zip(numbers).map(|(cell, number)| (cell.id.clone(), *number)).collect()
}
