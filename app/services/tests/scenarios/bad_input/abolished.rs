//! A body that must agree is abolished while it is asked: its successor is asked, and without one nobody waits for it.

use domain::body::{BodyId, BodyKind, Role};
use domain::coordination::{BodyTermsInput, Ground, Missing, Position};
use domain::draft::{Refusal, StageName};
use services::coordination::{plan, strike, take_back};
use services::people::{BodyInput, body_by_code, change_body};
use services::{Request, Services};

use super::{ANSWERED, ENDED, ORDERED, Sent, refusal, whole};
use crate::harness::coordination::{approve_shown, end_last_round, opine, opinion, order, send_round};
use crate::harness::{add, at, later, on_each_database, staff};

/// Ends the body for informatization on the day after it was asked.
async fn abolish(services: &Services, successor: Option<BodyId>) -> BodyId {
    let stands = body_by_code(services, "digital").await.unwrap();
    let input = BodyInput {
        code: stands.code,
        kind: stands.kind,
        name: stands.name,
        reports_to_president: stands.reports_to_president,
        email: stands.email,
        terms: BodyTermsInput {
            abolished_on: "2026-04-07".to_owned(),
            successor: successor.map(|body| body.0.to_string()).unwrap_or_default(),
            ..BodyTermsInput::default()
        },
    };
    let administrator = Request::console(at("2026-04-07T05:00:00Z"));
    change_body(services, &administrator, stands.id, stands.version, input).await.unwrap();
    stands.id
}

#[test]
fn rc_2_the_successor_of_a_body_that_had_agreed_agrees_anew() {
    on_each_database(|services| async move {
        let sent = Sent::agreed(&services).await;
        let (number, chief) = (sent.number.as_str(), sent.head(ORDERED));
        let heir = add(&services, "heir", BodyKind::Central).await;
        let person = staff(&services, "heir@example.kz", heir, Role::Head).await;
        let digital = abolish(&services, Some(heir)).await;
        let early = approve_shown(&services, &chief, number, order("12", "2026-04-20")).await;
        let missing = vec![Missing::NotAsked { body: heir }];
        assert_eq!(refusal(early), Refusal::AgreementsMissing { missing });
        assert_eq!(sent.stage(&services).await, StageName::Coordinating);

        take_back(&services, &chief, number, 1).await.unwrap();
        let planned = plan(&services, &chief, number).await.unwrap();
        let asked: Vec<_> = planned
            .bodies
            .iter()
            .map(|one| (one.body.code.as_str(), one.grounds.as_slice(), one.holds_from))
            .collect();
        let expected: [(&str, &[Ground], Option<u32>); 2] =
            [("keeper", &[Ground::AuthorizedServices], Some(1)), ("heir", &[Ground::Informatization], None)];
        assert_eq!(asked, expected);
        assert!(planned.bodies.iter().all(|one| one.body.id != digital));
        assert_eq!(send_round(&services, &chief, number).await.unwrap(), 2);
        let person = later(&person, at("2026-04-21T05:00:00Z"));
        opine(&services, &person, number, "heir", &opinion(Position::Agree, "")).await.unwrap();
        let chief = sent.head("2026-04-22T05:00:00Z");
        let stage = end_last_round(&services, &chief, number).await.unwrap();
        assert_eq!(stage, StageName::Coordinating);
        approve_shown(&services, &chief, number, order("12", "2026-04-22")).await.unwrap();
        whole(&services).await;
    });
}

#[test]
fn rc_2_a_body_without_a_successor_is_struck_and_the_standard_is_approved_without_it() {
    on_each_database(|services| async move {
        let sent = Sent::begin(&services).await;
        let (number, chief) = (sent.number.as_str(), sent.head(ENDED));
        sent.opine(&services, "keeper", ANSWERED, Position::Agree).await;
        let digital = abolish(&services, None).await;
        let waiting = end_last_round(&services, &chief, number).await;
        assert_eq!(refusal(waiting), Refusal::RoundUndecided { bodies: vec![digital] });
        let registrar = later(&sent.office.registrar, at(ENDED));
        strike(&services, &registrar, number, digital, "Упразднён указом, преемника нет.").await.unwrap();
        let opining = later(&sent.digital, at(ENDED));
        let late = opine(&services, &opining, number, "digital", &opinion(Position::Agree, "")).await;
        assert_eq!(refusal(late), Refusal::NotAsked);
        let stage = end_last_round(&services, &chief, number).await.unwrap();
        assert_eq!(stage, StageName::Coordinating);
        approve_shown(&services, &sent.head(ORDERED), number, order("12", "2026-04-20")).await.unwrap();
        assert_eq!(sent.stage(&services).await, StageName::Approved);
        whole(&services).await;
    });
}
