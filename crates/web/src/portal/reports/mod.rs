//! 年度报告: what is published, by year and body; a report in the national form, and as files (AR-13).

mod compare;
mod list;
mod show;

use axum::routing::get;

use crate::routes::Route;

/// The routes: open to everybody.
pub const ROUTES: &[Route] = &[
    Route { path: "/reports", handler: || get(list::of_all), samples: list::samples },
    Route { path: "/reports/{name}", handler: || get(show::show), samples: show::samples },
    Route { path: "/bodies/{code}/reports", handler: || get(list::of_body), samples: Vec::new },
];
