//! A worksheet: visible cells as a table, cells of hidden rows and columns, formulas, remarks in headers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use text::Cell;

use super::book::{Shared, cell_label, pieces, write};
use super::package::slot;
use super::{Builder, Everything, How, Slot};
use crate::xml::{Element, Tree};

/// A cell as met: its words, or the slots that hold them.
enum Words {
    Shared(Shared),
    Own(Vec<Slot>),
}

#[expect(
    clippy::too_many_arguments,
    reason = "a sheet is told by its name, its member and the strings of its book"
)]
pub(super) fn read(
    all: &mut Everything,
    title: &str,
    label: &str,
    hidden: bool,
    member: &str,
    source: &str,
    tree: &Tree<'_>,
    shared: &[Shared],
) {
    let prefix = if hidden { "隐藏工作表" } else { "工作表" };
    let name = format!("{title}{prefix}“{label}”");
    let columns = hidden_columns(tree);
    let (mut open, mut shut): (Rows, Rows) = (BTreeMap::new(), BTreeMap::new());
    let mut formulas = Builder::new(format!("{name}的公式"), true);
    let mut row_number = 0;
    for row in tree.elements().filter(|element| element.kind().1 == "row") {
        row_number = row.attribute("r").and_then(|r| r.parse().ok()).unwrap_or(row_number + 1);
        let row_hidden = is_on(row, "hidden");
        let mut column = 0;
        for cell in row.children().filter(|child| child.kind().1 == "c") {
            let reference = cell.attribute("r").map(std::borrow::Cow::into_owned);
            column = reference.as_deref().map_or(column + 1, column_of);
            for formula in cell.children().filter(|child| child.kind().1 == "f") {
                if let Some(slot) = slot(member, source, formula) {
                    formulas.slot(all, slot);
                    formulas.paragraph(&cell_label(&reference.clone().unwrap_or_default()));
                }
            }
            let Some(words) = words(cell, member, source, shared) else { continue };
            let shut_here =
                row_hidden || columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
            let rows = if shut_here { &mut shut } else { &mut open };
            rows.entry(row_number).or_default().insert(column, words);
        }
    }
    tables(all, name.clone(), hidden, open);
    tables(all, format!("{name}的隐藏行列"), true, shut);
    all.push(formulas.finish());
    let mut margins = Builder::new(format!("{name}的页眉页脚"), false);
    let spoken = [
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
        "prompt",
        "error",
        "formula1",
    ];
    for leaf in tree.elements().filter(|element| spoken.contains(&element.kind().1)) {
        if let Some(slot) = slot(member, source, leaf) {
            margins.slot(all, slot);
            margins.paragraph("");
        }
    }
    all.push(margins.finish());
}

type Rows = BTreeMap<u32, BTreeMap<u32, Words>>;

/// Writes rows as one table whose columns are those in which anything stands.
fn tables(all: &mut Everything, name: String, hidden: bool, rows: Rows) {
    let columns: std::collections::BTreeSet<u32> =
        rows.values().flat_map(|row| row.keys().copied()).collect();
    let mut builder = Builder::new(name, hidden);
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for (number, mut row) in rows {
        let mut line = Vec::new();
        for column in &columns {
            match row.remove(column) {
                Some(Words::Shared(shared)) => write(&mut builder, &shared),
                Some(Words::Own(slots)) => slots.into_iter().for_each(|slot| builder.slot(all, slot)),
                // A blank cell has no line of its own, but a place in its row.
                None => {
                    line.push(Cell::new(""));
                    continue;
                }
            }
            line.push(builder.cell(&cell_label(&format!("{}{number}", letters(*column))), 1));
        }
        lines.push(line);
    }
    builder.table(lines);
    all.push(builder.finish());
}

fn words(cell: Element<'_>, member: &str, source: &str, shared: &[Shared]) -> Option<Words> {
    let child = |name: &str| cell.children().find(|child| child.kind().1 == name);
    match cell.attribute("t").as_deref() {
        Some("s") => {
            let index: usize = child("v")?.text().trim().parse().ok()?;
            shared.get(index).cloned().map(Words::Shared)
        }
        Some("inlineStr") => Some(Words::Own(pieces(member, source, child("is")?))),
        Some("str" | "b" | "e" | "d") => slot(member, source, child("v")?).map(|slot| Words::Own(vec![slot])),
        _ => {
            let found = slot(member, source, child("v")?)?;
            let how = How::Number(cell.span().start..cell.open_end());
            let text = readable(&found.text);
            Some(Words::Own(vec![Slot { text, how, ..found }]))
        }
    }
}

/// A number as people read it: 4.40233199003040E+17 as its digits, where it is whole.
fn readable(number: &str) -> String {
    let plain = || -> Option<String> {
        if !number.contains(['e', 'E']) {
            return None;
        }
        let value: f64 = number.trim().parse().ok()?;
        let digits = format!("{value:.0}");
        (value.fract() == 0.0 && digits.len() <= 22).then_some(digits)
    };
    plain().unwrap_or_else(|| number.to_owned())
}

/// First and last of the columns that do not show.
pub(crate) fn hidden_columns(tree: &Tree<'_>) -> Vec<(u32, u32)> {
    let columns = tree.elements().filter(|element| element.kind().1 == "col" && is_on(*element, "hidden"));
    let number = |element: Element<'_>, name: &str| element.attribute(name)?.parse().ok();
    columns.filter_map(|column| Some((number(column, "min")?, number(column, "max")?))).collect()
}

pub(crate) fn is_on(element: Element<'_>, name: &str) -> bool {
    element.attribute(name).is_some_and(|value| matches!(&*value, "1" | "true"))
}

/// The number of the column in a reference: B7 is 2.
pub(crate) fn column_of(reference: &str) -> u32 {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    letters.fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
}

fn letters(mut column: u32) -> String {
    let mut reversed = String::new();
    while column > 0 {
        column -= 1;
        let _ = write!(reversed, "{}", char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    reversed.chars().rev().collect()
}
