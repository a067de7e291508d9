//! A comparison as a document for people.

use text::{Align, Block, Cell, Document, Table};

use super::{Comparison, Pair, Side};
use crate::{CellValue, Number, TableId};

impl Comparison {
    /// The comparison as a document: cells that differ, what was carried over, copied passages.
    pub fn document(&self) -> Document {
        let mut blocks = vec![Block::heading(1, "一、表格")];
        blocks.push(Block::paragraph(self.counted()));
        blocks.extend(self.differing());
        let mut ordinal = ["二", "三"].into_iter();
        if self.pair == Pair::NextYear {
            blocks.push(Block::heading(1, format!("{}、结转核对", ordinal.next().unwrap_or_default())));
            blocks.extend(self.carried_over());
        }
        blocks.push(Block::heading(1, format!("{}、文字", ordinal.next().unwrap_or_default())));
        blocks.extend(self.words());
        Document { title: Some(self.title()), blocks }
    }

    fn title(&self) -> String {
        let year = |side: &Side| side.year.map_or("年度不明".to_owned(), |year| format!("{year}年"));
        let (left, right) = (&self.left, &self.right);
        if self.pair == Pair::TwoBodies {
            format!("{}{}与{}{}年度报告对比", left.body, year(left), right.body, year(right))
        } else {
            format!("{}{}与{}年度报告对比", left.body, year(left), year(right))
        }
    }

    fn counted(&self) -> String {
        let differing = self.cells.iter().filter(|cell| cell.differs()).count();
        let same = self.cells.len() - differing;
        let mut words = format!("可以对比的单元格{}个，相同{same}个，不同{differing}个。", self.cells.len());
        if self.without_match > 0 {
            let more =
                format!("两份报告使用的格式不同，另有{}个单元格没有对应，未对比。", self.without_match);
            words.push_str(&more);
        }
        words
    }

    /// What each side is called above a column of numbers.
    fn columns(&self) -> [String; 2] {
        [&self.left, &self.right].map(|side| match (self.pair, side.year) {
            (Pair::TwoBodies, Some(year)) => format!("{}{year}年", side.body),
            (Pair::TwoBodies, None) => side.body.clone(),
            (_, Some(year)) => format!("{year}年"),
            (_, None) => "年度不明".to_owned(),
        })
    }

    fn differing(&self) -> Option<Block> {
        let [left, right] = self.columns();
        let rows: Vec<Vec<Cell>> = self
            .cells
            .iter()
            .filter(|cell| cell.differs())
            .map(|cell| {
                let table = TableId::ALL.into_iter().find(|table| cell.id.as_str().starts_with(table.code()));
                vec![
                    Cell::new(table.map_or("", TableId::label)),
                    Cell::new(&cell.name),
                    number(&shown(&cell.left)),
                    number(&shown(&cell.right)),
                    number(&cell.change.map_or("—".to_owned(), signed)),
                ]
            })
            .collect();
        table(&["表", "项目", &left, &right, "增减"], rows)
    }

    fn carried_over(&self) -> Vec<Block> {
        let wrong = self.carried.iter().filter(|carried| carried.agrees == Some(false)).count();
        let unknown = self.carried.iter().filter(|carried| carried.agrees.is_none()).count();
        let words = match (wrong, unknown) {
            (0, 0) => "上年的结转下年度与本年的上年结转各列一致。".to_owned(),
            (0, unknown) => format!("有{unknown}列缺少数字，不能核对；其余各列一致。"),
            (wrong, 0) => format!("有{wrong}列不一致。"),
            (wrong, unknown) => format!("有{wrong}列不一致，另有{unknown}列缺少数字，不能核对。"),
        };
        let rows = self.carried.iter().map(super::Carried::row).collect();
        let [left, right] = self.columns();
        let heads =
            ["列".to_owned(), format!("{left}结转下年度"), format!("{right}上年结转"), "核对".to_owned()];
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        std::iter::once(Block::paragraph(words)).chain(table(&heads, rows)).collect()
    }

    fn words(&self) -> Vec<Block> {
        let rows = self
            .sections
            .iter()
            .map(|section| {
                let likeness = section
                    .likeness
                    .map_or("文字太短，不能比较".to_owned(), |part| format!("{:.0}%", part * 100.0));
                vec![
                    Cell::new(&section.heading),
                    number(&likeness),
                    number(&section.copied.len().to_string()),
                ]
            })
            .collect();
        let mut blocks: Vec<Block> =
            table(&["部分", "去掉数字和名称后相同", "相同的段落"], rows).into_iter().collect();
        for section in self.sections.iter().filter(|section| !section.copied.is_empty()) {
            blocks.push(Block::heading(2, section.heading.clone()));
            blocks.extend(section.copied.iter().map(|copied| {
                Block::paragraph(if copied.left == copied.right {
                    format!("“{}”", copied.right)
                } else {
                    format!("“{}”，另一份作“{}”", copied.right, copied.left)
                })
            }));
        }
        blocks
    }
}

impl super::Carried {
    /// A line of a table: the column, what was carried out and in, and whether they agree.
    pub(crate) fn row(&self) -> Vec<Cell> {
        let known = |value: Option<Number>| value.map_or("—".to_owned(), |value| value.to_string());
        let agrees = match self.agrees {
            Some(true) => "一致",
            Some(false) => "不一致",
            None => "缺少数字",
        };
        vec![Cell::new(&self.column), number(&known(self.out)), number(&known(self.taken)), Cell::new(agrees)]
    }
}

/// A table of plain rows under a row of labels; nothing where there are no rows.
pub(crate) fn table(heads: &[&str], rows: Vec<Vec<Cell>>) -> Option<Block> {
    if rows.is_empty() {
        return None;
    }
    let head = heads.iter().map(|head| Cell::header(*head, 1, 1)).collect();
    let rows = std::iter::once(head).chain(rows).collect();
    Some(Block::Table(Table { rows, ..Table::default() }))
}

/// A cell set as numbers are.
pub(crate) fn number(words: &str) -> Cell {
    Cell::new(words).aligned(Align::Right)
}

fn shown(value: &CellValue) -> String {
    match value {
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(words) => format!("“{words}”"),
        CellValue::Blank => "空白".to_owned(),
        CellValue::Absent => "没有这一格".to_owned(),
    }
}

fn signed(change: Number) -> String {
    if change.is_negative() || change.is_zero() { change.to_string() } else { format!("+{change}") }
}
