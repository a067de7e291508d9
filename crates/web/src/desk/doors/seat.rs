//! 选择岗位: whoever holds several says from which he works.

use acts::{ActError, account};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::SeatId;
use store::StoreError;

use super::super::returning::Return;
use super::super::staff::{Form, FormHead, SignedIn};
use super::{outside, proceed};
use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::{Choice, Control, ErrorSummary, Radios};

#[derive(Template)]
#[template(path = "desk/seat.html")]
struct Page<'a> {
    shell: &'a Shell,
    form: FormHead,
    errors: ErrorSummary,
    seats: Radios,
    back: Return,
}

/// Shows the seats.
pub async fn show(State(app): State<App>, inside: SignedIn) -> Response {
    let back = Return::of(&inside.shell.query);
    let page = match Page::named(&app, &inside, back).await {
        Ok(page) => page,
        Err(error) => return failure(&inside.shell, &error),
    };
    inside.shell.respond_private(StatusCode::OK, &page)
}

/// Shows the seats to somebody who sent a form; without the names of the bodies, which only matter where there is
/// time to look.
pub(super) fn show_over(inside: &SignedIn, back: Return) -> Response {
    inside.shell.respond_private(StatusCode::FORBIDDEN, &Page::new(inside, back))
}

/// Sits down.
pub async fn choose(State(app): State<App>, inside: SignedIn, Form(fields): Form) -> Response {
    let back = Return::of(&fields);
    let mut page = match Page::named(&app, &inside, back).await {
        Ok(page) => page,
        Err(error) => return failure(&inside.shell, &error),
    };
    let Some(seat) = fields.text("seat").and_then(|seat| seat.parse().ok()).map(SeatId) else {
        return page.wrong("请选择一个岗位".to_owned());
    };
    page.seats.chosen = seat.to_string();
    let (token, today, at) = (inside.token.clone(), app.clock.today(), app.clock.instant());
    match app.write(move |tx| account::choose_seat(tx, &token, seat, today, at)).await {
        Ok(token) => {
            let back = page.back;
            proceed(&app, inside.shell, token, back).await
        }
        Err(ActError::NotFound) => outside(&inside.shell, page.back),
        Err(ActError::Store(error)) => failure(&inside.shell, &error),
        Err(refusal) => page.wrong(refusal.to_string()),
    }
}

impl<'a> Page<'a> {
    fn new(inside: &'a SignedIn, back: Return) -> Self {
        let seats = &inside.signed.seats;
        let choices = seats.iter().map(|seat| Choice::new(seat.id.to_string(), seat.role.label())).collect();
        let seats = Radios {
            name: "seat",
            label: "从哪个岗位办理",
            hint: "换岗位以后，以前打开的表单须重新核对后提交",
            choices,
            chosen: inside.signed.seat.as_ref().map(|seat| seat.id.to_string()).unwrap_or_default(),
            error: None,
        };
        Self { shell: &inside.shell, form: inside.form(), errors: ErrorSummary::default(), seats, back }
    }

    /// The page with the name of the body at each seat.
    async fn named(app: &App, inside: &'a SignedIn, back: Return) -> Result<Self, StoreError> {
        let bodies: Vec<_> = inside.signed.seats.iter().map(|seat| seat.body).collect();
        let names = app
            .read(move |tx| {
                let name = |id| tx.body(id).map(|body| body.map(|body| body.name).unwrap_or_default());
                bodies.into_iter().map(name).collect::<Result<Vec<_>, StoreError>>()
            })
            .await?;
        let mut page = Self::new(inside, back);
        for (choice, name) in page.seats.choices.iter_mut().zip(names) {
            choice.label = format!("{name} {}", choice.label);
        }
        Ok(page)
    }

    fn wrong(mut self, sentence: String) -> Response {
        self.seats.error = Some(sentence);
        self.errors = ErrorSummary::of([&self.seats as &dyn Control]);
        self.shell.respond_private(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
