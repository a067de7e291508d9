//! The number of a record in an address.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::error::NotFound;
use crate::page::Shell;

/// The numbers in an address, in order; what is none leads nowhere.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<const N: usize>(
    /// The numbers.
    pub [i64; N],
);

impl<const N: usize> FromRequestParts<App> for Numbers<N> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let numbers = match RawPathParams::from_request_parts(parts, app).await {
            Ok(params) => params.iter().map(|(_, value)| value.parse().ok()).collect::<Option<Vec<i64>>>(),
            Err(_) => None,
        };
        if let Some(numbers) = numbers.and_then(|numbers| <[i64; N]>::try_from(numbers).ok()) {
            return Ok(Self(numbers));
        }
        match Shell::from_request_parts(parts, app).await {
            Ok(shell) => Err(NotFound(shell).into_response()),
            Err(never) => match never {},
        }
    }
}
