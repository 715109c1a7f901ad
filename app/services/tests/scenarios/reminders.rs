//! Letters that time brings: each is written once, whoever asks and however often.

use chrono::TimeDelta;
use domain::body::Role;
use domain::language::Language;
use services::coordination::{GiveInput, SendInput, asked, give_opinion, plan, send};
use services::people::body_by_code;
use services::reminders::{Reminded, remind};
use services::subscriptions::{Scope, confirm, subscribe};
use services::{Request, Services, outbox};

use crate::harness::standards::{enter, text};
use crate::harness::{
    Office, SERVICE, at, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

const KEEPER: &str = "keeper";

/// A draft that was sent on Friday, 3 April 2026, to the authorized body: its opinion is due on 17 April.
async fn sent(services: &Services, office: &Office) -> (String, Request) {
    let number = written_draft(services, office).await;
    placed(services, office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let keeper = body_by_code(services, KEEPER).await.unwrap().id;
    let chief = staff(services, "chief@example.kz", keeper, Role::Head).await;
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: String::new() };
    send(services, &head, &number, input, &planned.seen).await.unwrap();
    (number, chief)
}

async fn on(services: &Services, instant: &str) -> Reminded {
    remind(services, at(instant)).await.unwrap()
}

/// The letters of a kind that are due at an instant, as their readers and facts.
async fn letters(services: &Services, instant: &str, kind: &str) -> Vec<(String, String)> {
    let due = outbox::claim(services, at(instant), 100).await.unwrap();
    let facts = format!("\"letter\":\"{kind}\"");
    let told = due.into_iter().map(|one| (one.message.recipient, one.message.body));
    told.filter(|(_, body)| body.contains(&facts)).collect()
}

#[test]
fn rc_3_a_body_is_reminded_of_its_opinion_once_before_and_once_after_its_last_day() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        sent(&services, &office).await;
        assert!(on(&services, "2026-04-13T05:00:00Z").await.is_nothing());
        let (one, other) = tokio::join!(
            remind(&services, at("2026-04-14T05:00:00Z")),
            remind(&services, at("2026-04-14T05:00:00Z"))
        );
        assert_eq!(one.unwrap().due_soon + other.unwrap().due_soon, 1, "of two at once one writes");
        let told = letters(&services, "2026-04-14T06:00:00Z", "due_soon").await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, "chief@example.kz");
        assert!(
            told[0].1.contains("2026-04-17") && told[0].1.contains("/desk/coordination/"),
            "{}",
            told[0].1
        );
        assert!(
            on(&services, "2026-04-17T05:00:00Z").await.is_nothing(),
            "told already, and not overdue yet"
        );
        let overdue = Reminded { overdue: 1, ..Reminded::default() };
        assert_eq!(on(&services, "2026-04-20T05:00:00Z").await, overdue);
        assert!(on(&services, "2026-04-21T05:00:00Z").await.is_nothing());
        assert_eq!(letters(&services, "2026-04-21T06:00:00Z", "overdue").await.len(), 1);
    });
}

#[test]
fn rc_3_who_has_answered_is_reminded_of_nothing() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let (number, chief) = sent(&services, &office).await;
        let chief = later(&chief, at("2026-04-06T05:00:00Z"));
        let hash = asked(&services, &chief, &number, KEEPER).await.unwrap().round.hash;
        let agreed = GiveInput { position: "agree".to_owned(), ..GiveInput::default() };
        give_opinion(&services, &chief, &number, KEEPER, &hash, &agreed, 0).await.unwrap();
        for instant in ["2026-04-14T05:00:00Z", "2026-04-20T05:00:00Z"] {
            assert!(on(&services, instant).await.is_nothing(), "{instant}");
        }
    });
}

#[test]
fn rf_1_who_follows_is_told_once_that_a_standard_is_in_force() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let public = Request::public(morning());
        let scope = Scope::Service(SERVICE.to_owned());
        subscribe(&services, &public, "reader@example.kz", &scope, Language::Kk).await.unwrap();
        let asked = letters(&services, "2026-03-02T05:10:00Z", "confirm_subscription").await;
        let (_, after) = asked[0].1.split_once("/kk/subscriptions/").unwrap();
        confirm(&services, &public, after.split('"').next().unwrap()).await.unwrap();

        // What was in force before it was entered here is no news.
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &text("Прежние слова.")).await;
        enter(&services, &office, (2, "amended"), Some("2026-04-20"), &text("Новые слова.")).await;
        assert!(on(&services, "2026-04-19T05:00:00Z").await.is_nothing());
        let told = Reminded { in_force: 1, ..Reminded::default() };
        assert_eq!(on(&services, "2026-04-20T05:00:00Z").await, told);
        assert!(on(&services, "2026-04-20T06:00:00Z").await.is_nothing());
        let written = letters(&services, "2026-04-20T07:00:00Z", "in_force").await;
        assert_eq!(written.len(), 1, "{written:?}");
        assert_eq!(written[0].0, "reader@example.kz");
        let link = format!("/kk/standards/{SERVICE}");
        assert!(written[0].1.contains(&link) && written[0].1.contains("\"ended\":false"), "{}", written[0].1);
    });
}
