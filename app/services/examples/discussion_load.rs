//! What the lists, the page of decisions and the groups of one draft cost with more and more comments, each beside the smallest
//! number of the same run, by hand:
//! `cargo run --release -p services --example discussion_load [sizes, such as 500 5000 50000 100000] [database address]`.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

mod measured;

use std::error::Error;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::discussion::{AuthorKind, CommentInput};
use domain::language::{Language, Localized};
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, Statement};
use services::discussion::{
    Arrival, Channel, CommentFilter, CommentOrder, QueueAbout, QueueFilter, alike, comment, comments,
    decide_view, queue, receive,
};
use services::reading;
use services::report::{preview, readiness};
use services::{Database, Request, ServiceError, Services, Settings};

use self::measured::{Measured, measured, now};

/// How often each query is asked.
const ASKED: usize = 100;
/// The sizes that are compared when nobody says.
const SIZES: [i64; 4] = [500, 5_000, 50_000, 100_000];
/// So many senders fill the draft at once.
const SENDERS: i64 = 64;
/// The clauses of the draft.
const CLAUSES: i64 = 40;
/// One comment in so many is a letter of a campaign.
const CAMPAIGN: i64 = 4;
/// The number of the draft.
const NUMBER: &str = "2026-1";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<i64> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    sizes.sort_unstable();
    let folder = tempfile::tempdir()?;
    let file = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let url = arguments.into_iter().find(|one| one.contains(':')).unwrap_or(file);
    let database = Database::open(&url).await?;
    database.migrate().await?;
    let services = Services::new(database, Settings::default());
    let placed_at: DateTime<Utc> = "2026-03-02T05:00:00Z".parse()?;
    place(&url, placed_at).await?;

    let at = placed_at + TimeDelta::hours(1);
    let mut first: Option<Vec<Cost>> = None;
    let mut filled = 0;
    for size in sizes {
        let begun = now();
        fill(&services, filled..size, at).await?;
        let rate = whole(size - filled) / begun.elapsed().as_secs_f64();
        filled = size;
        println!("{size} comments ({rate:.0} a second, {} resident):", resident());
        let measured = measure(&services, at, size).await?;
        let smallest = first.get_or_insert_with(|| measured.clone());
        for ((what, one), (_, small)) in measured.iter().zip(smallest.iter()) {
            let Measured { median, p99 } = one;
            let (grown, slowest) = (median / small.median, p99 / small.p99);
            println!("  {what:<34} median {median:8.2} ms (x{grown:.2}), p99 {p99:8.2} ms (x{slowest:.2})");
        }
    }
    Ok(())
}

