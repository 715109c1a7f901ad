//! What of a round everybody reads.

use chrono::NaiveDate;
use domain::body::BodyId;
use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::discussion::Anchor;
use domain::language::Localized;

use super::*;
use crate::coordination::{AnswerView, RemarkView, round_mark};
use crate::reading::BodyName;

fn remark(number: i64, internal_norm: Option<&str>) -> RemarkView {
    RemarkView {
        id: number,
        number,
        body: BodyId(2),
        anchor: Anchor::default(),
        text: "Назовите срок.".to_owned(),
        suggestion: None,
        internal_norm: internal_norm.map(str::to_owned),
        answer: Some(AnswerView {
            outcome: RemarkOutcome::Accepted,
            words: "Принято.".to_owned(),
            element: None,
            answered_at: DateTime::UNIX_EPOCH,
            resolved: Some(true),
            version: 1,
        }),
    }
}

fn opinion() -> OpinionView {
    OpinionView {
        position: Position::Refuse,
        reasons: "Срок не назван.".to_owned(),
        given_at: DateTime::UNIX_EPOCH,
        given_by: Some("Айгүл".to_owned()),
        remarks: vec![remark(1, None), remark(2, Some("пункт 5"))],
        withheld: 0,
    }
}

fn round(number: u32, ended: bool) -> RoundView {
    RoundView {
        number,
        revision: 2,
        hash: "00".repeat(32),
        note: Some("Исполнитель: Олег".to_owned()),
        opened_at: DateTime::UNIX_EPOCH,
        ended_at: ended.then_some(DateTime::UNIX_EPOCH),
        agreed: ended.then_some(false),
        bodies: vec![BodyInRound {
            id: 1,
            body: BodyName { id: BodyId(2), code: "keeper".to_owned(), name: Localized::same("keeper") },
            grounds: vec![Ground::AuthorizedServices],
            due_on: NaiveDate::default(),
            due_norm: None,
            silence_norm: None,
            position: Some(Position::Refuse),
            answered_at: Some(DateTime::UNIX_EPOCH),
            holds_from: None,
            struck: None,
            opinion: Some(opinion()),
            former: vec![opinion()],
        }],
    }
}

/// The answer to the only public remark of a round, and whether it is told that it is resolved.
fn answered(round: &RoundView) -> (bool, Option<bool>) {
    let opinion = round.bodies.first().and_then(|body| body.opinion.as_ref()).unwrap();
    assert_eq!((opinion.remarks.len(), opinion.withheld, opinion.given_by.as_deref()), (1, 1, None));
    let answer = opinion.remarks.first().and_then(|remark| remark.answer.as_ref());
    (answer.is_some(), answer.and_then(|answer| answer.resolved))
}

#[test]
fn rc_3_only_what_has_ended_is_public_and_nobody_is_named() {
    assert!(published(vec![round(1, false)], false).is_empty());
    let between = published(vec![round(1, true)], false);
    assert_eq!(answered(between.first().unwrap()), (false, None), "answers are being written");
    let again = published(vec![round(2, false), round(1, true)], false);
    assert_eq!(again.len(), 1);
    assert_eq!(answered(again.first().unwrap()), (true, None), "the second round runs");
    let over = published(vec![round(2, true), round(1, true)], false);
    assert_eq!(over.iter().map(answered).collect::<Vec<_>>(), [(false, None), (true, Some(true))]);
    let approved = published(vec![round(1, true)], true);
    assert_eq!(answered(approved.first().unwrap()), (true, Some(true)));
    let shown = serde_json::to_string(&over).unwrap();
    assert!(!shown.contains("Айгүл") && !shown.contains("Олег") && !shown.contains("пункт 5"), "{shown}");
}

#[test]
fn another_answer_is_another_mark() {
    let shown = round(1, false);
    let mark = round_mark(&shown);
    assert_eq!(round_mark(&shown.clone()), mark);
    let mut others = [shown.clone(), shown.clone(), shown.clone(), shown];
    let [position, amended, struck, text] = &mut others;
    position.bodies.iter_mut().for_each(|body| body.position = Some(Position::Agree));
    for body in &mut amended.bodies {
        let opinion = body.opinion.as_mut().unwrap();
        opinion.given_at += chrono::TimeDelta::seconds(1);
    }
    struck.bodies.iter_mut().for_each(|body| body.struck = Some((DateTime::UNIX_EPOCH, String::new())));
    text.hash = "11".repeat(32);
    for other in &others {
        assert_ne!(round_mark(other), mark);
    }
}
