//! Requests a second and the slowest hundredth of the draft page with sixty clauses and two thousand comments, beside a
//! bare route that returns the same bytes, by hand:
//! `cargo run --release -p server --example draft_page_load [connections] [seconds]`.
//!
//! Asker and server share the machine, in both measurements alike. The two are asked in turns, so that what else the
//! machine does falls on both.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use domain::discussion::CommentInput;
use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, Statement};
use services::discussion::{Arrival, Channel, receive};
use services::{Database, Request, Services};
use site::{Clock, Site};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const CLAUSES: usize = 60;
const COMMENTS: usize = 2_000;
const ROUNDS: u32 = 5;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let connections: usize = arguments.next().unwrap_or_default().parse().unwrap_or(32);
    let seconds: u64 = arguments.next().unwrap_or_default().parse().unwrap_or(20);
    let turn = Duration::from_secs(seconds) / ROUNDS;
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let (site, path) = Box::pin(prepared(&url)).await?;

    let guard = server::http::Guard::default();
    let page = serve(server::http::router(site, &guard)).await?;
    // The second asking finds the page kept.
    ask_once(page, &path).await?;
    let answer = ask_once(page, &path).await?;
    let (head, body) = split(&answer).ok_or("the page is no answer")?;
    let coding = head.lines().find_map(|line| line.strip_prefix("content-encoding: ")).unwrap_or("none");
    println!("{path}: {} bytes of body ({coding}), {} bytes of headers", body.len(), head.len());
    let bare = serve(bare_route(body.to_vec(), coding.to_owned())).await?;

    let (mut of_page, mut of_bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_page.extend(load(page, &path, connections, turn).await?);
        of_bare.extend(load(bare, &path, connections, turn).await?);
    }
    let total = turn * ROUNDS;
    let page = tell("draft page", &mut of_page, total);
    let bare = tell("bare route", &mut of_bare, total);
    println!("draft page / bare route: {:.2}", page / bare);
    Ok(())
}

/// A site whose draft has as many clauses and comments as are measured.
async fn prepared(url: &str) -> Result<(Site, String), Box<dyn Error>> {
    let database = Database::open(url).await?;
    database.migrate().await?;
    let services = Services::new(database, services::Settings::default());
    let at = server::clock::SystemClock.now();
    services::demo::fill(&services, at).await?;
    let connection = sea_orm::Database::connect(url).await?;
    let open = "SELECT d.number, r.id, r.content FROM drafts d JOIN revisions r ON r.draft_id = d.id \
        JOIN placements p ON p.draft_id = d.id WHERE p.closes_at > $1 AND d.withdrawn_at IS NULL \
        ORDER BY p.closes_at DESC LIMIT 1";
    let backend = connection.get_database_backend();
    let late = at + TimeDelta::days(2);
    let row = connection
        .query_one_raw(Statement::from_sql_and_values(backend, open, [late.into()]))
        .await?
        .ok_or("no draft is open")?;
    let (number, revision): (String, i64) = (row.try_get("", "number")?, row.try_get("", "id")?);
    let mut content: Content = serde_json::from_str(&row.try_get::<String>("", "content")?)?;
    lengthen(&mut content);
    let longer = "UPDATE revisions SET content = $1 WHERE id = $2";
    let values = [serde_json::to_string(&content)?.into(), revision.into()];
    connection.execute_raw(Statement::from_sql_and_values(backend, longer, values)).await?;
    connection.close().await?;
    // The services remember placed revisions, which never change in life: the longer one is met by new services.
    let services = Services::new(Database::open(url).await?, services::Settings::default());
    comment(&services, &number, &content, at).await?;
    let settings = site::SiteSettings {
        required_languages: Vec::new(),
        demonstration: true,
        package: format!("pkg/{}", server::assets::version()),
        secure_cookies: false,
        ..Default::default()
    };
    let site = Site::new(services, settings, Arc::new(server::clock::SystemClock));
    Ok((site, format!("/ru/drafts/{number}")))
}

