//! Taking reports in: files, whole folders and archives are handed in here; they are read one after the other.

use acts::ActError;
use acts::intake::{self, GivenFile};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::{App, LARGEST_UPLOAD};
use crate::desk::staff::{Form, Staff};
use crate::desk::upload::{MOST_FILES, Uploads};

#[derive(Template)]
#[template(path = "desk/region/upload.html")]
struct Page<'a> {
    staff: &'a Staff,
    most: usize,
    megabytes: usize,
    converts: bool,
    error: Option<String>,
}

impl<'a> Page<'a> {
    fn of(app: &App, staff: &'a Staff, error: Option<String>) -> Self {
        let converts = app.converter.is_some();
        Self { staff, most: MOST_FILES, megabytes: LARGEST_UPLOAD >> 20, converts, error }
    }
}

/// Opens the form.
pub async fn open(State(app): State<App>, staff: Staff) -> Response {
    staff.respond(StatusCode::OK, &Page::of(&app, &staff, None))
}

/// Keeps the files and goes to where one sees what becomes of them.
pub async fn take_in(State(app): State<App>, staff: Staff, uploads: Uploads, form: Form) -> Response {
    let given = |file: crate::desk::upload::Upload| GivenFile {
        folder: file.folder,
        name: file.name,
        bytes: file.bytes,
    };
    let files: Vec<GivenFile> = uploads.0.into_iter().map(given).collect();
    let done = staff.act(&app, &form, move |desk| {
        let id = intake::hand_in(desk, &files)?;
        Ok(format!("/desk/region/intakes/{id}"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => {
            staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &Page::of(&app, &staff, Some(sentence)))
        }
        done => {
            app.bell.notify_one();
            staff.went(done, "/desk/region/upload")
        }
    }
}