/// What is asked, with what it costs.
type Cost = (&'static str, Measured);

/// Every list and page of the draft.
async fn measure(services: &Services, at: DateTime<Utc>, size: i64) -> Result<Vec<Cost>, ServiceError> {
    let public = Request::public(at);
    let membership = Membership { body: BodyId(1), body_kind: BodyKind::Central, role: Role::Drafter };
    let actor = Actor::Staff { user_id: 1, memberships: vec![membership] };
    let drafter = Request::new(actor, None, at);
    let list = |order, page| CommentFilter { order, page, ..CommentFilter::default() };
    let (by_clause, newest) = (list(CommentOrder::Clause, 1), list(CommentOrder::Newest, 1));
    let deep = list(CommentOrder::Clause, u64::try_from(size / 100).unwrap_or(1));
    let after = CommentFilter { after: Some(size / 2), ..list(CommentOrder::Date, 0) };
    let chosen = CommentFilter { holding: Some(size / 2), per_page: 1, ..CommentFilter::default() };
    let asked = QueueFilter::default();
    let open = QueueFilter { decided: Some(false), ..asked.clone() };
    let middle = QueueFilter { chosen: Some(size / 2), ..open.clone() };
    let groups = QueueFilter { alike: true, ..open.clone() };
    let section = QueueFilter { about: QueueAbout::Section(SectionKey::Other), ..open.clone() };
    let kind = QueueFilter { kind: Some(AuthorKind::Individual), ..open.clone() };
    let words = QueueFilter { text: "субботу".to_owned(), ..open.clone() };
    let page = async |filter: &QueueFilter| queue(services, &drafter, NUMBER, filter).await;
    let of_kind = CommentFilter { author_kind: Some(AuthorKind::Individual), ..newest.clone() };
    let language = CommentFilter { language: Some(Language::Kk), ..newest.clone() };
    let worded = CommentFilter { suggested: true, ..newest.clone() };
    Ok(vec![
        (
            "page of the draft",
            measured(ASKED, async || reading::draft(services, &public, NUMBER).await).await?,
        ),
        ("comments by clause", measured(ASKED, async || comments(services, NUMBER, &by_clause).await).await?),
        (
            "comments by clause, in the middle",
            measured(ASKED, async || comments(services, NUMBER, &deep).await).await?,
        ),
        (
            "comments, the newest first",
            measured(ASKED, async || comments(services, NUMBER, &newest).await).await?,
        ),
        (
            "comments after one (REST)",
            measured(ASKED, async || comments(services, NUMBER, &after).await).await?,
        ),
        (
            "comments by kind of author",
            measured(ASKED, async || comments(services, NUMBER, &of_kind).await).await?,
        ),
        (
            "comments by language",
            measured(ASKED, async || comments(services, NUMBER, &language).await).await?,
        ),
        (
            "comments with a wording",
            measured(ASKED, async || comments(services, NUMBER, &worded).await).await?,
        ),
        (
            "report: what is missing",
            measured(ASKED, async || readiness(services, &drafter, NUMBER).await).await?,
        ),
        (
            "report: the preview",
            measured(ASKED, async || Box::pin(preview(services, &drafter, NUMBER)).await).await?,
        ),
        ("one comment", measured(ASKED, async || comment(services, NUMBER, size / 2).await).await?),
        (
            "decide: the chosen comment",
            measured(ASKED, async || decide_view(services, &drafter, NUMBER, &chosen).await).await?,
        ),
        (
            "decide: its group",
            measured(ASKED, async || alike(services, &drafter, NUMBER, CAMPAIGN).await).await?,
        ),
        ("decide: the queue", measured(ASKED, async || page(&open).await).await?),
        ("decide: the queue, in the middle", measured(ASKED, async || page(&middle).await).await?),
        ("decide: groups", measured(ASKED, async || page(&groups).await).await?),
        ("decide: by section", measured(ASKED, async || page(&section).await).await?),
        ("decide: by kind of author", measured(ASKED, async || page(&kind).await).await?),
        ("decide: by words", measured(ASKED, async || page(&words).await).await?),
    ])
}

async fn fill(
    services: &Services,
    numbers: std::ops::Range<i64>,
    at: DateTime<Utc>,
) -> Result<(), Box<dyn Error>> {
    let services = Arc::new(services.clone());
    let mut running = tokio::task::JoinSet::new();
    for sender in 0..SENDERS {
        let (services, numbers) = (services.clone(), numbers.clone());
        running.spawn(async move {
            for number in numbers.filter(|number| number % SENDERS == sender) {
                let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
                receive(&services, &Request::public(at), NUMBER, input(number), arrival).await?;
            }
            Ok::<_, ServiceError>(())
        });
    }
    while let Some(sent) = running.join_next().await {
        sent??;
    }
    Ok(())
}

/// One letter of a campaign among those that say things of their own.
fn input(number: i64) -> CommentInput {
    let text = if number % CAMPAIGN == 0 {
        format!(
            "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах \
             государственных органов и гражданин не должен ждать. Подпись {number}."
        )
    } else {
        let own = |part: i64| number.wrapping_mul(2_654_435_761 + part * 97) % 9_973;
        let words: Vec<String> = (1..=18).map(|part| format!("слово{}", own(part))).collect();
        format!("Откройте приём в субботу: {}.", words.join(" "))
    };
    CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: format!("reader{number}@example.kz"),
        language: "ru".to_owned(),
        text,
        element: if number % 10 == 9 { String::new() } else { id(number * 7 % CLAUSES) },
        ..CommentInput::default()
    }
}

fn id(clause: i64) -> String {
    format!("c{clause}")
}

fn whole(number: i64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The memory that the process has, as the system tells it; Linux alone does.
fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

/// Writes one placed draft behind the back of the services: what is measured begins after it.
async fn place(url: &str, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let clause = |place: i64| -> Result<Element, Box<dyn Error>> {
        let words = format!("Услугодатель обеспечивает приём документов в порядке очереди ({place}).");
        Ok(Element { id: ElementId::parse(&id(place))?, text: Localized::same(words), detail: Detail::Prose })
    };
    let mut content = Content::default();
    content.set(SectionKey::Other, (0..CLAUSES).map(clause).collect::<Result<_, _>>()?);
    let text = serde_json::to_string(&content)?;
    let connection = sea_orm::Database::connect(url).await?;
    let day = at.date_naive();
    let (first, last) = (day + TimeDelta::days(1), day + TimeDelta::days(30));
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
            "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, stage, created_at, edition, comment_count, decided_count, late_count, version) VALUES (1, '2026-1', 2026, 1, 1, 1, 'new', 'А', 'С', 'S', 'placed', $1, '', 0, 0, 0, 1)",
            vec![at.into()],
        ),
        (
            "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) VALUES (1, 1, 1, 'placed', $1, 'h', $2)",
            vec![text.into(), at.into()],
        ),
        (
            "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, last_day, ways, edition) VALUES (1, 1, $1, $2, $1, $3, $4, $5, '[]', '')",
            vec![at.into(), day.into(), (at + TimeDelta::days(30)).into(), first.into(), last.into()],
        ),
    ];
    for (sql, values) in rows {
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        connection.execute_raw(statement).await?;
    }
    connection.close().await?;
    Ok(())
}
