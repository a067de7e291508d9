//! The collected reports: by year, by words, by what is wrong with them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Collected;
use store::{CollectedYear, Kept, Sought, StoreError};

use crate::app::App;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Banner, Filter, Filters, Pages, with};

/// Rows a page.
const ROWS: u32 = 50;

const DONE: [(&str, &str); 2] = [("listed", "报告单位名单已保存。"), ("aside", "这份报告已停用。")];

const KINDS: [(&str, &str, Kept); 5] = [
    ("", "全部", Kept::Counting),
    ("errors", "有错误", Kept::WithErrors),
    ("sound", "没有错误", Kept::Sound),
    ("doubtful", "机关或者年度不明", Kept::Doubtful),
    ("aside", "已停用", Kept::SetAside),
];

#[derive(Template)]
#[template(path = "desk/region/list.html")]
struct List<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    years: Vec<CollectedYear>,
    year: Option<i16>,
    words: String,
    kind: &'a str,
    filters: Filters,
    rows: Vec<Row>,
    pages: Pages,
    collects: bool,
    waiting: i64,
}

struct Row {
    address: String,
    title: String,
    meta: String,
    errors: u32,
    warnings: u32,
}

/// Shows the collection.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let query = staff.shell.query.clone();
    let asked = query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = KINDS.iter().position(|(code, ..)| *code == asked) else { return staff.not_found() };
    let year = query.number("year", "年度").ok().flatten().and_then(|year| i16::try_from(year).ok());
    let sought = Sought { year, words: query.typed("q"), kept: KINDS[chosen].2, ..Sought::default() };
    let (body, words) = (staff.body.id, sought.words.clone());
    let found = app
        .read(move |tx| {
            let years = tx.collected_years(body)?;
            let pages = Pages::of("/desk/region", &query, tx.collected_count(body, &sought)?, ROWS);
            let rows = tx.collected_listed(body, &sought, pages.rows(ROWS))?;
            Ok::<_, StoreError>((years, pages, rows, tx.intake_open(body)?))
        })
        .await;
    let (years, pages, rows, waiting) = match found {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    let filter = |(at, (code, label, _)): (usize, (&str, &str, Kept))| Filter {
        label: label.to_owned(),
        address: with("/desk/region", &staff.shell.query, "filter", code),
        count: None,
        current: at == chosen,
    };
    let page = List {
        banner: Banner::of(&staff.shell.query, &DONE),
        year,
        words,
        kind: KINDS[chosen].0,
        filters: Filters {
            label: "按核对结果筛选",
            filters: KINDS.into_iter().enumerate().map(filter).collect(),
        },
        rows: rows.iter().map(Row::of).collect(),
        pages,
        years,
        waiting,
        collects: staff.is(super::COLLECTORS),
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

impl Row {
    fn of(report: &Collected) -> Self {
        Self {
            address: format!("/desk/region/{}", report.id),
            title: super::title(report),
            meta: format!("{} · {} · {}收到", report.file_name, report.format, report.received.on),
            errors: report.counts.errors,
            warnings: report.counts.warnings,
        }
    }
}
