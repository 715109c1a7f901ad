//! The contract with machines: what they read, and how their comments are taken or refused.

use crate::site::Here;
use crate::site::harness::{SERVICE, at, morning, office, on_each_database, placed, written_draft};
use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::{Value, json};
use services::Services;

/// A draft placed on Monday, 2 March 2026: its window closes on 1 April, 24:00 in Almaty.
async fn under_discussion(services: &Services) -> String {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    number
}

fn comment() -> Value {
    json!({
        "author": {"kind": "individual", "name": "Айгүл Серікова", "email": "aigul@example.kz"},
        "language": "ru",
        "text": "Срок следует сократить до трёх рабочих дней.",
    })
}

#[test]
fn a_draft_is_read_with_its_service_its_window_and_its_terms() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let list = here.get("/api/v1/drafts?stage=open").await.json();
        assert_eq!(list["next"], Value::Null);
        assert_eq!(list["items"][0]["number"], number);
        assert_eq!(list["items"][0]["stage"], "open");
        assert_eq!(list["items"][0]["window"]["closes_at"], "2026-04-01T19:00:00Z");
        assert_eq!(here.get("/api/v1/drafts?stage=review").await.json()["items"], json!([]));
        let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!(draft["service"]["code"], SERVICE);
        assert_eq!(draft["service"]["included_on"], "2026-03-02");
        assert_eq!(draft["service"]["name"]["ru"], "Регистрация рождения ребёнка");
        assert_eq!(draft["window"]["opens_at"], "2026-03-02T06:00:00Z");
        let rules: Vec<_> = draft["deadlines"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
        assert_eq!(rules, ["R15-2", "R15-3", "R13-2"]);
        let placement = &draft["deadlines"][0];
        // The 9th is the day off for the holiday of the 8th, a Sunday.
        assert_eq!(
            (&placement["due_on"], &placement["met_on"]),
            (&json!("2026-03-10"), &json!("2026-03-02"))
        );
        assert_eq!(placement["article"], "Art. 15(2)");
        assert!(placement["derivation"].as_str().unwrap().contains("Asia/Almaty"));
    });
}

#[test]
fn the_register_revisions_and_redline_are_read() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        let list = here.get("/api/v1/services").await.json();
        assert_eq!(list["items"][0]["code"], SERVICE);
        let one = here.get(&format!("/api/v1/services/{SERVICE}")).await.json();
        assert_eq!(one["developing_body"]["code"], "ministry");
        assert_eq!(one["drafts"][0]["number"], number);
        let revision = here.get(&format!("/api/v1/drafts/{number}/revisions/1")).await.json();
        assert_eq!(revision["elements"].as_array().unwrap().len(), 12);
        assert_eq!(revision["hash"].as_str().unwrap().len(), 64);
        let same = here.get(&format!("/api/v1/drafts/{number}/redline?from=1&to=1&lang=kk")).await.json();
        assert_eq!((&same["lang"], &same["counts"]["edited"]), (&json!("kk"), &json!(0)));
    });
}

#[test]
fn what_does_not_exist_or_cannot_be_read_is_a_problem() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        for address in [
            "/api/v1/drafts/1999-9999".to_owned(),
            "/api/v1/services/none".to_owned(),
            "/api/v1/none".to_owned(),
            format!("/api/v1/drafts/{number}/report"),
            format!("/api/v1/drafts/{number}/revisions/7"),
            format!("/api/v1/drafts/{number}/revisions/first"),
        ] {
            let answer = here.get(&address).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
            assert_eq!(answer.json()["status"], 404, "{address}");
        }
        for query in ["stage=ready", "stage=", "limit=many", "limit=0", "limit=201", "limit=%2B1", "cursor=x"]
        {
            let answer = here.get(&format!("/api/v1/drafts?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
            let name = query.split('=').next().unwrap();
            assert_eq!(answer.json()["errors"][0]["field"], name);
        }
    });
}

#[test]
fn r15_5_a_comment_is_received_and_sent_again_has_the_same_receipt() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let address = format!("/api/v1/drafts/{number}/comments");
        let headers = [("content-type", "application/json; charset=utf-8"), ("idempotency-key", "one")];
        let first = here.ask(Method::POST, &address, &headers, &comment().to_string()).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
        assert_eq!(first.json()["number"], 1);
        assert_eq!(first.json()["received_at"], "2026-03-10T05:00:00Z");
        assert!(first.json()["receipt_url"].as_str().unwrap().contains("/ru/receipts/"));
        assert!(first.header("location").ends_with(&format!("/api/v1/drafts/{number}/comments/1")));
        let again = here.ask(Method::POST, &address, &headers, &comment().to_string()).await;
        assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()));
        let list = here.get(&address).await.json();
        assert_eq!((&list["items"][0]["number"], &list["next"]), (&json!(1), &Value::Null));
        assert_eq!(list["items"][0]["author"]["name"], "Айгүл Серікова");
        let one = here.get(&format!("{address}/1")).await;
        assert_eq!(one.json()["text"], "Срок следует сократить до трёх рабочих дней.");
        assert!(!one.body.contains("aigul@example.kz"));
    });
}

