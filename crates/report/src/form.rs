//! The forms as data: sections, tables, grids, cells and relations of each edition, read once from `forms/`.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use crate::{CellId, Edition, TableId};

/// One edition of the form.
#[derive(Debug, Deserialize)]
pub struct Form {
    /// Which edition.
    pub edition: Edition,
    /// The number of the notice that issued it.
    pub document_number: String,
    /// The title of that notice.
    pub document_title: String,
    /// The six sections in order.
    pub sections: Vec<SectionForm>,
    /// Labels by which the edition is told.
    pub fingerprints: Fingerprints,
    /// Tables 二, 三, 四.
    pub tables: Vec<TableForm>,
    /// 勾稽关系: relations between cells.
    pub relations: Vec<Relation>,
    #[serde(skip)]
    index: HashMap<String, (usize, usize)>,
}

/// Labels by which an edition is told, counted inside tables only.
#[derive(Debug, Deserialize)]
pub struct Fingerprints {
    /// Labels that only this edition has.
    pub present_any: Vec<String>,
}

/// A section of the form.
#[derive(Debug, Deserialize)]
pub struct SectionForm {
    /// `s1` to `s6`.
    pub id: String,
    /// 一 to 六.
    pub ordinal: String,
    /// The words of its heading.
    pub heading: String,
    /// Other headings that are accepted.
    pub heading_aliases: Vec<String>,
}

/// A table of the form.
#[derive(Debug, Deserialize)]
pub struct TableForm {
    /// Which table.
    pub id: TableId,
    /// Its name.
    pub name_zh: String,
    /// How many columns its grid has.
    pub grid_columns: u16,
    /// Its groups: the items of Article 20 in table 二, review and suits in table 四.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Its number columns, in tables 三 and 四.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Its rows of numbers.
    pub rows: Vec<RowForm>,
    /// Its lines, each with its entries from left to right.
    pub grid: Vec<Vec<GridEntry>>,
    /// Its cells.
    pub cells: Vec<CellForm>,
}

/// A group of rows or columns.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// A number column.
#[derive(Debug, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// A row of numbers.
#[derive(Debug, Deserialize)]
pub struct RowForm {
    /// Its id.
    pub id: String,
    /// Its label, verbatim; table 四 has none.
    pub label: Option<String>,
    /// The labels of the merged cells on the left, outermost first.
    pub parents: Vec<String>,
    /// In table 二, the group it belongs to.
    #[serde(default)]
    pub group: Option<String>,
}

/// One entry of the grid.
#[derive(Debug, Deserialize)]
pub struct GridEntry {
    /// The words of a label.
    #[serde(default)]
    pub text: Option<String>,
    /// The address of a number.
    #[serde(default)]
    pub cell: Option<CellId>,
    /// How many columns it covers.
    pub colspan: u16,
    /// How many lines it covers.
    pub rowspan: u16,
}

/// What kind of number a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellType {
    /// A whole number from 0.
    Count,
    /// A whole number that may be negative (本年增/减).
    Signed,
    /// A decimal number from 0, mostly in 万元.
    Amount,
}

/// A cell of the form.
#[derive(Debug, Deserialize)]
pub struct CellForm {
    /// Its address.
    pub id: CellId,
    /// The id of its row.
    pub row: String,
    /// The label of its row; table 四 has none.
    pub row_label: Option<String>,
    /// The id of its column.
    pub col: String,
    /// The label of its column.
    pub col_label: String,
    /// The group it belongs to, in tables 二 and 四.
    #[serde(default)]
    pub group: Option<String>,
    /// What kind of number it holds.
    #[serde(rename = "type")]
    pub kind: CellType,
    /// The unit it counts in.
    #[serde(default)]
    pub unit: Option<String>,
    /// True where it is the sum of others.
    #[serde(default)]
    pub computed: bool,
}

/// How the two sides of a relation compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Op {
    /// Equal.
    #[serde(rename = "=")]
    Equal,
    /// Not greater.
    #[serde(rename = "<=")]
    AtMost,
    /// Not less.
    #[serde(rename = ">=")]
    AtLeast,
}

/// A term of a relation.
#[derive(Debug, Deserialize)]
pub struct Term {
    /// Which cell.
    pub cell: CellId,
    /// By how much it is multiplied.
    pub coef: i8,
    /// -1 for the same cell in the report of the year before.
    #[serde(default)]
    pub year_offset: i8,
}

/// 勾稽关系: a linear relation between cells.
#[derive(Debug, Deserialize)]
pub struct Relation {
    /// `family/key`: `T3-BAL/natural`.
    pub id: String,
    /// How the sides compare.
    pub op: Op,
    /// The left side.
    pub lhs: Vec<Term>,
    /// The right side.
    pub rhs: Vec<Term>,
    /// The relation in words.
    pub text: String,
    /// The first report year it applies to, where it needs a year before of the same edition.
    #[serde(default)]
    pub from_report_year: Option<i16>,
}

