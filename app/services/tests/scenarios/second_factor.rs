//! The second factor of sign-in, and signing in by the word of a provider.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::body::{BodyKind, Role};
use services::ledger::LedgerFilter;
use services::people::{self, Browser, Identified, Session, SignIn};
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

fn word(subject: &str, email: Option<&str>) -> Identified {
    Identified {
        issuer: "https://id.example.kz".to_owned(),
        subject: subject.to_owned(),
        verified_email: email.map(str::to_owned),
        several_factors: true,
    }
}

#[test]
fn a_provider_opens_the_account_that_there_is_and_makes_none() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let keeper =
            later(&staff(&services, "keeper@example.kz", ministry, Role::Administrator).await, noon());
        let (request, browser) = (Request::public(noon()), Browser::default());
        let comes = async |services: &Services, word: Identified| {
            people::sign_in_identified(services, &request, word, &browser, None).await
        };
        for (word, code) in
            [(word("7", None), "unverified"), (word("7", Some("nobody@example.kz")), "unknown")]
        {
            assert_eq!(code_of(comes(&services, word).await.unwrap_err()), code);
        }
        let session = comes(&services, word("7", Some(" HEAD@example.kz"))).await.unwrap();
        assert_eq!(actor(&services, &session, noon()).await, head.actor);
        // From then on the identity counts, whatever the e-mail.
        comes(&services, word("7", None)).await.expect("the same person");
        let other = comes(&services, word("8", Some("head@example.kz"))).await;
        assert_eq!(code_of(other.unwrap_err()), "taken", "the e-mail was given to somebody new");
        let told = letters(&services).await;
        assert_eq!(told.iter().filter(|letter| letter.contains("identity_linked")).count(), 1);

        enrolled(&services, &head).await;
        assert!(comes(&services, word("7", None)).await.unwrap().pending, "the factor is asked all the same");
        let trusting = with(
            &services,
            Settings {
                trust_provider_factors: true,
                second_factor_for: vec![Role::Head],
                ..Settings::default()
            },
        );
        assert!(!comes(&trusting, word("7", None)).await.unwrap().pending);
        people::reset_second_factor(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        let session = comes(&trusting, word("7", None)).await.unwrap();
        assert_eq!(
            actor(&trusting, &session, noon()).await,
            head.actor,
            "the provider has asked for several"
        );
        let weak = Identified { several_factors: false, ..word("7", None) };
        let session = comes(&trusting, weak).await.unwrap();
        assert_eq!(actor(&trusting, &session, noon()).await, Actor::Public);

        people::unlink_identities(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        comes(&services, word("8", Some("head@example.kz"))).await.expect("linked anew");
        people::deactivate(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        assert_eq!(code_of(comes(&services, word("8", None)).await.unwrap_err()), "unknown", "closed");
    });
}

#[test]
fn an_invitation_is_accepted_as_whom_a_provider_has_identified() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let invited = async |email: &str| {
            let input = people::InvitationInput {
                email: email.to_owned(),
                name: "Asel".to_owned(),
                body: ministry,
                role: Role::Drafter,
                language: domain::language::Language::Ru,
            };
            let link = people::invite(&services, &Request::console(noon()), input).await.unwrap();
            link.rsplit('/').next().unwrap_or_default().to_owned()
        };
        let accepts = async |token: &str, word: Identified| {
            let request = Request::public(noon());
            people::accept_identified(&services, &request, token, word, &Browser::default()).await
        };
        let token = invited("asel@example.kz").await;
        let session = accepts(&token, word("7", None)).await.expect("the link went to this address");
        assert_eq!(actor(&services, &session, noon()).await.memberships().len(), 1);
        assert!(matches!(accepts(&token, word("7", None)).await, Err(ServiceError::NotFound)), "once");
        let again = people::sign_in_identified(
            &services,
            &Request::public(noon()),
            word("7", None),
            &Browser::default(),
            None,
        )
        .await;
        assert_eq!(again.unwrap().user.email, "asel@example.kz");

        let token = invited("head@example.kz").await;
        assert_eq!(code_of(accepts(&token, word("7", None)).await.unwrap_err()), "taken", "another account");
        assert_eq!(code_of(accepts(&token, word("8", None)).await.unwrap_err()), "unverified");
        let session = accepts(&token, word("8", Some("head@example.kz"))).await.unwrap();
        assert_eq!(actor(&services, &session, noon()).await.memberships().len(), 2, "a second role");
    });
}

#[test]
fn the_word_of_a_provider_stands_for_the_password_and_not_for_the_code() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let browser = Browser::default();
        let request = Request::public(noon());
        let identified = word("7", Some("head@example.kz"));
        let session =
            people::sign_in_identified(&services, &request, identified, &browser, None).await.unwrap();
        let (key, _) = enrolled(&services, &head).await;
        let id = people::session_actor(&services, session.token.reveal(), noon()).await.unwrap().unwrap();
        let id = id.session_id;
        let soon = later(&head, noon() + TimeDelta::minutes(16));
        let asked = people::asked_again(&services, &soon, id).await.unwrap();
        let first = people::FirstFactor { password: true, identity: true };
        assert_eq!(asked, people::AskedAgain { first: Some(first), code: true });
        let another = people::identified_again(&services, &soon, id, &word("8", None)).await.unwrap_err();
        assert_eq!(code_of(another), "another");
        assert!(people::identified_again(&services, &soon, id, &word("7", None)).await.unwrap(), "owes");
        let asked = people::asked_again(&services, &soon, id).await.unwrap();
        assert_eq!(asked, people::AskedAgain { first: None, code: true });
        let confirmed = async |at| {
            let known = people::session_actor(&services, session.token.reveal(), at).await.unwrap().unwrap();
            known.confirmed_at
        };
        assert_eq!(confirmed(soon.at).await, noon(), "the code is still owed");
        let shows = async |code: &str| {
            let shown = people::ShownAgain { password: String::new(), code: code.to_owned() };
            people::sign_in_again(&services, &soon, id, shown).await
        };
        assert!(matches!(shows("000000").await, Err(people::Unproven::Code(ServiceError::Invalid(_)))));
        shows(&shown(&key, soon.at)).await.expect("confirmed");
        assert_eq!(confirmed(soon.at).await, soon.at);

        let trusting = with(&services, Settings { trust_provider_factors: true, ..Settings::default() });
        let late = later(&head, soon.at + TimeDelta::minutes(16));
        assert!(!people::identified_again(&trusting, &late, id, &word("7", None)).await.unwrap());
        assert_eq!(confirmed(late.at).await, late.at);
        let old = later(&head, soon.at + TimeDelta::minutes(32));
        let asked = people::asked_again(&services, &old, id).await.unwrap();
        assert!(asked.first.is_some(), "the word of the provider gets old");
    });
}
