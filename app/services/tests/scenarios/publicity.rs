//! Where and when placements and reports are made known, and what the public misses.

use chrono::TimeDelta;
use domain::draft::Refusal;
use domain::publicity::{Announced, MissingOutlet};
use services::drafts::{PublicationInput, publicity, record_publication};
use services::{FieldProblem, Request, ServiceError};

use crate::harness::discussed::open_discussion;
use crate::harness::refused::{problems, refusal};
use crate::harness::{at, later, morning, office, on_each_database, placed, publish, written_draft};

fn way(announced: &str, outlet: &str, place: &str, on: &str) -> PublicationInput {
    PublicationInput {
        announced: announced.to_owned(),
        outlet: outlet.to_owned(),
        place: place.to_owned(),
        on: on.to_owned(),
    }
}

#[test]
fn r15_6_each_way_of_informing_is_recorded_and_what_is_missing_is_shown() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let portal = way("placement", "portal", "https://egov.kz/d/1", "2026-03-02");
        let early = record_publication(&services, &office.drafter, &number, &portal).await;
        assert_eq!(refusal(early), Refusal::NotPlaced);
        assert!(publicity(&services, &office.drafter, &number).await.unwrap().is_empty());
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;

        let drafter = later(&office.drafter, at("2026-03-12T05:00:00Z"));
        let anybody = Request::public(drafter.at);
        let before = publicity(&services, &anybody, &number).await.unwrap();
        assert_eq!(before.len(), 1, "there is no report yet");
        assert_eq!(before[0].missing, MissingOutlet::ALL);
        assert_eq!(before[0].due_on, Some("2026-03-10".parse().unwrap()));

        let stranger = later(&office.registrar, drafter.at);
        let denied = record_publication(&services, &stranger, &number, &portal).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        record_publication(&services, &drafter, &number, &portal).await.unwrap();
        let again = record_publication(&services, &drafter, &number, &portal).await;
        assert_eq!(problems(again), [FieldProblem::new("place", "done")]);
        let bare = way("placement", "own_site", "gov.kz", "2026-03-01");
        let told = problems(record_publication(&services, &drafter, &number, &bare).await);
        let wrong = [FieldProblem::new("place", "malformed_link"), FieldProblem::new("on", "before_event")];
        assert_eq!(told, wrong);
        for (outlet, place, on) in
            [("local_sites", "https://akimat.kz/1", "2026-03-11"), ("other", "Радио, 9:00", "2026-03-12")]
        {
            let input = way("placement", outlet, place, on);
            record_publication(&services, &drafter, &number, &input).await.unwrap();
        }
        let after = publicity(&services, &anybody, &number).await.unwrap();
        assert!(after[0].missing.is_empty());
        let late: Vec<bool> = after[0].made.iter().map(|one| one.is_late(after[0].due_on)).collect();
        assert_eq!(late, [false, true, true]);
    });
}

#[test]
fn r15_8_the_places_of_publication_of_the_report_are_recorded_with_their_days() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let head = later(&office.head, at("2026-04-03T05:00:00Z"));
        let portal = way("report", "portal", "https://egov.kz/r/1", "2026-04-03");
        let early = record_publication(&services, &head, &number, &portal).await;
        assert_eq!(refusal(early), Refusal::NotReported);
        publish(&services, &head, &number).await.unwrap();
        record_publication(&services, &head, &number, &portal).await.unwrap();
        let known = publicity(&services, &Request::public(head.at), &number).await.unwrap();
        assert_eq!(known[1].announced, Announced::Report);
        assert_eq!(known[1].missing, [MissingOutlet::Sites]);
        assert_eq!((known[1].due_on, known[1].made.len()), (None, 1));
    });
}
