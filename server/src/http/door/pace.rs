//! A least rate for bodies: who sends byte by byte is not waited for.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use axum::body::{Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// So many bytes earn one more second of waiting.
const BYTES_A_SECOND: u64 = 1_000;

/// The body came too slowly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the body came too slowly")]
pub(crate) struct TooSlow;

/// How far a body has come, for layers that do not read it themselves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coming(Arc<Progress>);

#[derive(Debug, Default)]
struct Progress {
    is_whole: AtomicBool,
    was_too_slow: AtomicBool,
}

impl Coming {
    /// Whether it came to its end.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.is_whole.load(Ordering::Relaxed)
    }

    /// Whether it was given up because it came too slowly.
    pub(crate) fn was_too_slow(&self) -> bool {
        self.0.was_too_slow.load(Ordering::Relaxed)
    }
}

/// A body that fails when it was waited for too long in all. The time that the reader itself takes does not count.
pub(super) struct Paced<B> {
    body: B,
    coming: Coming,
    grace: Duration,
    received: u64,
    waited: Duration,
    waiting_since: Option<Instant>,
    end: Option<Pin<Box<Sleep>>>,
}

impl<B> Paced<B> {
    /// A body that may be waited for so long whatever its length.
    pub(super) fn new(body: B, grace: Duration) -> Self {
        Self {
            body,
            coming: Coming::default(),
            grace,
            received: 0,
            waited: Duration::ZERO,
            waiting_since: None,
            end: None,
        }
    }

    /// How far it has come, to be asked while it is read.
    pub(super) fn coming(&self) -> Coming {
        self.coming.clone()
    }

    /// So long it may be waited for in all, after what has come.
    fn allowed(&self) -> Duration {
        self.grace + Duration::from_millis(self.received * 1000 / BYTES_A_SECOND)
    }

    /// Something came: the waiting is over, and counted.
    fn arrived(&mut self, bytes: usize) {
        if let Some(since) = self.waiting_since.take() {
            self.waited += since.elapsed();
        }
        self.end = None;
        self.received = self.received.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
    }
}

impl<B> HttpBody for Paced<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let bytes = match &frame {
                Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
                _ => 0,
            };
            self.arrived(bytes);
            if frame.is_none() || self.body.is_end_stream() {
                self.coming.0.is_whole.store(true, Ordering::Relaxed);
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        let until = since + self.allowed().saturating_sub(self.waited);
        let end = self.end.get_or_insert_with(|| Box::pin(sleep_until(until)));
        end.as_mut().poll(context).map(|()| {
            self.coming.0.was_too_slow.store(true, Ordering::Relaxed);
            Some(Err(TooSlow.into()))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use axum::body::{Body, to_bytes};
    use futures::stream;

    use super::*;

    #[tokio::test]
    async fn who_sends_nothing_is_not_waited_for() {
        let silent = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
        let paced = Paced::new(silent, Duration::from_millis(20));
        let coming = paced.coming();
        let error = to_bytes(Body::new(paced), 100).await.unwrap_err();
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        assert!(cause.is::<TooSlow>(), "{error:?}");
        assert!(coming.was_too_slow() && !coming.is_whole());
    }

    #[tokio::test]
    async fn what_comes_at_once_needs_no_grace() {
        let paced = Paced::new(Body::from(vec![b'x'; 5_000]), Duration::ZERO);
        let coming = paced.coming();
        assert!(!coming.is_whole());
        assert_eq!(to_bytes(Body::new(paced), 10_000).await.unwrap().len(), 5_000);
        assert!(coming.is_whole() && !coming.was_too_slow());
    }

    #[test]
    fn bytes_earn_time() {
        let mut body = Paced::new(Body::empty(), Duration::from_secs(10));
        body.arrived(60_000);
        assert_eq!(body.allowed(), Duration::from_secs(70));
    }
}
