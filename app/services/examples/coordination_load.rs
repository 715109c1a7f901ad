//! What the text in force on a date costs with more and more versions, and the inbox of a coordinating body with more and more
//! drafts, each beside the smallest one of the same run, by hand:
//! `cargo run --release -p services --example coordination_load [database address]`.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

mod measured;

use std::error::Error;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionTrait, Value};
use services::coordination::{InboxFilter, inbox};
use services::standards::{on, versions};
use services::{Database, Request, Services, Settings};

use self::measured::{Measured, measured};

/// How often each query is asked.
const ASKED: usize = 300;
/// The versions of the standards that are compared.
const VERSIONS: [u16; 3] = [2, 20, 200];
/// The drafts in the inboxes that are compared.
const DRAFTS: [u16; 3] = [100, 1_000, 5_000];
/// The clauses of each version.
const CLAUSES: u64 = 60;
/// The body that develops, and the one that is asked.
const MINISTRY: i64 = 1;
const KEEPER: i64 = 2;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let url = std::env::args().nth(1).unwrap_or(file);
    let database = Database::open(&url).await?;
    database.migrate().await?;
    let services = Services::new(database, Settings::default());
    let connection = sea_orm::Database::connect(&url).await?;
    let at: DateTime<Utc> = "2026-03-02T05:00:00Z".parse()?;
    bodies(&connection, at).await?;
    in_force(&services, &connection, at).await?;
    waiting(&services, &connection, at).await?;
    connection.close().await?;
    Ok(())
}

/// The text in force on a date of the middle, and the list of all versions, which has to grow with them.
async fn in_force(
    services: &Services,
    connection: &DatabaseConnection,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let first = at.date_naive();
    let (mut texts, mut lists) = (Vec::new(), Vec::new());
    for (service, many) in (1_i64..).zip(VERSIONS) {
        enter(connection, service, many, first, at).await?;
        let code = code(service);
        let middle = first.checked_add_days(Days::new(u64::from(many) * 5)).unwrap_or(first);
        texts.push(measured(ASKED, async || on(services, &code, middle).await).await?);
        lists.push(measured(ASKED, async || versions(services, &code).await).await?);
    }
    tell("text in force on a date, by versions", &VERSIONS, &texts);
    tell("list of versions, by versions", &VERSIONS, &lists);
    Ok(())
}

/// The first page of the inbox of a body on which drafts wait.
async fn waiting(
    services: &Services,
    connection: &DatabaseConnection,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let asked =
        Membership { body: BodyId(KEEPER), body_kind: BodyKind::AuthorizedServices, role: Role::Coordinator };
    let actor = Actor::Staff { user_id: 1, memberships: vec![asked] };
    let request = Request::new(actor, None, at + TimeDelta::days(1));
    let filter = InboxFilter::default();
    let mut sent = 0;
    let mut pages = Vec::new();
    for many in DRAFTS {
        send(connection, sent..many, at).await?;
        sent = many;
        pages.push(measured(ASKED, async || inbox(services, &request, &filter).await).await?);
    }
    tell("first page of the inbox, by drafts", &DRAFTS, &pages);
    Ok(())
}

/// Each figure beside the first one.
fn tell(what: &str, many: &[u16], measured: &[Measured]) {
    println!("{what}:");
    let Some(first) = measured.first() else { return };
    for (many, one) in many.iter().zip(measured) {
        let (median, p99) = (one.median, one.p99);
        let (grown, slowest) = (median / first.median, p99 / first.p99);
        println!("  {many:>5}: median {median:.2} ms (x{grown:.2}), p99 {p99:.2} ms (x{slowest:.2})");
    }
}

fn code(service: i64) -> String {
    format!("00{service}")
}

async fn write(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await?;
    Ok(())
}

/// The two bodies and the services.
async fn bodies(connection: &DatabaseConnection, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let body = "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) \
                VALUES ($1, $2, $3, 'А', 'А', 'A', false, '', 1)";
    write(connection, body, vec![MINISTRY.into(), "m".into(), "central".into()]).await?;
    write(connection, body, vec![KEEPER.into(), "k".into(), "authorized_services".into()]).await?;
    let service = "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, \
                   through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, \
                   updated_at) VALUES ($1, $2, 'А', 'С', 'S', 'both', 1, '[]', false, false, '[]', false, $3, '', 1, $4, $4)";
    for (id, _) in (1_i64..).zip(VERSIONS) {
        let values = vec![id.into(), code(id).into(), at.date_naive().into(), at.into()];
        write(connection, service, values).await?;
    }
    Ok(())
}

/// The versions of a standard, ten days after each other.
async fn enter(
    connection: &DatabaseConnection,
    service: i64,
    many: u16,
    first: NaiveDate,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let version = "INSERT INTO standards (service_id, body_id, number, kind, content, hash, order_number, order_on, \
                   order_year, signatory, justice_number, justice_on, published_in, published_on, effective_on, entered_at, \
                   version) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, 2026, 'А. Сапаров', '1', $7, 'Банк', $7, $7, $8, 1)";
    let transaction = connection.begin().await?;
    for number in 1..=many {
        let (kind, content) = (if number == 1 { "adopted" } else { "amended" }, text(number));
        let days = Days::new(u64::from(number - 1) * 10);
        let values = vec![
            service.into(),
            i64::from(number).into(),
            kind.into(),
            content.canonical().into(),
            content.hash().to_string().into(),
            format!("{service}-{number}").into(),
            first.checked_add_days(days).unwrap_or(first).into(),
            at.into(),
        ];
        write(&transaction, version, values).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// A text of an ordinary length.
fn text(number: u16) -> Content {
    let clause = |place: u64| {
        let words = format!(
            "Услугодатель обеспечивает приём документов в порядке электронной очереди и выдачу результата ({place}, \
             редакция {number})."
        );
        Element {
            id: ElementId::from_random(place * 7919 + 1),
            text: Localized::same(words),
            detail: Detail::Prose,
        }
    };
    let mut content = Content::default();
    content.set(SectionKey::Other, (0..CLAUSES).map(clause).collect());
    content
}

/// Drafts that were sent to the body; some of them are due on the same day.
async fn send(
    connection: &DatabaseConnection,
    places: std::ops::Range<u16>,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let draft = "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, \
                 stage, created_at, edition, comment_count, decided_count, late_count, version) VALUES \
                 ($1, $2, 2026, $1, 1, 1, 'new', 'Қызмет', 'Услуга', 'Service', 'coordinating', $3, 'e', 0, 0, 0, 1)";
    let round = "INSERT INTO coordination_rounds (id, draft_id, number, revision, hash, opened_at) \
                 VALUES ($1, $1, 1, 1, 'h', $2)";
    let asked = "INSERT INTO round_bodies (id, round_id, body_id, grounds, due_on, version) \
                 VALUES ($1, $1, 2, '[\"authorized_services\"]', $2, 1)";
    let transaction = connection.begin().await?;
    for place in places {
        let id = i64::from(place) + 1;
        let due_on = at.date_naive().checked_add_days(Days::new(u64::from(place % 40))).unwrap_or_default();
        write(&transaction, draft, vec![id.into(), format!("2026-{id:04}").into(), at.into()]).await?;
        write(&transaction, round, vec![id.into(), at.into()]).await?;
        write(&transaction, asked, vec![id.into(), due_on.into()]).await?;
    }
    transaction.commit().await?;
    Ok(())
}
