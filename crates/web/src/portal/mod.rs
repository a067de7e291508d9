//! Pages for the public, one file a page.

pub mod accessibility;
pub mod apply;
pub mod home;
pub mod outcomes;
pub mod period;
pub mod privacy;

use axum::routing::get;

use crate::assets;
use crate::routes::Route;

/// The routes of the portal: open to everybody.
pub const ROUTES: &[Route] = &[
    Route { path: "/", handler: || get(home::show), samples: || vec![("/".into(), 200)] },
    Route { path: "/apply", handler: || get(apply::show), samples: || vec![("/apply".into(), 200)] },
    Route { path: "/period", handler: || get(period::show), samples: period::samples },
    Route { path: "/outcomes", handler: || get(outcomes::show), samples: || vec![("/outcomes".into(), 200)] },
    Route {
        path: "/accessibility",
        handler: || get(accessibility::show),
        samples: || vec![("/accessibility".into(), 200)],
    },
    Route { path: "/privacy", handler: || get(privacy::show), samples: || vec![("/privacy".into(), 200)] },
    Route { path: "/assets/{name}", handler: || get(assets::show), samples: Vec::new },
];
