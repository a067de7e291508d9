//! The three tables of the form, cell for cell.

use std::collections::{HashMap, HashSet};

use report::form::{GridEntry, Op, Relation, Term};
use report::{CellValue, Form, Number, Report, TableId, form};
use rust_xlsxwriter::{Format, Worksheet, XlsxError, utility};

use super::{Looks, exact, formula, lines, number, printed};

/// Above the grid stand the heading of the section and an empty line.
const FIRST: u32 = 2;

/// Where each cell of the form stands: table, row and column.
pub(super) struct Addresses(HashMap<String, (TableId, u32, u16)>);

/// A table, and the first and last of neighbouring cells in it.
type Range = (TableId, (u32, u16), (u32, u16));

/// An entry of the grid and the slots it covers.
struct Entry<'a> {
    slot: &'a GridEntry,
    row: u32,
    column: u16,
}

impl Addresses {
    pub(super) fn of(report: &Report) -> Self {
        let mut addresses = HashMap::new();
        for id in TableId::ALL {
            for Entry { slot, row, column } in entries(form(report.edition), id) {
                if let Some(cell) = &slot.cell {
                    addresses.insert(cell.0.clone(), (id, row, column));
                }
            }
        }
        Self(addresses)
    }

    fn place(&self, term: &Term) -> Option<(TableId, u32, u16)> {
        self.0.get(term.cell.as_str()).copied()
    }

    /// One cell, named with its sheet unless it is on `here`.
    pub(super) fn cell(&self, term: &Term, here: Option<TableId>) -> Option<String> {
        let (table, row, column) = self.place(term)?;
        Some(format!("{}{}", sheet(table, here), utility::row_col_to_cell(row, column)))
    }

    /// Cells as arguments of a function, neighbours as ranges.
    pub(super) fn ranges(&self, terms: &[&Term], here: Option<TableId>) -> Option<String> {
        let mut places: Vec<_> = terms.iter().map(|term| self.place(term)).collect::<Option<_>>()?;
        places.sort_unstable();
        let mut ranges: Vec<Range> = Vec::new();
        for (table, row, column) in places {
            let last = ranges.last_mut().filter(|(same, from, to)| {
                let across = from.0 == row && to.0 == row && to.1 + 1 == column;
                let down = from.1 == column && to.1 == column && to.0 + 1 == row;
                *same == table && (across || down)
            });
            match last {
                Some((_, _, to)) => *to = (row, column),
                None => ranges.push((table, (row, column), (row, column))),
            }
        }
        let range = |&(table, from, to): &Range| {
            let name = if from == to {
                utility::row_col_to_cell(from.0, from.1)
            } else {
                utility::cell_range(from.0, from.1, to.0, to.1)
            };
            format!("{}{name}", sheet(table, here))
        };
        Some(ranges.iter().map(range).collect::<Vec<_>>().join(","))
    }
}

fn sheet(table: TableId, here: Option<TableId>) -> String {
    if here == Some(table) { String::new() } else { format!("'{}'!", table.label()) }
}

