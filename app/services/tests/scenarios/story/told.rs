//! Who is told of the report.

use domain::language::Language;
use services::subscriptions::{self, Scope};
use services::{Request, ServiceError, outbox};

use super::discussed;
use crate::harness::{at, later, on_each_database, publish};

#[test]
fn r15_6_who_confirmed_is_told_of_the_report_and_nobody_learns_who_follows() {
    on_each_database(|services| async move {
        let (office, number, _) = discussed(&services).await;
        let when = at("2026-03-05T05:00:00Z");
        let request = Request::public(when);
        let scope = Scope::Draft(number.clone());
        let sent = outbox::waiting(&services.database).await.unwrap();
        for _ in 0..2 {
            subscriptions::subscribe(&services, &request, "Reader@example.kz", &scope, Language::Ru)
                .await
                .unwrap();
        }
        assert_eq!(outbox::waiting(&services.database).await.unwrap(), sent + 1, "asked twice, one letter");
        let letters = outbox::claim(&services, when, 100).await.unwrap();
        let body = &letters.iter().find(|letter| letter.message.recipient == "reader@example.kz").unwrap();
        let link = body.message.body.split("subscriptions/").nth(1).unwrap();
        let token: String = link.chars().take_while(char::is_ascii_alphanumeric).collect();
        let wrong = subscriptions::confirm(&services, &request, "0000").await;
        assert!(matches!(wrong, Err(ServiceError::NotFound)));
        subscriptions::confirm(&services, &request, &token).await.unwrap();
        subscriptions::confirm(&services, &request, &token).await.unwrap();

        let closed = at("2026-04-02T05:00:00Z");
        publish(&services, &later(&office.head, closed), &number).await.unwrap();
        let letters = outbox::claim(&services, closed, 100).await.unwrap();
        let mut told = letters.iter().filter(|letter| letter.message.recipient == "reader@example.kz");
        assert!(told.any(|letter| letter.message.body.contains("/report")));
        subscriptions::unsubscribe(&services, &request, &token).await.unwrap();
        let gone = subscriptions::unsubscribe(&services, &request, &token).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)));
    });
}
