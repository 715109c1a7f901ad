//! What the public reads of coordination: nothing of a position before the end of its round, all but what stays inside after it;
//! and that a withdrawal is told, once to each address.

use ::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::body::BodyKind;
use domain::discussion::CommentInput;
use domain::draft::StageName;
use domain::language::Language;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, Value};
use services::discussion::{Arrival, Channel, receive};
use services::drafts::{revision, withdraw};
use services::people::body_by_code;
use services::subscriptions::{Scope, confirm, subscribe};
use services::{Request, Services, outbox};

use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{
    SERVICE, add, at, later, morning, office, on_each_address, on_each_database, open, placed, publish,
    written_draft,
};

const REASONS: &str = "Срок не подтверждён расчётом";
const REMARK: &str = "Срок следует указать в часах";
const INSIDE: &str = "Сведения только для служебного пользования";
const NORM: &str = "Закон о государственных секретах";
const WITHDRAWN: &str = "Услуга исключена из реестра";

/// A day on which the discussion has closed.
const CLOSED: &str = "2026-04-02T05:00:00Z";
/// When the draft was sent.
const SENT: &str = "2026-04-03T05:00:00Z";
/// When a body answered.
const ANSWERED: &str = "2026-04-06T05:00:00Z";
/// When the round ended.
const ENDED: &str = "2026-04-20T05:00:00Z";

/// Writes a row beside the services.
async fn write(beside: &DatabaseConnection, sql: &str, values: Vec<Value>) {
    let backend = beside.get_database_backend();
    let mut parts = sql.split('?');
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for (place, part) in parts.enumerate() {
        let mark = if backend == DbBackend::Sqlite { "?".to_owned() } else { format!("${}", place + 1) };
        numbered = format!("{numbered}{mark}{part}");
    }
    beside.execute_raw(Statement::from_sql_and_values(backend, numbered, values)).await.unwrap();
}

fn instant(text: &str) -> Value {
    let instant: DateTime<Utc> = at(text);
    instant.into()
}

/// A reported draft in a round in which one of two bodies has refused, with a remark for everybody and one that stays inside.
async fn sent(services: &Services, beside: &DatabaseConnection) -> String {
    let office = office(services).await;
    add(services, "corporation", BodyKind::AuthorizedStateCorporation).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    let report = publish(services, &later(&office.head, at(CLOSED)), &number).await.unwrap();
    let hash = revision(services, &number, report.to_revision).await.unwrap().summary.hash;
    write(beside, "UPDATE drafts SET stage = 'coordinating' WHERE number = ?", vec![number.clone().into()])
        .await;
    let round = "INSERT INTO coordination_rounds (id, draft_id, number, revision, hash, opened_at) \
                 VALUES (1, (SELECT id FROM drafts WHERE number = ?), 1, ?, ?, ?)";
    let values = vec![number.clone().into(), report.to_revision.into(), hash.into(), instant(SENT)];
    write(beside, round, values).await;
    let due_on = NaiveDate::from_ymd_opt(2026, 4, 17).unwrap();
    let asked = [(1_i64, "keeper", "authorized_services"), (2, "corporation", "state_corporation")];
    for (id, code, ground) in asked {
        let body = body_by_code(services, code).await.unwrap().id.0;
        let asked = "INSERT INTO round_bodies (id, round_id, body_id, grounds, due_on, version) \
                     VALUES (?, 1, ?, ?, ?, 1)";
        let grounds = format!("[\"{ground}\"]");
        write(beside, asked, vec![id.into(), body.into(), grounds.into(), due_on.into()]).await;
    }
    let position = "UPDATE round_bodies SET position = 'refuse', answered_at = ? WHERE id = 1";
    write(beside, position, vec![instant(ANSWERED)]).await;
    let opinion = "INSERT INTO opinions (id, round_body_id, position, reasons, given_at) \
                   VALUES (1, 1, 'refuse', ?, ?)";
    write(beside, opinion, vec![REASONS.into(), instant(ANSWERED)]).await;
    for (id, text, norm) in [(1_i64, REMARK, None), (2, INSIDE, Some(NORM.to_owned()))] {
        let remark = "INSERT INTO remarks (id, opinion_id, number, text, internal_norm) \
                      VALUES (?, 1, ?, ?, ?)";
        write(beside, remark, vec![id.into(), id.into(), text.into(), norm.into()]).await;
    }
    number
}

