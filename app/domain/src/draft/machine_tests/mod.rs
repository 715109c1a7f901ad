//! Random interleavings of everybody's steps on a draft: no order of them gets past a rule.

mod step;
mod witness;

use proptest::prelude::*;

use self::step::{Step, any_step};
use self::witness::Witness;
use crate::coordination::Position;
use crate::draft::Draft;

proptest! {
    #[test]
    fn rc_4_no_order_of_steps_gets_past_a_rule(steps in proptest::collection::vec(any_step(), 0..120)) {
        let mut witness = Witness::new();
        for step in &steps {
            witness.step(step);
        }
    }
}

#[test]
fn rc_4_the_witness_sees_a_draft_approved_in_its_second_round() {
    let opine = |body, position| Step::Opine { body, position, text: None };
    let send = || Step::Send { errors: 0, unanswered: 0, leaves_out: false, adds: true };
    let mut witness = Witness::new();
    let first = [
        Step::Place { errors: 0 },
        Step::Comment,
        Step::Edit { text: 1 },
        Step::Decide,
        Step::Wait { days: 31 },
        Step::Publish,
        send(),
        opine(1, Position::Agree),
        opine(2, Position::Refuse),
        Step::End,
        Step::Edit { text: 2 },
        send(),
        opine(1, Position::AgreeWithRemarks),
        opine(2, Position::Agree),
        opine(3, Position::Agree),
        Step::End,
        Step::Approve { text: None },
    ];
    for step in &first {
        assert!(witness.step(step), "{step:?}");
    }
    assert!(matches!(witness.draft, Draft::Approved(_)));
    for step in [Step::End, Step::TakeBack, send(), Step::Withdraw { reason: "Передумали" }] {
        assert!(!witness.step(&step), "{step:?}");
    }
}

#[test]
fn rc_3_the_witness_sees_an_agreement_hold_to_an_unchanged_text() {
    let opine = |body, position| Step::Opine { body, position, text: None };
    let send = || Step::Send { errors: 0, unanswered: 0, leaves_out: false, adds: false };
    let mut witness = Witness::new();
    let steps = [
        Step::Place { errors: 0 },
        Step::Wait { days: 31 },
        Step::Publish,
        send(),
        opine(1, Position::Agree),
        opine(2, Position::Refuse),
        Step::End,
        send(),
        opine(2, Position::Agree),
        Step::End,
        Step::Approve { text: None },
    ];
    for step in &steps {
        assert!(witness.step(step), "{step:?}");
    }
    assert!(matches!(witness.draft, Draft::Approved(_)));
}
