//! Where a round stands, and whose opinion it takes.

use super::*;
use crate::draft::sample::noon;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
}

fn asked(body: i64, position: Option<Position>) -> AskedBody {
    AskedBody {
        body: BodyId(body),
        grounds: vec![Ground::AuthorizedServices],
        due_on: day(15),
        position,
        holds_from: None,
        silence_norm: None,
        struck: false,
    }
}

fn round(asked: Vec<AskedBody>) -> Round {
    Round { number: 3, hash: ContentHash::of(b"sent"), opened_at: noon(), asked, ended_at: None }
}

fn ids(ids: &[i64]) -> Vec<BodyId> {
    ids.iter().copied().map(BodyId).collect()
}

const AGREE: Option<Position> = Some(Position::Agree);
const REFUSE: Option<Position> = Some(Position::Refuse);

#[test]
fn rc_3_a_round_waits_for_everybody_and_one_refusal_decides_it() {
    let struck = AskedBody { struck: true, ..asked(3, None) };
    let held = AskedBody { holds_from: Some(2), ..asked(4, None) };
    let table = [
        (vec![asked(1, None), asked(2, AGREE)], RoundState::Waiting { bodies: ids(&[1]) }, false),
        (vec![asked(1, None), asked(2, REFUSE)], RoundState::Waiting { bodies: ids(&[1]) }, true),
        (vec![asked(1, REFUSE), asked(2, AGREE)], RoundState::Refused { bodies: ids(&[1]) }, true),
        (vec![asked(1, Some(Position::AgreeWithRemarks)), asked(2, AGREE)], RoundState::Agreed, false),
        (vec![asked(1, AGREE), struck.clone(), held], RoundState::Agreed, false),
        (vec![AskedBody { position: REFUSE, ..struck }, asked(1, AGREE)], RoundState::Agreed, false),
    ];
    for (asked, state, refused) in table {
        let round = round(asked);
        assert_eq!((round.state(day(15)), round.is_refused()), (state, refused), "{round:?}");
    }
}

#[test]
fn rc_3_silence_is_no_answer_unless_a_norm_says_so() {
    let silent = AskedBody { silence_norm: Some("п. 5 Правил".to_owned()), ..asked(1, None) };
    let round = round(vec![silent]);
    assert_eq!(round.state(day(15)), RoundState::Waiting { bodies: ids(&[1]) });
    assert_eq!(round.state(day(16)), RoundState::Agreed);
    assert_eq!(self::round(vec![asked(1, None)]).state(day(30)), RoundState::Waiting { bodies: ids(&[1]) });
    // A refusal that was given stays one, whatever silence would mean.
    let refuses = AskedBody { position: REFUSE, ..round.asked[0].clone() };
    assert_eq!(self::round(vec![refuses]).state(day(16)), RoundState::Refused { bodies: ids(&[1]) });
}

#[test]
fn rc_3_an_opinion_is_taken_on_the_sent_text_from_who_is_asked_until_the_round_ends() {
    let (sent, changed) = (ContentHash::of(b"sent"), ContentHash::of(b"changed"));
    let struck = AskedBody { struck: true, ..asked(2, None) };
    let open = round(vec![asked(1, AGREE), struck]);
    assert_eq!(open.receive(BodyId(1), sent), Ok(()));
    assert_eq!(open.receive(BodyId(1), changed), Err(Refusal::SupersededText));
    assert_eq!(open.receive(BodyId(2), sent), Err(Refusal::NotAsked));
    assert_eq!(open.receive(BodyId(3), sent), Err(Refusal::NotAsked));
    let ended = Round { ended_at: Some(noon()), ..open };
    assert_eq!(ended.receive(BodyId(1), sent), Err(Refusal::RoundEnded { round: 3 }));
    assert_eq!(ended.receive(BodyId(1), changed), Err(Refusal::SupersededText));
}

#[test]
fn rc_2_a_body_is_required_if_one_of_its_grounds_is_of_the_law() {
    let grounds = |grounds: &[Ground]| AskedBody { grounds: grounds.to_vec(), ..asked(1, None) };
    assert!(!grounds(&[Ground::Interested]).is_required());
    assert!(grounds(&[Ground::Interested, Ground::Provider]).is_required());
}
