//! The record that an address names.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::error::NotFound;
use crate::page::Shell;

/// What stands in the address; what cannot be there is not found.
pub struct At<T>(
    /// The parts of the address.
    pub T,
);

impl<T: Send> FromRequestParts<App> for At<T>
where
    Path<T>: FromRequestParts<App>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        if let Ok(Path(named)) = Path::from_request_parts(parts, app).await {
            return Ok(Self(named));
        }
        let shell = match Shell::from_request_parts(parts, app).await {
            Ok(shell) => shell,
            Err(never) => match never {},
        };
        Err(NotFound(shell).into_response())
    }
}
