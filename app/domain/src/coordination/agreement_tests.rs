//! Which agreements a text lacks.

use super::*;
use crate::body::BodyId;
use crate::coordination::{AskedBody, Ground, Position};
use crate::draft::sample::noon;

const NOTHING: [Missing; 0] = [];

fn hash(text: &str) -> ContentHash {
    ContentHash::of(text.as_bytes())
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
}

fn asked(body: i64, position: Option<Position>) -> AskedBody {
    AskedBody {
        body: BodyId(body),
        grounds: vec![Ground::Provider],
        due_on: day(15),
        position,
        holds_from: None,
        silence_norm: None,
        struck: false,
    }
}

/// What is missing for `text` on the last day of the term, where body 1 must agree.
fn missing(text: &str, on: NaiveDate, asked: Vec<AskedBody>) -> Vec<Missing> {
    let round = Round { number: 2, hash: hash("sent"), opened_at: noon(), asked, ended_at: None };
    let required = [RequiredBody { body: BodyId(1), grounds: vec![Ground::Provider] }];
    Agreements { round: &round, required: &required }.missing(hash(text), on)
}

#[test]
fn rc_4_a_required_body_agrees_to_this_very_text() {
    let body = BodyId(1);
    let table = [
        (vec![asked(1, Some(Position::Agree))], vec![]),
        (vec![asked(1, Some(Position::AgreeWithRemarks))], vec![]),
        (vec![asked(1, Some(Position::Refuse))], vec![Missing::Refuses { body }]),
        (vec![asked(1, None)], vec![Missing::Silent { body }]),
        (vec![], vec![Missing::NotAsked { body }]),
        (vec![AskedBody { holds_from: Some(1), ..asked(1, None) }], vec![]),
        // What is said now counts more than what held from before.
        (
            vec![AskedBody { holds_from: Some(1), ..asked(1, Some(Position::Refuse)) }],
            vec![Missing::Refuses { body }],
        ),
        (vec![AskedBody { struck: true, ..asked(1, None) }], vec![]),
    ];
    for (asked, expected) in table {
        assert_eq!(missing("sent", day(15), asked.clone()), expected, "{asked:?}");
    }
}

#[test]
fn rc_4_an_agreement_to_another_text_is_none() {
    let body = BodyId(1);
    let agrees = || vec![asked(1, Some(Position::Agree))];
    assert_eq!(missing("changed", day(15), agrees()), [Missing::NotAsked { body }]);
    assert_eq!(missing("sent", day(15), agrees()), NOTHING);
}

#[test]
fn rc_4_silence_is_consent_only_by_a_norm_and_only_after_the_term() {
    let body = BodyId(1);
    let silent =
        |norm: Option<&str>| vec![AskedBody { silence_norm: norm.map(str::to_owned), ..asked(1, None) }];
    assert_eq!(missing("sent", day(16), silent(None)), [Missing::Silent { body }]);
    assert_eq!(missing("sent", day(15), silent(Some("п. 5"))), [Missing::Silent { body }]);
    assert_eq!(missing("sent", day(16), silent(Some("п. 5"))), NOTHING);
}

#[test]
fn rc_4_whoever_was_asked_has_a_say() {
    let body = BodyId(2);
    let with = |other: AskedBody| vec![asked(1, Some(Position::Agree)), other];
    assert_eq!(missing("sent", day(15), with(asked(2, None))), [Missing::Silent { body }]);
    let refuses = asked(2, Some(Position::Refuse));
    assert_eq!(missing("sent", day(15), with(refuses)), [Missing::Refuses { body }]);
    assert_eq!(missing("sent", day(15), with(asked(2, Some(Position::Agree)))), NOTHING);
    let struck = AskedBody { struck: true, ..asked(2, Some(Position::Refuse)) };
    assert_eq!(missing("sent", day(15), with(struck)), NOTHING);
}

#[test]
fn rc_4_what_is_missing_names_its_body() {
    let body = BodyId(7);
    for missing in [Missing::NotAsked { body }, Missing::Silent { body }, Missing::Refuses { body }] {
        assert_eq!(missing.body(), body);
    }
}
