//! The second factor of sign-in.

mod provider;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::body::{BodyKind, Role};
use services::ledger::LedgerFilter;
use services::people::{self, Browser, Session, SignIn};
use services::{Database, Request, ServiceError, Services, Settings, ledger, outbox};

use crate::harness::app::shown;
use crate::harness::{PASSWORD, add, later, morning, on_each_database, staff};

fn noon() -> DateTime<Utc> {
    morning() + TimeDelta::hours(2)
}

async fn signs_in(services: &Services, email: &str, at: DateTime<Utc>) -> Session {
    let input = SignIn {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        browser: Browser::default(),
        previous: None,
    };
    people::sign_in(services, &Request::public(at), input).await.expect("the right password")
}

/// Adds an app; the key and the recovery codes.
async fn enrolled(services: &Services, person: &Request) -> (String, Vec<String>) {
    people::begin_enrolment(services, person).await.unwrap();
    let key = people::open_enrolment(services, person).await.unwrap().unwrap().key;
    let codes = people::confirm_enrolment(services, person, &shown(&key, person.at)).await.unwrap();
    (key, codes)
}

async fn shows(
    services: &Services,
    session: &Session,
    code: &str,
    at: DateTime<Utc>,
) -> Result<Session, ServiceError> {
    let token = session.token.reveal();
    people::show_second_factor(services, &Request::public(at), token, code, &Browser::default()).await
}

async fn actor(services: &Services, session: &Session, at: DateTime<Utc>) -> Actor {
    let known = people::session_actor(services, session.token.reveal(), at).await.unwrap();
    known.map_or(Actor::Public, |known| known.actor)
}

/// The letters that wait, by what they tell.
async fn letters(services: &Services) -> Vec<String> {
    let waiting = outbox::claim(services, noon() + TimeDelta::hours(1), 100).await.unwrap();
    waiting.into_iter().map(|one| one.message.body).collect()
}

fn code_of(error: ServiceError) -> String {
    let ServiceError::Invalid(problems) = error else { panic!("{error:?}") };
    problems.into_iter().map(|problem| problem.code).collect()
}

/// The same database under other settings.
fn with(services: &Services, settings: Settings) -> Services {
    Services::new(Database::clone(&services.database), settings)
}

#[test]
fn an_app_is_added_by_its_first_code_and_asked_at_the_next_sign_in() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        people::begin_enrolment(&services, &head).await.unwrap();
        let enrolment = people::open_enrolment(&services, &head).await.unwrap().unwrap();
        assert!(
            enrolment
                .address
                .starts_with("otpauth://totp/Talqy%20127%2E0%2E0%2E1%3A3000:head%40example%2Ekz?")
        );
        assert!(enrolment.address.contains(&format!("secret={}&", enrolment.key.replace(' ', ""))));
        assert!(
            !signs_in(&services, "head@example.kz", noon()).await.pending,
            "an unconfirmed key asks nothing"
        );
        for (typed, code) in [("", "missing"), ("12", "form"), ("000000", "wrong")] {
            let refused = people::confirm_enrolment(&services, &head, typed).await.unwrap_err();
            assert_eq!(code_of(refused), code, "{typed}");
        }
        assert_eq!(people::second_factor(&services, &head).await.unwrap(), None);
        let first = shown(&enrolment.key, noon());
        let codes = people::confirm_enrolment(&services, &head, &first).await.unwrap();
        assert_eq!(codes.len(), people::RECOVERY_CODES);
        let factor = people::second_factor(&services, &head).await.unwrap().unwrap();
        assert_eq!((factor.since, factor.recovery_codes), (noon(), 10));
        assert_eq!(code_of(people::begin_enrolment(&services, &head).await.unwrap_err()), "has_one");

        let waiting = signs_in(&services, "head@example.kz", noon()).await;
        assert!(waiting.pending && waiting.device.is_none());
        assert_eq!(actor(&services, &waiting, noon()).await, Actor::Public, "acts as nobody");
        assert_eq!(code_of(shows(&services, &waiting, &first, noon()).await.unwrap_err()), "wrong", "used");
        let soon = noon() + TimeDelta::seconds(30);
        let whole = shows(&services, &waiting, &shown(&enrolment.key, soon), soon).await.unwrap();
        assert!(!whole.pending);
        assert_ne!(whole.token.reveal(), waiting.token.reveal(), "under a new secret");
        assert_eq!(actor(&services, &whole, soon).await, head.actor);
        let over = people::session_actor(&services, waiting.token.reveal(), soon).await.unwrap();
        assert_eq!(over, None);
        assert!(matches!(
            shows(&services, &waiting, &shown(&enrolment.key, soon + TimeDelta::minutes(1)), soon).await,
            Err(ServiceError::NotFound)
        ));
        let late = signs_in(&services, "head@example.kz", soon).await;
        let after = soon + TimeDelta::minutes(10);
        let answer = shows(&services, &late, &shown(&enrolment.key, after), after).await;
        assert!(matches!(answer, Err(ServiceError::NotFound)), "ten minutes");

        let told = letters(&services).await;
        assert!(told.iter().any(|letter| letter.contains(r#""news":"added""#)), "{told:?}");
        let verified = ledger::verify(&services.database).await.unwrap();
        assert_eq!(verified.broken, None);
        let keeper = Request::console(noon());
        let lines = ledger::newest(&services, &keeper, &LedgerFilter::default(), 100).await.unwrap();
        assert!(lines.iter().any(|line| line.entry.action == "second_factor.added" && line.payload == "{}"));
        let key = enrolment.key.replace(' ', "");
        assert!(lines.iter().all(|line| !line.payload.contains(&key) && !line.payload.contains(&codes[0])));
    });
}

