//! Tables as found: which lines belong to which table of the form, and what was recognised in them.

use std::collections::BTreeMap;

use text::{Place, Table, squeeze};

use super::{outline::Piece, table2, table3, table4, value::value};
use crate::{Cell, CellId, CellValue, Edition, Quoted, TableId, Where, form};

/// Whether a table is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableState {
    /// No table with its labels.
    Missing,
    /// Its words are there, but the cells run together and cannot be told apart.
    RunTogether,
    /// It was read.
    Read,
}

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelRole {
    /// A row of numbers.
    Row,
    /// A merged label to the left of rows.
    Parent,
    /// A column of numbers, or a merged label above columns.
    Column,
    /// An item of Article 20.
    Group,
    /// The note on 勾稽关系.
    Note,
}

/// A label as found, and the label of the form it stands for.
#[derive(Debug, Clone)]
pub struct FoundLabel {
    /// The label of the form.
    pub expected: String,
    /// The words as they stand.
    pub found: Quoted,
    /// What it stands for.
    pub role: LabelRole,
}

impl FoundLabel {
    /// True where the words are those of the form, apart from white space, width and numbering style, and from commas,
    /// in which copies of the notices differ.
    pub fn is_exact(&self) -> bool {
        let bare = |words: &str| squeeze(words).replace([',', '、', '，'], "");
        bare(&self.expected) == bare(&self.found.text)
    }
}

/// What became of a row of the form, or of a row that the form does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row with its numbers.
    Data,
    /// Its label stands on a line of the header, so that it has no numbers.
    OnHeaderLine,
    /// Its numbers stand there without its label.
    LabelMissing,
    /// The form has no such row.
    Extra,
}

/// A row as found.
#[derive(Debug, Clone)]
pub struct FoundRow {
    /// The id of the row of the form; empty for a row that the form does not have.
    pub id: String,
    /// Its label as found; where the label is missing, the label of its group or of the row above.
    pub label: Quoted,
    /// What became of it.
    pub kind: RowKind,
    /// How many number cells follow the label.
    pub cells: usize,
}

/// One of the three tables as found.
#[derive(Debug, Clone)]
pub struct FoundTable {
    /// Which table.
    pub id: TableId,
    /// The edition whose rows and columns it has.
    pub edition: Edition,
    /// Whether it is there.
    pub state: TableState,
    /// Where it begins.
    pub at: Where,
    /// The labels recognised.
    pub labels: Vec<FoundLabel>,
    /// The rows recognised, in the order of the document.
    pub rows: Vec<FoundRow>,
    /// Labels of columns of the form that are nowhere on it.
    pub missing_columns: Vec<String>,
    /// Lines that could not be told.
    pub unclear: Vec<Quoted>,
}

impl FoundTable {
    pub(super) fn new(id: TableId, edition: Edition, state: TableState) -> Self {
        Self {
            id,
            edition,
            state,
            at: Where::table(id, Place::default()),
            labels: Vec::new(),
            rows: Vec::new(),
            missing_columns: Vec::new(),
            unclear: Vec::new(),
        }
    }

    /// The first label for which the form has these words.
    pub fn label(&self, expected: &str) -> Option<&FoundLabel> {
        self.labels.iter().find(|label| label.expected == expected)
    }

    /// The ids of the form's rows that are nowhere in the table.
    pub fn missing_rows(&self) -> Vec<&'static crate::form::RowForm> {
        let rows = &form(self.edition).table(self.id).rows;
        rows.iter().filter(|row| !self.rows.iter().any(|found| found.id == row.id)).collect()
    }

    pub(super) fn push_label(&mut self, expected: &str, cell: &text::Cell, role: LabelRole) {
        let found = self.quoted(cell);
        self.labels.push(FoundLabel { expected: expected.to_owned(), found, role });
    }

    pub(super) fn quoted(&self, cell: &text::Cell) -> Quoted {
        Quoted {
            text: super::passage::cut(cell.text.trim()).to_owned(),
            at: Where::table(self.id, cell.place),
        }
    }
}

/// A label by which an edition is told, as found inside a table.
#[derive(Debug, Clone)]
pub struct Fingerprint {
    /// The edition it belongs to.
    pub edition: Edition,
    /// The words as they stand.
    pub found: Quoted,
}

/// The cells by address.
pub(super) type Cells = BTreeMap<CellId, Cell>;

/// Puts the cells after a label into their addresses; what the document lacks is absent.
pub(super) fn fill<'a>(
    cells: &mut Cells,
    addresses: impl IntoIterator<Item = CellId>,
    found: &'a [text::Cell],
) {
    let mut found: std::slice::Iter<'a, text::Cell> = found.iter();
    for id in addresses {
        let cell = found.next().map_or_else(Cell::absent, |cell| Cell {
            value: value(&cell.text),
            raw: super::passage::cut(&cell.text).to_owned(),
            place: cell.place,
        });
        cells.entry(id).or_insert(cell);
    }
}

/// True for a cell that may hold a number: empty, a number, or a mark written for nought.
pub(super) fn is_value(text: &str) -> bool {
    match value(text) {
        CellValue::Number(_) | CellValue::Blank => true,
        CellValue::Text(words) => {
            words.chars().count() <= 3 && (words == "无" || words.chars().all(|c| "/\\-—－–×*".contains(c)))
        }
        CellValue::Absent => false,
    }
}

/// More lines than any copy of a table of the form has, and more cells than any of its lines; the rest is not read.
const MOST_LINES: usize = 400;
const MOST_CELLS: usize = 60;

