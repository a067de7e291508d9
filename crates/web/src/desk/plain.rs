//! A page with one form: what it is about, its questions, its button.

use acts::{ActError, Desk};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::asked::Sheet;
use super::staff::{Form, Staff};
use crate::app::App;
use crate::parts::{ErrorSummary, Facts};

/// What stands around the questions.
pub struct Plain {
    /// Address and name of the list it belongs to.
    pub list: (&'static str, &'static str),
    /// Address and name of the record; none for a new one.
    pub record: Option<(String, String)>,
    /// What is done, and what its button says.
    pub title: &'static str,
    /// When, and what follows from it.
    pub about: &'static str,
    /// What is known already.
    pub facts: Facts,
    /// Where the form goes.
    pub action: String,
}

#[derive(Template)]
#[template(path = "desk/plain.html")]
struct Page<'a> {
    staff: &'a Staff,
    plain: &'a Plain,
    sheet: Sheet,
    errors: ErrorSummary,
}

impl Plain {
    /// Shows the form.
    pub fn show(&self, staff: &Staff, sheet: Sheet) -> Response {
        self.page(staff, sheet, StatusCode::OK)
    }

    /// Shows the form again, with what is wrong.
    pub fn refuse(&self, staff: &Staff, sheet: Sheet) -> Response {
        self.page(staff, sheet, StatusCode::UNPROCESSABLE_ENTITY)
    }

    fn page(&self, staff: &Staff, sheet: Sheet, status: StatusCode) -> Response {
        let errors = sheet.summary();
        staff.respond(status, &Page { staff, plain: self, sheet, errors })
    }

    /// Does what the form asks for; where something is missing or the act refuses, the same page says so. `beside`
    /// names the question that a refusal is about, if it is about one.
    pub async fn submit<T: Send + 'static>(
        &self,
        app: &App,
        staff: &Staff,
        form: &Form,
        (mut sheet, read): (Sheet, Option<T>),
        beside: fn(&str) -> &'static str,
        act: impl FnOnce(&mut Desk<'_, '_>, T) -> Result<String, ActError> + Send + 'static,
    ) -> Response {
        let Some(read) = read.filter(|_| sheet.is_clean()) else {
            return self.refuse(staff, sheet);
        };
        match staff.act(app, form, move |desk| act(desk, read)).await {
            Ok(address) => Redirect::to(&address).into_response(),
            Err(ActError::Refused(sentence)) => {
                sheet.blame(beside(&sentence), sentence);
                self.refuse(staff, sheet)
            }
            Err(error) => {
                let back = self.record.as_ref().map_or(self.list.0, |(address, _)| address.as_str());
                staff.refused(error, back)
            }
        }
    }
}
