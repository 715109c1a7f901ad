//! Supporting a comment: from its own form, from the form of a comment that says nearly the same, and by machines.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::json;

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{at, morning, office, on_each_database, placed, written_draft};

const LETTER: &str =
    "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах";
const CLOSES: &str = "2026-04-01T19:00:00Z";

fn form<'a>(key: &'a str, name: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", key),
        ("kind", "individual"),
        ("name", name),
        ("email", "aigul@example.kz"),
        ("language", "ru"),
        ("text", text),
    ]
}

#[test]
fn r15_5_what_is_nearly_the_same_is_offered_to_be_supported_and_can_be_sent_all_the_same() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let page = format!("/en/drafts/{number}/comment");
        let first = send(&here, "", &page, &form("1", "Айгүл", LETTER)).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        let opened = here.get(&page).await;
        assert!(opened.body.contains("Newest comments on the same"), "{}", opened.body);

        let text = format!("{LETTER}. Марат");
        let mut fields = form("2", "Марат", &text);
        let offered = send(&here, "", &page, &fields).await;
        assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
        for part in ["id=\"offers\"", "Support comment No. 1", "name=\"anyway\"", text.as_str()] {
            assert!(offered.body.contains(part), "{part}: {}", offered.body);
        }
        let call = json!({"number": number, "key": "2", "input": {
            "kind": "individual", "name": "Марат", "email": "m@example.kz", "language": "ru", "text": text,
        }});
        let headers = [("content-type", "application/json"), ("accept", "application/json")];
        let island = here.ask(Method::POST, "/call/near_comments", &headers, &call.to_string()).await;
        assert!(island.body.contains("comments?no=1#no-1"), "{}", island.body);

        fields.push(("support", "1"));
        fields.push(("anyway", "yes"));
        let nameless: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "name").collect();
        let refused = send(&here, "", &page, &nameless).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("f-name-error") && refused.body.contains(&text), "{}", refused.body);
        let supported = send(&here, "", &page, &fields).await;
        assert_eq!(supported.status, StatusCode::SEE_OTHER, "{}", supported.body);
        let receipt = supported.header("location").to_owned();
        assert!(receipt.starts_with("/en/supports/"), "{receipt}");
        let shown = here.get(&receipt).await;
        assert!(shown.status == StatusCode::OK && shown.body.contains("Марат"), "{}", shown.body);
        assert!(!shown.body.contains("aigul@example.kz"), "{}", shown.body);
        let file = here.get(&format!("{receipt}/file")).await;
        assert!(file.header("content-disposition").contains("attachment"), "{}", file.body);

        fields.retain(|(name, _)| *name != "support");
        let sent = send(&here, "", &page, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert!(sent.header("location").starts_with("/en/receipts/"), "{}", sent.header("location"));
        let listed = here.get(&format!("/en/drafts/{number}/comments/1/supporters")).await;
        assert!(listed.body.contains("Марат"), "{}", listed.body);
        let comments = here.get(&format!("/en/drafts/{number}/comments")).await;
        assert!(comments.body.contains("Supported by 1"), "{}", comments.body);
    });
}

#[test]
fn r15_4_the_form_of_a_support_hands_back_what_was_typed_and_refuses_what_is_late() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let comment =
            send(&here, "", &format!("/en/drafts/{number}/comment"), &form("1", "Айгүл", LETTER)).await;
        assert_eq!(comment.status, StatusCode::SEE_OTHER, "{}", comment.body);
        let page = format!("/en/drafts/{number}/comments/1/support");
        assert_eq!(here.get(&page).await.status, StatusCode::OK);
        assert_eq!(here.get(&page.replace("/1/", "/2/")).await.status, StatusCode::NOT_FOUND);
        let fields = [
            ("key", "k"),
            ("kind", "individual"),
            ("name", "Олег"),
            ("email", "nowhere"),
            ("language", "ru"),
        ];
        let refused = send(&here, "", &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("f-email-error") && refused.body.contains("value=\"nowhere\""));
        let mended: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "email").collect();
        let kept = send(&here, "", &page, &mended).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let again = send(&here, "", &page, &mended).await;
        assert_eq!(again.header("location"), kept.header("location"));

        here.clock.set(at(CLOSES));
        let fresh: Vec<_> = mended.iter().copied().filter(|(name, _)| *name != "key").collect();
        let late = send(&here, "", &page, &fresh).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains("this support was not accepted"), "{}", late.body);
        let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!(draft["late_attempts"], 0, "a support is no comment");
    });
}

