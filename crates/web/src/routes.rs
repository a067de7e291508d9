//! The routes, one table a part of the site. The router is built from them, and the tests walk them.

use axum::routing::MethodRouter;

use crate::app::App;
use crate::desk::{self, StaffRoute};
use crate::portal;

/// One address of the site.
pub struct Route {
    /// The path, in the router's notation.
    pub path: &'static str,
    /// What answers there.
    pub handler: fn() -> MethodRouter<App>,
    /// Addresses under this route that show every state of its page, with the status expected.
    pub samples: fn() -> Vec<(String, u16)>,
}

/// All routes open to everybody: the portal's, and the way into the workbench.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    portal::routes().chain(desk::DOORS)
}

/// All routes of the workbench; the router puts the gate before each.
pub fn staff_routes() -> impl Iterator<Item = &'static StaffRoute> {
    let tables = [
        desk::ROUTES,
        desk::items::ROUTES,
        desk::requests::ROUTES,
        desk::disputes::ROUTES,
        desk::reports::ROUTES,
        desk::region::ROUTES,
        desk::problems::ROUTES,
        desk::settings::ROUTES,
    ];
    tables.into_iter().flatten()
}
