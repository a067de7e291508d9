//! Plain text in: paragraphs, headings and the two ways in which tables are set in it.
//!
//! 1. One cell a line: a tab, then the cell; an empty line between two rows; two empty lines, or a line without a tab,
//!    after the table. A line of nothing but tabs is a blank cell.
//! 2. One row a line, its cells parted by tabs, or by bars (`|` as in Markdown, `│` as drawn in old mail), or by commas where
//!    the whole file is.
//!
//! Nothing is refused; every block keeps its line and its offsets.

use crate::{
    Align, Block, Cell, Document, Place, Table,
    rows::{cells_of_row, cells_of_values, is_comma_separated, is_rule},
};

/// Reads plain text into blocks. Linear in the length of the text.
pub fn read(source: &str) -> Document {
    let mut reader = Reader { commas: is_comma_separated(source), ..Reader::default() };
    let (mut offset, mut number, mut rest) = (0_u32, 0_u32, Some(source));
    while let Some(from) = rest {
        let (line, ended, after) = if reader.commas { first_record(from) } else { first_line(from) };
        let end = offset.saturating_add(count(line));
        number = number.saturating_add(1);
        reader.line(line, Place { line: number, start: offset, end });
        number = number.saturating_add(line_ends(line));
        offset = end.saturating_add(ended);
        rest = after;
    }
    reader.close();
    Document { title: None, blocks: reader.blocks }
}

/// The first line, how many characters end it, and what follows; lines end as on any system: LF, CR LF, or CR alone.
fn first_line(text: &str) -> (&str, u32, Option<&str>) {
    let Some(at) = text.find(['\n', '\r']) else { return (text, 0, None) };
    let (line, rest) = text.split_at(at);
    // CR CR LF is CR LF, converted once too often.
    let ending = ["\r\r\n", "\r\n", "\r", "\n"].into_iter().find(|ending| rest.starts_with(ending));
    let ending = ending.unwrap_or_default();
    (line, count(ending), rest.strip_prefix(ending))
}

/// The most lines that one row of comma-separated values is set on.
const MOST_LINES_OF_A_ROW: usize = 20;

/// The first row of comma-separated values: a line end inside quotation marks is part of a value.
fn first_record(text: &str) -> (&str, u32, Option<&str>) {
    let whole = first_line(text);
    let mut found = whole;
    for _ in 0..MOST_LINES_OF_A_ROW {
        if found.0.matches('"').count().is_multiple_of(2) {
            return found;
        }
        let Some(after) = found.2 else { break };
        let (line, ended, rest) = first_line(after);
        let end = text.len() - after.len() + line.len();
        found = (&text[..end], ended, rest);
    }
    // A mark that stands alone is a mark.
    whole
}

/// How many lines end inside a row.
fn line_ends(row: &str) -> u32 {
    let (mut ends, mut rest) = (0, row);
    while let (_, 1.., Some(after)) = first_line(rest) {
        ends += 1;
        rest = after;
    }
    ends
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    style: Style,
    empty_lines: u8,
    /// The whole file is comma-separated values.
    commas: bool,
    /// How many rows stood above each drawn rule of the open table.
    rules: Vec<usize>,
}

/// Which of the two ways the open table is set in.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Style {
    #[default]
    None,
    CellALine,
    RowALine,
}

