//! No address escapes: every route is asked for as every role, and the answer must be what the rules of access say.

use ::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::access::{Action, Actor, Resource, allow};
use domain::body::{BodyId, Role};
use domain::language::Language;
use domain::proposal::ProposalInput;
use services::people::{
    AcceptInvitation, Browser, InvitationInput, accept_invitation, body_by_code, invite, session_actor,
};
use services::proposals::submit;
use services::{Request, Services, demo};
use site::{Method, ROUTES, Route};

use crate::signed::{read, send, session_beside};
use crate::site::Here;
use crate::site::harness::{PASSWORD, at, open, sqlite_address};

struct Persona {
    name: &'static str,
    actor: Actor,
    cookie: String,
}

struct House {
    here: Here,
    people: Vec<Persona>,
    /// A draft being written by the ministry of labour.
    number: String,
    service: String,
    /// A proposal on the standard of the service.
    proposal: i64,
    body: BodyId,
    _folder: tempfile::TempDir,
}

async fn persona(
    services: &Services,
    name: &'static str,
    (email, password): (&str, &str),
    at: DateTime<Utc>,
) -> Persona {
    let cookie = session_beside(services, email, password, at).await;
    let token = cookie.trim_start_matches("__Host-talqy=");
    let actor = session_actor(services, token, at).await.unwrap().unwrap().actor;
    Persona { name, actor, cookie }
}

/// Anybody proposes something for the service, and gets a number.
async fn propose(services: &Services, service: &str, at: DateTime<Utc>) -> i64 {
    let input = ProposalInput {
        service: service.to_owned(),
        kind: "change".to_owned(),
        source: "recipient".to_owned(),
        text: "Сократить срок.".to_owned(),
        name: "Айгүл".to_owned(),
        language: "ru".to_owned(),
        ..ProposalInput::default()
    };
    submit(services, &Request::public(at), &input, None).await.unwrap().number
}

/// Invites somebody who keeps the people of a body, and accepts for them.
async fn invited(services: &Services, body: BodyId, at: DateTime<Utc>) {
    let input = InvitationInput {
        email: "keeper@example.kz".to_owned(),
        name: "Дана".to_owned(),
        body,
        role: Role::BodyAdministrator,
        language: Language::Ru,
    };
    let link = invite(services, &Request::console(at), input).await.unwrap();
    let accept = AcceptInvitation {
        token: link.rsplit('/').next().unwrap().to_owned(),
        name: String::new(),
        password: PASSWORD.to_owned(),
        browser: Browser::default(),
    };
    accept_invitation(services, &Request::public(at), accept).await.unwrap();
}

async fn house() -> House {
    let at = at("2026-10-12T05:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let services = open(&sqlite_address(folder.path())).await;
    demo::fill(&services, at).await.unwrap();
    let body = body_by_code(&services, "mlspp").await.unwrap().id;
    let mut people = vec![Persona { name: "the public", actor: Actor::Public, cookie: String::new() }];
    for (name, email) in [
        ("a registrar", "registrar@talqy.example"),
        ("a drafter", "drafter@talqy.example"),
        ("a head", "head@talqy.example"),
        ("a drafter of another body", "drafter.mia@talqy.example"),
        ("a head of another body", "head.mia@talqy.example"),
        ("a coordinator", "coordinator@talqy.example"),
        ("an administrator", "administrator@talqy.example"),
    ] {
        people.push(persona(&services, name, (email, demo::PASSWORD), at).await);
    }
    invited(&services, body, at).await;
    let keeper = ("keeper@example.kz", PASSWORD);
    people.push(persona(&services, "an administrator of the body", keeper, at).await);
    let drafter = people.iter().find(|person| person.name == "a drafter").unwrap();
    let request = Request::new(drafter.actor.clone(), None, at);
    let desk = services::drafts::desk(&services, &request, None).await.unwrap();
    let draft = desk.drafting.first().unwrap();
    let (number, service) = (draft.number.clone(), "002-01-022".to_owned());
    let proposal = propose(&services, &service, at).await;
    let here = Here::with(services, |settings| settings.demonstration = true);
    here.clock.set(at);
    House { here, people, number, service, proposal, body, _folder: folder }
}

impl House {
    fn address(&self, route: &Route) -> String {
        let address = route
            .path
            .replace("{language}", "en")
            .replace("{number}", &self.number)
            .replace("{section}", "procedure.term")
            .replace("{code}", &self.service)
            .replace("{proposal}", &self.proposal.to_string())
            .replace("{from}", "1")
            .replace("{to}", "2")
            .replace("{comment}", "1")
            .replace("{file}", "revision-1.docx")
            .replace("{year}", "2026")
            .replace("{id}", "1")
            .replace("{name}", "privacy")
            .replace("{receipt}", "none")
            .replace("{token}", "none")
            .replace("{key}", "none")
            .replace("{body}", "mlspp");
        assert!(!address.contains('{'), "{} has a parameter that this test does not know", route.path);
        if route.action == Action::CreateDraft {
            format!("{address}?service={}", self.service)
        } else {
            address
        }
    }

    fn resource(&self, route: &Route) -> Resource {
        let of_body = ["/drafts/", "/desk/proposals/"].iter().any(|part| route.path.contains(part));
        let of_draft = of_body && route.path.contains("/desk/");
        if of_draft {
            Resource::Draft { body: self.body }
        } else if route.path.contains("/{body}") {
            Resource::Body { body: self.body }
        } else {
            Resource::Site
        }
    }

    async fn ask(&self, route: &Route, person: &Persona) -> StatusCode {
        let address = self.address(route);
        let answer = if route.method == Method::Post {
            let create = [("service", self.service.as_str()), ("kind", "new")];
            let fields = if route.action == Action::CreateDraft { create.as_slice() } else { &[] };
            send(&self.here, &person.cookie, &address, fields).await
        } else {
            read(&self.here, &person.cookie, &address).await
        };
        if answer.header("location").contains("/sign-in") && !route.path.ends_with("/sign-out") {
            StatusCode::UNAUTHORIZED
        } else {
            answer.status
        }
    }
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_rules_of_access_say() {
    let house = Box::pin(house()).await;
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
