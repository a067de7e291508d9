//! 文书: a letter of a request, to be read here, and on paper with the name of whom it is for.

use acts::{ActError, Desk, request};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use office::letter;
use office::request::{Applicant, Happening, Party};
use text::Document;

use super::dossier::Dossier;
use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::plain::Plain;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::national::{File, Paper};
use crate::parts::{Choice, Facts};

#[derive(Template)]
#[template(path = "desk/requests/letter.html")]
struct Letter<'a> {
    staff: &'a Staff,
    number: &'a str,
    back: String,
    paper: Option<String>,
    title: String,
    words: String,
}

/// Reads the request and the letter that its `at`-th step sent; or gives the page to show instead.
async fn find(app: &App, staff: &Staff, id: i64, at: usize) -> Result<(Dossier, Document), Box<Response>> {
    let dossier = match Dossier::open(app, staff, id).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return Err(staff.not_found().into()),
        Err(error) => return Err(failure(&staff.shell, &error).into()),
    };
    match dossier.letters.get(&at).cloned() {
        Some(letter) => Ok((dossier, letter)),
        None => Err(staff.not_found().into()),
    }
}

/// Shows the letter; whom it is for is not shown.
pub async fn show(State(app): State<App>, At((id, at)): At<(i64, usize)>, staff: Staff) -> Response {
    let (dossier, letter) = match find(&app, &staff, id, at).await {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let page = Letter {
        staff: &staff,
        number: &dossier.request.number,
        back: format!("/desk/requests/{id}"),
        paper: staff.is(super::HANDLERS).then(|| format!("/desk/requests/{id}/letters/{at}/paper")),
        title: letter.title.clone().unwrap_or_default(),
        words: paper::html::fragment(&letter),
    };
    staff.respond(StatusCode::OK, &page)
}

/// What stands around the question for the reason.
fn plain(dossier: &Dossier, letter: &Document, at: usize) -> Plain {
    let id = dossier.request.id;
    Plain {
        list: ("/desk/requests", "依申请公开"),
        record: Some((format!("/desk/requests/{id}"), dossier.request.number.clone())),
        title: "下载文书",
        about: "文书写入收件人的姓名或者名称，用于打印、盖章和送达。查看姓名的人、时间和理由记入日志。",
        facts: Facts::default().with("文书", letter.title.clone().unwrap_or_default()),
        action: format!("/desk/requests/{id}/letters/{at}/paper"),
    }
}

fn sheet() -> Sheet {
    let choice = |value: &str, label: &str, hint| Choice { value: value.into(), label: label.into(), hint };
    let papers = vec![
        choice("pdf", "PDF", "按党政机关公文格式排好，直接打印"),
        choice("docx", "Word文档（DOCX）", "需要再作改动的"),
    ];
    Sheet::new(vec![
        Asked::line("why", "下载的理由", "如：打印送达"),
        Asked::one("as", "文件格式", "", papers).with("pdf"),
    ])
}

/// Asks for the reason.
pub async fn ask(State(app): State<App>, At((id, at)): At<(i64, usize)>, staff: Staff) -> Response {
    match find(&app, &staff, id, at).await {
        Ok((dossier, letter)) => plain(&dossier, &letter, at).show(&staff, sheet()),
        Err(page) => *page,
    }
}

/// Gives the letter as PDF or DOCX with the name of whom it is for.
pub async fn download(
    State(app): State<App>,
    At((id, at)): At<(i64, usize)>,
    staff: Staff,
    form: Form,
) -> Response {
    let (dossier, letter) = match find(&app, &staff, id, at).await {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let mut sheet = sheet().answered(&form.0);
    let why = sheet.needed("why");
    let Some(paper) = sheet.chosen("as", Paper::of).filter(|_| sheet.is_clean()) else {
        return plain(&dossier, &letter, at).refuse(&staff, sheet);
    };
    let name = match name(&app, &staff, &dossier, at, why).await {
        Ok(name) => name,
        Err(ActError::Refused(sentence)) => {
            sheet.blame("why", sentence);
            return plain(&dossier, &letter, at).refuse(&staff, sheet);
        }
        Err(error) => return staff.refused(error, &format!("/desk/requests/{id}")),
    };
    let title = format!("{}{}", dossier.request.number, letter.title.as_deref().unwrap_or_default());
    match File::letter(letter::addressed(letter, &name), title, paper).await {
        Ok(file) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
        Err(missing) => missing.page(staff.shell),
    }
}

/// Whom the letter is for; looking is journalled. An organ stands in the record by name.
async fn name(
    app: &App,
    staff: &Staff,
    dossier: &Dossier,
    at: usize,
    why: String,
) -> Result<String, ActError> {
    let request = &dossier.request;
    let hold = match request.history().get(at).map(|event| &event.what) {
        Some(Happening::HoldOpened { no, .. }) => request.holds().iter().find(|hold| hold.no == *no),
        _ => None,
    };
    let third_party = match hold.map(|hold| (&hold.party, hold.no)) {
        Some((Party::JointMaker(name) | Party::OtherOrgan(name), _)) => return Ok(name.clone()),
        Some((Party::ThirdParty(_), no)) => Some(no),
        None => None,
    };
    let (seat, id) = (staff.seat.clone(), request.id);
    let (on, at) = (app.clock.today(), app.clock.instant());
    let bytes = app
        .write(move |tx| {
            let mut desk = Desk::seated(tx, seat, on, at)?;
            match third_party {
                None => request::reveal(&mut desk, id, &why),
                Some(no) => request::reveal_third_party(&mut desk, id, no, &why),
            }
        })
        .await?;
    let unknown =
        || ActError::Refused("收件人的信息以旧版格式保存，不能写入文书，请联系系统管理员".to_owned());
    Applicant::from_bytes(&bytes).map(|applicant| applicant.name).map_err(|_| unknown())
}
