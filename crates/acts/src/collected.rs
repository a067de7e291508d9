//! 收到的年度报告: taking in other bodies' reports, judging them, rolling a region up (第四十六条、第四十九条; AR-23).

use std::collections::BTreeMap;

use office::{Collected, CollectedId, Converted, Counts, Role};
use paper::{Reading, Unreadable};
use report::region::{Given, Plan};
use report::{Audit, Cell, CellId, Context, Edition, Number, Recognised, Report, RollUp};
use rule::Severity;
use serde_json::json;
use store::{CollectedNumbers, Numbers, Tx};

use crate::intake::Converter;
use crate::{ActError, Desk};

/// Who collects reports.
pub(crate) const COLLECTORS: [Role; 2] = [Role::Supervisor, Role::OfficeHead];

/// The largest file that is taken in, in bytes.
pub const LARGEST_FILE: usize = 20 << 20;

/// A file that was read, recognised and judged; nothing of it is kept yet.
#[derive(Debug)]
pub struct Judged {
    /// What was read.
    pub reading: Reading,
    /// What was recognised.
    pub report: Recognised,
    /// What the audit found.
    pub audit: Audit,
    /// What the file was converted to before it was read.
    pub converted: Option<ConvertedFile>,
}

/// What a file of an old format was converted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvertedFile {
    /// A name with the ending of its format.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is no annual report.
    #[error("文件里没有年度报告：没有找到题目、各部分的标题和表格，请核对是不是选错了文件")]
    NoReport,
    /// It could not be converted: why.
    #[error("{0}")]
    NotConverted(String),
}

/// Reads, recognises and judges a file. Needs no store, so it is done before a transaction is opened.
///
/// # Errors
/// [`NotTaken`], a sentence for whoever gave the file.
pub fn judge(name: &str, bytes: &[u8], context: &Context) -> Result<Judged, NotTaken> {
    judge_converting(name, bytes, context, None)
}

/// As [`judge`], with a converter for old formats where there is one.
///
/// # Errors
/// [`NotTaken`], a sentence for whoever gave the file.
pub fn judge_converting(
    name: &str,
    bytes: &[u8],
    context: &Context,
    convert: Option<&Converter>,
) -> Result<Judged, NotTaken> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge(bytes.len(), LARGEST_FILE).into());
    }
    let (reading, converted) = match (paper::read(name, bytes), convert) {
        (Err(Unreadable::NeedsConversion(format)), Some(convert)) => {
            let converted = convert(name, format, bytes).map_err(NotTaken::NotConverted)?;
            let reading = paper::read(&converted.name, &converted.bytes)?;
            (Reading { format, ..reading }, Some(converted))
        }
        (reading, _) => (reading?, None),
    };
    let report = report::recognise(&reading.document);
    if !report.resembles_report() {
        return Err(NotTaken::NoReport);
    }
    let audit = Audit::of(Some(name), &report, context);
    Ok(Judged { reading, report, audit, converted })
}

/// Judges the file of a collected report again, by the rules of today. `bytes` are those of [`readable`].
///
/// # Errors
/// [`NotTaken`] where it cannot be read any more.
pub fn judge_again(kept: &Collected, bytes: &[u8], context: &Context) -> Result<Judged, NotTaken> {
    let (name, _) = readable(kept);
    let judged = judge(name, bytes, context)?;
    if kept.converted.is_none() {
        return Ok(judged);
    }
    // What the name says is said of the name it came under.
    let audit = Audit::of(Some(&kept.file_name), &judged.report, context);
    Ok(Judged { audit, ..judged })
}

/// Name and digest of the file in which a collected report is read: its own, or what that was converted to.
pub fn readable(kept: &Collected) -> (&str, &str) {
    match &kept.converted {
        Some(converted) => (&converted.name, &converted.digest),
        None => (&kept.file_name, &kept.digest),
    }
}

