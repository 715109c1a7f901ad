//! How those who follow are written to: at once or together, in which language, with a reminder of the last day.

use chrono::TimeDelta;
use domain::language::Language;
use services::reminders::{Reminded, remind};
use services::subscriptions::{Often, Scope, Wishes, change, confirm, find, subscribe, unsubscribe};
use services::{Request, Services, drafts, outbox};

use crate::harness::{SERVICE, at, later, morning, office, on_each_database, placed, written_draft};

const READER: &str = "reader@example.kz";
const PLACED: &str = "2026-03-05T07:00:00Z";

/// The letters to the reader that are due at an instant; they are sent by then.
async fn letters(services: &Services, instant: &str) -> Vec<String> {
    let due = outbox::claim(services, at(instant), 100).await.unwrap();
    for letter in &due {
        outbox::mark_sent(&services.database, letter.id, at(instant)).await.unwrap();
    }
    due.into_iter()
        .map(|letter| letter.message)
        .filter(|message| message.recipient == READER)
        .map(|message| message.body)
        .collect()
}

/// A confirmed subscription to the service, by its key.
async fn follows(services: &Services, wishes: Wishes) -> String {
    let public = Request::public(morning());
    let scope = Scope::Service(SERVICE.to_owned());
    subscribe(services, &public, READER, &scope, wishes).await.unwrap();
    let asked = letters(services, "2026-03-02T05:10:00Z").await;
    let mark = format!("/{}/subscriptions/", wishes.language.code());
    let key = asked[0].split(&mark).nth(1).unwrap().split('"').next().unwrap().to_owned();
    confirm(services, &public, &key).await.unwrap();
    key
}

#[test]
fn a_second_request_says_how_the_subscription_stands_and_its_owner_alone_changes_it() {
    on_each_database(|services| async move {
        office(&services).await;
        let key = follows(&services, Language::Kk.into()).await;
        let public = later(&Request::public(morning()), at("2026-03-02T05:01:00Z"));
        let scope = Scope::Service(SERVICE.to_owned());
        let wishes = Wishes { language: Language::Ru, often: Often::Weekly, remind: true };
        for _ in 0..2 {
            subscribe(&services, &public, "Reader@example.kz", &scope, wishes).await.unwrap();
        }
        let told = letters(&services, "2026-03-02T05:20:00Z").await;
        assert_eq!(told.len(), 1, "asked twice, told once: {told:?}");
        let link = format!("/ru/subscriptions/{key}?language=ru&often=weekly&remind=1");
        assert!(told[0].contains("\"about\":\"stands\"") && told[0].contains(&link), "{}", told[0]);
        assert_eq!(find(&services, &public, &key).await.unwrap().wishes, Wishes::from(Language::Kk));
        change(&services, &public, &key, wishes).await.unwrap();
        assert_eq!(find(&services, &public, &key).await.unwrap().wishes, wishes);
    });
}

#[test]
fn what_is_wished_before_the_confirmation_is_what_is_confirmed() {
    on_each_database(|services| async move {
        office(&services).await;
        let public = Request::public(morning());
        for language in [Language::Kk, Language::Ru] {
            subscribe(&services, &public, READER, &Scope::All, language).await.unwrap();
        }
        let asked = letters(&services, "2026-03-02T05:10:00Z").await;
        assert_eq!(asked.len(), 1, "{asked:?}");
        let key = asked[0].split("/kk/subscriptions/").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(find(&services, &public, key).await.unwrap().wishes, Wishes::from(Language::Ru));
    });
}

#[test]
fn r15_6_news_waits_for_the_digest_of_who_wants_one_and_is_told_once() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let wishes = Wishes { often: Often::Daily, ..Language::Kk.into() };
        let key = follows(&services, wishes).await;
        placed(&services, &office, &number, at(PLACED)).await;
        assert!(letters(&services, PLACED).await.is_empty(), "not at once");
        assert!(remind(&services, at("2026-03-06T03:59:59Z")).await.unwrap().is_nothing());
        let (one, other) = tokio::join!(
            remind(&services, at("2026-03-06T04:00:00Z")),
            remind(&services, at("2026-03-06T04:00:00Z"))
        );
        assert_eq!(one.unwrap().digests + other.unwrap().digests, 1, "of two at once one writes");
        let told = letters(&services, "2026-03-06T04:10:00Z").await;
        assert_eq!(told.len(), 1, "{told:?}");
        for part in ["\"about\":\"digest\"", &*format!("/kk/drafts/{number}"), &*key] {
            assert!(told[0].contains(part), "{part}: {}", told[0]);
        }
        assert!(remind(&services, at("2026-03-07T05:00:00Z")).await.unwrap().is_nothing());
    });
}

#[test]
fn a_weekly_digest_comes_on_monday_and_none_after_the_end_of_the_subscription() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let wishes = Wishes { often: Often::Weekly, ..Language::Ru.into() };
        let key = follows(&services, wishes).await;
        placed(&services, &office, &number, at(PLACED)).await;
        // Thursday, 5 March 2026; the next Monday is the 9th.
        assert!(remind(&services, at("2026-03-08T05:00:00Z")).await.unwrap().is_nothing());
        let public = later(&Request::public(morning()), at("2026-03-08T06:00:00Z"));
        unsubscribe(&services, &public, &key).await.unwrap();
        remind(&services, at("2026-03-09T04:00:00Z")).await.unwrap();
        assert!(letters(&services, "2026-03-09T05:00:00Z").await.is_empty());
        assert!(remind(&services, at("2026-03-16T05:00:00Z")).await.unwrap().is_nothing());
    });
}

#[test]
fn r15_3_who_wishes_it_is_reminded_once_on_the_day_before_the_last_one() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        follows(&services, Wishes { remind: true, ..Language::Kk.into() }).await;
        placed(&services, &office, &number, at(PLACED)).await;
        assert_eq!(letters(&services, PLACED).await.len(), 1, "told of the placement");
        let summary = drafts::summary(&services, &number, at(PLACED)).await.unwrap();
        let closes_at = summary.placement.unwrap().window.closes_at;
        let eve = closes_at - TimeDelta::hours(39);
        assert!(remind(&services, eve - TimeDelta::seconds(1)).await.unwrap().is_nothing());
        let reminded = Reminded { closing: 1, ..Reminded::default() };
        assert_eq!(remind(&services, eve).await.unwrap(), reminded);
        assert!(remind(&services, closes_at - TimeDelta::hours(1)).await.unwrap().is_nothing());
        let told = outbox::claim(&services, closes_at, 100).await.unwrap();
        let told: Vec<_> = told.iter().filter(|one| one.message.body.contains("closing_soon")).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message.recipient, READER);
        assert!(told[0].message.unsubscribe.is_some());
    });
}
