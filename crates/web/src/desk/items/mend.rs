//! 采用: suggestions taken, shown as a difference before they are saved; 加入词表; 确认放行.

use acts::document::{self, Judged};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{DocumentId, Spot};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load, sheet};
use crate::app::App;
use crate::form::Fields;
use crate::parts::Diff;

#[derive(Template)]
#[template(path = "desk/items/mend.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    spots: Vec<&'a Spot>,
    diff: Diff,
    warning: &'static str,
}

/// Shows what would change.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let taken = asked(&item, &staff.shell.query);
    let content = document::mended(item.document.content(), &taken);
    let page = Page {
        diff: Diff::between(&sheet(item.document.content()), &sheet(&content)),
        spots: taken.iter().map(|judged| &judged.spot).collect(),
        warning: super::edit::warning(item.document.stage()),
        item: &item,
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

/// Saves it.
pub async fn save(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let seen = form.0.number("seen", "版本").ok().flatten().map_or(0, u32::from);
    let spots: Vec<Spot> = form.0.all("spot").into_iter().map(Spot).collect();
    let done = staff.act(&app, &form, move |desk| {
        document::take(desk, DocumentId(id), seen, &spots)?;
        Ok(format!("/desk/items/{id}?done=mended#check"))
    });
    staff.went(done.await, &format!("/desk/items/{id}"))
}

/// The second person agrees.
pub async fn second(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let spot = Spot(form.0.typed("spot"));
    let done = staff.act(&app, &form, move |desk| {
        document::second(desk, DocumentId(id), &spot)?;
        Ok(format!("/desk/items/{id}?done=seconded#check"))
    });
    staff.went(done.await, &format!("/desk/items/{id}"))
}

/// Words that are right here.
pub async fn allow(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let spot = Spot(form.0.typed("spot"));
    let done = staff.act(&app, &form, move |desk| {
        document::allow(desk, DocumentId(id), &spot)?;
        Ok(format!("/desk/items/{id}?done=allowed#check"))
    });
    staff.went(done.await, &format!("/desk/items/{id}"))
}

/// The findings asked for: one by its spot, or all that are safe.
fn asked<'a>(item: &'a Item, query: &Fields) -> Vec<&'a Judged> {
    let spots = query.all("spot");
    let all = query.text("safe").is_some();
    let meant = |judged: &&Judged| {
        judged.finding.suggestion.is_some() && (spots.contains(&judged.spot.0) || (all && judged.is_safe()))
    };
    item.judged.iter().filter(meant).collect()
}
