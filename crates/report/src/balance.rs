//! The tables as an account that must balance: which relations are broken, and which cells would mend them all.
//!
//! The smallest correction is looked for: one cell, else two. A correction is named only where it is the only one of its
//! size; whatever else could be wrong is said to be one of several, or not said at all.

use std::{collections::BTreeSet, sync::LazyLock};

use crate::{
    Edition, Number, Report, TableId, form,
    form::{CellForm, Relation, Term},
};

/// Broken relations that have one cause, and what would mend them.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// The relations that do not hold, in the order of the form.
    pub broken: Vec<Broken>,
    /// What would mend them all.
    pub mend: Mend,
}

/// A relation that does not hold, with what its sides come to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Broken {
    pub relation: &'static Relation,
    pub left: Number,
    pub right: Number,
}

/// What would make every relation hold.
#[derive(Debug, Clone)]
pub(crate) enum Mend {
    /// This cell and no other alone.
    One(Change),
    /// Each of these cells alone.
    OneOf(Vec<Change>),
    /// These two cells together; no cell alone, and no other two.
    Both([Change; 2]),
    /// Nothing so small, or several ways.
    Unclear,
}

/// Another value for a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub cell: &'static CellForm,
    pub from: Number,
    pub to: Number,
}

impl Mend {
    /// The cell, where it is the only one.
    pub fn only(&self) -> Option<&Change> {
        match self {
            Self::One(change) => Some(change),
            Self::OneOf(_) | Self::Both(_) | Self::Unclear => None,
        }
    }
}

/// The equalities of the form within one year, over the cells of its tables.
struct System {
    /// In the order of their ids, as a report keeps them.
    cells: Vec<&'static CellForm>,
    equations: Vec<Equation>,
    /// For each cell the equations it stands in.
    touching: Vec<Vec<(usize, i8)>>,
}

struct Equation {
    relation: &'static Relation,
    /// The left side less the right side.
    terms: Vec<(usize, i8)>,
    table: TableId,
}

static SYSTEMS: [LazyLock<System>; 2] =
    [LazyLock::new(|| System::of(Edition::E2019)), LazyLock::new(|| System::of(Edition::E2021))];

/// Families of relations that are printed on the form or follow from its labels, within one report.
const FAMILIES: [(&str, TableId); 4] =
    [("T3-BAL", TableId::T3), ("T3-RES", TableId::T3), ("T3-ROW", TableId::T3), ("T4-SUM", TableId::T4)];

impl System {
    fn of(edition: Edition) -> Self {
        let form = form(edition);
        let mut cells: Vec<&CellForm> = form.cells().collect();
        cells.sort_by(|a, b| a.id.cmp(&b.id));
        let position = |term: &Term| cells.iter().position(|cell| cell.id == term.cell);
        let mut equations = Vec::new();
        for (family, table) in FAMILIES {
            for relation in form.family(family) {
                let left = relation.lhs.iter().filter_map(|term| Some((position(term)?, term.coef)));
                let right = relation.rhs.iter().filter_map(|term| Some((position(term)?, -term.coef)));
                equations.push(Equation { relation, terms: left.chain(right).collect(), table });
            }
        }
        let mut touching = vec![Vec::new(); cells.len()];
        for (number, equation) in equations.iter().enumerate() {
            for (cell, coefficient) in &equation.terms {
                touching[*cell].push((number, *coefficient));
            }
        }
        Self { cells, equations, touching }
    }
}

/// What the equations of a report come to.
pub(crate) struct Balance {
    system: &'static System,
    values: Vec<Option<Number>>,
    /// Left less right of each equation; `None` where a number is missing.
    residuals: Vec<Option<Number>>,
}

/// Most cells that are told as one of several.
const MOST_NAMED: usize = 5;

