//! What comes too late, twice, or to an address that is not there, by every way in.

mod nowhere;

use std::sync::Arc;

use ::http::{Method, Request, StatusCode};
use axum::body::Body;
use chrono::TimeDelta;
use futures::StreamExt;
use futures::stream::once;
use serde_json::json;
use tokio::sync::oneshot;

use crate::signed::send;
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{at, morning, office, on_each_database, placed, written_draft};

/// The closing moment of a draft placed on Monday, 2 March 2026.
const CLOSES: &str = "2026-04-01T19:00:00Z";

fn form(text: &str) -> [(&'static str, String); 6] {
    [
        ("key", format!("key-{}", text.len())),
        ("kind", "individual".to_owned()),
        ("name", "Айгүл".to_owned()),
        ("email", "aigul@example.kz".to_owned()),
        ("language", "ru".to_owned()),
        ("text", text.to_owned()),
    ]
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[test]
fn r15_4_from_the_closing_moment_on_every_way_in_refuses_hands_the_text_back_and_counts() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services);
        let page = format!("/ru/drafts/{number}/comment");
        // A page that was opened in time and left open.
        here.clock.set(at(CLOSES) - TimeDelta::seconds(1));
        let opened = here.get(&page).await;
        assert!(opened.status == StatusCode::OK && opened.body.contains("name=\"text\""));
        let fields = form("Оставленная открытой страница");
        // The same text sent again counts once, by whichever way: three texts are three attempts.
        let late = 3;
        for moment in [at(CLOSES), at(CLOSES) + TimeDelta::milliseconds(1), at(CLOSES) + TimeDelta::days(9)] {
            here.clock.set(moment);
            let plain = send(&here, "", &page, &pairs(&fields)).await;
            assert_eq!(plain.status, StatusCode::CONFLICT, "{}", plain.body);
            assert!(plain.body.contains("Оставленная открытой страница"), "{}", plain.body);
            assert!(plain.body.contains("01.04.2026") || plain.body.contains("1 апреля"), "{}", plain.body);
            let call = json!({"number": number, "key": "k", "input": {
                "kind": "individual", "name": "Айгүл", "email": "aigul@example.kz", "language": "ru", "text": "Остров",
            }});
            let headers = [("content-type", "application/json"), ("accept", "application/json")];
            let island = here.ask(Method::POST, "/call/send_comment", &headers, &call.to_string()).await;
            assert!(island.status == StatusCode::OK && island.body.contains("\"Late\""), "{}", island.body);
            let comment = json!({
                "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
                "language": "ru", "text": "Машина",
            });
            let rest = here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await;
            assert_eq!(rest.status, StatusCode::CONFLICT);
            assert_eq!((&rest.json()["closes_at"], &rest.json()["rule"]), (&json!(CLOSES), &json!("R15-4")));
            // By every way the refusal is signed; the check of receipts knows it for what it is.
            let by_call = island.json()["Late"]["signed"].as_str().unwrap().to_owned();
            let by_machine = rest.json()["refusal"].as_str().unwrap().to_owned();
            for (signed, text) in [(by_call, "Остров"), (by_machine, "Машина")] {
                let hash = domain::standard::ContentHash::of(text.as_bytes()).to_string();
                assert!(signed.contains(&hash) && signed.contains("2026-04-01T19:00:00.000Z"), "{signed}");
                assert!(is_a_refusal(&here, &signed).await, "{signed}");
                assert!(!is_a_refusal(&here, &signed.replace("2026-04-01", "2026-04-02")).await);
            }
            assert!(plain.body.contains("talqy-refusal.txt") && plain.body.contains("<title>Ошибка: "));
            let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
            assert_eq!((&draft["comments"], &draft["late_attempts"]), (&json!(0), &json!(late)));
            let reopened = here.get(&page).await;
            assert!(
                reopened.status == StatusCode::OK
                    && !reopened
                        .body
                        .contains("<textarea id=\"f-text\" name=\"text\" rows=\"8\"></textarea>")
            );
        }
    });
}

/// Whether the check of receipts says that a text is the refusal of a late comment.
async fn is_a_refusal(here: &Here, signed: &str) -> bool {
    let body = format!("--b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{signed}\r\n--b--\r\n");
    let kind = [("content-type", "multipart/form-data; boundary=b"), ("sec-fetch-site", "same-origin")];
    let page = here.ask(Method::POST, "/en/receipts/check", &kind, &body).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.body.contains("The refusal is genuine")
}

/// A comment by each way in: its address, the kind of its body, the body.
fn every_way(number: &str, text: &str) -> [(String, &'static str, String); 3] {
    let fields = form(text);
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs(&fields)).finish();
    let call = json!({"number": number, "key": "", "input": {
        "kind": "individual", "name": "Айгүл", "email": "aigul@example.kz", "language": "ru", "text": format!("{text} (остров)"),
    }});
    let comment = json!({
        "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
        "language": "ru", "text": format!("{text} (машина)"),
    });
    [
        (format!("/ru/drafts/{number}/comment"), "application/x-www-form-urlencoded", form),
        ("/call/send_comment".to_owned(), "application/json", call.to_string()),
        (format!("/api/v1/drafts/{number}/comments"), "application/json", comment.to_string()),
    ]
}

