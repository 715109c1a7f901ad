//! Keeping people and the register, over HTTP: what is typed comes back, with its errors beside it.

use ::http::StatusCode;
use domain::body::{BodyKind, Role};

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{SERVICE, add, office, on_each_database, staff};

#[test]
fn r12_2_an_entry_is_excluded_with_its_reason_and_included_again() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let new = read(&here, &registrar, "/en/desk/register/new").await;
        assert!(new.body.contains(&format!("Begun with the entry {SERVICE}")), "{}", new.body);
        let empty = read(&here, &registrar, "/en/desk/register/new?empty=1").await;
        assert!(empty.body.contains("The form is empty"), "{}", empty.body);

        let address = format!("/en/desk/register/{SERVICE}/exclusion");
        let silent = [("version", "1"), ("do", "exclude"), ("reason", "")];
        let answer = send(&here, &registrar, &address, &silent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("f-reason-error"), "{}", answer.body);
        let stale = [("version", "7"), ("do", "exclude"), ("reason", "Внесена дважды")];
        let answer = send(&here, &registrar, &address, &stale).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("Внесена дважды"), "what was typed is there: {}", answer.body);
        let right = [("version", "1"), ("do", "exclude"), ("reason", "Внесена дважды")];
        let answer = send(&here, &registrar, &address, &right).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);

        let public = here.get(&format!("/en/register/{SERVICE}")).await;
        assert!(public.body.contains("Excluded from the register on"), "{}", public.body);
        assert!(public.body.contains("Внесена дважды"), "{}", public.body);
        assert!(!here.get("/en/register").await.body.contains(SERVICE));
        assert_eq!(here.get(&format!("/api/v1/services/{SERVICE}")).await.status, StatusCode::NOT_FOUND);
        assert!(!read(&here, &registrar, "/en/desk/register").await.body.contains(SERVICE));
        assert!(read(&here, &registrar, "/en/desk/register?excluded=1").await.body.contains(SERVICE));

        let again = [("version", "1"), ("do", "include"), ("reason", "Исключена по ошибке")];
        let answer = send(&here, &registrar, &address, &again).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert!(here.get("/en/register").await.body.contains(SERVICE));
    });
}

#[test]
fn an_administrator_of_a_body_finds_and_renames_its_people_alone() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let other = add(&services, "other", BodyKind::Central).await;
        staff(&services, "keeper@example.kz", people.ministry, Role::BodyAdministrator).await;
        let stranger = staff(&services, "stranger@example.kz", other, Role::Head).await.user_id().unwrap();
        let here = Here::over(services);
        let keeper = signed_in(&here, "keeper@example.kz").await;
        let list = read(&here, &keeper, "/en/desk/people").await;
        assert!(list.body.contains("drafter@example.kz"), "{}", list.body);
        assert!(!list.body.contains("stranger@example.kz"), "{}", list.body);
        let found = read(&here, &keeper, "/en/desk/people?q=HEAD").await;
        assert!(found.body.contains("head@example.kz") && !found.body.contains("drafter@example.kz"));
        let unseen = read(&here, &keeper, &format!("/en/desk/people/{stranger}")).await;
        assert_eq!(unseen.status, StatusCode::NOT_FOUND);
        let invite = read(&here, &keeper, "/en/desk/people/invite").await;
        assert!(!invite.body.contains("other en"), "one body alone is offered: {}", invite.body);
        assert!(!invite.body.contains("value=\"administrator\""), "{}", invite.body);

        let address = format!("/en/desk/people/{}", people.head.user_id().unwrap());
        let shown = [("do", "rename"), ("shown_name", "head"), ("shown_email", "head@example.kz")];
        let wrong = [&shown[..], &[("name", "Айжан"), ("email", "no address")]].concat();
        let answer = send(&here, &keeper, &address, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("f-email-error") && answer.body.contains("no address"));
        let right = [&shown[..], &[("name", "Айжан"), ("email", "aizhan@example.kz")]].concat();
        let answer = send(&here, &keeper, &address, &right).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let page = read(&here, &keeper, &address).await;
        assert!(page.body.contains("Former names and addresses"), "{}", page.body);
        assert!(page.body.contains("aizhan@example.kz") && page.body.contains("head@example.kz"));
    });
}
