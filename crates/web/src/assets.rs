//! Files of the site itself, served under names that carry their digest and so never change.

use std::fmt::Write as _;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use crate::error::NotFound;
use crate::page::Shell;

const BASE_CSS: &str = include_str!("../assets/base.css");

/// The address of the style sheet.
pub fn stylesheet() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| format!("/assets/base.{}.css", digest(BASE_CSS)))
}

/// Serves the style sheet under its present name only.
pub async fn show(Path(name): Path<String>, headers: HeaderMap, shell: Shell) -> Response {
    if stylesheet().strip_prefix("/assets/") != Some(name.as_str()) {
        return NotFound(shell).into_response();
    }
    let tag = format!("\"{}\"", digest(BASE_CSS));
    let known = headers.get("if-none-match").is_some_and(|given| given.as_bytes() == tag.as_bytes());
    let cache = [(ETAG, tag.as_str()), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    if known {
        return (StatusCode::NOT_MODIFIED, cache).into_response();
    }
    (cache, [(CONTENT_TYPE, "text/css; charset=utf-8")], BASE_CSS).into_response()
}

/// Sixteen hexadecimal digits that stand for a text.
pub fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().take(8).fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
        hex
    })
}
