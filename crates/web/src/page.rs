//! What every page has: its shell, taken from the request, and the way a template becomes a response.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use statute::due::LastDay;

use crate::app::App;
use crate::error::failure;
use crate::form::Fields;
use crate::mode::Mode;
use crate::site::Site;

/// The frame around a page: site, mode, where the reader is.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The site's settings.
    pub site: Arc<Site>,
    /// How the page is shown.
    pub mode: Mode,
    /// Today's date.
    pub today: Date,
    /// The path asked for.
    pub path: String,
    /// The fields of the query.
    pub query: Fields,
    chosen: bool,
    /// Digests of this page that the reader has already.
    known: Option<String>,
}

impl Shell {
    /// Entries of the main navigation: address and name.
    pub const NAV: [(&'static str, &'static str); 7] = [
        ("/", "首页"),
        ("/bodies", "公开单位"),
        ("/items", "主动公开"),
        ("/apply", "依申请公开"),
        ("/progress", "进度查询"),
        ("/period", "期限计算"),
        ("/outcomes", "处理决定"),
    ];

    /// The five entries of 大字版.
    const LARGE_NAV: [(&'static str, &'static str); 5] = [
        ("/items", "查文件"),
        ("/items?category=activities", "看公告"),
        ("/items?category=service_guide", "办事指南"),
        ("/apply", "我要申请"),
        ("/bodies", "联系我们"),
    ];

    /// The entries of the main navigation: few and large in 大字版.
    pub fn nav(&self) -> &'static [(&'static str, &'static str)] {
        match self.mode {
            Mode::Large | Mode::Larger => &Self::LARGE_NAV,
            Mode::Standard | Mode::Yellow | Mode::White | Mode::Blue => &Self::NAV,
        }
    }

    /// How an entry of the navigation is marked: as this page, as the part of the site this page is in, or not.
    pub fn current(&self, address: &str) -> Option<&'static str> {
        if let Some((path, query)) = address.split_once('?') {
            let category = self.query.text("category").map(|code| format!("category={code}"));
            return (self.path == path && category.as_deref() == Some(query)).then_some("page");
        }
        let below = self.path.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'));
        if self.path == address { Some("page") } else { (below && address != "/").then_some("true") }
    }

    /// The address of this page as a reader types it, for print; the path alone where the site's own is not set.
    pub fn full_address(&self) -> String {
        format!("{}{}", self.site.url.trim_end_matches('/'), self.path)
    }

    /// The present page with another mode; what the reader typed stays in the address.
    pub fn in_mode(&self, mode: Mode) -> String {
        let kept = self.query.pairs().filter(|(name, _)| *name != "ui");
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept).append_pair("ui", mode.code());
        format!("{}?{}", self.path, query.finish())
    }

    /// The address of the style sheet.
    pub fn stylesheet() -> &'static str {
        crate::assets::stylesheet()
    }

    /// The address of the style sheet that pages of the workbench have besides.
    pub fn desk_stylesheet() -> &'static str {
        crate::assets::desk_stylesheet()
    }

    /// Renders a page that is meant for one person: kept nowhere on its way, nor in the browser.
    pub fn respond_private(&self, status: StatusCode, page: &impl Template) -> Response {
        let html = match page.render() {
            Ok(html) => html,
            Err(error) => return failure(self, &error),
        };
        let mut response = (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        self.keep_mode(&mut response);
        response
    }

    /// Renders a page in this shell.
    pub fn respond(&self, status: StatusCode, page: &impl Template) -> Response {
        let html = match page.render() {
            Ok(html) => html,
            Err(error) => return failure(self, &error),
        };
        let tag = format!("\"{}\"", crate::assets::digest(&html));
        if status == StatusCode::OK
            && !self.chosen
            && self.known.as_deref().is_some_and(|known| names(known, &tag))
        {
            return (StatusCode::NOT_MODIFIED, [(ETAG, tag.as_str()), (VARY, "Cookie")]).into_response();
        }
        let mut response = (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Cookie"));
        if let (StatusCode::OK, Ok(tag)) = (status, HeaderValue::try_from(tag)) {
            headers.insert(ETAG, tag);
        }
        self.keep_mode(&mut response);
        response
    }

    fn keep_mode(&self, response: &mut Response) {
        if self.chosen
            && let Ok(cookie) = HeaderValue::try_from(self.mode.cookie())
        {
            response.headers_mut().insert(SET_COOKIE, cookie);
        }
    }
}

impl FromRequestParts<App> for Shell {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let query = Fields::of_query(parts.uri.query().unwrap_or_default());
        let chosen = query.text("ui").and_then(Mode::from_code);
        Ok(Self {
            site: app.site.clone(),
            mode: chosen.unwrap_or_else(|| Mode::of_cookie(&parts.headers)),
            today: app.clock.today(),
            path: parts.uri.path().to_owned(),
            query,
            chosen: chosen.is_some(),
            known: parts.headers.get(IF_NONE_MATCH).and_then(|value| Some(value.to_str().ok()?.to_owned())),
        })
    }
}

/// Whether `If-None-Match` names a tag; compression on the way makes a strong tag weak.
fn names(known: &str, tag: &str) -> bool {
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

/// A last day in running text: 2027年1月5日（预估） where it may still move.
pub fn last_day(day: LastDay) -> String {
    format!("{}{}", in_words(day.date), day.mark())
}

/// A date in running text: 2024年6月3日.
pub fn in_words(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
