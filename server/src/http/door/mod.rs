//! The door: connections are taken here, so many of each network, and none may stand in it.
//!
//! A visitor who opens connections and sends nothing, or a head or a body byte by byte, holds no more than a few of them
//! and each for seconds: [`Rooms`] counts, the head of a request has a time limit, [`Paced`] asks a least rate of its
//! body, and [`Moving`] one of whoever takes the answer, and ends what stands still altogether.

mod files;
mod lingering;
mod moving;
mod pace;
mod rooms;
mod taken;

use std::convert::Infallible;
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use crate::config::Network;
use crate::shutdown::Ending;
use moving::Moving;
use pace::Paced;
use rooms::{Room, Rooms};

pub(super) use pace::{Coming, TooSlow};

/// So long a head may take where nothing else is said: a phone in a tunnel comes out of it.
const HEAD: Duration = Duration::from_secs(15);
/// So long a body may be waited for whatever its length: a connection over the air falls silent now and then.
const BODY: Duration = Duration::from_secs(10);
/// So long nothing of an answer may be taken: the system takes much ahead of a slow visitor, and asks for more only when a
/// good part of that has gone.
const UNTAKEN: Duration = Duration::from_mins(1);
/// So long a proxy of ours may keep a connection open without a request: longer than proxies do, so that it is they who
/// close it and no request meets a closed one.
const HEAD_OF_A_PROXY: Duration = Duration::from_secs(100);
/// So long nothing may move on a connection; longer than any answer may take to be made.
const STILL: Duration = Duration::from_secs(110);
/// The most bytes of a head; the longest that a page of the site sends is a quoted passage in a query.
const HEAD_SIZE: usize = 32 * 1024;
/// The most bytes that are read ahead of a connection.
const BUFFER: usize = 64 * 1024;
/// How long the door stays shut after the system has refused to open it: files are given back meanwhile.
const SHUT: Duration = Duration::from_millis(200);

/// Whom the door lets in.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// The proxies in front: all visitors come through them.
    pub trusted_proxies: Vec<Network>,
    /// How many connections one network may hold at a time; 0 sets no limit.
    pub per_network: usize,
    /// How many connections there may be in all; fewer where the system allows fewer open files.
    pub in_all: usize,
    /// So long a visitor may take for the head of a request, from the opening of the connection or from the last answer on.
    pub head: Duration,
    /// So long the body of a request may be waited for, besides the second that every thousand bytes of it earn.
    pub body: Duration,
    /// So long an answer may wait to be taken, besides the second that every thousand bytes of it earn.
    pub untaken: Duration,
}

impl Default for Welcome {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            per_network: 64,
            in_all: 4096,
            head: HEAD,
            body: BODY,
            untaken: UNTAKEN,
        }
    }
}

/// The address at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Serves `site` to everybody who comes, until the end; then what was begun is finished.
pub(crate) async fn serve(listener: TcpListener, site: Router, welcome: Welcome, ending: Ending) {
    let in_all = welcome.in_all.min(files::room_for_connections());
    let rooms = Rooms::new(welcome.per_network, in_all);
    // Closed when the last connection has ended.
    let (last, begun) = watch::channel(());
    let mut asked_to_end = pin!(ending.clone().come());
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut asked_to_end => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                after(&error).await;
                continue;
            }
        };
        let is_proxy = welcome.trusted_proxies.iter().any(|network| network.contains(peer.ip()));
        // Closed at once where there is no room: an answer would cost what the limit is to save.
        let Some(room) = rooms.enter(peer.ip(), is_proxy) else { continue };
        let head = if is_proxy { HEAD_OF_A_PROXY } else { welcome.head };
        let patience = Patience { head, body: welcome.body, untaken: welcome.untaken };
        let attended = attend(stream, peer, patience, site.clone(), room, ending.clone());
        let begun = begun.clone();
        tokio::spawn(async move {
            attended.await;
            drop(begun);
        });
    }
    drop((listener, begun));
    last.closed().await;
}

/// What to do after a connection could not be taken.
async fn after(error: &Error) {
    let of_the_visitor = matches!(
        error.kind(),
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
    );
    if !of_the_visitor {
        // Without a pause the loop would spin: the system tells again at once that it has no file left.
        tracing::error!(%error, "no connection can be taken");
        tokio::time::sleep(SHUT).await;
    }
}

/// How long one visitor is waited for.
#[derive(Clone, Copy)]
struct Patience {
    head: Duration,
    body: Duration,
    untaken: Duration,
}

/// Answers the requests of one connection.
async fn attend(
    stream: TcpStream,
    peer: SocketAddr,
    patience: Patience,
    site: Router,
    room: Room,
    ending: Ending,
) {
    let _only_slower = stream.set_nodelay(true);
    let guest = room.guest();
    let busy = guest.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (site, busy) = (site.clone(), busy.clone());
        async move {
            let _being_answered = busy.is_answered();
            answer(site, request, peer, patience.body).await
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience.head);
    http.max_header_size(HEAD_SIZE).max_buf_size(BUFFER);
    let stream = TokioIo::new(Moving::new(stream, STILL, patience.untaken));
    let mut connection = pin!(http.serve_connection(stream, service));
    let mut end = pin!(ending.come());
    let mut ends = false;
    loop {
        tokio::select! {
            // How a visitor went away is nobody's business.
            _gone = connection.as_mut() => return,
            () = guest.asked_to_leave() => {
                if !guest.is_being_answered() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
            () = &mut end, if !ends => {
                ends = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

async fn answer(
    site: Router,
    request: Request<Incoming>,
    peer: SocketAddr,
    grace: Duration,
) -> Result<Response, Infallible> {
    let (mut parts, body) = request.into_parts();
    let body = Paced::new(body, grace);
    parts.extensions.insert(body.coming());
    parts.extensions.insert(ConnectInfo(Peer(peer)));
    let request = Request::from_parts(parts, Body::new(body));
    site.oneshot(request).await
}

#[cfg(test)]
mod tests;
