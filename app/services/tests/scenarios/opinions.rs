//! The day of a coordinating body: its inbox, the opinion inside it, the opinion that is given and amended (RC-3).

mod given;
mod inbox;
mod prepared;

use domain::body::Role;
use domain::coordination::{Position, RemarkInput};
use domain::draft::Refusal;
use domain::standard::{Content, SectionKey};
use services::coordination::{AskedPage, GiveInput, SendInput, asked, give_opinion, plan, send};
use services::people::body_by_code;
use services::{FieldProblem, Request, ServiceError, Services};

use crate::harness::discussed::open_discussion;
use crate::harness::{Office, at, later, publish, staff};

const SENT: &str = "2026-04-03T05:00:00Z";
const NEXT_DAY: &str = "2026-04-06T05:00:00Z";
const KEEPER: &str = "keeper";

/// A draft that was sent to the authorized body, and the people there.
struct Sent {
    office: Office,
    number: String,
    coordinator: Request,
    chief: Request,
}

async fn sent(services: &Services) -> Sent {
    let (office, number) = open_discussion(services).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let keeper = body_by_code(services, KEEPER).await.unwrap().id;
    let coordinator = staff(services, "coordinator@example.kz", keeper, Role::Coordinator).await;
    let chief = staff(services, "chief@example.kz", keeper, Role::Head).await;
    let head = later(&office.head, at(SENT));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: "Просим согласовать.".to_owned() };
    assert_eq!(send(services, &head, &number, input, &planned.seen).await.unwrap(), 1);
    let (coordinator, chief) = (later(&coordinator, at(NEXT_DAY)), later(&chief, at(NEXT_DAY)));
    Sent { office, number, coordinator, chief }
}

fn typed(position: &str, reasons: &str, remarks: Vec<RemarkInput>) -> GiveInput {
    GiveInput { position: position.to_owned(), reasons: reasons.to_owned(), remarks }
}

/// A remark on the first clause of the appeal.
fn remark(content: &Content, text: &str) -> RemarkInput {
    let element = content.elements(SectionKey::Appeal).first().unwrap();
    RemarkInput {
        section: SectionKey::Appeal.code().to_owned(),
        element: element.id.to_string(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        suggestion: format!("{} В течение пяти рабочих дней.", element.text.ru),
        ..RemarkInput::default()
    }
}

fn version(page: &AskedPage) -> i64 {
    page.draft.as_ref().map_or(0, |draft| draft.version)
}

/// Gives the opinion on what stands now.
async fn give(services: &Services, sent: &Sent, input: &GiveInput) -> Result<Position, ServiceError> {
    let page = asked(services, &sent.chief, &sent.number, KEEPER).await.unwrap();
    let hash = &page.round.hash;
    give_opinion(services, &sent.chief, &sent.number, KEEPER, hash, input, version(&page)).await
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn problems<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Vec<FieldProblem> {
    match answer {
        Err(ServiceError::Invalid(problems)) => problems,
        other => panic!("{other:?}"),
    }
}
