//! Invitations: what ends them, and the roles that they cannot give.

use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use services::people::{self, AcceptInvitation, Browser, InvitationInput};
use services::{Request, ServiceError, Services};

use super::NEW;
use crate::harness::{PASSWORD, add, console, later, morning, on_each_database, staff};

async fn invited(services: &Services, email: &str, body: BodyId, role: Role) -> String {
    let input = InvitationInput {
        email: email.to_owned(),
        name: "Дана".to_owned(),
        body,
        role,
        language: Language::Ru,
    };
    let link = people::invite(services, &console(), input).await.expect("invites");
    link.rsplit('/').next().unwrap().to_owned()
}

async fn accepts(services: &Services, token: &str, password: &str) -> Result<people::Session, ServiceError> {
    let input = AcceptInvitation {
        token: token.to_owned(),
        name: String::new(),
        password: password.to_owned(),
        browser: Browser::default(),
    };
    people::accept_invitation(services, &Request::public(morning()), input).await
}

#[test]
fn closing_voiding_reinviting_and_taking_a_role_end_earlier_invitations() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "d@example.kz", ministry, Role::Drafter).await;
        let person = drafter.user_id().unwrap();
        let administrator =
            later(&staff(&services, "a@example.kz", ministry, Role::Administrator).await, morning());

        let first = invited(&services, "D@example.kz", ministry, Role::Head).await;
        let second = invited(&services, "d@example.kz", ministry, Role::Head).await;
        assert!(
            matches!(accepts(&services, &first, PASSWORD).await, Err(ServiceError::NotFound)),
            "invited anew"
        );
        accepts(&services, &second, PASSWORD).await.expect("the newest one holds");

        let head = invited(&services, "d@example.kz", ministry, Role::Head).await;
        people::take_role(&services, &administrator, person, ministry, Role::Head).await.unwrap();
        assert!(
            matches!(accepts(&services, &head, PASSWORD).await, Err(ServiceError::NotFound)),
            "the role was taken"
        );
        let other = invited(&services, "d@example.kz", ministry, Role::Administrator).await;
        people::take_role(&services, &administrator, person, ministry, Role::Drafter).await.unwrap();
        people::find_invitation(&services, &other, morning()).await.expect("one to another role stays");

        people::deactivate(&services, &administrator, person).await.unwrap();
        assert!(matches!(accepts(&services, &other, PASSWORD).await, Err(ServiceError::NotFound)), "closed");
        assert!(people::open_invitations(&services, &administrator).await.unwrap().is_empty());
        people::reactivate(&services, &administrator, person).await.unwrap();

        let again = invited(&services, "d@example.kz", ministry, Role::Drafter).await;
        people::void_password(&services, &administrator, person).await.unwrap();
        assert!(matches!(accepts(&services, &again, NEW).await, Err(ServiceError::NotFound)), "made void");
    });
}

#[test]
fn a_role_that_can_do_nothing_in_a_body_is_refused() {
    on_each_database(|services| async move {
        let local = add(&services, "akimat", BodyKind::Local).await;
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "d@example.kz", ministry, Role::Drafter).await;
        let person = drafter.user_id().unwrap();
        for (body, role) in [(local, Role::Drafter), (local, Role::Registrar), (ministry, Role::Registrar)] {
            let input = InvitationInput {
                email: "x@example.kz".to_owned(),
                name: "X".to_owned(),
                body,
                role,
                language: Language::Ru,
            };
            let refusals = [
                people::invite(&services, &console(), input).await.map(drop),
                people::give_role(&services, &console(), person, body, role).await,
            ];
            for refused in refusals {
                let Err(ServiceError::Invalid(problems)) = refused else { panic!("{role:?}: {refused:?}") };
                assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("role", "idle_role"));
            }
        }
        for role in [Role::Coordinator, Role::Head] {
            people::give_role(&services, &console(), person, local, role).await.expect("it can coordinate");
        }
    });
}