/// Whether an answer says that the comment came too late.
fn is_late(answer: &crate::site::Answered) -> bool {
    answer.status == StatusCode::CONFLICT || answer.body.contains("\"Late\"")
}

/// A request whose last byte comes when it is told to; the first receiver tells that the others have been read.
fn with_a_late_last_byte(
    (address, kind, body): &(String, &'static str, String),
) -> (Request<Body>, oneshot::Receiver<()>, oneshot::Sender<()>) {
    let (told_read, read) = oneshot::channel();
    let (go, gone) = oneshot::channel::<()>();
    let mut first = body.clone().into_bytes();
    let last = vec![first.pop().unwrap()];
    let beginning = once(async move { Ok::<_, std::convert::Infallible>(first) });
    let end = once(async move {
        let _ = told_read.send(());
        let _ = gone.await;
        Ok(last)
    });
    let request = Request::builder()
        .method(Method::POST)
        .uri(address)
        .header("host", "127.0.0.1:3000")
        .header("content-type", *kind)
        .header("accept", "application/json")
        .body(Body::from_stream(beginning.chain(end)))
        .unwrap();
    (request, read, go)
}

#[test]
fn r_t5_a_comment_counts_from_its_last_byte_by_every_way_in() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Arc::new(Here::over(services));
        for (moment, late) in [(at(CLOSES) - TimeDelta::milliseconds(1), false), (at(CLOSES), true)] {
            for way in every_way(&number, if late { "Поздно" } else { "Вовремя" }) {
                here.clock.set(at(CLOSES) - TimeDelta::seconds(10));
                let (request, read, go) = with_a_late_last_byte(&way);
                let sending = tokio::spawn({
                    let here = here.clone();
                    async move { here.send(request).await }
                });
                read.await.unwrap();
                here.clock.set(moment);
                go.send(()).unwrap();
                let answer = sending.await.unwrap();
                assert_eq!(
                    is_late(&answer),
                    late,
                    "{} at {moment}: {} {}",
                    way.0,
                    answer.status,
                    answer.body
                );
            }
        }
    });
}

#[test]
fn r_t5_a_comment_that_came_in_time_may_wait_past_the_closing_moment() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Arc::new(Here::over(services.clone()));
        for (address, kind, body) in every_way(&number, "Вовремя") {
            // Another writer holds the database.
            let writer = services.database.write().await.unwrap();
            here.clock.set(at(CLOSES) - TimeDelta::milliseconds(1));
            let before = here.clock.readings();
            let sending = tokio::spawn({
                let (here, address) = (here.clone(), address.clone());
                async move {
                    let headers = [("content-type", kind), ("accept", "application/json")];
                    here.ask(Method::POST, &address, &headers, &body).await
                }
            });
            // Its instant is read twice: when it began to come, and when it was there.
            while here.clock.readings() < before + 2 {
                tokio::task::yield_now().await;
            }
            here.clock.set(at(CLOSES) + TimeDelta::seconds(3));
            drop(writer);
            let answer = sending.await.unwrap();
            assert!(!is_late(&answer) && !answer.status.is_server_error(), "{address}: {}", answer.body);
        }
        let list = here.get(&format!("/api/v1/drafts/{number}/comments")).await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 3);
    });
}

#[test]
fn the_same_form_sent_many_times_at_once_is_one_comment_with_one_receipt() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Arc::new(Here::over(services));
        here.clock.set(morning() + TimeDelta::hours(1));
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (here, page) = (here.clone(), format!("/en/drafts/{number}/comment"));
            senders.spawn(async move {
                let answer = send(&here, "", &page, &pairs(&form("Двойной щелчок"))).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                answer.header("location").to_owned()
            });
        }
        let mut receipts = senders.join_all().await;
        receipts.dedup();
        assert_eq!(receipts.len(), 1, "{receipts:?}");
        // Back in the browser, other words, sent from the same page: another comment.
        let mut fields = form("Двойной щелчок");
        fields[5].1 = "Ещё одно замечание".to_owned();
        let page = format!("/en/drafts/{number}/comment");
        let second = send(&here, "", &page, &pairs(&fields)).await;
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
        assert_ne!(second.header("location"), receipts[0]);
        let mut machines = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (here, address) = (here.clone(), format!("/api/v1/drafts/{number}/comments"));
            machines.spawn(async move {
                let comment = json!({
                    "author": {"kind": "individual", "name": "Марат", "email": "marat@example.kz"},
                    "language": "ru", "text": "Повтор после потерянного ответа",
                });
                let headers = [("content-type", "application/json"), ("idempotency-key", "retry-1")];
                let answer = here.ask(Method::POST, &address, &headers, &comment.to_string()).await;
                assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
                answer.body
            });
        }
        let mut answers = machines.join_all().await;
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        let list = here.get(&format!("/api/v1/drafts/{number}/comments")).await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 3);
    });
}
