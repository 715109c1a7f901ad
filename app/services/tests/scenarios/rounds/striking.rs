//! A body that ended without a successor is struck off a running round (RC-2).

use domain::coordination::Position;
use domain::draft::{Refusal, StageName};
use services::coordination::{plan, rounds, strike};
use services::{ServiceError, ledger};

use super::{SENT, answer, by_hand, ended, problem, refusal, reported, sent};
use crate::harness::{at, later, on_each_address, open};

#[test]
fn rc_2_only_a_body_that_was_abolished_without_a_successor_is_struck() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let (registrar, chief) = (later(&office.registrar, at(SENT)), later(&office.head, at(SENT)));
        let planned = plan(&services, &chief, &number).await.unwrap();
        let digital = planned.bodies.iter().find(|one| one.body.code == "digital").unwrap().body.id;
        let why = "Упразднён указом, правопреемника нет.";
        let early = strike(&services, &registrar, &number, digital, why).await;
        assert_eq!(refusal(early), Refusal::NotSent);
        sent(&services, &chief, &number, &[]).await.unwrap();
        let denied = strike(&services, &chief, &number, digital, why).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let silent = problem(strike(&services, &registrar, &number, digital, " ").await);
        assert_eq!(silent, ("reason".to_owned(), "empty".to_owned()));
        let stands = problem(strike(&services, &registrar, &number, digital, why).await);
        assert_eq!(stands, ("reason".to_owned(), "not_abolished".to_owned()));
        let followed = "UPDATE bodies SET abolished_on = '2026-04-01', \
             successor_id = (SELECT MIN(id) FROM bodies) WHERE code = 'digital'";
        by_hand(&url, followed).await;
        let followed = problem(strike(&services, &registrar, &number, digital, why).await);
        assert_eq!(followed, ("reason".to_owned(), "not_abolished".to_owned()));

        by_hand(&url, "UPDATE bodies SET successor_id = NULL WHERE code = 'digital'").await;
        strike(&services, &registrar, &number, digital, why).await.unwrap();
        let again = strike(&services, &registrar, &number, digital, why).await;
        assert_eq!(refusal(again), Refusal::NotAsked);
        let known = rounds(&services, &chief, &number).await.unwrap();
        let struck: Vec<_> =
            known[0].bodies.iter().filter_map(|one| Some((one.body.id, one.struck.clone()?))).collect();
        assert_eq!(struck, [(digital, (registrar.at, why.to_owned()))]);
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");

        // Without it the round ends on the answers of the others.
        answer(&url, "keeper", Position::Agree).await;
        answer(&url, "corporation", Position::Agree).await;
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Coordinating);
        services.database.close().await.unwrap();
    });
}
