//! A step as pages: what has to be settled first, the questions, a look at what will change, the act.

use acts::ActError;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::{InfoRequest, RequestId, letter};
use statute::{Fen, fees};

use super::super::wording;
use super::dossier::{Dossier, calendar, day};
use super::outlook::Outlook;
use super::steps::Entry;
use crate::app::App;
use crate::desk::access::Access;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::pages::NoRight;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::parts::{Checks, ErrorSummary, Facts};

/// One question a page, before the form.
#[derive(Template)]
#[template(path = "desk/requests/pick.html")]
struct Pick<'a> {
    staff: &'a Staff,
    request: &'a InfoRequest,
    step: &'static Entry,
    sheet: Sheet,
    errors: ErrorSummary,
}

/// The questions.
#[derive(Template)]
#[template(path = "desk/requests/step.html")]
struct Ask<'a> {
    staff: &'a Staff,
    request: &'a InfoRequest,
    step: &'static Entry,
    sheet: Sheet,
    errors: ErrorSummary,
    outlook: Outlook,
    schedules: Option<Schedules>,
}

/// What will change.
#[derive(Template)]
#[template(path = "desk/requests/check.html")]
struct Check<'a> {
    staff: &'a Staff,
    request: &'a InfoRequest,
    step: &'static Entry,
    sheet: Sheet,
    facts: Facts,
    before: Outlook,
    after: Outlook,
    next: InfoRequest,
    fee: Option<Facts>,
    letter: Option<(String, String)>,
    /// What the proofreader says of it.
    wording: Option<Checks>,
}

/// Both schedules of the fee at their corners (FEE-13, FEE-24).
struct Schedules {
    per_item: Vec<(u32, Fen)>,
    per_page: Vec<(u32, Fen)>,
}

/// Opens a step: its first question, its form, or, where nothing is asked, the look at what will change.
pub async fn show(State(app): State<App>, At((id, slug)): At<(i64, String)>, staff: Staff) -> Response {
    let Some(step) = Entry::at(&slug) else { return staff.not_found() };
    let dossier = match Dossier::open(&app, &staff, id).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    if !staff.is(step.roles) {
        return NoRight { staff: &staff, access: Access::Seat(step.roles) }.into_response();
    }
    let query = staff.shell.query.clone();
    let scene = dossier.scene(&staff, &query);
    if let Err(refusal) = (step.open)(&scene) {
        let back = format!("/desk/requests/{id}");
        return staff.refused(ActError::Refused(refusal.to_string()), &back);
    }
    if let Some(question) = (step.pick)(&scene) {
        return pick(&staff, &dossier, step, question);
    }
    let mut sheet = Sheet::new((step.asks)(&scene));
    let asks_nothing = sheet.asked.is_empty();
    if asks_nothing && let Some(next) = (step.look)(&mut sheet, &scene) {
        return check(&staff, &dossier, step, sheet, next);
    }
    ask(&staff, &dossier, step, sheet, StatusCode::OK)
}

