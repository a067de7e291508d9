//! The header of table 三: which column of somebody's table is which column of the form.

use std::sync::LazyLock;

use text::squeeze;

use super::{
    grid::{Line, Span},
    labels::Candidates,
};

/// Labels above the number columns, as they stand on the form.
pub(super) const HEADERS: [&str; 9] = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
];
pub(super) static HEADS: LazyLock<Candidates> = LazyLock::new(|| Candidates::new(HEADERS));

/// The merged label over the five kinds of organisations.
const LEGAL: usize = 2;

/// The number column of the form that stands under a label: natural, five of organisations, total.
fn column(header: usize) -> Option<usize> {
    match header {
        1 => Some(0),
        4..=8 => Some(header - 3),
        3 => Some(6),
        _ => None,
    }
}

/// What the header lines met so far say.
#[derive(Debug, Default)]
pub(super) struct Heads {
    part: Option<usize>,
    /// The columns of the table that each column of the form covers.
    spans: [Option<Span>; 7],
    /// How wide the lines are on which they stand; `None` where those differ.
    width: Option<u32>,
    uneven: bool,
    /// The labels in reading order: a column of the form, or one of the body's own; and those under the merged label.
    upper: Vec<Option<usize>>,
    under: Vec<Option<usize>>,
    legal_at: Option<usize>,
}

impl Heads {
    /// Takes a line of the header.
    pub(super) fn take(&mut self, line: &Line<'_>) {
        if self.part != Some(line.part) {
            *self = Self { part: Some(line.part), ..Self::default() };
        }
        let mut met = false;
        for placed in line.cells.iter().filter(|placed| !placed.is_blank()) {
            let words = squeeze(&placed.cell.text);
            let found = match words.as_str() {
                "合计" if self.spans[6].is_none() => Some(3),
                "公民" if self.spans[0].is_none() => Some(1),
                _ => HEADS.find(&placed.cell.text).map(|found| found.index),
            };
            if found == Some(LEGAL) {
                self.legal_at.get_or_insert(self.upper.len());
                continue;
            }
            let of_form = found.and_then(column);
            if let Some(column) = of_form {
                met = true;
                let span = (placed.from, placed.to);
                // A copy may repeat a merged label in each of its columns, or on each of its lines.
                self.spans[column] = Some(match self.spans[column] {
                    Some(before) if before.1 == span.0 => (before.0, span.1),
                    Some(before) if before == span => before,
                    Some(_) | None => span,
                });
            } else if found.is_some()
                || words.contains("勾稽关系")
                || words.contains("申请")
                || words.chars().count() > 12
            {
                continue;
            }
            let list = if self.legal_at.is_some() && is_below(line, of_form) {
                &mut self.under
            } else {
                &mut self.upper
            };
            list.push(of_form);
        }
        if met {
            self.uneven = self.uneven || self.width.is_some_and(|width| width != line.width);
            self.width = Some(line.width);
        }
    }

    /// The columns of the table under each column of the form, where the line is laid out as the header is.
    pub(super) fn spans(&self, line: &Line<'_>) -> Option<[Span; 7]> {
        if self.uneven || self.width != Some(line.width) {
            return None;
        }
        let mut spans = [(0, 0); 7];
        for (to, from) in spans.iter_mut().zip(self.spans) {
            *to = from?;
        }
        let apart = |a: &Span, b: &Span| a.1 <= b.0 || b.1 <= a.0;
        let disjoint = (0..7).all(|i| (i + 1..7).all(|j| apart(&spans[i], &spans[j])));
        // Labels stand to the left of all numbers.
        let first = spans.iter().map(|span| span.0).min()?;
        (disjoint && first > 0).then_some(spans)
    }

    /// The first column with numbers on a line laid out as the header is.
    pub(super) fn first_column(&self, line: &Line<'_>) -> Option<u32> {
        self.spans(line).and_then(|spans| spans.iter().map(|span| span.0).min())
    }

    /// The columns in reading order: of the form, or (`None`) of the body's own.
    pub(super) fn order(&self) -> Vec<Option<usize>> {
        let mut order = self.upper.clone();
        let at = self.legal_at.unwrap_or(order.len()).min(order.len());
        order.splice(at..at, self.under.iter().copied());
        order
    }
}

/// True for the five kinds of organisations, and for what the body put among them.
fn is_below(line: &Line<'_>, of_form: Option<usize>) -> bool {
    match of_form {
        Some(column) => (1..=5).contains(&column),
        None => line
            .cells
            .iter()
            .any(|placed| HEADS.find(&placed.cell.text).and_then(|f| column(f.index)) == Some(1)),
    }
}
