//! A least rate for bodies: who sends byte by byte is not waited for.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use axum::body::{Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// So long a body may be waited for whatever its length: a connection over the air falls silent now and then.
const GRACE: Duration = Duration::from_secs(10);
/// So many bytes earn one more second of waiting.
const BYTES_A_SECOND: u64 = 1_000;

/// The body came too slowly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the body came too slowly")]
pub(crate) struct TooSlow;

/// A body that fails when it was waited for too long in all. The time that the reader itself takes does not count.
pub(super) struct Paced<B> {
    body: B,
    grace: Duration,
    received: u64,
    waited: Duration,
    waiting_since: Option<Instant>,
    end: Option<Pin<Box<Sleep>>>,
}

impl<B> Paced<B> {
    pub(super) fn new(body: B) -> Self {
        Self { body, grace: GRACE, received: 0, waited: Duration::ZERO, waiting_since: None, end: None }
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
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        let until = since + self.allowed().saturating_sub(self.waited);
        let end = self.end.get_or_insert_with(|| Box::pin(sleep_until(until)));
        end.as_mut().poll(context).map(|()| Some(Err(TooSlow.into())))
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

    fn paced(body: Body, grace: Duration) -> Body {
        Body::new(Paced { grace, ..Paced::new(body) })
    }

    #[tokio::test]
    async fn who_sends_nothing_is_not_waited_for() {
        let silent = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
        let error = to_bytes(paced(silent, Duration::from_millis(20)), 100).await.unwrap_err();
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        assert!(cause.is::<TooSlow>(), "{error:?}");
    }

    #[tokio::test]
    async fn what_comes_at_once_needs_no_grace() {
        let body = paced(Body::from(vec![b'x'; 5_000]), Duration::ZERO);
        assert_eq!(to_bytes(body, 10_000).await.unwrap().len(), 5_000);
    }

    #[test]
    fn bytes_earn_time() {
        let mut body = Paced::new(Body::empty());
        body.arrived(60_000);
        assert_eq!(body.allowed(), Duration::from_secs(70));
    }
}
