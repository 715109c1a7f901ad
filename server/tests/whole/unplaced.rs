//! What has not been placed does not exist for the public: neither a draft that is being written nor one that was withdrawn
//! before, on no page and at no address of the interface.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::access::Action;
use domain::body::BodyKind;
use domain::draft::{DraftKind, StageName};
use domain::register::EntryInput;
use services::Services;
use services::drafts::{CreateDraft, create_draft, withdraw};
use services::register::include_service;
use site::{Method, ROUTES};

use crate::site::harness::{
    Office, SERVICE, add, entry_input, later, morning, office, on_each_database, placed, written_draft,
};
use crate::site::{Answered, Here};

/// A number that no draft has.
const NOBODY: &str = "2026-0999";
/// Why the draft was withdrawn; nobody may read it.
const REASON: &str = "Решено не разрабатывать";

/// Three drafts of services of their own: a placed one, one that is being written, one that was withdrawn while it was.
async fn three(services: &Services) -> (String, String, String) {
    let office = office(services).await;
    let public = written_draft(services, &office).await;
    placed(services, &office, &public, morning() + TimeDelta::hours(1)).await;
    let written = begun(services, &office, "300-1").await;
    let withdrawn = begun(services, &office, "300-2").await;
    withdraw(services, &later(&office.head, morning()), &withdrawn, StageName::Drafting, REASON)
        .await
        .unwrap();
    add(services, "empty", BodyKind::Central).await;
    (public, written, withdrawn)
}

async fn begun(services: &Services, office: &Office, code: &str) -> String {
    let input = EntryInput { code: code.to_owned(), ..entry_input(office.ministry) };
    include_service(services, &office.registrar, input).await.unwrap();
    let asked = CreateDraft { service: code.to_owned(), kind: DraftKind::New };
    create_draft(services, &office.drafter, asked).await.unwrap().number
}

/// Every address that anybody may read, about a draft and a service.
fn addresses(number: &str, code: &str) -> Vec<String> {
    let public = [Action::ReadPublic, Action::Comment];
    let routes = ROUTES.iter().chain(server::api::ROUTES);
    let reading = routes.filter(|route| route.method == Method::Get && public.contains(&route.action));
    let mut addresses: Vec<String> = reading
        .map(|route| {
            let address = route
                .path
                .replace("{language}", "ru")
                .replace("{number}", number)
                .replace("{code}", code)
                .replace("{body}", "ministry")
                .replace("{from}", "1")
                .replace("{to}", "1")
                .replace("{revision}", "1")
                .replace("{version}", "1")
                .replace("{comment}", "1")
                .replace("{file}", "revision-1.docx");
            // Secrets that nobody has.
            ["{receipt}", "{key}", "{token}", "{id}"]
                .iter()
                .fold(address, |address, name| address.replace(name, "none"))
        })
        .collect();
    addresses.extend([
        format!("/ru/?q={number}"),
        format!("/ru/search?q={number}"),
        format!("/api/v1/search?q={number}"),
        format!("/ru/drafts?text={number}"),
        "/ru/drafts?stage=withdrawn".to_owned(),
        format!("/ru/subscribe?draft={number}"),
        format!("/ru/subscribe?service={code}"),
        format!("/api/v1/drafts?text={number}"),
        format!("/api/v1/drafts?service={code}"),
        "/api/v1/drafts?stage=withdrawn".to_owned(),
        "/api/v1/drafts?stage=drafting".to_owned(),
        format!("/api/v1/drafts/{number}/revisions/1.pdf"),
        format!("/ru/drafts/{number}/compare/0/1"),
        "/sitemap.xml".to_owned(),
        "/sitemap/drafts-1.xml".to_owned(),
        "/sitemap/services-1.xml".to_owned(),
    ]);
    assert!(addresses.iter().all(|address| !address.contains('{')), "{addresses:?}");
    addresses
}

/// The answer without what differs from one request to the next: its number and the address that was asked for.
fn comparable(answer: &Answered, address: &str, number: &str) -> (StatusCode, String) {
    let id = answer.header("x-request-id");
    let nonce = answer.header("content-security-policy").split("'nonce-").nth(1).unwrap_or_default();
    let nonce = nonce.split('\'').next().unwrap_or_default();
    let mut body = answer.body.replace(id, "").replace(address, "").replace(number, "");
    if !nonce.is_empty() {
        body = body.replace(nonce, "");
    }
    (answer.status, body)
}

#[test]
fn what_is_not_placed_is_found_nowhere() {
    on_each_database(|services| async move {
        let (public, written, withdrawn) = three(&services).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(2));
        for number in [&written, &withdrawn] {
            for (hidden, code) in
                [(number.as_str(), "300-1"), (number.as_str(), "300-2"), (public.as_str(), SERVICE)]
            {
                for address in addresses(hidden, code) {
                    let answer = here.get(&address).await;
                    // What stands in the address may come back, as in the field of a search; the other test compares it.
                    let told = address.contains(number.as_str()) || !answer.body.contains(number.as_str());
                    assert!(told, "{address}: {}", answer.body);
                    assert!(!answer.body.contains(REASON), "{address}");
                }
            }
        }
        let list = here.get("/api/v1/drafts").await.json();
        let numbers: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| &item["number"]).collect();
        assert_eq!(numbers, [public.as_str()]);
        assert_eq!(here.get("/api/v1/services/300-1").await.json()["drafts"], serde_json::json!([]));
        assert_eq!(here.get("/api/v1/drafts?stage=drafting").await.status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn what_is_not_placed_is_answered_like_what_does_not_exist() {
    on_each_database(|services| async move {
        let (_, written, withdrawn) = three(&services).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(2));
        for number in [&written, &withdrawn] {
            for (hidden, nothing) in addresses(number, "300-1").iter().zip(addresses(NOBODY, "300-1")) {
                if !hidden.contains(number.as_str()) {
                    continue;
                }
                let (of_hidden, of_nothing) = (here.get(hidden).await, here.get(&nothing).await);
                assert_eq!(
                    comparable(&of_hidden, hidden, number),
                    comparable(&of_nothing, &nothing, NOBODY),
                    "{hidden}"
                );
            }
            let comment = serde_json::json!({
                "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
                "language": "ru", "text": "Срок следует сократить.",
            });
            let sent = here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{}", sent.body);
            let form =
                [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
            for address in [format!("/ru/drafts/{number}/comment"), "/ru/subscribe".to_owned()] {
                let body = format!("draft={number}&email=a%40example.kz&text=a");
                let posted = here.ask(::http::Method::POST, &address, &form, &body).await;
                assert_ne!(posted.status, StatusCode::SEE_OTHER, "{address}");
            }
        }
    });
}
