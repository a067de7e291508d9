//! The application: what all requests share, and the router built from the one table.

use std::sync::Arc;
use std::time::Duration;

use acts::intake::Converter;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts as _, MatchedPath, Request, State};
use axum::http::header::{CONTENT_LENGTH, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use store::{Store, StoreError, Tx};
use tokio::sync::Notify;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

use crate::clock::Clock;
use crate::desk::region::Years;
use crate::desk::{Gate, TooLong, gate, upload};
use crate::error::{NotFound, OnCrossSite, OnPanic, only_by_form};
use crate::page::Shell;
use crate::routes::{routes, staff_routes};
use crate::site::Site;

/// What all requests share.
#[derive(Clone)]
pub struct App {
    /// Where today's date comes from.
    pub clock: Clock,
    /// The site's settings.
    pub site: Arc<Site>,
    /// The records.
    pub store: Store,
    /// Converts files of old formats, where this machine can.
    pub converter: Option<Arc<Converter>>,
    /// Rung when files were handed in, for whoever reads them.
    pub bell: Arc<Notify>,
    /// What was computed of the years that a supervising office collected; derived, and thrown away when they change.
    pub years: Arc<Years>,
}

/// A request may take this long before it is given up.
const TIMEOUT: Duration = Duration::from_secs(20);

/// One with files may take longer: they come over slow lines.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(15);

/// Bodies longer than this are refused unread. A Chinese letter takes nine bytes in a form.
pub(crate) const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Bodies with files may be longer, at the addresses that take files.
pub(crate) const LARGEST_UPLOAD: usize = 128 * 1024 * 1024;

/// Addresses longer than this lead nowhere, in bytes.
const LONGEST_ADDRESS: usize = 8192;

/// Sent with every response. Styles come from the site only, scripts from nowhere.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Sent where readers reach the site by HTTPS: they never come by another way again (ASVS 3.4.1).
const A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000");

impl App {
    /// An application without a converter.
    pub fn new(clock: Clock, site: Site, store: Store) -> Self {
        Self {
            clock,
            site: Arc::new(site),
            store,
            converter: None,
            bell: Arc::default(),
            years: Arc::default(),
        }
    }

    /// The same with a converter for files of old formats.
    #[must_use]
    pub fn converting(self, converter: Arc<Converter>) -> Self {
        Self { converter: Some(converter), ..self }
    }

    /// Runs `work` on a snapshot of the records, on a thread that may wait.
    ///
    /// # Errors
    /// What `work` returned, or the failure of the store.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.store.clone();
        tokio::task::spawn_blocking(move || store.read(work))
            .await
            .unwrap_or_else(|stopped| Err(lost(&stopped)))
    }

    /// Runs `work` in a transaction, on a thread that may wait; returns when it is durable.
    ///
    /// # Errors
    /// As [`read`](Self::read); nothing is changed then.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.store.clone();
        tokio::task::spawn_blocking(move || store.write(work))
            .await
            .unwrap_or_else(|stopped| Err(lost(&stopped)))
    }

    /// Runs work that takes its time and needs no records, on a thread that may wait; no connection is held meanwhile.
    ///
    /// # Errors
    /// When the work broke off.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        tokio::task::spawn_blocking(work).await.map_err(|stopped| lost(&stopped))
    }

    /// The router over all routes of the table.
    pub fn router(self) -> Router {
        let open = routes().fold(Router::new(), |router, route| router.route(route.path, (route.handler)()));
        let routes = staff_routes().fold(open, |router, route| {
            let before = Gate { app: self.clone(), access: route.access };
            let handler = (route.handler)().fallback(only_by_form);
            router.route(route.path, handler.layer(from_fn_with_state(before, gate)))
        });
        let refusal = OnCrossSite { site: self.site.clone() };
        let router = routes
            .fallback(async |shell: Shell| NotFound(shell))
            .method_not_allowed_fallback(only_by_form)
            .layer(from_fn_with_state(self.clone(), sane))
            .layer(CsrfLayer::new().with_rejection_response(move |_| refusal.page()))
            .layer(DefaultBodyLimit::disable())
            .layer(RequestBodyLimitLayer::new(LARGEST_UPLOAD))
            .layer(from_fn_with_state(self.clone(), bounded))
            .layer(from_fn(in_time))
            .layer(CatchPanicLayer::custom(OnPanic { site: self.site.clone() }))
            .layer(CompressionLayer::new())
            .layer(TraceLayer::new_for_http().make_span_with(span));
        let router = if self.site.https {
            router.layer(SetResponseHeaderLayer::overriding(STRICT_TRANSPORT_SECURITY, A_YEAR))
        } else {
            router
        };
        HEADERS
            .into_iter()
            .fold(router, |router, (name, value)| {
                let name = HeaderName::from_static(name);
                router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
            })
            .with_state(self)
    }
}

/// An address longer than any of ours leads nowhere, and is not repeated in the page that says so.
async fn sane(State(app): State<App>, request: Request, next: Next) -> Response {
    let query = request.uri().query().map_or(0, str::len);
    if request.uri().path().len() + query <= LONGEST_ADDRESS {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    parts.uri = Uri::from_static("/");
    let Ok(shell) = Shell::from_request_parts(&mut parts, &app).await;
    NotFound(shell).into_response()
}

/// A form that says it is too great is answered in words, unread.
async fn bounded(State(app): State<App>, request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let most = if upload::taken_at(request.uri().path()) { LARGEST_UPLOAD } else { LARGEST_BODY };
    if length.is_none_or(|length: usize| length <= most) {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    let Ok(shell) = Shell::from_request_parts(&mut parts, &app).await;
    TooLong { shell: &shell }.into_response()
}

/// Gives a request up that takes too long.
async fn in_time(request: Request, next: Next) -> Response {
    let most = if upload::taken_at(request.uri().path()) { UPLOAD_TIMEOUT } else { TIMEOUT };
    let answer = tokio::time::timeout(most, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// What the log says of a request: the route, and never the address, which may hold the key of a draft.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), route)
}

/// The thread broke off: its words are those of a panic within the store.
fn lost<E: From<StoreError>>(stopped: &tokio::task::JoinError) -> E {
    StoreError::Panicked(stopped.to_string()).into()
}
