//! The one table of routes. The router is built from it, and the tests walk it.

use axum::routing::{MethodRouter, get};

use crate::app::App;
use crate::{assets, portal};

/// One address of the site. All of them are open to everybody and only read.
pub struct Route {
    /// The path, in the router's notation.
    pub path: &'static str,
    /// What answers there.
    pub handler: fn() -> MethodRouter<App>,
    /// Addresses under this route that show every state of its page, with the status expected.
    pub samples: fn() -> Vec<(String, u16)>,
}

/// All routes.
pub const ROUTES: &[Route] = &[
    Route { path: "/", handler: || get(portal::home::show), samples: || vec![("/".into(), 200)] },
    Route { path: "/apply", handler: || get(portal::apply::show), samples: || vec![("/apply".into(), 200)] },
    Route { path: "/period", handler: || get(portal::period::show), samples: portal::period::samples },
    Route {
        path: "/outcomes",
        handler: || get(portal::outcomes::show),
        samples: || vec![("/outcomes".into(), 200)],
    },
    Route {
        path: "/accessibility",
        handler: || get(portal::accessibility::show),
        samples: || vec![("/accessibility".into(), 200)],
    },
    Route {
        path: "/privacy",
        handler: || get(portal::privacy::show),
        samples: || vec![("/privacy".into(), 200)],
    },
    Route { path: "/assets/{name}", handler: || get(assets::show), samples: Vec::new },
];