/// Adds clauses of an ordinary length until there are as many as are measured.
fn lengthen(content: &mut Content) {
    let present: usize = SectionKey::ALL.iter().map(|key| content.elements(*key).len()).sum();
    let mut elements = content.elements(SectionKey::Other).to_vec();
    for place in present..CLAUSES {
        let words = format!(
            "Услугодатель обеспечивает приём документов в порядке электронной очереди, а лицам с инвалидностью \
             первой и второй группы оказывает услугу вне очереди с выездом по месту жительства (случай {place})."
        );
        elements.push(Element {
            id: ElementId::from_random(u64::try_from(place).unwrap_or(0) * 7919 + 1),
            text: Localized::same(words),
            detail: Detail::Prose,
        });
    }
    content.set(SectionKey::Other, elements);
}

async fn comment(
    services: &Services,
    number: &str,
    content: &Content,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let elements: Vec<&Element> = SectionKey::ALL.iter().flat_map(|key| content.elements(*key)).collect();
    for place in 0..COMMENTS {
        let element = elements.get(place % elements.len()).map(|element| element.id.to_string());
        let input = CommentInput {
            kind: "individual".to_owned(),
            name: "Айгүл Серікова".to_owned(),
            email: format!("reader{place}@example.kz"),
            language: "ru".to_owned(),
            text: format!("Прошу сократить срок оказания услуги до трёх рабочих дней. Обращение {place}."),
            element: element.unwrap_or_default(),
            ..CommentInput::default()
        };
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        receive(services, &Request::public(at), number, input, arrival).await?;
    }
    Ok(())
}

/// A route that returns these bytes and does nothing else.
fn bare_route(body: Vec<u8>, coding: String) -> Router {
    let body = Bytes::from(body);
    Router::new().fallback(get(move || {
        let (body, coding) = (body.clone(), coding.clone());
        async move {
            ([("content-type", "text/html; charset=utf-8".to_owned()), ("content-encoding", coding)], body)
        }
    }))
}

/// Serves on a free port as long as the process lives.
async fn serve(router: Router) -> Result<SocketAddr, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// Asks over and over on every connection; the time of each answer.
async fn load(
    server: SocketAddr,
    path: &str,
    connections: usize,
    time: Duration,
) -> Result<Vec<Duration>, Box<dyn Error>> {
    let until = now() + time;
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..connections {
        let path = path.to_owned();
        running.spawn(async move {
            let mut asker = Asker::connect(server, &path).await?;
            let mut times = Vec::new();
            while now() < until {
                let begun = now();
                asker.ask().await?;
                times.push(begun.elapsed());
            }
            Ok::<_, std::io::Error>(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = running.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}

async fn ask_once(server: SocketAddr, path: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut asker = Asker::connect(server, path).await?;
    asker.ask().await?;
    Ok(asker.answer)
}

/// One connection that is kept. It reads no more of HTTP than the length of an answer: a thin asker leaves the machine to
/// what is measured.
struct Asker {
    stream: TcpStream,
    question: String,
    answer: Vec<u8>,
}

impl Asker {
    async fn connect(server: SocketAddr, path: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let question = format!("GET {path} HTTP/1.1\r\nhost: {server}\r\naccept-encoding: br\r\n\r\n");
        Ok(Self { stream, question, answer: Vec::new() })
    }

    async fn ask(&mut self) -> std::io::Result<()> {
        self.stream.write_all(self.question.as_bytes()).await?;
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if let Some((head, body)) = split(&self.answer)
                && head.lines().next().is_some_and(|line| line.ends_with("200 OK"))
                && head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "))
                    .is_some_and(|length| length.parse() == Ok(body.len()))
            {
                return Ok(());
            }
        }
    }
}

/// The head and the body of an answer, as far as it has come.
fn split(answer: &[u8]) -> Option<(&str, &[u8])> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = answer.split_at(end);
    Some((std::str::from_utf8(head).ok()?, body.get(4..)?))
}

/// Prints what was measured and returns the requests a second.
fn tell(name: &str, times: &mut [Duration], total: Duration) -> f64 {
    times.sort_unstable();
    let at = |permille: usize| times.get(times.len() * permille / 1_000).copied().unwrap_or_default();
    let rate = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX)) / total.as_secs_f64();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!(
        "{name}: {rate:.0} requests a second, median {:.2} ms, p99 {:.2} ms",
        milliseconds(at(500)),
        milliseconds(at(990))
    );
    rate
}

#[expect(clippy::disallowed_methods, reason = "a measurement by hand reads the clock")]
fn now() -> Instant {
    Instant::now()
}
