//! The ledger holds no words, proves every row, and its signed heads betray a cut end.

mod tampered;

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::BodyTermsInput;
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::{DraftKind, StageName};
use domain::language::Localized;
use domain::ledger::ChainFault;
use domain::register::EntryInput;
use domain::standard::SectionKey;
use sea_orm::ConnectionTrait;
use services::discussion::{
    Arrival, Channel, CommentFilter, DecideInput, decide, decide_view, receive, reopen,
};
use services::drafts::{CreateDraft, create_draft, withdraw};
use services::ledger::{self, SavedHead, heads};
use services::people::{BodyInput, add_body};
use services::register::include_service;
use services::report::{explain, link_change, unlink_change};
use services::{Request, ServiceError, Services};

use crate::harness::{
    Office, add, at, console, entry_input, later, morning, office, on_each_address, on_each_database, open,
    placed, publish, staff, take_suggestion, written_draft,
};

/// Stands in every text of the scenario.
const MARK: &str = "зашифруйменя";
/// Stands in every address.
const MAIL: &str = "mark.me";

async fn send(
    services: &Services,
    number: &str,
    when: &str,
    input: CommentInput,
) -> Result<i64, ServiceError> {
    let arrival = Arrival { idempotency_key: None, channel: Channel::Rest };
    let received = receive(services, &Request::public(at(when)), number, input, arrival).await?;
    Ok(received.number)
}

fn comment(text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: format!("Айгүл {MARK}"),
        email: format!("{MAIL}@example.kz"),
        language: "ru".to_owned(),
        text: format!("{text} {MARK}"),
        ..CommentInput::default()
    }
}

fn answer(comments: &[i64], elements: &[&str]) -> DecideInput {
    let form = DecisionInput {
        outcome: Outcome::Accepted.code().to_owned(),
        substantiation: format!("Принято, так как это верно: {MARK}."),
        summary: format!("Просят {MARK}"),
    };
    DecideInput {
        comments: comments.to_vec(),
        decision: form.parse().expect("a decision"),
        elements: elements.iter().map(|element| (*element).to_owned()).collect(),
    }
}

/// A whole discussion up to the report, with a draft beside it that was withdrawn before it was placed.
async fn story(services: &Services) -> (Office, String) {
    let input = BodyInput {
        code: "marked".to_owned(),
        kind: BodyKind::Central,
        name: Localized::new(MARK, MARK, MARK),
        reports_to_president: false,
        email: format!("{MAIL}@example.kz"),
        terms: BodyTermsInput::default(),
    };
    let body = add_body(services, &console(), input).await.unwrap();
    staff(services, &format!("{MAIL}@example.kz"), body, Role::Administrator).await;
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    let written = placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    let appeal = written.revision.content.elements(SectionKey::Appeal).first().unwrap().clone();
    let suggesting = CommentInput {
        element: appeal.id.to_string(),
        suggestion: format!("{} {MARK}", appeal.text.ru),
        ..comment("Первое")
    };
    send(services, &number, "2026-03-05T06:00:00Z", suggesting).await.unwrap();
    send(services, &number, "2026-03-06T06:00:00Z", comment("Второе")).await.unwrap();
    send(services, &number, "2026-04-02T06:00:00Z", comment("Опоздало")).await.unwrap_err();
    let review = at("2026-04-03T05:00:00Z");
    let (drafter, head) = (later(&office.drafter, review), later(&office.head, review));
    take_suggestion(services, &drafter, &number, 1).await.unwrap();
    let element = appeal.id.as_str();
    decide(services, &drafter, &number, answer(&[1, 2], &[element])).await.unwrap();
    let view = decide_view(services, &head, &number, &CommentFilter::default()).await.unwrap();
    let stands = view.page.comments.iter().find_map(|one| one.decision.as_ref()).unwrap().mark();
    reopen(services, &head, &number, 1, &stands, MARK).await.unwrap();
    decide(services, &drafter, &number, answer(&[1], &[element])).await.unwrap();
    decide(services, &drafter, &number, answer(&[2], &[])).await.unwrap();
    explain(services, &drafter, &number, "comment:2", "", MARK).await.unwrap();
    explain(services, &drafter, &number, &format!("element:{element}"), "", MARK).await.unwrap();
    unlink_change(services, &drafter, &number, 1, element).await.unwrap();
    link_change(services, &drafter, &number, 1, element).await.unwrap();
    publish(services, &head, &number).await.unwrap();
    let other = EntryInput { code: "300-1".to_owned(), ..entry_input(office.ministry) };
    include_service(services, &office.registrar, other).await.unwrap();
    let asked = CreateDraft { service: "300-1".to_owned(), kind: DraftKind::New };
    let unplaced = create_draft(services, &drafter, asked).await.unwrap();
    let why = format!("Не нужен: {MARK}");
    withdraw(services, &head, &unplaced.number, StageName::Drafting, &why).await.unwrap();
    (office, number)
}

