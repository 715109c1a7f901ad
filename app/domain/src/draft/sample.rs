//! A draft for tests, in the stages up to its report.

use std::collections::HashMap;
use std::fmt::Debug;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

use super::{DraftKind, Drafting, Placed, PlacementRequest, Refusal, Refused, Reported, WayOfInforming};
use crate::body::BodyId;
use crate::discussion::{Anchor, DiscussionWindow, Outcome};
use crate::law::in_force_on;
use crate::report::{ChangedElement, ReadinessInputs, ReportReadiness, WeighedComment};
use crate::time::{BusinessCalendar, LegalZone};

pub(crate) fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 7, 0, 0).unwrap()
}

pub(crate) fn window() -> DiscussionWindow {
    window_at(noon())
}

/// The window of a placement at an instant.
pub(crate) fn window_at(at: DateTime<Utc>) -> DiscussionWindow {
    let zone = LegalZone::default();
    let calendar = BusinessCalendar::from_days(Vec::new());
    DiscussionWindow::from_placement(at, in_force_on(zone.date_of(at)), zone, &calendar)
}

pub(crate) fn drafting() -> Drafting {
    Drafting { number: "2026-14".to_owned(), kind: DraftKind::New, body: BodyId(3) }
}

pub(crate) fn request() -> PlacementRequest {
    PlacementRequest {
        content_errors: 0,
        due_on: NaiveDate::from_ymd_opt(2026, 3, 2),
        placed_at: noon(),
        window: window(),
        late_reason: None,
        ways: vec![WayOfInforming::Portal],
    }
}

pub(crate) fn placed() -> Placed {
    drafting().place(request()).unwrap()
}

pub(crate) fn comment(number: i64, outcome: Option<Outcome>) -> WeighedComment {
    WeighedComment { number, outcome, anchor: Anchor::default() }
}

pub(crate) fn readiness(
    comments: &[WeighedComment],
    changes: &[ChangedElement],
    at: DateTime<Utc>,
) -> ReportReadiness {
    let window = window();
    let inputs = ReadinessInputs { window: &window, comments, changes, links: &[], reasons: &HashMap::new() };
    ReportReadiness::assess(inputs, at)
}

pub(crate) fn published() -> Reported {
    let at = window().closes_at;
    placed().publish_report(at, &readiness(&[comment(1, Some(Outcome::NotAccepted))], &[], at)).unwrap()
}

/// The refusal of a transition, after checking that the stage came back as it went in.
pub(crate) fn refusal<Stage: Clone + PartialEq + Debug, Next: Debug>(
    stage: &Stage,
    transition: impl FnOnce(Stage) -> Result<Next, Box<Refused<Stage>>>,
) -> Refusal {
    let refused = transition(stage.clone()).expect_err("the transition is refused");
    assert_eq!(refused.stage, *stage);
    refused.refusal
}
