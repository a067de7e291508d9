//! The questions of an application, one a page. No purpose is asked (REGI-07), and nothing is asked twice.

use std::fmt::Display;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::Body;
use office::request::{Identity, IdentityKind, Medium, Route, identity};
use statute::ApplicantKind;
use store::StoreError;

use super::draft::{self, Draft};
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::{Area, Choice, Control, Crumbs, ErrorSummary, Field, Radios};
use crate::portal::Sent;

/// A question; each has a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// 申请人类别.
    Kind,
    /// 姓名或者名称 (REGI-01).
    Name,
    /// 身份证明 (REGI-02).
    Identity,
    /// 联系方式 (REGI-03).
    Contact,
    /// 所需政府信息 (REGI-04).
    Wanted,
    /// 载体形式 (REGI-05).
    Medium,
    /// 获取方式 (REGI-05).
    Route,
}

/// Anything that can be filled in and shown.
trait Shown: Control + Display + Send {}

impl<T: Control + Display + Send> Shown for T {}

type Controls = Vec<Box<dyn Shown>>;

/// The longest name, address and description, in characters.
const NAME: usize = 100;
const ADDRESS: usize = 200;
const WANTED: usize = 2000;

impl Question {
    /// All, in the order asked.
    pub const ALL: [Self; 7] =
        [Self::Kind, Self::Name, Self::Identity, Self::Contact, Self::Wanted, Self::Medium, Self::Route];

    /// The word in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Name => "name",
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Wanted => "wanted",
            Self::Medium => "medium",
            Self::Route => "route",
        }
    }

    /// The heading of its page, and its name in the list of answers.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Kind => "申请人类别",
            Self::Name => "姓名或者名称",
            Self::Identity => "身份证明",
            Self::Contact => "联系方式",
            Self::Wanted => "所需政府信息",
            Self::Medium => "载体形式",
            Self::Route => "获取方式",
        }
    }

    /// A line below the heading; empty for none.
    fn hint(self) -> &'static str {
        match self {
            Self::Contact => "联系电话、通信地址、电子邮箱至少填写一项。",
            Self::Kind | Self::Name | Self::Identity | Self::Wanted | Self::Medium | Self::Route => "",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.code() == code)
    }

    /// The question before it.
    fn before(self) -> Option<Self> {
        Self::ALL.into_iter().take_while(|other| *other != self).last()
    }

    /// Whether what the draft says can stand.
    pub fn is_answered(self, draft: &Draft, today: Date) -> bool {
        let applicant = &draft.applicant;
        match self {
            Self::Kind => draft.kind.is_some(),
            Self::Name => !applicant.name.is_empty(),
            Self::Identity => {
                let Identity { kind, number } = &applicant.identity;
                offered(draft).contains(kind) && identity::checked(*kind, number, today).is_ok()
            }
            Self::Contact => {
                let contact = &applicant.contact;
                [&contact.phone, &contact.address, &contact.email].into_iter().any(|text| !text.is_empty())
                    && (draft.natural() || !contact.person.is_empty())
            }
            Self::Wanted => !draft.wanted.is_empty(),
            Self::Medium => draft.medium.is_some(),
            Self::Route => draft.route.is_some_and(|route| reachable(draft, route).is_ok()),
        }
    }

    /// The controls of its page, filled with what was typed, else with what the draft says; good answers go into the
    /// draft, others have their sentence beside them.
    fn ask(self, draft: &mut Draft, typed: Option<&Fields>, today: Date) -> Controls {
        match self {
            Self::Kind => kind(draft, typed),
            Self::Name => name(draft, typed),
            Self::Identity => proof(draft, typed, today),
            Self::Contact => contact(draft, typed),
            Self::Wanted => wanted(draft, typed),
            Self::Medium => medium(draft, typed),
            Self::Route => route(draft, typed),
        }
    }
}

/// The sentence of an answer that cannot stand; a good one is taken.
fn taken<T>(answer: Option<Result<T, String>>, into: &mut T) -> Option<String> {
    match answer? {
        Ok(good) => {
            *into = good;
            None
        }
        Err(sentence) => Some(sentence),
    }
}

/// What the field shows: what was typed, else what is known.
fn shown(name: &str, typed: Option<&Fields>, known: &str) -> String {
    typed.map_or_else(|| known.to_owned(), |fields| fields.typed(name))
}