impl Relation {
    /// The part before the stroke: `T3-BAL`.
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// The part after the stroke: `natural`.
    pub fn key(&self) -> &str {
        self.id.split_once('/').map_or("", |(_, key)| key)
    }

    /// True where it compares with the report of the year before.
    pub fn crosses_years(&self) -> bool {
        self.lhs.iter().chain(&self.rhs).any(|term| term.year_offset != 0)
    }
}

impl Form {
    /// A table by its id.
    pub fn table(&self, id: TableId) -> &TableForm {
        self.tables.iter().find(|table| table.id == id).expect("every edition has the three tables")
    }

    /// A cell by its address.
    pub fn cell(&self, id: &str) -> Option<&CellForm> {
        self.index.get(id).map(|(table, cell)| &self.tables[*table].cells[*cell])
    }

    /// All cells in the order of the form.
    pub fn cells(&self) -> impl Iterator<Item = &CellForm> {
        self.tables.iter().flat_map(|table| &table.cells)
    }

    /// A relation in words, with its row where the words of the form leave that to the place: “1.属于国家秘密”一行：总计＝….
    pub fn words(&self, relation: &Relation) -> String {
        let rows = &self.table(TableId::T3).rows;
        let row = rows.iter().find(|row| relation.family() == "T3-ROW" && row.id == relation.key());
        match row.and_then(|row| row.label.as_ref()) {
            Some(label) => format!("“{label}”一行：{}", relation.text),
            None => relation.text.clone(),
        }
    }

    /// The relations of one family.
    pub fn family<'a>(&'a self, family: &'a str) -> impl Iterator<Item = &'a Relation> {
        self.relations.iter().filter(move |relation| relation.family() == family)
    }

    fn parse(json: &str) -> Self {
        let mut form: Self = serde_json::from_str(json).expect("the forms in the crate are well-formed");
        for (t, table) in form.tables.iter().enumerate() {
            for (c, cell) in table.cells.iter().enumerate() {
                form.index.insert(cell.id.0.clone(), (t, c));
            }
        }
        form
    }
}

impl CellForm {
    /// The cell in words: 「行政许可」的「本年处理决定数量」.
    pub fn name(&self) -> String {
        let group = match self.group.as_deref() {
            Some("review") => "行政复议",
            Some("suit_direct") => "未经复议直接起诉",
            Some("suit_after_review") => "复议后起诉",
            _ => "",
        };
        match self.row_label.as_deref() {
            Some(row) => format!("“{}”的“{}”", without_aside(row), self.col_label),
            None => format!("“{group}”的“{}”", self.col_label),
        }
    }
}

/// A label without what it adds in brackets: （二）部分公开.
fn without_aside(label: &str) -> &str {
    let number = if label.starts_with('（') { label.find('）').unwrap_or(0) } else { 0 };
    label[number..].find('（').map_or(label, |aside| &label[..number + aside])
}

static FORM_2019: LazyLock<Form> = LazyLock::new(|| Form::parse(include_str!("../forms/2019.json")));
static FORM_2021: LazyLock<Form> = LazyLock::new(|| Form::parse(include_str!("../forms/2021.json")));

/// The form of an edition.
pub fn form(edition: Edition) -> &'static Form {
    match edition {
        Edition::E2019 => &FORM_2019,
        Edition::E2021 => &FORM_2021,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_hold_what_the_notices_print() {
        let check = |edition, cells: [usize; 3], relations| {
            let form = form(edition);
            assert_eq!(form.edition, edition);
            assert_eq!(form.document_number, edition.document_number());
            assert_eq!(TableId::ALL.map(|t| form.table(t).cells.len()), cells);
            assert_eq!(form.relations.len(), relations);
        };
        check(Edition::E2019, [22, 161, 15], 56);
        check(Edition::E2021, [10, 175, 15], 53);
    }

    #[test]
    fn grids_are_filled_exactly_and_relations_name_cells() {
        for form in Edition::ALL.map(form) {
            for table in &form.tables {
                let area: u32 =
                    table.grid.iter().flatten().map(|e| u32::from(e.colspan) * u32::from(e.rowspan)).sum();
                assert_eq!(area as usize, usize::from(table.grid_columns) * table.grid.len());
            }
            for relation in &form.relations {
                assert!(!relation.text.contains(|c: char| c.is_ascii_alphabetic()), "{}", relation.text);
            }
            for term in form.relations.iter().flat_map(|r| r.lhs.iter().chain(&r.rhs)) {
                assert!(form.cell(term.cell.as_str()).is_some(), "{}", term.cell);
            }
        }
    }
}
