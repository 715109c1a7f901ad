//! Single sign-on through the whole site, against a small provider.

use std::sync::Arc;

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::language::Language;
use identity::sign_on::{Provider, Registration};
use services::Services;
use services::people::InvitationInput;
use site::SignOn;
use url::Url;

use crate::locked::handed_back;
use crate::provider::{CLIENT, Small, Word};
use crate::signed::{cookies_of, read, send, session_of};
use crate::site::harness::{add, console, morning, on_each_database, staff};
use crate::site::{Answered, Here};

const NAME: &str = "The provider of tests";

fn signing_on(services: Services, issuer: &str) -> Here {
    let registration = Registration {
        issuer: issuer.to_owned(),
        client_id: CLIENT.0.to_owned(),
        client_secret: Some(CLIENT.1.to_owned()),
        redirect: "http://127.0.0.1:3000/sign-on".to_owned(),
    };
    let provider = Arc::new(Provider::new(registration).expect("a provider"));
    Here::with(services, |settings| settings.sign_on = Some(SignOn { name: NAME.to_owned(), provider }))
}

/// Begins in a browser: the address at the provider, and what the browser takes along.
async fn begun(here: &Here) -> (Url, String) {
    let answer = here.get("/en/sign-on?next=%2Fkk%2Fdesk%2Fdrafts").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    (answer.header("location").parse().expect("an address"), cookies_of(&answer))
}

/// Comes back to the one address that the provider knows, and goes where it leads.
async fn back(here: &Here, cookies: &str, query: &str) -> Answered {
    let answer = read(here, cookies, &format!("/sign-on?{query}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let answer = read(here, cookies, &answer.header("location").replacen("/kk/", "/en/", 1)).await;
    assert!(!answer.body.contains("invalid_grant"), "{}", answer.body);
    answer
}

async fn comes(here: &Here, small: &Small, word: Word) -> Answered {
    let (address, cookies) = begun(here).await;
    let state = address.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
    let code = small.signs_in(&address, word, morning());
    back(here, &cookies, &format!("state={state}&code={code}")).await
}

fn asel() -> Word {
    Word::on("7", "asel@example.kz")
}

#[test]
fn a_person_signs_in_by_the_provider_and_goes_on_where_they_wanted() {
    on_each_database(|services| async move {
        let ministry = add(&services, "ministry", BodyKind::Central).await;
        staff(&services, "asel@example.kz", ministry, Role::Head).await;
        let small = Small::start().await;
        let here = signing_on(services, &small.issuer);
        assert!(here.get("/en/sign-in").await.body.contains("Sign in with The provider of tests"));
        let answer = comes(&here, &small, asel()).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/kk/desk/drafts"));
        let cookie = session_of(&answer);
        assert_eq!(read(&here, &cookie, "/en/desk").await.status, StatusCode::OK);
        let again = comes(&here, &small, Word { email: None, email_verified: false, ..asel() }).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the identity is known: {}", again.body);
    });
}

#[test]
fn whoever_the_provider_does_not_prove_or_nobody_invited_reads_why() {
    on_each_database(|services| async move {
        let ministry = add(&services, "ministry", BodyKind::Central).await;
        staff(&services, "asel@example.kz", ministry, Role::Head).await;
        let small = Small::start().await;
        let here = signing_on(services, &small.issuer);
        for (word, says) in [
            (Word { email_verified: false, ..asel() }, "has not verified your e-mail"),
            (Word::on("8", "nobody@example.kz"), "There is no account for you here"),
            (Word { nonce: Some("another"), ..asel() }, "does not hold"),
            (Word { audience: "another", ..asel() }, "does not hold"),
            (Word { holds: -600, ..asel() }, "does not hold"),
            (Word { forged: true, ..asel() }, "does not hold"),
        ] {
            let answer = comes(&here, &small, word).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{says}");
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
            assert!(!cookies_of(&answer).contains("__Host-talqy="), "nobody is signed in");
        }
    });
}

#[test]
fn an_answer_is_taken_in_the_browser_that_asked_in_time_and_once() {
    on_each_database(|services| async move {
        let ministry = add(&services, "ministry", BodyKind::Central).await;
        staff(&services, "asel@example.kz", ministry, Role::Head).await;
        let small = Small::start().await;
        let here = signing_on(services, &small.issuer);
        let (address, cookies) = begun(&here).await;
        let state = address.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        let code = small.signs_in(&address, asel(), morning());
        let query = format!("state={state}&code={code}");
        let (_, of_another) = begun(&here).await;
        for cookies in ["", of_another.as_str(), "__Host-talqy-sign-on=forged"] {
            let answer = back(&here, cookies, &query).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST);
            assert!(answer.body.contains("not begun in this browser"), "{}", answer.body);
        }
        here.clock.set(morning() + TimeDelta::minutes(10));
        assert_eq!(back(&here, &cookies, &query).await.status, StatusCode::BAD_REQUEST, "too late");
        here.clock.set(morning());
        assert_eq!(back(&here, &cookies, &query).await.status, StatusCode::SEE_OTHER);
        let again = back(&here, &cookies, &query).await;
        assert_eq!(again.status, StatusCode::FORBIDDEN);
        assert!(again.body.contains("did not confirm the sign-in"), "{}", again.body);
        let denied = back(&here, &cookies, &format!("state={state}&error=access_denied")).await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn an_invitation_is_accepted_by_the_provider_without_a_password() {
    on_each_database(|services| async move {
        let ministry = add(&services, "ministry", BodyKind::Central).await;
        let input = InvitationInput {
            email: "asel@example.kz".to_owned(),
            name: "Asel".to_owned(),
            body: ministry,
            role: Role::Drafter,
            language: Language::Ru,
        };
        let link = services::people::invite(&services, &console(), input).await.expect("an invitation");
        let token = link.rsplit('/').next().expect("a token").to_owned();
        let small = Small::start().await;
        let here = signing_on(services, &small.issuer);
        let page = here.get(&format!("/en/invitation/{token}")).await;
        let way = format!("/en/sign-on?invitation={token}");
        assert!(page.body.contains("Accept with The provider of tests") && page.body.contains(&way));
        let begun = here.get(&way).await;
        let address: Url = begun.header("location").parse().expect("an address");
        let state = address.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        let word = Word { email: None, email_verified: false, ..asel() };
        let code = small.signs_in(&address, word.clone(), morning());
        let answer = back(&here, &cookies_of(&begun), &format!("state={state}&code={code}")).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/en/desk"));
        assert_eq!(read(&here, &session_of(&answer), "/en/desk").await.status, StatusCode::OK);
        assert_eq!(comes(&here, &small, word).await.status, StatusCode::SEE_OTHER, "and again without it");
        assert_eq!(here.get(&format!("/en/invitation/{token}")).await.status, StatusCode::NOT_FOUND, "used");
    });
}

#[test]
fn the_site_works_while_the_provider_is_away() {
    on_each_database(|services| async move {
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let away = format!("http://{}", free.local_addr().expect("an address"));
        drop(free);
        let here = signing_on(services, &away);
        assert_eq!(here.get("/en/sign-in").await.status, StatusCode::OK);
        let answer = here.get("/en/sign-on").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.body.contains("The provider of tests does not answer"), "{}", answer.body);
        assert_eq!(answer.header("retry-after"), "5");
    });
}

#[test]
fn without_a_provider_nothing_stands_there() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        assert_eq!(here.get("/en/sign-on").await.status, StatusCode::NOT_FOUND);
        assert!(!here.get("/en/sign-in").await.body.contains("/sign-on"));
    });
}