fn chosen<T: Copy>(
    typed: Option<&Fields>,
    name: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Option<Result<Option<T>, String>> {
    let fields = typed?;
    Some(fields.text(name).and_then(of).map(Some).ok_or_else(|| "请选择其中一项".to_owned()))
}

fn kind(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.kind.map_or("", ApplicantKind::column).to_owned();
    let error = taken(chosen(typed, "kind", ApplicantKind::from_column), &mut draft.kind);
    let choice = |kind: ApplicantKind| {
        let hint = if kind == ApplicantKind::Natural { "以个人名义申请的选这一项" } else { "" };
        Choice { hint, ..Choice::new(kind.column(), kind.to_string()) }
    };
    vec![Box::new(Radios {
        name: "kind",
        label: "您以什么身份申请？",
        hint: "年度报告按这一分类统计申请人。",
        choices: ApplicantKind::ALL.map(choice).to_vec(),
        chosen: shown("kind", typed, &known),
        error,
    })]
}

fn name(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let (label, hint) = if draft.natural() {
        ("姓名", "与身份证件上的姓名一致。")
    } else {
        ("单位名称", "与营业执照或者登记证书上的名称一致。")
    };
    let known = draft.applicant.name.clone();
    let answer = typed.map(|fields| fields.stated("name", label, NAME));
    let error = taken(answer, &mut draft.applicant.name);
    vec![Box::new(Field { name: "name", label, hint, value: shown("name", typed, &known), error })]
}

/// Documents that can prove who this kind of applicant is.
fn offered(draft: &Draft) -> [IdentityKind; 2] {
    let usual = if draft.natural() { IdentityKind::ResidentCard } else { IdentityKind::CreditCode };
    [usual, IdentityKind::Other]
}

fn proof(draft: &mut Draft, typed: Option<&Fields>, today: Date) -> Controls {
    let offered = offered(draft);
    let known = draft.applicant.identity.clone();
    let known_kind = if offered.contains(&known.kind) { known.kind } else { offered[0] };
    let kind = typed.map_or(Some(known_kind), |fields| {
        fields.text("document").and_then(IdentityKind::from_code).filter(|kind| offered.contains(kind))
    });
    let kind_error = kind.is_none().then(|| "请选择一种证件".to_owned());
    let answer = typed.and_then(|fields| {
        let kind = kind?;
        let typed = fields.text("number").unwrap_or_default();
        let number = identity::checked(kind, typed, today).map_err(|wrong| wrong.to_string());
        Some(number.map(|number| Identity { kind, number }))
    });
    let error = taken(answer, &mut draft.applicant.identity);
    let choice = |kind: IdentityKind| {
        let hint = if kind == IdentityKind::Other {
            "如护照、港澳居民来往内地通行证、登记证书"
        } else {
            ""
        };
        Choice { hint, ..Choice::new(kind.code(), kind.label()) }
    };
    vec![
        Box::new(Radios {
            name: "document",
            label: "用哪一种证件证明身份？",
            hint: "",
            choices: offered.map(choice).to_vec(),
            chosen: shown("document", typed, known_kind.code()),
            error: kind_error,
        }),
        Box::new(Field {
            name: "number",
            label: "证件号码",
            hint: "加密保存，只有办理申请的人员登记理由后才能查看。",
            value: shown("number", typed, &known.number),
            error,
        }),
    ]
}

fn contact(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let organisation = !draft.natural();
    let known = draft.applicant.contact.clone();
    let contact = &mut draft.applicant.contact;
    let mut controls: Controls = Vec::new();
    if organisation {
        let answer = typed.map(|fields| fields.stated("person", "联系人", NAME));
        let error = taken(answer, &mut contact.person);
        let value = shown("person", typed, &known.person);
        let hint = "办理中由谁联系。";
        controls.push(Box::new(Field { name: "person", label: "联系人", hint, value, error }));
    }
    let nothing = typed.is_some_and(|fields| {
        ["phone", "address", "email"]
            .into_iter()
            .all(|name| fields.text(name).is_none_or(|text| text.trim().is_empty()))
    });
    let phone_error = if nothing {
        Some("联系电话、通信地址、电子邮箱请至少填写一项".to_owned())
    } else {
        taken(typed.map(phone), &mut contact.phone)
    };
    let address_error =
        taken(typed.map(|fields| fields.line("address", "通信地址", ADDRESS)), &mut contact.address);
    let email_error = taken(typed.map(email), &mut contact.email);
    let field = |name, label, hint, known: &str, error| {
        let value = shown(name, typed, known);
        Box::new(Field { name, label, hint, value, error }) as Box<dyn Shown>
    };
    let hint = "补正、征求意见等事项会用它联系您，如010-00000000。";
    controls.push(field("phone", "联系电话", hint, &known.phone, phone_error));
    let hint = "选择邮寄的必须填写，并写明邮政编码。";
    controls.push(field("address", "通信地址", hint, &known.address, address_error));
    let hint = "选择电子邮件的必须填写。";
    controls.push(field("email", "电子邮箱", hint, &known.email, email_error));
    controls
}

/// Half-width letters and signs, without spaces at the ends.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}

fn phone(fields: &Fields) -> Result<String, String> {
    let text = narrow(&fields.line("phone", "联系电话", 40)?);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if let Some(odd) =
        text.chars().find(|c| !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '+' | '(' | ')' | '转'))
    {
        return Err(format!("联系电话里有“{odd}”，应只有数字，区号、分机可以用“-”隔开"));
    }
    match digits {
        0 if text.is_empty() => Ok(text),
        7..=20 => Ok(text),
        n => Err(format!("联系电话应为7至20位数字，现为{n}位")),
    }
}

