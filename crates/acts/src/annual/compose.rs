//! An annual report of `office` as a report of `report`: the two rooms do not know each other.

use jiff::civil::Date;
use office::{AnnualReport, Body, BodyId, Count, Mark, ReportId, ReportPart, Signing};
use report::{CellId, Edition, Report};
use store::{COUNTED_EDITION, StoreError, Tx};

use super::draft;

/// A report as it stands, as if signed on `on`.
pub fn composed(body: &Body, report: &AnnualReport, on: Date) -> Report {
    let text = |part| report.passage(part).map(|passage| passage.text.as_str()).unwrap_or_default();
    let number = report.signings().len() + 1;
    build((&body.name, report.year), report.count(), (number, report.note()), text, on)
}

/// A signed version.
pub fn signed_report(report: &AnnualReport, signing: &Signing) -> Report {
    let text = |part| signing.passages.get(&part).map(String::as_str).unwrap_or_default();
    let number = usize::try_from(signing.number).unwrap_or(usize::MAX);
    build((&signing.body_name, report.year), &signing.count, (number, &signing.note), text, signing.signed.on)
}

/// The signed report of the year before, for the rules across years.
///
/// # Errors
/// When the store fails.
pub fn previous(tx: &mut Tx<'_>, body: BodyId, year: i16) -> Result<Option<Report>, StoreError> {
    let before = tx.annual_report_of(body, year.saturating_sub(1))?;
    Ok(before.and_then(|report| report.signed().map(|signing| signed_report(&report, signing))))
}

/// A report to be looked at: the version last signed where it is signed, and otherwise as it stands on `on`, which the
/// title says.
pub fn shown(body: &Body, report: &AnnualReport, on: Date) -> Report {
    if let Some(signing) = report.signed().filter(|_| !report.is_open()) {
        return signed_report(report, signing);
    }
    let report = composed(body, report, on);
    Report { title: format!("{}（未签发稿）", report.title), ..report }
}

/// What [`shown`] gives, as a document for the writers of `paper` and `press`.
pub fn document(body: &Body, report: &AnnualReport, on: Date) -> text::Document {
    report::compose(&shown(body, report, on))
}

/// What the report of a year would be now, from the records alone. It is not kept: nothing is opened by looking.
///
/// # Errors
/// When the store fails.
pub fn provisional(tx: &mut Tx<'_>, body: &Body, year: i16, on: Date) -> Result<AnnualReport, StoreError> {
    let (count, _) = tx.count_year(body, year)?;
    let passages = draft::passages(tx, body, year)?;
    Ok(AnnualReport::drafted(ReportId(0), (body.id, year), Mark::public(on), count, passages))
}

/// A signed version, as a document for the writers of `paper`.
pub fn signed_document(report: &AnnualReport, signing: &Signing) -> text::Document {
    report::compose(&signed_report(report, signing))
}

fn build<'a>(
    (name, year): (&str, i16),
    count: &Count,
    (number, note): (usize, &str),
    text: impl Fn(ReportPart) -> &'a str,
    signed_on: Date,
) -> Report {
    let numbers = count.cells.iter().filter_map(|cell| {
        let number = cell.value.parse().ok()?;
        Some((CellId(cell.cell.clone()), number))
    });
    let edition = Edition::for_year(year).unwrap_or(COUNTED_EDITION);
    let mut introduction = text(ReportPart::Introduction).to_owned();
    if number > 1 {
        // AR-22: a corrected version says so.
        let note = note.trim().trim_end_matches('。');
        introduction = format!("{introduction}\n本报告为更正后的第{number}版。更正说明：{note}。");
    }
    let report = Report::from_cells(name, year, edition, numbers).with_introduction(introduction);
    let sections = ReportPart::ALL.into_iter().filter(|part| *part != ReportPart::Introduction);
    let report = sections.fold(report, |report, part| report.with_section(part.code(), text(part)));
    report.signed(name, signed_on)
}
