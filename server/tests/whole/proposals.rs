//! Proposals over HTTP: sent by a plain form and by a machine, followed at a secret address, answered at the desk (R13-3).

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::harness::{SERVICE, morning, office, on_each_database};
use crate::site::{Answered, Here};

const LETTER: &str =
    "Просим сократить срок оказания услуги до трёх рабочих дней, поскольку сведения уже есть";

/// Reads a page a minute later, so that none is shown that was kept before.
async fn later(here: &Here, address: &str) -> Answered {
    here.clock.set(here.now() + TimeDelta::minutes(1));
    here.get(address).await
}

/// A form as a recipient fills it.
fn filled<'a>(key: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", key),
        ("service", SERVICE),
        ("kind", "change"),
        ("source", "recipient"),
        ("section", "procedure.term"),
        ("text", text),
        ("name", "Айгүл Серікова"),
        ("email", "aigul@example.kz"),
        ("language", "ru"),
    ]
}

#[test]
fn r13_3_a_recipient_proposes_by_a_plain_form_and_follows_the_answer() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        assert!(later(&here, "/ru/proposals").await.body.contains("Предложений пока не поступало"));
        let form = here.get(&format!("/ru/proposals/new?service={SERVICE}")).await;
        assert!(form.status == StatusCode::OK && form.body.contains("Регистрация рождения"), "{}", form.body);
        let key = hidden(&form, "key");
        let sent = send(&here, "", "/ru/proposals/new", &filled(&key, LETTER)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let followed = sent.header("location").to_owned();
        assert!(followed.starts_with("/ru/proposals/"), "{followed}");
        let again = send(&here, "", "/ru/proposals/new", &filled(&key, LETTER)).await;
        assert_eq!(again.header("location"), followed, "sent twice, received once");

        let own = here.get(&followed).await;
        assert!(own.status == StatusCode::OK && own.body.contains("Айгүл Серікова"), "{}", own.body);
        assert!(own.header("cache-control").contains("no-store"), "{:?}", own.headers);
        let list = later(&here, "/ru/proposals").await;
        assert!(list.body.contains(LETTER) && list.body.contains("Ожидает ответа"), "{}", list.body);
        for personal in ["Айгүл", "aigul@example.kz", followed.as_str()] {
            assert!(!list.body.contains(personal), "{personal}");
        }

        let cookie = signed_in(&here, "drafter@example.kz").await;
        let desk = read(&here, &cookie, "/ru/desk/proposals").await;
        assert!(desk.body.contains("/ru/desk/proposals/1\""), "{}", desk.body);
        let answer = [("do", "answer"), ("outcome", "accepted"), ("answer", "")];
        let refused = send(&here, &cookie, "/ru/desk/proposals/1", &answer).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("Напишите обоснование"), "{}", refused.body);
        let answer = [("do", "answer"), ("outcome", "accepted"), ("answer", "Срок будет сокращён.")];
        let given = send(&here, &cookie, "/ru/desk/proposals/1", &answer).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let late = [("do", "answer"), ("outcome", "not_accepted"), ("answer", "Другие слова.")];
        let late = send(&here, &cookie, "/ru/desk/proposals/1", &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains("Другие слова."), "no typed word is lost: {}", late.body);
        for address in [followed.as_str(), "/ru/proposals?state=answered"] {
            assert!(later(&here, address).await.body.contains("Срок будет сокращён."), "{address}");
        }
        assert!(!later(&here, "/ru/proposals?state=waiting").await.body.contains(LETTER));
        for nothing in ["/ru/proposals?state=other", "/ru/proposals?after=x", "/ru/proposals/nothing"] {
            assert_eq!(here.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    });
}

