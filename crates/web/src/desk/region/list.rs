//! The collected reports: by year, by words, by what is wrong with them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Collected;
use store::{CollectedYear, Kept, Sought, StoreError};

use crate::app::App;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::form::Fields;
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
    by_year: Filters,
    by_rule: Filters,
    in_force: Vec<(String, String)>,
    narrowed: bool,
    year: Option<i16>,
    unit: String,
    rule: String,
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
    unit: String,
    meta: String,
    errors: u32,
    warnings: u32,
}

/// What a page of the collection is made of.
struct Found {
    years: Vec<CollectedYear>,
    rules: Arc<[(String, i64)]>,
    pages: Pages,
    rows: Vec<Collected>,
    waiting: i64,
}

/// Shows the collection.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let query = staff.shell.query.clone();
    let asked = query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = KINDS.iter().position(|(code, ..)| *code == asked) else { return staff.not_found() };
    let sought = Sought {
        year: query.number("year", "年度").ok().flatten().and_then(|year| i16::try_from(year).ok()),
        words: query.typed("q"),
        kept: KINDS[chosen].2,
        unit: query.typed("unit"),
        rule: query.typed("rule"),
    };
    let (body, wanted, kept) = (staff.body.id, sought.clone(), app.years.clone());
    let found = app
        .read(move |tx| {
            let pages = Pages::of("/desk/region", &query, tx.collected_count(body, &wanted)?, ROWS);
            let rows = tx.collected_listed(body, &wanted, pages.rows(ROWS))?;
            Ok::<_, StoreError>(Found {
                years: tx.collected_years(body)?,
                rules: kept.rules(tx, body, wanted.year)?,
                pages,
                rows,
                waiting: tx.intake_open(body)?,
            })
        })
        .await;
    let found = match found {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    if let Some(beyond) = staff.beyond(&found.pages) {
        return beyond;
    }
    staff.respond(StatusCode::OK, &List::of(&staff, chosen, sought, found))
}

impl<'a> List<'a> {
    fn of(staff: &'a Staff, chosen: usize, sought: Sought, found: Found) -> Self {
        let query = &staff.shell.query;
        let filter = |label: String, (name, value): (&str, &str), count, current| {
            let address = with("/desk/region", query, name, if current { "" } else { value });
            Filter { label, address, count, current }
        };
        let kinds = KINDS.into_iter().enumerate().map(|(at, (code, label, _))| Filter {
            label: label.to_owned(),
            address: with("/desk/region", query, "filter", code),
            count: None,
            current: at == chosen,
        });
        let by_year = found.years.iter().map(|one| {
            let year = one.year.to_string();
            filter(format!("{year}年"), ("year", &year), Some(one.count), sought.year == Some(one.year))
        });
        let by_rule = found.rules.iter().map(|(rule, count)| {
            filter(named(rule), ("rule", rule.as_str()), Some(*count), sought.rule == *rule)
        });
        let given = [
            ("q", "文字", sought.words.clone()),
            ("unit", "机关", sought.unit.clone()),
            ("year", "年度", sought.year.map_or(String::new(), |year| year.to_string())),
            ("rule", "问题", if sought.rule.is_empty() { String::new() } else { named(&sought.rule) }),
        ];
        let in_force: Vec<(String, String)> = given
            .into_iter()
            .filter(|(_, _, value)| !value.is_empty())
            .map(|(name, label, value)| (format!("{label}：{value}"), with("/desk/region", query, name, "")))
            .collect();
        Self {
            banner: Banner::of(query, &DONE),
            narrowed: !in_force.is_empty() || chosen > 0,
            in_force,
            by_year: Filters { label: "按年度筛选", filters: by_year.collect() },
            by_rule: Filters { label: "按发现的问题筛选", filters: by_rule.collect() },
            filters: Filters { label: "按核对结果筛选", filters: kinds.collect() },
            kind: KINDS[chosen].0,
            rows: found.rows.iter().map(Row::of).collect(),
            pages: found.pages,
            years: found.years,
            waiting: found.waiting,
            collects: staff.is(super::COLLECTORS),
            year: sought.year,
            unit: sought.unit,
            rule: sought.rule,
            words: sought.words,
            staff,
        }
    }
}

/// A rule by its id and what it says.
fn named(rule: &str) -> String {
    match report::rules::BOOK.find(rule) {
        Some(known) => format!("{rule}　{}", known.title().trim_end_matches('。')),
        None => rule.to_owned(),
    }
}

impl Row {
    fn of(report: &Collected) -> Self {
        Self {
            address: format!("/desk/region/{}", report.id),
            title: super::title(report),
            unit: if report.unit.is_empty() {
                String::new()
            } else {
                with("/desk/region", &Fields::default(), "unit", &report.unit)
            },
            meta: format!("{} · {} · {}收到", report.file_name, report.format, report.received.on),
            errors: report.counts.errors,
            warnings: report.counts.warnings,
        }
    }
}
