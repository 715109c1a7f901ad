//! Sessions: they rest and end, are seen and ended by their person, and are confirmed.

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use services::ServiceError;
use services::people::{self, ShownAgain, Unproven};

use super::{is_open, sign_in};
use crate::harness::{PASSWORD, add, later, morning, on_each_database, staff};

#[test]
fn a_session_that_rests_ends_for_those_who_publish() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        staff(&services, "drafter@example.kz", ministry, Role::Drafter).await;
        let at = |minutes| morning() + TimeDelta::minutes(minutes);
        let head = sign_in(&services, "head@example.kz", PASSWORD, at(0)).await.unwrap();
        let drafter = sign_in(&services, "drafter@example.kz", PASSWORD, at(0)).await.unwrap();
        for minutes in [20, 45, 75] {
            assert!(is_open(&services, &head, at(minutes)).await, "in use at {minutes}");
        }
        assert!(!is_open(&services, &head, at(106)).await, "half an hour of rest");
        assert!(is_open(&services, &drafter, at(106)).await, "a drafter's goes on");
        assert!(!is_open(&services, &drafter, at(12 * 60)).await, "to its own end");
    });
}

#[test]
fn a_person_sees_and_ends_the_own_sessions_only() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, morning());
        staff(&services, "other@example.kz", ministry, Role::Head).await;
        let mine = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let second = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let theirs = sign_in(&services, "other@example.kz", PASSWORD, morning()).await.unwrap();
        let id = async |session: &people::Session| {
            let known = people::session_actor(&services, session.token.reveal(), morning()).await.unwrap();
            known.expect("open").session_id
        };
        let (own, other) = (id(&mine).await, id(&theirs).await);
        assert_eq!(
            people::own_sessions(&services, &head).await.unwrap().len(),
            3,
            "with the one of the invitation"
        );
        people::end_session(&services, &head, other).await.unwrap();
        assert!(is_open(&services, &theirs, morning()).await, "another's stays");
        people::end_other_sessions(&services, &head, own).await.unwrap();
        assert!(is_open(&services, &mine, morning()).await && !is_open(&services, &second, morning()).await);
        people::end_session(&services, &head, own).await.unwrap();
        assert!(!is_open(&services, &mine, morning()).await);
    });
}

#[test]
fn showing_the_password_again_confirms_the_session() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = staff(&services, "head@example.kz", ministry, Role::Head).await;
        let session = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let known =
            async |at| people::session_actor(&services, session.token.reveal(), at).await.unwrap().unwrap();
        let id = known(morning()).await.session_id;
        let request = later(&head, morning() + TimeDelta::minutes(20));
        let shown = |password: &str| ShownAgain { password: password.to_owned(), code: String::new() };
        for _ in 0..3 {
            let wrong = people::sign_in_again(&services, &request, id, shown("guess")).await;
            assert!(matches!(wrong, Err(Unproven::Password(ServiceError::Invalid(_)))));
        }
        let wait = people::sign_in_again(&services, &request, id, shown(PASSWORD)).await;
        let Err(Unproven::Password(ServiceError::TooMany { .. })) = wait else {
            panic!("guessing in an open browser is slow too: {wait:?}")
        };
        assert_eq!(known(request.at).await.confirmed_at, morning());
        let soon = later(&head, request.at + TimeDelta::seconds(2));
        people::sign_in_again(&services, &soon, id, shown(PASSWORD)).await.expect("confirmed");
        assert_eq!(known(soon.at).await.confirmed_at, soon.at);
    });
}
