//! Tables torn to pieces on the way to text (a PDF copied line by line): labels stand in the prose, numbers elsewhere.
//!
//! What such a table lacks is no fault of the report. It is doubted, and what was read by place alone is not used.

use text::squeeze;

use super::{Doubt, FoundTable, RowKind, Standing, TableState, outline::Piece, tables::Tables};
use crate::{Cell, Where};

/// Rows whose labels must be found outside the table.
const ENOUGH: usize = 3;
/// Words that prove a table where its cells are gone.
const PROOFS: [&[&str]; 3] = [
    &["信息内容", "行政许可", "行政处罚"],
    &["本年新收政府信息公开申请数量", "信访举报投诉类申请"],
    &["行政复议行政诉讼", "未经复议直接起诉"],
];

/// Marks torn tables and says so.
pub(super) fn mark(
    pieces: &[Piece<'_>],
    standings: &[Standing],
    tables: &mut Tables,
    doubts: &mut Vec<Doubt>,
) {
    for at in 0..tables.found.len() {
        let table = &tables.found[at];
        if table.state == TableState::RunTogether || !is_torn(table, pieces, standings) {
            continue;
        }
        let id = table.id;
        if table.state == TableState::Missing {
            tables.found[at].at =
                Where { section: Some(crate::Part::Section(id.section())), ..Where::default() };
        }
        forget_guesses(tables, at);
        tables.found[at].state = TableState::RunTogether;
        let text = format!(
            "{}的标签与数字被拆散，多半是复制或者转换时造成的，对不上的未作猜测；请用保留表格的文件核对。",
            id.label()
        );
        doubts.push(Doubt::new(tables.found[at].at.clone(), text));
    }
}

fn is_torn(table: &FoundTable, pieces: &[Piece<'_>], standings: &[Standing]) -> bool {
    let section = table.id.section();
    if table.state == TableState::Missing {
        let words = words_of_section(section, pieces, standings);
        return PROOFS[usize::from(section) - 2].iter().all(|label| words.contains(label));
    }
    let missing = table.missing_rows();
    if missing.len() < ENOUGH {
        return false;
    }
    let words = words_of_section(section, pieces, standings);
    let labels = missing.iter().filter_map(|row| row.label.as_deref());
    labels.filter(|label| words.contains(&squeeze(label))).count() >= ENOUGH
}

/// What stands outside tables in a section, line ends closed up.
fn words_of_section(section: u8, pieces: &[Piece<'_>], standings: &[Standing]) -> String {
    let texts = pieces.iter().zip(standings).filter_map(|(piece, standing)| match piece {
        Piece::Text { text, .. } if *standing == Standing::Section(section) => Some(squeeze(text)),
        Piece::Text { .. } | Piece::Table(_) => None,
    });
    texts.collect()
}

/// Rows taken for the next one because they had no label may be any row.
fn forget_guesses(tables: &mut Tables, at: usize) {
    let table = &mut tables.found[at];
    let guessed: Vec<String> =
        table.rows.iter().filter(|row| row.kind == RowKind::LabelMissing).map(|row| row.id.clone()).collect();
    table.rows.retain(|row| row.kind != RowKind::LabelMissing);
    for (id, cell) in &mut tables.cells {
        let row = id.as_str().split('/').nth(1).unwrap_or_default();
        if id.as_str().starts_with(table.id.code()) && guessed.iter().any(|guess| guess == row) {
            *cell = Cell::absent();
        }
    }
}
