//! A comment is supported: in time, once by each address, counted, listed, and answered by the decision on the comment.

mod offered;

use domain::discussion::{DecisionInput, HidingGround, HidingInput, Outcome, SupportInput};
use domain::draft::Refusal;
use sea_orm::ConnectionTrait;
use services::discussion::{
    Arrival, Channel, CommentFilter, DecideInput, Supported, comment, comments, decide, erase_supporter,
    hide, support, support_receipt, supporter_page, supporters,
};
use services::{Request, ServiceError, Services, ledger};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::refused::{problem, refusal};
use crate::harness::{at, later, on_each_address, on_each_database, open, publish};

const LETTER: &str =
    "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах";
const CLOSES: &str = "2026-04-01T19:00:00Z";

fn arrival(key: Option<&str>) -> Arrival {
    Arrival { idempotency_key: key.map(str::to_owned), channel: Channel::Form }
}

fn supporter(name: &str, email: &str) -> SupportInput {
    SupportInput {
        kind: "individual".to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        language: "kk".to_owned(),
        ..SupportInput::default()
    }
}

async fn send(
    services: &Services,
    number: &str,
    when: &str,
    input: &SupportInput,
    key: Option<&str>,
) -> Result<Supported, ServiceError> {
    support(services, &Request::public(at(when)), number, 1, input, arrival(key)).await
}

#[test]
fn r15_5_supports_are_numbered_counted_and_listed_as_their_senders_chose() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let when = "2026-03-06T06:00:00Z";
        let first = supporter("Марат", "Marat@example.kz");
        let kept = send(&services, &number, when, &first, Some("k")).await.unwrap();
        assert_eq!((kept.comment, kept.number, kept.repeated), (1, 1, false));
        let again = send(&services, &number, when, &first, Some("k")).await.unwrap();
        assert_eq!(again, Supported { repeated: true, ..kept.clone() }, "a double click is one support");
        let same = send(&services, &number, when, &supporter("Другой", "marat@example.kz"), Some("l")).await;
        assert_eq!(problem(same), ("email".to_owned(), "supported".to_owned()));
        let withheld =
            SupportInput {
                withhold: "yes".to_owned(), region: "KZ-35".to_owned(), ..supporter("Тайна", "")
            };
        assert_eq!(send(&services, &number, when, &withheld, None).await.unwrap().number, 2);
        assert_eq!(send(&services, &number, when, &withheld, None).await.unwrap().number, 3);

        let listed = comments(&services, &number, &CommentFilter::default()).await.unwrap();
        assert_eq!(listed.comments[0].supports, 3);
        assert_eq!(comment(&services, &number, 1).await.unwrap().supports, 3);
        let page = supporters(&services, &number, 1, 1).await.unwrap();
        let names: Vec<_> = page.supporters.iter().map(|one| one.supporter.name.as_deref()).collect();
        assert_eq!(names, [Some("Марат"), None, None]);
        assert_eq!((page.page, page.pages), (1, 1));
        let beyond = supporters(&services, &number, 1, 2).await;
        assert!(matches!(beyond, Err(ServiceError::NotFound)), "{beyond:?}");
        let receipt = support_receipt(&services, &kept.receipt).await.unwrap();
        assert_eq!((receipt.number, receipt.comment.number, receipt.draft_number), (1, 1, number.clone()));

        let request = Request::public(at(when));
        let nobody = support(&services, &request, &number, 9, &supporter("Олег", ""), arrival(None)).await;
        assert!(matches!(nobody, Err(ServiceError::NotFound)), "{nobody:?}");
        let hiding = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Адрес другого человека.".to_owned(),
        };
        let head = later(&office.head, at("2026-03-07T06:00:00Z"));
        hide(&services, &head, &number, 1, &hiding).await.unwrap();
        let unread = send(&services, &number, "2026-03-08T06:00:00Z", &supporter("Олег", ""), None).await;
        assert!(matches!(unread, Err(ServiceError::NotFound)), "{unread:?}");
        holds(&services).await;
    });
}

#[test]
fn r15_4_a_support_is_in_time_by_the_same_clock_as_a_comment() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let input = supporter("Марат", "");
        let last = send(&services, &number, "2026-04-01T18:59:59Z", &input, Some("k")).await.unwrap();
        let Refusal::DiscussionClosed { closes_at, received_at } =
            refusal(send(&services, &number, CLOSES, &input, Some("other")).await)
        else {
            panic!("closed")
        };
        assert_eq!((closes_at, received_at), (at(CLOSES), at(CLOSES)));
        let again = send(&services, &number, CLOSES, &input, Some("k")).await.unwrap();
        assert_eq!(again.receipt, last.receipt, "an answer that was lost is given again");
        assert_eq!(comment(&services, &number, 1).await.unwrap().supports, 1);
    });
}

#[test]
fn r15_8_the_report_counts_supports_and_the_receipt_shows_the_one_decision() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let input = supporter("Марат", "marat@example.kz");
        let kept = send(&services, &number, "2026-03-06T06:00:00Z", &input, None).await.unwrap();
        let review = at("2026-04-03T05:00:00Z");
        let (drafter, head) = (later(&office.drafter, review), later(&office.head, review));
        let form = DecisionInput {
            outcome: Outcome::NotAccepted.code().to_owned(),
            substantiation: "Срок установлен кодексом, статья 92.".to_owned(),
            summary: "О сроке.".to_owned(),
        };
        let decision =
            DecideInput { comments: vec![1], decision: form.parse().unwrap(), elements: Vec::new() };
        decide(&services, &drafter, &number, decision).await.unwrap();
        let before = support_receipt(&services, &kept.receipt).await.unwrap();
        assert_eq!(before.comment.decision, None, "decided is not published");
        let report = publish(&services, &head, &number).await.unwrap();
        assert_eq!((report.report.comments[0].supports, report.report.supports()), (1, 1));
        let after = support_receipt(&services, &kept.receipt).await.unwrap();
        assert_eq!(after.comment.decision.unwrap().outcome, Outcome::NotAccepted);
        holds(&services).await;
    });
}

