//! 设置: the body, its people, their seats and logins (第四条; SEC-05 … SEC-08). The administrator's, and nobody else's.

mod body;
mod list;
mod login;
mod new;
mod person;
mod setup;

use axum::routing::{get, post};

use super::access::{ADMINS, Access, StaffRoute};

const ADMIN: Access = Access::Seat(ADMINS);

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/settings", access: ADMIN, handler: || get(list::show) },
    StaffRoute { path: "/desk/settings/body", access: ADMIN, handler: || get(body::show).post(body::change) },
    StaffRoute {
        path: "/desk/settings/people/new",
        access: ADMIN,
        handler: || get(new::show).post(new::add),
    },
    StaffRoute {
        path: "/desk/settings/people/{id}",
        access: ADMIN,
        handler: || get(person::show).post(person::change),
    },
    StaffRoute { path: "/desk/settings/people/{id}/seats", access: ADMIN, handler: || post(person::appoint) },
    StaffRoute {
        path: "/desk/settings/people/{id}/seats/{seat}",
        access: ADMIN,
        handler: || post(person::end_seat),
    },
    StaffRoute { path: "/desk/settings/people/{id}/login", access: ADMIN, handler: || post(login::add) },
    StaffRoute {
        path: "/desk/settings/people/{id}/login/{what}",
        access: ADMIN,
        handler: || get(login::ask).post(login::act),
    },
];
