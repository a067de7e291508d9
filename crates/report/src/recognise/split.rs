//! The ways to split figures that run together: as many cells as the form has, no nought before a figure, and the
//! relations of the form. Bounded; what is not tried to the end is not unique.

use std::collections::BTreeMap;

use super::together::{Segment, addressed};
use crate::{
    CellId, Edition, Number, form,
    form::{CellForm, CellType, Op, Relation},
};

/// Steps that are tried for a row.
const MOST_STEPS: usize = 60_000;
/// Ways that are kept for a row, and ways of all rows together that are tried.
const MOST_WAYS: usize = 400;
const MOST_TOGETHER: usize = 5_000;
/// The longest figure.
const LONGEST: usize = 9;

/// What is known of a row.
struct Row<'s> {
    segment: &'s Segment,
    ways: Vec<Vec<Number>>,
    /// There is one way whatever the relations say.
    forced: bool,
}

/// A relation over cells that stand in a list: the terms come to nought.
struct Sum {
    terms: Vec<(usize, i8)>,
    /// The last of the cells.
    last: usize,
}

impl Sum {
    /// The relation over these cells; nothing where it has others.
    fn over(relation: &Relation, cells: &[&CellForm]) -> Option<Self> {
        let sides = [(&relation.lhs, 1), (&relation.rhs, -1)];
        let terms: Option<Vec<(usize, i8)>> = sides
            .into_iter()
            .flat_map(|(terms, sign)| terms.iter().map(move |term| (term, sign)))
            .map(|(term, sign)| {
                let at = cells.iter().position(|cell| cell.id == term.cell)?;
                Some((at, term.coef * sign))
            })
            .collect();
        let terms = terms?;
        let last = terms.iter().map(|(at, _)| *at).max()?;
        Some(Self { terms, last })
    }

    fn holds(&self, numbers: &[Number]) -> bool {
        let sum = self.terms.iter().fold(Number::ZERO, |sum, (at, by)| sum.plus(*by, numbers[*at]));
        sum.is_zero()
    }
}

/// The rows that can be split in one way, with the values of their cells.
pub(super) fn split(edition: Edition, segments: &[Segment]) -> Vec<(String, BTreeMap<CellId, Number>)> {
    let relations: Vec<&Relation> =
        form(edition).relations.iter().filter(|r| r.op == Op::Equal && !r.crosses_years()).collect();
    let mut rows: Vec<Row<'_>> = segments.iter().map(|segment| row(segment, &relations)).collect();
    together(&mut rows, &relations, edition);
    rows.iter()
        .filter_map(|row| match row.ways.as_slice() {
            [only] => Some((row.segment.label.clone(), addressed(row.segment, only))),
            _ => None,
        })
        .collect()
}

fn row<'s>(segment: &'s Segment, relations: &[&Relation]) -> Row<'s> {
    let (any, whole) = ways(segment, &[], 2);
    if whole && any.len() == 1 {
        return Row { segment, ways: any, forced: true };
    }
    let own: Vec<Sum> = relations.iter().filter_map(|relation| Sum::over(relation, &segment.cells)).collect();
    let (ways, whole) = if own.is_empty() { (Vec::new(), true) } else { ways(segment, &own, MOST_WAYS) };
    Row { segment, ways: if whole { ways } else { Vec::new() }, forced: false }
}

