//! How long a closing report of many comments takes, and how much memory, by hand:
//! `cargo run --release -p server --example report_of -- 10000`.
//!
//! The report is compiled from a SQLite file and published; then each file is asked for at its public address, as a
//! machine asks. Ten comments share a decision. The peak is that of the process since the step before.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::discussion::{CommentInput, DecisionInput};
use futures::StreamExt;
use sea_orm::{ConnectionTrait, Statement};
use server::exports::ExportStore;
use server::http::{Guard, router_keeping};
use server::import_worker::ImportWorker;
use services::discussion::{Arrival, Channel, DecideInput, decide, receive};
use services::people::{SignIn, session_actor, sign_in};
use services::{Database, Request, ServiceError, Services, SignedIn, report};
use site::{Clock, Site};
use tower::ServiceExt;

/// How many comments share a decision.
const TOGETHER: usize = 10;
const FILES: [&str; 6] = ["json", "csv", "xlsx", "xml", "docx", "pdf"];

/// A clock that stands still after the end of the discussion.
struct Still(DateTime<Utc>);

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).unwrap_or_default().parse().unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let services = Services::new(Database::open(&url).await?, services::Settings::default());
    services.database.migrate().await?;
    let begun = server::clock::SystemClock.now();
    services::demo::fill(&services, begun).await?;
    let (number, head, received, closes_at) = open_draft(&url).await?;
    let at = closes_at + TimeDelta::hours(1);

    let words = comment(&services, &number, begun, count).await?;
    let (actor, user) = signed_in(&services, head, at).await?;
    let request = Request::new(actor, Some(user), at);
    let numbers: Vec<i64> = (1..=received + i64::try_from(count)?).collect();
    let form = DecisionInput {
        outcome: "not_accepted".to_owned(),
        substantiation:
            "Не принято: срок установлен исходя из времени, необходимого для запроса сведений из \
                         информационных систем и их проверки (статья 14 Закона)."
                .to_owned(),
        summary: "Предложено сократить срок оказания услуги.".to_owned(),
    };
    let decision = form.parse().map_err(ServiceError::from)?;
    for chunk in numbers.chunks(TOGETHER) {
        let input =
            DecideInput { comments: chunk.to_vec(), decision: decision.clone(), elements: Vec::new() };
        decide(&services, &request, &number, input).await?;
    }
    println!("{} comments, {words} words, {} decisions", numbers.len(), numbers.len().div_ceil(TOGETHER));

    forget_peak();
    let before = now();
    let seen = report::preview(&services, &request, &number).await?.seen;
    tell("model", before.elapsed(), None);
    report::publish(&services, &request, &number, &seen).await?;

    let files = ExportStore::folder(&folder.path().join("files"))?;
    let router = served(services, at, files);
    for format in FILES {
        forget_peak();
        let before = now();
        let bytes = fetched(&router, &format!("/api/v1/drafts/{number}/report.{format}?lang=ru")).await?;
        tell(format, before.elapsed(), Some(bytes));
    }
    Ok(())
}

/// The site, whose files are kept in a folder as those of an installation are.
fn served(services: Services, at: DateTime<Utc>, files: ExportStore) -> Router {
    let settings = site::SiteSettings {
        required_languages: Vec::new(),
        demonstration: true,
        package: format!("pkg/{}", server::assets::version()),
        secure_cookies: false,
        ..Default::default()
    };
    let site = Site::new(services, settings, Arc::new(Still(at + TimeDelta::hours(1))));
    router_keeping(site, &Guard::default(), files, ImportWorker::default())
}

/// An open draft: its number, the e-mail of its head, how many comments it has, when it closes.
async fn open_draft(url: &str) -> Result<(String, String, i64, DateTime<Utc>), Box<dyn Error>> {
    let connection = sea_orm::Database::connect(url).await?;
    let query = "SELECT d.number, d.comment_count, p.closes_at, u.email FROM drafts d \
        JOIN placements p ON p.draft_id = d.id JOIN memberships m ON m.body_id = d.body_id AND m.role = 'head' \
        JOIN users u ON u.id = m.user_id WHERE d.withdrawn_at IS NULL ORDER BY p.closes_at DESC LIMIT 1";
    let row = connection
        .query_one_raw(Statement::from_string(connection.get_database_backend(), query))
        .await?
        .ok_or("no draft is open")?;
    let found = (
        row.try_get("", "number")?,
        row.try_get("", "email")?,
        row.try_get("", "comment_count")?,
        row.try_get("", "closes_at")?,
    );
    connection.close().await?;
    Ok(found)
}

