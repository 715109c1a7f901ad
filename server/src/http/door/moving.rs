//! Connections on which nothing moves are closed: a visitor who reads nothing of an answer must not hold it for ever.

use std::future::Future;
use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use super::lingering::Lingering;
use super::taken::Taken;

/// A stream that fails when nothing has moved on it for too long, or what is written is taken too slowly.
#[derive(Debug)]
pub(super) struct Moving<Io> {
    io: Io,
    taken: Taken,
    limit: Duration,
    end: Pin<Box<Sleep>>,
    /// From when on nothing more is written.
    closing: Option<Lingering>,
}

impl<Io> Moving<Io> {
    /// A stream on which nothing may move for `limit`, and whose answers may be waited with for `patience`.
    pub(super) fn new(io: Io, limit: Duration, patience: Duration) -> Self {
        Self { io, taken: Taken::new(patience), limit, end: Box::pin(sleep(limit)), closing: None }
    }

    /// Something moved, or the wait goes on until it is over.
    fn watched<T>(&mut self, moved: Poll<Result<T>>, context: &mut Context<'_>) -> Poll<Result<T>> {
        if moved.is_ready() {
            self.end.as_mut().reset(Instant::now() + self.limit);
            return moved;
        }
        self.end.as_mut().poll(context).map(|()| Err(Error::from(ErrorKind::TimedOut)))
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for Moving<Io> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let moved = Pin::new(&mut self.io).poll_read(context, buffer);
        self.watched(moved, context)
    }
}

impl<Io: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Moving<Io> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(context, bytes);
        let moved = self.taken.watched(written, context);
        self.watched(moved, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(context, parts);
        let moved = self.taken.watched(written, context);
        self.watched(moved, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let this = &mut *self;
        if this.closing.is_none() {
            ready!(Pin::new(&mut this.io).poll_shutdown(context))?;
        }
        this.closing.get_or_insert_default().poll(&mut this.io, context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    #[tokio::test]
    async fn what_moves_stays_open_and_what_stands_still_is_closed() {
        let (mut visitor, server) = duplex(64);
        let mut server = Moving::new(server, Duration::from_millis(200), Duration::from_mins(1));
        let mut byte = [0];
        for _ in 0..3 {
            visitor.write_all(b"x").await.unwrap();
            assert_eq!(server.read(&mut byte).await.unwrap(), 1);
        }
        server.write_all(b"answer").await.unwrap();
        let over = server.read(&mut byte).await.unwrap_err();
        assert_eq!(over.kind(), ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_takes_nothing_of_an_answer_is_not_waited_for() {
        let (mut visitor, server) = duplex(64);
        let mut server = Moving::new(server, Duration::from_mins(1), Duration::from_millis(50));
        server.write_all(&[0; 64]).await.unwrap();
        let over = server.write_all(b"more").await.unwrap_err();
        assert_eq!(over.kind(), ErrorKind::TimedOut);
        let mut taken = [1; 64];
        visitor.read_exact(&mut taken).await.unwrap();
    }
}