fn email(fields: &Fields) -> Result<String, String> {
    let text = narrow(&fields.line("email", "电子邮箱", NAME)?);
    if text.is_empty() {
        return Ok(text);
    }
    let whole = text.split_once('@').is_some_and(|(name, host)| {
        let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        !name.is_empty() && dotted && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    if whole {
        Ok(text)
    } else {
        Err("电子邮箱应为“名称@域名”的形式，如name@example.com".to_owned())
    }
}

fn wanted(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.wanted.clone();
    let answer = typed.map(|fields| match fields.lines("wanted", "所需信息的描述", WANTED)?.trim() {
        "" => Err("请写明所需信息的名称、文号或者其他便于查找的特征".to_owned()),
        text => Ok(text.to_owned()),
    });
    let error = taken(answer, &mut draft.wanted);
    vec![Box::new(Area {
        name: "wanted",
        label: "您需要什么信息？",
        hint: "写明名称、文号，或者其他便于查找的特征，如时间、地区、事项。一件申请写一项内容，最多2000字。不需要写用途和理由。",
        value: typed.map_or(known, |fields| fields.whole("wanted")),
        rows: 8,
        error,
    })]
}

fn medium(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.medium.map_or("", Medium::code).to_owned();
    let error = taken(chosen(typed, "medium", Medium::from_code), &mut draft.medium);
    vec![Box::new(Radios {
        name: "medium",
        label: "您希望得到哪一种形式的信息？",
        hint: "按照申请的形式提供可能危及载体安全或者成本过高的，会以其他适当形式提供（第四十条）。",
        choices: Medium::ALL.map(|medium| Choice::new(medium.code(), medium.label())).to_vec(),
        chosen: shown("medium", typed, &known),
        error,
    })]
}

/// Whether there is a contact that this way of getting the information needs (REGI-03).
fn reachable(draft: &Draft, route: Route) -> Result<(), String> {
    let contact = &draft.applicant.contact;
    match route {
        Route::Post if contact.address.is_empty() => {
            Err("选择邮寄的，请先返回“联系方式”填写通信地址，或者选择其他方式".to_owned())
        }
        Route::Email if contact.email.is_empty() => {
            Err("选择电子邮件的，请先返回“联系方式”填写电子邮箱，或者选择其他方式".to_owned())
        }
        Route::Post | Route::Email | Route::InPerson | Route::Portal => Ok(()),
    }
}

fn route(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.route.map_or("", Route::code).to_owned();
    let answer = chosen(typed, "route", Route::from_code).map(|answer| match answer {
        Ok(Some(route)) => reachable(draft, route).map(|()| Some(route)),
        other => other,
    });
    let mut error = taken(answer, &mut draft.route);
    if typed.is_none()
        && let Some(route) = draft.route
    {
        error = reachable(draft, route).err();
    }
    let choice = |route: Route| {
        let hint = match route {
            Route::InPerson => "到受理地点领取",
            Route::Post => "寄到您的通信地址，不收邮费",
            Route::Email => "发到您的电子邮箱",
            Route::Portal => "凭编号和查询码在本平台查看",
        };
        Choice { hint, ..Choice::new(route.code(), route.label()) }
    };
    vec![Box::new(Radios {
        name: "route",
        label: "您希望怎样得到信息和答复？",
        hint: "",
        choices: Route::ALL.map(choice).to_vec(),
        chosen: shown("route", typed, &known),
        error,
    })]
}

#[derive(Template)]
#[template(path = "portal/apply/question.html")]
struct Page<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    question: Question,
    body: &'a Body,
    key: &'a str,
    /// Which of the questions it is, from 1.
    number: usize,
    /// Where the link back leads.
    back: String,
    errors: ErrorSummary,
    controls: Vec<String>,
}

fn page(
    shell: &Shell,
    question: Question,
    (key, body): (&store::SlipKey, &Body),
    controls: &Controls,
    checking: bool,
) -> Response {
    let errors = ErrorSummary::of(controls.iter().map(|control| &**control as &dyn Control));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let back = match question.before() {
        _ if checking => draft::address(key, "check"),
        Some(before) => draft::address(key, before.code()),
        None => format!("/apply?body={}", body.code),
    };
    let page = Page {
        shell,
        crumbs: crumbs(question.heading(), body),
        question,
        body,
        key: key.reveal(),
        number: Question::ALL.iter().take_while(|other| **other != question).count() + 1,
        back,
        errors,
        controls: controls.iter().map(ToString::to_string).collect(),
    };
    shell.respond_private(status, &page)
}

/// The way to a page of the application.
pub fn crumbs(here: &str, body: &Body) -> Crumbs {
    let start = format!("/apply?body={}", body.code);
    Crumbs::here(here).below(body.name.as_str(), format!("/bodies/{}", body.code)).below("依申请公开", start)
}

/// Shows a question with what was answered before.
pub async fn show(
    State(app): State<App>,
    Path((key, question)): Path<(String, String)>,
    shell: Shell,
) -> Response {
    let (key, mut draft, body) = match draft::opened(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(question) = Question::from_code(&question) else { return NotFound(shell).into_response() };
    let controls = question.ask(&mut draft, None, shell.today);
    let checking = shell.query.text("from") == Some("check");
    page(&shell, question, (&key, &body), &controls, checking)
}

/// Takes an answer and goes on; one that cannot stand comes back with its sentence, as it was typed.
pub async fn answer(
    State(app): State<App>,
    Path((key, question)): Path<(String, String)>,
    shell: Shell,
    Sent(typed): Sent,
) -> Response {
    let (key, mut draft, body) = match draft::opened(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(question) = Question::from_code(&question) else { return NotFound(shell).into_response() };
    let controls = question.ask(&mut draft, Some(&typed), shell.today);
    if controls.iter().any(|control| control.error().is_some()) {
        return page(&shell, question, (&key, &body), &controls, false);
    }
    let (at, next, kept) = (app.clock.instant(), draft.next(&key, shell.today), key.clone());
    match app.write(move |tx| draft.keep(tx, &kept, at)).await {
        Ok(()) => Redirect::to(&next).into_response(),
        Err::<(), StoreError>(cause) => failure(&shell, &cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_telephone_number_is_digits_however_they_are_typed() {
        let read = |typed| phone(&fields(&[("phone", typed)]));
        assert_eq!(read("　０１０－００００００００　"), Ok("010-00000000".into()));
        assert_eq!(read(""), Ok(String::new()));
        assert_eq!(read("123").unwrap_err(), "联系电话应为7至20位数字，现为3位");
        assert!(read("电话").unwrap_err().contains("“电”"));
    }

    #[test]
    fn an_address_of_mail_has_a_name_and_a_host() {
        let read = |typed| email(&fields(&[("email", typed)]));
        assert_eq!(read("ａ＠example.com"), Ok("a@example.com".into()));
        for wrong in ["a", "a@b", "@b.c", "a@b@c.d", "a b@c.d", "a@b..c"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
