//! What an author does with a comment while the window is open, what the owner of an address says of it, what readers report.

use domain::discussion::{
    AbuseInput, AbuseKind, CorrectionInput, DecisionInput, HidingGround, HidingInput, Outcome,
};
use domain::draft::Refusal;
use sea_orm::ConnectionTrait;
use services::discussion::{
    CommentFilter, CommentView, DecideInput, abuse_inbox, comment, comments, correct, decide, decide_view,
    hide, hiding_page, leave, not_mine, not_mine_page, receipt, report_abuse, take_back,
};
use services::{Request, ServiceError, Services, ledger, outbox, reading};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::refused::{problem, refusal};
use crate::harness::{at, later, on_each_address, on_each_database, open, publish};

const WORDS: &str = "Срок велик.";
const BETTER: &str = "Срок велик: сведения уже есть в системах.";
/// While the window is open.
const OPEN: &str = "2026-03-07T06:00:00Z";
/// After it has closed.
const REVIEW: &str = "2026-04-03T05:00:00Z";

fn author() -> Request {
    Request::public(at(OPEN))
}

fn words(text: &str) -> CorrectionInput {
    CorrectionInput { text: text.to_owned(), suggestion: String::new() }
}

async fn version(services: &Services, secret: &str) -> i64 {
    receipt(services, secret).await.unwrap().version
}

async fn listed(services: &Services, number: &str) -> Vec<CommentView> {
    comments(services, number, &CommentFilter::default()).await.unwrap().comments
}

async fn decided(
    services: &Services,
    request: &Request,
    number: &str,
    comments: Vec<i64>,
) -> Result<(), ServiceError> {
    let form = DecisionInput {
        outcome: Outcome::NotAccepted.code().to_owned(),
        substantiation: "Срок установлен законом, сократить его нельзя.".to_owned(),
        summary: "Просят сократить срок".to_owned(),
    };
    let decision = form.parse().unwrap();
    let input = DecideInput { comments, decision, elements: Vec::new() };
    decide(services, request, number, input).await.map(|_| ())
}

