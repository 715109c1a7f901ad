//! Accounts, sessions and bodies.

mod harness;

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use harness::{PASSWORD, add, console, later, morning, on_each_database, staff};
use services::people::{self, SignIn};
use services::{Conflict, Request, ServiceError, ledger, outbox};

fn sign_in(email: &str, password: &str) -> SignIn {
    SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        user_agent: "test".to_owned(),
        address: Some("192.0.2.1".to_owned()),
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
        let (actor, user) = people::session_actor(&services, first.token.reveal(), noon.at)
            .await
            .unwrap()
            .expect("signed in");
        assert_eq!(actor, drafter.actor);
        assert_eq!(user.email, "aigul@example.kz");

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
fn guessing_is_slowed_down_and_an_unknown_account_answers_the_same() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        for email in ["head@example.kz", "nobody@example.kz"] {
            for _ in 0..5 {
                let request = Request::public(morning());
                let answer = people::sign_in(&services, &request, sign_in(email, "guess")).await;
                let Err(ServiceError::Invalid(problems)) = answer else { panic!("refused") };
                assert_eq!(problems[0].code, "credentials");
            }
            let sixth =
                people::sign_in(&services, &Request::public(morning()), sign_in(email, PASSWORD)).await;
            assert!(matches!(sixth, Err(ServiceError::TooMany { retry_after_seconds: 900 })), "{sixth:?}");
        }
        let after = Request::public(morning() + TimeDelta::minutes(15));
        people::sign_in(&services, &after, sign_in("head@example.kz", PASSWORD)).await.expect("forgotten");
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
