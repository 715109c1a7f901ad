//! Another process holds the database for longer than anybody waits: a clear answer, nothing typed is lost, reading goes on.

use std::time::Duration;

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use serde_json::json;
use services::{Database, Services, Settings};

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{PASSWORD, morning, office, on_each_address, open, placed, written_draft};

/// Another process that has begun to write and does not end.
pub(crate) async fn held(url: &str) -> DatabaseTransaction {
    let other = sea_orm::Database::connect(url).await.unwrap();
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let options = match other.get_database_backend() {
        DbBackend::Sqlite => immediate,
        _ => TransactionOptions::default(),
    };
    let held = other.begin_with_options(options).await.unwrap();
    held.execute_unprepared("UPDATE ledger_head SET sequence = sequence").await.unwrap();
    held
}

/// The hidden fields of the page that hands a form back, as a browser sends them again.
pub(crate) fn handed_back(page: &str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&")
    };
    let value = |field: &str, name: &str| {
        field
            .split_once(&format!("{name}=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| plain(value))
    };
    page.split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|field| Some((value(field, "name")?, value(field, "value")?)))
        .collect()
}

#[test]
fn a_database_that_another_process_holds_is_told_and_the_same_form_is_taken_afterwards() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let staff = office(&services).await;
        let number = written_draft(&services, &staff).await;
        placed(&services, &staff, &number, morning()).await;
        services.database.close().await.unwrap();
        let hasty = Database::open_with_patience(&url, Duration::from_millis(50)).await.unwrap();
        let here = Here::over(Services::new(hasty.clone(), Settings::default()));
        here.clock.set(morning() + TimeDelta::hours(1));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let head = signed_in(&here, "head@example.kz").await;

        let lock = held(&url).await;
        // The visit cannot be noted; that is no reason to refuse reading.
        here.clock.set(morning() + TimeDelta::minutes(62));
        let desk = read(&here, &drafter, "/en/desk").await;
        assert_eq!(desk.status, StatusCode::OK, "{}", desk.body);
        let text = "Срок велик.\r\n\r\n\"Три\" дня <b> & 'хватит'.";
        let fields = [
            ("key", "a-key-of-the-form"),
            ("kind", "individual"),
            ("name", "Айгүл"),
            ("email", "aigul@example.kz"),
            ("language", "ru"),
            ("text", text),
        ];
        let address = format!("/kk/drafts/{number}/comment");
        let refused = send(&here, "", &address, &fields).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        assert_eq!(refused.header("retry-after"), "1");
        assert!(
            refused.body.contains("<html lang=\"kk\"") && refused.body.contains("Сервер жүктемесі жоғары")
        );
        assert!(refused.body.contains(&format!("action=\"{address}\"")));

        let rest = format!("/api/v1/drafts/{number}/comments");
        let comment = json!({
            "author": {"kind": "individual", "name": "Марат", "email": "marat@example.kz"},
            "language": "ru", "text": "Через интерфейс для машин.",
        });
        let by_rest = here.post(&rest, &comment).await;
        assert_eq!(by_rest.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(
            (by_rest.header("retry-after"), &by_rest.json()["type"]),
            ("1", &json!("urn:talqy:problem:busy"))
        );

        let input = json!({"number": number, "key": "k", "input": {"text": "С острова"}});
        let headers = [("content-type", "application/json"), ("accept", "application/json")];
        let by_island = here.ask(Method::POST, "/call/send_comment", &headers, &input.to_string()).await;
        assert!(
            by_island.status == StatusCode::OK && by_island.body.contains("Invalid"),
            "{}",
            by_island.body
        );
        let mut input = input;
        input["input"] = json!({"kind": "individual", "name": "A", "email": "a@example.kz", "language": "en", "text": "By the island"});
        let by_island = here.ask(Method::POST, "/call/send_comment", &headers, &input.to_string()).await;
        assert!(by_island.status.is_server_error() && by_island.body.contains("Busy"), "{}", by_island.body);

        let asked = [("confirm", "1"), ("reason", "Начат по ошибке, исправим.")];
        let desk = send(&here, &head, &format!("/ru/desk/drafts/{number}/withdraw"), &asked).await;
        assert_eq!(desk.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(desk.body.contains("Начат по ошибке, исправим."), "{}", desk.body);
        let signing = [("email", "drafter@example.kz"), ("password", PASSWORD)];
        let no_entry = send(&here, "", "/en/sign-in", &signing).await;
        assert_eq!(no_entry.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(!no_entry.body.contains(PASSWORD), "a password is never handed back");
        for address in [format!("/ru/drafts/{number}"), "/en/".to_owned(), format!("/api/v1/drafts/{number}")]
        {
            assert_eq!(here.get(&address).await.status, StatusCode::OK, "{address}");
        }

        lock.rollback().await.unwrap();
        let again = handed_back(&refused.body);
        let again: Vec<_> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert!(fields.iter().all(|field| again.contains(field)), "{again:?}");
        let taken = send(&here, "", &address, &again).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let twice = send(&here, "", &address, &fields).await;
        assert_eq!(twice.header("location"), taken.header("location"));
        let list = here.get(&rest).await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(list["items"][0]["text"], text.replace("\r\n", "\n"));
        drop(here);
        hasty.close().await.unwrap();
    });
}

#[test]
fn many_who_wait_for_a_held_database_are_answered_together() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let staff = office(&services).await;
        let number = written_draft(&services, &staff).await;
        placed(&services, &staff, &number, morning()).await;
        services.database.close().await.unwrap();
        let hasty = Database::open_with_patience(&url, Duration::from_millis(50)).await.unwrap();
        let here = std::sync::Arc::new(Here::over(Services::new(hasty.clone(), Settings::default())));
        here.clock.set(morning() + TimeDelta::hours(1));
        let lock = held(&url).await;
        let mut senders = tokio::task::JoinSet::new();
        for sender in 0..60 {
            let (here, address) = (here.clone(), format!("/api/v1/drafts/{number}/comments"));
            senders.spawn(async move {
                let comment = json!({
                    "author": {"kind": "individual", "name": "Марат", "email": "marat@example.kz"},
                    "language": "ru", "text": format!("Обращение {sender}"),
                });
                here.post(&address, &comment).await.status
            });
        }
        // Sixty times the patience of one would be three seconds.
        let answers =
            tokio::time::timeout(Duration::from_secs(2), senders.join_all()).await.expect("together");
        assert!(answers.into_iter().all(|status| status == StatusCode::SERVICE_UNAVAILABLE));
        lock.rollback().await.unwrap();
        drop(here);
        hasty.close().await.unwrap();
    });
}
