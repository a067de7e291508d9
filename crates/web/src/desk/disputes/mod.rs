//! 复议诉讼 on the workbench: the register, a case, its answer and its end (requests.md §10).

mod item;
mod list;
mod steps;

use axum::routing::get;
use office::Role;

use super::access::{Access, READERS, StaffRoute};

/// Who keeps the register, as the acts hold it.
pub const KEEPERS: &[Role] = &[Role::Clerk, Role::OfficeHead, Role::Leader];

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/disputes", access: Access::Seat(READERS), handler: || get(list::show) },
    StaffRoute {
        path: "/desk/disputes/new",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_new).post(steps::register),
    },
    StaffRoute { path: "/desk/disputes/{id}", access: Access::Seat(READERS), handler: || get(item::show) },
    StaffRoute {
        path: "/desk/disputes/{id}/answer",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_answer).post(steps::answer),
    },
    StaffRoute {
        path: "/desk/disputes/{id}/verdict",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_verdict).post(steps::conclude),
    },
];