#[test]
fn r15_4_an_author_corrects_a_comment_until_it_closes_and_both_wordings_are_read() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let seen = version(&services, &secret).await;
        let unchanged = correct(&services, &author(), &secret, seen, &words(WORDS)).await;
        assert_eq!(problem(unchanged).1, "unchanged");
        let empty = correct(&services, &author(), &secret, seen, &words(" ")).await.unwrap_err();
        assert!(matches!(empty, ServiceError::InvalidComment(_)), "{empty:?}");
        correct(&services, &author(), &secret, seen, &words(BETTER)).await.unwrap();
        let stale = correct(&services, &author(), &secret, seen, &words("Иначе.")).await.unwrap_err();
        assert!(matches!(stale, ServiceError::Stale(_)), "{stale:?}");

        let shown = comment(&services, &number, 1).await.unwrap();
        assert_eq!((shown.text.as_str(), shown.corrected_at), (BETTER, Some(at(OPEN))));
        let earlier: Vec<&str> = shown.earlier.iter().map(|earlier| earlier.text.as_str()).collect();
        assert_eq!(earlier, [WORDS]);
        assert_eq!(listed(&services, &number).await, std::slice::from_ref(&shown));
        assert_eq!(receipt(&services, &secret).await.unwrap().comment, shown);
        holds(&services).await;

        let closed = Request::public(at(REVIEW));
        let seen = version(&services, &secret).await;
        for late in [
            correct(&services, &closed, &secret, seen, &words("Поздно.")).await,
            take_back(&services, &closed, &secret, seen).await,
        ] {
            let Refusal::DiscussionClosed { received_at, .. } = refusal(late) else { panic!("closed") };
            assert_eq!(received_at, closed.at);
        }
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        // A former wording that was written anew behind the back of the ledger is seen.
        beside.execute_unprepared("UPDATE comment_versions SET text = 'forged'").await.unwrap();
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_8_a_withdrawn_comment_keeps_its_number_and_is_counted_apart() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        say(&services, &number, BETTER).await;
        let seen = version(&services, &secret).await;
        take_back(&services, &author(), &secret, seen).await.unwrap();
        let again = take_back(&services, &author(), &secret, seen + 1).await;
        assert_eq!(refusal(again), Refusal::CommentWithdrawn { comment: 1 });

        let shown = comment(&services, &number, 1).await.unwrap();
        assert!(shown.text.is_empty() && shown.author.name.is_none());
        assert_eq!(shown.withdrawn_at, Some(at(OPEN)));
        assert_eq!(receipt(&services, &secret).await.unwrap().comment.text, WORDS, "its holder reads it");
        holds(&services).await;

        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        let refused = decided(&services, &drafter, &number, vec![1, 2]).await;
        assert_eq!(refusal(refused), Refusal::CommentWithdrawn { comment: 1 });
        let desk = decide_view(&services, &drafter, &number, &CommentFilter::default()).await.unwrap();
        let waiting: Vec<i64> = desk.page.comments.iter().map(|comment| comment.number).collect();
        assert_eq!((waiting, desk.progress.received), (vec![2], 1));
        decided(&services, &drafter, &number, vec![2]).await.unwrap();
        publish(&services, &head, &number).await.unwrap();
        let told = outbox::claim(&services, at("2026-04-03T06:00:00Z"), 100).await.unwrap();
        let told: Vec<&str> = told.iter().map(|letter| letter.message.body.as_str()).collect();
        let reported = told.iter().find(|body| body.contains("reported")).unwrap();
        assert!(!reported.contains(&secret), "nothing is said of a comment that was taken back: {reported}");
        let public = Request::public(at(REVIEW));
        let page = reading::report(&services, &public, &number).await.unwrap();
        assert_eq!(page.report.participation.total, 1);
        let withdrawn: Vec<i64> = page.report.withdrawn.iter().map(|comment| comment.number).collect();
        assert_eq!(withdrawn, [1]);
        assert_eq!((page.summary.comments, page.summary.comments_withdrawn), (2, 1));
        holds(&services).await;
    });
}

#[test]
fn r15_7_what_has_its_decision_stays_as_it_was_decided_on() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let drafter = later(&office.drafter, at("2026-03-06T06:00:00Z"));
        decided(&services, &drafter, &number, vec![1]).await.unwrap();
        let seen = version(&services, &secret).await;
        let corrected = correct(&services, &author(), &secret, seen, &words(BETTER)).await;
        assert_eq!(refusal(corrected), Refusal::AlreadyDecided { comment: 1 });
        let withdrawn = take_back(&services, &author(), &secret, seen).await;
        assert_eq!(refusal(withdrawn), Refusal::AlreadyDecided { comment: 1 });
    });
}

