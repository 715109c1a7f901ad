//! The ledger under many writers, the imported calendar and the signature under receipts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use domain::body::BodyKind;
use domain::coordination::BodyTermsInput;
use domain::language::Localized;
use domain::time::{CalendarDay, DayKind};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use services::calendar::DayInput;
use services::signing::{self, Verdict};
use services::{Entropy, ServiceError, Settings, calendar, ledger};

use crate::harness::{add, console, morning, on_each_address, on_each_database};

#[test]
fn many_writers_leave_one_unbroken_chain() {
    on_each_database(|services| async move {
        let services = Arc::new(services);
        let mut writers = tokio::task::JoinSet::new();
        for number in 0..24 {
            let services = services.clone();
            writers.spawn(async move { add(&services, &format!("body-{number}"), BodyKind::Local).await });
        }
        assert_eq!(writers.join_all().await.len(), 24);
        let verification = ledger::verify(&services.database).await.unwrap();
        assert_eq!((verification.events, verification.broken), (24, None));
    });
}

/// Adds bodies until told to stop; how many were acknowledged.
async fn keep_adding(services: Arc<services::Services>, writer: u32, until: Arc<AtomicBool>) -> u64 {
    let mut acknowledged = 0;
    for number in 0.. {
        let input = services::people::BodyInput {
            code: format!("body-{writer}-{number}"),
            kind: BodyKind::Local,
            name: Localized::new("а", "б", "c"),
            reports_to_president: false,
            email: String::new(),
            terms: BodyTermsInput::default(),
        };
        match services::people::add_body(&services, &console(), input).await {
            Ok(_) => acknowledged += 1,
            Err(ServiceError::Unavailable | ServiceError::Busy | ServiceError::Internal(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
        if until.load(Ordering::Relaxed) {
            return acknowledged;
        }
    }
    acknowledged
}

#[test]
fn a_server_that_ends_its_connections_loses_nothing_acknowledged() {
    on_each_address(|url| async move {
        if !url.starts_with("postgres") {
            return;
        }
        let services = Arc::new(crate::harness::open(&url).await);
        let until = Arc::new(AtomicBool::new(false));
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..4 {
            writers.spawn(keep_adding(services.clone(), writer, until.clone()));
        }
        let server = sea_orm::Database::connect(&url).await.unwrap();
        let ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()";
        for _ in 0..20 {
            server.execute_unprepared(ended).await.unwrap();
            // Between two ends some work is done.
            while ledger::verify(&services.database).await.is_err() {}
        }
        until.store(true, Ordering::Relaxed);
        let acknowledged: u64 = writers.join_all().await.into_iter().sum();
        let verified = ledger::verify(&services.database).await.unwrap();
        assert!(acknowledged > 0 && verified.broken.is_none(), "{acknowledged} {verified:?}");
        let kept = services::people::bodies(&services).await.unwrap().len();
        // The answer to a commit can be lost on its way after the commit; never the other way round.
        assert!(u64::try_from(kept).unwrap() >= acknowledged, "{kept} of {acknowledged}");
        assert_eq!(u64::try_from(kept).unwrap(), verified.events);
    });
}

#[test]
fn a_server_that_acknowledges_early_is_told_not_to() {
    on_each_address(|url| async move {
        if !url.starts_with("postgres") {
            return;
        }
        let server = sea_orm::Database::connect(&url).await.unwrap();
        let name = url.rsplit('/').next().unwrap();
        let early = format!("ALTER DATABASE {name} SET synchronous_commit = off");
        server.execute_unprepared(&early).await.unwrap();
        let services = crate::harness::open(&url).await;
        let write = services.database.write().await.unwrap();
        let asked = Statement::from_string(DbBackend::Postgres, "SHOW synchronous_commit");
        let row = write.query_one_raw(asked).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "on");
    });
}

#[test]
fn a_change_behind_the_back_of_the_ledger_is_seen() {
    let changes = [
        ("UPDATE ledger SET payload = '{}' WHERE sequence = 2", 2),
        ("UPDATE ledger SET actor = 'user:9' WHERE sequence = 1", 1),
        ("DELETE FROM ledger WHERE sequence = 3", 3),
    ];
    for (statement, at) in changes {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let database = services::Database::open(&url).await.unwrap();
            database.migrate().await.unwrap();
            let services = services::Services::new(database, services::Settings::default());
            for code in ["a", "b", "c"] {
                add(&services, code, BodyKind::Local).await;
            }
            let intruder = sea_orm::Database::connect(&url).await.unwrap();
            intruder.execute_unprepared(statement).await.unwrap();
            let broken = ledger::verify(&services.database).await.unwrap().broken.expect("seen");
            assert_eq!(broken.sequence, at, "{statement}");
        });
    }
}