#[test]
fn r15_8_the_letter_on_the_report_names_the_decision_to_supporters() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let input = supporter("Марат", "marat@example.kz");
        let kept = send(&services, &number, "2026-03-06T06:00:00Z", &input, None).await.unwrap();
        let review = at("2026-04-03T05:00:00Z");
        let (drafter, head) = (later(&office.drafter, review), later(&office.head, review));
        let form = DecisionInput {
            outcome: Outcome::NotAccepted.code().to_owned(),
            substantiation: "Срок установлен кодексом, статья 92.".to_owned(),
            summary: "О сроке.".to_owned(),
        };
        let decision =
            DecideInput { comments: vec![1], decision: form.parse().unwrap(), elements: Vec::new() };
        decide(&services, &drafter, &number, decision).await.unwrap();
        publish(&services, &head, &number).await.unwrap();
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let letters =
            sea_orm::sea_query::Query::select().columns(["recipient", "body"]).from("outbox").to_owned();
        let rows = beside.query_all(&letters).await.unwrap();
        let own: Vec<String> = rows
            .iter()
            .filter(|row| row.try_get::<String>("", "recipient").unwrap() == "marat@example.kz")
            .map(|row| row.try_get("", "body").unwrap())
            .collect();
        assert_eq!(own.len(), 2, "the receipt and the decision: {own:?}");
        assert!(own.iter().all(|body| body.contains(&format!("/kk/supports/{}", kept.receipt))), "{own:?}");
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn what_changes_a_support_behind_the_ledger_is_seen() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        send(&services, &number, "2026-03-06T06:00:00Z", &supporter("Марат", ""), None).await.unwrap();
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        for (there, back, row) in [
            (
                "UPDATE comment_supports SET author_name = 'Другой'",
                "UPDATE comment_supports SET author_name = 'Марат'",
                "support",
            ),
            ("UPDATE support_counts SET many = 2", "UPDATE support_counts SET many = 1", "draft"),
            // As many in all, but of another comment.
            ("UPDATE support_counts SET comment = 2", "UPDATE support_counts SET comment = 1", "draft"),
        ] {
            beside.execute_unprepared(there).await.unwrap();
            let proof = ledger::prove(&services, &[]).await.unwrap();
            let found = proof.differs.unwrap();
            assert!(found.row.starts_with(row), "{there}: {found:?}");
            beside.execute_unprepared(back).await.unwrap();
            assert!(ledger::prove(&services, &[]).await.unwrap().holds(), "{back}");
        }
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn who_supports_is_taken_out_on_a_lawful_demand_and_the_support_stays_counted() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let when = "2026-03-06T06:00:00Z";
        let input = supporter("Марат", "marat@example.kz");
        let kept = send(&services, &number, when, &input, Some("k")).await.unwrap();
        send(&services, &number, when, &supporter("Олег", "oleg@example.kz"), None).await.unwrap();
        let head = later(&office.head, at("2026-03-07T06:00:00Z"));
        let drafter = later(&office.drafter, at("2026-03-07T06:00:00Z"));
        let demand = "Решение суда № 2-11/2026 от 6 марта 2026 года";
        let denied = erase_supporter(&services, &drafter, &number, 1, 1, demand).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let blank = erase_supporter(&services, &head, &number, 1, 1, " ").await;
        assert_eq!(problem(blank), ("demand".to_owned(), "blank".to_owned()));
        let nobody = erase_supporter(&services, &head, &number, 1, 3, demand).await;
        assert!(matches!(nobody, Err(ServiceError::NotFound)), "{nobody:?}");
        let before = supporter_page(&services, &head, &number, 1, 1).await.unwrap();
        assert_eq!((before.name.as_str(), before.is_erased), ("Марат", false));
        // The second time nothing is left to be taken out.
        for _ in 0..2 {
            erase_supporter(&services, &head, &number, 1, 1, demand).await.unwrap();
        }
        let after = supporter_page(&services, &head, &number, 1, 1).await.unwrap();
        assert_eq!((after.name.as_str(), after.is_erased), ("", true));
        let page = supporters(&services, &number, 1, 1).await.unwrap();
        let names: Vec<_> = page.supporters.iter().map(|one| one.supporter.name.as_deref()).collect();
        assert_eq!(names, [None, Some("Олег")]);
        assert_eq!(support_receipt(&services, &kept.receipt).await.unwrap().supporter.name, None);
        holds(&services).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let rows = sea_orm::sea_query::Query::select()
            .columns(["number", "author_name", "email", "person", "sending"])
            .from("comment_supports")
            .to_owned();
        let rows = beside.query_all(&rows).await.unwrap();
        let row = rows.iter().find(|row| row.try_get::<i64>("", "number").unwrap() == 1).unwrap();
        assert_eq!(row.try_get::<String>("", "author_name").unwrap(), "");
        for column in ["email", "person", "sending"] {
            assert_eq!(row.try_get::<Option<String>>("", column).unwrap(), None, "{column}");
        }
        beside
            .execute_unprepared("UPDATE comment_supports SET author_name = 'forged' WHERE number = 1")
            .await
            .unwrap();
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}
