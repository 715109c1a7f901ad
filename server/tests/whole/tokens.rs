//! The document system of a body at work: a token made at the desk and shown once, the inbox, an opinion that is filed; and the
//! secret calendar address of a person.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use serde_json::{Value, json};
use services::Services;
use services::coordination::{SendInput, plan, send as send_draft};
use services::people::body_by_code;

use crate::signed::{read, send, signed_in};
use crate::site::harness::{
    add, at, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};
use crate::site::{Answered, Here};

const NEXT_DAY: &str = "2026-04-06T05:00:00Z";

/// A draft that was sent to the authorized body, which has a head; and the head of a body that is not asked.
async fn sent(services: &Services) -> String {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let keeper = body_by_code(services, "keeper").await.unwrap().id;
    staff(services, "chief@example.kz", keeper, Role::Head).await;
    let other = add(services, "akimat", BodyKind::Local).await;
    staff(services, "stranger@example.kz", other, Role::Head).await;
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: String::new() };
    send_draft(services, &head, &number, input, &planned.seen).await.unwrap();
    number
}

/// What stands in the element of an identity.
fn shown(page: &Answered, id: &str) -> Option<String> {
    let (_, after) = page.body.split_once(&format!("id=\"{id}\""))?;
    let (_, inside) = after.split_once('>')?;
    inside.split('<').next().map(str::to_owned)
}

/// Makes a token at the desk.
async fn made(here: &Here, email: &str, body: &str, scopes: &[&str]) -> String {
    let cookie = signed_in(here, email).await;
    let mut form = vec![("do", "make"), ("body", body), ("name", "Document system")];
    form.extend(scopes.iter().map(|scope| ("scope", *scope)));
    let page = send(here, &cookie, "/en/desk/tokens", &form).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    shown(&page, "token").expect("a token")
}

async fn get(here: &Here, token: &str, address: &str) -> Answered {
    let authorization = format!("Bearer {token}");
    here.ask(Method::GET, address, &[("authorization", &authorization)], "").await
}

async fn post(here: &Here, token: &str, address: &str, body: &Value) -> Answered {
    let authorization = format!("Bearer {token}");
    let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    here.ask(Method::POST, address, &headers, &body.to_string()).await
}

#[test]
fn a_token_is_shown_once_and_revoked_at_the_desk() {
    on_each_database(|services| async move {
        sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let chief = signed_in(&here, "chief@example.kz").await;
        let wrong = [("do", "make"), ("body", "keeper"), ("name", ""), ("expires_on", "2026-04-05")];
        let wrong = send(&here, &chief, "/en/desk/tokens", &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        for field in ["name", "scope", "expires_on"] {
            assert!(wrong.body.contains(&format!("id=\"f-{field}-error\"")), "{field}: {}", wrong.body);
        }
        assert!(wrong.body.contains("value=\"2026-04-05\""), "{}", wrong.body);

        let token = made(&here, "chief@example.kz", "keeper", &["read_inbox"]).await;
        let page = read(&here, &chief, "/en/desk/tokens").await;
        assert!(page.body.contains("Document system") && !page.body.contains(&token), "{}", page.body);
        assert_eq!(get(&here, &token, "/api/v1/coordination/inbox").await.status, StatusCode::OK);
        let (_, after) = page.body.split_once("name=\"token\" value=\"").unwrap();
        let id = after.split('"').next().unwrap();
        let stranger = signed_in(&here, "stranger@example.kz").await;
        let revoke = [("do", "revoke"), ("token", id)];
        let other = send(&here, &stranger, "/en/desk/tokens", &revoke).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN, "{}", other.body);
        let revoked = send(&here, &chief, "/en/desk/tokens", &revoke).await;
        assert_eq!(revoked.status, StatusCode::SEE_OTHER, "{}", revoked.body);
        let ended = get(&here, &token, "/api/v1/coordination/inbox").await;
        assert_eq!(ended.status, StatusCode::UNAUTHORIZED, "{}", ended.body);

        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = read(&here, &drafter, "/en/desk/tokens").await;
        assert!(page.body.contains("You head no body"), "{}", page.body);
        let denied = [("do", "make"), ("body", "keeper"), ("name", "Mine"), ("scope", "read_inbox")];
        let denied = send(&here, &drafter, "/en/desk/tokens", &denied).await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN, "{}", denied.body);
        for language in ["ru", "kk"] {
            let page = read(&here, &chief, &format!("/{language}/desk/tokens")).await;
            assert_eq!(page.status, StatusCode::OK, "{language}");
        }
    });
}

