//! Signing in and out as a browser does it: the cookie, its rotation, the throttle, and who is refused what.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use chrono::{DateTime, TimeZone, Utc};
use domain::body::{BodyKind, Role};
use domain::language::{Language, Localized};
use http::{Request, StatusCode, header};
use server::http::{Guard, router};
use services::people::{AcceptInvitation, BodyInput, InvitationInput, accept_invitation, add_body, invite};
use services::{Database, Services};
use site::{Clock, Settings, Site};
use tower::ServiceExt;

const EMAIL: &str = "drafter@example.org";
const PASSWORD: &str = "tulip kettle orbit marsh";

struct Stopped(DateTime<Utc>);

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

struct House {
    router: Router,
    services: Services,
    _folder: tempfile::TempDir,
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 5, 0, 0).unwrap()
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talqy.db");
    let database = Database::open(&format!("sqlite:{}", file.display())).await.unwrap();
    database.migrate().await.unwrap();
    let services = Services::new(database, services::Settings::default());
    let token = invitation(&services).await;
    let accept = AcceptInvitation {
        token,
        name: String::new(),
        password: PASSWORD.to_owned(),
        browser: services::people::Browser::default(),
    };
    accept_invitation(&services, &services::Request::public(now()), accept).await.unwrap();
    let settings = Settings::default();
    let site = Site::new(services.clone(), settings, Arc::new(Stopped(now())));
    House { router: router(site, &Guard::default()), services, _folder: folder }
}

