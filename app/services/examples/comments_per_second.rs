//! How many comments a second are received durably, beside one plain insert a transaction in the same database, by hand:
//! `cargo run --release -p services --example comments_per_second [senders] [comments] [database address]`.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use domain::discussion::CommentInput;
use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectOptions, ConnectionTrait, DbBackend, Statement};
use services::discussion::{Arrival, Channel, receive};
use services::{Database, Request, Services, Settings};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let senders: usize = arguments.next().unwrap_or_default().parse().unwrap_or(64);
    let comments: usize = arguments.next().unwrap_or_default().parse().unwrap_or(20_000);
    let folder = tempfile::tempdir()?;
    let file = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let url = arguments.next().unwrap_or(file);
    let database = Database::open(&url).await?;
    database.migrate().await?;
    let services = Arc::new(Services::new(database, Settings::default()));
    let placed_at: DateTime<Utc> = "2026-03-02T05:00:00Z".parse()?;
    place(&url, placed_at).await?;

    let begun = now();
    let mut running = tokio::task::JoinSet::new();
    for sender in 0..senders {
        let services = services.clone();
        running.spawn(async move {
            let mut waits = Vec::new();
            for number in (sender..comments).step_by(senders) {
                let sent = now();
                let request = Request::public(placed_at + TimeDelta::hours(1));
                let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
                receive(&services, &request, "2026-1", comment(number), arrival).await?;
                waits.push(sent.elapsed());
            }
            Ok::<_, services::ServiceError>(waits)
        });
    }
    let mut waits = Vec::new();
    while let Some(sent) = running.join_next().await {
        waits.extend(sent??);
    }
    let seconds = begun.elapsed().as_secs_f64();
    let rate = f64::from(u32::try_from(comments)?) / seconds;
    let (begun, before) = (now(), peak());
    let verified = services::ledger::verify(&services.database).await?;
    let verifying = begun.elapsed().as_secs_f64();
    println!("{comments} comments from {senders} senders in {seconds:.2} s: {rate:.0} a second");
    waits.sort_unstable();
    let wait = |hundredths: usize| waits.get(waits.len().saturating_sub(1) * hundredths / 100).copied();
    let [median, p99, longest] =
        [50, 99, 100].map(|part| wait(part).unwrap_or_default().as_secs_f64() * 1_000.0);
    println!("a sender waits {median:.2} ms (median), {p99:.2} ms (p99), {longest:.2} ms at the most");
    let (events, broken) = (verified.events, verified.broken);
    println!(
        "ledger: {events} events, broken: {broken:?}; verified in {verifying:.2} s, peak {before}, then {}",
        peak()
    );
    let plain = plain_inserts(&url, comments.min(10_000)).await?;
    println!("one plain insert a transaction, one sender: {plain:.0} a second; ratio {:.2}", rate / plain);
    Ok(())
}

/// How many rows a second one connection inserts, each in a transaction of its own, as durable as a comment.
async fn plain_inserts(url: &str, rows: usize) -> Result<f64, Box<dyn Error>> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = sea_orm::Database::connect(options).await?;
    if connection.get_database_backend() == DbBackend::Sqlite {
        connection.execute_unprepared("PRAGMA synchronous = FULL").await?;
    }
    connection
        .execute_unprepared("CREATE TABLE plain (number BIGINT PRIMARY KEY, text TEXT NOT NULL)")
        .await?;
    let begun = now();
    for number in 0..rows {
        let values = [i64::try_from(number)?.into(), comment(number).text.into()];
        let sql = "INSERT INTO plain (number, text) VALUES ($1, $2)";
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        connection.execute_raw(statement).await?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    connection.execute_unprepared("DROP TABLE plain").await?;
    connection.close().await?;
    Ok(f64::from(u32::try_from(rows)?) / seconds)
}

#[expect(clippy::disallowed_methods, reason = "a measurement by hand reads the clock")]
fn now() -> Instant {
    Instant::now()
}

/// The most memory that the process has had, as the system tells it; Linux alone does.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

fn comment(number: usize) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: format!("reader{number}@example.kz"),
        language: "ru".to_owned(),
        text: format!("Прошу сократить срок оказания услуги до трёх рабочих дней. Обращение {number}."),
        element: "appe".to_owned(),
        quote: "Жалоба подается".to_owned(),
        ..CommentInput::default()
    }
}

/// Writes one placed draft behind the back of the services: what is measured begins after it.
async fn place(url: &str, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let mut content = Content::default();
    let text = Localized::new("Шағым сотқа беріледі", "Жалоба подается в суд", "");
    let appeal = Element { id: ElementId::parse("appe")?, text, detail: Detail::Prose };
    content.set(SectionKey::Appeal, vec![appeal]);
    let connection = sea_orm::Database::connect(url).await?;
    let day = at.date_naive();
    let closes_at = at + TimeDelta::days(30);
    let rows = [
        (
            "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) VALUES (1, 'm', 'central', 'М', 'М', 'M', false, '', 1)",
            vec![],
        ),
        (
            "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, updated_at) VALUES (1, '001', 'А', 'С', 'S', 'both', 1, '[]', false, false, '[]', false, $1, '', 1, $2, $2)",
            vec![day.into(), at.into()],
        ),
        (
            "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, stage, created_at, edition, comment_count, decided_count, late_count, version) VALUES (1, '2026-1', 2026, 1, 1, 1, 'new', 'А', 'С', 'S', 'placed', $1, 'e', 0, 0, 0, 1)",
            vec![at.into()],
        ),
        (
            "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) VALUES (1, 1, 1, 'placed', $1, 'h', $2)",
            vec![serde_json::to_string(&content)?.into(), at.into()],
        ),
        (
            "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, last_day, ways, edition) VALUES (1, 1, $1, $2, $1, $3, $4, $5, '[]', 'e')",
            vec![
                at.into(),
                day.into(),
                closes_at.into(),
                (day + TimeDelta::days(1)).into(),
                (day + TimeDelta::days(30)).into(),
            ],
        ),
    ];
    for (sql, values) in rows {
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        connection.execute_raw(statement).await?;
    }
    connection.close().await?;
    Ok(())
}