#[test]
fn rc_3_a_document_system_takes_its_inbox_and_files_an_opinion() {
    on_each_database(|services| async move {
        let number = sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let token = made(&here, "chief@example.kz", "keeper", &["read_inbox", "give_opinion"]).await;
        let inbox = get(&here, &token, "/api/v1/coordination/inbox").await;
        assert_eq!(inbox.header("cache-control"), "private, no-store");
        assert_eq!(inbox.json()["items"][0]["number"], number, "{}", inbox.body);
        let address = format!("/api/v1/coordination/{number}");
        let asked = get(&here, &token, &address).await.json();
        assert_eq!((&asked["round"], &asked["version"]), (&json!(1), &json!(0)));
        assert_eq!(asked["due_on"], "2026-04-17");
        assert_eq!(asked["elements"].as_array().unwrap().len(), 12);
        assert_eq!(asked["grounds"][0]["article"], "Art. 8(5)");

        let opinion = format!("{address}/opinion");
        let nothing = post(&here, &token, &opinion, &json!({"remarks": [{"text": 5}]})).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.body);
        let fields: Vec<Value> =
            nothing.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
        assert_eq!(fields, ["hash", "version", "position", "remarks.0.text"]);
        let mut body = json!({
            "hash": asked["hash"], "version": 0, "position": "agree_with_remarks",
            "remarks": [{"anchor": {"section": "procedure.term"}, "text": "Срок не обоснован."}],
        });
        let mut unwritten = body.clone();
        unwritten["remarks"] = json!([{"anchor": {"section": "none"}, "text": "Слова."}]);
        let unwritten = post(&here, &token, &opinion, &unwritten).await;
        assert_eq!(unwritten.json()["errors"][0]["field"], "remarks.0", "{}", unwritten.body);
        assert!(unwritten.json()["errors"][0]["detail"].as_str().unwrap().contains("clause"));

        let first = post(&here, &token, &opinion, &body).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.body);
        assert_eq!((&first.json()["position"], &first.json()["version"]), (&body["position"], &json!(1)));
        let again = post(&here, &token, &opinion, &body).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, first.json()));
        body["position"] = json!("agree");
        body["remarks"] = json!([]);
        let unseen = post(&here, &token, &opinion, &body).await;
        assert_eq!(unseen.status, StatusCode::CONFLICT, "{}", unseen.body);
        assert!(unseen.json()["type"].as_str().unwrap().ends_with("changed-meanwhile"));
        body["version"] = json!(1);
        let amended = post(&here, &token, &opinion, &body).await;
        assert_eq!((amended.status, &amended.json()["version"]), (StatusCode::OK, &json!(2)));
        body["hash"] = json!("0".repeat(64));
        let superseded = post(&here, &token, &opinion, &body).await;
        assert_eq!((superseded.status, &superseded.json()["rule"]), (StatusCode::CONFLICT, &json!("RC-3")));
        assert_eq!(get(&here, &token, &address).await.json()["position"], "agree");
    });
}

#[test]
fn a_token_of_another_body_or_for_something_else_opens_nothing() {
    on_each_database(|services| async move {
        let number = sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let address = format!("/api/v1/coordination/{number}");
        let opinion = format!("{address}/opinion");
        for token in ["", "talqy_", &format!("talqy_{}", "0".repeat(64))] {
            let unknown = get(&here, token, &address).await;
            assert_eq!(unknown.status, StatusCode::UNAUTHORIZED, "{}", unknown.body);
            assert_eq!(unknown.header("www-authenticate"), "Bearer");
            assert_eq!(unknown.header("content-type"), "application/problem+json");
        }
        let cookie = signed_in(&here, "chief@example.kz").await;
        assert_eq!(
            read(&here, &cookie, &address).await.status,
            StatusCode::UNAUTHORIZED,
            "no session opens it"
        );
        let kind = |answer: &Answered| answer.json()["type"].as_str().unwrap_or_default().to_owned();

        let other = made(&here, "stranger@example.kz", "akimat", &["read_inbox", "give_opinion"]).await;
        assert_eq!(get(&here, &other, "/api/v1/coordination/inbox").await.json()["items"], json!([]));
        let body = json!({"hash": "0".repeat(64), "version": 0, "position": "agree"});
        for answer in [get(&here, &other, &address).await, post(&here, &other, &opinion, &body).await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
            assert!(kind(&answer).ends_with("other-body"), "{}", answer.body);
        }
        let nowhere = get(&here, &other, "/api/v1/coordination/1999-0001").await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND, "{}", nowhere.body);

        let reading = made(&here, "chief@example.kz", "keeper", &["read_inbox"]).await;
        let giving = made(&here, "chief@example.kz", "keeper", &["give_opinion"]).await;
        let refused = [post(&here, &reading, &opinion, &body).await, get(&here, &giving, &address).await];
        for answer in refused {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
            assert!(kind(&answer).ends_with("insufficient-scope"), "{}", answer.body);
        }
    });
}

#[test]
fn a_person_reads_the_own_terms_at_a_secret_address() {
    on_each_database(|services| async move {
        let number = sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let chief = signed_in(&here, "chief@example.kz").await;
        let account = "/en/desk/account";
        assert!(read(&here, &chief, account).await.body.contains("Make an address"));
        let page = send(&here, &chief, account, &[("do", "calendar")]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let address = shown(&page, "calendar-address").unwrap();
        let address = address.strip_prefix("http://127.0.0.1:3000").unwrap();
        assert!(address.starts_with("/en/calendar/"), "{address}");
        let own = here.get(address).await;
        assert_eq!(own.status, StatusCode::OK, "{}", own.body);
        assert!(own.header("content-type").starts_with("text/calendar"));
        assert_eq!(own.header("cache-control"), "private, no-store");
        assert_eq!(own.header("x-robots-tag"), "noindex");
        assert!(own.body.contains("SUMMARY;LANGUAGE=en:Give an opinion:"), "{}", own.body);
        assert!(own.body.contains("DTSTART;VALUE=DATE:20260417\r\n"), "{}", own.body);
        assert!(own.body.contains(&format!("UID:opinion-{number}-1-keeper@")), "{}", own.body);

        // Whoever develops the standard is told by when it is to be approved.
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = send(&here, &drafter, account, &[("do", "calendar")]).await;
        let developing = shown(&page, "calendar-address").unwrap();
        let developing = here.get(developing.strip_prefix("http://127.0.0.1:3000").unwrap()).await;
        assert!(
            developing.body.contains("R13-2") && !developing.body.contains("UID:opinion"),
            "{}",
            developing.body
        );

        for nobody in [address.trim_end_matches(".ics"), "/en/calendar/none.ics", "/en/calendar/.ics"] {
            assert_eq!(here.get(nobody).await.status, StatusCode::NOT_FOUND, "{nobody}");
        }
        let ended = send(&here, &chief, account, &[("do", "calendar_end")]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
        assert_eq!(here.get(address).await.status, StatusCode::NOT_FOUND);
    });
}
