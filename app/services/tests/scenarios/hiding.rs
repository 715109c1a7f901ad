//! Words that everybody must not read: hidden with a published reason, objected to, shown again, taken out on a demand.

use domain::discussion::{DecisionInput, HidingGround, HidingInput, HidingState, Outcome};
use domain::report::ReportedComment;
use sea_orm::ConnectionTrait;
use services::discussion::{
    CommentFilter, CommentView, DecideInput, Erasure, answer, comments, decide, erase, hide, hiding_page,
    object, receipt,
};
use services::reading::ReportPage;
use services::report::ReportList;
use services::{Request, ServiceError, Services, ledger, reading};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::{Office, at, later, on_each_address, open, publish};

const WORDS: &str = "Сосед Иванов живёт по адресу Абая, 1.";

/// An open discussion, with the call of a head in it.
async fn headed(services: &Services) -> (Office, String, Request) {
    let (office, number) = open_discussion(services).await;
    let head = later(&office.head, at("2026-03-06T06:00:00Z"));
    (office, number, head)
}

async fn first(services: &Services, number: &str) -> CommentView {
    comments(services, number, &CommentFilter::default()).await.unwrap().comments.remove(0)
}

fn personal_data() -> HidingInput {
    HidingInput {
        ground: HidingGround::PersonalData.code().to_owned(),
        reason: "Адрес другого человека.".to_owned(),
    }
}

fn code(error: &ServiceError) -> &str {
    match error {
        ServiceError::Invalid(problems) => &problems.first().unwrap().code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn hidden_words_leave_what_everybody_reads_and_number_time_hash_and_reason_stay() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number, head) = headed(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let before = first(&services, &number).await;
        let own = receipt(&services, &secret).await.unwrap();
        let refused = hide(&services, &office.drafter, &number, 1, &personal_data()).await.unwrap_err();
        assert!(matches!(refused, ServiceError::Denied(_)), "{refused:?}");
        let empty = hide(&services, &head, &number, 1, &HidingInput::default()).await.unwrap_err();
        assert_eq!(code(&empty), "ground");
        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        let again = hide(&services, &head, &number, 1, &personal_data()).await.unwrap_err();
        assert_eq!(code(&again), "already_hidden");

        let shown = first(&services, &number).await;
        assert_eq!((shown.number, shown.received_at), (before.number, before.received_at));
        assert!(shown.text.is_empty() && shown.author.name.is_none());
        let hidden = shown.hidden.unwrap();
        assert_eq!(
            (hidden.ground, hidden.reason.as_str()),
            (HidingGround::PersonalData, "Адрес другого человека.")
        );
        let kept = receipt(&services, &secret).await.unwrap();
        assert_eq!((kept.text_hash, hidden.text_hash), (own.text_hash, own.text_hash));
        assert!(kept.comment.text.is_empty());
        // Those who decide on it read it still.
        assert_eq!(hiding_page(&services, &head, &number, 1).await.unwrap().text, WORDS);
        holds(&services).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let told = sea_orm::sea_query::Query::select().columns(["body"]).from("outbox").to_owned();
        let letters = beside.query_all(&told).await.unwrap();
        let letters: Vec<String> = letters.iter().map(|row| row.try_get("", "body").unwrap()).collect();
        assert!(letters.iter().any(|letter| letter.contains("comment_hidden") && letter.contains(&secret)));
        // Hiding behind the back of the ledger is seen.
        beside.execute_unprepared("UPDATE comments SET hidden = NULL").await.unwrap();
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn an_author_objects_once_and_the_words_come_back_or_stay_hidden() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number, head) = headed(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let author = Request::public(at("2026-03-07T06:00:00Z"));
        let early = object(&services, &author, &secret, "Это мой адрес.").await.unwrap_err();
        assert_eq!(code(&early), "no_step");
        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        let unasked = answer(&services, &head, &number, 1, true, "Останется.").await.unwrap_err();
        assert_eq!(code(&unasked), "no_step");
        assert_eq!(code(&object(&services, &author, &secret, " ").await.unwrap_err()), "blank");
        object(&services, &author, &secret, "Это мой адрес.").await.unwrap();
        assert_eq!(code(&object(&services, &author, &secret, "Ещё раз.").await.unwrap_err()), "no_step");
        let page = hiding_page(&services, &head, &number, 1).await.unwrap().hiding.unwrap();
        assert_eq!(
            (page.state, page.objection.as_deref()),
            (HidingState::ObjectedTo, Some("Это мой адрес."))
        );
        holds(&services).await;
        answer(&services, &head, &number, 1, true, "Адрес не Ваш.").await.unwrap();
        assert_eq!(receipt(&services, &secret).await.unwrap().hiding, Some(HidingState::Upheld));
        assert!(first(&services, &number).await.hidden.is_some());
        answer(&services, &head, &number, 1, false, "Ошиблись.").await.unwrap();
        assert_eq!(first(&services, &number).await.text, WORDS);
        holds(&services).await;
        // What was shown again can be hidden again.
        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        assert_eq!(receipt(&services, &secret).await.unwrap().hiding, Some(HidingState::Hidden));
        holds(&services).await;
        services.database.close().await.unwrap();
    });
}