/// Sends the comments, of 38 words on average; how many words there were.
async fn comment(
    services: &Services,
    number: &str,
    at: DateTime<Utc>,
    count: usize,
) -> Result<usize, Box<dyn Error>> {
    let vocabulary: Vec<&str> = "Срок оказания государственной услуги слишком велик поэтому предлагаю сократить срок \
        рассмотрения заявления до трёх рабочих дней из перечня документов следует исключить справку о регистрации \
        поскольку эти сведения содержатся в информационных системах"
        .split_whitespace()
        .collect();
    let mut words = 0;
    let mut sending = tokio::task::JoinSet::new();
    for place in 0..count {
        // Mostly eight to thirty-eight words, every tenth a hundred to two hundred and fifty.
        let length =
            if place.is_multiple_of(10) { 100 + place * 7_919 % 151 } else { 8 + place * 7_919 % 31 };
        words += length;
        let text: Vec<&str> = vocabulary.iter().copied().cycle().skip(place % 29).take(length).collect();
        let input = CommentInput {
            kind: "individual".to_owned(),
            name: "Айгүл Серікова".to_owned(),
            email: format!("reader{place}@example.kz"),
            language: "ru".to_owned(),
            text: format!("{}. Обращение {place}.", text.join(" ")),
            ..CommentInput::default()
        };
        let (services, number) = (services.clone(), number.to_owned());
        sending.spawn(async move {
            let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
            receive(&services, &Request::public(at), &number, input, arrival).await
        });
        if sending.len() >= 64
            && let Some(done) = sending.join_next().await
        {
            done??;
        }
    }
    while let Some(done) = sending.join_next().await {
        done??;
    }
    Ok(words)
}

async fn signed_in(
    services: &Services,
    email: String,
    at: DateTime<Utc>,
) -> Result<(Actor, SignedIn), Box<dyn Error>> {
    let input = SignIn {
        email,
        password: services::demo::PASSWORD.to_owned(),
        browser: services::people::Browser::default(),
        previous: None,
    };
    let session = sign_in(services, &Request::public(at), input).await?;
    let known = session_actor(services, session.token.reveal(), at).await?.ok_or("nobody is signed in")?;
    Ok((known.actor, known.user))
}

/// Asks until the file is there; its size in bytes.
async fn fetched(router: &Router, address: &str) -> Result<usize, Box<dyn Error>> {
    loop {
        let asked = axum::http::Request::builder().uri(address).body(Body::empty())?;
        let answer = router.clone().oneshot(asked).await?;
        let status = answer.status();
        if status == axum::http::StatusCode::OK {
            // A body is counted and not kept: whoever downloads it is another process.
            let (mut bytes, mut body) = (0, answer.into_body().into_data_stream());
            while let Some(chunk) = body.next().await {
                bytes += chunk?.len();
            }
            return Ok(bytes);
        }
        let again = [axum::http::StatusCode::SERVICE_UNAVAILABLE, axum::http::StatusCode::ACCEPTED];
        if !again.contains(&status) {
            return Err(format!("{address}: {status}").into());
        }
    }
}

/// Lets the peak of the process be counted anew.
fn forget_peak() {
    let _elsewhere_it_counts_from_the_start = std::fs::write("/proc/self/clear_refs", "5");
}

fn tell(what: &str, time: Duration, bytes: Option<usize>) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobyte = |name: &str| -> u64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
    };
    let (peak, size) = (kilobyte("VmHWM:") / 1_000, bytes.unwrap_or_default() / 1_000);
    println!("{what}: {:.2} s, peak {peak} MB, {size} kB", time.as_secs_f64());
}

#[expect(clippy::disallowed_methods, reason = "a measurement by hand reads the clock")]
fn now() -> Instant {
    Instant::now()
}