impl Reader {
    fn line(&mut self, line: &str, place: Place) {
        if line.is_empty() || (self.style != Style::CellALine && line.trim().is_empty()) {
            self.empty();
            return;
        }
        if is_rule(line) {
            self.open(Style::RowALine);
            self.rules.push(self.rows.len());
            self.empty_lines = 0;
            return;
        }
        let row_a_line = if self.commas { cells_of_values(line) } else { cells_of_row(line) };
        let cell_a_line = line.starts_with('\t') && row_a_line.is_none();
        if cell_a_line {
            self.open(Style::CellALine);
            self.row.push(cell(line, 0, place));
        } else if let Some(parts) = row_a_line {
            self.open(Style::RowALine);
            let row: Vec<Cell> = parts.iter().map(|(part, skip)| cell(part, *skip, place)).collect();
            if !row.iter().all(|cell| !cell.text.is_empty() && cell.text.chars().all(|c| "-: ".contains(c))) {
                self.rows.push(row);
            }
        } else if line.trim().is_empty() {
            self.empty();
        } else {
            self.close();
            self.paragraph(if self.commas { line.trim_end_matches(',') } else { line }, place);
        }
        self.empty_lines = 0;
    }

    fn empty(&mut self) {
        self.empty_lines = self.empty_lines.saturating_add(1);
        match self.style {
            Style::CellALine if self.empty_lines == 1 => self.end_row(),
            Style::CellALine | Style::RowALine => self.close(),
            Style::None => {}
        }
    }

    fn open(&mut self, style: Style) {
        if self.style != style {
            self.close();
            self.style = style;
        }
    }

    fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
    }

    fn close(&mut self) {
        self.end_row();
        self.style = Style::None;
        if self.rows.is_empty() {
            self.rules.clear();
            return;
        }
        let rows = std::mem::take(&mut self.rows);
        let rows = joined(rows, &std::mem::take(&mut self.rules));
        let first = rows.first().and_then(|row| row.first()).map(|cell| cell.place).unwrap_or_default();
        let last = rows.last().and_then(|row| row.last()).map(|cell| cell.place).unwrap_or_default();
        let place = Place { line: first.line, start: first.start, end: last.end };
        self.blocks.push(Block::Table(Table { caption: None, rows, place }));
    }

    fn paragraph(&mut self, line: &str, place: Place) {
        let (text, place) = trimmed(line, 0, place);
        let (text, place) = unmarked(text, place);
        self.blocks.push(block_at(text, place));
    }
}

/// Where a rule is drawn under every row, the lines between two rules are one row, its cells set on several lines.
fn joined(rows: Vec<Vec<Cell>>, rules: &[usize]) -> Vec<Vec<Cell>> {
    let inner = rules.iter().filter(|at| **at > 0 && **at < rows.len()).count();
    if inner < 2 {
        return rows;
    }
    let mut out: Vec<Vec<Cell>> = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        match out.last_mut() {
            Some(above) if !rules.contains(&at) && goes_on(above, &row) => {
                for (cell, more) in above.iter_mut().zip(row).filter(|(_, more)| !more.text.is_empty()) {
                    if cell.text.is_empty() {
                        *cell = more;
                    } else {
                        cell.text.push_str(&more.text);
                        cell.place.end = more.place.end;
                    }
                }
            }
            _ => out.push(row),
        }
    }
    out
}

/// Two figures under each other are never one figure, whatever unit or sign stands with them.
fn goes_on(above: &[Cell], below: &[Cell]) -> bool {
    let figure =
        |cell: &Cell| cell.text.chars().any(char::is_numeric) && !cell.text.chars().any(char::is_alphabetic);
    let open = |c: char| c.is_numeric() || ".,．，-－−".contains(c);
    let meet = |a: &Cell, b: &Cell| a.text.ends_with(open) && b.text.starts_with(open);
    above.len() == below.len()
        && !above.iter().zip(below).any(|(a, b)| (figure(a) && figure(b)) || meet(a, b))
}

/// The words of a line that is marked as a heading or set bold throughout in Markdown: `## 一、总体情况`, `**一、总体情况**`.
fn unmarked(text: &str, place: Place) -> (&str, Place) {
    let bare = text.trim_start_matches('#');
    let heading = bare.strip_prefix(' ').filter(|_| (1..=6).contains(&(text.len() - bare.len())));
    let inner = heading.unwrap_or(text).trim();
    let bold = inner.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let inner = bold.filter(|words| !words.contains("**")).unwrap_or(inner).trim();
    if inner.is_empty() || inner.len() == text.len() {
        return (text, place);
    }
    let skipped = text.find(inner).map_or(0, |at| text[..at].chars().count());
    (inner, place.within(skipped, inner.chars().count()))
}

