use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::discussion::CommentInput;
use domain::draft::Refusal;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Set};

use super::placed_rows::{closes_at, placed, placed_at};
use super::{Arrival, Channel, Received, receive};
use crate::context::{Request, Services};
use crate::entity::{comment, draft, late_attempt, outbox, report};
use crate::error::ServiceError;

fn comment(text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        element: "appe".to_owned(),
        ..CommentInput::default()
    }
}

fn by(key: Option<&str>) -> Arrival {
    Arrival { idempotency_key: key.map(str::to_owned), channel: Channel::Form }
}

async fn send(services: &Services, at: DateTime<Utc>, text: &str) -> Result<Received, ServiceError> {
    receive(services, &Request::public(at), "2026-1", comment(text), by(None)).await
}

#[tokio::test]
async fn r15_4_the_last_second_is_in_time_and_the_closing_moment_is_late() {
    let (_folder, services) = placed().await;
    let second = TimeDelta::seconds(1);
    let keyed = async |at| {
        let request = Request::public(at);
        receive(&services, &request, "2026-1", comment("Успел"), by(Some("k-1"))).await
    };
    let received = keyed(closes_at() - second).await.unwrap();
    assert_eq!((received.number, received.received_at), (1, closes_at() - second));
    for (late, text) in [
        (closes_at(), "Опоздал"),
        (closes_at() + second, "Опоздал и он"),
        // The same text again counts once, one that is malformed not at all; both are answered in the same way.
        (closes_at() + second, "Опоздал"),
        (closes_at() + second, ""),
    ] {
        let refused = send(&services, late, text).await.unwrap_err();
        let ServiceError::Refused(Refusal::DiscussionClosed { closes_at: closed, received_at }) = refused
        else {
            panic!("{refused:?}")
        };
        assert_eq!((closed, received_at), (closes_at(), late));
    }
    // Nothing of the text is kept, the attempts are counted, the first answer is given again.
    let connection = &services.database.connection;
    assert_eq!(comment::Entity::find().count(connection).await.unwrap(), 1);
    assert_eq!(late_attempt::Entity::find().count(connection).await.unwrap(), 2);
    let row = draft::Entity::find().one(connection).await.unwrap().unwrap();
    assert_eq!((row.comment_count, row.late_count), (1, 2));
    let again = keyed(closes_at() + second).await.unwrap();
    assert_eq!((again.receipt, again.repeated), (received.receipt, true));
}

#[tokio::test]
async fn r15_4_what_is_no_well_formed_comment_counts_nowhere_by_any_way_in() {
    let (_folder, services) = placed().await;
    let late = closes_at() + TimeDelta::seconds(1);
    let malformed = [
        comment(""),
        comment("\u{200b}"),
        comment("\u{202e}"),
        CommentInput { email: "no".to_owned(), ..comment("Без почты") },
        CommentInput { name: String::new(), ..comment("Без имени") },
        CommentInput { element: "none".to_owned(), ..comment("Ни к чему") },
    ];
    for channel in [Channel::Form, Channel::Island, Channel::Rest] {
        let send = async |input: CommentInput| {
            let arrival = Arrival { idempotency_key: None, channel };
            receive(&services, &Request::public(late), "2026-1", input, arrival).await
        };
        for input in &malformed {
            let refused = send(input.clone()).await;
            assert!(
                matches!(refused, Err(ServiceError::Refused(Refusal::DiscussionClosed { .. }))),
                "{refused:?}"
            );
        }
        // The same text is one attempt, whichever way it comes and however it is spaced.
        for text in ["Опоздал", "Опоздал ", "\u{2068}Опоздал\u{2069}"] {
            send(comment(text)).await.unwrap_err();
        }
    }
    let connection = &services.database.connection;
    assert_eq!(late_attempt::Entity::find().count(connection).await.unwrap(), 1);
    let row = draft::Entity::find().one(connection).await.unwrap().unwrap();
    assert_eq!((row.comment_count, row.late_count), (0, 1));
}

