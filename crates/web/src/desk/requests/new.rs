//! 登记申请: a request that came over the counter, by post, fax or e-mail, or by word of mouth (requests.md §§1, 2).

use acts::request::{Filing, Receipt};
use acts::{ActError, Desk, request};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use office::request::identity::{IdentityKind, checked};
use office::request::{Applicant, Contact, Identity, Medium, Route};
use statute::{ApplicantKind, Channel};

use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::staff::{Form, Staff, sent_before};
use crate::parts::{Choice, ErrorSummary};

#[derive(Template)]
#[template(path = "desk/requests/new.html")]
struct New<'a> {
    staff: &'a Staff,
    sheet: Sheet,
    errors: ErrorSummary,
}

#[derive(Template)]
#[template(path = "desk/requests/receipt.html")]
struct Registered<'a> {
    staff: &'a Staff,
    receipt: Receipt,
    received: Option<String>,
}

/// The heading before a question, where a group begins.
fn group(name: &str) -> Option<&'static str> {
    match name {
        "channel" => Some("怎样收到的"),
        "applicant" => Some("申请人"),
        "description" => Some("申请的内容"),
        _ => None,
    }
}

/// Channels that a clerk registers, each with the rule of its day of receipt (第三十一条).
const CHANNELS: [(Channel, &str); 6] = [
    (Channel::InPerson, "以提交之日为收到申请之日，登记后出具回执（RCV-01）"),
    (Channel::SignedPost, "以签收之日为收到申请之日，收发室签收即为本机关签收（RCV-02）"),
    (Channel::OrdinaryPost, "应当于收到当日与申请人确认，以确认之日为收到申请之日（RCV-03）"),
    (Channel::Email, "以双方确认之日为收到申请之日（RCV-04）"),
    (Channel::Fax, "以双方确认之日为收到申请之日（RCV-05）"),
    (Channel::Oral, "书写确有困难的，由工作人员代为填写、申请人签名，视同当面提交（RCV-06）"),
];

fn sheet(today: Date) -> Sheet {
    let channel = |(channel, hint): (Channel, &'static str)| Choice {
        hint,
        ..Choice::new(channel.code(), channel.to_string())
    };
    let kinds = ApplicantKind::ALL.map(|kind| Choice::new(kind.column(), kind.to_string())).to_vec();
    let identities = IdentityKind::ALL.map(|kind| Choice::new(kind.code(), kind.label())).to_vec();
    let media = Medium::ALL.map(|medium| Choice::new(medium.code(), medium.label())).to_vec();
    let routes = Route::ALL.into_iter().filter(|route| *route != Route::Portal);
    let routes = routes.map(|route| Choice::new(route.code(), route.label())).collect();
    Sheet::new(vec![
        Asked::one("channel", "提交方式", "", CHANNELS.map(channel).to_vec()),
        Asked::date(
            "on",
            "提交、签收或者到达日期",
            "邮件签收之日，信函、传真、电子邮件到达之日",
            Some(today),
        ),
        Asked::one("applicant", "申请人类别", "年度报告按此统计，登记后不能更改", kinds),
        Asked::line("name", "姓名或者名称", "加密保存，查看须写明理由"),
        Asked::one("identity", "证件种类", "", identities).with(IdentityKind::ResidentCard.code()),
        Asked::line("identity_number", "证件号码", "加密保存"),
        Asked::line("contact", "联系人", "申请人为单位的填写"),
        Asked::line("phone", "联系电话", "电话、地址、邮箱至少填写一项，并与获取途径相符"),
        Asked::line("address", "通信地址", ""),
        Asked::line("email", "电子邮箱", ""),
        Asked::text(
            "description",
            "所需政府信息的名称、文号或者其他特征描述",
            "照申请书填写，不写申请人的个人信息；不询问用途",
        ),
        Asked::one("medium", "载体形式", "", media),
        Asked::one("route", "获取途径", "", routes),
    ])
}

/// Shows the form.
pub async fn show(staff: Staff) -> Response {
    let sheet = sheet(staff.shell.today);
    answer(&staff, sheet, StatusCode::OK)
}

