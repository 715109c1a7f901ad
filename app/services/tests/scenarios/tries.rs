//! Failed tries are counted for all instances on one server, and nobody who tries waits for who writes.

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use sea_orm::{ConnectionTrait, TransactionTrait};
use services::people::{self, Browser, SignIn};
use services::sweep::sweep;
use services::{Request, ServiceError, Services, outbox};

use crate::harness::{PASSWORD, add, morning, on_each_address, open, staff};

const HEAD: &str = "head@example.kz";

/// One instance, with one account.
async fn house(url: &str) -> Services {
    let services = open(url).await;
    let ministry = add(&services, "mod", BodyKind::Central).await;
    staff(&services, HEAD, ministry, Role::Head).await;
    services
}

/// Tries to sign in from a network so many seconds after the morning.
async fn tries(services: &Services, network: &str, password: &str, seconds: i64) -> Result<(), ServiceError> {
    let browser = Browser { address: Some(network.parse().unwrap()), ..Browser::default() };
    let input = SignIn { email: HEAD.to_owned(), password: password.to_owned(), browser, previous: None };
    let request = Request::public(morning() + TimeDelta::seconds(seconds));
    people::sign_in(services, &request, input).await.map(drop)
}

fn is_wrong(answer: &Result<(), ServiceError>) -> bool {
    matches!(answer, Err(ServiceError::Invalid(_)))
}

fn must_wait(answer: &Result<(), ServiceError>) -> bool {
    matches!(answer, Err(ServiceError::TooMany { .. }))
}

#[test]
fn instances_on_one_server_count_failed_tries_together() {
    on_each_address(|url| async move {
        let first = house(&url).await;
        let second = open(&url).await;
        let together = !url.starts_with("sqlite:");
        let here = "192.0.2.1";
        for services in [&first, &second, &first] {
            assert!(is_wrong(&tries(services, here, "guess", 0).await));
        }
        let fourth = tries(&second, here, "guess", 1).await;
        assert_eq!(must_wait(&fourth), together, "a file has one instance: {fourth:?}");
        if together {
            assert!(must_wait(&tries(&first, here, PASSWORD, 1).await));
            tries(&second, here, PASSWORD, 2).await.expect("the pause is over");
            assert!(
                is_wrong(&tries(&first, here, "guess", 2).await),
                "whoever got in begins anew everywhere"
            );
            assert!(is_wrong(&tries(&first, "192.0.2.2", "guess", 2).await), "another network");
        }
        second.database.close().await.unwrap();
        first.database.close().await.unwrap();
    });
}

#[test]
fn nobody_is_locked_out_by_who_guesses_from_another_network() {
    on_each_address(|url| async move {
        let services = house(&url).await;
        for second in 0..5 {
            let guess = tries(&services, "127.0.0.9", "guess", second).await;
            assert!(is_wrong(&guess) || must_wait(&guess), "{guess:?}");
        }
        assert!(must_wait(&tries(&services, "127.0.0.9", PASSWORD, 5).await));
        tries(&services, "127.0.0.8", PASSWORD, 5).await.expect("the right password of another network");
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_owner_is_told_by_one_instance_once() {
    on_each_address(|url| async move {
        let first = house(&url).await;
        let second = open(&url).await;
        for number in 1..=8 {
            let network = format!("198.51.100.{number}");
            for services in [&first, &second] {
                assert!(is_wrong(&tries(services, &network, "guess", number).await), "{number}");
            }
        }
        let waiting = outbox::claim(&first, morning() + TimeDelta::hours(1), 100).await.unwrap();
        let told = waiting.iter().filter(|one| one.message.body.contains("failed_sign_ins")).count();
        assert_eq!(told, if url.starts_with("sqlite:") { 2 } else { 1 });
        sweep(&first, morning() + TimeDelta::hours(13)).await.unwrap();
        let rows = first_number(&url, "SELECT COUNT(*) FROM tries").await;
        assert_eq!(rows, 0, "what no longer counts is forgotten");
        second.database.close().await.unwrap();
        first.database.close().await.unwrap();
    });
}

#[test]
fn many_tries_at_once_do_not_pass_together() {
    on_each_address(|url| async move {
        let first = house(&url).await;
        let second = open(&url).await;
        let mut senders = tokio::task::JoinSet::new();
        for number in 0..16 {
            let services = if number % 2 == 0 { first.clone() } else { second.clone() };
            senders.spawn(async move { tries(&services, "192.0.2.1", "guess", 0).await });
        }
        let answers = senders.join_all().await;
        let passed = answers.iter().filter(|answer| is_wrong(answer)).count();
        assert!(answers.iter().all(|answer| is_wrong(answer) || must_wait(answer)), "{answers:?}");
        assert_eq!(passed, if url.starts_with("sqlite:") { 6 } else { 3 });
        second.database.close().await.unwrap();
        first.database.close().await.unwrap();
    });
}

#[test]
fn a_failed_try_waits_for_nobody_who_writes_and_a_refused_one_writes_nothing() {
    on_each_address(|url| async move {
        let services = house(&url).await;
        let other = sea_orm::Database::connect(&url).await.unwrap();
        let held = other.begin().await.unwrap();
        held.execute_unprepared("UPDATE ledger_head SET sequence = sequence").await.unwrap();
        for _ in 0..3 {
            assert!(is_wrong(&tries(&services, "192.0.2.1", "guess", 0).await));
        }
        assert!(must_wait(&tries(&services, "192.0.2.1", "guess", 1).await));
        held.rollback().await.unwrap();
        let counted = "SELECT COALESCE(MAX(failures), 0) FROM tries";
        let before = first_number(&url, counted).await;
        assert_eq!(before, if url.starts_with("sqlite:") { 0 } else { 3 });
        for _ in 0..5 {
            assert!(must_wait(&tries(&services, "192.0.2.1", "guess", 1).await));
        }
        assert_eq!(first_number(&url, counted).await, before);
        other.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

/// The number that a query answers, beside the services.
async fn first_number(url: &str, query: &str) -> i64 {
    let beside = sea_orm::Database::connect(url).await.unwrap();
    let statement = sea_orm::Statement::from_string(beside.get_database_backend(), query);
    let row = beside.query_one_raw(statement).await.unwrap().unwrap();
    beside.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}