/// Every address at which the public could read of the round.
fn addresses(number: &str) -> Vec<String> {
    let own = format!("/ru/drafts/{number}");
    let mut addresses: Vec<String> =
        ["", "/coordination", "/comments", "/report", "/compare/1/2", "/feed.atom", "/calendar.ics"]
            .map(|part| format!("{own}{part}"))
            .into();
    let lists = ["/ru/", "/ru/drafts", "/ru/feed.atom", "/ru/calendar.ics", "/ru/ledger"];
    addresses.extend(lists.map(str::to_owned));
    addresses.push(format!("/ru/drafts?stage=coordinating&text={SERVICE}"));
    addresses.push(format!("/ru/register/{SERVICE}"));
    addresses.extend(["", "/rounds", "/report"].map(|part| format!("/api/v1/drafts/{number}{part}")));
    addresses
}

#[test]
fn rc_3_positions_and_remarks_become_public_with_the_end_of_the_round_and_not_before() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let number = sent(&services, &beside).await;
        let here = Here::over(services.clone());
        here.clock.set(at(ANSWERED) + TimeDelta::hours(1));
        let positions = [REASONS, REMARK, INSIDE, NORM, "отказ в согласовании", "\"refuse\"", "tag not"];
        for address in addresses(&number) {
            let answer = here.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            for word in positions {
                assert!(!answer.body.contains(word), "{address} tells {word}");
            }
        }
        let page = format!("/ru/drafts/{number}/coordination");
        let rounds = format!("/api/v1/drafts/{number}/rounds");
        let running = here.get(&page).await;
        assert_eq!(running.status, StatusCode::OK, "{}", running.body);
        let runs = [
            "Идёт круг согласования 1",
            "keeper ру",
            "corporation ру",
            "17 апреля 2026",
            "подпункт 5) статьи 8",
        ];
        for told in runs {
            assert!(running.body.contains(told), "{told}: {}", running.body);
        }
        assert!(here.get(&format!("/ru/drafts/{number}")).await.body.contains("круг 1, срок — 17 апреля"));
        assert_eq!(here.get(&rounds).await.json()["items"], serde_json::json!([]));

        write(&beside, "UPDATE coordination_rounds SET ended_at = ?", vec![instant(ENDED)]).await;
        write(&beside, "UPDATE drafts SET stage = 'returned'", Vec::new()).await;
        here.clock.set(at(ENDED) + TimeDelta::minutes(1));
        let ended = here.get(&page).await;
        let positions = [REASONS, REMARK, "отказ в согласовании", "1 замечание по закону", "Круг 1"];
        for told in positions {
            assert!(ended.body.contains(told), "{told}: {}", ended.body);
        }
        let answer = here.get(&rounds).await.json();
        let bodies = answer["items"][0]["bodies"].as_array().unwrap();
        let refused = bodies.iter().find(|body| body["position"] == "refuse").unwrap();
        assert_eq!(refused["body"]["code"], "keeper");
        assert_eq!(refused["grounds"][0]["article"], "Art. 8(5)");
        assert_eq!(refused["opinion"]["withheld"], 1);
        let remarks = refused["opinion"]["remarks"].as_array().unwrap();
        assert_eq!((remarks.len(), &remarks[0]["text"]), (1, &serde_json::json!(REMARK)));
        let feed = here.get(&format!("/ru/drafts/{number}/feed.atom")).await;
        assert!(feed.body.contains("Круг согласования 1 завершён"), "{}", feed.body);
        for address in addresses(&number) {
            let answer = here.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            assert!(!answer.body.contains(INSIDE) && !answer.body.contains(NORM), "{address}");
        }
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_draft_that_was_not_sent_says_so_and_a_date_of_effect_stands_in_the_calendar() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let (office, number) = open_discussion(&services).await;
        publish(&services, &later(&office.head, at(CLOSED)), &number).await.unwrap();
        let here = Here::over(services.clone());
        here.clock.set(at(SENT));
        let page = here.get(&format!("/ru/drafts/{number}/coordination")).await;
        assert!(page.status == StatusCode::OK && page.body.contains("Проект не направлялся на согласование"));
        assert!(!here.get(&format!("/ru/drafts/{number}")).await.body.contains("/coordination"));

        let approved = "UPDATE drafts SET stage = 'approved', approved_at = ?, effective_at = ?";
        let effective = instant("2026-05-10T19:00:00Z");
        write(&beside, approved, vec![instant(ENDED), effective]).await;
        here.clock.set(at(ENDED) + TimeDelta::minutes(1));
        let calendar = here.get("/ru/calendar.ics").await;
        assert!(calendar.body.contains("DTSTART;VALUE=DATE:20260511"), "{}", calendar.body);
        let listed = here.get("/ru/drafts?stage=approved").await;
        assert!(listed.body.contains(&number) && listed.body.contains("11 мая 2026"), "{}", listed.body);
        let item = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!((&item["stage"], item["ceases_at"].is_null()), (&serde_json::json!("approved"), true));
        assert!(item["effective_at"].as_str().unwrap().starts_with("2026-05-10T19:00:00"));
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_list_of_drafts_knows_its_stages_and_nothing_stands_at_others() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        assert!(here.get("/ru/drafts").await.body.contains("Проектов ещё не размещено"));
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        for chosen in ["", "?stage=open", "?body=ministry", "?text=2026", "?stage=open&body=ministry"] {
            let listed = here.get(&format!("/ru/drafts{chosen}")).await;
            assert!(listed.body.contains(&format!("/ru/drafts/{number}")), "{chosen}: {}", listed.body);
        }
        here.clock.set(at(CLOSED));
        assert!(!here.get("/ru/drafts?stage=open").await.body.contains(&number));
        let awaiting = here.get("/ru/drafts?stage=review").await;
        assert!(awaiting.body.contains(&number), "{}", awaiting.body);
        assert!(awaiting.body.contains("решения приняты по 0 из 0"), "{}", awaiting.body);
        for nothing in ["stage=drafting", "stage=other", "body=nobody", "body=keeper", "after=other"] {
            let answer = here.get(&format!("/ru/drafts?{nothing}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    });
}

/// Sends a comment and gives back the secret of its receipt.
async fn comment(services: &Services, number: &str, email: &str, text: &str) -> String {
    let input = CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл".to_owned(),
        email: email.to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    };
    let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
    let request = Request::public(at("2026-03-10T05:00:00Z"));
    receive(services, &request, number, input, arrival).await.unwrap().receipt
}

#[test]
fn r15_3_a_withdrawal_is_told_once_to_each_address_and_stands_on_the_receipt() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let public = Request::public(morning());
        subscribe(&services, &public, "twice@example.kz", &Scope::All, Language::Kk).await.unwrap();
        let asked = outbox::claim(&services, morning() + TimeDelta::minutes(2), 50).await.unwrap();
        let asked = asked.iter().find(|letter| letter.message.recipient == "twice@example.kz").unwrap();
        let key = asked.message.body.split("/kk/subscriptions/").nth(1).unwrap().split('"').next().unwrap();
        confirm(&services, &public, key).await.unwrap();
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        comment(&services, &number, "twice@example.kz", "Срок следует сократить до одного дня").await;
        comment(&services, &number, "Twice@example.kz", "Добавьте приём заявлений в субботу").await;
        let receipt = comment(&services, &number, "once@example.kz", "Укажите часы приёма").await;

        let when = at("2026-03-11T05:00:00Z");
        let head = later(&office.head, when);
        withdraw(&services, &head, &number, StageName::Open, WITHDRAWN).await.unwrap();
        let told = outbox::claim(&services, when, 100).await.unwrap();
        let mut told: Vec<_> = told
            .iter()
            .map(|letter| &letter.message)
            .filter(|message| message.body.contains("draft_withdrawn"))
            .collect();
        told.sort_by(|one, other| one.recipient.cmp(&other.recipient));
        let recipients: Vec<&str> = told.iter().map(|message| message.recipient.as_str()).collect();
        assert_eq!(recipients, ["once@example.kz", "twice@example.kz"]);
        assert!(told[0].body.contains(&format!("/receipts/{receipt}")), "{}", told[0].body);
        assert!(told[1].body.contains(&format!("/ru/drafts/{number}\"")), "{}", told[1].body);
        assert!(told.iter().all(|message| message.body.contains(WITHDRAWN)));
        assert!(told[1].unsubscribe.is_some() && told[0].unsubscribe.is_none());

        let here = Here::over(services);
        here.clock.set(when + TimeDelta::minutes(1));
        let own = here.get(&format!("/ru/receipts/{receipt}")).await;
        assert!(own.body.contains("Проект отозван") && own.body.contains(WITHDRAWN), "{}", own.body);
        let file = here.get(&format!("/ru/receipts/{receipt}/file")).await;
        assert!(file.body.contains(WITHDRAWN), "{}", file.body);
        let draft = here.get(&format!("/ru/drafts/{number}")).await;
        assert!(draft.body.contains(WITHDRAWN), "{}", draft.body);
        assert!(draft.body.contains("Процедура прекращена"), "{}", draft.body);
        assert!(here.get("/ru/drafts?stage=withdrawn").await.body.contains(&number));
    });
}
