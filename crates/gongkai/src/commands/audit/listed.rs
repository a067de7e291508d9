//! The list of the bodies that owe a report: who has not reported (AUD-F01), who published late (AUD-F02), and the
//! roll-up of a region's bodies (AUD-X05, AUD-X06).

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use report::region::{Given, Plan, RollUp, roll_up};
use report::{Audit, Context, Edition, Listed, Recognised, Report};

use super::outcome::{Judged, Outcome};
use crate::commands::{complain, files, paths};

/// A line of the list.
struct Line {
    body: String,
    published_on: Option<calendar::Date>,
}

fn lines(path: &Path) -> anyhow::Result<Vec<Line>> {
    let bytes = fs::read(path).with_context(|| format!("不能读取名单{}", path.display()))?;
    let decoded = paper::decode(&bytes).with_context(|| format!("名单{}", path.display()))?;
    let mut lines = Vec::new();
    for (number, line) in decoded.text.lines().enumerate() {
        let mut cells = line.split([',', '，', '\t']).map(str::trim);
        let body = cells.next().unwrap_or_default().trim_start_matches('\u{FEFF}');
        let heading = number == 0 && (body.starts_with("机关") || body.starts_with("单位"));
        if body.is_empty() || body.starts_with('#') || heading {
            continue;
        }
        let day = cells.next().unwrap_or_default();
        let published_on = text::parse_date(day).or_else(|| day.parse().ok());
        if !day.is_empty() && published_on.is_none() {
            bail!("名单第{}行的发布日期“{day}”不是实有的日期，应当写作2025-01-20", number + 1);
        }
        lines.push(Line { body: body.to_owned(), published_on });
    }
    Ok(lines)
}

/// The days of publication by body.
///
/// # Errors
/// A sentence, where the list cannot be read.
pub(super) fn read(path: &Path) -> anyhow::Result<HashMap<String, Option<calendar::Date>>> {
    Ok(lines(path)?.into_iter().map(|line| (text::squeeze(&line.body), line.published_on)).collect())
}

/// A result for each body on the list of which no report of the year was given. Without a year it is the one of which
/// most reports are.
///
/// # Errors
/// A sentence, where the list cannot be read.
pub(super) fn missing(
    path: &Path,
    reported: &[(String, Option<i16>)],
    year: Option<i16>,
    context: &Context,
) -> anyhow::Result<Vec<Outcome>> {
    let mut years: HashMap<i16, usize> = HashMap::new();
    for year in reported.iter().filter_map(|(_, year)| *year) {
        *years.entry(year).or_default() += 1;
    }
    let most = years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year);
    let year = year.or(most);
    let there = |body: &str| {
        let body = text::squeeze(body);
        reported.iter().any(|(known, of)| *known == body && (year.is_none() || *of == year))
    };
    let missing = lines(path)?.into_iter().filter(|line| !there(&line.body));
    let judged = missing.map(|line| {
        let mut nothing = report::recognise(&text::Document::default());
        nothing.report.body = line.body;
        nothing.report.year = year;
        nothing.report.edition = year.and_then(Edition::for_year).unwrap_or(nothing.report.edition);
        nothing.doubts.clear();
        let listed = Some(Listed { reported: false, published_on: line.published_on });
        let audit = Audit::of(None, &nothing, &Context { listed, ..context.clone() });
        Outcome::Judged(Judged::of(audit, None))
    });
    Ok(judged.collect())
}

/// The roll-up of the units' reports against the region's own statement. Files that cannot be read are told and left out.
///
/// # Errors
/// A sentence, where the statement has no year or the list is not one.
pub(super) fn region(
    statement: &Report,
    year: Option<i16>,
    units: &[String],
    list: Option<&Path>,
) -> anyhow::Result<RollUp> {
    let Some(year) = year.or(statement.year) else {
        bail!("没有读出行政区报告的年度，请用 --year 指明");
    };
    let mut reports: Vec<(String, Recognised)> = Vec::new();
    for name in paths::files(units).0 {
        match files::report(&name) {
            Ok((_, report)) => reports.push((name, report)),
            Err(refused) => complain(&refused.context(name)),
        }
    }
    let given: Vec<Given<'_>> =
        reports.iter().map(|(name, report)| Given { source: name, report: &report.report }).collect();
    let plan = if let Some(path) = list {
        let bytes = fs::read(path).with_context(|| format!("不能读取名单{}", path.display()))?;
        Plan::read(&statement.body, year, &paper::decode(&bytes)?.text)?
    } else {
        let of_year = given.iter().filter(|given| given.report.year == Some(year));
        Plan::of_reports(&statement.body, year, of_year.map(|given| given.report.body.as_str()))
    };
    Ok(roll_up(&plan, &given, Some(statement), None))
}
