//! The list of items.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{Category, Document, DocumentStage};

use super::super::access::WRITERS;
use super::super::staff::Staff;
use super::item::is_waiting;
use crate::app::App;
use crate::error::failure;
use crate::parts::{Chip, Filter, Filters, Pages, with};

#[derive(Template)]
#[template(path = "desk/items/list.html")]
struct List<'a> {
    staff: &'a Staff,
    stages: Filters,
    categories: Filters,
    rows: Vec<Row>,
    pages: Pages,
    may_write: bool,
}

struct Row {
    address: String,
    title: String,
    stage: &'static str,
    category: &'static str,
    formed_on: String,
    published_on: String,
    chip: Option<Chip>,
}

/// Rows a page.
const SIZE: u32 = 20;
const PATH: &str = "/desk/items";

/// Shows the list.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let query = &staff.shell.query;
    let stage =
        query.text("stage").and_then(|word| DocumentStage::CODES.into_iter().find(|code| *code == word));
    let category = query.text("category").and_then(Category::from_code);
    let body = staff.seat.body;
    let counts = match app.read(move |tx| tx.document_counts(body)).await {
        Ok(counts) => counts,
        Err(error) => return failure(&staff.shell, &error),
    };
    let count = |stage: Option<&str>, category: Option<Category>| -> i64 {
        let fits = |(s, c, _): &&(String, Category, i64)| {
            stage.is_none_or(|stage| s == stage) && category.is_none_or(|category| *c == category)
        };
        counts.iter().filter(fits).map(|(_, _, n)| n).sum()
    };
    let pages = Pages::of(PATH, query, count(stage, category), SIZE);
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let rows = pages.rows(SIZE);
    let documents = match app.read(move |tx| tx.documents_kept(body, stage, category, rows)).await {
        Ok(documents) => documents,
        Err(error) => return failure(&staff.shell, &error),
    };
    let by_stage = |code: Option<&'static str>, label: &str| Filter {
        label: label.to_owned(),
        address: with(PATH, query, "stage", code.unwrap_or_default()),
        count: Some(count(code, category)),
        current: stage == code,
    };
    let stages = std::iter::once(by_stage(None, "全部"))
        .chain(DocumentStage::CODES.into_iter().map(|code| by_stage(Some(code), stage_label(code))))
        .filter(|filter| filter.current || filter.count != Some(0));
    let by_category = |of: Option<Category>| Filter {
        label: of.map_or("全部栏目", Category::label).to_owned(),
        address: with(PATH, query, "category", of.map_or("", Category::code)),
        count: Some(count(stage, of)),
        current: category == of,
    };
    let categories = std::iter::once(by_category(None))
        .chain(Category::ALL.into_iter().map(|category| by_category(Some(category))))
        .filter(|filter| filter.current || filter.count != Some(0));
    let today = staff.shell.today;
    let page = List {
        stages: Filters { label: "按环节筛选", filters: stages.collect() },
        categories: Filters { label: "按栏目筛选", filters: categories.collect() },
        rows: documents.iter().map(|document| Row::of(document, today)).collect(),
        pages,
        may_write: staff.is(WRITERS),
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

impl Row {
    fn of(document: &Document, today: jiff::civil::Date) -> Self {
        let calendar = calendar::Calendar::national();
        let due = document.publication_due(calendar).date;
        let content = document.content();
        Self {
            address: format!("{PATH}/{}", document.id),
            title: content.title.clone(),
            stage: document.stage().label(),
            category: content.category.label(),
            formed_on: content.formed_on.to_string(),
            published_on: document
                .publication()
                .map(|published| published.on.to_string())
                .unwrap_or_default(),
            chip: is_waiting(document).then(|| Chip::until(due, today, calendar)),
        }
    }
}

/// What people call a stage of this word.
fn stage_label(code: &str) -> &'static str {
    match code {
        "draft" => "草稿",
        "returned" => "退回修改",
        "submitted" => "待审核",
        "reviewed" => "待保密审查",
        "cleared" => "待签发",
        "referred" => "已报请确定",
        "signed" => "待发布",
        "published" => "已发布",
        _ => "已撤下",
    }
}
