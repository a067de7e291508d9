//! The rows of a table that stand on one page.

use text::Align;

use super::widths::SIDE;
use super::{ABOVE, Laid, LaidCell, leading};
use crate::line::count;
use crate::sheet::{Page, Part, Pt, Rule};

/// How many lines of each cell are printed already.
pub(crate) type Printed = Vec<usize>;

impl Laid {
    /// Nothing printed yet.
    pub(crate) fn printed(&self) -> Printed {
        vec![0; self.cells.len()]
    }

    /// Sets the rows `from..to` on a page with the upper left corner at `(x, y)`, below the head where they are not
    /// the first; returns the height.
    pub(crate) fn place(
        &self,
        (from, to): (usize, usize),
        (x, y): (Pt, Pt),
        printed: &mut Printed,
        page: &mut Page,
    ) -> Pt {
        let mut top = y;
        if from > 0 && self.head > 0 {
            top += self.fragment((0, self.head), (x, y), None, page);
        }
        top += self.fragment((from, to), (x, top), Some(printed), page);
        top - y
    }

    /// Some rows; `printed` is missing for a head that is repeated.
    fn fragment(
        &self,
        (from, to): (usize, usize),
        (x, y): (Pt, Pt),
        mut printed: Option<&mut Printed>,
        page: &mut Page,
    ) -> Pt {
        let mut tops = vec![y];
        for height in &self.heights[from..to] {
            tops.push(tops[tops.len() - 1] + height);
        }
        let seen =
            self.cells.iter().enumerate().filter(|(_, cell)| cell.row < to && cell.row + cell.rows > from);
        let mut rules = Rules::default();
        for (at, cell) in seen {
            let (first, last) = (cell.row.max(from) - from, (cell.row + cell.rows).min(to) - from);
            let area = Area {
                left: x + self.edges[cell.column],
                right: x + self.edges[cell.column + cell.columns],
                top: tops[first],
                bottom: tops[last],
            };
            rules.around(&area);
            let ends = cell.row + cell.rows <= to;
            self.words(cell, &area, printed.as_deref_mut().map(|printed| (&mut printed[at], ends)), page);
        }
        page.rules.extend(rules.drawn());
        tops[tops.len() - 1] - y
    }

    /// The words of a cell in the part of it that is on this page: all of them where they fit; otherwise as many as
    /// fit, and the rest on the next page. What is on a page before is repeated where it fits, as an ornament.
    fn words(&self, cell: &LaidCell, area: &Area, printed: Option<(&mut usize, bool)>, page: &mut Page) {
        let leading = leading(self.size);
        let mut fit = 0;
        while fit < cell.lines.len() && count(fit + 1) * leading + 2.0 * ABOVE <= area.bottom - area.top + 0.1
        {
            fit += 1;
        }
        let all = cell.lines.len();
        let own = Part::Cell(self.block, cell.number);
        let (part, lines) = match printed {
            None => (Part::Decoration, 0..all),
            Some((done, _)) if *done == all => (Part::Decoration, 0..if fit == all { all } else { 0 }),
            Some((done, ends)) => {
                // The last part of a cell takes what is left.
                let to = if ends { all } else { (*done + fit).min(all) };
                let lines = *done..to;
                *done = to;
                (own, lines)
            }
        };
        let height = count(lines.len()) * leading;
        let top = area.top + ((area.bottom - area.top - height) / 2.0).max(0.0);
        for (at, line) in cell.lines[lines].iter().enumerate() {
            let room = area.right - area.left - line.width;
            let left = match cell.align {
                Align::Left | Align::Flush => area.left + SIDE,
                Align::Center => area.left + room / 2.0,
                Align::Right => area.right - SIDE - line.width,
            };
            let baseline = top + count(at) * leading + leading / 2.0 + self.size * MIDDLE;
            page.runs.extend(line.runs(part, self.size, (left, baseline), None));
        }
    }
}

/// The part of a cell on a page.
struct Area {
    left: Pt,
    right: Pt,
    top: Pt,
    bottom: Pt,
}

/// Rules around cells, each drawn once and joined to its neighbours.
#[derive(Default)]
struct Rules {
    /// Across: height, from, to.
    across: Vec<(Pt, Pt, Pt)>,
    /// Down: place, from, to.
    down: Vec<(Pt, Pt, Pt)>,
}

impl Rules {
    fn around(&mut self, area: &Area) {
        self.across.extend([(area.top, area.left, area.right), (area.bottom, area.left, area.right)]);
        self.down.extend([(area.left, area.top, area.bottom), (area.right, area.top, area.bottom)]);
    }

    fn drawn(self) -> Vec<Rule> {
        let across =
            joined(self.across).into_iter().map(|(y, from, to)| Rule { from: (from, y), to: (to, y) });
        let down = joined(self.down).into_iter().map(|(x, from, to)| Rule { from: (x, from), to: (x, to) });
        across.chain(down).collect()
    }
}

/// Rules on the same line that touch or overlap become one.
fn joined(mut rules: Vec<(Pt, Pt, Pt)>) -> Vec<(Pt, Pt, Pt)> {
    rules.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut out: Vec<(Pt, Pt, Pt)> = Vec::new();
    for (at, from, to) in rules {
        match out.last_mut().filter(|last| (last.0 - at).abs() < NEAR && from <= last.2 + NEAR) {
            Some(last) => last.2 = last.2.max(to),
            None => out.push((at, from, to)),
        }
    }
    out
}

/// How far the middle of a character is above its baseline, in ems.
pub(crate) const MIDDLE: Pt = 0.38;
/// Measures nearer than this are the same.
const NEAR: Pt = 0.05;
