//! Accounts, sessions and bodies.

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::BodyTermsInput;
use services::people::{self, Browser, SignIn};
use services::{Conflict, Request, ServiceError, ledger, outbox};

use crate::harness::{PASSWORD, add, console, later, morning, on_each_database, staff};

/// A browser of a network.
fn from(address: &str) -> Browser {
    Browser { user_agent: "test".to_owned(), address: Some(address.parse().unwrap()), device: None }
}

fn sign_in(email: &str, password: &str) -> SignIn {
    SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        browser: from("192.0.2.1"),
        previous: None,
    }
}

#[test]
fn an_invited_person_signs_in_and_out() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "Aigul@Example.kz", ministry, Role::Drafter).await;
        let waiting = outbox::claim(&services, morning(), 10).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert!(waiting[0].message.body.contains("/ru/invitation/"));
        assert!(outbox::claim(&services, morning(), 10).await.unwrap().is_empty(), "claimed once");
        outbox::mark_failed(&services.database, &waiting[0], "no server", morning()).await.unwrap();
        let minute = morning() + TimeDelta::minutes(1);
        let again = outbox::claim(&services, minute, 10).await.unwrap();
        assert_eq!(again[0].attempts, 2);
        assert_eq!(again[0].identity, waiting[0].identity);
        outbox::mark_sent(&services.database, again[0].id, minute).await.unwrap();
        assert_eq!(outbox::waiting(&services.database).await.unwrap(), 0);

        let noon = Request::public(morning() + TimeDelta::hours(2));
        let first = people::sign_in(&services, &noon, sign_in(" AIGUL@example.kz ", PASSWORD)).await.unwrap();
        let known = people::session_actor(&services, first.token.reveal(), noon.at)
            .await
            .unwrap()
            .expect("signed in");
        assert_eq!(known.actor, drafter.actor);
        assert_eq!(known.user.email, "aigul@example.kz");
        assert_eq!((known.confirmed_at, known.pending), (noon.at, false));

        let mut rotated = sign_in("aigul@example.kz", PASSWORD);
        rotated.previous = Some(first.token.reveal().to_owned());
        let second = people::sign_in(&services, &noon, rotated).await.unwrap();
        let find = async |token: &str, at| people::session_actor(&services, token, at).await.unwrap();
        assert!(find(first.token.reveal(), noon.at).await.is_none(), "rotated");
        assert!(find(second.token.reveal(), noon.at).await.is_some());
        assert!(find(second.token.reveal(), second.expires_at).await.is_none(), "ended");
        people::sign_out(&services, second.token.reveal(), noon.at).await.unwrap();
        assert!(find(second.token.reveal(), noon.at).await.is_none(), "revoked");

        let verification = ledger::verify(&services.database).await.unwrap();
        assert_eq!(verification.broken, None);
        assert_eq!(verification.events, 5);
    });
}

#[test]
fn a_cookie_that_was_made_up_cut_or_changed_is_nobody() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let noon = Request::public(morning() + TimeDelta::hours(2));
        let opened = people::sign_in(&services, &noon, sign_in("head@example.kz", PASSWORD)).await.unwrap();
        let cookie = opened.token.reveal();
        let known = |cookie: &str| people::is_own_session_cookie(&services, cookie, noon.at);
        assert!(known(cookie));
        let [secret, ends_at, tag]: [&str; 3] = cookie.split('.').collect::<Vec<_>>().try_into().unwrap();
        let last = if tag.ends_with('0') { '1' } else { '0' };
        let shorter = tag.get(..tag.len() - 1).unwrap();
        let later = ends_at.parse::<i64>().unwrap() + 3_600;
        let longer = format!("{cookie}{}", "0".repeat(200));
        for false_one in [
            secret.to_owned(),
            format!("{secret}.{tag}"),
            format!("{secret}.{ends_at}"),
            format!("{secret}.{ends_at}."),
            format!("{secret}.{ends_at}.{shorter}"),
            format!("{secret}.{ends_at}.{shorter}{last}"),
            format!("{secret}.{later}.{tag}"),
            format!("{}.{ends_at}.{tag}", "0".repeat(64)),
            longer,
            String::new(),
        ] {
            assert!(!known(&false_one), "{false_one}");
            let actor = people::session_actor(&services, &false_one, noon.at).await.unwrap();
            assert!(actor.is_none(), "{false_one}");
        }
        let over = opened.expires_at + TimeDelta::seconds(1);
        assert!(!people::is_own_session_cookie(&services, cookie, over), "its time is over");
    });
}

#[test]
fn guessing_is_slowed_down_and_an_unknown_account_answers_the_same() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let request = Request::public(morning());
        for email in ["head@example.kz", "nobody@example.kz"] {
            for _ in 0..3 {
                let answer = people::sign_in(&services, &request, sign_in(email, "guess")).await;
                let Err(ServiceError::Invalid(problems)) = answer else { panic!("refused") };
                assert_eq!(problems[0].code, "credentials");
            }
            let fourth = people::sign_in(&services, &request, sign_in(email, PASSWORD)).await;
            assert!(matches!(fourth, Err(ServiceError::TooMany { retry_after_seconds: 2 })), "{fourth:?}");
        }
        let after = Request::public(morning() + TimeDelta::seconds(2));
        people::sign_in(&services, &after, sign_in("head@example.kz", PASSWORD)).await.expect("soon");
    });
}