/// Invites the drafter of a ministry and gives back the secret of the link.
async fn invitation(services: &Services) -> String {
    let console = services::Request::console(now());
    let body = if let Ok(body) = services::people::body_by_code(services, "mlspp").await {
        body.id
    } else {
        let input = BodyInput {
            code: "mlspp".to_owned(),
            kind: BodyKind::Central,
            name: Localized::same("Министерство"),
            reports_to_president: false,
            email: String::new(),
        };
        add_body(services, &console, input).await.unwrap()
    };
    let input = InvitationInput {
        email: EMAIL.to_owned(),
        name: "Дана".to_owned(),
        body,
        role: Role::Drafter,
        language: Language::Ru,
    };
    let link = invite(services, &console, input).await.unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

impl House {
    async fn get(&self, path: &str, cookie: Option<&str>) -> Response {
        self.ask("GET", path, cookie, String::new()).await
    }

    async fn ask(&self, method: &str, path: &str, cookie: Option<&str>, body: String) -> Response {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()
    }

    async fn sign_in(&self, email: &str, password: &str, next: &str, cookie: Option<&str>) -> Response {
        let fields = [("email", email), ("password", password), ("next", next)];
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", "/en/sign-in", cookie, body).await
    }
}

/// The cookie of the session that an answer sets, as a browser sends it back.
fn session(answer: &Response) -> Option<String> {
    cookie(answer, "__Host-talqy=")
}

fn cookie(answer: &Response, name: &str) -> Option<String> {
    let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
    let mut values = cookies.filter_map(|value| value.to_str().ok()).filter(|value| value.starts_with(name));
    values.next().and_then(|value| value.split(';').next()).map(str::to_owned)
}

fn location(answer: &Response) -> &str {
    answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn text(answer: Response) -> String {
    String::from_utf8(axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn signing_in_rotates_the_secret_and_signing_out_revokes_it() {
    let house = house().await;
    assert!(location(&house.get("/en/desk", None).await).starts_with("/en/sign-in?next="));
    let first = house.sign_in(EMAIL, PASSWORD, "/kk/desk/drafts", None).await;
    assert_eq!((first.status(), location(&first)), (StatusCode::SEE_OTHER, "/kk/desk/drafts"));
    let old = session(&first).unwrap();
    assert_eq!(house.get("/en/desk", Some(&old)).await.status(), StatusCode::OK);

    let second = house.sign_in(EMAIL, PASSWORD, "//evil.example", Some(&old)).await;
    assert_eq!(location(&second), "/en/desk");
    let new = session(&second).unwrap();
    assert_ne!(old, new);
    assert!(location(&house.get("/en/desk", Some(&old)).await).starts_with("/en/sign-in"));
    assert_eq!(house.get("/en/desk", Some(&new)).await.status(), StatusCode::OK);

    let out = house.ask("POST", "/en/sign-out", Some(&new), String::new()).await;
    assert_eq!(out.status(), StatusCode::SEE_OTHER);
    assert_eq!(session(&out).as_deref(), Some("__Host-talqy="));
    assert!(location(&house.get("/en/desk", Some(&new)).await).starts_with("/en/sign-in"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_person_get_the_same_answer_and_then_have_to_wait() {
    let house = house().await;
    let unknown = house.sign_in("nobody@example.org", "guess", "", None).await;
    assert_eq!(unknown.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(session(&unknown).is_none());
    let unknown = text(unknown).await.replace("nobody@example.org", "");
    let wrong = house.sign_in(EMAIL, "guess", "", None).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = text(wrong).await.replace(EMAIL, "");
    let sentence = "The e-mail or the password is not right.";
    assert!(unknown.contains(sentence) && wrong.contains(sentence));
    assert!(!wrong.contains("guess"), "a password is never sent back");

    for _ in 0..2 {
        house.sign_in(EMAIL, "guess", "", None).await;
    }
    let held = house.sign_in(EMAIL, PASSWORD, "", None).await;
    assert_eq!(held.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(held.headers().contains_key(header::RETRY_AFTER));
    assert!(text(held).await.contains("Too many attempts"));
}

#[tokio::test]
async fn an_invitation_refuses_weak_passwords_with_reasons_and_is_accepted_once() {
    let house = house().await;
    let services = &house.services;
    let console = services::Request::console(now());
    let body = services::people::body_by_code(services, "mlspp").await.unwrap().id;
    let input = InvitationInput {
        email: "head@example.org".to_owned(),
        name: "Гүлнар".to_owned(),
        body,
        role: Role::Head,
        language: Language::Ru,
    };
    let link = invite(services, &console, input).await.unwrap();
    let path = format!("/ru/invitation/{}", link.rsplit('/').next().unwrap());
    assert_eq!(house.get(&path, None).await.status(), StatusCode::OK);
    let weak = house.ask("POST", &path, None, "name=G&password=passwordpassword".to_owned()).await;
    assert_eq!(weak.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(weak).await.contains("Этот пароль легко подобрать."));
    let strong = house.ask("POST", &path, None, "name=G&password=tulip+kettle+orbit+marsh".to_owned()).await;
    assert_eq!(location(&strong), "/ru/desk");
    assert_eq!(house.get("/ru/desk", session(&strong).as_deref()).await.status(), StatusCode::OK);
    let again = house.get(&path, None).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND);
    assert!(text(again).await.contains("Это приглашение больше не действует"));
}

#[tokio::test]
async fn a_drafter_is_refused_what_is_the_administrators_and_the_registrars() {
    let house = house().await;
    let cookie = session(&house.sign_in(EMAIL, PASSWORD, "", None).await).unwrap();
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
        let answer = house.get(&format!("/en/desk/{path}"), Some(&cookie)).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path}");
        assert!(text(answer).await.contains("This is not yours to do"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_sign_ins_at_once_a_few_are_checked_and_the_rest_is_told_to_come_again() {
    let house = Arc::new(house().await);
    let mut tries = tokio::task::JoinSet::new();
    for number in 0..200_u8 {
        let router = house.router.clone();
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
            let answer = router.oneshot(request).await.unwrap();
            let retry = answer.headers().contains_key(header::RETRY_AFTER);
            (answer.status(), retry, text(answer).await, number)
        });
    }
    let answers = tries.join_all().await;
    let held = answers.iter().filter(|(status, ..)| *status == StatusCode::SERVICE_UNAVAILABLE);
    for (_, retry, page, number) in held.clone() {
        assert!(*retry, "told when to come again");
        assert!(page.contains(&format!("person{number}@example.org")), "the e-mail is kept");
    }
    assert!(held.count() > 100);
    assert!(
        answers.iter().any(|(status, ..)| *status == StatusCode::UNPROCESSABLE_ENTITY),
        "some were checked"
    );
}

#[tokio::test]
async fn a_browser_that_signed_in_before_is_not_slowed_down_by_others() {
    let house = house().await;
    let first = house.sign_in(EMAIL, PASSWORD, "", None).await;
    let device = cookie(&first, "__Host-talqy-device=").expect("a mark");
    for _ in 0..4 {
        house.sign_in(EMAIL, "guess", "", None).await;
    }
    assert_eq!(house.sign_in(EMAIL, PASSWORD, "", None).await.status(), StatusCode::TOO_MANY_REQUESTS);
    let owner = house.sign_in(EMAIL, PASSWORD, "", Some(&device)).await;
    assert_eq!(owner.status(), StatusCode::SEE_OTHER);
    assert_ne!(cookie(&owner, "__Host-talqy-device=").expect("a new mark"), device, "rotated");
}

#[tokio::test]
async fn whoever_asks_for_a_new_password_learns_nothing_of_accounts() {
    let house = house().await;
    let known = house.ask("POST", "/en/recover", None, format!("email={}", EMAIL.replace('@', "%40"))).await;
    let unknown = house.ask("POST", "/en/recover", None, "email=nobody%40example.org".to_owned()).await;
    assert_eq!((known.status(), unknown.status()), (StatusCode::OK, StatusCode::OK));
    let (known, unknown) = (text(known).await, text(unknown).await);
    // The nonce of the content security policy is another each time.
    let plain = |page: &str, email: &str| page.replace(email, "");
    assert_eq!(plain(&known, EMAIL).len(), plain(&unknown, "nobody@example.org").len());
}
