//! The registers of the demonstration: problems and their remedies, figures stated by hand.

use acts::{ActError, figure, problem};
use calendar::Date;
use jiff::Timestamp;
use serde::Deserialize;
use store::Tx;

use super::day;
use super::people::{Chair, Office};
use super::timeline::{Deed, Moment, World};

/// What the file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    problem: Vec<Problem>,
    figure: Vec<Figure>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Problem {
    office: Office,
    year: i16,
    on: Date,
    source: String,
    text: String,
    plan: String,
    due: Option<Date>,
    remedied: Option<Remedied>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Remedied {
    on: Date,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    office: Office,
    cell: String,
    source: String,
    /// The numbers of the years from [`FIRST_YEAR`] on.
    years: Vec<String>,
}

/// The year of the first number of a figure.
const FIRST_YEAR: i16 = 2023;

/// An entry of a register.
#[derive(Debug, Clone, Copy)]
pub enum Entry {
    Problem(usize),
    Remedy(usize),
    /// The figure, and the how manieth of its years.
    Figure(usize, usize),
}

impl Registers {
    /// Reads the file.
    ///
    /// # Errors
    /// When it does not say what an entry must say.
    pub fn read() -> anyhow::Result<Self> {
        Ok(toml::from_str(include_str!("data/registers.toml"))?)
    }

    /// What is entered, and when; figures in the first days of the next year.
    pub fn moments(&self) -> impl Iterator<Item = Moment> {
        let problems = self.problem.iter().enumerate().flat_map(|(n, problem)| {
            let entered = (problem.on, Entry::Problem(n));
            let remedied = problem.remedied.as_ref().map(|done| (done.on, Entry::Remedy(n)));
            [Some(entered), remedied].into_iter().flatten()
        });
        let figures = self.figure.iter().enumerate().flat_map(|(n, figure)| {
            (FIRST_YEAR + 1..)
                .zip(0..figure.years.len())
                .map(move |(year, of)| (day::on(Date::constant(year, 1, 1), 2), Entry::Figure(n, of)))
        });
        problems.chain(figures).map(|(on, entry)| Moment { on, deed: Deed::Entry(entry) })
    }

    /// Makes an entry.
    pub fn happen(
        &self,
        tx: &mut Tx<'_>,
        world: &mut World,
        entry: Entry,
        when: (Date, Timestamp),
    ) -> Result<(), ActError> {
        match entry {
            Entry::Problem(n) => {
                let Problem { office, year, source, text, plan, due, .. } = &self.problem[n];
                let new = problem::NewProblem {
                    year: *year,
                    source: source.clone(),
                    text: text.clone(),
                    plan: plan.clone(),
                    due_on: *due,
                };
                let id = problem::register(&mut world.desk(tx, *office, Chair::Clerk, when)?, new)?;
                world.problems.insert(n, id);
                Ok(())
            }
            Entry::Remedy(n) => {
                let Problem { office, remedied, .. } = &self.problem[n];
                let text = remedied.as_ref().map(|done| done.text.clone()).unwrap_or_default();
                let id = *world.problems.get(&n).ok_or(ActError::NotFound)?;
                problem::remedy(&mut world.desk(tx, *office, Chair::OfficeHead, when)?, id, text)
            }
            Entry::Figure(n, of) => {
                let Figure { office, cell, source, years } = &self.figure[n];
                let stated = figure::Statement {
                    year: when.0.year() - 1,
                    cell: cell.clone(),
                    number: years[of].clone(),
                    source: source.clone(),
                    note: String::new(),
                };
                figure::declare(&mut world.desk(tx, *office, Chair::Clerk, when)?, stated).map(drop)
            }
        }
    }
}
