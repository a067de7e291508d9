//! 词表: what this body tells the proofreader, shown, exchanged as comma-separated values, and the list of personal data
//! that was let pass.

use acts::{ActError, words};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use office::{Answer, Document};
use proof::{Entry, Kind, Sheet};

use super::super::access::WRITERS;
use super::super::people::People;
use super::super::staff::{Form, Staff};
use crate::app::App;
use crate::parts::{Area, Banner, Control, ErrorSummary};

#[derive(Template)]
#[template(path = "desk/items/words.html")]
struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    errors: ErrorSummary,
    entries: Vec<Entry>,
    writes: bool,
    sheet: Area,
}

#[derive(Template)]
#[template(path = "desk/items/passed.html")]
struct Passed<'a> {
    staff: &'a Staff,
    people: &'a People,
    rows: Vec<(&'a Document, &'a Answer)>,
}

/// The longest sheet, in characters.
const LONGEST: usize = 400_000;

/// Shows the words.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    match kept(&app, &staff).await {
        Ok(sheet) => staff.respond(StatusCode::OK, &Page::new(&staff, &sheet, sheet.write())),
        Err(error) => staff.refused(error, "/desk/items"),
    }
}

/// Keeps the sheet that was typed or pasted.
pub async fn save(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let before = match kept(&app, &staff).await {
        Ok(sheet) => sheet,
        Err(error) => return staff.refused(error, "/desk/items"),
    };
    let typed = match form.0.lines("sheet", "词表", LONGEST) {
        Ok(typed) => typed,
        Err(sentence) => return Page::new(&staff, &before, form.0.whole("sheet")).wrong(sentence),
    };
    let text = typed.clone();
    let done = staff.act(&app, &form, move |desk| {
        words::keep(desk, &text)?;
        Ok("/desk/items/words?done=kept".to_owned())
    });
    match done.await {
        Err(ActError::Refused(sentence)) => Page::new(&staff, &before, typed).wrong(sentence),
        done => staff.went(done, "/desk/items/words"),
    }
}

/// The sheet as a file.
pub async fn export(State(app): State<App>, staff: Staff) -> Response {
    match kept(&app, &staff).await {
        Ok(sheet) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"words.csv\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            // A spreadsheet takes the bytes for Chinese only behind the mark.
            (headers, format!("\u{FEFF}{}", sheet.write())).into_response()
        }
        Err(error) => staff.refused(error, "/desk/items"),
    }
}

/// The personal data let pass in items of this body, and of those it supervises.
pub async fn passed(State(app): State<App>, staff: Staff) -> Response {
    let body = staff.seat.body;
    let read = app.read(move |tx| {
        let documents = words::passed(tx, body)?;
        let marks: Vec<_> = documents.iter().flat_map(Document::answers).flat_map(marks).collect();
        let people = People::default().with_marks(tx, &marks)?;
        Ok::<_, ActError>((documents, people))
    });
    match read.await {
        Ok((documents, people)) => {
            let rows = documents.iter().flat_map(|document| {
                document
                    .answers()
                    .iter()
                    .filter(|answer| answer.waiver.is_some())
                    .map(move |answer| (document, answer))
            });
            staff.respond(StatusCode::OK, &Passed { staff: &staff, people: &people, rows: rows.collect() })
        }
        Err(error) => staff.refused(error, "/desk/items"),
    }
}

fn marks(answer: &Answer) -> Vec<office::Mark> {
    std::iter::once(answer.mark).chain(answer.waiver.as_ref().and_then(|waiver| waiver.seconded)).collect()
}

async fn kept(app: &App, staff: &Staff) -> Result<Sheet, ActError> {
    let body = staff.seat.body;
    app.read(move |tx| words::sheet(tx, body)).await
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, sheet: &Sheet, typed: String) -> Self {
        let sheet_field = Area {
            name: "sheet",
            label: "词表全文",
            hint: "一行一条，各列依次是种类、词语、改为、说明、起、止，以半角逗号分隔。可以从电子表格另存为CSV后粘贴在这里",
            value: typed,
            rows: 16,
            error: None,
        };
        Self {
            banner: Banner::of(&staff.shell.query, &[("kept", "词表已保存，从现在起按新的词表检查。")]),
            errors: ErrorSummary::default(),
            entries: sheet.entries().to_vec(),
            writes: staff.is(WRITERS),
            sheet: sheet_field,
            staff,
        }
    }

    fn wrong(mut self, sentence: String) -> Response {
        self.sheet.error = Some(sentence);
        self.errors = ErrorSummary::of([&self.sheet as &dyn Control]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
