//! Annual reports of the demonstration: counted and drafted from what has happened, edited, checked, signed,
//! published.

use std::collections::BTreeMap;

use acts::annual::{self, Weight};
use acts::{ActError, Desk};
use calendar::Date;
use jiff::Timestamp;
use office::{ReportId, ReportPart};
use serde::Deserialize;
use store::Tx;

use super::day::{self, When};
use super::people::{Chair, Office};
use super::timeline::{Deed, Moment, World};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    report: Vec<Report>,
}

/// A report as its file tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub office: Office,
    /// The year reported on; today's year where none is named.
    year: Option<i16>,
    opened: When,
    /// What a person adds to the draft, by part (`s1` … `s6`).
    #[serde(default)]
    adds: BTreeMap<String, String>,
    /// Why it is sent back, and what is added then.
    returned: Option<Returned>,
    /// What is said to warnings, by rule.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// It stays a draft.
    #[serde(default)]
    draft: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Returned {
    reason: String,
    adds: BTreeMap<String, String>,
}

/// One stroke of work on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Open,
    Add,
    Answer,
    Submit,
    SendBack,
    Mend,
    Sign,
    Publish,
}

/// What is said to a warning that the file does not name.
const CHECKED: &str = "已与办理记录逐项核对，情况属实。";

/// All reports.
///
/// # Errors
/// When the file does not say what a report must say.
pub fn reports() -> anyhow::Result<Vec<Report>> {
    let file: File = toml::from_str(include_str!("data/reports.toml"))?;
    Ok(file.report)
}

impl Report {
    /// What is done to the `n`-th report, and when.
    pub fn moments(&self, n: usize, today: Date) -> Vec<Moment> {
        let mut day = day::on(self.opened.date(today), 0);
        let back = self.returned.is_some();
        let strokes = [
            (0, Stroke::Open, true),
            (0, Stroke::Add, true),
            (1, Stroke::Answer, !self.draft),
            (0, Stroke::Submit, !self.draft),
            (1, Stroke::SendBack, back),
            (1, Stroke::Mend, back),
            (0, Stroke::Answer, back),
            (0, Stroke::Submit, back),
            (1, Stroke::Sign, !self.draft),
            (1, Stroke::Publish, !self.draft),
        ];
        let mut moments = Vec::new();
        for (days, stroke, _) in strokes.into_iter().filter(|(.., done)| *done) {
            day = day::on(day, days);
            moments.push(Moment { on: day, deed: Deed::Report(n, stroke) });
        }
        moments
    }

    /// Lets one stroke happen, by the person whose duty it is.
    pub fn happen(
        &self,
        tx: &mut Tx<'_>,
        world: &mut World,
        (n, stroke): (usize, Stroke),
        when: (Date, Timestamp),
    ) -> Result<(), ActError> {
        let chair = match stroke {
            Stroke::Open | Stroke::Add | Stroke::Answer | Stroke::Submit | Stroke::Mend | Stroke::Publish => {
                Chair::Clerk
            }
            Stroke::SendBack => Chair::Reviewer,
            Stroke::Sign => Chair::Leader,
        };
        let desk = &mut world.desk(tx, self.office, chair, when)?;
        if stroke == Stroke::Open {
            let id = annual::open(desk, self.year.unwrap_or(when.0.year()))?;
            world.reports.insert(n, id);
            return Ok(());
        }
        let id = *world.reports.get(&n).ok_or(ActError::NotFound)?;
        match (stroke, &self.returned) {
            (Stroke::Add, _) => add(desk, id, &self.adds),
            (Stroke::Mend, Some(returned)) => add(desk, id, &returned.adds),
            (Stroke::SendBack, Some(returned)) => annual::send_back(desk, id, returned.reason.clone()),
            (Stroke::Open, _) | (Stroke::Mend | Stroke::SendBack, None) => Ok(()),
            (Stroke::Answer, _) => self.answer(desk, id),
            (Stroke::Submit, _) => annual::submit(desk, id),
            (Stroke::Sign, _) => annual::sign(desk, id),
            (Stroke::Publish, _) => annual::publish(desk, id),
        }
    }

    /// Answers every warning of the audit.
    fn answer(&self, desk: &mut Desk<'_, '_>, id: ReportId) -> Result<(), ActError> {
        annual::recount(desk, id)?;
        let report = desk.tx.annual_report(id)?.ok_or(ActError::NotFound)?;
        let body = desk.body.clone();
        let found = annual::findings(desk.tx, &body, &report, desk.on)?;
        for warning in found.iter().filter(|f| f.weight == Weight::NeedsAnswer && f.is_open()) {
            let words = self.answers.get(warning.finding.rule).map_or(CHECKED, String::as_str);
            annual::answer(desk, id, &warning.key, words.to_owned())?;
        }
        Ok(())
    }
}

/// Adds paragraphs to parts of the report.
fn add(desk: &mut Desk<'_, '_>, id: ReportId, adds: &BTreeMap<String, String>) -> Result<(), ActError> {
    for (part, text) in adds {
        let part = ReportPart::from_code(part).ok_or(ActError::NotFound)?;
        let report = desk.tx.annual_report(id)?.ok_or(ActError::NotFound)?;
        let before = report.passage(part).ok_or(ActError::NotFound)?;
        let text = format!("{}\n{}", before.text, text.trim());
        annual::edit_section(desk, id, before.version, part, text)?;
    }
    Ok(())
}