/// The entries of a table, each with its first slot.
fn entries(form: &'static Form, id: TableId) -> Vec<Entry<'static>> {
    let mut taken: HashSet<(u32, u16)> = HashSet::new();
    let mut out = Vec::new();
    for (row, line) in (FIRST..).zip(&form.table(id).grid) {
        let mut column = 0;
        for entry in line {
            while taken.contains(&(row, column)) {
                column += 1;
            }
            for below in row..row + u32::from(entry.rowspan) {
                taken.extend((column..column + entry.colspan).map(|right| (below, right)));
            }
            out.push(Entry { slot: entry, row, column });
            column += entry.colspan;
        }
    }
    out
}

pub(super) fn write(
    report: &Report,
    id: TableId,
    addresses: &Addresses,
    looks: &Looks,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    sheet.set_name(id.label())?;
    printed(sheet);
    let form = form(report.edition);
    let wanted = format!("s{}", id.section());
    let heading = report.sections.iter().find(|section| section.id == wanted);
    let heading = heading.map(|section| section.heading.as_str()).unwrap_or_default();
    sheet.write_string_with_format(0, 0, heading, &looks.heading)?;
    if form.table(id).grid_columns > 8 {
        sheet.set_landscape();
    }
    let entries = entries(form, id);
    let widths = widths(report, &entries, form.table(id).grid_columns);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    for entry in &entries {
        self::entry(report, entry, addresses, (looks, id), sheet)?;
    }
    for (row, _) in (FIRST..).zip(&form.table(id).grid) {
        let alone = entries.iter().filter(|entry| entry.row == row && entry.slot.rowspan == 1);
        let high = alone.map(|entry| lines(words(entry), span(&widths, entry))).fold(1.0, f64::max);
        sheet.set_row_height(row, high * 14.0 + 6.0)?;
    }
    let head = entries.iter().filter(|entry| entry.slot.cell.is_some()).map(|entry| entry.row).min();
    if let Some(first) = head.filter(|_| id != TableId::T2) {
        sheet.set_repeat_rows(FIRST, first - 1)?;
        sheet.set_freeze_panes(first, 0)?;
    }
    Ok(())
}

fn entry(
    report: &Report,
    Entry { slot, row, column }: &Entry<'_>,
    addresses: &Addresses,
    (looks, id): (&Looks, TableId),
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let at = (*row, *column);
    let value = slot.cell.as_ref().map(|cell| (cell, report.value(cell.as_str())));
    let words = match value {
        None => slot.text.as_deref().unwrap_or_default(),
        Some((_, CellValue::Text(words))) => words,
        Some((_, CellValue::Number(_) | CellValue::Blank | CellValue::Absent)) => "",
    };
    let format = match value {
        Some((_, CellValue::Number(number))) => looks.number(*number),
        _ => looks.label.clone(),
    };
    label(sheet, (at, (slot.rowspan, slot.colspan)), words, &format)?;
    if let Some((cell, CellValue::Number(reported))) = value {
        match sum(report, cell.as_str(), *reported).and_then(|terms| addresses.ranges(&terms, Some(id))) {
            Some(ranges) => formula(sheet, at, &format!("=SUM({ranges})"), *reported, looks)?,
            None => number(sheet, at, *reported, looks)?,
        }
    }
    Ok(())
}

fn label(
    sheet: &mut Worksheet,
    ((row, column), (rows, columns)): ((u32, u16), (u16, u16)),
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if rows > 1 || columns > 1 {
        let (last_row, last_column) = (row + u32::from(rows) - 1, column + columns - 1);
        sheet.merge_range(row, column, last_row, last_column, words, format)?;
    } else if words.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, words, format)?;
    }
    Ok(())
}

/// The cells whose sum a total is, where the form says so, all of them are numbers and the reported total is that sum.
fn sum<'a>(report: &'a Report, cell: &str, reported: Number) -> Option<Vec<&'a Term>> {
    let is_sum = |relation: &&Relation| {
        let whole = matches!(relation.lhs.as_slice(), [only] if only.cell.as_str() == cell && only.coef == 1);
        whole
            && relation.op == Op::Equal
            && relation.rhs.iter().all(|term| term.coef == 1 && term.year_offset == 0)
    };
    let relation = form(report.edition).relations.iter().find(is_sum)?;
    let numbers: Option<Vec<Number>> =
        relation.rhs.iter().map(|term| report.number(term.cell.as_str())).collect();
    let numbers = numbers.filter(|numbers| numbers.iter().all(|number| exact(*number).is_some()))?;
    let equal = numbers.into_iter().sum::<Number>() == reported && exact(reported).is_some();
    equal.then(|| relation.rhs.iter().collect())
}

fn words<'a>(entry: &Entry<'a>) -> &'a str {
    entry.slot.text.as_deref().unwrap_or_default()
}

/// How wide an entry is, in half characters.
fn span(widths: &[f64], entry: &Entry<'_>) -> f64 {
    widths.iter().skip(usize::from(entry.column)).take(usize::from(entry.slot.colspan)).sum()
}

/// Widths of the columns in half characters: numbers in one line, labels in a few.
fn widths(report: &Report, entries: &[Entry<'_>], columns: u16) -> Vec<f64> {
    let few = if columns > 8 { 7.0 } else { 18.0 };
    let widest_label = if columns > 8 { 38.0 } else { 26.0 };
    let mut widths = vec![few; usize::from(columns)];
    for entry in entries.iter().filter(|entry| entry.slot.colspan == 1) {
        let number = entry.slot.cell.as_ref().and_then(|cell| report.number(cell.as_str()));
        let needed = match number {
            Some(number) => number.to_string().chars().map(|_| 1.2).sum::<f64>() + 2.0,
            None if entry.slot.rowspan > 2 => 9.0,
            None if entry.slot.rowspan > 1 || entry.slot.cell.is_some() => few,
            None => {
                let halves: f64 = words(entry).chars().map(|_| 2.0).sum();
                // Labels above numbers are broken into short lines, labels beside them are long.
                if entry.row < FIRST + 3 && columns > 8 { 7.0 } else { (halves + 2.0).min(widest_label) }
            }
        };
        let width = &mut widths[usize::from(entry.column)];
        *width = width.max(needed);
    }
    widths
}
