//! Letters to staff: each kind comes once, to those who want it.

use domain::body::Role;
use services::drafts::request_placement;
use services::register::exclude_service;
use services::reminders::remind_staff;
use services::staff_letters::{StaffLetterKind, choose_letters, wanted_letters};
use services::{Services, outbox};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::{SERVICE, at, later, office, on_each_database, staff, tell, written_draft};
use crate::harness::{on_each_address, open};

/// The readers of the letters about something that are due at an instant.
async fn readers(services: &Services, instant: &str, about: &str) -> Vec<String> {
    let due = outbox::claim(services, at(instant), 200).await.unwrap();
    let fact = format!("\"about\":\"{about}\"");
    let told = due.into_iter().filter(|letter| letter.message.body.contains(&fact));
    let mut readers: Vec<String> = told.map(|letter| letter.message.recipient).collect();
    readers.sort();
    readers
}

#[test]
fn r15_1_the_head_is_told_that_a_placement_is_asked_for_unless_such_letters_are_turned_off() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let all = wanted_letters(&services, &office.head).await.unwrap();
        assert_eq!(all, StaffLetterKind::ALL);
        choose_letters(&services, &office.head, &[StaffLetterKind::Opinion]).await.unwrap();
        let wanted = wanted_letters(&services, &office.head).await.unwrap();
        assert_eq!(wanted, [StaffLetterKind::Opinion]);
        let asked = later(&office.drafter, at("2026-03-02T07:00:00Z"));
        request_placement(&services, &asked, &number).await.unwrap();
        assert!(readers(&services, "2026-03-02T07:00:00Z", "placement_asked").await.is_empty());

        choose_letters(&services, &office.head, &StaffLetterKind::ALL).await.unwrap();
        let again = later(&office.drafter, at("2026-03-02T08:00:00Z"));
        request_placement(&services, &again, &number).await.unwrap();
        let told = readers(&services, "2026-03-02T08:00:00Z", "placement_asked").await;
        assert_eq!(told, ["head@example.kz"]);
        holds(&services).await;
    });
}

#[test]
fn r15_2_a_new_service_and_the_end_of_its_term_are_told_once() {
    on_each_database(|services| async move {
        office(&services).await;
        let first = remind_staff(&services, at("2026-03-02T06:00:00Z")).await.unwrap();
        assert_eq!(first.services, 1, "{first:?}");
        let told = readers(&services, "2026-03-02T06:30:00Z", "new_services").await;
        assert_eq!(told, ["drafter@example.kz", "head@example.kz"]);
        let again = remind_staff(&services, at("2026-03-02T07:00:00Z")).await.unwrap();
        assert!(again.is_nothing(), "{again:?}");
        // Two weeks later the five business days are over, whatever days were off.
        let over = remind_staff(&services, at("2026-03-13T05:00:00Z")).await.unwrap();
        assert_eq!((over.services, over.overdue), (0, 1), "{over:?}");
        let told = readers(&services, "2026-03-13T06:00:00Z", "term_overdue").await;
        assert_eq!(told, ["drafter@example.kz", "head@example.kz"]);
        let again = remind_staff(&services, at("2026-03-13T07:00:00Z")).await.unwrap();
        assert!(again.is_nothing(), "{again:?}");
    });
}

#[test]
fn r15_2_nothing_is_told_of_the_term_of_a_service_that_was_excluded() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        exclude_service(&services, &office.registrar, SERVICE, 1, "Внесена дважды").await.unwrap();
        for instant in ["2026-03-02T06:00:00Z", "2026-03-13T05:00:00Z"] {
            let reminded = remind_staff(&services, at(instant)).await.unwrap();
            assert!(reminded.is_nothing(), "{reminded:?}");
        }
    });
}

#[test]
fn r15_3_the_end_of_a_discussion_is_told_once_to_who_decides() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        say(&services, &number, "Назовите срок ответа.").await;
        let before = remind_staff(&services, at("2026-03-20T05:00:00Z")).await.unwrap();
        assert_eq!(before.closed, 0);
        let closed = remind_staff(&services, at("2026-04-02T05:00:00Z")).await.unwrap();
        assert_eq!(closed.closed, 1);
        let told = readers(&services, "2026-04-02T06:00:00Z", "window_closed").await;
        assert_eq!(told, ["drafter@example.kz", "head@example.kz"]);
        assert_eq!(remind_staff(&services, at("2026-04-02T07:00:00Z")).await.unwrap().closed, 0);
    });
}

#[test]
fn r15_1_the_address_of_a_body_is_told_that_a_placement_is_asked_for() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        tell(&url, "UPDATE bodies SET email = 'office@example.kz' WHERE code = 'ministry'").await;
        let asked = later(&office.drafter, at("2026-03-02T07:00:00Z"));
        request_placement(&services, &asked, &number).await.unwrap();
        let told = readers(&services, "2026-03-02T07:00:00Z", "placement_asked").await;
        assert_eq!(told, ["head@example.kz", "office@example.kz"]);
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_address_of_a_body_gets_the_letters_about_its_drafts_once() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        staff(&services, "second@example.kz", office.ministry, Role::Drafter).await;
        tell(&url, "UPDATE bodies SET email = 'office@example.kz' WHERE code = 'ministry'").await;
        remind_staff(&services, at("2026-03-02T06:00:00Z")).await.unwrap();
        let told = readers(&services, "2026-03-02T06:30:00Z", "new_services").await;
        let expected = ["drafter@example.kz", "head@example.kz", "office@example.kz", "second@example.kz"];
        assert_eq!(told, expected);
        services.database.close().await.unwrap();
    });
}