/// The block a single line makes: a heading if it looks like one, else a paragraph.
pub fn block(line: &str) -> Block {
    block_at(line.trim(), Place::default())
}

fn block_at(text: &str, place: Place) -> Block {
    let level = heading_level(text);
    let text = text.to_owned();
    if level > 0 {
        Block::Heading { level, text, place }
    } else {
        Block::Paragraph { text, place, align: Align::Left }
    }
}

/// Writes a document as plain text, one cell a line: what [`read`] reads back. A cell that a merged cell from above covers
/// is a blank cell, once for each merged cell.
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    if let Some(title) = &document.title {
        out.push_str(title);
        out.push_str("\n\n");
    }
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                out.push_str(text);
                out.push_str("\n\n");
            }
            Block::Table(table) => write_table(table, &mut out),
        }
    }
    out
}

fn write_table(table: &Table, out: &mut String) {
    // For each merged cell that still reaches down: its first column, its last, and how many rows are left.
    let mut open: Vec<(u32, u32, u16)> = Vec::new();
    for row in &table.rows {
        let mut column = 0_u32;
        let mut cells = row.iter();
        let mut next = Vec::new();
        loop {
            if let Some(&(_, end, left)) = open.iter().find(|(start, _, left)| *start == column && *left > 0)
            {
                out.push_str("\t\n");
                next.push((column, end, left - 1));
                column = end;
            } else if let Some(cell) = cells.next() {
                out.push('\t');
                out.push_str(&cell.text.replace(['\n', '\t'], " "));
                out.push('\n');
                let end = column.saturating_add(u32::from(cell.colspan.max(1)));
                next.push((column, end, cell.rowspan.max(1) - 1));
                column = end;
            } else {
                break;
            }
        }
        open = next;
        out.push('\n');
    }
    out.push('\n');
}

fn cell(text: &str, skip: usize, place: Place) -> Cell {
    let (text, place) = trimmed(text, skip, place);
    Cell { place, ..Cell::new(text) }
}

/// The text without blanks around it, and its place when it begins `skip` characters into the line.
fn trimmed(text: &str, skip: usize, place: Place) -> (&str, Place) {
    let inner = text.trim();
    let before = text.chars().take_while(|c| c.is_whitespace()).count();
    let before = if inner.is_empty() { text.chars().count() } else { before };
    (inner, place.within(skip + before, inner.chars().count()))
}

/// 1 for a line such as 一、总体情况, when it is short and does not end like a sentence; 0 for text. Lower levels are told
/// by [`crate::plain::ordinal`], because in practice they run on into their paragraph.
fn heading_level(text: &str) -> u8 {
    let short = text.chars().take(41).count() <= 40;
    let sentence = text.ends_with(['。', '；', '，', '：', ';']);
    match ordinal(text) {
        Some(found) if short && !sentence && found.level <= 2 => found.level,
        _ => 0,
    }
}

/// The number with which a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// Its value.
    pub number: u16,
    /// The mark behind it as written: 、 ． . ） ).
    pub mark: char,
    /// How many characters the number with its marks takes.
    pub len: usize,
}