#[test]
fn r13_3_a_form_that_cannot_be_taken_comes_back_with_every_typed_word() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let wrong = [
            ("service", "000-00-000"),
            ("kind", "amend"),
            ("source", "body"),
            ("body", "keeper"),
            ("text", "Слова, которые не потеряются"),
            ("email", "nowhere"),
            ("language", "ru"),
        ];
        let back = send(&here, "", "/ru/proposals/new", &wrong).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", back.body);
        let sentences = [
            "В реестре нет услуги с таким кодом",
            "Выберите, что вы предлагаете",
            "сначала войдите",
            "Это не похоже на адрес электронной почты",
        ];
        for sentence in sentences {
            assert!(back.body.contains(sentence), "{sentence}: {}", back.body);
        }
        for typed in ["000-00-000", "Слова, которые не потеряются", "nowhere"] {
            assert!(back.body.contains(typed), "{typed}: {}", back.body);
        }
        let cookie = signed_in(&here, "registrar@example.kz").await;
        let form = read(&here, &cookie, &format!("/ru/proposals/new?service={SERVICE}")).await;
        assert!(form.body.contains("value=\"keeper\""), "{}", form.body);
        let of_body = [
            ("key", "one"),
            ("service", SERVICE),
            ("kind", "change"),
            ("source", "body"),
            ("body", "keeper"),
            ("text", LETTER),
            ("language", "ru"),
        ];
        let sent = send(&here, &cookie, "/ru/proposals/new", &of_body).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert!(later(&here, "/ru/proposals").await.body.contains("keeper ру"));
    });
}

#[test]
fn r13_3_a_draft_is_begun_from_the_desk_and_why_not_is_told_beside_the_button() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let mut adopt = filled("one", "Утвердите стандарт услуги.");
        adopt.retain(|(name, _)| *name != "kind");
        adopt.push(("kind", "adopt"));
        let sent = send(&here, "", "/ru/proposals/new", &adopt).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let followed = sent.header("location").to_owned();
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let begun = send(&here, &cookie, "/ru/desk/proposals/1", &[("do", "begin")]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let draft = begun.header("location").to_owned();
        assert!(draft.starts_with("/ru/desk/drafts/"), "{draft}");
        let number = draft.rsplit('/').next().unwrap();
        let own = here.get(&followed).await;
        assert!(own.body.contains("Разрабатывается проект") && !own.body.contains(number), "{}", own.body);
        assert!(!later(&here, "/ru/proposals").await.body.contains(number));
        let twice = send(&here, &cookie, "/ru/desk/proposals/1", &[("do", "begin")]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.body);
        assert!(twice.body.contains("уже есть незавершённый проект"), "{}", twice.body);
    });
}

fn proposal() -> Value {
    json!({
        "service": SERVICE, "kind": "change", "source": "recipient", "language": "ru",
        "section": "procedure.term", "text": LETTER, "name": "Айгүл Серікова", "email": "aigul@example.kz",
    })
}

#[test]
fn r13_3_a_machine_sends_a_proposal_and_reads_all_of_them() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        here.clock.set(morning());
        let address = "/api/v1/proposals";
        let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
        let first = here.ask(Method::POST, address, &headers, &proposal().to_string()).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
        assert_eq!((&first.json()["number"], &first.json()["received_at"]), (&json!(1), &json!(morning())));
        assert!(first.json()["receipt_url"].as_str().unwrap().contains("/ru/proposals/"));
        let again = here.ask(Method::POST, address, &headers, &proposal().to_string()).await;
        assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()));

        let list = here.get(&format!("{address}?service={SERVICE}&state=waiting")).await;
        let item = &list.json()["items"][0];
        assert_eq!(
            (&item["number"], &item["kind"], &item["state"]),
            (&json!(1), &json!("change"), &json!("waiting"))
        );
        assert_eq!(
            (&item["section"], &item["answer"], &item["from"]),
            (&json!("procedure.term"), &Value::Null, &Value::Null)
        );
        assert!(!list.body.contains("aigul") && !list.body.contains("Айгүл"), "{}", list.body);
        assert_eq!(here.get(&format!("{address}?state=answered")).await.json()["items"], json!([]));

        let wrong = json!({"service": "none", "kind": 1, "source": "body", "email": ""});
        let told = here.post(address, &wrong).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.body);
        let fields: Vec<Value> =
            told.json()["errors"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
        assert_eq!(fields, [json!("kind"), json!("email")]);
        let of_body = json!({
            "service": SERVICE, "kind": "change", "source": "body", "body": "keeper", "language": "ru", "text": LETTER,
        });
        let told = here.post(address, &of_body).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.body);
        assert_eq!(told.json()["errors"][0]["code"], "sign_in");
        for query in ["state=other", "limit=0", "cursor=x"] {
            let answer = here.get(&format!("{address}?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        }
    });
}
