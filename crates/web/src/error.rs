//! Pages for what was not found and what went wrong.

use std::any::Any;
use std::fmt::Display;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use tower_http::catch_panic::ResponseForPanic;

use crate::page::Shell;
use crate::parts::Pages;
use crate::site::Site;

/// 404: nothing here, or nothing that this reader may know of.
pub struct NotFound(
    /// The shell of the request.
    pub Shell,
);

#[derive(Template)]
#[template(path = "not_found.html")]
struct NotFoundPage<'a> {
    shell: &'a Shell,
}

/// Stands alone, because the shell itself may be what broke.
#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    site: &'a Site,
    stylesheet: &'static str,
    reference: &'a str,
}

impl IntoResponse for NotFound {
    fn into_response(self) -> Response {
        self.0.respond(StatusCode::NOT_FOUND, &NotFoundPage { shell: &self.0 })
    }
}

#[derive(Template)]
#[template(path = "no_page.html")]
struct NoPage<'a> {
    shell: &'a Shell,
    asked: u64,
    pages: &'a Pages,
}

/// 404: a page of a list that lies beyond its last.
pub fn beyond(shell: &Shell, pages: &Pages) -> Option<Response> {
    let asked = pages.beyond()?;
    Some(shell.respond(StatusCode::NOT_FOUND, &NoPage { shell, asked, pages }))
}

#[derive(Template)]
#[template(path = "by_form.html")]
struct ByFormPage<'a> {
    shell: &'a Shell,
    back: &'a str,
}

/// 405: an address that takes forms, opened as a page. It says so, and leads to the page that has the form.
pub async fn only_by_form(method: Method, shell: Shell) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, NotFound(shell)).into_response();
    }
    let back = page_of_form(&shell.path);
    shell.respond(StatusCode::METHOD_NOT_ALLOWED, &ByFormPage { shell: &shell, back: &back })
}

/// The page with the form that is sent to an address: the address without its last part.
fn page_of_form(path: &str) -> String {
    let mut parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    parts.pop();
    // The seats of a person stand on the page of the person; the questions of a draft begin at the start.
    match parts.as_slice() {
        [.., "seats"] => drop(parts.pop()),
        ["apply", ..] => parts.truncate(1),
        [] => return "/desk".to_owned(),
        _ => {}
    }
    format!("/{}", parts.join("/"))
}

/// 410: was here and is not any more, and nothing of it may be shown.
pub struct Gone {
    /// The shell of the request.
    pub shell: Shell,
    /// Who took it off, when, and of what class the reason is.
    pub words: String,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage<'a> {
    shell: &'a Shell,
    words: &'a str,
}

impl IntoResponse for Gone {
    fn into_response(self) -> Response {
        self.shell.respond(StatusCode::GONE, &GonePage { shell: &self.shell, words: &self.words })
    }
}

/// 503: this machine lacks something; the words say what, and who can help.
pub struct Unable {
    /// The shell of the request.
    pub shell: Shell,
    /// What is missing and what to do.
    pub words: String,
}

#[derive(Template)]
#[template(path = "unable.html")]
struct UnablePage<'a> {
    shell: &'a Shell,
    words: &'a str,
}

impl IntoResponse for Unable {
    fn into_response(self) -> Response {
        tracing::warn!(cause = %self.words, "file not made");
        let page = UnablePage { shell: &self.shell, words: &self.words };
        self.shell.respond(StatusCode::SERVICE_UNAVAILABLE, &page)
    }
}

/// 500: logs the failure once and shows its reference number only.
pub fn failure(shell: &Shell, cause: &dyn Display) -> Response {
    failure_page(&shell.site, cause)
}

fn failure_page(site: &Site, cause: &dyn Display) -> Response {
    let reference = reference();
    tracing::error!(%reference, %cause, "request failed");
    let page = FailurePage { site, stylesheet: crate::assets::stylesheet(), reference: &reference };
    let html = page.render().unwrap_or_else(|_| format!("系统出错，编号{reference}"));
    (StatusCode::INTERNAL_SERVER_ERROR, Html(html)).into_response()
}

/// Refuses a form that another site sent in this reader's name.
#[derive(Debug, Clone)]
pub struct OnCrossSite {
    /// The site's settings.
    pub site: Arc<Site>,
}

#[derive(Template)]
#[template(path = "cross_site.html")]
struct CrossSitePage<'a> {
    site: &'a Site,
    stylesheet: &'static str,
}

impl OnCrossSite {
    /// 403, and how to go on.
    pub fn page(&self) -> Response {
        let page = CrossSitePage { site: &self.site, stylesheet: crate::assets::stylesheet() };
        let html = page.render().unwrap_or_else(|_| "这一表单不是从本站提交的，没有受理".to_owned());
        (StatusCode::FORBIDDEN, Html(html)).into_response()
    }
}

/// Eight digits to quote on the telephone.
fn reference() -> String {
    let mut bytes = [0; 4];
    // Without randomness the number is still a number; the log line tells the cases apart by time.
    let _ = getrandom::fill(&mut bytes);
    format!("{:08}", u32::from_le_bytes(bytes) % 100_000_000)
}

/// Turns a panic into the 500 page.
#[derive(Debug, Clone)]
pub struct OnPanic {
    /// The site's settings.
    pub site: Arc<Site>,
}

impl ResponseForPanic for OnPanic {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, cause: Box<dyn Any + Send>) -> Response {
        let words = cause.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("panic without words");
        failure_page(&self.site, &words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_its_page() {
        for (path, page) in [
            ("/desk/items/7/submit", "/desk/items/7"),
            ("/desk/settings/people/7/seats/8", "/desk/settings/people/7"),
            ("/desk/settings/people/7/seats", "/desk/settings/people/7"),
            ("/desk/settings/people/7/login", "/desk/settings/people/7"),
            ("/desk/reports/7/recount", "/desk/reports/7"),
            ("/sign-out", "/desk"),
            ("/progress/abc/end", "/progress/abc"),
            ("/apply/draft/abc/discard", "/apply"),
            ("/apply/new/SFMZ", "/apply"),
        ] {
            assert_eq!(page_of_form(path), page, "{path}");
        }
    }

    #[tokio::test]
    async fn a_failure_shows_its_number_and_hides_its_cause() {
        let site = Site { name: "示范县".into(), phone: "000-0000000".into(), ..Site::default() };
        let response = failure_page(&site, &"secret of the machine");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(html.contains("编号") && html.contains("000-0000000"));
        assert!(!html.contains("secret"));
    }
}