/// Reads the number with which a line begins: 一、 （一） 1. （1）, in full-width or half-width marks.
pub fn ordinal(text: &str) -> Option<Ordinal> {
    let mut chars = text.chars().take(9).peekable();
    let bracket = chars.next_if(|c| matches!(c, '（' | '(')).is_some();
    let (mut word, mut arabic) = (String::new(), false);
    while let Some(c) = chars.next_if(|c| crate::halfwidth(*c).is_ascii_digit()) {
        arabic = true;
        word.push(crate::halfwidth(c));
    }
    if !arabic {
        while let Some(c) = chars.next_if(|c| "一二三四五六七八九十".contains(*c)) {
            word.push(c);
        }
    }
    let mark = chars.next()?;
    let number = if arabic { word.parse().ok()? } else { crate::parse_chinese(&word)? };
    // 2024. begins no item of a list.
    if number > 99 {
        return None;
    }
    let level = match (bracket, arabic, mark) {
        (false, false, '、' | '.' | '．' | '，') => 1,
        (true, false, '）' | ')') => 2,
        (false, true, '.' | '．' | '、') => 3,
        (true, true, '）' | ')') => 4,
        _ => return None,
    };
    // 1.5万元 and 3.14 are numbers, not ordinals; 1.2025年 is an ordinal before a year.
    if level == 3 && chars.peek().is_some_and(|c| crate::halfwidth(*c).is_ascii_digit()) {
        let digits = std::iter::from_fn(|| chars.next_if(|c| crate::halfwidth(*c).is_ascii_digit())).count();
        if digits != 4 || chars.peek() != Some(&'年') {
            return None;
        }
    }
    Some(Ordinal { level, number, mark, len: usize::from(bracket) + word.chars().count() + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(source: &str) -> String {
        read(source)
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading { level, text, .. } => format!("H{level} {text}"),
                Block::Paragraph { text, .. } => format!("P {text}"),
                Block::Table(table) => {
                    let row = |row: &Vec<Cell>| {
                        row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
                    };
                    format!("T {}", table.rows.iter().map(row).collect::<Vec<_>>().join(" / "))
                }
            })
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn one_cell_a_line_is_a_table() {
        let source = "二、主动公开政府信息情况\n\n\t规章\n\t0\n\t\n\n\t规范性文件\n\t\n\n\n三、后文";
        assert_eq!(shape(source), "H1 二、主动公开政府信息情况\nT 规章|0| / 规范性文件|\nH1 三、后文");
    }

    #[test]
    fn a_row_on_a_line_is_a_table() {
        assert_eq!(shape("规章\t0\t0\n文件\t1\t\n正文。"), "T 规章|0|0 / 文件|1|\nP 正文。");
        assert_eq!(shape("| 规章 | 0 |\n|---|---|\n| 文件 | 2 |"), "T 规章|0 / 文件|2");
    }

    #[test]
    fn a_drawn_table_is_a_table() {
        let drawn = "┌────┬──┐\n│ 规章 │ 0 │\n├────┼──┤\n│行政规范│　│\n│性文件　│12│\n├────┼──┤\n│ 许可 │ 3 │\n└────┴──┘\n正文。";
        assert_eq!(shape(drawn), "T 规章|0 / 行政规范性文件|12 / 许可|3\nP 正文。");
        assert_eq!(shape("+----+---+\n| 规章 | 0 |\n+----+---+\n| 文件 | 1 |"), "T 规章|0 / 文件|1");
        assert_eq!(shape("｜规章｜0｜\n｜文件｜1｜"), "T 规章|0 / 文件|1");
        // Figures under each other are never joined, whatever is drawn.
        assert_eq!(shape("│甲│1│\n├─┼─┤\n│乙│2│\n│丙│3│\n├─┼─┤\n│丁│4│"), "T 甲|1 / 乙|2 / 丙|3 / 丁|4");
        assert_eq!(shape("│甲│12│\n├─┼─┤\n│乙│2│\n│　│0件│\n├─┼─┤\n│丁│4│"), "T 甲|12 / 乙|2 / |0件 / 丁|4");
        assert_eq!(shape("┌─┬─┐\n│甲│1│\n│乙│2│\n└─┴─┘"), "T 甲|1 / 乙|2");
    }

    #[test]
    fn a_file_of_commas_is_tables_between_its_single_cells() {
        let source = "二、主动公开政府信息情况,,,\n信息内容,制发,废止,有效\n规章,0,0,\"1,024\"\n文件,1,,2\n三、后文,,,\n\"甲\",1,2,3";
        assert_eq!(
            shape(source),
            "H1 二、主动公开政府信息情况\nT 信息内容|制发|废止|有效 / 规章|0|0|1,024 / 文件|1||2\nH1 三、后文\nT 甲|1|2|3"
        );
        assert_eq!(
            shape(
                "信息内容,制发,废止,有效\n\"行政规范\n性文件\",\"1\n2\",0,1\n规章,0,0,0\n许可,\"3,0,0\n强制,1,0,0\n处罚,1,0,0"
            ),
            "T 信息内容|制发|废止|有效 / 行政规范\n性文件|1\n2|0|1 / 规章|0|0|0 / 许可|\"3,0,0 / 强制|1|0|0 / 处罚|1|0|0"
        );
        assert_eq!(shape("收到12,345件,\n答复。"), "P 收到12,345件,\nP 答复。");
    }

    #[test]
    fn a_table_reads_back_with_a_blank_under_each_merged_cell() {
        let table = Table {
            rows: vec![
                vec![Cell::header("甲", 3, 2), Cell::header("乙", 2, 1)],
                vec![Cell::new("1"), Cell::new("")],
            ],
            ..Table::default()
        };
        let document = Document { title: None, blocks: vec![Block::Table(table)] };
        assert_eq!(shape(&write(&document)), "T 甲|乙 / |1|");
    }

    #[test]
    fn marks_of_markdown_are_no_words() {
        assert_eq!(
            shape("## 一、总体情况\n**二、其他**\n# 标题\n####\n#没有空格\n**甲**与**乙**"),
            "H1 一、总体情况\nH1 二、其他\nP 标题\nP ####\nP #没有空格\nP **甲**与**乙**"
        );
    }

    /// Whatever system wrote the text, it has the same lines, and each place points at its words.
    #[test]
    fn lines_end_as_on_any_system() {
        let source = "题目\n\n\t规章\n\t12\n\n\n正文";
        for ending in ["\r", "\r\n", "\r\r\n"] {
            let other = source.replace('\n', ending);
            assert_eq!(shape(&other), shape(source), "{ending:?}");
            let chars: Vec<char> = other.chars().collect();
            let Some(Block::Paragraph { place, .. }) = read(&other).blocks.pop() else {
                panic!("{ending:?}")
            };
            assert_eq!(
                (place.line, chars[place.start as usize..place.end as usize].iter().collect::<String>()),
                (7, "正文".to_owned())
            );
        }
        assert_eq!(shape("甲\r乙\n丙\r\n丁\r"), "P 甲\nP 乙\nP 丙\nP 丁");
    }

    #[test]
    fn offsets_point_into_the_source() {
        let source = "  # 题目\n\n\t规章\n\t12\n正文";
        let chars: Vec<char> = source.chars().collect();
        let slice = |p: Place| chars[p.start as usize..p.end as usize].iter().collect::<String>();
        for block in read(source).blocks {
            match block {
                Block::Heading { text, place, .. } | Block::Paragraph { text, place, .. } => {
                    assert_eq!(slice(place), text);
                }
                Block::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        assert_eq!(slice(cell.place), cell.text);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_before_lines_have_four_levels() {
        let level = |text: &str| ordinal(text).map(|o| (o.level, o.number));
        assert_eq!(level("一、总体情况"), Some((1, 1)));
        assert_eq!(level("（十二）其他"), Some((2, 12)));
        assert_eq!(level("2．公开形式"), Some((3, 2)));
        assert_eq!(level("（1）积极"), Some((4, 1)));
        assert_eq!(level("1.5万元"), None);
        assert_eq!(level("2024．年度重点"), None);
        assert_eq!(level("10.2025年6月底前补齐"), Some((3, 10)));
        assert_eq!(level("一是加强"), None);
    }
}