#[test]
fn strangers_lock_nobody_out_and_the_owner_is_told_once() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let request = Request::public(morning());
        let first = people::sign_in(&services, &request, sign_in("head@example.kz", PASSWORD)).await.unwrap();
        let before = ledger::sequence(&services.database).await.unwrap();
        // From the network of the owner too, and from thirty others.
        for place in (1..=30).map(|number| format!("198.51.100.{number}")).chain([String::from("192.0.2.1")])
        {
            for _ in 0..4 {
                let guess = SignIn { browser: from(&place), ..sign_in("head@example.kz", "guess") };
                people::sign_in(&services, &request, guess).await.expect_err("a guess");
            }
        }
        assert_eq!(
            ledger::sequence(&services.database).await.unwrap(),
            before,
            "a refused try writes nothing"
        );
        let waiting = outbox::claim(&services, morning(), 100).await.unwrap();
        let told = waiting.iter().filter(|letter| letter.message.body.contains("failed_sign_ins"));
        assert_eq!(told.count(), 1);

        let here = people::sign_in(&services, &request, sign_in("head@example.kz", PASSWORD)).await;
        assert!(
            matches!(here, Err(ServiceError::TooMany { .. })),
            "a browser that nobody knows waits: {here:?}"
        );
        let mut known = sign_in("head@example.kz", PASSWORD);
        known.browser.device = first.device.clone();
        people::sign_in(&services, &request, known).await.expect("a browser that signed in before does not");
        let elsewhere = SignIn { browser: from("203.0.113.9"), ..sign_in("head@example.kz", PASSWORD) };
        people::sign_in(&services, &request, elsewhere).await.expect("nor does the first try of a network");
    });
}

#[test]
fn the_mark_of_a_browser_is_good_for_its_account_and_password_only() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = staff(&services, "head@example.kz", ministry, Role::Head).await;
        staff(&services, "other@example.kz", ministry, Role::Head).await;
        let at = |seconds| Request::public(morning() + TimeDelta::seconds(seconds));
        let opened = people::sign_in(&services, &at(0), sign_in("head@example.kz", PASSWORD)).await.unwrap();
        let marked = |email: &str, password: &str, mark: Option<String>| {
            let mut input = sign_in(email, password);
            input.browser.device = mark;
            input
        };
        for email in ["head@example.kz", "other@example.kz"] {
            for _ in 0..3 {
                people::sign_in(&services, &at(0), sign_in(email, "guess")).await.expect_err("a guess");
            }
        }
        let mark = opened.device.clone();
        people::sign_in(&services, &at(0), marked("head@example.kz", PASSWORD, mark.clone()))
            .await
            .expect("known");
        let forged = mark.clone().map(|mark| mark.replacen('.', ".1", 1));
        for (email, mark) in [("other@example.kz", mark.clone()), ("head@example.kz", forged)] {
            let refused = people::sign_in(&services, &at(0), marked(email, PASSWORD, mark)).await;
            assert!(matches!(refused, Err(ServiceError::TooMany { .. })), "{email}: {refused:?}");
        }
        let known =
            people::session_actor(&services, opened.token.reveal(), morning()).await.unwrap().unwrap();
        let new = "four quiet camels drinking tea".to_owned();
        let own = later(&head, morning());
        let fresh =
            people::change_password(&services, &own, known.session_id, PASSWORD.to_owned(), new.clone())
                .await
                .expect("changed");
        for _ in 0..3 {
            people::sign_in(&services, &at(0), sign_in("head@example.kz", "guess")).await.ok();
        }
        let old = people::sign_in(&services, &at(0), marked("head@example.kz", &new, mark)).await;
        assert!(matches!(old, Err(ServiceError::TooMany { .. })), "the mark of the old password: {old:?}");
        people::sign_in(&services, &at(0), marked("head@example.kz", &new, Some(fresh)))
            .await
            .expect("the new one");
    });
}

#[test]
fn a_closed_account_signs_nobody_in_and_ends_its_sessions() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "d@example.kz", ministry, Role::Drafter).await;
        let administrator = staff(&services, "a@example.kz", ministry, Role::Administrator).await;
        let noon = Request::public(morning() + TimeDelta::hours(2));
        let session = people::sign_in(&services, &noon, sign_in("d@example.kz", PASSWORD)).await.unwrap();
        let refused = people::deactivate(&services, &drafter, drafter.user_id().unwrap()).await;
        assert!(matches!(refused, Err(ServiceError::Invalid(_))), "not one's own");
        assert!(matches!(people::list_people(&services, &drafter).await, Err(ServiceError::Denied(_))));
        people::deactivate(&services, &administrator, drafter.user_id().unwrap()).await.unwrap();
        let token = session.token.reveal();
        assert!(people::session_actor(&services, token, noon.at).await.unwrap().is_none());
        assert!(people::sign_in(&services, &noon, sign_in("d@example.kz", PASSWORD)).await.is_err());
        let listed = people::list_people(&services, &administrator).await.unwrap();
        assert_eq!(listed.iter().filter(|person| person.active).count(), 1);
    });
}

#[test]
fn a_stale_change_of_a_body_answers_with_what_stands() {
    on_each_database(|services| async move {
        let id = add(&services, "mod", BodyKind::Central).await;
        let body = people::body(&services, id).await.unwrap();
        let input = people::BodyInput {
            code: "mof".to_owned(),
            kind: body.kind,
            name: body.name.clone(),
            reports_to_president: true,
            email: "office@example.kz".to_owned(),
            terms: BodyTermsInput::default(),
        };
        people::change_body(&services, &console(), id, body.version, input.clone()).await.unwrap();
        let stale = people::change_body(&services, &console(), id, body.version, input.clone()).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("stale") };
        let Conflict::Body(stands) = *conflict else { panic!("a body") };
        assert_eq!((stands.code.as_str(), stands.version), ("mof", 2));
        let twin = people::add_body(&services, &later(&console(), morning()), input).await;
        assert!(matches!(twin, Err(ServiceError::Invalid(_))), "the code is taken");
    });
}
