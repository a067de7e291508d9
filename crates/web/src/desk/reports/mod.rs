//! 年度报告 on the workbench: counted from the records, where each number opens the records it counts; written,
//! checked, signed and published (第四十九条、第五十条).

mod begin;
mod cell;
mod check;
mod figure;
mod files;
mod list;
mod section;
mod show;
mod steps;
mod table;
mod tasks;

use axum::response::Response;
use axum::routing::{get, post};
use office::{AnnualReport, Body, Mark, ReportId};
use store::{StoreError, Tx};

use super::access::{Access, PUBLISHERS, READERS, REVIEWERS, SIGNERS, StaffRoute, WRITERS};
use super::staff::Staff;
use crate::app::App;
use crate::error::failure;

/// A page that the roles may open.
macro_rules! routes {
    ($($path:literal $roles:ident $handler:expr;)+) => {
        &[$(StaffRoute { path: $path, access: Access::Seat($roles), handler: || $handler }),+]
    };
}

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = routes! {
    "/desk/reports" READERS get(list::show);
    "/desk/reports/new" WRITERS get(begin::show).post(begin::open);
    "/desk/reports/{id}" READERS get(show::show);
    "/desk/reports/{id}/recount" WRITERS post(show::recount);
    "/desk/reports/{id}/tables/{table}" READERS get(table::show);
    "/desk/reports/{id}/cells/{*cell}" READERS get(cell::show);
    "/desk/reports/{id}/figures" READERS get(figure::list);
    "/desk/reports/{id}/figures/{*cell}" WRITERS get(figure::show).post(figure::declare);
    "/desk/reports/{id}/withdrawals/{*cell}" WRITERS get(figure::show_withdrawal).post(figure::withdraw);
    "/desk/reports/{id}/sections/{part}" WRITERS get(section::show).post(section::save);
    "/desk/reports/{id}/drafts/{part}" WRITERS get(section::show_draft).post(section::take_draft);
    "/desk/reports/{id}/check" READERS get(check::show);
    "/desk/reports/{id}/check/{finding}" WRITERS get(check::ask).post(check::answer);
    "/desk/reports/{id}/submit" WRITERS get(steps::show_submit).post(steps::submit);
    "/desk/reports/{id}/return" REVIEWERS get(steps::show_return).post(steps::send_back);
    "/desk/reports/{id}/sign" SIGNERS get(steps::show_sign).post(steps::sign);
    "/desk/reports/{id}/publish" PUBLISHERS get(steps::show_publish).post(steps::publish);
    "/desk/reports/{id}/revise" SIGNERS get(steps::show_revise).post(steps::revise);
    "/desk/reports/{id}/preview" READERS get(files::preview);
    "/desk/reports/{id}/pdf" READERS get(files::pdf);
    "/desk/reports/{id}/docx" READERS get(files::docx);
    "/desk/reports/{id}/ofd" READERS get(files::ofd);
    "/desk/reports/{id}/xlsx" READERS get(files::xlsx);
    "/desk/reports/{id}/json" READERS get(files::json);
};

/// The id that stands in an address.
fn number(id: &str) -> Option<ReportId> {
    id.parse().ok().map(ReportId)
}

/// Reads something about a report of the person's own body; another one is not found.
async fn look<T: Send + 'static>(
    app: &App,
    staff: &Staff,
    id: &str,
    work: impl FnOnce(&mut Tx<'_>, &Body, AnnualReport) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Box<Response>> {
    let Some(id) = number(id) else { return Err(staff.not_found().into()) };
    let body = staff.body.clone();
    let found = app.read(move |tx| match tx.annual_report(id)?.filter(|report| report.body == body.id) {
        Some(report) => work(tx, &body, report).map(Some),
        None => Ok::<_, StoreError>(None),
    });
    match found.await {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(staff.not_found().into()),
        Err(error) => Err(failure(&staff.shell, &error).into()),
    }
}

/// Who made a mark, and when: 张某，2025-01-06.
fn by(tx: &mut Tx<'_>, mark: &Mark) -> Result<String, StoreError> {
    let person = match mark.person() {
        Some(person) => tx.person(person)?,
        None => None,
    };
    let on = mark.on;
    Ok(person.map_or_else(|| on.to_string(), |person| format!("{}，{on}", person.name)))
}

/// Whether a page of this path exists and may be opened from the person's seat.
fn opens(staff: &Staff, path: &str) -> bool {
    crate::routes::staff_routes().any(|route| route.path == path && route.access.admits(staff.seat.role))
}

/// The address of a page of a report.
fn address(id: ReportId, rest: &str) -> String {
    format!("/desk/reports/{id}{rest}")
}
