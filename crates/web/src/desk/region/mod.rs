//! 收到的年报 on the workbench: other bodies' reports taken in, judged, kept, compared and rolled up (第四十六条、第四十九条).

mod chart;
mod compare;
mod intake;
mod item;
mod list;
mod reader;
mod send;
mod source;
mod steps;
mod take_in;
mod year;
mod years;

pub use reader::{read_files, read_waiting};
pub use years::Years;

use std::sync::Arc;

use axum::routing::get;
use office::{Body, Collected, CollectedId, Role};
use store::StoreError;

use super::access::{Access, StaffRoute};
use super::staff::Staff;
use crate::app::App;

/// Who looks at other bodies' reports.
const LOOKERS: &[Role] = &[Role::Supervisor, Role::OfficeHead, Role::Leader, Role::Auditor];
/// Who takes them in, as the acts hold it.
const COLLECTORS: &[Role] = &[Role::Supervisor, Role::OfficeHead];

const LOOK: Access = Access::Seat(LOOKERS);
const COLLECT: Access = Access::Seat(COLLECTORS);

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/region", access: LOOK, handler: || get(list::show) },
    StaffRoute {
        path: "/desk/region/upload",
        access: COLLECT,
        handler: || get(take_in::open).post(take_in::take_in),
    },
    StaffRoute { path: "/desk/region/intakes", access: LOOK, handler: || get(intake::list) },
    StaffRoute { path: "/desk/region/intakes/{id}", access: LOOK, handler: || get(intake::show) },
    StaffRoute {
        path: "/desk/region/units",
        access: COLLECT,
        handler: || get(steps::open_units).post(steps::list_units),
    },
    StaffRoute { path: "/desk/region/compare", access: LOOK, handler: || get(compare::show) },
    StaffRoute { path: "/desk/region/years", access: LOOK, handler: || get(year::overview) },
    StaffRoute { path: "/desk/region/years/{year}", access: LOOK, handler: || get(year::show) },
    StaffRoute { path: "/desk/region/years/{year}/sums", access: LOOK, handler: || get(year::sums) },
    StaffRoute { path: "/desk/region/years/{year}/charts", access: LOOK, handler: || get(year::charts) },
    StaffRoute { path: "/desk/region/years/{year}/docx", access: LOOK, handler: || get(year::docx) },
    StaffRoute { path: "/desk/region/years/{year}/json", access: LOOK, handler: || get(year::json) },
    StaffRoute { path: "/desk/region/{id}", access: LOOK, handler: || get(item::show) },
    StaffRoute { path: "/desk/region/{id}/file", access: LOOK, handler: || get(item::file) },
    StaffRoute { path: "/desk/region/{id}/opinion", access: LOOK, handler: || get(send::opinion_docx) },
    StaffRoute { path: "/desk/region/{id}/opinion/pdf", access: LOOK, handler: || get(send::opinion_pdf) },
    StaffRoute { path: "/desk/region/{id}/annotated", access: LOOK, handler: || get(send::annotated) },
    StaffRoute {
        path: "/desk/region/{id}/name",
        access: COLLECT,
        handler: || get(steps::open_name).post(steps::restate),
    },
    StaffRoute {
        path: "/desk/region/{id}/aside",
        access: COLLECT,
        handler: || get(steps::open_aside).post(steps::set_aside),
    },
];

/// A collected report of this body.
async fn find(app: &App, staff: &Staff, id: i64) -> Result<Option<Collected>, StoreError> {
    let body = staff.body.id;
    app.read(move |tx| Ok(tx.collected(CollectedId(id))?.filter(|one| one.body == body))).await
}

/// The region a supervising office stands for: its name up to the county, city or province.
fn region_of(body: &Arc<Body>) -> String {
    let ends = ['省', '市', '县', '区', '旗', '盟', '州'];
    let end = body.name.char_indices().skip(1).filter(|(_, c)| ends.contains(c)).last();
    end.map_or(body.name.clone(), |(at, c)| body.name[..at + c.len_utf8()].to_owned())
}

/// Whose report of which year, for headings; the name of the file where neither is known.
fn title(report: &Collected) -> String {
    match (report.unit.as_str(), report.year) {
        ("", _) => report.file_name.clone(),
        (unit, Some(year)) => format!("{unit}{year}年年度报告"),
        (unit, None) => format!("{unit}年度报告（年度不明）"),
    }
}
