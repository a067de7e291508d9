//! A person: name and post, seats, login.

use acts::ActError;
use acts::setup;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use office::{Account, Person, PersonId, Role, Seat, SeatId};
use store::StoreError;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::list::state;
use super::setup::Done;
use crate::app::App;
use crate::error::failure;
use crate::form::Fields;
use crate::parts::{Banner, Choice, Control, ErrorSummary, Field, Select};

#[derive(Template)]
#[template(path = "desk/settings/person.html")]
pub(super) struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    errors: ErrorSummary,
    person: Person,
    seats: Vec<Seat>,
    account: Option<Account>,
    at: Timestamp,
    name: Field,
    post: Field,
    role: Select,
    from: Field,
    until: Field,
    /// The login to be added, where there is none.
    pub(super) login: Field,
}

/// What the page says after something was done.
const DONE: [(&str, &str); 8] = [
    ("added", "人员已登记。"),
    ("changed", "姓名、职务已修改。"),
    ("appointed", "岗位已增加。"),
    ("ended", "岗位的任期止日已登记。"),
    ("opened", "账号已开通。"),
    ("reset", "密码已重置。"),
    ("disabled", "账号已停用，已登录的立即退出。"),
    ("enabled", "账号已重新启用。"),
];

/// Shows the page.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    match Page::load(&app, &staff, id, &Fields::default()).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(page) => *page,
    }
}

/// Changes name and post.
pub async fn change(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let mut page = match Page::load(&app, &staff, id, &Fields::default()).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    (page.name.value, page.post.value) = (form.0.typed("name"), form.0.typed("post"));
    let name = form.0.stated("name", "姓名", 40).map_err(|sentence| page.name.error = Some(sentence));
    let post = form.0.line("post", "职务", 40).map_err(|sentence| page.post.error = Some(sentence));
    let (Ok(name), Ok(post)) = (name, post) else { return page.wrong(None) };
    let done = staff.set_up(&app, &form, move |desk| {
        setup::change_person(desk, PersonId(id), &name, &post)?;
        Ok(Done::to(format!("/desk/settings/people/{id}?done=changed")))
    });
    page.went(done.await, "name")
}

/// Appoints to a seat.
pub async fn appoint(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let mut page = match Page::load(&app, &staff, id, &form.0).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    let role = Role::from_code(&page.role.chosen);
    if role.is_none() {
        page.role.error = Some("请选择岗位".to_owned());
    }
    let from = form.0.stated_date("from", "任期起日").map_err(|sentence| page.from.error = Some(sentence));
    let until = form.0.date("until", "任期止日").map_err(|sentence| page.until.error = Some(sentence));
    let (Some(role), Ok(from), Ok(until)) = (role, from, until) else { return page.wrong(None) };
    let body = staff.body.id;
    let done = staff.set_up(&app, &form, move |desk| {
        setup::appoint(desk, body, PersonId(id), role, from, until)?;
        Ok(Done::to(format!("/desk/settings/people/{id}?done=appointed")))
    });
    page.went(done.await, "role")
}

/// Ends a seat on a day.
pub async fn end_seat(
    State(app): State<App>,
    staff: Staff,
    At((id, seat)): At<(i64, i64)>,
    form: Form,
) -> Response {
    let page = match Page::load(&app, &staff, id, &Fields::default()).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    if !page.seats.iter().any(|held| held.id == SeatId(seat)) {
        return staff.not_found();
    }
    let until = match form.0.stated_date("end", "任期止日") {
        Ok(until) => until,
        Err(sentence) => return page.wrong(Some(("main", sentence))),
    };
    let done = staff.set_up(&app, &form, move |desk| {
        setup::end_seat(desk, SeatId(seat), until)?;
        Ok(Done::to(format!("/desk/settings/people/{id}?done=ended")))
    });
    page.went(done.await, "main")
}

impl<'a> Page<'a> {
    /// The page of a person of this body, with the forms for a seat and a login as they were filled in.
    pub(super) async fn load(
        app: &App,
        staff: &'a Staff,
        id: i64,
        typed: &Fields,
    ) -> Result<Self, Box<Response>> {
        let (id, body) = (PersonId(id), staff.body.id);
        let read = app.read(move |tx| {
            let Some(person) = tx.person(id)? else { return Ok(None) };
            let seats = tx.seats_of(id)?.into_iter().filter(|seat| seat.body == body).collect::<Vec<_>>();
            let account = tx.accounts_in(body)?.into_iter().find(|account| account.person == Some(id));
            Ok::<_, StoreError>(Some((person, seats, account)))
        });
        let (person, seats, account) = match read.await {
            Ok(Some(found)) if found.0.body == body => found,
            Ok(_) => return Err(staff.not_found().into()),
            Err(error) => return Err(failure(&staff.shell, &error).into()),
        };
        let field = |name, label, hint| Field { name, label, hint, value: typed.typed(name), error: None };
        let roles = Role::ALL.map(|role| Choice::new(role.code(), role.label()));
        Ok(Self {
            staff,
            banner: Banner::of(&staff.shell.query, &DONE),
            errors: ErrorSummary::default(),
            name: Field { value: person.name.clone(), ..field("name", "姓名", "") },
            post: Field { value: person.post.clone(), ..field("post", "职务", "") },
            role: Select {
                name: "role",
                label: "岗位",
                hint: "",
                choices: std::iter::once(Choice::new("", "请选择")).chain(roles).collect(),
                chosen: typed.whole("role"),
                error: None,
            },
            from: field("from", "任期起日", "如2024-06-03"),
            until: field("until", "任期止日", "没有期限的不填"),
            login: field("login", "登录名", "3至32位小写字母、数字或者“-”“_”“.”"),
            at: app.clock.instant(),
            person,
            seats,
            account,
        })
    }

    /// The account, where there is one.
    pub(super) fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// The name.
    pub(super) fn who(&self) -> &str {
        &self.person.name
    }

    fn state(&self, account: &Account) -> &'static str {
        state(account, self.at)
    }

    fn is_held(&self, seat: &Seat) -> bool {
        seat.held_on(self.staff.shell.today)
    }

    fn is_open(&self, seat: &Seat) -> bool {
        seat.until.is_none_or(|until| until >= self.staff.shell.today)
    }

    fn went(self, done: Result<Done, ActError>, about: &'static str) -> Response {
        match done {
            Ok(done) => Redirect::to(&done.address).into_response(),
            Err(ActError::Refused(sentence)) => self.wrong(Some((about, sentence))),
            Err(error) => self.staff.refused(error, "/desk/settings"),
        }
    }

    pub(super) fn wrong(mut self, sentence: Option<(&'static str, String)>) -> Response {
        let controls =
            [&self.name as &dyn Control, &self.post, &self.role, &self.from, &self.until, &self.login];
        self.errors = ErrorSummary::of(controls);
        if let Some((about, sentence)) = sentence {
            self.errors = self.errors.and(about, sentence);
        }
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
