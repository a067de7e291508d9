//! 登录 and 退出.

use std::net::SocketAddr;

use acts::{ActError, account};
use askama::Template;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use tokio::task::spawn_blocking;

use super::super::pages::TooLong;
use super::super::returning::Return;
use super::super::staff::SignedIn;
use super::{proceed, redirect};
use crate::app::{App, LARGEST_BODY};
use crate::cookie;
use crate::error::failure;
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::{Banner, Control, ErrorSummary, Field, SecretField};

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct Page<'a> {
    shell: &'a Shell,
    banner: Option<Banner>,
    errors: ErrorSummary,
    login: Field,
    password: SecretField,
    back: Return,
}

/// What the page says after something was done.
const DONE: [(&str, &str); 1] = [("out", "已退出登录。")];

/// Shows the form. Whoever is signed in already goes on.
pub async fn show(State(app): State<App>, shell: Shell, headers: HeaderMap) -> Response {
    let back = Return::of(&shell.query);
    if let Some(token) = cookie::session(&headers, &app.site).map(str::to_owned) {
        let (today, at) = (app.clock.today(), app.clock.instant());
        match app.read(move |tx| account::signed(tx, &token, today, at)).await {
            Ok(Some(_)) => return redirect(back.to()),
            Ok(None) => {}
            Err(error) => return failure(&shell, &error),
        }
    }
    let page = Page { banner: Banner::of(&shell.query, &DONE), ..Page::new(&shell, back) };
    shell.respond_private(StatusCode::OK, &page)
}

/// Shows the form to somebody whose session was over when he sent another one.
pub(super) fn show_over(shell: &Shell, back: Return) -> Response {
    shell.respond_private(StatusCode::FORBIDDEN, &Page::new(shell, back))
}

/// Signs in.
pub async fn enter(State(app): State<App>, shell: Shell, request: Request) -> Response {
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(from)| from.ip());
    let Ok(body) = to_bytes(request.into_body(), LARGEST_BODY).await else {
        return TooLong { shell: &shell }.into_response();
    };
    let fields = Fields::of_form(&body);
    let back = Return::of(&fields);
    let mut page = Page::new(&shell, back);
    page.login.value = fields.typed("login");
    let (login, password) = (fields.whole("login"), fields.whole("password"));
    if login.trim().is_empty() {
        page.login.error = Some("请填写登录名".to_owned());
    }
    if password.is_empty() {
        page.password.error = Some("请填写密码".to_owned());
    }
    if page.login.error.is_some() || page.password.error.is_some() {
        return page.wrong();
    }
    let (store, at) = (app.store.clone(), app.clock.instant());
    let address = from.map_or_else(String::new, |from| from.to_string());
    let work = move || account::sign_in(&store, &login, &password, &address, at);
    match spawn_blocking(work).await {
        Ok(Ok(opened)) => {
            let back = page.back;
            proceed(&app, shell, opened.token, back).await
        }
        Ok(Err(ActError::Store(error))) => failure(&shell, &error),
        Ok(Err(refusal)) => {
            page.login.error = Some(refusal.to_string());
            page.wrong()
        }
        Err(stopped) => failure(&shell, &stopped),
    }
}

/// Signs out.
pub async fn leave(State(app): State<App>, inside: SignedIn) -> Response {
    let (token, at) = (inside.token.clone(), app.clock.instant());
    if let Err(error) = app.write(move |tx| account::sign_out(tx, &token, at)).await {
        return failure(&inside.shell, &error);
    }
    let mut response = redirect("/sign-in?done=out");
    response.headers_mut().insert(SET_COOKIE, cookie::set_session(&app.site, None));
    response
}

impl<'a> Page<'a> {
    fn new(shell: &'a Shell, back: Return) -> Self {
        let login = Field {
            name: "login",
            label: "登录名",
            hint: "由本单位系统管理员分配",
            value: String::new(),
            error: None,
        };
        let password = SecretField {
            name: "password",
            label: "密码",
            hint: "",
            autocomplete: "current-password",
            error: None,
        };
        Self { shell, banner: None, errors: ErrorSummary::default(), login, password, back }
    }

    fn wrong(mut self) -> Response {
        self.errors = ErrorSummary::of([&self.login as &dyn Control, &self.password]);
        self.shell.respond_private(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
