//! The audit of our own report: errors block, warnings need an answer (AR-21).

use jiff::civil::Date;
use office::{AnnualReport, Body, FindingAnswer};
use report::{Context, Finding, recognise};
use rule::Severity;
use sha2::{Digest, Sha256};
use store::{StoreError, Tx};

use super::compose::{composed, previous, signed_report};
use crate::{ActError, Desk, hex};

/// A finding of the audit, and what was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// By which it is answered.
    pub key: String,
    /// What was found.
    pub finding: Finding,
    /// What it does to the report.
    pub weight: Weight,
    /// What was said to it.
    pub answer: Option<FindingAnswer>,
}

/// What a finding does to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Must be put right before the report is handed in and signed.
    Blocks,
    /// Must be answered.
    NeedsAnswer,
    /// To be known.
    Note,
}

/// Whether no editing can put it right: the report is late. It must be published all the same (第四十九条), with the
/// reason stated here.
fn is_late(finding: &Finding) -> bool {
    let at_the_end = finding.place.section == Some(report::Part::Signature);
    finding.rule == "AUD-P05" || (finding.rule == "AUD-P07" && at_the_end)
}

impl Checked {
    /// Whether it keeps the report from being handed in and signed.
    pub fn is_open(&self) -> bool {
        match self.weight {
            Weight::Blocks => true,
            Weight::NeedsAnswer => self.answer.is_none(),
            Weight::Note => false,
        }
    }
}

/// The audit of a report with the answers given, in the order of the catalogue: of the version last signed where it is
/// signed, and otherwise as it would be signed on `on`.
///
/// # Errors
/// When the store fails.
pub fn findings(
    tx: &mut Tx<'_>,
    body: &Body,
    report: &AnnualReport,
    on: Date,
) -> Result<Vec<Checked>, StoreError> {
    let context = Context {
        regime: Some(body.regime),
        previous: previous(tx, body.id, report.year)?,
        published_on: None,
        government: Some(body.government),
        ..Context::default()
    };
    let signing = report.signed().filter(|_| !report.is_open());
    let shown = signing.map_or_else(|| composed(body, report, on), |signing| signed_report(report, signing));
    let found = report::audit(&recognise(&report::compose(&shown)), &context);
    // A correction is made whenever it is needed: in time or late was what was published first.
    let corrects =
        report.first_published().is_some_and(|first| signing.is_none_or(|it| it.number > first.number));
    let found = found.into_iter().filter(|finding| !(corrects && is_late(finding)));
    Ok(found.map(|finding| checked(finding, report.answers())).collect())
}

/// Refuses a report that the audit does not clear.
pub(super) fn clear(desk: &mut Desk<'_, '_>, report: &AnnualReport) -> Result<(), ActError> {
    let found = findings(desk.tx, &desk.body, report, desk.on)?;
    let open = |weight| found.iter().filter(move |checked| checked.weight == weight && checked.is_open());
    let (errors, warnings) = (open(Weight::Blocks).count(), open(Weight::NeedsAnswer).count());
    let Some(first) = open(Weight::Blocks).chain(open(Weight::NeedsAnswer)).next() else { return Ok(()) };
    let what = match (errors, warnings) {
        (errors, 0) => format!("{errors}处错误须改正"),
        (0, warnings) => format!("{warnings}处警告须答复"),
        (errors, warnings) => format!("{errors}处错误须改正、{warnings}处警告须答复"),
    };
    let (rule, explanation) = (first.finding.rule, first.finding.explanation.trim_end_matches('。'));
    Err(ActError::Refused(format!("核对尚未通过：{what}；第一处是{rule}：{explanation}")))
}

fn checked(finding: Finding, answers: &[FindingAnswer]) -> Checked {
    let key = key(&finding);
    let weight = match finding.severity {
        Severity::Error if is_late(&finding) => Weight::NeedsAnswer,
        Severity::Error => Weight::Blocks,
        Severity::Warning => Weight::NeedsAnswer,
        Severity::Info => Weight::Note,
    };
    let answer = answers.iter().find(|answer| answer.finding == key).cloned();
    Checked { key, finding, weight, answer }
}

/// The same for the same words at the same place, so that an answer holds until they change. Why a report is late holds
/// on the next day, too.
fn key(finding: &Finding) -> String {
    let place = &finding.place;
    let section = place.section.map(report::Part::label).unwrap_or_default();
    let cell = place.cell.as_ref().map(report::CellId::as_str).unwrap_or_default();
    let late = is_late(finding);
    let (quote, words) = if late { ("", "") } else { (finding.quote.as_str(), finding.explanation.as_str()) };
    let text = format!("{}\n{section}\n{cell}\n{quote}\n{words}", finding.rule);
    let mut digest = hex(&Sha256::digest(text));
    digest.truncate(16);
    format!("{}-{digest}", finding.rule)
}
