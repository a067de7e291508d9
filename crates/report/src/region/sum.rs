//! Sums over thousands of reports: cells in the order of the form, relations as indices into them.

use std::collections::HashMap;

use serde::Serialize;

use crate::form::Op;
use crate::{CellId, Edition, Number, Report, form};

/// A cell of the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SumCell {
    /// Its address.
    pub id: CellId,
    /// The sum.
    pub sum: Number,
    /// How many bodies state a number.
    pub bodies: usize,
    /// The bodies whose report has no number there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

/// The cells of an edition by position.
pub(super) struct Table {
    edition: Edition,
    position: HashMap<&'static str, usize>,
    relations: Vec<Dense>,
}

/// A relation of one year with positions for addresses: the terms of both sides.
struct Dense {
    id: &'static str,
    op: Op,
    left: Vec<(usize, i8)>,
    right: Vec<(usize, i8)>,
}

/// The numbers of a report by position.
pub(super) type Values = Vec<Option<Number>>;

impl Table {
    pub(super) fn of(edition: Edition) -> Self {
        let form = form(edition);
        let position: HashMap<&str, usize> =
            form.cells().enumerate().map(|(at, cell)| (cell.id.as_str(), at)).collect();
        let terms = |terms: &[crate::form::Term]| -> Vec<(usize, i8)> {
            terms.iter().map(|term| (position[term.cell.as_str()], term.coef)).collect()
        };
        let relations = form
            .relations
            .iter()
            .filter(|relation| !relation.crosses_years())
            .map(|relation| Dense {
                id: &relation.id,
                op: relation.op,
                left: terms(&relation.lhs),
                right: terms(&relation.rhs),
            })
            .collect();
        Self { edition, position, relations }
    }

    pub(super) fn edition(&self) -> Edition {
        self.edition
    }

    /// The numbers of a report, one for each cell of the edition.
    pub(super) fn values(&self, report: &Report) -> Values {
        let mut values = vec![None; self.position.len()];
        for (id, cell) in &report.cells {
            if let Some(at) = self.position.get(id.as_str()) {
                values[*at] = cell.value.number();
            }
        }
        values
    }

    /// The relations that do not hold, and how many could not be checked.
    pub(super) fn broken(&self, values: &Values) -> (Vec<String>, usize) {
        let side = |terms: &[(usize, i8)]| {
            terms
                .iter()
                .try_fold(Number::ZERO, |sum, (at, coefficient)| Some(sum.plus(*coefficient, values[*at]?)))
        };
        let (mut broken, mut unchecked) = (Vec::new(), 0);
        for relation in &self.relations {
            let (Some(left), Some(right)) = (side(&relation.left), side(&relation.right)) else {
                unchecked += 1;
                continue;
            };
            let holds = match relation.op {
                Op::Equal => left == right,
                Op::AtMost => left <= right,
                Op::AtLeast => left >= right,
            };
            if !holds {
                broken.push(relation.id.to_owned());
            }
        }
        (broken, unchecked)
    }

    pub(super) fn sum(&self) -> Sum {
        Sum(vec![(Number::ZERO, 0, Vec::new()); self.position.len()])
    }
}

/// Sums as they grow: the sum, how many bodies state a number, and which do not.
pub(super) struct Sum(Vec<(Number, usize, Vec<String>)>);

impl Sum {
    pub(super) fn add(&mut self, unit: &str, values: &Values) {
        for ((sum, bodies, without), value) in self.0.iter_mut().zip(values) {
            match value {
                Some(value) => {
                    *sum = *sum + *value;
                    *bodies += 1;
                }
                None => without.push(unit.to_owned()),
            }
        }
    }

    pub(super) fn cells(self, edition: Edition) -> Vec<SumCell> {
        form(edition)
            .cells()
            .zip(self.0)
            .map(|(cell, (sum, bodies, without))| SumCell { id: cell.id.clone(), sum, bodies, without })
            .collect()
    }
}
