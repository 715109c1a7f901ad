//! The steps that people try on a draft.

use proptest::prelude::*;

use crate::coordination::Position;

/// What somebody tries, in whatever stage the draft is.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Wait { days: i64 },
    Place { errors: u32 },
    Comment,
    Decide,
    Publish,
    Edit { text: u8 },
    Send { errors: u32, unanswered: u32, leaves_out: bool, adds: bool },
    Opine { body: i64, position: Position, text: Option<u8> },
    End,
    TakeBack,
    Approve { text: Option<u8> },
    Withdraw { reason: &'static str },
}

/// A step of anybody, those that lead on more often than others.
pub(super) fn any_step() -> impl Strategy<Value = Step> {
    let rarely = || prop_oneof![9 => Just(0_u32), 1 => Just(2_u32)];
    let text = || prop_oneof![9 => Just(None::<u8>), 1 => (0..3_u8).prop_map(Some)];
    let position = prop_oneof![
        6 => Just(Position::Agree),
        2 => Just(Position::AgreeWithRemarks),
        1 => Just(Position::Refuse),
    ];
    let send = (rarely(), rarely(), proptest::bool::weighted(0.1), any::<bool>()).prop_map(
        |(errors, unanswered, leaves_out, adds)| Step::Send { errors, unanswered, leaves_out, adds },
    );
    prop_oneof![
        8 => (1..25_i64).prop_map(|days| Step::Wait { days }),
        6 => rarely().prop_map(|errors| Step::Place { errors }),
        2 => Just(Step::Comment),
        6 => Just(Step::Decide),
        8 => Just(Step::Publish),
        3 => (0..3_u8).prop_map(|text| Step::Edit { text }),
        8 => send,
        24 => (1..5_i64, position, text())
            .prop_map(|(body, position, text)| Step::Opine { body, position, text }),
        8 => Just(Step::End),
        2 => Just(Step::TakeBack),
        8 => text().prop_map(|text| Step::Approve { text }),
        1 => prop_oneof![Just(" "), Just("Передумали")].prop_map(|reason| Step::Withdraw { reason }),
    ]
}
