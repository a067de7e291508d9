//! What stands around a candidate (PD-05): the words before it, the head of its column, the label to its left.

use crate::{Grid, Prose, Span};

/// So many characters before a candidate are its context.
const BEFORE: usize = 20;
/// A longer line before is no label.
const LABEL: usize = 12;

/// The text and its tables, ready to be asked about places.
pub(super) struct Ground<'a> {
    pub text: &'a str,
    cells: Vec<Placed>,
}

/// A cell with the head of its column and the cell to its left.
#[derive(Debug, Clone, Copy)]
struct Placed {
    span: Span,
    head: Option<Span>,
    left: Option<Span>,
}

/// What stands around a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// The characters before, at most twenty, of the same line; of a short line before where nothing else is.
    pub before: &'a str,
    /// The head of the column.
    pub head: &'a str,
    /// The cell to the left, where it labels.
    pub left: &'a str,
}

impl Around<'_> {
    /// True where any of the words stands around.
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| [self.before, self.left, self.head].iter().any(|place| place.contains(word)))
    }

    /// Which of two lists stands nearest before: the first, the second, or neither.
    pub fn nearer(&self, first: &[&str], second: &[&str]) -> Option<bool> {
        for place in [self.before, self.left, self.head] {
            let last =
                |words: &[&str]| words.iter().filter_map(|w| place.rfind(w).map(|at| at + w.len())).max();
            match (last(first), last(second)) {
                (None, None) => {}
                (one, other) => return Some(one >= other),
            }
        }
        None
    }

    /// True where the number is labelled as one of a thing: 工单号, 编号, 索引号.
    pub fn is_of_a_thing(&self) -> bool {
        let ends = |words: &str| {
            let words = words.trim_end_matches([' ', '：', ':', '为', '是', '\u{3000}', '“', '"', '(', '（']);
            THINGS.iter().any(|thing| words.ends_with(thing))
                && !PERSONS.iter().any(|person| words.contains(person))
        };
        if self.before.is_empty() { ends(self.left) || ends(self.head) } else { ends(self.before) }
    }
}

/// Labels of numbers of things.
const THINGS: [&str; 30] = [
    "工单号",
    "订单号",
    "流水号",
    "编号",
    "单号",
    "批号",
    "批次号",
    "序列号",
    "版本号",
    "索引号",
    "文号",
    "案号",
    "合同号",
    "备案号",
    "受理号",
    "登记号",
    "代码",
    "条码",
    "条形码",
    "项目号",
    "编码",
    "事项码",
    "追溯码",
    "办件号",
    "业务号",
    "凭证号",
    "发票号",
    "发票号码",
    "回执号",
    "查询码",
];
/// What makes the same label one of a person.
const PERSONS: [&str; 6] = ["身份", "证件", "残疾", "银行", "卡", "账"];

impl<'a> Ground<'a> {
    pub fn of(prose: &'a Prose) -> Self {
        let text = prose.text();
        let mut cells: Vec<Placed> = prose.grids().iter().flat_map(|grid| placed(text, grid)).collect();
        cells.sort_by_key(|cell| cell.span.start);
        Self { text, cells }
    }

    /// What stands around a byte.
    pub fn around(&self, at: usize) -> Around<'a> {
        let cell = self.cell(at);
        let words = |span: Option<Span>| span.map_or("", |span| &self.text[span.start..span.end]);
        let from = cell.map_or(0, |cell| cell.span.start);
        let mut start = at;
        for c in self.text[from..at].chars().rev().take(BEFORE) {
            if c == '\n' {
                break;
            }
            start -= c.len_utf8();
        }
        let mut before = &self.text[start..at];
        if before.trim().is_empty() && cell.is_none() {
            before = self.label_above(start).unwrap_or(before);
        }
        Around {
            before,
            head: words(cell.and_then(|cell| cell.head)),
            left: words(cell.and_then(|cell| cell.left)),
        }
    }

    /// The cell of a table in which a byte stands.
    fn cell(&self, at: usize) -> Option<&Placed> {
        let next = self.cells.partition_point(|cell| cell.span.start <= at);
        let cell = next.checked_sub(1).and_then(|next| self.cells.get(next))?;
        (at < cell.span.end).then_some(cell)
    }

    /// The line before this one, where it is short or ends in a colon.
    fn label_above(&self, line: usize) -> Option<&'a str> {
        let above = self.text[..line].strip_suffix('\n')?.trim_end();
        let start = above.char_indices().rev().take(BEFORE).take_while(|(_, c)| *c != '\n').last()?.0;
        let label = &above[start..];
        (label.chars().count() <= LABEL || label.ends_with(['：', ':'])).then_some(label)
    }
}

/// The cells of a table, each with the last label above it in its column.
fn placed(text: &str, grid: &Grid) -> Vec<Placed> {
    let mut heads: Vec<Option<Span>> = Vec::new();
    let mut all = Vec::with_capacity(grid.cells.len());
    let mut last: Option<(u32, Span)> = None;
    for cell in &grid.cells {
        let words = &text[cell.span.start..cell.span.end];
        let column = cell.column as usize;
        let head = heads.get(column).copied().flatten();
        let left = last.filter(|(row, span)| *row == cell.row && is_label(&text[span.start..span.end]));
        all.push(Placed { span: cell.span, head, left: left.map(|(_, span)| span) });
        if is_label(words) && (head.is_none() || HEADS.iter().any(|word| words.contains(word))) {
            let end = column + cell.wide as usize;
            if heads.len() < end {
                heads.resize(end, None);
            }
            heads[column..end].fill(Some(cell.span));
        }
        last = Some((cell.row, cell.span));
    }
    all
}

/// Words that head a column whatever stood above.
const HEADS: [&str; 22] = [
    "身份", "证件", "手机", "电话", "银行", "卡号", "账号", "帐号", "住址", "地址", "户籍", "出生", "民族",
    "健康", "残疾", "病情", "致困", "监护", "姓名", "金额", "编号", "号码",
];

/// Short, and no number.
pub(super) fn is_label(words: &str) -> bool {
    let mut count = 0;
    for c in words.chars() {
        count += 1;
        if count > 20 || c.is_numeric() || c == '*' {
            return false;
        }
    }
    count > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_heads_and_labels() {
        let source = "姓名\t身份证号\n张三\t一\n李四\t二\n其他：\n丙";
        let prose = Prose::of_text(source);
        let ground = Ground::of(&prose);
        let at = |words: &str| ground.around(source.find(words).unwrap());
        assert_eq!((at("二").head, at("二").left, at("二").before), ("身份证号", "李四", ""));
        assert_eq!(at("丙").before, "其他：");
        assert!(at("二").has(&["身份证"]) && !at("丙").has(&["身份证"]));
    }

    #[test]
    fn the_nearest_word_decides() {
        let around = Around { before: "家庭电话无，单位电话", head: "", left: "" };
        assert_eq!(around.nearer(&["家庭"], &["单位"]), Some(false));
        assert_eq!(around.nearer(&["单位"], &["家庭"]), Some(true));
        assert_eq!(around.nearer(&["无线"], &["有线"]), None);
    }
}