#[test]
fn the_owner_of_an_address_takes_name_and_address_off_a_comment_that_is_not_theirs() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = open_discussion(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let told = sea_orm::sea_query::Query::select().columns(["body"]).from("outbox").to_owned();
        let letters = beside.query_all(&told).await.unwrap();
        let letters: Vec<String> = letters.iter().map(|row| row.try_get("", "body").unwrap()).collect();
        let letter = letters.iter().find(|letter| letter.contains(&secret)).unwrap();
        let (_, key) = letter.split_once("/comments/1/not-mine/").unwrap();
        let key: String = key.chars().take_while(char::is_ascii_hexdigit).collect();
        assert!(!secret.contains(&key));
        for other in ["none", secret.as_str()] {
            let refused = not_mine(&services, &author(), &number, 1, other).await.unwrap_err();
            assert!(matches!(refused, ServiceError::NotFound), "{refused:?}");
        }
        assert_eq!(not_mine_page(&services, &number, 1, &key).await.unwrap().disowned_at, None);
        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        decided(&services, &drafter, &number, vec![1]).await.unwrap();
        publish(&services, &head, &number).await.unwrap();

        let owner = Request::public(at("2026-04-04T05:00:00Z"));
        let before = reading::report(&services, &owner, &number).await.unwrap();
        not_mine(&services, &owner, &number, 1, &key).await.unwrap();
        not_mine(&services, &owner, &number, 1, &key).await.unwrap();
        let shown = comment(&services, &number, 1).await.unwrap();
        assert_eq!((shown.text.as_str(), shown.author.name.clone()), (WORDS, None));
        assert!(shown.author.disowned);
        let page = reading::report(&services, &owner, &number).await.unwrap();
        assert_eq!(page.report.comments[0].author, shown.author);
        // Files are kept by it: none that was made before is handed out any more.
        assert_eq!(before.shown_hash, before.hash);
        assert_eq!(page.hash, before.hash, "the published hash stays beside what is left");
        assert_ne!(page.shown_hash, before.shown_hash);
        assert_eq!(not_mine_page(&services, &number, 1, &key).await.unwrap().disowned_at, Some(owner.at));
        let rows =
            sea_orm::sea_query::Query::select().columns(["author_name", "email"]).from("comments").to_owned();
        for row in beside.query_all(&rows).await.unwrap() {
            for column in ["author_name", "email"] {
                assert_eq!(row.try_get::<String>("", column).unwrap(), "");
            }
        }
        holds(&services).await;
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_disowned_comment_is_changed_by_nobody() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let secret = say(&services, &number, WORDS).await.receipt;
        let keys = &services.settings.keys;
        let key = keys.hash(services::keys::Purpose::NotMine, &format!("{number}/1/{secret}"));
        not_mine(&services, &author(), &number, 1, &key).await.unwrap();
        let seen = version(&services, &secret).await;
        assert_eq!(problem(take_back(&services, &author(), &secret, seen).await).1, "disowned");
        let corrected = correct(&services, &author(), &secret, seen, &words(BETTER)).await;
        assert_eq!(problem(corrected).1, "disowned");
        holds(&services).await;
    });
}

#[test]
fn a_report_of_a_reader_changes_nothing_until_whoever_may_hide_answers_it() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, WORDS).await;
        let head = later(&office.head, at(OPEN));
        let report = |kind: AbuseKind, words: &str| AbuseInput {
            kind: kind.code().to_owned(),
            words: words.to_owned(),
        };
        let wordless = report_abuse(&services, &author(), &number, 1, &report(AbuseKind::Other, "")).await;
        assert_eq!(problem(wordless).1, "empty");
        let unknown = report_abuse(&services, &author(), &number, 9, &report(AbuseKind::Insult, "")).await;
        assert!(matches!(unknown.unwrap_err(), ServiceError::NotFound));
        assert_eq!(problem(leave(&services, &head, &number, 1).await).1, "no_report");
        let insult = report(AbuseKind::Insult, "Грубо.");
        report_abuse(&services, &author(), &number, 1, &insult).await.unwrap();
        assert_eq!(listed(&services, &number).await[0].text, WORDS);
        assert!(abuse_inbox(&services, &office.drafter).await.unwrap().is_empty());
        let inbox = abuse_inbox(&services, &head).await.unwrap();
        assert_eq!((inbox.len(), inbox[0].comment, inbox[0].report.words.as_str()), (1, 1, "Грубо."));
        assert_eq!(hiding_page(&services, &head, &number, 1).await.unwrap().reports.len(), 1);
        let denied = leave(&services, &office.drafter, &number, 1).await.unwrap_err();
        assert!(matches!(denied, ServiceError::Denied(_)), "{denied:?}");
        leave(&services, &head, &number, 1).await.unwrap();
        assert!(abuse_inbox(&services, &head).await.unwrap().is_empty());

        report_abuse(&services, &author(), &number, 1, &insult).await.unwrap();
        let hiding = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Данные другого человека.".to_owned(),
        };
        hide(&services, &head, &number, 1, &hiding).await.unwrap();
        assert!(abuse_inbox(&services, &head).await.unwrap().is_empty());
        let late = report_abuse(&services, &author(), &number, 1, &insult).await;
        assert_eq!(problem(late).1, "not_read");
        holds(&services).await;
    });
}
