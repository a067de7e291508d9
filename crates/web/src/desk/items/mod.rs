//! 主动公开 on the workbench: items from draft to publication, 谁提供、谁审核、谁负责 (第十七条).

mod edit;
mod fields;
mod item;
mod leave;
mod list;
mod mend;
mod merge;
mod panel;
mod publish;
mod recheck;
mod repeal;
mod review;
mod show;
mod sign;
mod steps;
mod version;
mod withdraw;
mod words;

pub use item::is_waiting;
pub use steps::Next;

use axum::routing::{get, post};

use super::access::{Access, PUBLISHERS, READERS, REVIEWERS, SIGNERS, StaffRoute, WITHDRAWERS, WRITERS};

/// The routes, each with who may open it.
pub const ROUTES: &[StaffRoute] = &[
    StaffRoute { path: "/desk/items", access: Access::Seat(READERS), handler: || get(list::show) },
    StaffRoute {
        path: "/desk/items/new",
        access: Access::Seat(WRITERS),
        handler: || get(edit::begin).post(edit::draft),
    },
    StaffRoute {
        path: "/desk/items/words",
        access: Access::Seat(READERS),
        handler: || get(words::show).post(words::save),
    },
    StaffRoute {
        path: "/desk/items/words.csv",
        access: Access::Seat(READERS),
        handler: || get(words::export),
    },
    StaffRoute { path: "/desk/items/recheck", access: Access::Seat(READERS), handler: || get(recheck::show) },
    StaffRoute { path: "/desk/items/passed", access: Access::Seat(READERS), handler: || get(words::passed) },
    StaffRoute {
        path: "/desk/items/{id}/mend",
        access: Access::Seat(WRITERS),
        handler: || get(mend::show).post(mend::save),
    },
    StaffRoute {
        path: "/desk/items/{id}/leave",
        access: Access::Seat(WRITERS),
        handler: || get(leave::show).post(leave::save),
    },
    StaffRoute {
        path: "/desk/items/{id}/second",
        access: Access::Seat(REVIEWERS),
        handler: || post(mend::second),
    },
    StaffRoute {
        path: "/desk/items/{id}/allow",
        access: Access::Seat(WRITERS),
        handler: || post(mend::allow),
    },
    StaffRoute { path: "/desk/items/{id}", access: Access::Seat(READERS), handler: || get(show::show) },
    StaffRoute {
        path: "/desk/items/{id}/edit",
        access: Access::Seat(WRITERS),
        handler: || get(edit::open).post(edit::save),
    },
    StaffRoute {
        path: "/desk/items/{id}/submit",
        access: Access::Seat(WRITERS),
        handler: || post(edit::submit),
    },
    StaffRoute {
        path: "/desk/items/{id}/review",
        access: Access::Seat(REVIEWERS),
        handler: || get(review::show).post(review::decide),
    },
    StaffRoute {
        path: "/desk/items/{id}/secrecy",
        access: Access::Seat(REVIEWERS),
        handler: || get(review::show).post(review::check_secrecy),
    },
    StaffRoute {
        path: "/desk/items/{id}/sign",
        access: Access::Seat(SIGNERS),
        handler: || get(sign::show).post(sign::sign),
    },
    StaffRoute {
        path: "/desk/items/{id}/publish",
        access: Access::Seat(PUBLISHERS),
        handler: || get(publish::show).post(publish::publish),
    },
    StaffRoute {
        path: "/desk/items/{id}/withdraw",
        access: Access::Seat(WITHDRAWERS),
        handler: || get(withdraw::show).post(withdraw::withdraw),
    },
    StaffRoute {
        path: "/desk/items/{id}/repeal",
        access: Access::Seat(PUBLISHERS),
        handler: || get(repeal::show).post(repeal::repeal),
    },
    StaffRoute {
        path: "/desk/items/{id}/versions/{version}",
        access: Access::Seat(READERS),
        handler: || get(version::show),
    },
];
