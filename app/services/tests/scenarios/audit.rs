//! The record of who signed in and who read personal data.

use std::path::Path;
use std::time::Duration;

use chrono::TimeDelta;
use domain::body::Role;
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use services::audit::{AuditFilter, AuditKind, Noted, export, flush, list, note};
use services::discussion::{CommentFilter, decide_view};
use services::people::list_people;
use services::sweep::sweep;
use services::{Database, Request, ServiceError, Services, Settings};

use crate::harness::{
    console, later, morning, office, on_each_database, placed, sqlite_address, staff, written_draft,
};

#[test]
fn who_reads_personal_data_is_recorded_with_the_network_and_only_administrators_read_it() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let administrator = staff(&services, "a@example.kz", office.ministry, Role::Administrator).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let when = morning() + TimeDelta::hours(2);
        let from = |request: &Request| later(request, when).coming_from("203.0.113.9".parse().unwrap());
        let filter = CommentFilter::default();
        decide_view(&services, &from(&office.drafter), &number, &filter).await.unwrap();
        decide_view(&services, &from(&office.head), &number, &filter).await.unwrap();
        list_people(&services, &from(&administrator)).await.unwrap();
        let denied = list(&services, &office.head, &AuditFilter::default(), None, 10).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));

        let told = list(&services, &from(&administrator), &AuditFilter::default(), None, 10).await.unwrap();
        let lines: Vec<(&str, Option<&str>, &str)> = told
            .iter()
            .take(3)
            .map(|line| (line.kind.as_str(), line.name.as_deref(), line.subject.as_str()))
            .collect();
        let subject = format!("draft:{number}");
        let expected = [
            ("audit_read", Some("a"), "page"),
            ("people_read", Some("a"), "people"),
            ("authors_read", Some("head"), subject.as_str()),
        ];
        assert_eq!(lines, expected, "the drafter saw no e-mails");
        assert!(
            told.iter()
                .take(3)
                .all(|line| line.network.as_deref() == Some("203.0.113.0/24") && line.at == when)
        );

        let of_head = AuditFilter { user_id: office.head.user_id(), ..AuditFilter::default() };
        let of_head = list(&services, &administrator, &of_head, None, 10).await.unwrap();
        let kinds: Vec<&str> = of_head.iter().map(|line| line.kind.as_str()).collect();
        assert_eq!(kinds, ["authors_read", "signed_in"]);
        let older =
            list(&services, &administrator, &AuditFilter::default(), Some(told[1].id), 10).await.unwrap();
        assert_eq!(older.first().map(|line| line.id), Some(told[2].id));
        let kind = AuditFilter { kind: Some(AuditKind::AuthorsRead), ..AuditFilter::default() };
        let copied = export(&services, &console(), &kind, 0, 10).await.unwrap();
        assert_eq!(copied.len(), 1);

        let year = morning() + TimeDelta::days(365);
        assert_eq!(sweep(&services, year).await.unwrap().records, 0);
        assert!(sweep(&services, year + TimeDelta::hours(3)).await.unwrap().records >= 3);
    });
}

/// Services that wait for a moment only, and the transaction of somebody else who holds their database.
async fn held(folder: &Path) -> (Services, DatabaseTransaction) {
    let url = sqlite_address(folder);
    let database = Database::open_with_patience(&url, Duration::from_millis(50)).await.unwrap();
    database.migrate().await.unwrap();
    let intruder = sea_orm::Database::connect(&url).await.unwrap();
    let holding = intruder.begin().await.unwrap();
    holding.execute_unprepared("DELETE FROM audit").await.unwrap();
    (Services::new(database, Settings::default()), holding)
}

#[test]
fn refused_tries_are_written_a_moment_later_and_wait_while_nothing_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let (services, holding) = held(folder.path()).await;
        let told = async || {
            let refused = AuditFilter { kind: Some(AuditKind::SignInFailed), ..AuditFilter::default() };
            list(&services, &console(), &refused, None, 1000).await.unwrap().len()
        };
        for _ in 0..450 {
            services::audit::later(
                &services,
                &console(),
                &Noted::new(AuditKind::SignInFailed, "user:1").of(1).with("browser"),
            );
        }
        assert!(flush(&services).await.is_err(), "held");
        holding.rollback().await.unwrap();
        assert_eq!(told().await, 0);
        flush(&services).await.unwrap();
        flush(&services).await.unwrap();
        assert_eq!(told().await, 450);
    });
}

#[test]
fn a_database_that_takes_nothing_does_not_keep_officials_from_reading() {
    let folder = tempfile::tempdir().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let (services, holding) = held(folder.path()).await;
        note(&services, &console(), Noted::new(AuditKind::PeopleRead, "people")).await.expect("goes on");
        holding.rollback().await.unwrap();
        let told = list(&services, &console(), &AuditFilter::default(), None, 10).await.unwrap();
        assert_eq!(told.len(), 1, "only what was read afterwards: {told:?}");
    });
}
