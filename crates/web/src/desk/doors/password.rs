//! 修改密码: of one's own free will, or because an initial password must be changed first.

use acts::{ActError, account};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::task::spawn_blocking;

use super::super::returning::Return;
use super::super::staff::{Form, FormHead, SignedIn};
use super::{outside, proceed};
use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::{Control, ErrorSummary, SecretField};

#[derive(Template)]
#[template(path = "desk/password.html")]
struct Page<'a> {
    shell: &'a Shell,
    form: FormHead,
    must: bool,
    errors: ErrorSummary,
    present: SecretField,
    new: SecretField,
    again: SecretField,
    back: Return,
}

/// Shows the form.
pub async fn show(inside: SignedIn) -> Response {
    let back = Return::of(&inside.shell.query);
    inside.shell.respond_private(StatusCode::OK, &Page::new(&inside, back))
}

/// Shows the form to somebody who sent another one.
pub(super) fn show_over(inside: &SignedIn, back: Return) -> Response {
    inside.shell.respond_private(StatusCode::FORBIDDEN, &Page::new(inside, back))
}

/// Changes the password.
pub async fn change(State(app): State<App>, inside: SignedIn, Form(fields): Form) -> Response {
    let back = Return::of(&fields);
    let mut page = Page::new(&inside, back);
    let [present, new, again] = ["present", "new", "again"].map(|name| fields.whole(name));
    if present.is_empty() {
        page.present.error = Some("请填写现在的密码".to_owned());
    }
    if new.is_empty() {
        page.new.error = Some("请填写新密码".to_owned());
    } else if new != again {
        page.again.error = Some("两次填写的新密码不一致，请重新填写".to_owned());
    }
    if page.is_wrong() {
        return page.wrong();
    }
    let (store, token, at) = (app.store.clone(), inside.token.clone(), app.clock.instant());
    let work = move || account::change_password(&store, &token, &present, &new, at);
    match spawn_blocking(work).await {
        Ok(Ok(token)) => {
            let back = page.back;
            proceed(&app, inside.shell, token, back).await
        }
        Ok(Err(ActError::Store(error))) => failure(&inside.shell, &error),
        Ok(Err(ActError::NotFound)) => outside(&inside.shell, page.back),
        Ok(Err(refusal)) => {
            let sentence = refusal.to_string();
            let about = if sentence.starts_with("原密码") { &mut page.present } else { &mut page.new };
            about.error = Some(sentence);
            page.wrong()
        }
        Err(stopped) => failure(&inside.shell, &stopped),
    }
}

impl<'a> Page<'a> {
    fn new(inside: &'a SignedIn, back: Return) -> Self {
        let field =
            |name, label, hint, autocomplete| SecretField { name, label, hint, autocomplete, error: None };
        Self {
            shell: &inside.shell,
            form: inside.form(),
            must: inside.signed.must_change,
            errors: ErrorSummary::default(),
            present: field("present", "现在的密码", "", "current-password"),
            new: field(
                "new",
                "新密码",
                "至少10位，含大写字母、小写字母、数字、符号中的三类，不含登录名和单位名称",
                "new-password",
            ),
            again: field("again", "再填一次新密码", "", "new-password"),
            back,
        }
    }

    fn controls(&self) -> [&dyn Control; 3] {
        [&self.present, &self.new, &self.again]
    }

    fn is_wrong(&self) -> bool {
        self.controls().iter().any(|control| control.error().is_some())
    }

    fn wrong(mut self) -> Response {
        self.errors = ErrorSummary::of(self.controls());
        self.shell.respond_private(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