/// Takes a judged report in. The same file is taken in once.
///
/// # Errors
/// [`ActError::Refused`] from another seat, or where the same file is kept already.
pub fn take_in(
    desk: &mut Desk<'_, '_>,
    name: &str,
    bytes: &[u8],
    judged: &Judged,
) -> Result<CollectedId, ActError> {
    desk.needs(&COLLECTORS)?;
    let digest = desk.tx.keep_file(bytes)?;
    if let Some(same) = desk.tx.collected_in_file(desk.body.id, &digest)? {
        let words = format!("同一个文件已于{}收到（{}），没有重复登记", same.received.on, same.file_name);
        return Err(ActError::Refused(words));
    }
    let converted = match &judged.converted {
        Some(file) => Some(Converted { name: file.name.clone(), digest: desk.tx.keep_file(&file.bytes)? }),
        None => None,
    };
    let report = &judged.report.report;
    let collected = Collected {
        id: CollectedId(desk.tx.next_id()?),
        body: desk.body.id,
        unit: report.body.clone(),
        year: report.year,
        edition: report.edition.code().to_owned(),
        file_name: name.chars().take(200).collect(),
        format: judged.reading.format.label().to_owned(),
        digest,
        size: bytes.len() as u64,
        counts: counts(judged),
        rules: rules(judged),
        received: desk.mark(),
        restated: None,
        converted,
        set_aside: None,
    };
    desk.tx.add_collected(&collected, &numbers(report), &judged.reading.text)?;
    let payload = json!({ "unit": collected.unit, "year": collected.year, "digest": collected.digest });
    desk.journal("collected/take_in", "collected", collected.id.0, "第四十九条", &payload)?;
    Ok(collected.id)
}

/// States whose report of which year it is.
///
/// # Errors
/// [`ActError::Refused`] without a name, for an impossible year, or once it is set aside.
pub fn restate(desk: &mut Desk<'_, '_>, id: CollectedId, unit: &str, year: i16) -> Result<(), ActError> {
    desk.needs(&COLLECTORS)?;
    let mark = desk.mark();
    let collected = collected(desk, id)?.restate(mark, unit, year)?;
    desk.tx.restate_collected(&collected)?;
    let payload = json!({ "unit": collected.unit, "year": year });
    desk.journal("collected/restate", "collected", id.0, "第四十九条", &payload)
}

/// Sets a report aside: it stays readable and counts no more.
///
/// # Errors
/// [`ActError::Refused`] without a reason, or the second time.
pub fn set_aside(desk: &mut Desk<'_, '_>, id: CollectedId, reason: &str) -> Result<(), ActError> {
    desk.needs(&COLLECTORS)?;
    let mark = desk.mark();
    let collected = collected(desk, id)?.set_aside(mark, reason)?;
    desk.tx.restate_collected(&collected)?;
    desk.journal("collected/set_aside", "collected", id.0, "第四十九条", &json!({}))
}

/// Lists who owes a report: a line each, as [`Plan::read`] takes them.
///
/// # Errors
/// [`ActError::Refused`] with the line that cannot be taken.
pub fn list_units(desk: &mut Desk<'_, '_>, lines: &str) -> Result<(), ActError> {
    desk.needs(&COLLECTORS)?;
    let plan = Plan::read(&desk.body.name, desk.on.year(), lines)
        .map_err(|fault| ActError::Refused(fault.to_string()))?;
    desk.tx.save_region(desk.body.id, lines, desk.on)?;
    let payload = json!({ "units": plan.units.len() });
    desk.journal("region/list", "region", desk.body.id.0, "第四十九条", &payload)
}

/// Rolls the collected reports of a year up. The report of the region itself (a body named as the region or its
/// government) is the statement that the sum is compared with.
///
/// # Errors
/// [`ActError::Refused`] where the list of bodies cannot be read; [`ActError::Store`] when the store fails.
pub fn roll_up(tx: &mut Tx<'_>, body: &office::Body, region: &str, year: i16) -> Result<RollUp, ActError> {
    let numbers = tx.collected_numbers(body.id, year)?;
    let before = tx.collected_numbers(body.id, year - 1)?;
    roll_up_of(tx, body, region, year, (&numbers, &before))
}