/// What is known of all three tables.
pub(super) struct Tables {
    pub found: Vec<FoundTable>,
    pub cells: Cells,
    pub fingerprints: Vec<Fingerprint>,
    pub edition: Option<Edition>,
}

/// Recognises the three tables of the form among the tables of a document.
pub(super) fn tables(pieces: &[Piece<'_>], year: Option<i16>) -> Tables {
    let mut lines: [Vec<&[text::Cell]>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for piece in pieces {
        if let Piece::Table(table) = piece {
            sort_lines(table, &mut lines);
        }
    }
    let fingerprints = fingerprints(&lines);
    let edition = edition_followed(&fingerprints).or_else(|| year.and_then(Edition::for_year));
    let fallback = edition.unwrap_or(Edition::E2021);
    let mut cells = Cells::new();
    let found = vec![
        table2::read(&lines[0], edition_of(&fingerprints, TableId::T2).unwrap_or(fallback), &mut cells),
        table3::read(&lines[1], fallback, &mut cells),
        table4::read(&lines[2], fallback, &mut cells),
    ];
    for table in &found {
        for cell in &form(table.edition).table(table.id).cells {
            cells.entry(cell.id.clone()).or_insert_with(Cell::absent);
        }
    }
    Tables { found, cells, fingerprints, edition }
}

/// Sorts the lines of one table of the document to the tables of the form; one source table may hold several, and a
/// table of the form may come in several parts.
fn sort_lines<'a>(table: &'a Table, lines: &mut [Vec<&'a [text::Cell]>; 3]) {
    let mut current = None;
    let mut waiting: Vec<&[text::Cell]> = Vec::new();
    for row in &table.rows {
        if let Some(id) = belongs_to(row) {
            current = Some(id);
        }
        match current {
            Some(id) => {
                let target = &mut lines[usize::from(id.section()) - 2];
                target.append(&mut waiting);
                if target.len() < MOST_LINES {
                    target.push(&row[..row.len().min(MOST_CELLS)]);
                }
            }
            None if waiting.len() < MOST_LINES => waiting.push(&row[..row.len().min(MOST_CELLS)]),
            None => {}
        }
    }
}

/// The shortest words that tell a table, in bytes: (七)总计.
const SHORTEST_LABEL: usize = 11;

/// The table that a line tells by its labels.
fn belongs_to(row: &[text::Cell]) -> Option<TableId> {
    const T2: [&str; 4] = ["第二十条第(", "信息内容", "行政规范性文件", "行政事业性收费"];
    const T3: [&str; 12] = [
        "申请人情况",
        "勾稽关系",
        "本年新收",
        "上年结转",
        "本年度办理结果",
        "予以公开",
        "不予公开",
        "无法提供",
        "不予处理",
        "其他处理",
        "(七)总计",
        "结转下年度",
    ];
    const T4: [&str; 5] = ["行政复议", "行政诉讼", "结果维持", "未经复议直接起诉", "复议后起诉"];
    let words: Vec<String> = row
        .iter()
        .take(MOST_CELLS)
        .filter(|cell| (SHORTEST_LABEL..=320).contains(&cell.text.len()))
        .map(|cell| squeeze(&cell.text))
        .collect();
    let any = |labels: &[&str], long: usize| {
        words.iter().any(|word| word.len() <= long && labels.iter().any(|label| word.contains(label)))
    };
    if any(&T3, 320) {
        Some(TableId::T3)
    } else if any(&T2, 60) {
        Some(TableId::T2)
    } else if any(&T4, 40) {
        Some(TableId::T4)
    } else {
        None
    }
}

/// The labels of either edition inside the tables.
fn fingerprints(lines: &[Vec<&[text::Cell]>; 3]) -> Vec<Fingerprint> {
    let cells: Vec<(TableId, &text::Cell, String)> = TableId::ALL
        .into_iter()
        .zip(lines)
        .flat_map(|(id, rows)| rows.iter().flat_map(|row| row.iter()).map(move |cell| (id, cell)))
        .filter(|(_, cell)| (SHORTEST_LABEL..=320).contains(&cell.text.len()))
        .map(|(id, cell)| (id, cell, squeeze(&cell.text)))
        .collect();
    let mut found: Vec<Fingerprint> = Vec::new();
    for edition in Edition::ALL {
        for label in &form(edition).fingerprints.present_any {
            let squeezed = squeeze(label);
            if let Some((id, cell, _)) = cells.iter().find(|(.., words)| words.contains(&squeezed)) {
                let at = Where::table(*id, cell.place);
                found.push(Fingerprint { edition, found: Quoted { text: cell.text.trim().to_owned(), at } });
            }
        }
    }
    found
}

/// The edition most labels belong to (section 5 of the form's description: three at least).
fn edition_followed(fingerprints: &[Fingerprint]) -> Option<Edition> {
    let count = |edition| fingerprints.iter().filter(|found| found.edition == edition).count();
    let [old, new] = Edition::ALL.map(count);
    if new >= 3 && new >= old {
        Some(Edition::E2021)
    } else if old >= 3 {
        Some(Edition::E2019)
    } else {
        None
    }
}

fn edition_of(fingerprints: &[Fingerprint], table: TableId) -> Option<Edition> {
    let count = |edition| {
        fingerprints.iter().filter(|f| f.edition == edition && f.found.at.table == Some(table)).count()
    };
    let [old, new] = Edition::ALL.map(count);
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Some(Edition::E2021),
        std::cmp::Ordering::Greater => Some(Edition::E2019),
        std::cmp::Ordering::Equal => None,
    }
}
