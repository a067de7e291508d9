//! 检查: what the proofreader and the privacy gate say of an item, each finding with what can be done about it.

use acts::document::Judged;
use askama::Template;
use proof::Family;
use rule::Severity;

use super::super::access::{REVIEWERS, WRITERS};
use super::super::people::People;
use super::super::staff::{FormHead, Staff};
use super::item::Item;
use crate::parts::Weight;

/// The panel.
#[derive(Template)]
#[template(path = "desk/items/panel.html")]
pub struct Panel<'a> {
    address: String,
    head: FormHead,
    people: &'a People,
    /// The findings that ask for something, the grave ones first; then those that were answered for.
    open: Vec<Row<'a>>,
    left: Vec<Row<'a>>,
    /// How many can be taken at once.
    safe: usize,
    writes: bool,
}

impl askama::filters::HtmlSafe for Panel<'_> {}

/// One finding.
struct Row<'a> {
    judged: &'a Judged,
    weight: Weight,
    /// Whether this seat may be the second person.
    seconds: bool,
}

impl<'a> Panel<'a> {
    /// The panel of an item as a seat sees it.
    pub fn of(item: &'a Item, staff: &Staff) -> Self {
        let person = staff.seat.person;
        let row = |judged: &'a Judged| Row {
            judged,
            weight: weight(judged.finding.severity),
            seconds: staff.is(REVIEWERS)
                && item.document.may_approve(person)
                && judged.waits().is_some_and(|answer| answer.mark.person() != Some(person)),
        };
        let (mut open, left): (Vec<_>, Vec<_>) =
            item.judged.iter().map(row).partition(|row| row.judged.is_open());
        open.sort_by_key(|row| row.judged.finding.severity);
        Self {
            address: item.address(),
            head: staff.form(),
            people: &item.people,
            safe: item.judged.iter().filter(|judged| judged.is_safe()).count(),
            writes: staff.is(WRITERS) && item.is_open(),
            open,
            left,
        }
    }

    /// How many of a weight ask for something.
    fn count(&self, weight: Weight) -> usize {
        self.open.iter().filter(|row| row.weight == weight).count()
    }
}

impl Row<'_> {
    /// What it is called to take the suggestion.
    fn verb(&self) -> &'static str {
        if self.judged.finding.family == Family::PersonalData { "遮盖" } else { "采用" }
    }

    fn is_word(&self) -> bool {
        self.judged.finding.family == Family::Characters
    }
}

/// How a severity looks.
pub fn weight(severity: Severity) -> Weight {
    match severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Info => Weight::Note,
    }
}
