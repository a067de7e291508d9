//! Counting, writing, handing in.

use office::{AnnualReport, ReportId, ReportPart, ReportRefusal};
use serde_json::json;

use super::{FIRST_YEAR, WRITERS, check, draft};
use crate::{ActError, Desk};

/// Opens the report of a year: counts it, drafts its words from the records, and gives its id. A report that is open
/// already stays as it is.
///
/// # Errors
/// [`ActError::Refused`] for a year without a counted form, or one that has not begun.
pub fn open(desk: &mut Desk<'_, '_>, year: i16) -> Result<ReportId, ActError> {
    desk.needs(&WRITERS)?;
    let this_year = desk.on.year();
    if !(FIRST_YEAR..=this_year).contains(&year) {
        return Err(ActError::Refused(format!(
            "年度报告可以编制{FIRST_YEAR}年至{this_year}年的，填写的是{year}年；更早年度的报告请作为信息发布原文"
        )));
    }
    if let Some(report) = desk.tx.annual_report_of(desk.body.id, year)? {
        return Ok(report.id);
    }
    let id = ReportId(desk.tx.next_id()?);
    let (count, _) = desk.tx.count_year(&desk.body, year)?;
    let drafted = draft::passages(desk.tx, &desk.body, year)?;
    let report = AnnualReport::open(id, (desk.body.id, year), desk.mark(), count, drafted)?;
    desk.keep_report(&report, "report/open", "第四十九条", &json!({ "year": year }))?;
    Ok(id)
}

/// Counts anew and gives the cells that changed. Passages nobody has edited follow the records.
///
/// # Errors
/// [`ActError::Refused`] once signed.
pub fn recount(desk: &mut Desk<'_, '_>, id: ReportId) -> Result<Vec<String>, ActError> {
    desk.needs(&WRITERS)?;
    let report = desk.report(id)?;
    let (count, _) = desk.tx.count_year(&desk.body, report.year)?;
    let drafted = draft::passages(desk.tx, &desk.body, report.year)?;
    let changed = count.differences(report.count());
    let report = report.recount(desk.mark(), count, &drafted)?;
    desk.keep_report(&report, "report/recount", "第五十条", &json!({ "cells": changed }))?;
    Ok(changed)
}

/// Changes the words of a part read as version `seen`, and gives the new version.
///
/// # Errors
/// [`ActError::Overtaken`] with the words now saved, where somebody saved first; `Refused` once signed.
pub fn edit_section(
    desk: &mut Desk<'_, '_>,
    id: ReportId,
    seen: u32,
    part: ReportPart,
    text: String,
) -> Result<u32, ActError> {
    desk.needs(&WRITERS)?;
    let before = desk.report(id)?;
    let after = before.clone().edit(desk.mark(), part, seen, text);
    keep_edited(desk, &before, after, part, "report/edit")
}

/// Takes the words drafted from the records in place of those saved as version `seen`, and gives the new version. The
/// passage follows the records again.
///
/// # Errors
/// As [`edit_section`].
pub fn redraft(desk: &mut Desk<'_, '_>, id: ReportId, seen: u32, part: ReportPart) -> Result<u32, ActError> {
    desk.needs(&WRITERS)?;
    let before = desk.report(id)?;
    let drafted = draft::passages(desk.tx, &desk.body, before.year)?.remove(&part).unwrap_or_default();
    let after = before.clone().redraft(desk.mark(), part, seen, drafted);
    keep_edited(desk, &before, after, part, "report/redraft")
}

fn keep_edited(
    desk: &mut Desk<'_, '_>,
    before: &AnnualReport,
    after: Result<AnnualReport, ReportRefusal>,
    part: ReportPart,
    act: &str,
) -> Result<u32, ActError> {
    let after = match after {
        Err(ReportRefusal::Conflict { theirs, .. }) => {
            let text = before.passage(part).map(|passage| passage.text.clone()).unwrap_or_default();
            return Err(ActError::Overtaken { version: theirs, text });
        }
        other => other?,
    };
    let version = after.passage(part).map_or(1, |passage| passage.version);
    if after != *before {
        let payload = json!({ "part": part, "version": version });
        desk.keep_report(&after, act, "第五十条", &payload)?;
    }
    Ok(version)
}

/// Answers a finding of the audit, by its key from [`findings`](super::findings).
///
/// # Errors
/// [`ActError::NotFound`] for a finding that is not there (any more); `Refused` for an error, which must be put right
/// instead, or without words.
pub fn answer(desk: &mut Desk<'_, '_>, id: ReportId, finding: &str, words: String) -> Result<(), ActError> {
    desk.needs(&WRITERS)?;
    let report = desk.report(id)?;
    let found = check::findings(desk.tx, &desk.body, &report, desk.on)?;
    let found = found.into_iter().find(|checked| checked.key == finding).ok_or(ActError::NotFound)?;
    if found.weight == check::Weight::Blocks {
        return Err(ActError::Refused(format!("这是错误（{}），须改正，不能以说明代替", found.finding.rule)));
    }
    let rule = found.finding.rule.to_owned();
    let report = report.answer(desk.mark(), found.key, rule.clone(), words)?;
    desk.keep_report(&report, "report/answer", "第五十条", &json!({ "rule": rule }))
}

/// 谁提供: hands the report in for signature.
///
/// # Errors
/// [`ActError::Refused`] before the year is over, where the records have changed since the count, or while the audit
/// finds errors or warnings without an answer.
pub fn submit(desk: &mut Desk<'_, '_>, id: ReportId) -> Result<(), ActError> {
    desk.needs(&WRITERS)?;
    let report = desk.report(id)?;
    let (count, _) = desk.tx.count_year(&desk.body, report.year)?;
    let submitted = report.clone().submit(desk.mark(), &count)?;
    check::clear(desk, &report)?;
    desk.keep_report(&submitted, "report/submit", "第四十九条", &json!({ "year": report.year }))
}