#[test]
fn what_is_taken_out_on_a_lawful_demand_is_gone_and_the_ledger_stays_whole() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number, head) = headed(&services).await;
        say(&services, &number, WORDS).await;
        let everything = Erasure {
            words: true,
            person: true,
            demand: "Решение суда № 2-11/2026 от 6 марта 2026 года".to_owned(),
        };
        let nothing = Erasure { words: false, person: false, ..everything.clone() };
        assert_eq!(code(&erase(&services, &head, &number, 1, &nothing).await.unwrap_err()), "nothing");
        let early = erase(&services, &head, &number, 1, &everything).await.unwrap_err();
        assert_eq!(code(&early), "not_hidden");
        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        let hash = first(&services, &number).await.hidden.unwrap().text_hash;
        erase(&services, &head, &number, 1, &everything).await.unwrap();
        let page = hiding_page(&services, &head, &number, 1).await.unwrap();
        assert!(page.text.is_empty() && page.author.is_empty() && page.words_erased && page.person_erased);
        assert_eq!(first(&services, &number).await.hidden.unwrap().text_hash, hash);
        let back = answer(&services, &head, &number, 1, false, "Вернуть.").await.unwrap_err();
        assert_eq!(code(&back), "erased");
        holds(&services).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let rows = sea_orm::sea_query::Query::select()
            .columns(["text", "author_name", "email"])
            .from("comments")
            .to_owned();
        for row in beside.query_all(&rows).await.unwrap() {
            for column in ["text", "author_name", "email"] {
                assert_eq!(row.try_get::<String>("", column).unwrap(), "");
            }
        }
        beside.execute_unprepared("UPDATE comments SET text = 'forged'").await.unwrap();
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_body_is_told_of_an_objection_in_every_language_since_nobody_knows_its_own() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number, head) = headed(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        beside.execute_unprepared("UPDATE bodies SET email = 'body@example.kz'").await.unwrap();
        let author = Request::public(at("2026-03-07T06:00:00Z"));
        object(&services, &author, &secret, "Это мой адрес.").await.unwrap();
        let told =
            sea_orm::sea_query::Query::select().columns(["recipient", "body"]).from("outbox").to_owned();
        let letters = beside.query_all(&told).await.unwrap();
        let letters: Vec<[String; 2]> = letters
            .iter()
            .map(|row| ["recipient", "body"].map(|column| row.try_get("", column).unwrap()))
            .collect();
        let to_body: Vec<&str> = letters
            .iter()
            .filter(|[recipient, _]| recipient == "body@example.kz")
            .map(|[_, body]| body.as_str())
            .collect();
        assert_eq!(to_body.len(), 1, "one letter");
        for language in ["kk", "ru", "en"] {
            let link = format!("/{language}/desk/drafts/{number}/comments/1/hide");
            assert!(to_body.iter().all(|body| body.contains(&link)), "{to_body:?}");
        }
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

/// What is read a portion at a time is what is read whole.
async fn is_the_same_by_portions(services: &Services, number: &str, whole: &ReportPage) {
    let public = Request::public(at("2026-04-04T05:00:00Z"));
    let (page, lists) = reading::report_outline(services, &public, number).await.unwrap();
    assert_eq!((&page.hash, &page.shown_hash), (&whole.hash, &whole.shown_hash));
    assert_eq!((page.figures, &page.report.comments), (whole.figures, &Vec::new()));
    let portion = lists.portion(services, ReportList::Comments, 0).await.unwrap();
    let comments = portion.iter().map(|(_, text)| serde_json::from_str(text).unwrap());
    assert_eq!(comments.collect::<Vec<ReportedComment>>(), whole.report.comments);
    let last = portion.last().unwrap().0;
    assert!(lists.portion(services, ReportList::Comments, last).await.unwrap().is_empty());
}

#[test]
fn what_is_taken_out_after_the_report_leaves_its_row_too_and_ledger_and_published_hash_stay() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number, _) = headed(&services).await;
        say(&services, &number, WORDS).await;
        say(&services, &number, "Срок велик.").await;
        let review = at("2026-04-03T05:00:00Z");
        let (drafter, head) = (later(&office.drafter, review), later(&office.head, review));
        let form = DecisionInput {
            outcome: Outcome::NotAccepted.code().to_owned(),
            substantiation: "Срок установлен законом, сократить его нельзя.".to_owned(),
            summary: "Просят сократить срок".to_owned(),
        };
        let decision = form.parse().unwrap();
        let refused = DecideInput { comments: vec![1, 2], decision, elements: Vec::new() };
        decide(&services, &drafter, &number, refused).await.unwrap();
        let published = publish(&services, &head, &number).await.unwrap();
        holds(&services).await;
        let public = Request::public(at("2026-04-04T05:00:00Z"));
        let before = reading::report(&services, &public, &number).await.unwrap();
        assert_eq!((&before.hash, &before.shown_hash), (&published.hash, &published.hash));

        hide(&services, &head, &number, 1, &personal_data()).await.unwrap();
        let everything =
            Erasure { words: true, person: true, demand: "Решение суда № 2-11/2026".to_owned() };
        erase(&services, &head, &number, 1, &everything).await.unwrap();
        holds(&services).await;
        let after = reading::report(&services, &public, &number).await.unwrap();
        assert_eq!(after.hash, published.hash, "the published hash stays beside what is left");
        assert_ne!(after.shown_hash, published.hash);
        let left = |text: &str| !text.contains("Иванов") && !text.contains("Абая");
        // Every file is made of what is shown.
        let shown = serde_json::to_string(&after.report).unwrap();
        assert!(left(&shown) && shown.contains("Срок велик."), "{shown}");
        let one =
            |number: i64| after.report.comments.iter().find(|comment| comment.number == number).unwrap();
        assert!(one(1).text.is_empty() && one(1).author.name.is_none() && one(1).hidden.is_some());
        assert_eq!(one(2).author.name.as_deref(), Some("Айгүл Серікова"));
        is_the_same_by_portions(&services, &number, &after).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let frozen =
            sea_orm::sea_query::Query::select().columns(["report", "hash"]).from("reports").to_owned();
        let row = beside.query_one(&frozen).await.unwrap().unwrap();
        let [text, hash] = ["report", "hash"].map(|column| row.try_get::<String>("", column).unwrap());
        assert!(left(&text), "{text}");
        assert_eq!(hash, published.hash);
        // What was taken out cannot be put back, nor anything else, without the ledger seeing it.
        beside.execute_unprepared("UPDATE reports SET report = '{}'").await.unwrap();
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}
