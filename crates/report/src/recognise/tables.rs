//! Tables as found: which lines belong to which table of the form, and what was recognised in them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use text::{Place, Table, squeeze};

use super::{
    Doubt,
    fill::Filler,
    grid::{self, Line},
    labels::Candidates,
    outline::Piece,
    table2, table3, table4,
    value::value,
};
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
        self.expected == self.found.text || bare(&self.expected) == bare(&self.found.text)
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

/// True for a cell that may hold a number: empty, a number, a mark written for nought, or something much like a number.
pub(super) fn is_value(text: &str) -> bool {
    // Of Chinese characters only these stand in numbers, with units, signs and notes; whatever has others is words.
    const IN_NUMBERS: &str = "万元件次条项个宗起份增减注无零";
    if text.chars().any(|c| ('一'..='龥').contains(&c) && !IN_NUMBERS.contains(c)) {
        return false;
    }
    match value(text) {
        CellValue::Number(_) | CellValue::Blank => true,
        CellValue::Text(words) => {
            let short = words.chars().count() <= 3;
            let mark = short && (words == "无" || words.chars().all(|c| "/\\-—－–×*Oo○〇零".contains(c)));
            mark || is_almost_number(&words)
        }
        CellValue::Absent => false,
    }
}

/// Digits with blanks, notes or units about them: 1 2, 12①, 12[1], 35000.5元.
fn is_almost_number(words: &str) -> bool {
    let chars = words.chars().take(25).map(text::halfwidth);
    let (mut digits, mut han, mut count) = (0, 0, 0);
    for c in chars {
        count += 1;
        digits += usize::from(c.is_numeric());
        han += usize::from(('一'..='龥').contains(&c) && !"万元件注".contains(c));
    }
    digits > 0 && han == 0 && count <= 24 && !words.ends_with(['.', '、', '．'])
}

/// What is known of all three tables.
pub(super) struct Tables {
    pub found: Vec<FoundTable>,
    pub cells: Cells,
    pub fingerprints: Vec<Fingerprint>,
    pub edition: Option<Edition>,
    pub doubts: Vec<Doubt>,
}

/// Recognises the three tables of the form among the tables of a document.
pub(super) fn tables(pieces: &[Piece<'_>], year: Option<i16>) -> Tables {
    let sources: Vec<Cow<'_, Table>> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Table(table) => Some(upright(table)),
            Piece::Text { .. } => None,
        })
        .collect();
    let laid: Vec<Vec<Line<'_>>> =
        sources.iter().enumerate().map(|(part, table)| grid::lines(table, part)).collect();
    let mut lines: [Vec<&Line<'_>>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for part in &laid {
        sort_lines(part, &mut lines);
    }
    let fingerprints = fingerprints(&lines);
    let edition = edition_followed(&fingerprints).or_else(|| year.and_then(Edition::for_year));
    let fallback = edition.unwrap_or(Edition::E2021);
    let (mut cells, mut doubts) = (Cells::new(), Vec::new());
    let lists = edition_of(&fingerprints, TableId::T2).unwrap_or(fallback);
    let ledger = table3::shape(&lines[1]).unwrap_or(fallback);
    let found = vec![
        table2::read(&lines[0], Filler::new(TableId::T2, lists, &mut cells, &mut doubts)),
        table3::read(&lines[1], Filler::new(TableId::T3, ledger, &mut cells, &mut doubts)),
        table4::read(&lines[2], Filler::new(TableId::T4, fallback, &mut cells, &mut doubts)),
    ];
    for table in &found {
        for cell in &form(table.edition).table(table.id).cells {
            cells.entry(cell.id.clone()).or_insert_with(Cell::absent);
        }
    }
    Tables { found, cells, fingerprints, edition, doubts }
}

/// The table with its labels where the form has them: one whose lines are the columns of the form is turned.
fn upright(table: &Table) -> Cow<'_, Table> {
    const KINDS: [&str; 6] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "申请人情况"];
    const RESULTS: [&str; 4] = ["结果维持", "结果纠正", "其他结果", "尚未审结"];
    let lines_with = |labels: &[&str], most: usize| {
        let begins = |row: &Vec<text::Cell>| {
            let label = |cell: &text::Cell| {
                let words = squeeze(&cell.text);
                labels.iter().position(|label| *label == words)
            };
            let first = row.iter().take(4).find_map(label)?;
            (row.iter().filter_map(label).count() <= most).then_some(first)
        };
        // A head that is repeated on each page does not count again.
        table.rows.iter().take(60).filter_map(begins).collect::<BTreeSet<usize>>().len()
    };
    let turned = lines_with(&KINDS, 1) >= 4 || lines_with(&RESULTS, 1) >= 4;
    if turned { Cow::Owned(grid::transposed(table)) } else { Cow::Borrowed(table) }
}

/// Labels of the form that tell one of its tables; a table of the document must have so many of them.
struct Signs {
    rows: Candidates,
    columns: Candidates,
}

