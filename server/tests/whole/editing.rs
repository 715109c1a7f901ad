//! Writing a draft with plain forms: nothing typed is lost, two people never overwrite each other, and a second person
//! places.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use chrono::{DateTime, TimeZone, Utc};
use domain::body::{BodyId, BodyKind, Role};
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::register::EntryInput;
use http::{Request, StatusCode, header};
use server::http::{Guard, router};
use services::drafts::{CreateDraft, create_draft};
use services::people::{AcceptInvitation, BodyInput, InvitationInput, accept_invitation, add_body, invite};
use services::{Database, Services};
use site::{Clock, Settings, Site};
use tower::ServiceExt;

struct Stopped(DateTime<Utc>);

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

struct House {
    router: Router,
    number: String,
    first: String,
    second: String,
    head: String,
    _folder: tempfile::TempDir,
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 5, 0, 0).unwrap()
}

/// A person of a body, and the cookie of a session.
async fn person(services: &Services, body: BodyId, name: &str, role: Role) -> (services::Request, String) {
    let console = services::Request::console(now());
    let email = format!("{name}@example.org");
    let input = InvitationInput { email, name: name.to_owned(), body, role, language: Language::Ru };
    let link = invite(services, &console, input).await.unwrap();
    let accept = AcceptInvitation {
        token: link.rsplit('/').next().unwrap().to_owned(),
        name: String::new(),
        password: "tulip kettle orbit marsh".to_owned(),
        browser: services::people::Browser::default(),
    };
    let session = accept_invitation(services, &services::Request::public(now()), accept).await.unwrap();
    let cookie = format!("__Host-talqy={}", session.token.reveal());
    let known =
        services::people::session_actor(services, session.token.reveal(), now()).await.unwrap().unwrap();
    (services::Request::new(known.actor, Some(known.user), now()), cookie)
}

async fn ministry(services: &Services, code: &str, kind: BodyKind) -> BodyId {
    let name = Localized::same(code);
    let input =
        BodyInput { code: code.to_owned(), kind, name, reports_to_president: false, email: String::new() };
    add_body(services, &services::Request::console(now()), input).await.unwrap()
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let database =
        Database::open(&format!("sqlite:{}", folder.path().join("talqy.db").display())).await.unwrap();
    database.migrate().await.unwrap();
    let services = Services::new(database, services::Settings::default());
    let body = ministry(&services, "justice", BodyKind::Central).await;
    let keeper = ministry(&services, "keeper", BodyKind::AuthorizedServices).await;
    let (registrar, _) = person(&services, keeper, "registrar", Role::Registrar).await;
    let (drafter, first) = person(&services, body, "first", Role::Drafter).await;
    let (_, second) = person(&services, body, "second", Role::Drafter).await;
    let (_, head) = person(&services, body, "head", Role::Head).await;
    let entry = EntryInput {
        code: "009-02-001".to_owned(),
        name_kk: "Баланың тууын тіркеу".to_owned(),
        name_ru: "Регистрация рождения ребёнка".to_owned(),
        name_en: String::new(),
        recipients: "individuals".to_owned(),
        developing_body: body.0.to_string(),
        providers: "Жергілікті атқарушы органдар | Местные исполнительные органы".to_owned(),
        through_state_corporation: String::new(),
        through_portal: "on".to_owned(),
        forms: vec!["paper".to_owned()],
        paid: String::new(),
        included_on: "2026-03-02".to_owned(),
    };
    services::register::include_service(&services, &registrar, entry).await.unwrap();
    let asked = CreateDraft { service: "009-02-001".to_owned(), kind: DraftKind::New };
    let number = create_draft(&services, &drafter, asked).await.unwrap().number;
    let settings = Settings::default();
    let site = Site::new(services, settings, Arc::new(Stopped(now())));
    House { router: router(site, &Guard::default()), number, first, second, head, _folder: folder }
}

impl House {
    async fn ask(&self, method: &str, part: &str, cookie: &str, fields: &[(&str, &str)]) -> Response {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::builder()
            .method(method)
            .uri(format!("/en/desk/drafts/{}{part}", self.number))
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie);
        self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()
    }

    async fn save(&self, cookie: &str, base: &str, fields: &[(&str, &str)]) -> Response {
        let all: Vec<_> = [("base", base), ("do", "save")].iter().chain(fields).copied().collect();
        self.ask("POST", "/edit/procedure.term", cookie, &all).await
    }

    async fn form(&self) -> String {
        text(self.ask("GET", "/edit/procedure.term", &self.first, &[]).await).await
    }
}

