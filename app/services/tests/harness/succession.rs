//! A draft that was sent to the bodies concerned, and bodies that end while they are asked.

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::BodyTermsInput;
use domain::language::Language;
use services::coordination::{SendInput, plan, send};
use services::people::{BodyInput, body_by_code, change_body};
use services::subscriptions::{Scope, confirm, subscribe};
use services::{Request, Services, outbox};

use super::{Office, add, at, console, later, morning, office, placed, publish, staff, written_draft};

/// When the draft was sent: a Friday. Ten business days later it is 17 April.
pub(crate) const SENT: &str = "2026-04-03T05:00:00Z";

/// A draft in a round that asks `keeper`, `digital` and `corporation`, with the heads of the first two; and the head of a body
/// that is not asked, `agency`.
pub(crate) struct Sent {
    pub(crate) office: Office,
    pub(crate) number: String,
    pub(crate) keeper: Request,
    pub(crate) digital: Request,
    pub(crate) agency: Request,
}

/// Sends the draft of the scenarios.
pub(crate) async fn sent(services: &Services) -> Sent {
    let office = office(services).await;
    let digital = add(services, "digital", BodyKind::AuthorizedInformatization).await;
    add(services, "corporation", BodyKind::AuthorizedStateCorporation).await;
    let agency = add(services, "agency", BodyKind::Central).await;
    let keeper = body_by_code(services, "keeper").await.expect("a body").id;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.expect("a report");
    let keeper = staff(services, "chief@example.kz", keeper, Role::Head).await;
    let digital = staff(services, "digital@example.kz", digital, Role::Head).await;
    let agency = staff(services, "agency@example.kz", agency, Role::Head).await;
    let head = later(&office.head, at(SENT));
    let seen = plan(services, &head, &number).await.expect("a plan").seen;
    send(services, &head, &number, SendInput::default(), &seen).await.expect("sent");
    Sent { office, number, keeper, digital, agency }
}

/// Changes what is entered about a body.
pub(crate) async fn change(services: &Services, code: &str, change: impl FnOnce(&mut BodyInput)) {
    let stands = body_by_code(services, code).await.expect("a body");
    let mut input = BodyInput {
        code: stands.code,
        kind: stands.kind,
        name: stands.name,
        reports_to_president: stands.reports_to_president,
        email: stands.email,
        terms: BodyTermsInput::default(),
    };
    change(&mut input);
    change_body(services, &console(), stands.id, stands.version, input).await.expect("changed");
}

/// Ends a body on a day, with the body that takes over its duties.
pub(crate) async fn end(services: &Services, code: &str, day: &str, successor: Option<&str>) {
    let successor = match successor {
        Some(code) => body_by_code(services, code).await.expect("a body").id.0.to_string(),
        None => String::new(),
    };
    change(services, code, |input| {
        input.terms = BodyTermsInput { abolished_on: day.to_owned(), successor, ..BodyTermsInput::default() };
    })
    .await;
}

/// Somebody follows something and confirms it.
pub(crate) async fn follow(services: &Services, email: &str, scope: &Scope) {
    let when = at("2026-04-03T06:00:00Z");
    let public = Request::public(when);
    subscribe(services, &public, email, scope, Language::Kk).await.expect("asked");
    let asked = outbox::claim(services, when, 200).await.expect("letters");
    let asked = asked.iter().rfind(|letter| {
        letter.message.recipient == email && letter.message.body.contains("/kk/subscriptions/")
    });
    let body = &asked.expect("a letter").message.body;
    let key = body.split("/kk/subscriptions/").nth(1).expect("an address").split('"').next().expect("a key");
    confirm(services, &public, key).await.expect("confirmed");
}
