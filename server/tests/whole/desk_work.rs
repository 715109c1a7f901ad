//! The work list of each person, the letters that a person turns off, and who writes which section now.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::json;
use services::drafts::request_placement;

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{later, morning, office, on_each_database, placed, written_draft};

#[test]
fn a_draft_stands_once_on_the_desk_with_its_term_and_its_people() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let here = Here::over(services.clone());
        let now = morning() + TimeDelta::hours(2);
        here.clock.set(now);
        let (drafter, head) =
            (signed_in(&here, "drafter@example.kz").await, signed_in(&here, "head@example.kz").await);
        let once = |page: &str| page.matches(&format!("Draft {number}")).count();
        let written = read(&here, &drafter, "/en/desk").await.body;
        assert_eq!(once(&written), 1, "{written}");
        assert!(
            written.contains("Write the draft:") && written.contains("Article 15, paragraph 2"),
            "{written}"
        );

        request_placement(&services, &later(&people.drafter, now), &number).await.unwrap();
        let asked = read(&here, &drafter, "/en/desk").await.body;
        assert_eq!(once(&asked), 1, "{asked}");
        assert!(asked.contains("Goes on with others") && asked.contains("Done by: head"), "{asked}");
        let waits = read(&here, &head, "/en/desk").await.body;
        assert!(waits.contains(&format!("/en/desk/drafts/{number}/placement")), "{waits}");
        assert!(!waits.contains("Goes on with others"), "{waits}");
    });
}

#[test]
fn a_person_turns_letters_off_and_on_again() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(2));
        let cookie = signed_in(&here, "head@example.kz").await;
        let chosen = async || {
            let page = read(&here, &cookie, "/en/desk/account").await.body;
            let (_, part) = page.split_once("id=\"letters\"").unwrap();
            let (part, _) = part.split_once("</form>").unwrap();
            (part.matches("type=\"checkbox\"").count(), part.matches(" checked").count())
        };
        let (all, on) = chosen().await;
        assert_eq!((all, on), (11, 11));
        let fields = [("do", "letters"), ("wanted", "opinion"), ("wanted", "term_soon")];
        let saved = send(&here, &cookie, "/en/desk/account", &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(chosen().await, (11, 2));
    });
}

#[test]
fn colleagues_see_who_edits_a_section_and_the_public_sees_nobody() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let (drafter, head) =
            (signed_in(&here, "drafter@example.kz").await, signed_in(&here, "head@example.kz").await);
        let ask = async |cookie: &str, section: serde_json::Value| {
            let headers =
                [("content-type", "application/json"), ("accept", "application/json"), ("cookie", cookie)];
            let call = json!({"number": number, "section": section}).to_string();
            here.ask(Method::POST, "/call/presence", &headers, &call).await
        };
        let own = ask(&drafter, json!("appeal")).await;
        assert_eq!((own.status, own.json()), (StatusCode::OK, json!([])));
        let other = ask(&head, json!(null)).await.json();
        assert_eq!(other[0][0], json!("appeal"), "{other}");
        for page in ["", "/edit/appeal"] {
            let shown = read(&here, &head, &format!("/en/desk/drafts/{number}{page}")).await.body;
            assert!(shown.contains("Edited at this moment") && shown.contains("drafter"), "{shown}");
        }
        let stranger = ask("", json!("appeal")).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
        let public = here.get(&format!("/en/drafts/{number}")).await.body;
        assert!(!public.contains("Edited at this moment"));
    });
}