/// The same from numbers that were loaded already: those of the year, and of the year before.
///
/// # Errors
/// As [`roll_up`].
pub fn roll_up_of(
    tx: &mut Tx<'_>,
    body: &office::Body,
    region: &str,
    year: i16,
    (numbers, before): (&[CollectedNumbers], &[CollectedNumbers]),
) -> Result<RollUp, ActError> {
    let reports = reports_of(numbers, year, region);
    let before = reports_of(before, year - 1, region);
    let plan = plan(tx, body.id, region, year, &reports)?;
    let previous = before.stated.or_else(|| {
        let earlier = Plan { year: year - 1, ..plan.clone() };
        let given = given(&before.units);
        (!given.is_empty()).then(|| report::roll_up(&earlier, &given, None, None).report())
    });
    Ok(report::roll_up(&plan, &given(&reports.units), reports.stated.as_ref(), previous.as_ref()))
}

/// The reports of a year: those of bodies, and that of the region itself.
struct OfYear {
    units: Vec<(String, Report)>,
    stated: Option<Report>,
}

fn reports_of(numbers: &[CollectedNumbers], year: i16, region: &str) -> OfYear {
    let government = format!("{region}人民政府");
    let (own, units): (Vec<_>, Vec<_>) = numbers
        .iter()
        .map(|one| (one.id.to_string(), report(one, year)))
        .partition(|(_, report)| report.body == region || report.body == government);
    OfYear { units, stated: own.into_iter().next().map(|(_, report)| report) }
}

fn given(units: &[(String, Report)]) -> Vec<Given<'_>> {
    units.iter().map(|(source, report)| Given { source, report }).collect()
}

fn plan(
    tx: &mut Tx<'_>,
    body: office::BodyId,
    region: &str,
    year: i16,
    reports: &OfYear,
) -> Result<Plan, ActError> {
    match tx.region(body)? {
        Some(lines) => Plan::read(region, year, &lines).map_err(|fault| ActError::Refused(fault.to_string())),
        None => {
            Ok(Plan::of_reports(region, year, reports.units.iter().map(|(_, report)| report.body.as_str())))
        }
    }
}

/// A report of numbers alone, as far as a roll-up needs it.
fn report(kept: &CollectedNumbers, year: i16) -> Report {
    let edition = Edition::ALL.into_iter().find(|edition| edition.code() == kept.edition);
    let numbers: BTreeMap<CellId, Cell> = kept
        .numbers
        .iter()
        .filter_map(|(id, written)| Some((CellId(id.clone()), Cell::number(written.parse::<Number>().ok()?))))
        .collect();
    let edition = edition.or_else(|| Edition::for_year(year)).unwrap_or(Edition::E2021);
    Report { cells: numbers, ..Report::from_cells(&kept.unit, year, edition, []) }
}

fn numbers(report: &Report) -> Numbers {
    let number = |(id, cell): (&CellId, &Cell)| Some((id.0.clone(), cell.value.number()?.to_string()));
    report.cells.iter().filter_map(number).collect()
}

fn counts(judged: &Judged) -> Counts {
    let of = |severity| u32::try_from(judged.audit.count(severity)).unwrap_or(u32::MAX);
    Counts {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
        doubts: u32::try_from(judged.audit.doubts.len() + judged.reading.doubts.len()).unwrap_or(u32::MAX),
    }
}

fn rules(judged: &Judged) -> BTreeMap<String, u32> {
    let mut rules = BTreeMap::new();
    for finding in &judged.audit.findings {
        *rules.entry(finding.rule.to_owned()).or_default() += 1;
    }
    rules
}

/// A collected report of this body.
fn collected(desk: &mut Desk<'_, '_>, id: CollectedId) -> Result<Collected, ActError> {
    let body = desk.body.id;
    desk.tx.collected(id)?.filter(|collected| collected.body == body).ok_or(ActError::NotFound)
}
