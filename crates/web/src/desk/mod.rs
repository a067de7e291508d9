//! The workbench: pages for staff, one file a page. Nobody comes in but through the gate.

pub mod access;
mod asked;
mod at;
pub mod disputes;
mod doors;
mod gate;
pub mod items;
mod pages;
pub mod people;
mod plain;
pub mod problems;
pub mod region;
pub mod reports;
pub mod requests;
mod returning;
pub mod settings;
mod staff;
mod today;
pub(crate) mod upload;
mod wording;

pub use access::{Access, StaffRoute};
pub use gate::{Gate, gate};
pub use pages::TooLong;
pub use staff::{Form, SignedIn, Staff};

use axum::routing::{get, post};

use crate::routes::Route;

/// The way in: open to everybody.
pub const DOORS: &[Route] = &[Route {
    path: "/sign-in",
    handler: || get(doors::sign_in::show).post(doors::sign_in::enter),
    samples: || vec![("/sign-in".into(), 200), ("/sign-in?done=out&to=/desk/items".into(), 200)],
}];

/// The routes of the workbench, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/sign-out", access: Access::SignedIn, handler: || post(doors::sign_in::leave) },
    StaffRoute {
        path: "/desk/password",
        access: Access::SignedIn,
        handler: || get(doors::password::show).post(doors::password::change),
    },
    StaffRoute {
        path: "/desk/seat",
        access: Access::SignedIn,
        handler: || get(doors::seat::show).post(doors::seat::choose),
    },
    StaffRoute { path: "/desk", access: access::ALL, handler: || get(today::show) },
];
