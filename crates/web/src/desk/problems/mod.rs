//! 问题整改 on the workbench: what was found, what is to be done, what was done (section five of the report).

mod list;
mod steps;

use axum::routing::get;
use office::Role;

use super::access::{Access, READERS, StaffRoute};

/// Who keeps the register, as the acts hold it.
pub const KEEPERS: &[Role] = &[Role::Clerk, Role::Reviewer, Role::OfficeHead, Role::Leader];

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/problems", access: Access::Seat(READERS), handler: || get(list::show) },
    StaffRoute {
        path: "/desk/problems/new",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_new).post(steps::register),
    },
    StaffRoute { path: "/desk/problems/{id}", access: Access::Seat(READERS), handler: || get(list::item) },
    StaffRoute {
        path: "/desk/problems/{id}/words",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_words).post(steps::restate),
    },
    StaffRoute {
        path: "/desk/problems/{id}/remedy",
        access: Access::Seat(KEEPERS),
        handler: || get(steps::open_remedy).post(steps::remedy),
    },
];