#[test]
fn wrong_codes_are_slowed_down_and_a_recovery_code_is_taken_at_once_and_once() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let (key, codes) = enrolled(&services, &head).await;
        let mut at = noon() + TimeDelta::minutes(1);
        let waiting = signs_in(&services, "head@example.kz", at).await;
        for failures in 0..5 {
            if failures >= 3 {
                let paused = shows(&services, &waiting, &shown(&key, at), at).await;
                let Err(ServiceError::TooMany { retry_after_seconds }) = paused else { panic!("{paused:?}") };
                at += TimeDelta::seconds(i64::try_from(retry_after_seconds).unwrap());
            }
            let refused = shows(&services, &waiting, "000000", at).await.unwrap_err();
            assert_eq!(code_of(refused), "wrong", "{failures}");
        }
        let told = letters(&services).await;
        assert_eq!(told.iter().filter(|letter| letter.contains("wrong_codes")).count(), 1, "told once");
        let paused = shows(&services, &waiting, &shown(&key, at), at).await;
        assert!(matches!(paused, Err(ServiceError::TooMany { .. })), "the right code waits too");

        let typed = codes[3].to_uppercase().replace('-', " ");
        let whole = shows(&services, &waiting, &typed, at).await.expect("nobody is shut out");
        assert_eq!(actor(&services, &whole, at).await, head.actor);
        let factor = people::second_factor(&services, &head).await.unwrap().unwrap();
        assert_eq!(factor.recovery_codes, 9);
        let again = signs_in(&services, "head@example.kz", at).await;
        assert_eq!(code_of(shows(&services, &again, &codes[3], at).await.unwrap_err()), "wrong", "once");
        let told = letters(&services).await;
        assert!(told.iter().any(|letter| letter.contains(r#""left":9"#)), "{told:?}");

        at += TimeDelta::minutes(6);
        let new = people::new_recovery_codes(&services, &later(&head, at), &shown(&key, at)).await.unwrap();
        let again = signs_in(&services, "head@example.kz", at).await;
        assert_eq!(code_of(shows(&services, &again, &codes[4], at).await.unwrap_err()), "wrong", "ended");
        shows(&services, &again, &new[4], at).await.expect("the new ones hold");
    });
}

#[test]
fn a_second_factor_is_removed_with_both_factors_or_reset_by_an_administrator() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let keeper = staff(&services, "keeper@example.kz", ministry, Role::Administrator).await;
        let (key, _) = enrolled(&services, &head).await;
        let user = head.user_id().unwrap();
        let at = noon() + TimeDelta::minutes(1);
        let asking = later(&head, at);
        let remove = async |password: &str, code: &str| {
            people::remove_second_factor(&services, &asking, 1, password.to_owned(), code).await
        };
        assert_eq!(code_of(remove("guess", &shown(&key, at)).await.unwrap_err()), "credentials");
        assert_eq!(code_of(remove(PASSWORD, "000000").await.unwrap_err()), "wrong");
        remove(PASSWORD, &shown(&key, at)).await.unwrap();
        assert!(!signs_in(&services, "head@example.kz", at).await.pending);

        enrolled(&services, &later(&head, at + TimeDelta::minutes(1))).await;
        assert!(signs_in(&services, "head@example.kz", at).await.pending);
        let denied = people::reset_second_factor(&services, &head, user).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        people::reset_second_factor(&services, &later(&keeper, at), user).await.unwrap();
        assert!(!signs_in(&services, "head@example.kz", at).await.pending);
        let told = letters(&services).await;
        for news in ["removed", "reset"] {
            assert!(told.iter().any(|letter| letter.contains(&format!(r#""news":"{news}""#))), "{news}");
        }
    });
}

#[test]
fn a_role_that_asks_for_a_second_factor_acts_as_nobody_until_there_is_one() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let drafter = staff(&services, "drafter@example.kz", ministry, Role::Drafter).await;
        let strict = with(&services, Settings { second_factor_for: vec![Role::Head], ..Settings::default() });
        let free = signs_in(&strict, "drafter@example.kz", noon()).await;
        assert_eq!(actor(&strict, &free, noon()).await, drafter.actor);
        let session = signs_in(&strict, "head@example.kz", noon()).await;
        let known = people::session_actor(&strict, session.token.reveal(), noon()).await.unwrap().unwrap();
        assert!(known.factor_missing && !known.pending);
        assert_eq!(known.actor, Actor::Public);
        enrolled(&strict, &head).await;
        let known = people::session_actor(&strict, session.token.reveal(), noon()).await.unwrap().unwrap();
        assert!(!known.factor_missing);
        assert_eq!(known.actor, head.actor, "and goes on in the same session");
    });
}