async fn text(answer: Response) -> String {
    String::from_utf8(axum::body::to_bytes(answer.into_body(), 1 << 22).await.unwrap().to_vec()).unwrap()
}

const TERM: [(&str, &str); 4] = [
    ("line.a1.text.ru", "На портале"),
    ("line.a1.text.kk", "Порталда"),
    ("line.a1.amount", "3"),
    ("line.a1.unit", "business_days"),
];

#[tokio::test]
async fn r14_2_a_value_that_cannot_be_read_comes_back_with_everything_else() {
    let house = house().await;
    let mut fields = TERM;
    fields[2].1 = "three <b>";
    let answer = house.save(&house.first, "1", &fields).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains("three &lt;b&gt;") && !page.contains("three <b>"));
    assert!(page.contains("На портале") && page.contains("Write a whole number."));
    assert!(!house.form().await.contains("На портале"), "nothing was saved");
}

#[tokio::test]
async fn lines_are_added_and_removed_by_buttons_without_saving() {
    let house = house().await;
    let added =
        house.ask("POST", "/edit/procedure.term", &house.first, &[("base", "1"), ("do", "add")]).await;
    assert_eq!(added.status(), StatusCode::OK);
    let page = text(added).await;
    assert_eq!(page.matches("class=\"line\"").count(), 1);
    assert!(page.contains("not saved yet"));
    let fields: Vec<_> = [("base", "1"), ("do", "remove:a1")].into_iter().chain(TERM).collect();
    let removed = text(house.ask("POST", "/edit/procedure.term", &house.first, &fields).await).await;
    assert_eq!(removed.matches("class=\"line\"").count(), 0);
}

#[tokio::test]
async fn a_stale_save_shows_both_texts_and_loses_neither() {
    let house = house().await;
    assert_eq!(house.save(&house.first, "1", &TERM).await.status(), StatusCode::SEE_OTHER);
    let (mut ours, mut theirs) = (TERM, TERM);
    theirs[0].1 = "На веб-портале";
    ours[0].1 = "В центре обслуживания";
    assert_eq!(house.save(&house.first, "2", &theirs).await.status(), StatusCode::SEE_OTHER);
    let stale = house.save(&house.second, "2", &ours).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    let page = text(stale).await;
    assert!(page.contains("class=\"merge\"") && page.contains("first changed this"));
    assert!(page.contains("веб-портале") && page.contains("центре обслуживания"));
    assert!(house.form().await.contains("На веб-портале"), "nothing was overwritten");
    let settled = house.save(&house.second, "3", &ours).await;
    assert_eq!(settled.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_people_in_different_lines_are_put_together() {
    let house = house().await;
    assert_eq!(house.save(&house.first, "1", &TERM).await.status(), StatusCode::SEE_OTHER);
    let mut amount = TERM;
    amount[2].1 = "5";
    assert_eq!(house.save(&house.first, "2", &amount).await.status(), StatusCode::SEE_OTHER);
    let mut words = TERM;
    words[1].1 = "Веб-порталда";
    let merged = house.save(&house.second, "2", &words).await;
    let location = merged.headers().get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
    assert!(location.ends_with("?merged=4"), "{location}");
    let page = house.form().await;
    assert!(page.contains("Веб-порталда") && page.contains("value=\"5\""));
}

#[tokio::test]
async fn r14_2_placement_with_errors_is_refused_with_links_to_each() {
    let house = house().await;
    let page = text(house.ask("GET", "/placement", &house.first, &[]).await).await;
    assert!(page.contains("/edit/procedure.term\"") && page.contains("/edit/appeal\""));
    let asked = house.ask("POST", "/placement/request", &house.first, &[]).await;
    assert_eq!(asked.status(), StatusCode::CONFLICT);
    assert!(text(asked).await.contains("Refused under R14-2"));
    let fields = [("version", "1"), ("confirm", "1"), ("way", "portal")];
    let by_drafter = house.ask("POST", "/placement", &house.first, &fields).await;
    assert_eq!(by_drafter.status(), StatusCode::FORBIDDEN);
    let unasked = house.ask("POST", "/placement", &house.head, &fields).await;
    assert_eq!(unasked.status(), StatusCode::UNPROCESSABLE_ENTITY);
}