#[test]
fn r15_5_machines_support_and_read_how_many_did() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let comments = format!("/api/v1/drafts/{number}/comments");
        let comment = json!({
            "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
            "language": "ru", "text": LETTER,
        });
        assert_eq!(here.post(&comments, &comment).await.status, StatusCode::CREATED);
        let supports = format!("{comments}/1/supports");
        let body =
            json!({"kind": "individual", "name": "Марат", "language": "kk", "email": "marat@example.kz"});
        let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
        let first = here.ask(Method::POST, &supports, &headers, &body.to_string()).await;
        assert_eq!(
            (first.status, &first.json()["number"]),
            (StatusCode::CREATED, &json!(1)),
            "{}",
            first.body
        );
        assert!(first.json()["receipt_url"].as_str().unwrap().contains("/kk/supports/"), "{}", first.body);
        let again = here.ask(Method::POST, &supports, &headers, &body.to_string()).await;
        assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()));
        let same = here.post(&supports, &body).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", same.body);
        assert_eq!(same.json()["errors"][0]["code"], "supported");
        let wrong = here.post(&supports, &json!({"kind": "person", "name": 5})).await;
        assert_eq!(wrong.json()["errors"][0]["field"], "name", "{}", wrong.body);
        assert_eq!(here.get(&format!("{comments}/1")).await.json()["supports"], 1);
        let plain = json!({"kind": "individual", "name": "Марат", "language": "kk"});
        let nobody = here.post(&format!("{comments}/7/supports"), &plain).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND, "{}", nobody.body);
        here.clock.set(at(CLOSES));
        let late =
            here.post(&supports, &json!({"kind": "individual", "name": "Олег", "language": "ru"})).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    });
}

#[test]
fn a_head_takes_a_supporter_out_on_a_lawful_demand_from_the_list_of_supporters() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let comment =
            send(&here, "", &format!("/en/drafts/{number}/comment"), &form("1", "Айгүл", LETTER)).await;
        assert_eq!(comment.status, StatusCode::SEE_OTHER, "{}", comment.body);
        let body = json!({"kind": "individual", "name": "Марат", "language": "kk"});
        let kept = here.post(&format!("/api/v1/drafts/{number}/comments/1/supports"), &body).await;
        assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.body);
        let list = format!("/en/drafts/{number}/comments/1/supporters");
        let page = format!("/en/desk/drafts/{number}/comments/1/supporter?no=1");
        let public = here.get(&list).await;
        assert!(public.body.contains("Марат") && !public.body.contains(&page), "{}", public.body);
        let head = signed_in(&here, "head@example.kz").await;
        let own = read(&here, &head, &list).await;
        assert!(own.body.contains(&page), "{}", own.body);
        assert!(read(&here, &head, &page).await.body.contains("Марат"));
        let blank = send(&here, &head, &page, &[("demand", " ")]).await;
        assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", blank.body);
        assert!(blank.body.contains("f-demand-error"), "{}", blank.body);
        let done = send(&here, &head, &page, &[("demand", "Решение суда № 2-11/2026")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let after = read(&here, &head, &page).await;
        assert!(!after.body.contains("Марат"), "{}", after.body);
        let public = here.get(&list).await;
        assert!(!public.body.contains("Марат"), "{}", public.body);
        assert_eq!(
            here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json()["supports"],
            1,
            "it stays counted"
        );
    });
}
