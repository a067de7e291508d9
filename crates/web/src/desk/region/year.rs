//! A year of the region: bodies by checks, page by page; the sums in the tables of the form; charts; files of them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use store::StoreError;

use super::chart::{Chart, of_years};
use super::years::{GROUPS, Row, Year};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::national::File;
use crate::parts::{Filter, Filters, Pages, with};

/// Bodies a page.
const ROWS: u32 = 50;
/// Years that the chart shows.
const MOST_YEARS: usize = 8;

/// Filters of the list of bodies.
const STANDINGS: [(&str, &str); 7] = [
    ("", "全部"),
    ("counted", "已计入"),
    ("missing", "没有报告"),
    ("twice", "几份不一致"),
    ("edition", "使用其他格式"),
    ("merged", "已并入"),
    ("findings", "有勾稽问题"),
];

#[derive(Template)]
#[template(path = "desk/region/year.html")]
struct Matrix<'a> {
    staff: &'a Staff,
    year: i16,
    region: String,
    of: &'a Year,
    filters: Filters,
    rows: Vec<&'a Row>,
    pages: Pages,
    groups: [&'static str; 10],
}

impl Matrix<'_> {
    fn count(&self, code: &str) -> usize {
        self.of.rows.iter().filter(|row| row.code == code).count()
    }
}

#[derive(Template)]
#[template(path = "desk/region/sums.html")]
struct Sums<'a> {
    staff: &'a Staff,
    year: i16,
    region: String,
    html: &'a str,
}

#[derive(Template)]
#[template(path = "desk/region/charts.html")]
struct Charts<'a> {
    staff: &'a Staff,
    year: i16,
    region: String,
    drawn: &'a [Chart],
}

#[derive(Template)]
#[template(path = "desk/region/years.html")]
struct Overview<'a> {
    staff: &'a Staff,
    years: Vec<i16>,
    chart: Option<Chart>,
}

async fn look(app: &App, staff: &Staff, year: i16) -> Result<Arc<Year>, Response> {
    let (body, region, years) = (staff.body.clone(), super::region_of(&staff.body), app.years.clone());
    let seen = app.read(move |tx| years.of(tx, &body, &region, year));
    seen.await.map_err(|error| staff.refused(error, "/desk/region"))
}

/// Shows the years side by side.
pub async fn overview(State(app): State<App>, staff: Staff) -> Response {
    let (body, kept) = (staff.body.id, app.years.clone());
    let found = app.read(move |tx| {
        let years: Vec<i16> = tx.collected_years(body)?.iter().map(|one| one.year).collect();
        let mut received = Vec::new();
        for year in years.iter().take(MOST_YEARS) {
            received.push(kept.received(tx, body, *year)?);
        }
        Ok::<_, StoreError>((years, of_years(&received)))
    });
    match found.await {
        Ok((years, chart)) => staff.respond(StatusCode::OK, &Overview { staff: &staff, years, chart }),
        Err(error) => crate::error::failure(&staff.shell, &error),
    }
}

/// Shows the bodies of a year.
pub async fn show(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    let query = &staff.shell.query;
    let asked = query.text("filter").unwrap_or_default();
    let Some(chosen) = STANDINGS.iter().position(|(code, _)| *code == asked) else {
        return staff.not_found();
    };
    let of = match look(&app, &staff, year).await {
        Ok(seen) => seen,
        Err(response) => return response,
    };
    let path = format!("/desk/region/years/{year}");
    let matching = |code: &str| of.rows.iter().filter(|row| fits(row, code)).collect::<Vec<_>>();
    let rows = matching(asked);
    let pages = Pages::of(&path, query, i64::try_from(rows.len()).unwrap_or(i64::MAX), ROWS);
    if let Some(beyond) = staff.beyond(&pages) {
        return beyond;
    }
    let shown = pages.rows(ROWS);
    let filter = |(at, (code, label)): (usize, (&str, &str))| Filter {
        label: label.to_owned(),
        address: with(&path, query, "filter", code),
        count: i64::try_from(matching(code).len()).ok(),
        current: at == chosen,
    };
    let filters: Vec<Filter> = STANDINGS.into_iter().enumerate().map(filter).collect();
    let filters = filters.into_iter().enumerate();
    let filters = filters.filter(|(at, one)| *at == 0 || one.current || one.count != Some(0));
    let page = Matrix {
        staff: &staff,
        year,
        region: super::region_of(&staff.body),
        of: &of,
        filters: Filters { label: "按情况筛选", filters: filters.map(|(_, one)| one).collect() },
        rows: rows.into_iter().skip(shown.after as usize).take(shown.size as usize).collect(),
        pages,
        groups: GROUPS.map(|(_, label)| label),
    };
    staff.respond(StatusCode::OK, &page)
}

fn fits(row: &Row, code: &str) -> bool {
    let relations = GROUPS.iter().position(|(group, _)| *group == 'A');
    match code {
        "" => true,
        "findings" => relations.and_then(|at| row.counts.get(at)).is_some_and(|count| *count > 0),
        code => row.code == code,
    }
}

/// Shows the sums of a year in the tables of the form.
pub async fn sums(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(of) => {
            let region = super::region_of(&staff.body);
            staff.respond(StatusCode::OK, &Sums { staff: &staff, year, region, html: &of.html })
        }
        Err(response) => response,
    }
}

/// Shows the charts of a year.
pub async fn charts(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(of) => {
            let region = super::region_of(&staff.body);
            staff.respond(StatusCode::OK, &Charts { staff: &staff, year, region, drawn: &of.charts })
        }
        Err(response) => response,
    }
}

/// The roll-up as a Word document.
pub async fn docx(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(of) => match File::docx(&of.roll_up.document()) {
            Ok(file) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
            Err(error) => crate::error::failure(&staff.shell, &error),
        },
        Err(response) => response,
    }
}

/// The roll-up as JSON.
pub async fn json(State(app): State<App>, At(year): At<i16>, staff: Staff) -> Response {
    match look(&app, &staff, year).await {
        Ok(of) => {
            let name = format!("{}{year}年汇总.json", of.roll_up.region);
            match serde_json::to_vec_pretty(&of.roll_up) {
                Ok(bytes) => ([(CACHE_CONTROL, "no-store")], File::kept(bytes, name)).into_response(),
                Err(error) => crate::error::failure(&staff.shell, &error),
            }
        }
        Err(response) => response,
    }
}
