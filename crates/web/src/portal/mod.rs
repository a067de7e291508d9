//! Pages for the public, one file a page.

pub mod accessibility;
pub mod apply;
pub mod bodies;
pub mod body;
pub mod home;
pub mod item;
pub mod items;
pub mod map;
pub mod outcomes;
pub mod period;
pub mod privacy;
pub mod progress;
pub mod reports;
pub mod search;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use office::BodyId;
use store::{BodyName, StoreError, Tx};

use crate::app::{App, LARGEST_BODY};
use crate::assets;
use crate::desk::TooLong;
use crate::form::Fields;
use crate::page::Shell;
use crate::routes::Route;

/// A form as somebody without an account sends it.
pub struct Sent(pub Fields);

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        if let Ok(bytes) = to_bytes(body, LARGEST_BODY).await {
            return Ok(Self(Fields::of_form(&bytes)));
        }
        let Ok(shell) = Shell::from_request_parts(&mut parts, app).await;
        Err(TooLong { shell: &shell }.into_response())
    }
}

/// All bodies by name.
fn body_names(tx: &mut Tx<'_>) -> Result<Vec<BodyName>, StoreError> {
    tx.body_names()
}

/// The name of a body.
fn name_of(bodies: &[BodyName], id: BodyId) -> Option<&str> {
    bodies.iter().find(|body| body.id == id).map(|body| body.name.as_str())
}

/// The routes of the portal: open to everybody.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().chain(apply::ROUTES).chain(progress::ROUTES).chain(reports::ROUTES)
}

const ROUTES: &[Route] = &[
    Route { path: "/", handler: || get(home::show), samples: || vec![("/".into(), 200)] },
    Route { path: "/bodies", handler: || get(bodies::show), samples: || vec![("/bodies".into(), 200)] },
    Route { path: "/bodies/{code}", handler: || get(body::show), samples: body::samples },
    Route { path: "/bodies/{code}/guide", handler: || get(body::guide), samples: Vec::new },
    Route { path: "/bodies/{code}/rules", handler: || get(body::rules), samples: Vec::new },
    Route { path: "/bodies/{code}/items", handler: || get(items::of_body), samples: Vec::new },
    Route { path: "/items", handler: || get(items::of_all), samples: items::samples },
    Route { path: "/items/{id}", handler: || get(item::show), samples: item::samples },
    Route { path: "/search", handler: || get(search::show), samples: search::samples },
    Route { path: "/period", handler: || get(period::show), samples: period::samples },
    Route { path: "/outcomes", handler: || get(outcomes::show), samples: || vec![("/outcomes".into(), 200)] },
    Route {
        path: "/accessibility",
        handler: || get(accessibility::show),
        samples: || vec![("/accessibility".into(), 200)],
    },
    Route { path: "/map", handler: || get(map::show), samples: || vec![("/map".into(), 200)] },
    Route { path: "/privacy", handler: || get(privacy::show), samples: || vec![("/privacy".into(), 200)] },
    Route { path: "/assets/{name}", handler: || get(assets::show), samples: Vec::new },
    Route { path: "/favicon.ico", handler: || get(assets::icon), samples: Vec::new },
    Route { path: "/robots.txt", handler: || get(assets::robots), samples: Vec::new },
];
