//! The stages up to the report, and the names of all of them.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::discussion::Outcome;
use crate::draft::sample::{comment, drafting, noon, placed, published, readiness, refusal, request, window};
use crate::draft::{CommentStanding, PlacementRequest, WayOfInforming};
use crate::report::ChangedElement;
use crate::standard::{SectionKey, sample};

#[test]
fn r15_1_placement_keeps_what_was_asked() {
    let placed = placed();
    assert_eq!(placed.origin, drafting());
    assert_eq!(placed.placement.window, window());
    assert_eq!(placed.placement.late_reason, None);
    assert_eq!(placed.late_attempts, 0);
}

#[test]
fn r14_2_errors_in_the_content_refuse_placement() {
    let asked = PlacementRequest { content_errors: 2, ..request() };
    assert_eq!(refusal(&drafting(), |draft| draft.place(asked)), Refusal::ContentErrors { count: 2 });
}

#[test]
fn r15_2_a_late_placement_needs_a_written_reason_and_keeps_it() {
    let due_on = NaiveDate::from_ymd_opt(2026, 2, 27).unwrap();
    let placed_on = window().placed_on;
    let late = |reason: Option<&str>| PlacementRequest {
        due_on: Some(due_on),
        late_reason: reason.map(str::to_owned),
        ..request()
    };
    for blank in [None, Some(" \n")] {
        let found = refusal(&drafting(), |draft| draft.place(late(blank)));
        assert_eq!(found, Refusal::LateWithoutReason { due_on, placed_on });
    }
    let placed = drafting().place(late(Some(" Ждали заключения. "))).unwrap();
    assert_eq!(placed.placement.late_reason.as_deref(), Some("Ждали заключения."));
}

#[test]
fn r15_3_a_window_that_opens_at_another_moment_is_refused() {
    let asked = PlacementRequest { placed_at: noon() + TimeDelta::seconds(1), ..request() };
    assert_eq!(refusal(&drafting(), |draft| draft.place(asked)), Refusal::WindowElsewhere);
}

#[test]
fn r15_6_placement_names_a_way_of_informing() {
    for ways in [Vec::new(), vec![WayOfInforming::Other(" ".to_owned())]] {
        let asked = PlacementRequest { ways, ..request() };
        assert_eq!(refusal(&drafting(), |draft| draft.place(asked)), Refusal::NoWayOfInforming);
    }
}

#[test]
fn r15_3_open_and_review_are_told_apart_by_the_clock_alone() {
    let draft = Draft::Placed(placed());
    let closes_at = window().closes_at;
    assert_eq!(draft.stage(noon()), StageName::Open);
    assert_eq!(draft.stage(closes_at - TimeDelta::nanoseconds(1)), StageName::Open);
    assert_eq!(draft.stage(closes_at), StageName::Review);
}

#[test]
fn a_stage_is_stored_and_read_under_one_name() {
    for stored in StoredStage::ALL {
        assert_eq!(StoredStage::from_code(stored.code()), Some(stored));
        assert_eq!(StageName::from_stored(stored, StageMoments::default(), noon()).stored(), stored);
    }
    for name in StageName::ALL {
        assert_eq!(
            StageName::from_stored(name.stored(), StageMoments::default(), noon()).stored(),
            name.stored()
        );
    }
    assert_eq!(StoredStage::from_code("open"), None);
}

#[test]
fn r15_4_a_late_comment_is_refused_with_both_moments_and_counted() {
    let closes_at = window().closes_at;
    let placed = placed();
    assert_eq!(placed.receive(closes_at - TimeDelta::microseconds(1)), Ok(()));
    let late = Refusal::DiscussionClosed { closes_at, received_at: closes_at };
    assert_eq!(placed.receive(closes_at), Err(late.clone()));
    assert_eq!(placed.late_attempt().late_attempt().late_attempts, 2);
    let reported = published();
    let reported = Draft::Reported(reported);
    assert_eq!(reported.receive(closes_at), Err(late));
    assert_eq!(reported.receive(closes_at - TimeDelta::microseconds(1)), Err(Refusal::AlreadyReported));
    assert_eq!(Draft::Drafting(drafting()).receive(noon()), Err(Refusal::NotPlaced));
}

