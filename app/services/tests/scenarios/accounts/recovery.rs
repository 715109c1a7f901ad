//! Forgotten passwords: who gets a letter, and what the link in it does.

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use services::people::{self, Browser, Recover};
use services::{Request, ServiceError};

use super::{NEW, is_open, letters, secret, sign_in};
use crate::harness::{PASSWORD, add, console, morning, on_each_database, staff};

#[test]
fn a_forgotten_password_is_replaced_once_within_an_hour() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let request = Request::public(morning());
        let open = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        letters(&services, morning(), "").await;
        for _ in 0..5 {
            people::ask_recovery(&services, &request, " Head@example.kz").await.unwrap();
            people::ask_recovery(&services, &request, "nobody@example.kz").await.unwrap();
        }
        let sent = letters(&services, morning(), "head@example.kz").await;
        assert_eq!(sent.len(), 3, "no more in an hour");
        assert!(letters(&services, morning(), "nobody@example.kz").await.is_empty());

        let token = secret(&sent[0], "/ru/recover/");
        let recover = |token: &str, password: &str| Recover {
            token: token.to_owned(),
            password: password.to_owned(),
            browser: Browser::default(),
        };
        assert_eq!(people::find_recovery(&services, &token, morning()).await.unwrap(), "head@example.kz");
        let hour = morning() + TimeDelta::hours(1);
        assert!(matches!(people::find_recovery(&services, &token, hour).await, Err(ServiceError::NotFound)));
        let weak = people::recover(&services, &request, recover(&token, "qwertyuiop")).await;
        assert!(matches!(weak, Err(ServiceError::Invalid(_))));
        let session = people::recover(&services, &request, recover(&token, NEW)).await.expect("replaced");
        assert!(is_open(&services, &session, morning()).await);
        assert!(!is_open(&services, &open, morning()).await, "every session of before has ended");
        for letter in &sent {
            let token = secret(letter, "/ru/recover/");
            let again = people::recover(&services, &request, recover(&token, NEW)).await;
            assert!(matches!(again, Err(ServiceError::NotFound)), "each link of before has ended");
        }
        assert!(sign_in(&services, "head@example.kz", PASSWORD, morning()).await.is_err());
        sign_in(&services, "head@example.kz", NEW, morning()).await.expect("the new password");
        let told = letters(&services, morning(), "head@example.kz").await;
        assert!(told.iter().any(|letter| letter.contains("password_changed")), "{told:?}");
    });
}

#[test]
fn a_void_password_and_a_closed_account_get_no_letter() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let [void, closed] = ["void@example.kz", "closed@example.kz"];
        let first = staff(&services, void, ministry, Role::Head).await.user_id().unwrap();
        let second = staff(&services, closed, ministry, Role::Head).await.user_id().unwrap();
        letters(&services, morning(), "").await;
        let request = Request::public(morning());
        people::ask_recovery(&services, &request, void).await.unwrap();
        let token = secret(&letters(&services, morning(), void).await[0], "/ru/recover/");
        people::void_password(&services, &console(), first).await.unwrap();
        people::deactivate(&services, &console(), second).await.unwrap();
        assert!(matches!(
            people::find_recovery(&services, &token, morning()).await,
            Err(ServiceError::NotFound)
        ));
        for email in [void, closed] {
            people::ask_recovery(&services, &request, email).await.unwrap();
            assert!(letters(&services, morning(), email).await.is_empty());
        }
    });
}
