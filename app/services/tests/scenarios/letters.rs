//! Letters: what is left of them, how many one address gets, and what becomes of those that cannot be sent.

use chrono::TimeDelta;
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use sea_orm::{ConnectionTrait, Statement};
use services::outbox::{self, LetterCounts, claim, counts, mark_failed, mark_sent};
use services::people::{InvitationInput, invite};
use services::report;
use services::subscriptions::{Scope, confirm, find, subscribe};
use services::sweep::sweep;
use services::{Request, ServiceError, Services, Settings};

use crate::harness::discussed::open_discussion;
use crate::harness::{add, at, console, later, morning, on_each_address, on_each_database, open};

const READER: &str = "asel@example.kz";

/// Writes a letter that nobody but the administrator asked for.
async fn letter(services: &Services, body: BodyId) -> String {
    let input = InvitationInput {
        email: READER.to_owned(),
        name: "Асель".to_owned(),
        body,
        role: Role::Drafter,
        language: Language::Ru,
    };
    invite(services, &console(), input).await.unwrap()
}

/// What the rows of the outbox still say, in the order of the columns.
async fn rows(url: &str) -> Vec<Vec<String>> {
    let database = sea_orm::Database::connect(url).await.unwrap();
    let all = "SELECT recipient, subject, body, coalesce(unsubscribe, ''), coalesce(recipient_hash, '') \
               FROM outbox ORDER BY id";
    let statement = Statement::from_string(database.get_database_backend(), all);
    let rows = database.query_all_raw(statement).await.unwrap();
    let told = rows.iter().map(|row| (0..5).map(|place| row.try_get_by_index(place).unwrap()).collect());
    let told = told.collect();
    database.close().await.unwrap();
    told
}

#[test]
fn a_letter_that_was_sent_is_emptied() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let body = add(&services, "mod", BodyKind::Central).await;
        let link = letter(&services, body).await;
        let taken = claim(&services, morning(), 10).await.unwrap();
        assert!(taken[0].message.body.contains(&link));
        mark_sent(&services.database, taken[0].id, morning()).await.unwrap();
        let left = rows(&url).await;
        assert_eq!(left[0][..4], ["", "", "", ""]);
        assert_eq!(left[0][4].len(), 64, "a keyed hash counts what the reader gets");
        services.database.close().await.unwrap();
        // Neither may it be found in the file, where a copy of the disk would be read.
        if let Some(file) = url.strip_prefix("sqlite:") {
            let bytes = std::fs::read(file).unwrap();
            let word = link.rsplit('/').next().unwrap();
            for secret in [word, READER] {
                let places = bytes.windows(secret.len()).filter(|part| *part == secret.as_bytes()).count();
                // The invitation itself names its e-mail.
                assert!(places <= usize::from(secret == READER) * 2, "{secret} stands in {places} places");
            }
        }
    });
}

#[test]
fn a_letter_whose_sender_was_killed_is_sent_again_under_the_same_identity() {
    on_each_database(|services| async move {
        let body = add(&services, "mod", BodyKind::Central).await;
        letter(&services, body).await;
        letter(&services, body).await;
        let first = claim(&services, morning(), 1).await.unwrap();
        let second = claim(&services, morning(), 1).await.unwrap();
        assert_eq!((first[0].attempts, first[0].identity.len()), (1, 26));
        assert_ne!(first[0].identity, second[0].identity);
        assert!(claim(&services, morning() + TimeDelta::seconds(120), 5).await.unwrap().is_empty());
        let again = claim(&services, morning() + TimeDelta::seconds(121), 1).await.unwrap();
        assert_eq!((again[0].id, again[0].attempts), (first[0].id, 2));
        assert_eq!(again[0].identity, first[0].identity);
    });
}

