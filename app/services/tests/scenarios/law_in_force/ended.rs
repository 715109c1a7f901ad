//! The end: a cancellation with reasons and no text, after which the standard has ceased from a day and by an act.

use domain::draft::{DraftKind, StageName};
use domain::language::Localized;
use services::drafts::{CreateDraft, amending, create_draft, save_reasons};
use services::standards::{StandardKind, StandardState, on, version};
use services::{FieldProblem, ServiceError};

use super::{Act, Story, day};
use crate::harness::{SERVICE, at, placed, publish};

/// Cancels the standard that the draft `second` amended.
pub(super) async fn ended(story: &Story, second: &str) {
    let services = &story.services;
    let drafter = story.drafter("2026-08-03T05:00:00Z");
    let input = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::Cancellation };
    let number = create_draft(services, &drafter, input).await.unwrap().number;
    let stands = amending(services, &drafter, &number).await.unwrap().summary.version;
    let reasons = Localized::new("Қызмет бұдан былай көрсетілмейді.", "Услуга больше не оказывается.", "");
    save_reasons(services, &drafter, &number, &reasons, stands).await.unwrap();
    placed(services, &story.office, &number, at("2026-08-04T05:00:00Z")).await;
    publish(services, &story.head("2026-09-10T05:00:00Z"), &number).await.unwrap();
    let steps = ["2026-09-11T05:00:00Z", "2026-09-14T05:00:00Z", "2026-09-15T05:00:00Z"];
    story.coordinated(&number, steps).await;
    let head = story.head("2026-09-15T06:00:00Z");
    let order = services::standards::order(services, &head, &number).await.unwrap();
    assert_eq!((order.reasons, order.clauses.clauses.len()), (reasons, 0));
    assert_eq!(order.base.map(|base| base.number), Some(2));
    let act = Act {
        order: "41-НҚ",
        ordered_on: "2026-09-16",
        registered_on: "2026-09-18",
        published_on: "2026-09-21",
        effective_on: "2026-10-02",
    };
    story.put_in_force(&number, &act).await;
    assert_eq!(story.stage(second, "2026-10-01T18:59:59Z").await, StageName::InForce);
    assert_eq!(story.stage(second, "2026-10-01T19:00:00Z").await, StageName::Ceased);
    ceased(story).await;

    let again = story.drafter("2026-10-05T05:00:00Z");
    let input = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::Amendment };
    let nothing = create_draft(services, &again, input).await;
    let Err(ServiceError::Invalid(problems)) = nothing else { panic!("{nothing:?}") };
    assert_eq!(problems, [FieldProblem::new("kind", "nothing_to_amend")]);
}

/// The last day of the text and the first one without it; the former texts are read as they were.
async fn ceased(story: &Story) {
    let services = &story.services;
    assert_eq!(story.text_on("2026-10-01").await.map(|(act, _)| act), Some(2));
    let after = on(services, SERVICE, day("2026-10-02")).await.unwrap();
    let StandardState::Ceased { act, last } = after.state else { panic!("{:?}", after.state) };
    assert_eq!((act.number, act.kind), (3, StandardKind::Cancelled));
    assert_eq!((act.act.order_number.as_str(), act.effective_on), ("41-НҚ", Some(day("2026-10-02"))));
    assert_eq!(last.map(|last| last.number), Some(2));
    for (number, until) in [(1, "2026-07-05"), (2, "2026-10-01")] {
        let version = version(services, SERVICE, number).await.unwrap().version;
        assert_eq!(version.summary.valid_until, Some(day(until)));
        assert_eq!(version.content.hash().to_string(), version.summary.hash);
    }
}
