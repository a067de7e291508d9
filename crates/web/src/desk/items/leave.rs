//! 忽略并说明: a finding stays as it is, and somebody says why. Personal data needs the legal basis, too.

use acts::ActError;
use acts::document::{self, Judged};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Spot;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Area, Control, ErrorSummary, Field};

#[derive(Template)]
#[template(path = "desk/items/leave.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    judged: Option<&'a Judged>,
    errors: ErrorSummary,
    reason: Area,
    basis: Field,
}

/// Shows the form.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    staff.respond(StatusCode::OK, &Page::new(&staff, &item, &staff.shell.query, &Fields::default()))
}

/// Keeps the answer.
pub async fn save(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let mut page = Page::new(&staff, &item, &form.0, &form.0);
    let reason = form.0.lines("reason", "不改的理由", 500);
    let basis = form.0.line("basis", "法律依据", 200);
    page.reason.error = reason.as_ref().err().cloned();
    page.basis.error = basis.as_ref().err().cloned();
    let (Ok(reason), Ok(basis)) = (reason, basis) else { return page.wrong() };
    let (document, spot) = (item.document.id, Spot(form.0.typed("spot")));
    let done = staff.act(&app, &form, move |desk| {
        document::leave(desk, document, &spot, reason, basis)?;
        Ok(format!("/desk/items/{document}?done=left#check"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) if page.judged.is_some() => {
            let about =
                if sentence.contains("依据") { &mut page.basis.error } else { &mut page.reason.error };
            *about = Some(sentence);
            page.wrong()
        }
        done => staff.went(done, &item.address()),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, item: &'a Item, asked: &Fields, typed: &Fields) -> Self {
        let spot = asked.typed("spot");
        let reason = Area {
            name: "reason",
            label: "不改的理由",
            hint: "写明为什么可以不改，最多500字；同一处文字不变，以后不再提示",
            value: typed.whole("reason"),
            rows: 3,
            error: None,
        };
        let basis = Field {
            name: "basis",
            label: "公开个人信息的法律依据",
            hint: "写明法律、法规和条款，如《中华人民共和国政府信息公开条例》第二十条第（六）项",
            value: typed.typed("basis"),
            error: None,
        };
        let judged = item.judged.iter().find(|judged| judged.spot.0 == spot);
        Self { staff, item, judged, errors: ErrorSummary::default(), reason, basis }
    }

    fn is_guarded(&self) -> bool {
        self.judged.is_some_and(Judged::is_guarded)
    }

    fn wrong(mut self) -> Response {
        self.errors = ErrorSummary::of([&self.reason as &dyn Control, &self.basis]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
