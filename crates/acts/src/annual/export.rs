//! A report as JSON: words, numbers with the digests of their lists, relations checked.

use jiff::civil::Date;
use office::{AnnualReport, Body, CarriedIn, ReportStage, Signing};
use report::form::{Op, Relation, Term};
use report::{Number, Report, form};
use serde::Serialize;
use store::{CarryDifference, StoreError, Tx};

use super::cells::{CellView, cells};
use super::compose::{composed, previous, signed_report};

/// What the JSON of a report holds; `gongkai report --format json` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct Export {
    /// Full name of the body.
    pub body: String,
    /// 机关代字.
    pub code: String,
    /// Report year.
    pub year: i16,
    /// Edition of the form, by its year.
    pub edition: String,
    /// The number of the notice that issued it.
    pub document_number: String,
    /// Title.
    pub title: String,
    /// `draft`, `returned`, `submitted`, `signed` or `published`.
    pub stage: &'static str,
    /// 1 for the first version, and so on.
    pub version: u32,
    /// Why this version was made; empty for the first.
    pub note: String,
    /// First and last day of the period.
    pub period: Option<(Date, Date)>,
    /// Day of signature; `None` while it is not signed.
    pub signed_on: Option<Date>,
    /// Day of publication.
    pub published_on: Option<Date>,
    /// Digest of the signed version.
    pub digest: Option<String>,
    /// 引言.
    pub introduction: String,
    /// The six sections.
    pub sections: Vec<report::Section>,
    /// Where 上年结转 comes from.
    pub carried_in: CarriedIn,
    /// Requests in the carried list that the records no longer carry over, or the other way round.
    pub carry_differences: Vec<CarryDifference>,
    /// Every number.
    pub cells: Vec<CellView>,
    /// 勾稽关系, each with what it comes to.
    pub relations: Vec<Checked>,
}

/// A relation, and what it comes to.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// `T3-BAL/natural`.
    pub id: String,
    /// The relation in words.
    pub text: String,
    /// Left and right side; `None` where a number is missing, or there is no report of the year before.
    pub sides: Option<(Number, Number)>,
    /// Whether it holds; `None` where it cannot be checked.
    pub holds: Option<bool>,
}

/// A report for JSON: the version last signed where it is signed, and otherwise as it stands on `on`.
///
/// # Errors
/// When the store fails.
pub fn export(tx: &mut Tx<'_>, body: &Body, report: &AnnualReport, on: Date) -> Result<Export, StoreError> {
    let signing = report.signed().filter(|_| !report.is_open());
    let before = previous(tx, body.id, report.year)?;
    let shown = signing.map_or_else(|| composed(body, report, on), |signing| signed_report(report, signing));
    let carry_differences = tx.carry_differences(body, report.year)?;
    let exported = exported(body, report, (signing, report.stage().code()), shown, before.as_ref());
    Ok(Export { carry_differences, ..exported })
}

/// What the public reads of a published version, for JSON. Numbers of single requests are not in it.
///
/// # Errors
/// When the store fails.
pub fn publication(
    tx: &mut Tx<'_>,
    body: &Body,
    report: &AnnualReport,
    signing: &Signing,
) -> Result<Export, StoreError> {
    let before = tx.annual_report_of(body.id, report.year.saturating_sub(1))?;
    let before = before.and_then(|report| report.published().map(|signing| signed_report(&report, signing)));
    let shown = signed_report(report, signing);
    let published = (Some(signing), ReportStage::Published.code());
    Ok(exported(body, report, published, shown, before.as_ref()))
}

fn exported(
    body: &Body,
    report: &AnnualReport,
    (signing, stage): (Option<&Signing>, &'static str),
    shown: Report,
    before: Option<&Report>,
) -> Export {
    let count = signing.map_or(report.count(), |signing| &signing.count);
    let drafted = u32::try_from(report.signings().len()).unwrap_or(u32::MAX).saturating_add(1);
    Export {
        code: body.code.clone(),
        year: report.year,
        edition: shown.edition.code().to_owned(),
        document_number: shown.edition.document_number().to_owned(),
        title: shown.title.clone(),
        stage,
        version: signing.map_or(drafted, |signing| signing.number),
        note: signing.map_or_else(|| report.note().to_owned(), |signing| signing.note.clone()),
        period: shown.period,
        signed_on: signing.map(|signing| signing.signed.on),
        published_on: signing.and_then(|signing| signing.published).map(|mark| mark.on),
        digest: signing.map(|Signing { digest, .. }| digest.clone()),
        introduction: shown.introduction.clone(),
        sections: shown.sections.clone(),
        carried_in: count.carried,
        carry_differences: Vec::new(),
        cells: cells(count),
        relations: form(shown.edition)
            .relations
            .iter()
            .filter(|relation| relation.from_report_year.is_none_or(|first| first <= report.year))
            .map(|relation| checked(relation, &shown, before))
            .collect(),
        body: shown.body,
    }
}

fn checked(relation: &Relation, report: &Report, before: Option<&Report>) -> Checked {
    let side = |terms: &[Term]| {
        terms.iter().try_fold(Number::ZERO, |sum, term| {
            let report = if term.year_offset == 0 { Some(report) } else { before };
            Some(sum.plus(term.coef, report?.number(term.cell.as_str())?))
        })
    };
    let sides = side(&relation.lhs).zip(side(&relation.rhs));
    let holds = sides.map(|(left, right)| match relation.op {
        Op::Equal => left == right,
        Op::AtMost => left <= right,
        Op::AtLeast => left >= right,
    });
    Checked { id: relation.id.clone(), text: relation.text.clone(), sides, holds }
}