#[tokio::test]
async fn r15_4_a_late_comment_reads_nothing_of_a_long_report() {
    let (_folder, services) = placed().await;
    let connection = &services.database.connection;
    let draft = draft::Entity::find().one(connection).await.unwrap().unwrap();
    let published = report::ActiveModel {
        draft_id: Set(draft.id),
        from_revision: Set(1),
        to_revision: Set(1),
        report: Set(String::new()),
        hash: Set(String::new()),
        published_at: Set(closes_at() + TimeDelta::days(1)),
        published_by: Set(None),
        figures: Set(None),
        causes: Set(None),
    };
    report::Entity::insert(published).exec_without_returning(connection).await.unwrap();
    // Whoever reads this text as one, fails.
    for change in ["UPDATE reports SET report = x'ff'", "UPDATE drafts SET stage = 'reported'"] {
        connection.execute_unprepared(change).await.unwrap();
    }
    let late = send(&services, closes_at() + TimeDelta::days(2), "Опоздал").await.unwrap_err();
    assert!(matches!(late, ServiceError::Refused(Refusal::DiscussionClosed { .. })), "{late:?}");
}

#[tokio::test]
async fn r_t5_a_comment_in_time_is_received_however_long_the_queue_is() {
    let (_folder, services) = placed().await;
    let second = TimeDelta::seconds(1);
    // Somebody writes; the last comments in time and the first late one wait behind, in one queue.
    let writing = services.database.write().await.unwrap();
    let (first, second_last, late, ()) = tokio::join!(
        send(&services, closes_at() - second, "Успела"),
        send(&services, closes_at() - TimeDelta::microseconds(1), "Успел и я"),
        send(&services, closes_at(), "Не успел"),
        async {
            tokio::task::yield_now().await;
            drop(writing);
        },
    );
    let (first, second_last) = (first.unwrap(), second_last.unwrap());
    let mut taken = [first.number, second_last.number];
    // Which of the two stood first in the queue is chance; both moments are those of arrival.
    taken.sort_unstable();
    assert_eq!(taken, [1, 2]);
    let arrived = [first.received_at, second_last.received_at];
    assert_eq!(arrived, [closes_at() - second, closes_at() - TimeDelta::microseconds(1)]);
    assert!(matches!(late, Err(ServiceError::Refused(Refusal::DiscussionClosed { .. }))), "{late:?}");
}

