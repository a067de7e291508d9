//! A year of the region: bodies by checks, the sums in the tables of the form, charts.

use std::collections::BTreeMap;

use acts::ActError;
use acts::collected::roll_up;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use office::Collected;
use report::RollUp;
use report::region::{Standing, UnitResult};
use store::{Page, Sought, StoreError};

use super::chart::{Chart, of_bodies, of_outcomes, of_years};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::national::File;

/// The groups of rules, by the letter in their ids.
const GROUPS: [(char, &str); 10] = [
    ('E', "格式"),
    ('L', "标签"),
    ('P', "期限"),
    ('B', "数字格"),
    ('A', "勾稽"),
    ('X', "跨年"),
    ('C', "文表"),
    ('N', "序号"),
    ('T', "文字"),
    ('F', "文件"),
];

#[derive(Template)]
#[template(path = "desk/region/year.html")]
struct Sums<'a> {
    staff: &'a Staff,
    year: i16,
    region: String,
    rows: Vec<Row>,
    charts: Vec<Chart>,
    groups: [&'static str; 10],
    html: String,
}

/// A body and what the checks of each group found.
struct Row {
    name: String,
    address: Option<String>,
    standing: String,
    trouble: bool,
    counts: Vec<u32>,
}

impl Sums<'_> {
    fn of_standing(&self, wanted: &str) -> usize {
        self.rows.iter().filter(|row| row.standing == wanted).count()
    }
}

struct Seen {
    roll_up: RollUp,
    reports: Vec<Collected>,
    numbers: Vec<store::CollectedNumbers>,
}

async fn look(app: &App, staff: &Staff, year: i16) -> Result<Seen, Response> {
    let (body, region) = (staff.body.clone(), super::region_of(&staff.body));
    let seen = app.read(move |tx| {
        let roll_up = roll_up(tx, &body, &region, year)?;
        let sought = Sought { year: Some(year), ..Sought::default() };
        let reports = tx.collected_listed(body.id, &sought, Page::whole())?;
        let numbers = tx.collected_numbers(body.id, year)?;
        Ok::<_, ActError>(Seen { roll_up, reports, numbers })
    });
    seen.await.map_err(|error| staff.refused(error, "/desk/region"))
}

#[derive(Template)]
#[template(path = "desk/region/years.html")]
struct Overview<'a> {
    staff: &'a Staff,
    years: Vec<i16>,
    chart: Option<Chart>,
}

/// Years that the chart shows.
const MOST_YEARS: usize = 8;

/// Shows the years side by side.
pub async fn years(State(app): State<App>, staff: Staff) -> Response {
    let body = staff.body.id;
    let found = app.read(move |tx| {
        let years: Vec<i16> = tx.collected_years(body)?.iter().map(|one| one.year).collect();
        let mut numbers = Vec::new();
        for year in years.iter().take(MOST_YEARS) {
            numbers.push((*year, tx.collected_numbers(body, *year)?));
        }
        Ok::<_, StoreError>((years, of_years(&numbers)))
    });
    match found.await {
        Ok((years, chart)) => staff.respond(StatusCode::OK, &Overview { staff: &staff, years, chart }),
        Err(error) => crate::error::failure(&staff.shell, &error),
    }
}

/// Shows a year.
pub async fn show(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    let seen = match look(&app, &staff, year).await {
        Ok(seen) => seen,
        Err(response) => return response,
    };
    let by_id = by_id(&seen.reports);
    let charts = [of_outcomes(year, &seen.numbers), of_bodies(year, &seen.numbers)];
    let page = Sums {
        staff: &staff,
        year,
        region: super::region_of(&staff.body),
        rows: seen.roll_up.units.iter().map(|unit| row(unit, &by_id)).collect(),
        charts: charts.into_iter().flatten().collect(),
        groups: GROUPS.map(|(_, label)| label),
        html: paper::html::fragment(&named(seen.roll_up, &by_id).document()),
    };
    staff.respond(StatusCode::OK, &page)
}

fn by_id(reports: &[Collected]) -> BTreeMap<String, &Collected> {
    reports.iter().map(|report| (report.id.to_string(), report)).collect()
}

/// The roll-up with the names of the files for their numbers in the store.
fn named(mut roll_up: RollUp, reports: &BTreeMap<String, &Collected>) -> RollUp {
    let units = roll_up.units.iter_mut().flat_map(|unit| unit.sources.iter_mut());
    for source in units.chain(roll_up.strangers.iter_mut().map(|one| &mut one.source)) {
        if let Some(report) = reports.get(source) {
            source.clone_from(&report.file_name);
        }
    }
    roll_up
}

fn row(unit: &UnitResult, reports: &BTreeMap<String, &Collected>) -> Row {
    let report = unit.sources.first().and_then(|source| reports.get(source));
    let count = |group: char| {
        let of_group = |(rule, count): (&String, &u32)| {
            rule.strip_prefix("AUD-").is_some_and(|id| id.starts_with(group)).then_some(*count)
        };
        report.map_or(0, |report| report.rules.iter().filter_map(of_group).sum())
    };
    let standing = match &unit.standing {
        Standing::Counted => "已计入".to_owned(),
        Standing::Missing => "没有报告".to_owned(),
        Standing::Twice => "几份不一致".to_owned(),
        Standing::OtherEdition { edition } => format!("使用{}年版", edition.code()),
        Standing::Merged { into } => format!("并入{into}"),
    };
    Row {
        name: unit.name.clone(),
        address: report.map(|report| format!("/desk/region/{}", report.id)),
        trouble: !matches!(unit.standing, Standing::Counted | Standing::Merged { .. }),
        standing,
        counts: GROUPS.into_iter().map(|(group, _)| count(group)).collect(),
    }
}

/// The roll-up as a Word document.
pub async fn docx(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(seen) => match File::docx(&named(seen.roll_up, &by_id(&seen.reports)).document()) {
            Ok(file) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
            Err(error) => crate::error::failure(&staff.shell, &error),
        },
        Err(response) => response,
    }
}

/// The roll-up as JSON.
pub async fn json(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(seen) => {
            let name = format!("{}{year}年汇总.json", seen.roll_up.region);
            match serde_json::to_vec_pretty(&seen.roll_up) {
                Ok(bytes) => ([(CACHE_CONTROL, "no-store")], File::kept(bytes, name)).into_response(),
                Err(error) => crate::error::failure(&staff.shell, &error),
            }
        }
        Err(response) => response,
    }
}
