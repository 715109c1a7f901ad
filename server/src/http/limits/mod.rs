//! How often one network may write and ask: the first line of defence, before a body is read or a database touched.

mod bucket;
mod kind;
mod shared;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::language::Language;
use http::{Extensions, HeaderValue, StatusCode, header};
use site::components::fault::words;
use site::{Arrived, PageError, Site, Visitor, carries_session};
use tokio::time::Instant;

use super::gather::WholeBodies;
use super::{BODY_LIMIT, Guard, client, explain, network, size};
use bucket::{Allowance, Buckets};
use kind::RequestKinds;
use shared::SharedLimits;

pub(super) use kind::RequestKind;

/// So often a minute a network is told in a whole page that it must wait, with what was typed in it; then in one line.
const WHOLE_PAGES: u32 = 20;
/// So often a minute a network may send forms of the desk with sessions that nobody has.
const NOBODYS_SESSIONS: u32 = 120;
/// So many portions of files a minute a network may bring with comments; as many again at once.
const PORTIONS_OF_FILES: u32 = 20;
/// The bytes of a portion.
const PORTION: usize = 10 << 20;
/// What comments are called where all instances count.
const COMMENTS: &str = "comments";
/// So many times more comments that come back to be mended are let through than comments that are taken.
const REFUSED_TIMES: u32 = 6;

/// Marks an answer that hands a form back to be mended although its status does not say so.
#[derive(Clone, Copy, Debug)]
pub(super) struct RefusedForm;

/// The limits of one process.
#[derive(Clone)]
pub(super) struct Limits(Arc<Inner>);

struct Inner {
    site: Arc<Site>,
    bodies: WholeBodies,
    kinds: RequestKinds,
    comments: Option<Buckets>,
    refused: Option<Buckets>,
    forms: Option<Buckets>,
    machines: Option<Buckets>,
    files: Option<Buckets>,
    nobody: Option<Buckets>,
    told: Option<Buckets>,
    shared: SharedLimits,
}

impl Limits {
    /// The limits that the settings name.
    pub(super) fn new(site: Arc<Site>, guard: &Guard, bodies: WholeBodies) -> Self {
        let buckets = |number, times| Allowance::per_minute(number, times).map(Buckets::new);
        Self(Arc::new(Inner {
            shared: SharedLimits::of(&site.services),
            site,
            bodies,
            kinds: RequestKinds::of_the_tables(),
            comments: buckets(guard.comments_per_minute, 2),
            refused: buckets(guard.comments_per_minute.saturating_mul(REFUSED_TIMES), 2),
            forms: buckets(guard.forms_per_minute, 2),
            machines: buckets(guard.api_per_minute, 1),
            files: buckets(PORTIONS_OF_FILES, 2).filter(|_| guard.comments_per_minute > 0),
            nobody: buckets(NOBODYS_SESSIONS, 2).filter(|_| guard.forms_per_minute > 0),
            told: buckets(WHOLE_PAGES, 2),
        }))
    }
}

impl Inner {
    /// How long the asker has to wait, if at all.
    async fn wait(
        &self,
        kind: RequestKind,
        has_session: bool,
        network: IpAddr,
        at: DateTime<Utc>,
    ) -> Option<Duration> {
        let now = Instant::now();
        let (name, buckets) = match kind {
            RequestKind::Reading => return None,
            // It costs nothing that another instance would have to know.
            RequestKind::Machine => return self.machines.as_ref()?.take(network, now).err(),
            RequestKind::Desk if has_session => return self.nobody.as_ref()?.wait(network, now),
            RequestKind::Comment => (COMMENTS, self.comments.as_ref()?),
            RequestKind::Form | RequestKind::Desk => ("forms", self.forms.as_ref()?),
        };
        if let Err(wait) = buckets.take(network, now) {
            return Some(wait);
        }
        let wait = self.shared.take(&self.site.services, name, network, buckets.allowance(), at).await?;
        // Whoever is refused by all instances is refused by this one from now on without asking again.
        buckets.empty(network, now, wait);
        Some(wait)
    }

