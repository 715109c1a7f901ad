//! Signing in and out as a browser does it: the cookie, its rotation, the throttle, and who is refused what.

use std::sync::Arc;

use ::http::{Request, StatusCode, header};
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use server::http::Guard;
use services::Services;
use services::people::{InvitationInput, invite};

use crate::signed::{cookie_of, read, send, session_of};
use crate::site::harness::{PASSWORD, add, console, open, sqlite_address, staff};
use crate::site::{Answered, Here};

const EMAIL: &str = "drafter@example.org";

/// The site with its limits, and a drafter of a ministry.
struct House {
    here: Here,
    services: Services,
    ministry: BodyId,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let services = open(&sqlite_address(folder.path())).await;
    let ministry = add(&services, "mlspp", BodyKind::Central).await;
    staff(&services, EMAIL, ministry, Role::Drafter).await;
    let here = Here::guarded(services.clone(), &Guard::default());
    House { here, services, ministry, _folder: folder }
}

impl House {
    async fn sign_in(&self, email: &str, password: &str, next: &str, cookie: &str) -> Answered {
        let fields = [("email", email), ("password", password), ("next", next)];
        send(&self.here, cookie, "/en/sign-in", &fields).await
    }

    /// The desk as somebody gets it who sends this cookie.
    async fn desk(&self, cookie: &str) -> Answered {
        read(&self.here, cookie, "/en/desk").await
    }
}

