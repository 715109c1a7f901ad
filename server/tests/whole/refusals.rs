//! What is refused because it is too much, too often or too slow says so in the reader's language, and when to come again.

use std::time::Duration;

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use server::http::Guard;
use services::{Database, Services, Settings};

use crate::locked::held;
use crate::signed::{read, send, signed_in};
use crate::site::harness::{morning, office, on_each_address, on_each_database, open, placed, written_draft};
use crate::site::{Answered, Here};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Whether the answer is a page of this language with this title.
fn is_page(answer: &Answered, language: &str, title: &str) {
    assert!(answer.header("content-type").starts_with("text/html"), "{}", answer.body);
    assert!(answer.body.contains(&format!("<html lang=\"{language}\"")), "{}", answer.body);
    assert!(answer.body.contains(title), "{title} in {}", answer.body);
}

#[test]
fn too_often_is_told_in_each_language_with_the_time_to_wait() {
    on_each_database(|services| async move {
        let here = Here::guarded(services, &Guard { forms_per_minute: 1, ..Guard::without_limits() });
        for _ in 0..2 {
            here.ask(Method::POST, "/en/subscribe", &[FORM], "email=nowhere").await;
        }
        for (language, title, says) in [
            ("kk", "Сұраулар тым көп", "секундтан кейін қайталаңыз"),
            ("ru", "Слишком много запросов", "Повторите через"),
            ("en", "Too many requests", "Please try again in"),
        ] {
            // By the address, and where that names no language, by what the browser prefers.
            let preferred = [FORM, ("accept-language", language)];
            let foreign = [FORM, ("accept-language", "de")];
            for (address, headers) in
                [(format!("/{language}/subscribe"), foreign), ("/nowhere".to_owned(), preferred)]
            {
                let refused = here.ask(Method::POST, &address, &headers, "email=nowhere").await;
                assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
                assert!((1..=60).contains(&refused.header("retry-after").parse::<u64>().unwrap()));
                is_page(&refused, language, title);
                assert!(refused.body.contains(says), "{}", refused.body);
            }
        }
    });
}

#[test]
fn too_much_is_told_in_each_language() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let large = [FORM, ("content-length", "2000000")];
        for (language, title) in [
            ("kk", "Деректер көлемі тым үлкен"),
            ("ru", "Слишком большой объём данных"),
            ("en", "This is too large"),
        ] {
            let refused = here.ask(Method::POST, &format!("/{language}/subscribe"), &large, "email=x").await;
            assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
            assert_eq!(refused.header("retry-after"), "", "the same will be too large tomorrow too");
            is_page(&refused, language, title);
        }
    });
}

#[test]
fn a_held_database_is_told_in_each_language_with_the_time_to_wait() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let staff = office(&services).await;
        let number = written_draft(&services, &staff).await;
        placed(&services, &staff, &number, morning()).await;
        services.database.close().await.unwrap();
        let hasty = Database::open_with_patience(&url, Duration::from_millis(50)).await.unwrap();
        let here = Here::over(Services::new(hasty.clone(), Settings::default()));
        here.clock.set(morning() + TimeDelta::hours(1));
        let held = held(&url).await;
        for (language, title) in
            [("kk", "Сервер жүктемесі жоғары"), ("ru", "Сервис перегружен"), ("en", "The site is busy")]
        {
            let fields = [
                ("key", language),
                ("kind", "individual"),
                ("name", "Айгүл"),
                ("email", "aigul@example.kz"),
                ("language", language),
                ("text", "Срок велик."),
            ];
            let refused = send(&here, "", &format!("/{language}/drafts/{number}/comment"), &fields).await;
            assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
            assert_eq!(refused.header("retry-after"), "1");
            is_page(&refused, language, title);
        }
        held.rollback().await.unwrap();
        drop(here);
        hasty.close().await.unwrap();
    });
}

#[test]
fn what_an_address_below_a_draft_does_not_name_is_not_there() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let (drafter, head) =
            (signed_in(&here, "drafter@example.kz").await, signed_in(&here, "head@example.kz").await);
        let desk = format!("/en/desk/drafts/{number}");
        let edit = format!("{desk}/edit");
        assert_eq!(read(&here, &drafter, &format!("{edit}/procedure.term")).await.status, StatusCode::OK);
        for (who, address) in [
            (&drafter, format!("{edit}/nowhere")),
            (&drafter, format!("{desk}/history/nowhere")),
            (&drafter, "/en/desk/drafts/1999-0001/edit/procedure.term".to_owned()),
            (&head, format!("{desk}/comments/first/hide")),
        ] {
            let page = read(&here, who, &address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}: {}", page.body);
            let sent = send(&here, who, &address, &[("base", "1"), ("do", "save")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{address}: {}", sent.body);
        }
    });
}