/// Takes a form: shows what will change, or does it once that was seen.
pub async fn submit(
    State(app): State<App>,
    At((id, slug)): At<(i64, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let Some(step) = Entry::at(&slug) else { return staff.not_found() };
    let dossier = match Dossier::open(&app, &staff, id).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    if !staff.is(step.roles) {
        return NoRight { staff: &staff, access: Access::Seat(step.roles) }.into_response();
    }
    let go = form.0.text("go").unwrap_or_default();
    let refusal = if go == "confirm" || (go != "back" && !step.checked) {
        match act(&app, &staff, &form, id, step).await {
            Ok(address) => return Redirect::to(&address).into_response(),
            Err(ActError::Refused(sentence)) => Some(sentence),
            Err(error) => return staff.refused(error, &format!("/desk/requests/{id}")),
        }
    } else {
        None
    };
    let scene = dossier.scene(&staff, &form.0);
    let mut sheet = Sheet::new((step.asks)(&scene)).answered(&form.0);
    if go == "back" {
        return ask(&staff, &dossier, step, sheet, StatusCode::OK);
    }
    let next = (step.look)(&mut sheet, &scene);
    match (next, refusal) {
        (Some(next), None) => check(&staff, &dossier, step, sheet, next),
        (_, refusal) => {
            // What is wrong stands beside its question already, unless only the act itself knew.
            if let Some(sentence) = refusal
                && sheet.is_clean()
            {
                sheet.refusal = Some(sentence);
            }
            ask(&staff, &dossier, step, sheet, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// Does the step on the record as it is now.
async fn act(
    app: &App,
    staff: &Staff,
    form: &Form,
    id: i64,
    step: &'static Entry,
) -> Result<String, ActError> {
    let (body, sent) = (staff.body.id, form.0.clone());
    staff
        .act(app, form, move |desk| {
            let dossier = Dossier::read(desk.tx, body, RequestId(id))?.ok_or(ActError::NotFound)?;
            let (office, mark) = (desk.body.clone(), desk.mark());
            let role = desk.seat.as_ref().map(|seat| seat.role).ok_or(ActError::NotFound)?;
            let scene = dossier.set(&office, role, mark, &sent);
            let mut sheet = Sheet::new((step.asks)(&scene)).answered(&sent);
            (step.act)(&mut sheet, &scene, desk)?;
            Ok(format!("/desk/requests/{id}?done={}", step.slug))
        })
        .await
}

fn pick(staff: &Staff, dossier: &Dossier, step: &'static Entry, question: Asked) -> Response {
    let mut sheet = Sheet::new(vec![question]);
    let name = sheet.asked[0].name();
    let status = if staff.shell.query.text("asked") == Some(name) {
        let label = sheet.asked[0].label();
        sheet.blame(name, format!("请选择：{label}"));
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let errors = sheet.summary();
    staff.respond(status, &Pick { staff, request: &dossier.request, step, sheet, errors })
}

fn ask(staff: &Staff, dossier: &Dossier, step: &'static Entry, sheet: Sheet, status: StatusCode) -> Response {
    let request = &dossier.request;
    let outlook = Outlook::of(request, staff.shell.today, calendar());
    let errors = sheet.summary();
    let schedules = (step.slug == "fee").then(Schedules::at_corners);
    staff.respond(status, &Ask { staff, request, step, sheet, errors, outlook, schedules })
}

fn check(
    staff: &Staff,
    dossier: &Dossier,
    step: &'static Entry,
    sheet: Sheet,
    next: InfoRequest,
) -> Response {
    let (request, today) = (&dossier.request, staff.shell.today);
    let answered = |facts: Facts, asked: &Asked| facts.with(asked.label(), asked.shown());
    let letter = next.history().last().and_then(|event| letter::of(&staff.body, &next, event, calendar()));
    let page = Check {
        staff,
        request,
        step,
        facts: sheet.asked.iter().fold(Facts::default(), answered),
        sheet,
        before: Outlook::of(request, today, calendar()),
        after: Outlook::of(&next, today, calendar()),
        fee: next.fee().filter(|_| request.fee().is_none()).map(fee),
        wording: letter.as_ref().map(|letter| wording::checks(letter, &proof::Lists::default())),
        letter: letter
            .map(|letter| (letter.title.clone().unwrap_or_default(), paper::html::fragment(&letter))),
        next,
    };
    staff.respond(StatusCode::OK, &page)
}

/// The sum that the schedule gives.
fn fee(fee: &office::request::Fee) -> Facts {
    let waived = fee.waived.as_ref().map_or_else(|| "不减免".to_owned(), |waiver| waiver.amount.to_string());
    Facts::default()
        .with("计收标准", fee.basis.label())
        .with("按标准应收", fee.due.to_string())
        .with("减免", waived)
        .with("应缴", fee.charged().to_string())
}

impl Schedules {
    fn at_corners() -> Self {
        Self {
            per_item: [10, 11, 30, 31, 41, 51].map(|n| (n, fees::per_item(n))).to_vec(),
            per_page: [30, 31, 100, 101, 200, 201].map(|n| (n, fees::per_page_total(n))).to_vec(),
        }
    }
}