#[test]
fn two_workers_never_take_the_same_letter() {
    on_each_database(|services| async move {
        let body = add(&services, "mod", BodyKind::Central).await;
        for _ in 0..12 {
            letter(&services, body).await;
        }
        let workers = (0..4).map(|_| {
            let services = services.clone();
            tokio::spawn(async move { claim(&services, morning(), 3).await.unwrap() })
        });
        let mut taken = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            taken.extend(worker.await.unwrap().into_iter().map(|letter| letter.id));
        }
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), 12);
    });
}

#[test]
fn one_address_gets_so_many_letters_an_hour_and_the_others_wait() {
    on_each_database(|services| async move {
        let settings = Settings { letters_per_hour: 3, ..Settings::default() };
        let services = Services::new(services.database.clone(), settings);
        let body = add(&services, "mod", BodyKind::Central).await;
        for _ in 0..7 {
            letter(&services, body).await;
        }
        let count = async |at| claim(&services, at, 100).await.unwrap().len();
        let taken = claim(&services, morning(), 100).await.unwrap();
        assert_eq!(taken.len(), 3);
        for letter in &taken {
            mark_sent(&services.database, letter.id, morning()).await.unwrap();
        }
        let hour = morning() + TimeDelta::hours(1);
        assert_eq!(count(hour - TimeDelta::seconds(1)).await, 0);
        assert_eq!(count(hour).await, 3);
        assert_eq!(counts(&services.database).await.unwrap().waiting, 4, "none is dropped");
    });
}

#[test]
fn a_letter_that_is_only_asked_for_is_not_written_again_to_a_full_mailbox() {
    on_each_database(|services| async move {
        let settings = Settings { letters_per_hour: 2, ..Settings::default() };
        let services = Services::new(services.database.clone(), settings);
        for code in ["a", "b", "c"] {
            add(&services, code, BodyKind::Central).await;
        }
        let ask = async |scope: Scope, at| {
            subscribe(&services, &Request::public(at), READER, &scope, Language::Kk).await.unwrap();
            outbox::waiting(&services.database).await.unwrap()
        };
        let of = |code: &str| Scope::Body(code.to_owned());
        assert_eq!(ask(of("a"), morning()).await, 1);
        assert_eq!(ask(of("b"), morning()).await, 2);
        assert_eq!(ask(of("c"), morning()).await, 2, "two wait: no third is written");
        for letter in claim(&services, morning(), 10).await.unwrap() {
            mark_sent(&services.database, letter.id, morning()).await.unwrap();
        }
        assert_eq!(ask(of("c"), morning() + TimeDelta::minutes(59)).await, 0, "two were sent in this hour");
        assert_eq!(ask(of("c"), morning() + TimeDelta::minutes(61)).await, 1);
    });
}

#[test]
fn a_letter_that_cannot_be_sent_is_given_up_after_three_days() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let body = add(&services, "mod", BodyKind::Central).await;
        letter(&services, body).await;
        let end = morning() + TimeDelta::days(3);
        let taken = claim(&services, morning(), 1).await.unwrap();
        mark_failed(&services.database, &taken[0], "no server", morning()).await.unwrap();
        let taken = claim(&services, end - TimeDelta::seconds(1), 1).await.unwrap();
        assert_eq!(taken[0].attempts, 2);
        mark_failed(&services.database, &taken[0], "no server", end).await.unwrap();
        // One whose every attempt ends the process is given up as well.
        letter(&services, body).await;
        assert_eq!(claim(&services, morning(), 1).await.unwrap().len(), 1);
        assert!(claim(&services, end, 1).await.unwrap().is_empty());
        let told = counts(&services.database).await.unwrap();
        assert_eq!(told, LetterCounts { given_up: 2, ..LetterCounts::default() });
        for row in rows(&url).await {
            assert_eq!(row[..4], ["", "", "", ""]);
        }
        services.database.close().await.unwrap();
    });
}

#[test]
fn a_letter_that_waited_longer_than_its_term_is_tried_at_least_once() {
    on_each_database(|services| async move {
        let body = add(&services, "mod", BodyKind::Central).await;
        letter(&services, body).await;
        assert_eq!(claim(&services, morning() + TimeDelta::days(9), 1).await.unwrap().len(), 1);
    });
}

