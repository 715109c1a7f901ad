//! Proposed decisions are confirmed with plain forms alone, and the administrator says for which bodies (R15-7).

use ::http::StatusCode;
use domain::body::Role;
use domain::discussion::DecisionInput;
use services::discussion::{DecideInput, decide};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::{open_discussion, say};
use crate::site::harness::{at, later, on_each_database, staff};

const REVIEW: &str = "2026-04-03T05:00:00Z";

#[test]
fn r15_7_a_head_confirms_the_decisions_that_the_list_shows() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, "Замечание о сроке оказания услуги.").await;
        staff(&services, "administrator@example.kz", office.ministry, Role::Administrator).await;
        let form = DecisionInput {
            outcome: "not_accepted".to_owned(),
            substantiation: "Срок установлен законом.".to_owned(),
            summary: "О сроке.".to_owned(),
        };
        let input = DecideInput { comments: vec![1], decision: form.parse().unwrap(), elements: Vec::new() };
        decide(&services, &later(&office.drafter, at(REVIEW)), &number, input).await.unwrap();
        let here = Here::over(services);
        here.clock.set(at(REVIEW));
        let administrator = signed_in(&here, "administrator@example.kz").await;
        let head = signed_in(&here, "head@example.kz").await;
        let drafter = signed_in(&here, "drafter@example.kz").await;

        let setting = "/ru/desk/bodies/ministry/decisions";
        let body = read(&here, &administrator, "/ru/desk/bodies/ministry").await;
        assert!(body.body.contains(setting), "{}", body.body);
        let was = hidden(&read(&here, &administrator, setting).await, "was");
        let on = send(&here, &administrator, setting, &[("was", &was), ("on", "on")]).await;
        assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.body);
        let stale = send(&here, &administrator, setting, &[("was", &was), ("on", "off")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);

        let page = format!("/ru/desk/drafts/{number}/proposed");
        let report = read(&here, &head, &format!("/ru/desk/drafts/{number}/report")).await;
        assert!(report.body.contains(&page), "{}", report.body);
        let deciding = read(&here, &drafter, &format!("/ru/desk/drafts/{number}/decide")).await;
        assert!(deciding.body.contains(&page), "{}", deciding.body);
        let shown = read(&here, &head, &page).await;
        assert!(shown.body.contains("Срок установлен законом."), "{}", shown.body);
        let (count, hash) = (hidden(&shown, "count"), hidden(&shown, "hash"));
        let all = [("do", "all"), ("count", count.as_str()), ("hash", hash.as_str())];
        assert_eq!(send(&here, &drafter, &page, &all).await.status, StatusCode::FORBIDDEN);
        let none = send(&here, &head, &page, &[("do", "some")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.body);
        let wrong = [("do", "all"), ("count", count.as_str()), ("hash", "another")];
        assert_eq!(send(&here, &head, &page, &wrong).await.status, StatusCode::CONFLICT);
        assert_eq!(send(&here, &head, &page, &all).await.status, StatusCode::SEE_OTHER);
        let after = read(&here, &head, &format!("/ru/desk/drafts/{number}/report")).await;
        assert!(!after.body.contains(&page), "{}", after.body);
    });
}
