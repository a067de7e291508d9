//! The questions of an application, one a page. No purpose is asked (REGI-07), and nothing is asked twice.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::Body;
use office::request::{Identity, identity};
use store::StoreError;

use super::answers::{self, Controls};
use super::draft::{self, Draft};
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::{Control, Crumbs, ErrorSummary};
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
                answers::offered(draft).contains(kind) && identity::checked(*kind, number, today).is_ok()
            }
            Self::Contact => {
                let contact = &applicant.contact;
                [&contact.phone, &contact.address, &contact.email].into_iter().any(|text| !text.is_empty())
                    && (draft.natural() || !contact.person.is_empty())
            }
            Self::Wanted => !draft.wanted.is_empty(),
            Self::Medium => draft.medium.is_some(),
            Self::Route => draft.route.is_some_and(|route| answers::reachable(draft, route).is_ok()),
        }
    }

    /// The controls of its page, filled with what was typed, else with what the draft says; good answers go into the
    /// draft, others have their sentence beside them.
    fn ask(self, draft: &mut Draft, typed: Option<&Fields>, today: Date) -> Controls {
        match self {
            Self::Kind => answers::kind(draft, typed),
            Self::Name => answers::name(draft, typed),
            Self::Identity => answers::proof(draft, typed, today),
            Self::Contact => answers::contact(draft, typed),
            Self::Wanted => answers::wanted(draft, typed),
            Self::Medium => answers::medium(draft, typed),
            Self::Route => answers::route(draft, typed),
        }
    }
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
