//! Visitors of the door over real connections.

use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;

/// More than the system takes ahead of a visitor.
const LONG: usize = 64 << 20;

struct House {
    address: SocketAddr,
    tell: watch::Sender<bool>,
    served: tokio::task::JoinHandle<()>,
}

async fn house(welcome: Welcome) -> House {
    let site = Router::new()
        .route("/", get(|| async { "here" }).post(|body: String| async { body }))
        .route("/closed", axum::routing::post(|| async { (http::StatusCode::FORBIDDEN, "not here") }))
        .route("/long", get(|| async { vec![b'x'; LONG] }));
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

#[tokio::test]
async fn who_takes_nothing_of_a_long_answer_is_let_go() {
    let untaken = Duration::from_millis(100);
    let house = house(Welcome { per_network: 1, untaken, ..Welcome::default() }).await;
    let mut stalled = TcpStream::connect(house.address).await.unwrap();
    stalled.write_all(b"GET /long HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    // The answer has begun, and its place in the house is the only one.
    stalled.read_exact(&mut [0; 12]).await.unwrap();
    let answered = async {
        loop {
            if ask(house.address).await.is_ok_and(|answer| answer.ends_with("here")) {
                break;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), answered).await.unwrap();
    let mut rest = Vec::new();
    let _cut_off = stalled.read_to_end(&mut rest).await;
    assert!(rest.len() < LONG, "{} bytes came", rest.len());
}

#[tokio::test]
async fn a_slow_body_that_goes_on_coming_is_taken() {
    let house = house(Welcome { body: Duration::from_millis(300), ..Welcome::default() }).await;
    let mut steady = TcpStream::connect(house.address).await.unwrap();
    let head =
        format!("POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", 20 * 2_000);
    steady.write_all(head.as_bytes()).await.unwrap();
    // Three times as long as a body may be waited for of which nothing comes.
    for _ in 0..20 {
        steady.write_all(&[b'x'; 2_000]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut answer = String::new();
    steady.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.len() > 20 * 2_000, "{answer}");
}

#[tokio::test]
async fn a_body_of_which_nothing_comes_is_not_waited_for() {
    let house = house(Welcome { body: Duration::from_millis(50), ..Welcome::default() }).await;
    let mut silent = TcpStream::connect(house.address).await.unwrap();
    silent.write_all(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nab").await.unwrap();
    let mut answer = String::new();
    let ended = tokio::time::timeout(Duration::from_secs(10), silent.read_to_string(&mut answer)).await;
    assert!(ended.is_ok() && !answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn an_answer_that_comes_before_the_end_of_a_file_arrives() {
    let house = house(Welcome::default()).await;
    for _ in 0..8 {
        let mut stream = TcpStream::connect(house.address).await.unwrap();
        let head = format!("POST /closed HTTP/1.1\r\nhost: x\r\ncontent-length: {LONG}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        // As a browser does: the file goes on while nothing of the answer was looked at.
        let piece = vec![b'x'; 1 << 20];
        for _ in 0..LONG / piece.len() {
            stream.write_all(&piece).await.unwrap();
        }
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 403") && answer.ends_with("not here"), "{answer}");
    }
}