#[test]
fn an_imported_year_replaces_the_shipped_one() {
    on_each_database(|services| async move {
        let date = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
        let before = calendar::effective(&services.database).await.unwrap();
        assert!(before.is_business_day(date));
        let day = CalendarDay { date, kind: DayKind::Holiday, name: "Test".to_owned(), estimated: false };
        let changes =
            calendar::preview_year(&services, &console(), 2026, std::slice::from_ref(&day)).await.unwrap();
        assert!(changes.days.iter().any(|change| change.after.as_ref() == Some(&day)));
        let of = |year: i32| BTreeMap::from([(year, vec![day.clone()])]);
        for _ in 0..2 {
            calendar::import_years(&services, &console(), &of(2026)).await.unwrap();
        }
        let after = calendar::effective(&services.database).await.unwrap();
        assert!(!after.is_business_day(date));
        assert_eq!(after.days_of(2026).count(), 1);
        let other = calendar::import_years(&services, &console(), &of(2027)).await;
        assert!(matches!(other, Err(ServiceError::Invalid(_))));

        let years = BTreeMap::from([(2026, vec![]), (2027, vec![day])]);
        let all = calendar::import_years(&services, &console(), &years).await;
        assert!(matches!(all, Err(ServiceError::Invalid(_))));
        let kept = calendar::effective(&services.database).await.unwrap();
        assert_eq!(kept.days_of(2026).count(), 1, "one bad year leaves the others as they were");
    });
}

#[test]
fn r_t3_one_day_of_a_year_is_changed_with_a_reason_and_the_others_stay() {
    on_each_database(|services| async move {
        let date = NaiveDate::from_ymd_opt(2027, 4, 5).unwrap();
        let before = calendar::effective(&services.database).await.unwrap();
        let input = DayInput {
            date: "05.04.2027".to_owned(),
            kind: "day_off".to_owned(),
            name: "Қосымша демалыс күні".to_owned(),
            estimated: false,
            reason: "Қаулы".to_owned(),
        };
        let preview = calendar::preview_day(&services, &console(), 2027, &input).await.unwrap();
        assert_eq!(preview.days.len(), 1);
        let seen = async |input: &DayInput, seal: &str| {
            calendar::change_seen_day(&services, &console(), 2027, input, seal).await.unwrap()
        };
        assert!(seen(&input, "none").await.is_err(), "only what was previewed is done");
        seen(&input, &preview.seal).await.unwrap();
        let after = calendar::effective(&services.database).await.unwrap();
        assert!(!after.is_business_day(date));
        assert_eq!(after.days_of(2027).count(), before.days_of(2027).count() + 1);
        assert!(seen(&input, &preview.seal).await.is_err(), "it is so already");
        let again = DayInput { kind: calendar::ORDINARY.to_owned(), ..input.clone() };
        let preview = calendar::preview_day(&services, &console(), 2027, &again).await.unwrap();
        seen(&again, &preview.seal).await.unwrap();
        let restored = calendar::effective(&services.database).await.unwrap();
        assert_eq!(restored.days_of(2027).collect::<Vec<_>>(), before.days_of(2027).collect::<Vec<_>>());
        let changes = calendar::day_changes(&services, &console(), 2027).await.unwrap();
        let told: Vec<_> = changes.iter().map(|one| (one.before.is_some(), one.after.is_some())).collect();
        assert_eq!(told, [(true, false), (false, true)]);
        assert_eq!(changes[0].reason, "Қаулы");

        let bad = DayInput { date: "2026-04-05".to_owned(), kind: String::new(), ..DayInput::default() };
        let Err(ServiceError::Invalid(problems)) =
            calendar::preview_day(&services, &console(), 2027, &bad).await
        else {
            panic!("taken")
        };
        let fields: Vec<_> = problems.iter().map(|one| (one.field.as_str(), one.code.as_str())).collect();
        assert_eq!(
            fields,
            [("date", "other_year"), ("kind", "missing"), ("name", "missing"), ("reason", "missing")]
        );
        let verification = ledger::verify(&services.database).await.unwrap();
        assert_eq!((verification.events, verification.broken), (2, None));
    });
}

#[test]
fn a_signed_text_is_known_and_a_changed_one_is_not() {
    on_each_database(|services| async move {
        let text = "Квитанция № 1\nПринято 2 марта 2026 года\n";
        let signed = signing::signed(&services, text);
        let check = |text: &str| signing::check(&services, text);
        let genuine = Verdict::Genuine { text: text.to_owned() };
        assert_eq!(check(&signed), genuine);
        let by_another_program = format!("\u{feff}{}\r\n", signed.replace('\n', "\r\n"));
        assert_eq!(check(&by_another_program), genuine);
        assert_eq!(check(&signed.replace("№ 1", "№ 7")), Verdict::Altered);
        assert_eq!(check(text), Verdict::Unsigned);
        let keys = &services.settings.signing;
        assert!(signed.contains(&format!("\nKey-ID: {}\n", keys.present_id())), "{signed}");
        let key = keys.every()[0].pem();
        assert!(key.starts_with("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA"), "{key}");
        let settings =
            Settings { signing: Arc::new(keys.rotated(Entropy, morning()).unwrap()), ..Settings::default() };
        let later = services::Services::new(services.database.clone(), settings);
        assert_eq!(signing::check(&later, &signed), genuine, "an earlier key is known");
        let newer = signing::signed(&later, text);
        assert_eq!(signing::check(&later, &newer), genuine);
        assert_eq!(check(&newer), Verdict::Altered, "a key that is not known");
    });
}