impl Balance {
    /// Evaluates every equality of an edition on a report.
    pub fn of(report: &Report, edition: Edition) -> Self {
        let system: &'static System = &SYSTEMS[usize::from(edition == Edition::E2021)];
        let mut values = vec![None; system.cells.len()];
        let mut at = 0;
        // Both are in the order of their ids.
        for (id, cell) in &report.cells {
            while system.cells.get(at).is_some_and(|known| known.id < *id) {
                at += 1;
            }
            if system.cells.get(at).is_some_and(|known| known.id == *id) {
                values[at] = cell.value.number();
            }
        }
        let residual = |equation: &Equation| {
            equation.terms.iter().try_fold(Number::ZERO, |sum, (cell, coefficient)| {
                Some(sum.plus(*coefficient, values[*cell]?))
            })
        };
        let residuals = system.equations.iter().map(residual).collect();
        Self { system, values, residuals }
    }

    /// The relations of a table that cannot be evaluated, and how many there are in all.
    pub fn unknown(&self, table: TableId) -> (usize, usize) {
        let of_table = self.system.equations.iter().zip(&self.residuals).filter(|(e, _)| e.table == table);
        of_table.fold((0, 0), |(unknown, all), (_, residual)| {
            (unknown + usize::from(residual.is_none()), all + 1)
        })
    }

    /// What is wrong, cause by cause.
    pub fn faults(&self) -> Vec<Fault> {
        let broken: Vec<usize> = (0..self.residuals.len()).filter(|e| self.is_broken(*e)).collect();
        let (third, fourth): (Vec<usize>, Vec<usize>) =
            broken.into_iter().partition(|e| self.system.equations[*e].table == TableId::T3);
        let mut faults = if third.is_empty() { Vec::new() } else { self.explain(&third) };
        // The groups of table four have no cell in common.
        for group in fourth {
            faults.extend(self.explain(&[group]));
        }
        faults
    }

    fn is_broken(&self, equation: usize) -> bool {
        self.residuals[equation].is_some_and(|residual| !residual.is_zero())
    }

    fn explain(&self, broken: &[usize]) -> Vec<Fault> {
        let singles = self.singles(&self.residuals, &self.values);
        let singles: Vec<(usize, Number)> = singles
            .into_iter()
            .filter(|(cell, _)| self.system.touching[*cell].iter().any(|(e, _)| broken.contains(e)))
            .collect();
        match singles.as_slice() {
            [] => {}
            [only] => return vec![self.fault(broken, Mend::One(self.change(*only)))],
            several if several.len() <= MOST_NAMED => {
                let changes = several.iter().map(|change| self.change(*change)).collect();
                return vec![self.fault(broken, Mend::OneOf(changes))];
            }
            _ => return vec![self.fault(&self.least(broken), Mend::Unclear)],
        }
        let pairs = self.pairs(broken);
        let Some(pair) = pairs.first().filter(|_| pairs.len() == 1) else {
            return vec![self.fault(&self.least(broken), Mend::Unclear)];
        };
        let [first, second] = [pair[0], pair[1]];
        let of = |cell: usize| -> Vec<usize> {
            self.system.touching[cell]
                .iter()
                .map(|(e, _)| *e)
                .filter(|e| self.residuals[*e].is_some())
                .collect()
        };
        let [mine, yours] = [of(first.0), of(second.0)];
        if mine.iter().any(|e| yours.contains(e)) {
            let both = Mend::Both([self.change(first), self.change(second)]);
            return vec![self.fault(&self.least(broken), both)];
        }
        vec![
            self.fault(&mine, Mend::One(self.change(first))),
            self.fault(&yours, Mend::One(self.change(second))),
        ]
    }

    /// The cells of which one alone, with another value, makes all equations of its table hold.
    fn singles(&self, residuals: &[Option<Number>], values: &[Option<Number>]) -> Vec<(usize, Number)> {
        let broken: Vec<usize> =
            (0..residuals.len()).filter(|e| residuals[*e].is_some_and(|r| !r.is_zero())).collect();
        let Some(first) = broken.first().copied() else { return Vec::new() };
        let table = self.system.equations[first].table;
        let broken: Vec<usize> = match table {
            TableId::T3 => broken.into_iter().filter(|e| self.system.equations[*e].table == table).collect(),
            TableId::T2 | TableId::T4 => vec![first],
        };
        let cells = self.system.equations[first].terms.iter().map(|(cell, _)| *cell);
        cells.filter_map(|cell| Some((cell, self.settles(cell, &broken, residuals, values)?))).collect()
    }

