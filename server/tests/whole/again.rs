//! Before placing, withdrawing, publishing and giving roles the person is proven anew, and the same form goes on: without
//! WebAssembly, with nothing typed lost.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::Role;
use domain::draft::StageName;
use services::drafts::request_placement;
use services::people;

use crate::locked::handed_back;
use crate::signed::{hidden, read, send, session_of, signed_in};
use crate::site::harness::app::shown;
use crate::site::harness::{
    PASSWORD, at, later, morning, office, on_each_database, placed, staff, written_draft,
};
use crate::site::{Answered, Here};

/// What stands in the form that came back, as a browser sends it.
fn back(answer: &Answered) -> Vec<(String, String)> {
    handed_back(&answer.body)
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

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

#[test]
fn a_withdrawal_asks_as_a_placement_does() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let here = Here::over(services);
        let head = signed_in(&here, "head@example.kz").await;
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/withdraw");
        here.clock.set(morning() + TimeDelta::minutes(16));
        let form = [("stage", StageName::Drafting.code()), ("reason", "Начат по ошибке <&>")];
        let waiting = send(&here, &head, &page, &form).await;
        assert_eq!(waiting.status, StatusCode::UNAUTHORIZED, "{}", waiting.body);
        assert_eq!(pairs(&back(&waiting)), form);
        assert!(!waiting.body.contains("present_code"), "nobody has a second factor");
        let stranger = send(&here, &drafter, &page, &form).await;
        assert_eq!(stranger.status, StatusCode::FORBIDDEN, "who may not is told so first");
        let empty = send(&here, &head, &page, &[&form[..], &[("present_again", "on")]].concat()).await;
        assert_eq!(empty.status, StatusCode::UNAUTHORIZED);
        assert!(empty.body.contains("Type your password."), "{}", empty.body);
        let done = send(&here, &head, &page, &[&form[..], &[("present_password", PASSWORD)]].concat()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    });
}

#[test]
fn where_there_is_a_second_factor_its_code_is_asked_too_and_taken_once() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let head = signed_in(&here, "head@example.kz").await;
        let person = later(&office.head, morning());
        people::begin_enrolment(&services, &person).await.unwrap();
        let key = people::open_enrolment(&services, &person).await.unwrap().unwrap().key;
        let codes = people::confirm_enrolment(&services, &person, &shown(&key, morning())).await.unwrap();
        let page = format!("/en/desk/drafts/{number}/withdraw");
        let empty = [("stage", StageName::Drafting.code()), ("reason", "")];
        let sends = async |form: &[(&str, &str)], password: &str, code: &str| {
            let proof = [("present_password", password), ("present_code", code), ("present_again", "on")];
            send(&here, &head, &page, &[form, &proof].concat()).await
        };

        here.clock.set(morning() + TimeDelta::minutes(16));
        let asked = send(&here, &head, &page, &empty).await;
        assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
        for field in ["present_password", "present_code"] {
            assert!(asked.body.contains(&format!("name=\"{field}\"")), "{field}: {}", asked.body);
        }
        for (code, says) in
            [("", "Type the code."), ("12", "has six digits"), ("000000", "This code is wrong")]
        {
            let refused = sends(&empty[..], PASSWORD, code).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{code}");
            assert!(refused.body.contains(says), "{says}: {}", refused.body);
            assert!(!refused.body.contains(PASSWORD));
            assert_eq!(pairs(&back(&refused)), empty);
        }
        // The same code opens a session elsewhere, and is spent.
        let code = shown(&key, here.now());
        let form = [("email", "head@example.kz"), ("password", PASSWORD)];
        let waiting = session_of(&send(&here, "", "/en/sign-in", &form).await);
        let elsewhere = send(&here, &waiting, "/en/second-factor", &[("code", code.as_str())]).await;
        assert_eq!(elsewhere.status, StatusCode::SEE_OTHER, "{}", elsewhere.body);
        let replayed = sends(&empty[..], PASSWORD, &code).await;
        assert_eq!(replayed.status, StatusCode::UNAUTHORIZED);
        assert!(replayed.body.contains("This code is wrong"), "{}", replayed.body);
        here.clock.set(morning() + TimeDelta::minutes(17));
        let code = shown(&key, here.now());
        let guessed = sends(&empty[..], "guess", &code).await;
        assert!(guessed.body.contains("This is not the password of your account."), "{}", guessed.body);
        let proven = sends(&empty[..], PASSWORD, &code).await;
        assert_eq!(proven.status, StatusCode::CONFLICT, "the reason is looked at: {}", proven.body);

        here.clock.set(morning() + TimeDelta::minutes(33));
        let form = [("stage", StageName::Drafting.code()), ("reason", "Начат по ошибке")];
        let done = sends(&form[..], PASSWORD, &codes[0]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "by a recovery code: {}", done.body);
        here.clock.set(morning() + TimeDelta::minutes(49));
        let spent = sends(&form[..], PASSWORD, &codes[0]).await;
        assert_eq!(spent.status, StatusCode::UNAUTHORIZED);
        assert!(spent.body.contains("This code is wrong"), "{}", spent.body);
    });
}

#[test]
fn a_report_is_published_by_the_same_form_after_the_proof() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let here = Here::over(services);
        let closed = at("2026-04-02T05:00:00Z");
        here.clock.set(closed);
        let head = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/report");
        let ready = read(&here, &head, &page).await;
        let seen = ["version", "hash", "sections", "ledger"].map(|name| (name, hidden(&ready, name)));
        let seen: Vec<(&str, &str)> = seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let form = [seen.as_slice(), &[("do", "publish"), ("confirm", "1")]].concat();
        here.clock.set(closed + TimeDelta::minutes(16));
        let waiting = send(&here, &head, &page, &form).await;
        assert_eq!(waiting.status, StatusCode::UNAUTHORIZED, "{}", waiting.body);
        let kept = back(&waiting);
        assert_eq!(pairs(&kept), form);
        let wrong = send(&here, &head, &page, &[&form[..], &[("present_password", "guess")]].concat()).await;
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
        let shown = [&pairs(&kept)[..], &[("present_password", PASSWORD), ("present_again", "on")]].concat();
        let published = send(&here, &head, &page, &shown).await;
        assert_eq!(published.header("location"), format!("/en/drafts/{number}/report"), "{}", published.body);
    });
}