#[test]
fn r15_7_a_comment_is_decided_once() {
    use CommentStanding::{Awaiting, Decided, Withdrawn};
    let all = HashMap::from([(1_i64, Awaiting), (2, Decided), (3, Awaiting), (4, Withdrawn)]);
    let standing = |comment: i64| all.get(&comment).copied();
    let placed = placed();
    assert_eq!(placed.decide(&[1, 3], standing), Ok(()));
    assert_eq!(placed.decide(&[1, 2], standing), Err(Refusal::AlreadyDecided { comment: 2 }));
    assert_eq!(placed.decide(&[1, 4], standing), Err(Refusal::CommentWithdrawn { comment: 4 }));
    assert_eq!(placed.decide(&[9], standing), Err(Refusal::UnknownComment { comment: 9 }));
    assert_eq!(placed.decide(&[], standing), Err(Refusal::NothingToDecide));
}

#[test]
fn r15_7_nothing_is_decided_before_placement_or_after_the_report() {
    let at = window().closes_at;
    assert_eq!(Draft::Drafting(drafting()).into_placed(at), Err(Refusal::NotPlaced));
    assert_eq!(Draft::Reported(published()).into_placed(at), Err(Refusal::AlreadyReported));
    let withdrawn = placed().withdraw(at, "Услуга исключена").unwrap();
    assert_eq!(Draft::Withdrawn(withdrawn).into_placed(at), Err(Refusal::AlreadyWithdrawn));
}

#[test]
fn r15_1_a_placed_draft_is_not_placed_again() {
    assert_eq!(Draft::Placed(placed()).into_drafting(noon()), Err(Refusal::AlreadyPlaced));
    assert_eq!(Draft::Drafting(drafting()).into_drafting(noon()), Ok(drafting()));
}

#[test]
fn r15_8_the_report_waits_for_the_end_of_the_window_and_for_every_decision() {
    let closes_at = window().closes_at;
    let early = closes_at - TimeDelta::microseconds(1);
    let ready = readiness(&[], &[], closes_at);
    let open = refusal(&placed(), |draft| draft.publish_report(early, &ready));
    assert_eq!(open, Refusal::WindowOpen { closes_at });
    let comments = [comment(2, None), comment(1, None), comment(3, Some(Outcome::NotAccepted))];
    let undecided = readiness(&comments, &[], closes_at);
    let waiting = refusal(&placed(), |draft| draft.publish_report(closes_at, &undecided));
    assert_eq!(waiting, Refusal::UndecidedComments { comments: vec![1, 2] });
    assert_eq!(published().published_at, closes_at);
}

#[test]
fn r15_9_the_report_waits_for_a_link_or_a_reason_of_every_gap() {
    let at = window().closes_at;
    let changes = [ChangedElement { section: SectionKey::Term, element: sample::id("term") }];
    let gaps = readiness(&[comment(1, Some(Outcome::Accepted))], &changes, at);
    assert_eq!(
        refusal(&placed(), |draft| draft.publish_report(at, &gaps)),
        Refusal::UnexplainedGaps { count: 2 }
    );
}

#[test]
fn r15_8_nothing_is_revised_after_the_report_and_a_withdrawal_leaves_it() {
    let at = window().closes_at;
    let reported = Draft::Reported(published());
    assert_eq!(reported.revise(), Err(Refusal::AlreadyReported));
    assert_eq!(refusal(&reported, |draft| draft.withdraw(at, " ")), Refusal::NoReason);
    let withdrawn = reported.withdraw(at, "Услуга исключена").unwrap();
    assert_eq!((withdrawn.placement, withdrawn.origin), (Some(placed().placement), drafting()));
    assert_eq!(Draft::Placed(placed()).revise(), Ok(()));
}

#[test]
fn rf_1_approved_in_force_and_ceased_are_told_apart_by_the_clock_alone() {
    let [effective, ceases] = [10, 20].map(|days| noon() + TimeDelta::days(days));
    let name = |effective_at, ceases_at, at| {
        let moments = StageMoments { window: None, effective_at, ceases_at };
        StageName::from_stored(StoredStage::Approved, moments, at)
    };
    let moment = TimeDelta::nanoseconds(1);
    let table = [
        ((None, None), ceases, StageName::Approved),
        ((Some(effective), None), effective - moment, StageName::Approved),
        ((Some(effective), None), effective, StageName::InForce),
        ((Some(effective), Some(ceases)), ceases - moment, StageName::InForce),
        ((Some(effective), Some(ceases)), ceases, StageName::Ceased),
        // Cancelled before it took effect.
        ((Some(ceases), Some(effective)), effective, StageName::Ceased),
    ];
    for ((effective_at, ceases_at), at, expected) in table {
        assert_eq!(name(effective_at, ceases_at, at), expected, "{effective_at:?} {ceases_at:?} {at}");
    }
}

