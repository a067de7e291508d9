//! 依申请公开 on the workbench: the queue, a request, its steps one page each, its letters.

mod dossier;
mod item;
mod letters;
mod new;
mod outlook;
mod queue;
mod reveal;
mod step;
mod steps;
#[cfg(test)]
mod testing;

pub use outlook::Outlook;
pub use steps::{Scene, proposed};

use axum::routing::get;
use office::Role;

use super::access::{Access, READERS, StaffRoute};

/// Who handles requests, as the acts hold it.
pub const HANDLERS: &[Role] = &[Role::Clerk, Role::OfficeHead, Role::Leader];

/// Who takes any step at all; each step says for itself whose it is.
const STEPPERS: &[Role] = &[Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead, Role::Supervisor];

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/requests", access: Access::Seat(READERS), handler: || get(queue::show) },
    StaffRoute {
        path: "/desk/requests/new",
        access: Access::Seat(HANDLERS),
        handler: || get(new::show).post(new::register),
    },
    StaffRoute { path: "/desk/requests/{id}", access: Access::Seat(READERS), handler: || get(item::show) },
    StaffRoute {
        path: "/desk/requests/{id}/applicant",
        access: Access::Seat(HANDLERS),
        handler: || get(reveal::applicant).post(reveal::open_applicant),
    },
    StaffRoute {
        path: "/desk/requests/{id}/third-parties/{no}",
        access: Access::Seat(HANDLERS),
        handler: || get(reveal::third_party).post(reveal::open_third_party),
    },
    StaffRoute {
        path: "/desk/requests/{id}/letters/{at}",
        access: Access::Seat(READERS),
        handler: || get(letters::show),
    },
    StaffRoute {
        path: "/desk/requests/{id}/letters/{at}/paper",
        access: Access::Seat(HANDLERS),
        handler: || get(letters::ask).post(letters::download),
    },
    StaffRoute {
        path: "/desk/requests/{id}/{step}",
        access: Access::Seat(STEPPERS),
        handler: || get(step::show).post(step::submit),
    },
];