#[tokio::test]
async fn signing_in_rotates_the_secret_and_signing_out_revokes_it() {
    let house = house().await;
    let outside = house.here.get("/en/desk").await;
    assert!(outside.header("location").starts_with("/en/sign-in?next="));
    let first = house.sign_in(EMAIL, PASSWORD, "/kk/desk/drafts", "").await;
    assert_eq!((first.status, first.header("location")), (StatusCode::SEE_OTHER, "/kk/desk/drafts"));
    let old = session_of(&first);
    assert_eq!(house.desk(&old).await.status, StatusCode::OK);

    let second = house.sign_in(EMAIL, PASSWORD, "//evil.example", &old).await;
    assert_eq!(second.header("location"), "/en/desk");
    let new = session_of(&second);
    assert_ne!(old, new);
    assert!(house.desk(&old).await.header("location").starts_with("/en/sign-in"));
    assert_eq!(house.desk(&new).await.status, StatusCode::OK);

    let out = send(&house.here, &new, "/en/sign-out", &[]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(session_of(&out), "__Host-talqy=");
    assert!(house.desk(&new).await.header("location").starts_with("/en/sign-in"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_person_get_the_same_answer_and_then_have_to_wait() {
    let house = house().await;
    let unknown = house.sign_in("nobody@example.org", "guess", "", "").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cookie_of(&unknown, "__Host-talqy").is_none());
    let unknown = unknown.body.replace("nobody@example.org", "");
    let wrong = house.sign_in(EMAIL, "guess", "", "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = wrong.body.replace(EMAIL, "");
    let sentence = "The e-mail or the password is not right.";
    assert!(unknown.contains(sentence) && wrong.contains(sentence));
    assert!(!wrong.contains("guess"), "a password is never sent back");

    for _ in 0..2 {
        house.sign_in(EMAIL, "guess", "", "").await;
    }
    let held = house.sign_in(EMAIL, PASSWORD, "", "").await;
    assert_eq!(held.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(held.headers.contains_key(header::RETRY_AFTER));
    assert!(held.body.contains("Too many attempts"));
}

#[tokio::test]
async fn an_invitation_refuses_weak_passwords_with_reasons_and_is_accepted_once() {
    let house = house().await;
    let input = InvitationInput {
        email: "head@example.org".to_owned(),
        name: "Гүлнар".to_owned(),
        body: house.ministry,
        role: Role::Head,
        language: Language::Ru,
    };
    let link = invite(&house.services, &console(), input).await.unwrap();
    let path = format!("/ru/invitation/{}", link.rsplit('/').next().unwrap());
    assert_eq!(house.here.get(&path).await.status, StatusCode::OK);
    let weak = send(&house.here, "", &path, &[("name", "G"), ("password", "passwordpassword")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.body.contains("Этот пароль легко подобрать."));
    let strong = send(&house.here, "", &path, &[("name", "G"), ("password", PASSWORD)]).await;
    assert_eq!(strong.header("location"), "/ru/desk");
    assert_eq!(read(&house.here, &session_of(&strong), "/ru/desk").await.status, StatusCode::OK);
    let again = house.here.get(&path).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(again.body.contains("Это приглашение больше не действует"));
}

#[tokio::test]
async fn a_drafter_is_refused_what_is_the_administrators_and_the_registrars() {
    let house = house().await;
    let cookie = session_of(&house.sign_in(EMAIL, PASSWORD, "", "").await);
    for path in [
        "bodies",
        "people",
        "people/invite",
        "calendar",
        "calendar/2026",
        "ledger",
        "register",
        "register/import",
    ] {
        let answer = read(&house.here, &cookie, &format!("/en/desk/{path}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(answer.body.contains("This is not yours to do"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_sign_ins_at_once_a_few_are_checked_and_the_rest_is_told_to_come_again() {
    let house = Arc::new(house().await);
    let mut tries = tokio::task::JoinSet::new();
    for number in 0..200_u8 {
        let house = house.clone();
        tries.spawn(async move {
            // Each from a network of its own: what one network may ask for is limited before.
            let address = std::net::SocketAddr::from(([198, 51, 100, number], 4711));
            let mut request = Request::builder()
                .method("POST")
                .uri("/en/sign-in")
                .header(header::HOST, "127.0.0.1:3000")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(format!("email=person{number}%40example.org&password=guess")))
                .unwrap();
            request.extensions_mut().insert(ConnectInfo(address));
            (house.here.send(request).await, number)
        });
    }
    let answers = tries.join_all().await;
    let held = answers.iter().filter(|(answer, _)| answer.status == StatusCode::SERVICE_UNAVAILABLE);
    for (answer, number) in held.clone() {
        assert!(answer.headers.contains_key(header::RETRY_AFTER), "told when to come again");
        assert!(answer.body.contains(&format!("person{number}@example.org")), "the e-mail is kept");
    }
    assert!(held.count() > 100);
    assert!(
        answers.iter().any(|(answer, _)| answer.status == StatusCode::UNPROCESSABLE_ENTITY),
        "some were checked"
    );
}

#[tokio::test]
async fn a_browser_that_signed_in_before_is_not_slowed_down_by_others() {
    let house = house().await;
    let first = house.sign_in(EMAIL, PASSWORD, "", "").await;
    let device = cookie_of(&first, "__Host-talqy-device").expect("a mark");
    for _ in 0..4 {
        house.sign_in(EMAIL, "guess", "", "").await;
    }
    assert_eq!(house.sign_in(EMAIL, PASSWORD, "", "").await.status, StatusCode::TOO_MANY_REQUESTS);
    let owner = house.sign_in(EMAIL, PASSWORD, "", &device).await;
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
    assert_ne!(cookie_of(&owner, "__Host-talqy-device").expect("a new mark"), device, "rotated");
}

#[tokio::test]
async fn whoever_asks_for_a_new_password_learns_nothing_of_accounts() {
    let house = house().await;
    let known = send(&house.here, "", "/en/recover", &[("email", EMAIL)]).await;
    let unknown = send(&house.here, "", "/en/recover", &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status, unknown.status), (StatusCode::OK, StatusCode::OK));
    let (known, unknown) = (known.body, unknown.body);
    // The nonce of the content security policy is another each time.
    let plain = |page: &str, email: &str| page.replace(email, "");
    assert_eq!(plain(&known, EMAIL).len(), plain(&unknown, "nobody@example.org").len());
}
