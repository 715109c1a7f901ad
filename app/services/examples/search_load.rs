//! What a search costs with ten thousand drafts and more and more comments, by hand:
//! `cargo run --release -p services --example search_load [comments] [database address]`.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

mod measured;

use std::error::Error;

use chrono::{DateTime, TimeDelta, Utc};
use domain::language::{Language, Localized};
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionTrait, Value};
use services::reading::{SearchFilter, search};
use services::search::build;
use services::{Database, Request, ServiceError, Services, Settings};

use self::measured::{Measured, measured, now};

/// The drafts, each of a service of its own.
const DRAFTS: i64 = 10_000;
/// How many comments there are where nobody says.
const COMMENTS: i64 = 100_000;
/// How often each query is asked.
const ASKED: usize = 100;
/// How many rows one transaction writes.
const AT_ONCE: i64 = 5_000;
/// The beginnings and ends of words that mean nothing and sound like some.
const BEGINNINGS: [&str; 24] = [
    "регистр",
    "справ",
    "лиценз",
    "разреш",
    "удостовер",
    "пасек",
    "транспорт",
    "земел",
    "строител",
    "медицин",
    "образов",
    "пособ",
    "пенсион",
    "архив",
    "налог",
    "паспорт",
    "жилищ",
    "аренд",
    "охот",
    "рыбол",
    "турист",
    "аптеч",
    "водопровод",
    "электр",
];
const ENDS: [&str; 16] = [
    "ация",
    "ка",
    "ия",
    "ение",
    "ный",
    "ного",
    "ному",
    "ные",
    "ами",
    "ство",
    "ства",
    "ник",
    "ников",
    "ость",
    "ости",
    "ует",
];
/// What is asked, from common to rare, with a typo and with a condition nobody meets.
const QUERIES: [&str; 8] = [
    "регистрация",
    "справка лицензия",
    "пенсионный налог архивный",
    "водопроводник 77",
    "справ",
    "2026-5000",
    "регистратция",
    "медицинского образования жилищный аренда",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let comments = std::env::args().nth(1).and_then(|many| many.parse().ok()).unwrap_or(COMMENTS);
    let url = std::env::args().nth(2).unwrap_or(file);
    let database = Database::open(&url).await?;
    database.migrate().await?;
    let services = Services::new(database, Settings::default());
    let connection = sea_orm::Database::connect(&url).await?;
    let at: DateTime<Utc> = "2026-03-20T05:00:00Z".parse()?;
    drafts(&connection, at).await?;
    said(&connection, comments, at).await?;
    connection.close().await?;
    let begun = now();
    while build(&services, at).await? {}
    println!(
        "{DRAFTS} drafts, {comments} comments: the index is built in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    for text in QUERIES {
        ask(&services, text, at).await?;
    }
    Ok(())
}

async fn ask(services: &Services, text: &str, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let filter = SearchFilter { text: text.to_owned(), ..SearchFilter::default() };
    let request = Request::public(at);
    let page = search(services, &request, &filter, Language::Ru, 1).await?;
    let Measured { median, p99 } =
        measured(ASKED, async || search(services, &request, &filter, Language::Ru, 1).await).await?;
    let more = if page.is_more { "more than " } else { "" };
    println!("  {text}: {more}{} found, median {median:.2} ms, p99 {p99:.2} ms", page.total);
    Ok(())
}

async fn write(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await?;
    Ok(())
}

/// Some words, the same for the same seed.
fn words(seed: i64, many: i64) -> String {
    let word = |place: i64| {
        let draw = usize::try_from((seed * 7919 + place * 104_729).rem_euclid(9_973)).unwrap_or(0);
        let beginning = BEGINNINGS.get(draw % BEGINNINGS.len()).copied().unwrap_or_default();
        format!("{beginning}{}", ENDS.get(draw / 31 % ENDS.len()).copied().unwrap_or_default())
    };
    (0..many).map(word).collect::<Vec<_>>().join(" ")
}

/// The body, the services and their placed drafts.
async fn drafts(connection: &DatabaseConnection, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let body = "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) \
                VALUES (1, 'm', 'central', 'А', 'А', 'A', false, '', 1)";
    write(connection, body, Vec::new()).await?;
    for begin in (0..DRAFTS).step_by(usize::try_from(AT_ONCE)?) {
        let transaction = connection.begin().await?;
        for id in begin + 1..=(begin + AT_ONCE).min(DRAFTS) {
            placed(&transaction, id, at).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}

async fn placed(connection: &impl ConnectionTrait, id: i64, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let service = "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, \
                   through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, \
                   updated_at) VALUES ($1, $2, '', $3, '', 'both', 1, '[]', false, false, '[]', false, $4, '', 1, $5, $5)";
    let draft = "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, \
                 stage, created_at, edition, comment_count, decided_count, late_count, version) VALUES \
                 ($1, $2, 2026, $1, $1, 1, 'new', '', $3, '', 'placed', $4, 'e', 0, 0, 0, 1)";
    let revision = "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) \
                    VALUES ($1, $1, 1, 'placed', $2, 'h', $3)";
    let placement = "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, \
                     last_day, ways, edition) VALUES ($1, $1, $2, $3, $2, $4, $5, $6, '[]', 'e')";
    let (day, title) = (at.date_naive(), format!("{} {id}", words(id, 4)));
    let values = vec![id.into(), format!("{id:06}").into(), title.clone().into(), day.into(), at.into()];
    write(connection, service, values).await?;
    write(connection, draft, vec![id.into(), format!("2026-{id:04}").into(), title.into(), at.into()])
        .await?;
    let clause = |place: i64| Element {
        id: ElementId::from_random(u64::try_from(place * 7919 + 1).unwrap_or(1)),
        text: Localized::new("", words(id * 31 + place, 25), ""),
        detail: Detail::Prose,
    };
    let mut content = Content::default();
    content.set(SectionKey::Other, (0..20).map(clause).collect());
    write(connection, revision, vec![id.into(), content.canonical().into(), at.into()]).await?;
    let closes_at = at + TimeDelta::days(30);
    let (first, last) = (day + TimeDelta::days(1), closes_at.date_naive());
    let values = vec![id.into(), at.into(), day.into(), closes_at.into(), first.into(), last.into()];
    write(connection, placement, values).await?;
    Ok(())
}

/// Comments, spread over the drafts.
async fn said(connection: &DatabaseConnection, many: i64, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let comment = "INSERT INTO comments (draft_id, number, received_at, author_kind, author_name, email, language, text, \
                   receipt, fingerprint, version, name_withheld) VALUES ($1, $2, $3, 'individual', 'А', '', 'ru', $4, $5, $5, \
                   1, false)";
    for begin in (0..many).step_by(usize::try_from(AT_ONCE)?) {
        let transaction = connection.begin().await?;
        for place in begin..(begin + AT_ONCE).min(many) {
            let (draft, number) = (place % DRAFTS + 1, place / DRAFTS + 1);
            let text = words(place * 13 + 5, 30);
            let values =
                vec![draft.into(), number.into(), at.into(), text.into(), format!("r{place}").into()];
            write(&transaction, comment, values).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}