#[test]
fn comments_are_narrowed_and_followed() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let address = format!("/api/v1/drafts/{number}/comments");
        for (language, text) in [
            ("ru", "Срок следует сократить до трёх рабочих дней."),
            ("kk", "Құжаттардың тізбесін қысқарту керек."),
            ("ru", "Справка о составе семьи не нужна."),
            ("ru", "Плату следует отменить."),
        ] {
            let mut sent = comment();
            (sent["language"], sent["text"]) = (json!(language), json!(text));
            assert_eq!(here.post(&address, &sent).await.status, StatusCode::CREATED);
        }
        let list = async |asked: &str| {
            let page = here.get(&format!("{address}?{asked}")).await.json();
            let numbers: Vec<i64> =
                page["items"].as_array().unwrap().iter().filter_map(|one| one["number"].as_i64()).collect();
            (numbers, page["next"].clone())
        };
        assert_eq!(list("language=kk").await, (vec![2], Value::Null));
        assert_eq!(list("author_kind=individual").await.0, [1, 2, 3, 4]);
        assert_eq!(list("author_kind=group").await.0, [0_i64; 0]);
        assert_eq!(list("text=spravki").await.0, [3]);
        assert_eq!(list("text=%25").await.0, [0_i64; 0]);
        assert_eq!(list("language=ru&after=0&limit=2").await, (vec![1, 3], json!("3")));
        assert_eq!(list("language=ru&after=3&limit=2").await, (vec![4], Value::Null));
        assert_eq!(list("language=ru&limit=2&cursor=2").await, (vec![4], Value::Null));
        // No decision is public before the report.
        assert_eq!(list("outcome=accepted").await, (Vec::new(), Value::Null));
        let unknown = here.get(&format!("{address}?author_kind=person&outcome=yes")).await;
        let fields: Vec<_> =
            unknown.json()["errors"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
        assert_eq!(fields, ["author_kind", "outcome"]);
    });
}

#[test]
fn fields_that_cannot_be_taken_are_all_named() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let address = format!("/api/v1/drafts/{number}/comments");
        let body = json!({"author": {"kind": "person", "name": "", "email": "nowhere"}, "language": "de"});
        let answer = here.post(&address, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let problem = answer.json();
        let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|one| &one["field"]).collect();
        assert_eq!(fields, ["author.kind", "author.name", "author.email", "language", "text"]);
        assert!(problem["errors"][0]["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
        let nameless = [("content-type", "application/json"), ("idempotency-key", "")];
        let nameless = here.ask(Method::POST, &address, &nameless, &comment().to_string()).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nameless.body);
        assert_eq!(nameless.json()["errors"][0]["field"], "idempotency_key");
        let malformed = here.ask(Method::POST, &address, &[("content-type", "application/json")], "{").await;
        assert_eq!(malformed.status, StatusCode::BAD_REQUEST);
        let form = here.ask(Method::POST, &address, &[("content-type", "text/plain")], "{}").await;
        assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let mut large = comment();
        large["text"] = json!("x".repeat(600 * 1024));
        assert_eq!(here.post(&address, &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}

#[test]
fn r15_4_a_comment_at_the_closing_moment_is_refused_with_both_moments_and_counted() {
    on_each_database(|services| async move {
        let number = under_discussion(&services).await;
        let here = Here::over(services);
        let address = format!("/api/v1/drafts/{number}/comments");
        here.clock.set(at("2026-04-01T18:59:59Z"));
        assert_eq!(here.post(&address, &comment()).await.status, StatusCode::CREATED);
        here.clock.set(at("2026-04-01T19:00:00Z"));
        let mut late = comment();
        late["text"] = json!("Другое замечание, слишком поздно.");
        let refused = here.post(&address, &late).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let problem = refused.json();
        assert!(problem["type"].as_str().unwrap().ends_with("discussion-closed"));
        assert_eq!(problem["closes_at"], "2026-04-01T19:00:00Z");
        assert_eq!(problem["received_at"], "2026-04-01T19:00:00Z");
        assert_eq!(problem["rule"], "R15-4");
        let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!((&draft["comments"], &draft["late_attempts"]), (&json!(1), &json!(1)));
        assert_eq!(draft["stage"], "review");
    });
}

#[test]
fn the_description_names_every_address_and_changes_only_on_purpose() {
    let document = server::api::openapi::document();
    for route in server::api::ROUTES {
        let described = document.paths.paths.contains_key(route.path);
        assert!(described || route.path.ends_with("openapi.json"), "{}", route.path);
    }
    insta::assert_snapshot!("openapi", document.to_pretty_json().unwrap());
}