    /// How long a network has to wait that brought too many bytes of files with its comments. A length that is not told is the
    /// longest.
    fn wait_with_files(&self, kind: RequestKind, request: &Request, network: IpAddr) -> Option<Duration> {
        let files = self.files.as_ref()?;
        let length = size::told(request.headers()).unwrap_or(size::FILE_LIMIT).min(size::FILE_LIMIT);
        if kind != RequestKind::Comment || !size::takes_file(request) || length <= BODY_LIMIT {
            return None;
        }
        let portions = u32::try_from(length.div_ceil(PORTION)).unwrap_or(u32::MAX);
        files.take_several(network, portions, Instant::now()).err()
    }

    /// Gives back what a comment cost that came back to be mended, unless that is itself too often.
    async fn forgive(&self, network: IpAddr) {
        let (Some(comments), Some(refused)) = (&self.comments, &self.refused) else { return };
        if refused.take(network, Instant::now()).is_ok() {
            comments.give_back(network);
            let allowance = comments.allowance();
            self.shared.give_back(&self.site.services, COMMENTS, network, allowance).await;
        }
    }

    /// Says that it is too often: in a page that holds what was typed, as long as that is not itself too often.
    async fn refuse(&self, request: Request, network: IpAddr, wait: Duration) -> Response {
        let retry_after_seconds = Ord::max(wait.as_secs() + u64::from(wait.subsec_nanos() > 0), 1);
        let error = PageError::TooMany { retry_after_seconds };
        if !explain::is_for_a_reader(request.uri().path()) {
            return error.into_response();
        }
        let told = self.told.as_ref().is_none_or(|told| told.take(network, Instant::now()).is_ok());
        if told {
            self.bodies.hand_back(request).await;
            return error.into_response();
        }
        in_one_line(request, &error)
    }
}

/// Refuses what comes too often.
pub(super) async fn hold_back(State(limits): State<Limits>, mut request: Request, next: Next) -> Response {
    let limits = limits.0;
    let network = network::of(client::of(request.extensions()));
    let kind = limits.kinds.of(&request);
    let has_session = carries_session(request.headers(), limits.site.settings.secure_cookies);
    let at = arrived(request.extensions());
    if let Some(wait) = limits.wait(kind, has_session, network, at).await {
        return limits.refuse(request, network, wait).await;
    }
    if let Some(wait) = limits.wait_with_files(kind, &request, network) {
        return limits.refuse(request, network, wait).await;
    }
    request.extensions_mut().insert(kind);
    let response = next.run(request).await;
    let is_nobodys = has_session && response.status() == StatusCode::UNAUTHORIZED;
    if kind == RequestKind::Desk
        && is_nobodys
        && let Some(nobody) = &limits.nobody
    {
        let _full_already = nobody.take(network, Instant::now());
    }
    let to_be_mended = response.status() == StatusCode::UNPROCESSABLE_ENTITY
        || response.extensions().get::<RefusedForm>().is_some();
    if kind == RequestKind::Comment && to_be_mended {
        limits.forgive(network).await;
    }
    response
}

fn arrived(extensions: &Extensions) -> DateTime<Utc> {
    extensions.get::<Arrived>().map_or(DateTime::UNIX_EPOCH, |arrived| arrived.0)
}

/// The shortest answer that says what is the matter.
fn in_one_line(request: Request, error: &PageError) -> Response {
    let (parts, _) = request.into_parts();
    let code = parts.uri.path().split('/').nth(1).unwrap_or_default();
    let language = Language::from_code(code).unwrap_or_else(|| site::preferred_language(&parts.headers));
    let visitor = Visitor::in_language(&parts, language, arrived(&parts.extensions));
    let (_, says) = words(&visitor, error);
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    let mut response = (StatusCode::TOO_MANY_REQUESTS, [(header::CONTENT_TYPE, kind)], says).into_response();
    if let Some(seconds) = error.retry_after_seconds() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
