//! Taking reports in: one file or many, each judged and kept or refused in words.

use acts::collected::{self, judge};
use acts::{ActError, Desk};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::CollectedId;
use report::Context;
use rule::Severity;

use crate::app::App;
use crate::desk::staff::{Form, Staff};
use crate::desk::upload::{MOST_FILES, Upload, Uploads};
use crate::error::failure;

#[derive(Template)]
#[template(path = "desk/region/upload.html")]
struct Page<'a> {
    staff: &'a Staff,
    most: usize,
    nothing: bool,
    results: Vec<Taken>,
}

/// What became of a file.
struct Taken {
    file: String,
    outcome: Result<Kept, String>,
}

struct Kept {
    id: CollectedId,
    body: String,
    year: Option<i16>,
    errors: usize,
    warnings: usize,
}

impl Page<'_> {
    fn kept(&self) -> usize {
        self.results.iter().filter(|taken| taken.outcome.is_ok()).count()
    }
}

/// Opens the form.
pub async fn open(staff: Staff) -> Response {
    let page = Page { staff: &staff, most: MOST_FILES, nothing: false, results: Vec::new() };
    staff.respond(StatusCode::OK, &page)
}

/// Takes the files in, one after the other: one that cannot be read stops none of the others.
pub async fn take_in(State(app): State<App>, staff: Staff, uploads: Uploads, _form: Form) -> Response {
    let files = uploads.0;
    let nothing = files.is_empty();
    let mut results = Vec::new();
    for file in files {
        match one(&app, &staff, file).await {
            Ok(taken) => results.push(taken),
            Err(ActError::Store(error)) => return failure(&staff.shell, &error),
            Err(error) => return staff.refused(error, "/desk/region"),
        }
    }
    let status = if nothing { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    staff.respond(status, &Page { staff: &staff, most: MOST_FILES, nothing, results })
}

async fn one(app: &App, staff: &Staff, file: Upload) -> Result<Taken, ActError> {
    let (seat, on, at) = (staff.seat.clone(), app.clock.today(), app.clock.instant());
    let name = file.name.clone();
    let work = move || (judge(&file.name, &file.bytes, &Context::default()), file);
    let (judged, file) = app.work(work).await?;
    let judged = match judged {
        Ok(judged) => judged,
        Err(refused) => return Ok(Taken { file: name, outcome: Err(refused.to_string()) }),
    };
    let kept = app
        .write(move |tx| {
            let mut desk = Desk::seated(tx, seat, on, at)?;
            let id = collected::take_in(&mut desk, &file.name, &file.bytes, &judged)?;
            let report = &judged.report.report;
            let count = |severity| judged.audit.count(severity);
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            Ok::<_, ActError>(Kept { id, body: report.body.clone(), year: report.year, errors, warnings })
        })
        .await;
    match kept {
        Ok(kept) => Ok(Taken { file: name, outcome: Ok(kept) }),
        Err(ActError::Refused(sentence)) => Ok(Taken { file: name, outcome: Err(sentence) }),
        Err(error) => Err(error),
    }
}