fn answer(staff: &Staff, sheet: Sheet, status: StatusCode) -> Response {
    let errors = sheet.summary();
    staff.respond(status, &New { staff, sheet, errors })
}

/// Registers it; the same form sent twice is one request.
pub async fn register(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut sheet = sheet(staff.shell.today).answered(&form.0);
    let key = form.0.text("once").unwrap_or_default().to_owned();
    let filing = read(&mut sheet, staff.shell.today, key).filter(|_| sheet.is_clean());
    let Some(filing) = filing else { return answer(&staff, sheet, StatusCode::UNPROCESSABLE_ENTITY) };
    let (seat, on, at) = (staff.seat.clone(), app.clock.today(), app.clock.instant());
    let (account, sent) = (staff.account(), form.key());
    let filed = app.write(move |tx| {
        let mut desk = Desk::seated(tx, seat, on, at)?;
        if let Some(sent) = &sent {
            // The same form is filed once and gives the same receipt again; one that says something else is refused.
            sent_before(desk.tx, account, sent)?;
        }
        let receipt = request::file(&mut desk, filing)?;
        if let Some(sent) = &sent {
            desk.tx.note_form(account, sent, &format!("/desk/requests/{}", receipt.id), at)?;
        }
        Ok(receipt)
    });
    let filed = filed.await;
    match filed {
        Ok(receipt) => {
            let received = receipt.received_on.map(crate::page::in_words);
            staff.respond(StatusCode::OK, &Registered { staff: &staff, receipt, received })
        }
        Err(ActError::Refused(sentence)) => {
            let about_the_day = sentence.starts_with("提交日期");
            sheet.blame(if about_the_day { "on" } else { "" }, sentence);
            answer(&staff, sheet, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => staff.refused(error, "/desk/requests"),
    }
}

fn read(sheet: &mut Sheet, today: Date, form_key: String) -> Option<Filing> {
    let channel = sheet.chosen("channel", |word| {
        CHANNELS.into_iter().map(|(channel, _)| channel).find(|channel| channel.code() == word)
    });
    let submitted_on = sheet.needed_date("on");
    if let Some(day) = submitted_on.filter(|day| *day > today) {
        sheet.blame("on", format!("提交日期（{day}）晚于今天（{today}），请核对日期"));
    }
    let kind = sheet.chosen("applicant", ApplicantKind::from_column);
    let applicant = particulars(sheet, today);
    let description = sheet.needed("description");
    let medium = sheet.chosen("medium", Medium::from_code);
    let route = sheet.chosen("route", Route::from_code);
    fits(sheet, route, &applicant.contact);
    Some(Filing {
        channel: channel?,
        submitted_on: submitted_on?,
        applicant: kind?,
        description,
        medium: medium?,
        route: route?,
        personal: applicant.to_bytes(),
        form_key,
    })
}

/// Who asks (REGI-01 … REGI-03).
fn particulars(sheet: &mut Sheet, today: Date) -> Applicant {
    let name = sheet.needed("name");
    let kind = sheet.chosen("identity", IdentityKind::from_code).unwrap_or_default();
    let typed = sheet.text("identity_number");
    let number = checked(kind, &typed, today).unwrap_or_else(|wrong| {
        sheet.blame("identity_number", wrong.to_string());
        typed
    });
    let contact = Contact {
        person: sheet.text("contact"),
        phone: sheet.telephone("phone"),
        address: sheet.text("address"),
        email: sheet.text("email"),
    };
    let nothing = contact.phone.is_empty() && contact.address.is_empty() && contact.email.is_empty();
    if nothing && sheet.is_blank("phone") {
        sheet.blame("phone", "请填写联系电话、通信地址或者电子邮箱中的至少一项");
    }
    Applicant { name, identity: Identity { kind, number }, contact }
}

/// REGI-03: a contact that fits the delivery wanted.
fn fits(sheet: &mut Sheet, route: Option<Route>, contact: &Contact) {
    if route == Some(Route::Post) && contact.address.is_empty() {
        sheet.blame("address", "选择邮寄的，请填写通信地址");
    }
    if route == Some(Route::Email) && !contact.email.contains('@') {
        sheet.blame("email", "选择电子邮件的，请填写电子邮箱，如name@example.org");
    }
}
