//! The body of a form is read whole before anything is done with it: bounded, at a least rate, out of one budget for all.
//!
//! A comment counts from its last byte (R-T5): only then is its instant read, and whatever it waits for afterwards does
//! not make it later.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, header};
use site::{Arrived, PageError, SentComment, Site};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::door::TooSlow;
use super::limits::RequestKind;
use super::unsent::TypedBody;
use super::{BODY_LIMIT, size};

/// How much all bodies together may take, in kilobytes, while they are read and answered.
const BUDGET: usize = 160 * 1024;
/// A refused form up to this size, in bytes, is read nevertheless, so that its words can be handed back.
const WORTH_HANDING_BACK: usize = 64 * 1024;

/// Reads the bodies of one process.
#[derive(Clone)]
pub(super) struct WholeBodies {
    site: Arc<Site>,
    budget: Arc<Semaphore>,
}

/// A body, and its part of the budget until it is dropped.
struct Whole {
    bytes: Bytes,
    _part: Option<OwnedSemaphorePermit>,
}

impl WholeBodies {
    /// Reads bodies for a site.
    pub(super) fn new(site: Arc<Site>) -> Self {
        Self { site, budget: Arc::new(Semaphore::new(BUDGET)) }
    }

    async fn read(&self, mut body: Body, most: usize) -> Result<Whole, PageError> {
        let mut read = Vec::new();
        let mut part: Option<OwnedSemaphorePermit> = None;
        while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
        {
            let frame = frame.map_err(|error| why(&error))?;
            let Ok(data) = frame.into_data() else { continue };
            if read.len() + data.len() > most {
                return Err(PageError::TooLarge);
            }
            read.extend_from_slice(&data);
            let held = part.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
            let more = u32::try_from(read.capacity().div_ceil(1024).saturating_sub(held)).unwrap_or(u32::MAX);
            if more > 0 {
                let more = self.budget.clone().try_acquire_many_owned(more).map_err(|_| PageError::Busy)?;
                match &mut part {
                    Some(part) => part.merge(more),
                    None => part = Some(more),
                }
            }
        }
        Ok(Whole { bytes: read.into(), _part: part })
    }

    /// Reads the form of a request that was refused, if it is a small one, so that the answer can hand it back.
    pub(super) async fn hand_back(&self, request: Request) {
        let told = size::told(request.headers());
        if is_comment_with_parts(&request) {
            if told.is_some_and(|length| length <= WORTH_HANDING_BACK) {
                // What it says is kept as it is read; it is not sent.
                let _typed = SentComment::read(&self.site, request).await;
            }
            return;
        }
        if !is_form(&request) || told.is_some_and(|length| length > WORTH_HANDING_BACK) {
            return;
        }
        let Some(typed) = request.extensions().get::<TypedBody>().cloned() else { return };
        if let Ok(whole) = self.read(request.into_body(), WORTH_HANDING_BACK).await {
            typed.set(whole.bytes);
        }
    }
}

/// Reads the body of a request to its end.
pub(super) async fn whole(State(bodies): State<WholeBodies>, request: Request, next: Next) -> Response {
    // What brings a file is read by its own address, piece by piece.
    if request.method() != Method::POST || size::takes_file(&request) {
        return next.run(request).await;
    }
    let typed = request.extensions().get::<TypedBody>().cloned().filter(|_| is_form(&request));
    let (mut parts, body) = request.into_parts();
    let whole = match bodies.read(body, BODY_LIMIT).await {
        Ok(whole) => whole,
        Err(error) => return error.into_response(),
    };
    if parts.extensions.get::<RequestKind>() == Some(&RequestKind::Comment) {
        parts.extensions.insert(Arrived(bodies.site.clock.now()));
    }
    if let Some(typed) = typed {
        typed.set(whole.bytes.clone());
    }
    next.run(Request::from_parts(parts, Body::from(whole.bytes.clone()))).await
}

fn is_form(request: &Request) -> bool {
    kind(request.headers()).starts_with(b"application/x-www-form-urlencoded")
        && request.method() == Method::POST
}

/// Whether a comment comes as a form that may bring files.
fn is_comment_with_parts(request: &Request) -> bool {
    let address = request.extensions().get::<MatchedPath>();
    size::takes_file(request) && address.is_some_and(|address| address.as_str().ends_with("/comment"))
}

fn kind(headers: &HeaderMap) -> &[u8] {
    headers.get(header::CONTENT_TYPE).map_or(b"".as_slice(), header::HeaderValue::as_bytes)
}

/// Why a body did not come to its end.
fn why(error: &(dyn Error + 'static)) -> PageError {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<TooSlow>() {
            return PageError::TooSlow;
        }
        cause = error.source();
    }
    PageError::BadRequest
}
