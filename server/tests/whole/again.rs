//! Before placing, publishing and giving roles the password is asked for again, and the same form goes on: without
//! WebAssembly, with nothing typed lost.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::Role;
use services::drafts::request_placement;

use crate::locked::handed_back;
use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{PASSWORD, later, morning, office, on_each_database, staff, written_draft};

#[test]
fn a_head_who_signed_in_long_ago_places_after_showing_the_password() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        request_placement(&services, &later(&people.drafter, morning()), &number).await.unwrap();
        let here = Here::over(services);
        let head = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/placement");
        let shown = handed_back(&read(&here, &head, &page).await.body);
        let seen = |wanted: &str| shown.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
        let (version, hash, sections) = (seen("version"), seen("hash"), seen("sections"));
        here.clock.set(morning() + TimeDelta::minutes(16));
        let form = [
            ("version", version.as_str()),
            ("hash", hash.as_str()),
            ("sections", sections.as_str()),
            ("way", "other"),
            ("other_way", "По радио & «в газете»"),
            ("confirm", "on"),
        ];
        let refused = send(&here, &head, &page, &form).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{}", refused.body);
        let back = handed_back(&refused.body);
        let back: Vec<(&str, &str)> =
            back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(back, form, "every typed word stands in the form");
        assert!(refused.body.contains(&format!("action=\"{page}\"")), "{}", refused.body);
        assert!(refused.body.contains("name=\"present_password\""));

        let wrong = send(&here, &head, &page, &[&back[..], &[("present_password", "guess")]].concat()).await;
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
        assert!(wrong.body.contains("This is not the password of your account."), "{}", wrong.body);
        assert!(!wrong.body.contains("guess"), "a password is never sent back");
        assert_eq!(handed_back(&wrong.body).len(), form.len());

        let placed =
            send(&here, &head, &page, &[&back[..], &[("present_password", PASSWORD)]].concat()).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        assert_eq!(placed.header("location"), format!("/en/drafts/{number}"));
    });
}

#[test]
fn reading_and_writing_go_on_without_it_and_roles_do_not() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        staff(&services, "administrator@example.kz", people.ministry, Role::Administrator).await;
        let here = Here::over(services);
        let administrator = signed_in(&here, "administrator@example.kz").await;
        here.clock.set(morning() + TimeDelta::minutes(20));
        assert_eq!(read(&here, &administrator, "/en/desk/people").await.status, StatusCode::OK);
        let body = people.ministry.0.to_string();
        let role = [("body", body.as_str()), ("role", "coordinator"), ("do", "give")];
        let invitation = [
            ("name", "Дана"),
            ("email", "new@example.kz"),
            ("body", body.as_str()),
            ("role", "drafter"),
            ("language", "ru"),
        ];
        for (address, form) in [("people/1", &role[..]), ("people/invite", &invitation[..])] {
            let address = format!("/en/desk/{address}");
            let held = send(&here, &administrator, &address, form).await;
            assert_eq!(held.status, StatusCode::UNAUTHORIZED, "{address}");
            assert_eq!(handed_back(&held.body).len(), form.len(), "{address}");
        }
        let shown = [&role[..], &[("present_password", PASSWORD)]].concat();
        let given = send(&here, &administrator, "/en/desk/people/1", &shown).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let invited = send(&here, &administrator, "/en/desk/people/invite", &invitation).await;
        assert_eq!(invited.status, StatusCode::SEE_OTHER, "proven a moment ago");
        let others = send(
            &here,
            &administrator,
            "/en/desk/people/1",
            &[("body", body.as_str()), ("role", "registrar"), ("do", "give")],
        )
        .await;
        assert_eq!(others.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(others.body.contains("has no work for this role"), "{}", others.body);
    });
}

#[test]
fn a_form_sent_after_the_session_has_rested_too_long_comes_back_whole() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let head = signed_in(&here, "head@example.kz").await;
        here.clock.set(morning() + TimeDelta::minutes(31));
        let typed = [("do", "profile"), ("name", "Гүлнар <Әбілқасымова>"), ("language", "kk")];
        let refused = send(&here, &head, "/en/desk/account", &typed).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        let back = handed_back(&refused.body);
        let back: Vec<(&str, &str)> =
            back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(back, typed);
        let head = signed_in(&here, "head@example.kz").await;
        let saved = send(&here, &head, "/en/desk/account", &back).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let page = read(&here, &head, "/en/desk/account").await;
        assert!(page.body.contains("Гүлнар &lt;Әбілқасымова&gt;"), "{}", page.body);
    });
}