#[test]
fn what_has_served_its_term_is_removed_and_a_second_sweep_finds_nothing() {
    on_each_database(|services| async move {
        let body = add(&services, "mod", BodyKind::Central).await;
        letter(&services, body).await;
        let taken = claim(&services, morning(), 1).await.unwrap();
        mark_sent(&services.database, taken[0].id, morning()).await.unwrap();
        let public = Request::public(morning());
        let mut keys = Vec::new();
        for email in ["sure@example.kz", "silent@example.kz"] {
            subscribe(&services, &public, email, &Scope::All, Language::Ru).await.unwrap();
            let letters = claim(&services, morning(), 1).await.unwrap();
            let body = &letters[0].message.body;
            let key = body.split("/ru/subscriptions/").nth(1).unwrap().split('"').next().unwrap();
            keys.push(key.to_owned());
            mark_sent(&services.database, letters[0].id, morning()).await.unwrap();
        }
        confirm(&services, &public, &keys[0]).await.unwrap();
        let week = later(&public, morning() + TimeDelta::days(7));
        let moment_before = later(&public, week.at - TimeDelta::seconds(1));
        assert!(find(&services, &moment_before, &keys[1]).await.is_ok());
        for gone in
            [find(&services, &week, &keys[1]).await.err(), confirm(&services, &week, &keys[1]).await.err()]
        {
            assert!(matches!(gone, Some(ServiceError::NotFound)), "over at its hour, swept or not");
        }
        let swept = sweep(&services, week.at).await.unwrap();
        assert_eq!((swept.letters, swept.subscriptions), (0, 1));
        assert!(find(&services, &week, &keys[0]).await.unwrap().confirmed);
        let month = at("2026-04-02T05:00:01Z");
        let (one, other) = tokio::join!(sweep(&services, month), sweep(&services, month));
        assert_eq!(one.unwrap().letters + other.unwrap().letters, 3);
        assert!(sweep(&services, month).await.unwrap().is_nothing());
    });
}

#[test]
fn letters_on_a_report_that_a_copy_had_still_to_write_are_held_too() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let head = later(&office.head, at("2026-04-03T05:00:00Z"));
        let seen = report::preview(&services, &head, &number).await.unwrap().seen;
        report::publish(&services, &head, &number, &seen).await.unwrap();
        let database = &services.database;
        let waiting = counts(database).await.unwrap().waiting;
        let kept = outbox::hold(database).await.unwrap();
        assert_eq!(kept, waiting + 1);
        report::write_letters(&services).await.unwrap();
        assert_eq!(counts(database).await.unwrap().held, kept, "nothing is written");
        assert_eq!(outbox::release(database, morning()).await.unwrap(), kept);
        report::write_letters(&services).await.unwrap();
        assert_eq!(outbox::hold(database).await.unwrap(), waiting, "now it is");
    });
}

#[test]
fn letters_of_a_copy_are_held_until_somebody_decides() {
    on_each_database(|services| async move {
        let body = add(&services, "mod", BodyKind::Central).await;
        letter(&services, body).await;
        letter(&services, body).await;
        let database = &services.database;
        assert_eq!(outbox::hold(database).await.unwrap(), 2);
        assert!(claim(&services, morning(), 10).await.unwrap().is_empty());
        letter(&services, body).await;
        assert_eq!(claim(&services, morning(), 10).await.unwrap().len(), 1, "what is new is sent");
        assert_eq!(counts(database).await.unwrap().held, 2);
        assert_eq!(outbox::release(database, morning()).await.unwrap(), 2);
        assert_eq!(claim(&services, morning(), 10).await.unwrap().len(), 2);
        outbox::hold(database).await.unwrap();
        assert_eq!(outbox::discard(database).await.unwrap(), 3);
        assert_eq!(counts(database).await.unwrap(), LetterCounts::default());
    });
}
