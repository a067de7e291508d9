//! Cookies: a mode, and the token of a session. Nothing else is kept in the reader's browser.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

use crate::site::Site;

/// The value of a cookie that the browser sent.
pub fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let values = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, value)| value)
}

/// The name of the session's cookie: behind HTTPS one that only this very host can set (ASVS 3.3.3).
fn session_name(site: &Site) -> &'static str {
    if site.https { "__Host-session" } else { "session" }
}

/// The token of the session that the browser is in.
pub fn session<'a>(headers: &'a HeaderMap, site: &Site) -> Option<&'a str> {
    find(headers, session_name(site)).filter(|token| !token.is_empty())
}

/// Puts the browser into a session; without a token, out of it. The cookie ends with the browser, the session when
/// its time is over.
pub fn set_session(site: &Site, token: Option<&str>) -> HeaderValue {
    let secure = if site.https { "; Secure" } else { "" };
    let age = if token.is_none() { "; Max-Age=0" } else { "" };
    let (name, token) = (session_name(site), token.unwrap_or_default());
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    HeaderValue::try_from(cookie).expect("a token is hexadecimal digits")
}
