//! The register of problems, and a problem.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::Calendar;
use office::{Problem, ProblemId};
use store::StoreError;

use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Banner, Chip, Facts, Filter, Filters, Pages};

/// Rows a page.
const ROWS: u32 = 30;

#[derive(Template)]
#[template(path = "desk/problems/list.html")]
struct List<'a> {
    staff: &'a Staff,
    filters: Filters,
    rows: Vec<Row>,
    pages: Pages,
    may_keep: bool,
}

struct Row {
    address: String,
    title: String,
    meta: String,
    state: String,
    chip: Option<Chip>,
}

#[derive(Template)]
#[template(path = "desk/problems/item.html")]
struct Item<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    problem: &'a Problem,
    chip: Option<Chip>,
    facts: Facts,
    may_keep: bool,
}

/// What a filter lets through: the word of the address, its name, and whether the problem is remedied.
const FILTERS: [(&str, &str, Option<bool>); 3] =
    [("", "待整改", Some(false)), ("remedied", "已整改", Some(true)), ("all", "全部", None)];

/// What the page says after an act.
const DONE: [(&str, &str); 3] = [
    ("registered", "问题已登记。"),
    ("restated", "问题和整改计划已修改。"),
    ("remedied", "整改情况已登记。"),
];

/// Shows the register.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let asked = staff.shell.query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = FILTERS.iter().position(|(code, ..)| *code == asked) else { return staff.not_found() };
    let (body, query) = (staff.body.id, staff.shell.query.clone());
    let found = app
        .read(move |tx| {
            let (open, remedied) = tx.problem_counts(body)?;
            let counts = [open, remedied, open + remedied];
            let pages = Pages::of("/desk/problems", &query, counts[chosen], ROWS);
            let rows = tx.problems_listed(body, FILTERS[chosen].2, pages.rows(ROWS))?;
            Ok::<_, StoreError>((counts, pages, rows))
        })
        .await;
    let (counts, pages, rows) = match found {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let filter = |(at, (code, label, _)): (usize, (&str, &str, Option<bool>))| Filter {
        label: label.to_owned(),
        address: if code.is_empty() {
            "/desk/problems".to_owned()
        } else {
            format!("/desk/problems?filter={code}")
        },
        count: Some(counts[at]),
        current: at == chosen,
    };
    let page = List {
        staff: &staff,
        filters: Filters {
            label: "按整改情况筛选",
            filters: FILTERS.into_iter().enumerate().map(filter).collect(),
        },
        rows: rows.iter().map(|problem| Row::of(problem, &staff)).collect(),
        pages,
        may_keep: staff.is(super::KEEPERS),
    };
    staff.respond(StatusCode::OK, &page)
}

impl Row {
    fn of(problem: &Problem, staff: &Staff) -> Self {
        Self {
            address: format!("/desk/problems/{}", problem.id),
            title: problem.text.clone(),
            meta: format!("{}年度 · {} · {}登记", problem.year, problem.source, problem.opened.on),
            state: match &problem.remedied {
                Some(remedied) => format!("{}整改完毕", remedied.mark.on),
                None => problem.due_on.map_or("待整改".to_owned(), |day| format!("{day}前整改")),
            },
            chip: chip(problem, staff),
        }
    }
}

fn chip(problem: &Problem, staff: &Staff) -> Option<Chip> {
    let due = problem.due_on.filter(|_| problem.remedied.is_none())?;
    Some(Chip::until(due, staff.shell.today, Calendar::national()))
}

/// Reads a problem of this body.
pub async fn find(app: &App, staff: &Staff, id: i64) -> Result<Option<Problem>, StoreError> {
    let body = staff.body.id;
    app.read(move |tx| Ok(tx.problem(ProblemId(id))?.filter(|problem| problem.body == body))).await
}

/// What a problem says of itself.
pub fn facts(problem: &Problem) -> Facts {
    let facts = Facts::default()
        .with("年度", problem.year.to_string())
        .with("问题来源", problem.source.as_str())
        .with("存在的问题", problem.text.as_str())
        .with("整改措施", problem.plan.as_str())
        .with("整改期限", problem.due_on.map_or(String::new(), |day| day.to_string()))
        .with("登记日期", problem.opened.on.to_string());
    match &problem.remedied {
        Some(remedied) => facts.with("整改情况", format!("{}：{}", remedied.mark.on, remedied.text)),
        None => facts.with("整改情况", "尚未整改"),
    }
}

/// Shows a problem.
pub async fn item(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let problem = match find(&app, &staff, id).await {
        Ok(Some(problem)) => problem,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let page = Item {
        staff: &staff,
        banner: Banner::of(&staff.shell.query, &DONE),
        chip: chip(&problem, &staff),
        facts: facts(&problem),
        problem: &problem,
        may_keep: staff.is(super::KEEPERS),
    };
    staff.respond(StatusCode::OK, &page)
}
