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

/// A style sheet with the name it is served under.
struct Sheet {
    name: &'static str,
    text: &'static str,
}

/// What every page looks like, and what the pages of the workbench look like besides.
const SHEETS: [Sheet; 2] = [
    Sheet { name: "base", text: include_str!("../assets/base.css") },
    Sheet { name: "desk", text: include_str!("../assets/desk.css") },
];

/// The address of the style sheet of every page.
pub fn stylesheet() -> &'static str {
    &addresses()[0]
}

/// The address of the style sheet that pages of the workbench have besides.
pub fn desk_stylesheet() -> &'static str {
    &addresses()[1]
}

fn addresses() -> &'static [String; 2] {
    static ADDRESSES: OnceLock<[String; 2]> = OnceLock::new();
    ADDRESSES.get_or_init(|| SHEETS.map(|sheet| format!("/assets/{}.{}.css", sheet.name, digest(sheet.text))))
}

/// Serves a style sheet under its present name only.
pub async fn show(Path(name): Path<String>, headers: HeaderMap, shell: Shell) -> Response {
    let at = addresses().iter().position(|address| address.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(sheet) = at.and_then(|at| SHEETS.get(at)) else { return NotFound(shell).into_response() };
    let tag = format!("\"{}\"", digest(sheet.text));
    let known = headers.get("if-none-match").is_some_and(|given| given.as_bytes() == tag.as_bytes());
    let cache = [(ETAG, tag.as_str()), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    if known {
        return (StatusCode::NOT_MODIFIED, cache).into_response();
    }
    (cache, [(CONTENT_TYPE, "text/css; charset=utf-8")], sheet.text).into_response()
}

/// The picture of a tab.
pub async fn icon() -> Response {
    let icon = include_bytes!("../assets/favicon.ico").as_slice();
    ([(CONTENT_TYPE, "image/x-icon"), (CACHE_CONTROL, "public, max-age=86400")], icon).into_response()
}

/// What robots may not read: the workbench, drafts, and what is one applicant's.
pub async fn robots() -> Response {
    let text = include_str!("../assets/robots.txt");
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "public, max-age=86400")], text)
        .into_response()
}

/// Sixteen hexadecimal digits that stand for a text.
pub fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().take(8).fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
        hex
    })
}
