//! No address escapes: every route is asked for as every role, and the answer must be what the rules of access say.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use chrono::{DateTime, TimeZone, Utc};
use domain::access::{Action, Actor, Resource, allow};
use domain::body::BodyId;
use http::{Request, StatusCode, header};
use server::http::{Guard, router};
use services::people::{SignIn, session_actor, sign_in};
use services::{Database, Services};
use site::{Clock, Method, ROUTES, Route, Settings, Site};
use tower::ServiceExt;

struct Stopped(DateTime<Utc>);

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

struct Persona {
    name: &'static str,
    actor: Actor,
    cookie: Option<String>,
}

struct House {
    router: Router,
    people: Vec<Persona>,
    /// A draft being written by the ministry of labour.
    number: String,
    service: String,
    body: BodyId,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let at = Utc.with_ymd_and_hms(2026, 10, 12, 5, 0, 0).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database =
        Database::open(&format!("sqlite:{}", folder.path().join("talqy.db").display())).await.unwrap();
    database.migrate().await.unwrap();
    let services = Services::new(database, services::Settings::default());
    services::demo::fill(&services, at).await.unwrap();
    let body = services::people::body_by_code(&services, "mlspp").await.unwrap().id;
    let settings = Settings { demonstration: true, ..Settings::default() };
    let mut people = vec![Persona { name: "the public", actor: Actor::Public, cookie: None }];
    for (name, email) in [
        ("a registrar", "registrar@talqy.example"),
        ("a drafter", "drafter@talqy.example"),
        ("a head", "head@talqy.example"),
        ("a drafter of another body", "drafter.mia@talqy.example"),
        ("a head of another body", "head.mia@talqy.example"),
        ("a coordinator", "coordinator@talqy.example"),
        ("an administrator", "administrator@talqy.example"),
    ] {
        let request = services::Request::public(at);
        let form = SignIn {
            email: email.to_owned(),
            password: services::demo::PASSWORD.to_owned(),
            browser: services::people::Browser::default(),
            previous: None,
        };
        let session = sign_in(&services, &request, form).await.unwrap();
        let token = session.token.reveal().to_owned();
        let actor = session_actor(&services, &token, at).await.unwrap().unwrap().actor;
        people.push(Persona { name, actor, cookie: Some(format!("__Host-talqy={token}")) });
    }
    let drafter = people.iter().find(|person| person.name == "a drafter").unwrap();
    let request = services::Request::new(drafter.actor.clone(), None, at);
    let desk = services::drafts::desk(&services, &request).await.unwrap();
    let draft = desk.drafting.first().unwrap();
    let (number, service) = (draft.number.clone(), "002-01-022".to_owned());
    let clock: Arc<dyn Clock> = Arc::new(Stopped(at));
    let router = router(Site::new(services, settings, clock), &Guard::without_limits());
    House { router, people, number, service, body, _folder: folder }
}

impl House {
    fn address(&self, route: &Route) -> String {
        let address = route
            .path
            .replace("{language}", "en")
            .replace("{number}", &self.number)
            .replace("{section}", "procedure.term")
            .replace("{code}", &self.service)
            .replace("{from}", "1")
            .replace("{to}", "2")
            .replace("{comment}", "1")
            .replace("{file}", "revision-1.docx")
            .replace("{year}", "2026")
            .replace("{id}", "1")
            .replace("{receipt}", "none")
            .replace("{token}", "none")
            .replace("{key}", "none");
        assert!(!address.contains('{'), "{} has a parameter that this test does not know", route.path);
        if route.action == Action::CreateDraft {
            format!("{address}?service={}", self.service)
        } else {
            address
        }
    }

    fn resource(&self, route: &Route) -> Resource {
        let of_draft = route.path.contains("/drafts/") && route.path.contains("/desk/");
        if of_draft { Resource::Draft { body: self.body } } else { Resource::Site }
    }

    async fn ask(&self, route: &Route, person: &Persona) -> StatusCode {
        let post = route.method == Method::Post;
        let mut request = Request::builder()
            .method(if post { "POST" } else { "GET" })
            .uri(self.address(route))
            .header(header::HOST, "127.0.0.1:3000");
        if let Some(cookie) = &person.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let mut body = Body::empty();
        if post {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin");
            if route.action == Action::CreateDraft {
                body = Body::from(format!("service={}&kind=new", self.service));
            }
        }
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let to_sign_in = answer
            .headers()
            .get(header::LOCATION)
            .is_some_and(|location| location.as_bytes().windows(8).any(|part| part == b"/sign-in"));
        if to_sign_in && !route.path.ends_with("/sign-out") {
            StatusCode::UNAUTHORIZED
        } else {
            answer.status()
        }
    }
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_rules_of_access_say() {
    let house = house().await;
    let mut wrong = Vec::new();
    for route in ROUTES {
        for person in &house.people {
            // Signing out would end the session that the rest of the walk needs.
            if route.path.ends_with("/sign-out") {
                continue;
            }
            let leave = allow(&person.actor, route.action, &house.resource(route));
            let status = house.ask(route, person).await;
            let refused = status == StatusCode::UNAUTHORIZED || status == StatusCode::FORBIDDEN;
            if status.is_server_error() || leave.is_ok() == refused {
                wrong.push(format!(
                    "{:?} {} as {}: {status}, but {leave:?}",
                    route.method, route.path, person.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_server_function_stands_in_the_table_with_its_action() {
    let mut listed: Vec<&str> = app::calls::CALLS.iter().map(|(path, _)| *path).collect();
    let mut registered: Vec<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    listed.sort_unstable();
    registered.sort_unstable();
    assert_eq!(listed, registered, "a server function is not classified");
}