#[test]
fn r15_3_a_stage_is_withdrawn_before_approval_and_has_a_report_from_its_publication_on() {
    for stage in StageName::ALL {
        assert_eq!(StageName::from_code(stage.code()), Some(stage));
        let is_late = matches!(
            stage,
            StageName::Approved | StageName::InForce | StageName::Ceased | StageName::Withdrawn
        );
        assert_eq!(stage.can_be_withdrawn(), !is_late, "{stage:?}");
        let is_early =
            matches!(stage, StageName::Drafting | StageName::Open | StageName::Review | StageName::Withdrawn);
        assert_eq!(stage.has_report(), !is_early, "{stage:?}");
    }
}

#[test]
fn a_withdrawal_has_a_reason_and_happens_once() {
    let blank = refusal(&Draft::Placed(placed()), |draft| draft.withdraw(noon(), " "));
    assert_eq!(blank, Refusal::NoReason);
    let withdrawn = Draft::Placed(placed().late_attempt()).withdraw(noon(), " Услуга исключена ").unwrap();
    assert_eq!((withdrawn.reason.as_str(), withdrawn.late_attempts), ("Услуга исключена", 1));
    assert_eq!(withdrawn.placement, Some(placed().placement));
    let again = refusal(&Draft::Withdrawn(withdrawn), |draft| draft.withdraw(noon(), "Ещё раз"));
    assert_eq!(again, Refusal::AlreadyWithdrawn);
}

prop_compose! {
    fn any_request()(
        content_errors in 0_u32..3,
        due in proptest::option::of(-10_i64..10),
        shift in prop_oneof![Just(0_i64), -5_i64..5],
        late_reason in proptest::option::of("[ a-z]{0,6}"),
        ways in proptest::collection::vec(
            prop_oneof![
                Just(WayOfInforming::Portal),
                Just(WayOfInforming::OwnSite),
                "[ a-z]{0,3}".prop_map(WayOfInforming::Other),
            ],
            0..3,
        ),
    ) -> PlacementRequest {
        PlacementRequest {
            content_errors,
            due_on: due.map(|days| window().placed_on + TimeDelta::days(days)),
            placed_at: noon() + TimeDelta::seconds(shift),
            window: window(),
            late_reason,
            ways,
        }
    }
}

proptest! {
    #[test]
    fn r15_1_no_transition_loses_what_the_stage_knew(
        asked in any_request(),
        minutes in -50_000_i64..50_000,
        outcomes in proptest::collection::vec(proptest::option::of(Just(Outcome::NotAccepted)), 0..4),
        changed: bool,
        reason in "[ a-z]{0,3}",
    ) {
        let before = drafting();
        let placed = match before.clone().place(asked.clone()) {
            Ok(placed) => {
                prop_assert_eq!(asked.content_errors, 0);
                prop_assert!(!asked.is_late() || placed.placement.late_reason.is_some());
                prop_assert!(!placed.placement.ways.is_empty());
                prop_assert_eq!(&placed.origin, &before);
                placed
            }
            Err(refused) => {
                prop_assert_eq!(&refused.stage, &before);
                self::placed()
            }
        };
        let at = window().closes_at + TimeDelta::minutes(minutes);
        let comments: Vec<_> = (1_i64..).zip(&outcomes).map(|(number, outcome)| comment(number, *outcome)).collect();
        let change = ChangedElement { section: SectionKey::Term, element: sample::id("term") };
        let changes: Vec<_> = changed.then_some(change).into_iter().collect();
        let ready = readiness(&comments, &changes, at);
        match placed.clone().publish_report(at, &ready) {
            Ok(reported) => {
                prop_assert!(ready.is_ready());
                prop_assert_eq!(&reported.placed, &placed);
            }
            Err(refused) => {
                prop_assert!(!ready.is_ready());
                prop_assert_eq!(&refused.stage, &placed);
            }
        }
        match placed.clone().withdraw(at, &reason) {
            Ok(withdrawn) => {
                prop_assert_eq!(withdrawn.origin, placed.origin);
                prop_assert_eq!(withdrawn.placement, Some(placed.placement));
            }
            Err(refused) => prop_assert_eq!(&refused.stage, &placed),
        }
    }
}
