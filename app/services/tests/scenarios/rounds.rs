//! Rounds of coordination: who is asked about which text, whose agreement holds, how a round ends (RC-1 to RC-3).

mod holding;
mod sending;
mod striking;

use std::fmt::Debug;

use chrono::TimeDelta;
use domain::body::BodyKind;
use domain::coordination::{Ground, Position};
use domain::draft::{Refusal, StageName};
use sea_orm::ConnectionTrait;
use services::coordination::{PlannedBody, SendInput, end_round, plan, round_mark, rounds, send};
use services::drafts::summary;
use services::{Request, ServiceError, Services};

use crate::harness::{Office, add, at, later, morning, office, placed, publish, written_draft};

/// Ten in the morning in Almaty on Friday, 3 April 2026: ten business days later it is 17 April.
const SENT: &str = "2026-04-03T05:00:00Z";

fn refusal<T: Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The field that was refused, with the code of its problem.
fn problem<T: Debug>(answer: Result<T, ServiceError>) -> (String, String) {
    match answer {
        Err(ServiceError::Invalid(problems)) => (problems[0].field.clone(), problems[0].code.clone()),
        other => panic!("{other:?}"),
    }
}

/// The bodies that the draft of the scenarios needs, one besides, and the draft with its published report.
async fn reported(services: &Services) -> (Office, String) {
    let office = office(services).await;
    add(services, "digital", BodyKind::AuthorizedInformatization).await;
    add(services, "corporation", BodyKind::AuthorizedStateCorporation).await;
    add(services, "mayor", BodyKind::Local).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    (office, number)
}

/// Sends the draft as the person sees it at this moment, with bodies that are added.
async fn sent(
    services: &Services,
    request: &Request,
    number: &str,
    added: &[&str],
) -> Result<u32, ServiceError> {
    let seen = plan(services, request, number).await?.seen;
    send(services, request, number, adding(added), &seen).await
}

fn adding(codes: &[&str]) -> SendInput {
    let added = codes.iter().map(|code| (*code).to_owned()).collect();
    SendInput { added, note: "Просим.".to_owned() }
}

fn asked(bodies: &[PlannedBody]) -> Vec<(&str, &[Ground])> {
    bodies.iter().map(|one| (one.body.code.as_str(), one.grounds.as_slice())).collect()
}

async fn stage(services: &Services, request: &Request, number: &str) -> StageName {
    summary(services, number, request.at).await.unwrap().stage
}

/// Changes rows by hand, where the command that does it belongs to other scenarios.
async fn by_hand(url: &str, statement: &str) {
    let beside = sea_orm::Database::connect(url).await.unwrap();
    beside.execute_unprepared(statement).await.unwrap();
    beside.close().await.unwrap();
}

/// A body takes a position in the last round.
async fn answer(url: &str, code: &str, position: Position) {
    let position = position.code();
    let statement = format!(
        "UPDATE round_bodies SET position = '{position}' \
         WHERE round_id = (SELECT MAX(id) FROM coordination_rounds) \
         AND body_id = (SELECT id FROM bodies WHERE code = '{code}')"
    );
    by_hand(url, &statement).await;
}

/// Ends the round as the person sees it at this moment.
async fn ended(
    services: &Services,
    request: &Request,
    number: &str,
    round: u32,
) -> Result<StageName, ServiceError> {
    let shown = rounds(services, request, number).await.unwrap();
    let mark = round_mark(shown.first().unwrap());
    end_round(services, request, number, round, &mark).await
}