#[tokio::test]
async fn r15_3_a_comment_before_the_window_opens_is_refused() {
    let (_folder, services) = placed().await;
    let early = send(&services, placed_at() - TimeDelta::seconds(1), "Рано").await.unwrap_err();
    assert!(matches!(early, ServiceError::Refused(Refusal::DiscussionNotOpen { .. })));
    let unknown =
        receive(&services, &Request::public(placed_at()), "2026-9", comment("Где?"), by(None)).await;
    assert!(matches!(unknown, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_comment_with_one_receipt() {
    let (_folder, services) = placed().await;
    let at = placed_at() + TimeDelta::hours(1);
    let keyed = async |at| {
        let request = Request::public(at);
        receive(&services, &request, "2026-1", comment("Дважды"), by(Some("form-1"))).await
    };
    let (one, two) = tokio::join!(keyed(at), keyed(at));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!((&one.receipt, one.number), (&two.receipt, two.number));
    assert!(one.repeated != two.repeated);
    // A day later it is still the same form; sent with other words, another comment.
    let later = keyed(at + TimeDelta::days(1)).await.unwrap();
    assert_eq!((later.number, later.repeated), (1, true));
    let other = receive(&services, &Request::public(at), "2026-1", comment("Трижды"), by(Some("form-1")))
        .await
        .unwrap();
    assert_eq!((other.number, other.repeated), (2, false));
    assert_eq!(outbox::Entity::find().count(&services.database.connection).await.unwrap(), 2);
}

#[tokio::test]
async fn equal_words_are_two_comments_with_two_receipts() {
    let (_folder, services) = placed().await;
    let at = placed_at() + TimeDelta::hours(1);
    let other = CommentInput { name: "Марат".to_owned(), ..comment("Поддерживаю") };
    let first = send(&services, at, "Поддерживаю").await.unwrap();
    let second = receive(&services, &Request::public(at), "2026-1", other, by(None)).await.unwrap();
    let third = send(&services, at, "Поддерживаю").await.unwrap();
    assert_eq!([first.number, second.number, third.number], [1, 2, 3]);
    assert!(first.receipt != second.receipt && first.receipt != third.receipt);
}

#[tokio::test]
async fn the_same_key_of_another_machine_names_another_comment() {
    let (_folder, services) = placed().await;
    let send = async |mail: &str| {
        let rest = Arrival { idempotency_key: Some("1".to_owned()), channel: Channel::Rest };
        let input = CommentInput { email: mail.to_owned(), ..comment("Одно и то же") };
        receive(&services, &Request::public(placed_at()), "2026-1", input, rest).await.unwrap()
    };
    let (one, two, again) =
        (send("a@example.kz").await, send("b@example.kz").await, send("a@example.kz").await);
    assert_eq!((one.number, two.number), (1, 2));
    assert_eq!((again.receipt, again.repeated), (one.receipt, true));
}

#[tokio::test]
async fn an_idempotency_key_names_one_comment_and_no_other() {
    let (_folder, services) = placed().await;
    let send = async |hours, text| {
        let request = Request::public(placed_at() + TimeDelta::hours(hours));
        let rest = Arrival { channel: Channel::Rest, ..by(Some("k-1")) };
        receive(&services, &request, "2026-1", comment(text), rest).await
    };
    let first = send(1, "С ключом").await.unwrap();
    let retried = send(30, "С ключом").await.unwrap();
    assert_eq!((retried.receipt, retried.repeated), (first.receipt, true));
    let ServiceError::Invalid(problems) = send(2, "Другое").await.unwrap_err() else { panic!() };
    assert_eq!(problems.first().unwrap().code, "idempotency_key_reused");
}

#[tokio::test]
async fn r15_5_every_problem_of_the_form_is_told_and_nothing_is_kept() {
    let (_folder, services) = placed().await;
    let input = CommentInput { email: "no".to_owned(), text: "\u{202E}".to_owned(), ..comment("") };
    let request = Request::public(placed_at());
    let ServiceError::InvalidComment(problems) =
        receive(&services, &request, "2026-1", input, by(None)).await.unwrap_err()
    else {
        panic!()
    };
    let found: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(found, ["email", "text"]);
    assert_eq!(comment::Entity::find().count(&services.database.connection).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_comments_at_once_get_fifty_numbers() {
    let (_folder, services) = placed().await;
    let mut senders = tokio::task::JoinSet::new();
    for number in 0..50 {
        let services = services.clone();
        senders.spawn(async move {
            let at = placed_at() + TimeDelta::seconds(number);
            send(&services, at, &format!("Обращение {number}")).await.unwrap().number
        });
    }
    let numbers: BTreeSet<i64> = senders.join_all().await.into_iter().collect();
    assert_eq!(numbers, (1..=50).collect());
    let verified = crate::ledger::verify(&services.database).await.unwrap();
    assert_eq!((verified.events, verified.broken), (50, None));
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_either_a_whole_comment_or_none() {
    let (_folder, services) = placed().await;
    let at = placed_at() + TimeDelta::hours(1);
    for number in 0..20 {
        let text = format!("Обрыв {number}");
        let sending = send(&services, at, &text);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(number * 100), sending).await;
    }
    let whole = send(&services, at, "Последнее").await.unwrap();
    let connection = &services.database.connection;
    let rows = comment::Entity::find().count(connection).await.unwrap();
    let letters = outbox::Entity::find().count(connection).await.unwrap();
    let verified = crate::ledger::verify(&services.database).await.unwrap();
    assert_eq!((rows, letters), (verified.events, verified.events));
    assert_eq!(u64::try_from(whole.number).unwrap(), rows);
    assert_eq!(verified.broken, None);
}
