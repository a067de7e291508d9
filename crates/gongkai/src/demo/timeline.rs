//! Everything that happens, in the order of days, done by the acts a person would use.

use std::collections::HashMap;

use acts::request::Receipt;
use acts::{ActError, Desk};
use calendar::Date;
use jiff::Timestamp;
use jiff::tz::offset;
use office::{BodyId, DisputeId, DocumentId, PersonId, ProblemId, ReportId, RequestId, Seat};
use store::Tx;

use super::cases::{Case, What};
use super::items::{Item, Stroke};
use super::people::{Chair, Office};
use super::registers::{Entry, Registers};
use super::reports::{self, Report};
use super::{at_case, at_item};

/// One thing that happens.
#[derive(Debug, Clone)]
pub struct Moment {
    /// When.
    pub on: Date,
    /// What.
    pub deed: Deed,
}

/// What happens, and to which record of its files.
#[derive(Debug, Clone)]
pub enum Deed {
    /// A stroke of work on an item.
    Item(usize, Stroke),
    /// A step of a request.
    Case(usize, What),
    /// An entry of a register.
    Entry(Entry),
    /// A stroke of work on an annual report.
    Report(usize, reports::Stroke),
}

/// What has come about so far.
#[derive(Default)]
pub struct World {
    /// Bodies.
    pub bodies: HashMap<Office, BodyId>,
    /// Seats.
    pub seats: HashMap<(Office, Chair), Seat>,
    /// Items by their place in the files.
    pub documents: HashMap<usize, DocumentId>,
    /// Requests by their place in the files.
    pub requests: HashMap<usize, RequestId>,
    /// The latest dispute of a request.
    pub disputes: HashMap<usize, DisputeId>,
    /// Problems by their place in the file.
    pub problems: HashMap<usize, ProblemId>,
    /// Annual reports by their place in the file.
    pub reports: HashMap<usize, ReportId>,
    /// What the applicants of the requests shown took away.
    pub shown: Vec<Receipt>,
    /// Last number given to an answer of a year.
    numbers: HashMap<(Office, i16), u32>,
    /// Last index number given to an item of a year.
    indexes: HashMap<(Office, i16), u32>,
    /// The day on which something last happened, and how much did.
    clock: Option<(Date, i64)>,
}

/// What happens, and to whom.
pub struct Script {
    /// Items.
    pub items: Vec<Item>,
    /// Requests.
    pub cases: Vec<Case>,
    /// Problems and figures.
    pub registers: Registers,
    /// Annual reports.
    pub reports: Vec<Report>,
    /// The day on which the demonstration is loaded.
    pub today: Date,
    /// Its instant.
    pub now: Timestamp,
}

impl Script {
    /// All moments, in the order of days; on one day, in the order of the files.
    pub fn moments(&self) -> Vec<Moment> {
        let items = self.items.iter().enumerate().flat_map(|(n, item)| item.moments(n, self.today));
        let cases = self.cases.iter().enumerate().flat_map(|(n, case)| case.moments(n, self.today));
        let reports = self.reports.iter().enumerate().flat_map(|(n, report)| report.moments(n, self.today));
        let mut moments: Vec<_> = items.chain(cases).chain(self.registers.moments()).chain(reports).collect();
        moments.sort_by_key(|moment| moment.on);
        moments
    }

    /// What a moment is about, for whoever must find it in the files.
    pub fn name(&self, moment: &Moment) -> String {
        match &moment.deed {
            Deed::Item(n, stroke) => format!("{stroke:?}: {}", self.items[*n].title),
            Deed::Case(n, what) => format!("{what:?}: {}", self.cases[*n].asks),
            Deed::Entry(entry) => format!("{entry:?}"),
            Deed::Report(n, stroke) => format!("{stroke:?}: {:?} {n}", self.reports[*n].office),
        }
    }

    /// Lets one moment happen.
    pub fn happen(&self, tx: &mut Tx<'_>, world: &mut World, moment: &Moment) -> Result<(), ActError> {
        let when = (moment.on, world.instant(moment.on).min(self.now));
        match &moment.deed {
            Deed::Item(n, stroke) => {
                at_item::happen(tx, world, (*n, &self.items[*n]), *stroke, when, self.today)
            }
            Deed::Case(n, what) => at_case::happen(tx, world, (*n, &self.cases[*n]), what, when),
            Deed::Entry(entry) => self.registers.happen(tx, world, *entry, when),
            Deed::Report(n, stroke) => self.reports[*n].happen(tx, world, (*n, *stroke), when),
        }
    }
}

impl World {
    /// Five minutes after what happened last on that day; the first thing happens at half past eight.
    pub fn instant(&mut self, on: Date) -> Timestamp {
        let count = match self.clock {
            Some((day, count)) if day == on => count + 1,
            _ => 0,
        };
        self.clock = Some((on, count));
        let hour = on.at(8, 30, 0, 0).saturating_add(jiff::Span::new().minutes(count * 5));
        offset(8).to_timestamp(hour).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Sits down in a chair.
    pub fn desk<'a, 't>(
        &self,
        tx: &'a mut Tx<'t>,
        office: Office,
        chair: Chair,
        (on, at): (Date, Timestamp),
    ) -> Result<Desk<'a, 't>, ActError> {
        let seat = self.seats.get(&(office, chair)).ok_or(ActError::NotFound)?;
        Desk::seated(tx, seat.clone(), on, at)
    }

    /// Who sits in a chair.
    pub fn person(&self, office: Office, chair: Chair) -> Option<PersonId> {
        self.seats.get(&(office, chair)).map(|seat| seat.person)
    }

    /// The next number of an answer in a year.
    pub fn next_number(&mut self, office: Office, year: i16) -> u32 {
        next(self.numbers.entry((office, year)).or_default())
    }

    /// The next index number of an item of a year.
    pub fn next_index(&mut self, office: Office, year: i16) -> u32 {
        next(self.indexes.entry((office, year)).or_default())
    }
}

fn next(last: &mut u32) -> u32 {
    *last += 1;
    *last
}