async fn database(url: &str) -> sea_orm::DatabaseConnection {
    sea_orm::Database::connect(url).await.unwrap()
}

#[test]
fn the_ledger_holds_neither_words_nor_personal_data() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        ledger::renew(&services, &console()).await.unwrap();
        story(&services).await;
        let beside = database(&url).await;
        let all = sea_orm::sea_query::Query::select()
            .columns(["actor", "subject", "payload"])
            .from("ledger")
            .to_owned();
        let rows = beside.query_all(&all).await.unwrap();
        assert!(rows.len() > 30);
        for row in rows {
            let [actor, subject, payload] =
                ["actor", "subject", "payload"].map(|column| row.try_get::<String>("", column).unwrap());
            for text in [&actor, &subject, &payload] {
                assert!(!text.contains(MARK) && !text.contains('@') && !text.contains(MAIL), "{text}");
                // No word of any text: every letter of a payload is Latin.
                assert!(text.is_ascii(), "{text}");
            }
            assert!(payload.starts_with('{'), "{payload}");
        }
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_cut_end_is_seen_by_the_signed_and_by_the_saved_heads() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        story(&services).await;
        let day = later(&console(), at("2026-04-04T05:00:00Z"));
        assert!(heads::sign_day(&services, &day).await.unwrap());
        assert!(!heads::sign_day(&services, &day).await.unwrap(), "once a day");
        let signed = heads::list(&services, None, 10).await.unwrap();
        assert_eq!(signed.len(), 2, "with the report and with the day");
        let newest = signed.first().unwrap();
        assert_eq!(newest.sequence, ledger::sequence(&services.database).await.unwrap());
        let saved: Vec<SavedHead> = signed
            .iter()
            .map(|head| SavedHead { sequence: head.sequence, hash: head.hash.clone() })
            .collect();
        let proof = ledger::prove(&services, &saved).await.unwrap();
        assert!(proof.holds() && proof.chain.heads == 4, "{proof:?}");

        let beside = database(&url).await;
        let cut = [
            format!("DELETE FROM ledger WHERE sequence >= {}", newest.sequence),
            format!(
                "UPDATE ledger_head SET sequence = {0}, hash = (SELECT hash FROM ledger WHERE sequence = {0})",
                newest.sequence - 1
            ),
        ];
        for statement in &cut {
            beside.execute_unprepared(statement).await.unwrap();
        }
        let broken = ledger::verify(&services.database).await.unwrap().broken.unwrap();
        assert_eq!((broken.sequence, broken.why), (newest.sequence, ChainFault::Head));
        // The heads are taken away too: who saved them elsewhere still knows.
        beside.execute_unprepared("DELETE FROM signed_heads").await.unwrap();
        assert_eq!(ledger::verify(&services.database).await.unwrap().broken, None);
        let broken = ledger::prove(&services, &saved).await.unwrap().chain.broken.unwrap();
        assert_eq!((broken.sequence, broken.why), (newest.sequence, ChainFault::Head));
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_forged_head_is_seen_by_its_signature() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        add(&services, "a", BodyKind::Local).await;
        assert!(heads::sign_day(&services, &console()).await.unwrap());
        let beside = database(&url).await;
        beside.execute_unprepared("UPDATE signed_heads SET signature = 'AAAA'").await.unwrap();
        let broken = ledger::prove(&services, &[]).await.unwrap().chain.broken.unwrap();
        assert_eq!((broken.sequence, broken.why), (1, ChainFault::Signature));
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn two_instances_sign_one_head_a_day() {
    on_each_database(|services| async move {
        add(&services, "a", BodyKind::Local).await;
        let mut instances = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let services = services.clone();
            instances.spawn(async move { heads::sign_day(&services, &console()).await.unwrap() });
        }
        let signed = instances.join_all().await;
        assert_eq!(signed.into_iter().filter(|did| *did).count(), 1);
        assert_eq!(heads::list(&services, None, 10).await.unwrap().len(), 1);
    });
}