/// Sorts the lines of one table of the document to the tables of the form; one source table may hold several, and a
/// table of the form may come in several parts. A table of the body's own, which shares a word or two, is left out.
fn sort_lines<'a>(part: &'a [Line<'a>], lines: &mut [Vec<&'a Line<'a>>; 3]) {
    let owners: Vec<Option<TableId>> = part.iter().map(belongs_to).collect();
    let is_part = TableId::ALL.map(|id| is_part_of(part, &owners, id));
    if !is_part.contains(&true) {
        continue_numbers(part, lines);
        return;
    }
    let mut current = None;
    let mut waiting: Vec<&Line<'_>> = Vec::new();
    for (line, owner) in part.iter().zip(&owners) {
        let owner = owner.filter(|id| is_part[usize::from(id.section()) - 2]);
        current = owner.or(current);
        match current {
            Some(id) => {
                let target = &mut lines[usize::from(id.section()) - 2];
                target.append(&mut waiting);
                target.push(line);
            }
            None => waiting.push(line),
        }
    }
}

/// True where a table of the document is a table of the form, or a part of it.
fn is_part_of(part: &[Line<'_>], owners: &[Option<TableId>], id: TableId) -> bool {
    let signs = &SIGNS[usize::from(id.section()) - 2];
    let words = part.iter().flat_map(|line| line.cells.iter()).filter(|placed| placed.cell.text.len() <= 320);
    let (mut rows, mut columns) = (0, 0);
    for placed in words {
        rows += usize::from(signs.rows.has(&placed.cell.text));
        columns += usize::from(signs.columns.has(&placed.cell.text));
    }
    let told = owners.iter().filter(|owner| **owner == Some(id)).count();
    match id {
        TableId::T2 => told >= 1 && (rows >= 2 || columns >= 2 || (rows >= 1 && columns >= 1)),
        // The last line of the ledger may stand alone on the next page.
        TableId::T3 => told >= 1 && (rows >= 1 || columns >= 3),
        TableId::T4 => told >= 1 && columns >= 3,
    }
}

/// A table of numbers only, right behind the header of table 四, is its line cut off by the end of a page.
fn continue_numbers<'a>(part: &'a [Line<'a>], lines: &mut [Vec<&'a Line<'a>>; 3]) {
    let [only] = part else { return };
    let ledger = &mut lines[2];
    let before = ledger.last().map(|line| line.part);
    let adjoins = before.is_some_and(|before| before + 1 == only.part);
    let headed = !ledger.is_empty()
        && ledger.iter().all(|line| line.cells.iter().all(|p| p.is_blank() || !is_value(&p.cell.text)));
    let numbers =
        only.cells.len() >= 15 && only.cells.iter().filter(|p| is_value(&p.cell.text)).count() >= 15;
    if adjoins && headed && numbers {
        ledger.push(only);
    }
}

static SIGNS: LazyLock<[Signs; 3]> = LazyLock::new(|| {
    TableId::ALL.map(|id| {
        let tables = || Edition::ALL.map(|edition| form(edition).table(id));
        let rows = tables().into_iter().flat_map(|t| {
            let groups = t.groups.iter().filter(|_| id == TableId::T2).map(|group| group.label.as_str());
            t.rows.iter().filter_map(|row| row.label.as_deref()).chain(groups)
        });
        let columns = tables().into_iter().flat_map(|t| {
            t.cells.iter().map(|c| c.col_label.as_str()).chain(t.columns.iter().map(|c| c.label.as_str()))
        });
        Signs { rows: Candidates::new(rows), columns: Candidates::new(columns) }
    })
});

/// The shortest words that tell a table, in bytes: (七)总计.
const SHORTEST_LABEL: usize = 11;

/// The table that a line tells by its labels.
fn belongs_to(line: &Line<'_>) -> Option<TableId> {
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
    let words: Vec<String> = line
        .cells
        .iter()
        .map(|placed| &placed.cell.text)
        .filter(|words| (SHORTEST_LABEL..=320).contains(&words.len()))
        .map(|words| squeeze(words))
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

/// Labels by which the editions are told, in the form in which labels are compared.
static PRESENT: LazyLock<Vec<(Edition, String)>> = LazyLock::new(|| {
    let of =
        |edition| form(edition).fingerprints.present_any.iter().map(move |label| (edition, squeeze(label)));
    Edition::ALL.into_iter().flat_map(of).collect()
});

/// The labels of either edition inside the tables.
fn fingerprints(lines: &[Vec<&Line<'_>>; 3]) -> Vec<Fingerprint> {
    let cells: Vec<(TableId, &text::Cell, String)> = TableId::ALL
        .into_iter()
        .zip(lines)
        .flat_map(|(id, rows)| rows.iter().flat_map(|line| line.cells.iter()).map(move |p| (id, p.cell)))
        .filter(|(_, cell)| (SHORTEST_LABEL..=320).contains(&cell.text.len()))
        .map(|(id, cell)| (id, cell, squeeze(&cell.text)))
        .collect();
    let mut found: Vec<Fingerprint> = Vec::new();
    for (edition, label) in PRESENT.iter() {
        if let Some((id, cell, _)) = cells.iter().find(|(.., words)| words.contains(label)) {
            let at = Where::table(*id, cell.place);
            let found_words = Quoted { text: cell.text.trim().to_owned(), at };
            found.push(Fingerprint { edition: *edition, found: found_words });
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