    /// The value with which a cell settles exactly these equations and disturbs no other.
    fn settles(
        &self,
        cell: usize,
        broken: &[usize],
        residuals: &[Option<Number>],
        values: &[Option<Number>],
    ) -> Option<Number> {
        let touching = &self.system.touching[cell];
        let known = touching.iter().filter(|(e, _)| residuals[*e].is_some()).count();
        let touched = touching.iter().filter(|(e, _)| broken.contains(e)).count();
        if touched != broken.len() || known != broken.len() {
            return None;
        }
        let mut change = None;
        for (equation, coefficient) in touching {
            let Some(residual) = residuals[*equation] else { continue };
            // Coefficients of these equations are 1 and -1.
            let needed = Number::ZERO.plus(-coefficient, residual);
            if change.is_some_and(|change| change != needed) {
                return None;
            }
            change = Some(needed);
        }
        let value = values[cell]? + change?;
        (!value.is_negative() && value.is_whole()).then_some(value)
    }

    /// Every two cells that together make all equations hold.
    fn pairs(&self, broken: &[usize]) -> Vec<[(usize, Number); 2]> {
        let mut found: Vec<[(usize, Number); 2]> = Vec::new();
        let firsts: BTreeSet<usize> = broken
            .iter()
            .flat_map(|e| self.system.equations[*e].terms.iter().map(|(cell, _)| *cell))
            .collect();
        for first in firsts {
            let touching = &self.system.touching[first];
            let mut tried: Vec<Number> = Vec::new();
            for (equation, coefficient) in touching {
                let Some(residual) = self.residuals[*equation].filter(|residual| !residual.is_zero()) else {
                    continue;
                };
                let change = Number::ZERO.plus(-coefficient, residual);
                let Some(value) = self.values[first].map(|value| value + change) else { continue };
                if tried.contains(&value) || value.is_negative() || !value.is_whole() {
                    continue;
                }
                tried.push(value);
                let mut residuals = self.residuals.clone();
                for (other, coefficient) in touching {
                    residuals[*other] = residuals[*other].map(|r| r.plus(*coefficient, change));
                }
                let mut values = self.values.clone();
                values[first] = Some(value);
                for second in self.singles(&residuals, &values) {
                    let mut pair = [(first, value), second];
                    pair.sort_by_key(|(cell, _)| *cell);
                    if second.0 != first && !found.contains(&pair) {
                        found.push(pair);
                    }
                }
            }
        }
        found
    }

    /// Without what follows from the others: where every row and column could be evaluated, the sums of the 总计 column
    /// follow from those of the six others.
    fn least(&self, broken: &[usize]) -> Vec<usize> {
        let all_known = |family: &str| {
            let of_family = self.system.equations.iter().zip(&self.residuals);
            of_family.filter(|(e, _)| e.relation.family() == family).all(|(_, residual)| residual.is_some())
        };
        let rows = all_known("T3-ROW");
        let implied = |relation: &Relation| {
            relation.key() == "total"
                && rows
                && matches!(relation.family(), "T3-BAL" | "T3-RES")
                && all_known(relation.family())
        };
        broken.iter().copied().filter(|e| !implied(self.system.equations[*e].relation)).collect()
    }

    fn fault(&self, broken: &[usize], mend: Mend) -> Fault {
        let sides = |equation: usize| {
            let relation = self.system.equations[equation].relation;
            let sum = |terms: &[Term]| -> Option<Number> {
                terms.iter().try_fold(Number::ZERO, |sum, term| {
                    let cell = self.system.cells.binary_search_by(|known| known.id.cmp(&term.cell)).ok()?;
                    Some(sum.plus(term.coef, self.values[cell]?))
                })
            };
            Some(Broken { relation, left: sum(&relation.lhs)?, right: sum(&relation.rhs)? })
        };
        Fault { broken: broken.iter().filter_map(|e| sides(*e)).collect(), mend }
    }

    fn change(&self, (cell, to): (usize, Number)) -> Change {
        Change { cell: self.system.cells[cell], from: self.values[cell].unwrap_or_default(), to }
    }
}