/// Keeps the ways that agree with the relations between rows. Where no ways do, the table has errors of its own, and only what
/// has one way without them is believed.
fn together(rows: &mut [Row<'_>], relations: &[&Relation], edition: Edition) {
    let Some(first) = rows.first().and_then(|row| row.segment.cells.first()) else { return };
    let table = first.id.as_str().split('/').next().unwrap_or_default();
    let all = form(edition).cells().filter(|cell| cell.id.as_str().split('/').next() == Some(table)).count();
    let split = || rows.iter().filter(|row| !row.ways.is_empty());
    let cells: Vec<&CellForm> = split().flat_map(|row| row.segment.cells.iter().copied()).collect();
    let product = rows.iter().try_fold(1_usize, |product, row| product.checked_mul(row.ways.len()));
    if cells.len() < all || product.is_none_or(|product| product > MOST_TOGETHER) {
        return;
    }
    let between: Vec<Sum> = relations.iter().filter_map(|relation| Sum::over(relation, &cells)).collect();
    let open: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].ways.len() > 1).collect();
    let starts: Vec<usize> =
        rows.iter().scan(0, |at, row| Some(std::mem::replace(at, *at + row.segment.cells.len()))).collect();
    let mut numbers: Vec<Number> = rows.iter().flat_map(|row| row.ways[0].clone()).collect();
    let mut agreed: Vec<Vec<usize>> = vec![Vec::new(); open.len()];
    let mut choice = vec![0_usize; open.len()];
    let mut any = false;
    loop {
        if between.iter().all(|relation| relation.holds(&numbers)) {
            any = true;
            for (agreed, way) in agreed.iter_mut().zip(&choice) {
                if !agreed.contains(way) {
                    agreed.push(*way);
                }
            }
        }
        // The next choice, as a counter counts.
        let Some(turn) = (0..open.len()).find(|at| choice[*at] + 1 < rows[open[*at]].ways.len()) else {
            break;
        };
        for at in 0..=turn {
            choice[at] = if at == turn { choice[at] + 1 } else { 0 };
            let way = &rows[open[at]].ways[choice[at]];
            numbers[starts[open[at]]..][..way.len()].copy_from_slice(way);
        }
    }
    if any {
        for (at, agreed) in open.into_iter().zip(agreed) {
            let ways = std::mem::take(&mut rows[at].ways);
            rows[at].ways = ways
                .into_iter()
                .enumerate()
                .filter(|(way, _)| agreed.contains(way))
                .map(|(_, way)| way)
                .collect();
        }
    } else {
        for row in rows.iter_mut().filter(|row| !row.forced) {
            row.ways.clear();
        }
    }
}

/// The ways to split a row, at most `most`, and whether all were found.
fn ways(segment: &Segment, relations: &[Sum], most: usize) -> (Vec<Vec<Number>>, bool) {
    let figures: Vec<&str> = segment.figures.split(' ').filter(|part| !part.is_empty()).collect();
    let mut search = Search {
        segment,
        relations,
        most,
        figures,
        found: Vec::new(),
        numbers: Vec::new(),
        steps: 0,
        whole: true,
    };
    search.from(0, 0);
    (search.found, search.whole)
}

struct Search<'s> {
    segment: &'s Segment,
    relations: &'s [Sum],
    most: usize,
    /// Parted by blanks: no figure goes over one.
    figures: Vec<&'s str>,
    found: Vec<Vec<Number>>,
    numbers: Vec<Number>,
    steps: usize,
    whole: bool,
}

impl Search<'_> {
    /// Splits from a byte of one of the parts on.
    fn from(&mut self, part: usize, at: usize) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.found.len() >= self.most {
            self.whole &= self.steps <= MOST_STEPS;
            return;
        }
        let (part, at) = if self.figures.get(part).is_some_and(|words| at >= words.len()) {
            (part + 1, 0)
        } else {
            (part, at)
        };
        let Some(words) = self.figures.get(part).copied() else {
            if self.numbers.len() == self.segment.cells.len() {
                self.found.push(self.numbers.clone());
            }
            return;
        };
        let left = self.figures[part..].iter().map(|words| words.len()).sum::<usize>() - at;
        let due = self.segment.cells.len() - self.numbers.len();
        // Each figure has a digit at least.
        if due == 0 || left < due {
            return;
        }
        let kind = self.segment.cells[self.numbers.len()].kind;
        for end in at + 1..=words.len().min(at + LONGEST * 2) {
            let Some(number) = figure(&words[at..end], kind) else { continue };
            self.numbers.push(number);
            if self.agrees() {
                self.from(part, end);
            }
            self.numbers.pop();
        }
    }

    /// False where a relation is broken whose last cell has just been read.
    fn agrees(&self) -> bool {
        let last = self.numbers.len() - 1;
        self.relations
            .iter()
            .filter(|relation| relation.last == last)
            .all(|relation| relation.holds(&self.numbers))
    }
}

/// A figure as people write it into such a cell.
fn figure(words: &str, kind: CellType) -> Option<Number> {
    let digits = match kind {
        CellType::Signed => words.strip_prefix('-').unwrap_or(words),
        CellType::Count | CellType::Amount => words,
    };
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let good = plain(whole)
        && whole.len() <= LONGEST
        && (whole == "0" || !whole.starts_with('0'))
        && decimals
            .is_none_or(|decimals| kind == CellType::Amount && plain(decimals) && decimals.len() <= LONGEST)
        && !(words.starts_with('-') && digits == "0");
    good.then(|| words.parse().ok()).flatten()
}
