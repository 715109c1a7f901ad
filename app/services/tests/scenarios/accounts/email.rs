//! The e-mail of an account changes when both addresses agree.

use domain::body::{BodyKind, Role};
use services::{Request, ServiceError, outbox, people};

use super::{letters, secret, sign_in};
use crate::harness::{PASSWORD, add, later, morning, on_each_database, staff};

#[test]
fn the_e_mail_changes_when_both_addresses_agree() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, morning());
        staff(&services, "other@example.kz", ministry, Role::Head).await;
        let ask = async |email: &str, password: &str| {
            people::ask_email_change(&services, &head, 1, email, password.to_owned()).await
        };
        for (email, password, field) in [
            ("no address", PASSWORD, "new_email"),
            ("head@example.kz", PASSWORD, "new_email"),
            ("other@example.kz", PASSWORD, "new_email"),
            ("new@example.kz", "guess", "present_password"),
        ] {
            let Err(ServiceError::Invalid(problems)) = ask(email, password).await else { panic!("{email}") };
            assert_eq!(problems[0].field, field, "{email}");
        }
        letters(&services, morning(), "").await;
        ask("New@example.kz", PASSWORD).await.expect("asked");
        let waiting = outbox::claim(&services, morning(), 100).await.unwrap();
        let token = |to: &str| {
            let letter = waiting.iter().find(|one| one.message.recipient == to).expect("a letter");
            secret(&letter.message.body, "/ru/email-change/")
        };
        let (old, new) = (token("head@example.kz"), token("new@example.kz"));
        let public = Request::public(morning());
        assert!(!people::agree_to_email_change(&services, &public, &new).await.unwrap(), "one of two");
        assert!(
            !people::agree_to_email_change(&services, &public, &new).await.unwrap(),
            "the same one twice"
        );
        let seen = people::find_email_change(&services, &old, morning()).await.unwrap();
        assert_eq!((seen.at_new, seen.agreed, seen.other_agreed), (false, false, true));
        sign_in(&services, "head@example.kz", PASSWORD, morning()).await.expect("nothing has changed yet");
        assert!(people::agree_to_email_change(&services, &public, &old).await.unwrap(), "both");
        assert!(sign_in(&services, "head@example.kz", PASSWORD, morning()).await.is_err());
        sign_in(&services, "new@example.kz", PASSWORD, morning()).await.expect("the new e-mail");
        let again = people::agree_to_email_change(&services, &public, &old).await;
        assert!(matches!(again, Err(ServiceError::NotFound)));
        let told = letters(&services, morning(), "head@example.kz").await;
        assert!(told.iter().any(|letter| letter.contains("email_changed")), "the old address is told");
    });
}
