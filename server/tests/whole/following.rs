//! What those who follow hold in their hands: calendars as a calendar program reads them, and the button of a mail program that
//! ends a subscription.

use ::http::{Method, StatusCode};
use chrono::{NaiveDate, TimeDelta};
use domain::draft::StageName;
use domain::language::Language;
use icalendar::{Calendar, Component, DatePerhapsTime, Event, EventStatus};
use services::drafts::withdraw;
use services::subscriptions::{Scope, confirm, find, subscribe};
use services::{Request, Services, outbox};

use crate::site::Here;
use crate::site::harness::{at, later, morning, office, on_each_database, placed, written_draft};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The only event of a calendar file.
async fn event(here: &Here, address: &str) -> Option<Event> {
    let file = here.get(address).await;
    assert_eq!(file.status, StatusCode::OK, "{address}: {}", file.body);
    let calendar: Calendar = file.body.parse().unwrap();
    let mut events = calendar.events().cloned();
    let event = events.next();
    assert!(events.next().is_none(), "{address}: {}", file.body);
    event
}

#[test]
fn r_t2_a_calendar_shows_the_closing_on_its_last_day_and_a_withdrawal_as_cancelled() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services.clone());
        let files = [
            "/ru/calendar.ics".to_owned(),
            "/ru/bodies/ministry/calendar.ics".to_owned(),
            format!("/ru/drafts/{number}/calendar.ics"),
        ];
        let day =
            |month, day| Some(DatePerhapsTime::Date(NaiveDate::from_ymd_opt(2026, month, day).unwrap()));
        let mut before = Vec::new();
        for file in &files {
            let event = event(&here, file).await.unwrap();
            // Placed on 2 March: thirty days, the last one until its 24:00.
            assert_eq!((event.get_start(), event.get_end()), (day(4, 1), day(4, 2)), "{file}");
            assert_eq!(event.get_status(), Some(EventStatus::Confirmed), "{file}");
            assert_eq!(event.get_sequence(), Some(0), "{file}");
            before.push(event);
        }
        assert!(here.get(&files[0]).await.body.contains("BEGIN:VALARM\r\n"));

        let when = at("2026-03-11T05:00:00Z");
        let head = later(&office.head, when);
        withdraw(&services, &head, &number, StageName::Open, "Услуга исключена из реестра").await.unwrap();
        here.clock.set(when + TimeDelta::minutes(1));
        for (file, before) in files.iter().zip(&before) {
            let event = event(&here, file).await.unwrap();
            assert_eq!(event.get_status(), Some(EventStatus::Cancelled), "{file}");
            assert_eq!(
                (event.get_uid(), event.get_start()),
                (before.get_uid(), before.get_start()),
                "{file}"
            );
            assert!(event.get_timestamp() > before.get_timestamp(), "{file}");
            assert!(event.get_sequence() > before.get_sequence(), "{file}");
        }
        here.clock.set(when + TimeDelta::days(31));
        assert!(event(&here, &files[0]).await.is_none(), "told for long enough");
        assert!(event(&here, &files[2]).await.is_some());
    });
}

/// A confirmed subscription to everything, by its key.
async fn follows(services: &Services) -> String {
    let public = Request::public(morning());
    subscribe(services, &public, "reader@example.kz", &Scope::All, Language::Kk).await.unwrap();
    let asked = outbox::claim(services, morning() + TimeDelta::minutes(1), 100).await.unwrap();
    let asked = asked.iter().find(|letter| letter.message.recipient == "reader@example.kz").unwrap();
    let key = asked.message.body.split("/kk/subscriptions/").nth(1).unwrap().split('"').next().unwrap();
    confirm(services, &public, key).await.unwrap();
    key.to_owned()
}

#[test]
fn the_button_of_a_mail_program_ends_a_subscription_and_is_answered_the_same_again() {
    on_each_database(|services| async move {
        office(&services).await;
        let key = follows(&services).await;
        let here = Here::over(services.clone());
        let address = format!("/kk/subscriptions/{key}");
        for _ in 0..2 {
            let answer = here.ask(Method::POST, &address, &[FORM], "List-Unsubscribe=One-Click").await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            assert_eq!((answer.header("location"), answer.header("set-cookie")), ("", ""));
            assert!(find(&services, &Request::public(morning()), &key).await.is_err());
        }
    });
}

#[test]
fn the_owner_of_an_address_changes_the_language_and_the_pace_of_its_letters() {
    on_each_database(|services| async move {
        office(&services).await;
        let key = follows(&services).await;
        let here = Here::over(services.clone());
        let address = format!("/ru/subscriptions/{key}");
        let asked = here.get(&format!("{address}?language=ru&often=weekly&remind=1")).await;
        assert!(asked.body.contains("Показаны запрошенные условия"), "{}", asked.body);
        let stands = here.get(&address).await;
        assert!(!stands.body.contains("Показаны запрошенные условия"), "{}", stands.body);
        let body = "do=change&language=ru&often=weekly&remind=1";
        let saved = here.ask(Method::POST, &address, &[FORM], body).await;
        assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, address.as_str()));
        let held = find(&services, &Request::public(morning()), &key).await.unwrap();
        assert_eq!((held.wishes.language, held.wishes.often.code()), (Language::Ru, "weekly"));
        assert!(held.wishes.remind);
    });
}
