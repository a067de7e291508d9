//! The people of the body, their seats and logins.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use office::{Account, Person, PersonId, Seat};
use store::StoreError;

use super::super::staff::Staff;
use crate::app::App;
use crate::error::failure;

#[derive(Template)]
#[template(path = "desk/settings/list.html")]
struct List<'a> {
    staff: &'a Staff,
    rows: Vec<Row>,
}

struct Row {
    address: String,
    name: String,
    post: String,
    seats: String,
    login: String,
    state: &'static str,
}

/// Shows the list.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let (body, today, at) = (staff.body.id, staff.shell.today, app.clock.instant());
    let read = app.read(move |tx| {
        Ok::<_, StoreError>((tx.persons_of(body)?, tx.seats_in(body)?, tx.accounts_in(body)?))
    });
    let (people, seats, accounts) = match read.await {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    let mut held: HashMap<PersonId, Vec<Seat>> = HashMap::new();
    for seat in seats {
        held.entry(seat.person).or_default().push(seat);
    }
    let row = |person: Person| {
        let account = accounts.iter().find(|account| account.person == Some(person.id));
        Row {
            address: format!("/desk/settings/people/{}", person.id),
            seats: roles(held.get(&person.id).map_or(&[], Vec::as_slice), today),
            login: account.map(|account| account.login.clone()).unwrap_or_default(),
            state: account.map_or("没有账号", |account| state(account, at)),
            name: person.name,
            post: person.post,
        }
    };
    let page = List { staff: &staff, rows: people.into_iter().map(row).collect() };
    staff.respond(StatusCode::OK, &page)
}

/// The roles of the seats held on a day.
fn roles(seats: &[Seat], today: Date) -> String {
    let held = seats.iter().filter(|seat| seat.held_on(today)).map(|seat| seat.role.label());
    held.collect::<Vec<_>>().join("、")
}

/// How an account is, in words.
pub(super) fn state(account: &Account, at: Timestamp) -> &'static str {
    if account.disabled {
        "已停用"
    } else if account.is_locked(at) {
        "暂停登录（连续失败）"
    } else if account.needs_new_password(at) {
        "下次登录须改密码"
    } else if account.may_enter(at) {
        "正常"
    } else {
        "不能登录，请重置密码"
    }
}