#[test]
fn what_an_older_program_wrote_is_sealed_as_it_stands_and_its_words_are_gone() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        story(&services).await;
        let beside = database(&url).await;
        // As the migration leaves the ledger of an older program: no seals, and the payloads emptied.
        beside.execute_unprepared("UPDATE ledger SET payload = ''").await.unwrap();
        assert_eq!(ledger::verify(&services.database).await.unwrap().broken, None);
        let before = ledger::sequence(&services.database).await.unwrap();
        assert!(ledger::renew(&services, &console()).await.unwrap());
        assert!(!ledger::renew(&services, &console()).await.unwrap(), "once in its life");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds() && proof.rows > 15, "{proof:?}");
        // What comes afterwards is held to the new measure.
        add(&services, "b", BodyKind::Local).await;
        let newest = ledger::sequence(&services.database).await.unwrap();
        assert!(newest > before + 2);
        let empty = format!("UPDATE ledger SET payload = '' WHERE sequence = {newest}");
        beside.execute_unprepared(&empty).await.unwrap();
        let broken = ledger::verify(&services.database).await.unwrap().broken.unwrap();
        assert_eq!((broken.sequence, broken.why), (newest, ChainFault::Content));
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_sealing_of_what_an_older_program_wrote_goes_on_where_it_was_broken_off() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        story(&services).await;
        let beside = database(&url).await;
        beside.execute_unprepared("UPDATE ledger SET payload = ''").await.unwrap();
        let many = "INSERT INTO comments (draft_id, number, received_at, author_kind, author_name, email, language, text, \
             receipt, fingerprint, version, name_withheld) \
             WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) \
             SELECT draft_id, n.i, received_at, author_kind, author_name, email, language, text, 'r' || n.i, 'f' || n.i, 1, \
             name_withheld FROM comments, n WHERE number = 1";
        beside.execute_unprepared(many).await.unwrap();
        let counted = "UPDATE drafts SET comment_count = 1500 WHERE stage = 'reported'";
        beside.execute_unprepared(counted).await.unwrap();
        let before = ledger::sequence(&services.database).await.unwrap();
        // The place of the first event of the third transaction is taken.
        let taken = before + 4;
        let in_the_way = format!(
            "INSERT INTO ledger (sequence, at, actor, action, subject, payload, payload_hash, previous_hash, hash) \
             SELECT {taken}, at, actor, action, subject, payload, payload_hash, previous_hash, 'x' FROM ledger \
             WHERE sequence = 1"
        );
        beside.execute_unprepared(&in_the_way).await.unwrap();
        assert!(ledger::renew(&services, &console()).await.is_err());
        let broken_off = ledger::sequence(&services.database).await.unwrap();
        assert_eq!(broken_off, taken - 1, "what was sealed before stays sealed");
        beside.execute_unprepared(&format!("DELETE FROM ledger WHERE sequence = {taken}")).await.unwrap();

        assert!(ledger::renew(&services, &console()).await.unwrap());
        assert!(!ledger::renew(&services, &console()).await.unwrap(), "once in its life");
        // A row that were sealed twice, or not at all, would be told.
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds() && proof.rows > 1_500, "{proof:?}");
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}
