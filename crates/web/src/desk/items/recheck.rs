//! 复查: what is published, read again with the rules and words of today, a part at a time.

use acts::ActError;
use acts::document::{Judged, judge_published};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Document;
use rule::Severity;
use store::Published;

use super::super::staff::Staff;
use crate::app::App;
use crate::parts::Pages;

#[derive(Template)]
#[template(path = "desk/items/recheck.html")]
struct Page<'a> {
    staff: &'a Staff,
    rows: Vec<Row>,
    pages: Pages,
    /// The first and the last item read on this page.
    first: i64,
    last: i64,
}

/// An item with something open.
struct Row {
    address: String,
    title: String,
    errors: usize,
    warnings: usize,
    /// The first few, in words that repeat no personal data.
    named: Vec<String>,
}

/// Items read for a page.
const SIZE: u32 = 50;
const PATH: &str = "/desk/items/recheck";

/// Shows a part of the stock.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let which = Published { body: staff.seat.body, category: None, year: None, words: String::new() };
    let counted = which.clone();
    let total = match app.read(move |tx| tx.published_count(&counted).map_err(ActError::from)).await {
        Ok(total) => total,
        Err(error) => return staff.refused(error, "/desk/items"),
    };
    let pages = Pages::of(PATH, &staff.shell.query, total, SIZE);
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let (part, today) = (pages.rows(SIZE), staff.shell.today);
    let read = app.read(move |tx| {
        let Some(body) = tx.body(which.body)? else { return Err(ActError::NotFound) };
        let lists = acts::words::lists(tx, &body, today)?;
        let documents = tx.published(&which, part)?;
        let rows =
            documents.iter().filter_map(|document| Row::of(document, &judge_published(document, &lists)));
        Ok((documents.len(), rows.collect()))
    });
    let (many, rows): (usize, Vec<Row>) = match read.await {
        Ok(read) => read,
        Err(error) => return staff.refused(error, "/desk/items"),
    };
    let before = i64::from(pages.number.saturating_sub(1)) * i64::from(SIZE);
    let last = before + i64::try_from(many).unwrap_or(i64::MAX);
    staff.respond(StatusCode::OK, &Page { staff: &staff, rows, pages, first: before + 1, last })
}

impl Row {
    fn of(document: &Document, judged: &[Judged]) -> Option<Self> {
        let open = |severity: Severity| {
            judged.iter().filter(move |one| one.is_open() && one.finding.severity == severity)
        };
        let (errors, warnings) = (open(Severity::Error).count(), open(Severity::Warning).count());
        (errors + warnings > 0).then(|| Self {
            address: format!("/desk/items/{}", document.id),
            title: document
                .publication()
                .map(|publication| publication.content.title.clone())
                .unwrap_or_default(),
            errors,
            warnings,
            named: open(Severity::Error).take(3).map(Judged::named).collect(),
        })
    }
}
