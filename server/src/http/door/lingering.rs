//! After the last answer the door reads on for a little while: a system that closes on what was not read tells the visitor that the
//! connection broke, and the answer that explains why goes lost with it.

use std::future::Future;
use std::io::Result;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// So long nothing may come before the connection is closed; whoever sends a file sends all the time.
const SILENT: Duration = Duration::from_secs(2);
/// So long is read on altogether.
const IN_ALL: Duration = Duration::from_secs(30);
/// So many bytes are read and thrown away at a time.
const PIECE: usize = 16 * 1024;

/// How long a connection that was answered is still read from.
#[derive(Debug, Default)]
pub(super) struct Lingering {
    waits: Option<Waits>,
}

#[derive(Debug)]
struct Waits {
    at_most: Instant,
    end: Pin<Box<Sleep>>,
}

impl Lingering {
    /// Ready when the visitor has ended too, or was read from long enough.
    pub(super) fn poll(
        &mut self,
        io: &mut (impl AsyncRead + Unpin),
        context: &mut Context<'_>,
    ) -> Poll<Result<()>> {
        let waits = self
            .waits
            .get_or_insert_with(|| Waits { at_most: Instant::now() + IN_ALL, end: Box::pin(sleep(SILENT)) });
        let mut scrap = [0; PIECE];
        loop {
            let mut buffer = ReadBuf::new(&mut scrap);
            match Pin::new(&mut *io).poll_read(context, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                    let now = Instant::now();
                    if now >= waits.at_most {
                        return Poll::Ready(Ok(()));
                    }
                    waits.end.as_mut().reset(waits.at_most.min(now + SILENT));
                }
                // The visitor has ended, in whichever way.
                Poll::Ready(_) => return Poll::Ready(Ok(())),
                Poll::Pending => return waits.end.as_mut().poll(context).map(Ok),
            }
        }
    }
}
