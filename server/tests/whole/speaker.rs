//! Who speaks, by plain forms alone, as a browser without JavaScript sends them (R15-5).

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::json;
use services::outbox;

use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{at, on_each_database};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const SENT: &str = "2026-03-10T05:00:00Z";

#[test]
fn r15_5_only_the_fields_of_the_chosen_kind_are_read_and_all_come_back() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at(SENT));
        let page = format!("/en/drafts/{number}/comment");
        let empty = here.get(&page).await.body;
        for name in ["iin", "bin", "country", "registration", "names"] {
            assert!(empty.contains(&format!("id=\"f-{name}\"")), "{name}");
        }
        let body =
            "kind=foreign_entity&name=Acme&iin=123&bin=5&names=One&country=Germania&language=en&text=Shorter";
        let back = here.ask(Method::POST, &page, &[FORM], body).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", back.body);
        assert!(back.body.contains("Write the registration number"), "{}", back.body);
        assert!(!back.body.contains("An IIN has twelve digits"), "{}", back.body);
        for typed in ["value=\"123\"", "value=\"5\"", "One</textarea>", "value=\"Germania\""] {
            assert!(back.body.contains(typed), "{typed}");
        }
        let whole = format!("{body}&registration=HRB+6684");
        let sent = here.ask(Method::POST, &page, &[FORM], &whole).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        // No e-mail was given: the receipt offers its file first.
        let receipt = here.get(sent.header("location")).await.body;
        assert!(receipt.contains("No e-mail was given"), "{receipt}");
        assert!(receipt.contains("Acme (Germania, not confirmed by e-mail)"), "{receipt}");
        let list = here.get(&format!("/en/drafts/{number}/comments")).await.body;
        assert!(list.contains("Acme (Germania, not confirmed by e-mail)"), "{list}");
        assert!(!list.contains("HRB 6684"));
        let machine = here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json();
        let author = json!({
            "kind": "foreign_entity", "name": "Acme", "region": null, "country": "Germania",
            "confirmation": "unconfirmed",
        });
        assert_eq!(machine["author"], author);
    });
}

#[test]
fn r15_5_a_second_clause_needs_no_retyping_and_no_address_names_anybody() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at(SENT));
        let page = format!("/en/drafts/{number}/comment");
        let body = "kind=individual&name=Dana+Ospanova&email=dana%40example.kz&language=en&text=First&key=k1&next=yes";
        // Sent again, the page is the same one and nothing is received twice.
        for _ in 0..2 {
            let offered = here.ask(Method::POST, &page, &[FORM], body).await;
            assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
            assert!(offered.body.contains("value=\"Dana Ospanova\""), "{}", offered.body);
            assert!(offered.body.contains("name=\"begin\"") && !offered.body.contains("First"));
        }
        let begin = "kind=individual&name=Dana+Ospanova&email=dana%40example.kz&language=en&begin=yes&place=section:appeal";
        let form = here.ask(Method::POST, &page, &[FORM], begin).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.body);
        assert!(form.body.contains("value=\"Dana Ospanova\"") && form.body.contains("value=\"appeal\""));
        let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!(draft["comments"], 1);
    });
}

#[test]
fn r15_5_the_link_of_the_letter_confirms_by_a_press_and_not_by_being_opened() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(SENT));
        let page = format!("/en/drafts/{number}/comment");
        let body =
            "kind=legal_entity&name=Kazyna&bin=020240000555&email=info%40example.kz&language=en&text=Shorter";
        let sent = here.ask(Method::POST, &page, &[FORM], body).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let letters = outbox::claim(&services, at(SENT) + TimeDelta::minutes(1), 100).await.unwrap();
        let letter = letters.iter().find(|letter| letter.message.recipient == "info@example.kz").unwrap();
        let rest = letter.message.body.split("/en/speakers/").nth(1).unwrap();
        let key: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let address = format!("/en/speakers/{key}");
        let list = format!("/en/drafts/{number}/comments");
        let opened = here.get(&address).await;
        assert!(opened.status == StatusCode::OK && opened.body.contains("Shorter"), "{}", opened.body);
        assert!(here.get(&list).await.body.contains("Kazyna (not confirmed by e-mail)"));
        let pressed = here.ask(Method::POST, &address, &[FORM], "").await;
        assert_eq!(pressed.status, StatusCode::SEE_OTHER, "{}", pressed.body);
        assert!(here.get(&address).await.body.contains("The comment is confirmed"));
        assert!(here.get(&list).await.body.contains("Kazyna (confirmed by e-mail)"));
        assert_eq!(here.get("/en/speakers/none").await.status, StatusCode::NOT_FOUND);
    });
}