/// Goes round the provider for the session of `cookie`, and comes back with `word`.
async fn proves(here: &Here, small: &Small, cookie: &str, word: Word) -> Answered {
    let begun = read(here, cookie, "/en/sign-on?again=on").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let address: Url = begun.header("location").parse().expect("an address");
    let of = |wanted: &str| address.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value);
    assert_eq!((of("prompt").as_deref(), of("max_age").as_deref()), (Some("login"), Some("0")));
    let state = of("state").expect("a state").into_owned();
    let code = small.signs_in(&address, word, here.now());
    let cookies = [cookie, &cookies_of(&begun)].join("; ");
    back(here, cookies.trim_start_matches("; "), &format!("state={state}&code={code}")).await
}

#[test]
fn a_person_without_a_password_is_proven_anew_by_the_provider() {
    on_each_database(|services| async move {
        let ministry = add(&services, "ministry", BodyKind::Central).await;
        let input = InvitationInput {
            email: "asel@example.kz".to_owned(),
            name: "Asel".to_owned(),
            body: ministry,
            role: Role::Administrator,
            language: Language::Ru,
        };
        let link = services::people::invite(&services, &console(), input).await.expect("an invitation");
        let token = link.rsplit('/').next().expect("a token").to_owned();
        let small = Small::start().await;
        let here = signing_on(services, &small.issuer);
        let begun = here.get(&format!("/en/sign-on?invitation={token}")).await;
        let address: Url = begun.header("location").parse().expect("an address");
        let state = address.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        let code = small.signs_in(&address, asel(), morning());
        let cookie =
            session_of(&back(&here, &cookies_of(&begun), &format!("state={state}&code={code}")).await);

        here.clock.set(morning() + TimeDelta::minutes(16));
        let body = ministry.0.to_string();
        let form = [
            ("name", "Дана"),
            ("email", "new@example.kz"),
            ("body", body.as_str()),
            ("role", "drafter"),
            ("language", "ru"),
        ];
        let page = "/en/desk/people/invite";
        let held = send(&here, &cookie, page, &form).await;
        assert_eq!(held.status, StatusCode::UNAUTHORIZED, "{}", held.body);
        assert!(held.body.contains("Sign in again with The provider of tests"), "{}", held.body);
        assert!(held.body.contains("/en/sign-on?again=on") && !held.body.contains("present_password"));
        assert_eq!(handed_back(&held.body).len(), form.len(), "what was typed waits in its own tab");
        let sent = [&form[..], &[("present_again", "on")]].concat();
        let early = send(&here, &cookie, page, &sent).await;
        assert_eq!(early.status, StatusCode::UNAUTHORIZED);
        assert!(early.body.contains("has not confirmed yet that it is you"), "{}", early.body);

        let fresh = Word { asked: Some(0), ..asel() };
        for (word, says) in [
            (Word { asked: Some(-3600), ..asel() }, "did not ask you to sign in"),
            (Word { asked: Some(0), ..Word::on("8", "asel@example.kz") }, "as somebody else"),
        ] {
            let refused = proves(&here, &small, &cookie, word).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{says}");
            assert!(refused.body.contains(says), "{says}: {}", refused.body);
        }
        assert_eq!(send(&here, &cookie, page, &form).await.status, StatusCode::UNAUTHORIZED, "still");
        let nobody = read(&here, "", "/en/sign-on?again=on").await;
        assert!(nobody.header("location").contains("/en/sign-in"), "{}", nobody.header("location"));

        let proven = proves(&here, &small, &cookie, fresh).await;
        assert_eq!(proven.status, StatusCode::OK, "{}", proven.body);
        assert!(proven.body.contains("Go back to the tab where your form waits"), "{}", proven.body);
        let invited = send(&here, &cookie, page, &sent).await;
        assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.body);
    });
}
