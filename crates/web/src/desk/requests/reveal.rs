//! 显示: who asks, or who is asked for an opinion. For a reason, and journalled; never in a list, never kept.

use acts::{ActError, request};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::RequestId;
use office::request::Applicant;

use super::dossier::Dossier;
use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::parts::{ErrorSummary, Facts};

#[derive(Template)]
#[template(path = "desk/requests/reveal.html")]
struct Reveal<'a> {
    staff: &'a Staff,
    number: &'a str,
    back: String,
    action: String,
    whose: &'static str,
    sheet: Sheet,
    errors: ErrorSummary,
    shown: Option<Facts>,
}

/// Whose data: the applicant's, or the third party's of a consultation.
#[derive(Debug, Clone, Copy)]
struct Whose {
    request: i64,
    third_party: Option<u16>,
}

impl Whose {
    fn label(self) -> &'static str {
        if self.third_party.is_some() { "第三方信息" } else { "申请人信息" }
    }

    fn action(self) -> String {
        match self.third_party {
            None => format!("/desk/requests/{}/applicant", self.request),
            Some(no) => format!("/desk/requests/{}/third-parties/{no}", self.request),
        }
    }
}

fn sheet() -> Sheet {
    Sheet::new(vec![Asked::line("why", "查看的理由", "如：核对邮寄地址。查看的人、时间和理由都会记入日志")])
}

/// Asks for the reason.
pub async fn applicant(State(app): State<App>, At(request): At<i64>, staff: Staff) -> Response {
    page(&app, &staff, Whose { request, third_party: None }, sheet(), None, StatusCode::OK).await
}

/// Asks for the reason.
pub async fn third_party(
    State(app): State<App>,
    At((request, no)): At<(i64, u16)>,
    staff: Staff,
) -> Response {
    page(&app, &staff, Whose { request, third_party: Some(no) }, sheet(), None, StatusCode::OK).await
}

/// Shows it.
pub async fn open_applicant(
    State(app): State<App>,
    At(request): At<i64>,
    staff: Staff,
    form: Form,
) -> Response {
    open(&app, &staff, Whose { request, third_party: None }, &form).await
}

/// Shows it.
pub async fn open_third_party(
    State(app): State<App>,
    At((request, no)): At<(i64, u16)>,
    staff: Staff,
    form: Form,
) -> Response {
    open(&app, &staff, Whose { request, third_party: Some(no) }, &form).await
}

async fn open(app: &App, staff: &Staff, whose: Whose, form: &Form) -> Response {
    let mut sheet = sheet().answered(&form.0);
    let why = sheet.needed("why");
    if !sheet.is_clean() {
        return page(app, staff, whose, sheet, None, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let (seat, on, at) = (staff.seat.clone(), app.clock.today(), app.clock.instant());
    let id = RequestId(whose.request);
    let opened = app
        .write(move |tx| {
            let mut desk = acts::Desk::seated(tx, seat, on, at)?;
            match whose.third_party {
                None => request::reveal(&mut desk, id, &why),
                Some(no) => request::reveal_third_party(&mut desk, id, no, &why),
            }
        })
        .await;
    match opened {
        Ok(bytes) => page(app, staff, whose, sheet, Some(facts(&bytes)), StatusCode::OK).await,
        Err(ActError::Refused(sentence)) => {
            sheet.blame("why", sentence);
            page(app, staff, whose, sheet, None, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => staff.refused(error, &format!("/desk/requests/{}", whose.request)),
    }
}

fn facts(bytes: &[u8]) -> Facts {
    let Ok(applicant) = Applicant::from_bytes(bytes) else {
        return Facts::default().with("说明", "信息以旧版格式保存，本程序不能识别，请联系系统管理员");
    };
    let identity = if applicant.identity.number.is_empty() {
        String::new()
    } else {
        format!("{} {}", applicant.identity.kind.label(), applicant.identity.number)
    };
    Facts::default()
        .with("姓名或者名称", applicant.name)
        .with("证件", identity)
        .with("联系人", applicant.contact.person)
        .with("联系电话", applicant.contact.phone)
        .with("通信地址", applicant.contact.address)
        .with("电子邮箱", applicant.contact.email)
}

async fn page(
    app: &App,
    staff: &Staff,
    whose: Whose,
    sheet: Sheet,
    shown: Option<Facts>,
    status: StatusCode,
) -> Response {
    let dossier = match Dossier::open(app, staff, whose.request).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let page = Reveal {
        staff,
        number: &dossier.request.number,
        back: format!("/desk/requests/{}", whose.request),
        action: whose.action(),
        whose: whose.label(),
        errors: sheet.summary(),
        sheet,
        shown,
    };
    staff.respond(status, &page)
}
