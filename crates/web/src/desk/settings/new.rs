//! 登记人员: a person, the seats he holds, and his login, in one go.

use acts::ActError;
use acts::setup::{self, NewAccount, Password};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::Role;

use super::super::staff::{Form, Staff};
use super::login::Handed;
use super::setup::Done;
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Boxes, Choice, Control, ErrorSummary, Field};

#[derive(Template)]
#[template(path = "desk/settings/new.html")]
struct Page<'a> {
    staff: &'a Staff,
    errors: ErrorSummary,
    name: Field,
    post: Field,
    roles: Boxes,
    from: Field,
    login: Field,
}

/// Shows the form.
pub async fn show(staff: Staff) -> Response {
    let fields = Fields::of_pairs([("from".to_owned(), staff.shell.today.to_string())]);
    staff.respond(StatusCode::OK, &Page::new(&staff, &fields))
}

/// Adds the person and shows the first password, this once.
pub async fn add(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut page = Page::new(&staff, &form.0);
    let name = form.0.stated("name", "姓名", 40).map_err(|sentence| page.name.error = Some(sentence));
    let post = form.0.line("post", "职务", 40).map_err(|sentence| page.post.error = Some(sentence));
    let from = form.0.stated_date("from", "任期起日").map_err(|sentence| page.from.error = Some(sentence));
    let login = form.0.line("login", "登录名", 40).map_err(|sentence| page.login.error = Some(sentence));
    let roles: Vec<Role> = page.roles.chosen.iter().filter_map(|code| Role::from_code(code)).collect();
    let (Ok(name), Ok(post), Ok(from), Ok(login)) = (name, post, from, login) else {
        return page.wrong(None);
    };
    let body = staff.body.id;
    let (who, typed) = (name.clone(), login.clone());
    let done = staff.set_up(&app, &form, move |desk| {
        let person = setup::add_person(desk, body, &name, &post)?;
        for role in roles {
            setup::appoint(desk, body, person, role, from, None)?;
        }
        let mut done = Done::to(format!("/desk/settings/people/{person}?done=added"));
        if !login.is_empty() {
            let (_, password) =
                setup::add_account(desk, NewAccount { login, person, password: Password::Made })?;
            done.password = Some(password);
        }
        Ok(done)
    });
    match done.await {
        Ok(Done { address, password: Some(password) }) => {
            Handed { staff: &staff, who: &who, login: &typed, password: &password, address: &address }
                .into_response()
        }
        Ok(done) => Redirect::to(&done.address).into_response(),
        Err(ActError::Refused(sentence)) => page.wrong(Some(sentence)),
        Err(error) => staff.refused(error, "/desk/settings"),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, typed: &Fields) -> Self {
        let field = |name, label, hint| Field { name, label, hint, value: typed.typed(name), error: None };
        Self {
            staff,
            errors: ErrorSummary::default(),
            name: field("name", "姓名", ""),
            post: field("post", "职务", "如办公室科员"),
            roles: Boxes {
                name: "roles",
                label: "岗位",
                hint: "可以选择几个；提供、审核、签发由不同的人办理，审计员不兼任其他岗位",
                choices: Role::ALL.map(|role| Choice::new(role.code(), role.label())).into(),
                chosen: typed.all("roles"),
                error: None,
            },
            from: field("from", "任期起日", "如2024-06-03"),
            login: field("login", "登录名", "3至32位小写字母、数字或者“-”“_”“.”；暂不开通账号的不填"),
        }
    }

    fn wrong(mut self, sentence: Option<String>) -> Response {
        let controls = [&self.name as &dyn Control, &self.post, &self.roles, &self.from, &self.login];
        self.errors = ErrorSummary::of(controls);
        if let Some(sentence) = sentence {
            let about =
                if sentence.contains("账号") || sentence.contains("登录名") { "login" } else { "roles" };
            self.errors = self.errors.and(about, sentence);
        }
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
