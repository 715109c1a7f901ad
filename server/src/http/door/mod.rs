//! The door: connections are taken here, so many of each network, and none may stand in it.
//!
//! A visitor who opens connections and sends nothing, or a head or a body byte by byte, holds no more than a few of them
//! and each for seconds: [`Rooms`] counts, the head of a request has a time limit, [`Paced`] asks a least rate of its
//! body, and [`Moving`] ends what stands still altogether.

mod files;
mod moving;
mod pace;
mod rooms;

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

pub(super) use pace::TooSlow;

/// So long a head may take where nothing else is said: a phone in a tunnel comes out of it.
const HEAD: Duration = Duration::from_secs(15);
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
}

impl Default for Welcome {
    fn default() -> Self {
        Self { trusted_proxies: Vec::new(), per_network: 64, in_all: 4096, head: HEAD }
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
        let attended = attend(stream, peer, head, site.clone(), room, ending.clone());
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

/// Answers the requests of one connection.
async fn attend(
    stream: TcpStream,
    peer: SocketAddr,
    head: Duration,
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
            answer(site, request, peer).await
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head).max_header_size(HEAD_SIZE).max_buf_size(BUFFER);
    let mut connection = pin!(http.serve_connection(TokioIo::new(Moving::new(stream, STILL)), service));
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

async fn answer(site: Router, request: Request<Incoming>, peer: SocketAddr) -> Result<Response, Infallible> {
    let mut request = request.map(|body| Body::new(Paced::new(body)));
    request.extensions_mut().insert(ConnectInfo(Peer(peer)));
    site.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    struct House {
        address: SocketAddr,
        tell: watch::Sender<bool>,
        served: tokio::task::JoinHandle<()>,
    }

    async fn house(welcome: Welcome) -> House {
        let site = Router::new().route("/", get(|| async { "here" }).post(|body: String| async { body }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, told) = watch::channel(false);
        let served = tokio::spawn(serve(listener, site, welcome, Ending::told_by(told)));
        House { address, tell, served }
    }

    async fn ask(address: SocketAddr) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    #[tokio::test]
    async fn one_network_holds_no_more_than_its_share_and_gives_it_back() {
        let house = house(Welcome { per_network: 3, ..Welcome::default() }).await;
        let mut held = Vec::new();
        for _ in 0..3 {
            let mut stream = TcpStream::connect(house.address).await.unwrap();
            // The first letters of a head that never ends.
            stream.write_all(b"GET / HT").await.unwrap();
            held.push(stream);
        }
        let refused = ask(house.address).await;
        assert!(refused.map_or(true, |answer| answer.is_empty()), "a fourth connection is closed");
        drop(held);
        // Their ends are noticed when they come, which is soon.
        let answered = async {
            loop {
                if ask(house.address).await.is_ok_and(|answer| answer.ends_with("here")) {
                    break;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(10), answered).await.unwrap();
    }

    #[tokio::test]
    async fn a_proxy_of_ours_has_no_limit() {
        let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
        let house = house(Welcome { per_network: 1, trusted_proxies, ..Welcome::default() }).await;
        let _held = (TcpStream::connect(house.address).await, TcpStream::connect(house.address).await);
        assert!(ask(house.address).await.unwrap().ends_with("here"));
    }

    #[tokio::test]
    async fn a_head_that_does_not_come_to_its_end_is_not_waited_for() {
        let house = house(Welcome { head: Duration::from_millis(50), ..Welcome::default() }).await;
        let mut slow = TcpStream::connect(house.address).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx: ").await.unwrap();
        let mut nothing = Vec::new();
        let closed = slow.read_to_end(&mut nothing);
        let _in_whichever_way = tokio::time::timeout(Duration::from_secs(10), closed).await.unwrap();
        assert!(nothing.is_empty());
        assert!(ask(house.address).await.unwrap().ends_with("here"));
    }

    #[tokio::test]
    async fn a_head_that_is_too_long_is_refused() {
        let house = house(Welcome::default()).await;
        let mut long = TcpStream::connect(house.address).await.unwrap();
        let head = format!("GET /?{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(HEAD_SIZE));
        let _closed_in_the_middle = long.write_all(head.as_bytes()).await;
        let mut answer = Vec::new();
        let _cut_off = long.read_to_end(&mut answer).await;
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431"));
    }

    #[tokio::test]
    async fn what_has_begun_is_finished_at_the_end() {
        let house = house(Welcome::default()).await;
        let mut stream = TcpStream::connect(house.address).await.unwrap();
        let head = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nab";
        stream.write_all(head).await.unwrap();
        // An idle one ends at once, so that its end shows that the word has come.
        let mut idle = TcpStream::connect(house.address).await.unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        idle.read_exact(&mut first).await.unwrap();
        house.tell.send(true).unwrap();
        let mut rest = Vec::new();
        idle.read_to_end(&mut rest).await.unwrap();
        stream.write_all(b"cd").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("abcd"), "{answer}");
        tokio::time::timeout(Duration::from_secs(10), house.served).await.unwrap().unwrap();
    }
}
