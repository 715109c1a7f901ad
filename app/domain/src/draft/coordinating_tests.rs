//! The stages after the report: sending, rounds, approval, and what each stage refuses.

use super::*;
use crate::coordination::{Ground, Missing, Position};
use crate::draft::sample::{drafting, placed, published, refusal, window};
use crate::draft::{Draft, StageName, Withdrawn};

fn at() -> DateTime<Utc> {
    window().closes_at
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 10).unwrap()
}

fn hash(text: &str) -> ContentHash {
    ContentHash::of(text.as_bytes())
}

fn required(body: i64) -> RequiredBody {
    RequiredBody { body: BodyId(body), grounds: vec![Ground::Provider] }
}

fn asked(body: i64, position: Option<Position>) -> AskedBody {
    AskedBody {
        body: BodyId(body),
        grounds: vec![Ground::Provider],
        due_on: today(),
        position,
        holds_from: None,
        silence_norm: None,
        struck: false,
    }
}

/// A request that asks bodies 1 and 2, both required.
fn request(text: &str) -> SendRequest {
    SendRequest {
        at: at(),
        content_errors: 0,
        hash: hash(text),
        has_authorized_body: true,
        required: vec![required(1), required(2)],
        asked: vec![asked(1, None), asked(2, None)],
        unanswered: 0,
    }
}

const AGREE: Option<Position> = Some(Position::Agree);
const REFUSE: Option<Position> = Some(Position::Refuse);

/// The draft with the bodies 1 and 2, as far as they have answered.
fn sent(one: Option<Position>, other: Option<Position>) -> Coordinating {
    let mut stage = Draft::Reported(published()).send(request("first")).unwrap();
    stage.round.asked = vec![asked(1, one), asked(2, other)];
    stage
}

fn agreed() -> Coordinating {
    match sent(AGREE, Some(Position::AgreeWithRemarks)).end_round(at(), today()).unwrap() {
        Draft::Coordinating(stage) => stage,
        other => panic!("everybody agrees: {other:?}"),
    }
}

fn returned() -> Returned {
    match sent(AGREE, REFUSE).end_round(at(), today()).unwrap() {
        Draft::Returned(stage) => stage,
        other => panic!("somebody refuses: {other:?}"),
    }
}

fn approved() -> Approved {
    agreed().approve(at(), today(), hash("first"), &[required(1), required(2)]).unwrap()
}

fn withdrawn() -> Withdrawn {
    drafting().withdraw(at(), "Услуга исключена").unwrap()
}

/// A draft in every stage, in the order of its life.
fn stages() -> [Draft; 7] {
    [
        Draft::Drafting(drafting()),
        Draft::Placed(placed()),
        Draft::Reported(published()),
        Draft::Coordinating(sent(None, None)),
        Draft::Returned(returned()),
        Draft::Approved(approved()),
        Draft::Withdrawn(withdrawn()),
    ]
}

#[test]
fn rc_1_draft_and_report_go_together() {
    let stage = Draft::Reported(published()).send(request("first")).unwrap();
    assert_eq!(stage.reported, published());
    let round = Round {
        number: 1,
        hash: hash("first"),
        opened_at: at(),
        asked: vec![asked(1, None), asked(2, None)],
        ended_at: None,
    };
    assert_eq!(stage.round, round);
    let again = Draft::Returned(returned()).send(request("second")).unwrap();
    assert_eq!((again.reported, again.round.number, again.round.hash), (published(), 2, hash("second")));
}

#[test]
fn rc_1_a_draft_is_sent_after_its_report_and_between_rounds_alone() {
    let expected = [
        Some(Refusal::NotReported),
        Some(Refusal::NotReported),
        None,
        Some(Refusal::AlreadySent),
        None,
        Some(Refusal::AlreadyApproved),
        Some(Refusal::AlreadyWithdrawn),
    ];
    for (draft, expected) in stages().into_iter().zip(expected) {
        match expected {
            Some(expected) => assert_eq!(refusal(&draft, |draft| draft.send(request("a"))), expected),
            None => assert!(draft.send(request("a")).is_ok()),
        }
    }
}

#[test]
fn rc_2_nobody_whom_the_law_asks_is_left_out() {
    let draft = Draft::Reported(published());
    let without = |asked: Vec<AskedBody>| SendRequest { asked, ..request("a") };
    assert_eq!(
        refusal(&draft, |draft| draft.send(without(vec![asked(1, None)]))),
        Refusal::RequiredLeftOut { bodies: vec![BodyId(2)] }
    );
    assert_eq!(
        refusal(&draft, |draft| draft.send(without(Vec::new()))),
        Refusal::RequiredLeftOut { bodies: vec![BodyId(1), BodyId(2)] }
    );
    // Whom the drafter asks besides may be left out; but somebody is asked.
    let interested = RequiredBody { body: BodyId(9), grounds: vec![Ground::Interested] };
    let besides = SendRequest { required: vec![required(1), interested.clone()], ..request("a") };
    assert!(draft.clone().send(besides).is_ok());
    let nobody = SendRequest { required: vec![interested], asked: Vec::new(), ..request("a") };
    assert_eq!(refusal(&draft, |draft| draft.send(nobody)), Refusal::NobodyToAsk);
}

#[test]
fn rc_2_nothing_is_sent_where_no_authorized_body_stands() {
    for draft in [Draft::Reported(published()), Draft::Returned(returned())] {
        let without = || SendRequest { has_authorized_body: false, ..request("a") };
        assert_eq!(refusal(&draft, |draft| draft.send(without())), Refusal::NoAuthorizedBody);
        let nobody = SendRequest { required: Vec::new(), asked: Vec::new(), ..without() };
        assert_eq!(refusal(&draft, |draft| draft.send(nobody)), Refusal::NoAuthorizedBody);
        let faulty = SendRequest { content_errors: 3, ..without() };
        assert_eq!(refusal(&draft, |draft| draft.send(faulty)), Refusal::ContentErrors { count: 3 });
    }
}

#[test]
fn rc_3_a_next_round_waits_for_an_answer_to_every_remark() {
    let unanswered = || SendRequest { unanswered: 2, ..request("second") };
    let between = Draft::Returned(returned());
    assert_eq!(refusal(&between, |draft| draft.send(unanswered())), Refusal::RemarksUnanswered { count: 2 });
    assert!(Draft::Reported(published()).send(unanswered()).is_ok());
    for draft in [between, Draft::Reported(published())] {
        let faulty = SendRequest { content_errors: 3, ..unanswered() };
        assert_eq!(refusal(&draft, |draft| draft.send(faulty)), Refusal::ContentErrors { count: 3 });
    }
}

#[test]
fn rc_3_a_round_ends_when_all_have_answered_or_somebody_refuses() {
    let undecided = |bodies: &[i64]| {
        let bodies = bodies.iter().copied().map(BodyId).collect();
        Refusal::RoundUndecided { bodies }
    };
    let waiting = sent(AGREE, None);
    assert_eq!(refusal(&waiting, |stage| stage.end_round(at(), today())), undecided(&[2]));
    let silent = sent(None, None);
    assert_eq!(refusal(&silent, |stage| stage.end_round(at(), today())), undecided(&[1, 2]));
    for refused in [sent(REFUSE, None), sent(REFUSE, AGREE)] {
        let round = Round { ended_at: Some(at()), ..refused.round.clone() };
        let expected = Returned { reported: published(), round };
        assert_eq!(refused.end_round(at(), today()), Ok(Draft::Returned(expected)));
    }
    assert_eq!(agreed().round.ended_at, Some(at()));
    let ended = agreed();
    assert_eq!(refusal(&ended, |stage| stage.end_round(at(), today())), Refusal::RoundEnded { round: 1 });
}

#[test]
fn rc_3_a_draft_is_taken_back_after_a_round_alone() {
    let open = sent(AGREE, AGREE);
    assert_eq!(refusal(&open, Coordinating::take_back), Refusal::RoundOpen { round: 1 });
    let ended = agreed();
    let expected = Returned { reported: published(), round: ended.round.clone() };
    assert_eq!(ended.take_back(), Ok(expected));
}

#[test]
fn rc_4_every_required_body_agrees_to_the_text_that_is_approved() {
    let bodies = [required(1), required(2)];
    let approve = |text: &str, required: &[RequiredBody], stage: Coordinating| {
        stage.approve(at(), today(), hash(text), required)
    };
    let expected = Approved { reported: published(), approved_at: at(), effective_at: None, ceases_at: None };
    assert_eq!(approve("first", &bodies, agreed()), Ok(expected));
    let missing = |missing: Vec<Missing>| Refusal::AgreementsMissing { missing };
    let [one, two, three] = [1, 2, 3].map(|body| Missing::NotAsked { body: BodyId(body) });
    let other_text = refusal(&agreed(), |stage| approve("changed", &bodies, stage));
    assert_eq!(other_text, missing(vec![one, two]));
    // A body that the law asks since then was not asked.
    let more = [required(1), required(2), required(3)];
    assert_eq!(refusal(&agreed(), |stage| approve("first", &more, stage)), missing(vec![three]));
    let open = sent(AGREE, AGREE);
    assert_eq!(refusal(&open, |stage| approve("first", &bodies, stage)), Refusal::RoundOpen { round: 1 });
}

#[test]
fn r15_3_a_draft_is_withdrawn_in_every_stage_before_its_approval() {
    for draft in stages() {
        let late = draft.clone().late_attempt();
        let (placement, late_attempts) = (late.placement().cloned(), late.late_attempts());
        match draft {
            Draft::Approved(_) => assert_eq!(
                refusal(&draft, |draft| draft.withdraw(at(), "Передумали")),
                Refusal::AlreadyApproved
            ),
            Draft::Withdrawn(_) => assert_eq!(
                refusal(&draft, |draft| draft.withdraw(at(), "Передумали")),
                Refusal::AlreadyWithdrawn
            ),
            _ => {
                assert!(draft.stage(at()).can_be_withdrawn());
                assert_eq!(refusal(&draft, |draft| draft.withdraw(at(), " \n")), Refusal::NoReason);
                let withdrawn = late.withdraw(at(), " Услуга исключена ").unwrap();
                let expected = Withdrawn {
                    origin: drafting(),
                    placement,
                    late_attempts,
                    withdrawn_at: at(),
                    reason: "Услуга исключена".to_owned(),
                };
                assert_eq!(withdrawn, expected);
            }
        }
    }
}

#[test]
fn rc_1_each_stage_says_what_it_is_not() {
    let table = [
        (Some(Refusal::NotReported), Some(Refusal::NotApproved), None, StageName::Drafting),
        (Some(Refusal::NotReported), Some(Refusal::NotApproved), None, StageName::Review),
        (
            Some(Refusal::NotSent),
            Some(Refusal::NotApproved),
            Some(Refusal::AlreadyReported),
            StageName::Reported,
        ),
        (None, Some(Refusal::NotApproved), Some(Refusal::AlreadySent), StageName::Coordinating),
        (Some(Refusal::NotSent), Some(Refusal::NotApproved), None, StageName::Returned),
        (Some(Refusal::AlreadyApproved), None, Some(Refusal::AlreadyApproved), StageName::Approved),
        (
            Some(Refusal::AlreadyWithdrawn),
            Some(Refusal::AlreadyWithdrawn),
            Some(Refusal::AlreadyWithdrawn),
            StageName::Withdrawn,
        ),
    ];
    for (draft, (coordinating, approved, revised, name)) in stages().into_iter().zip(table) {
        assert_eq!(draft.stage(at()), name);
        assert_eq!(draft.stored(), name.stored());
        assert_eq!(draft.origin(), &drafting());
        assert_eq!(draft.revise().err(), revised, "{name:?}");
        assert_eq!(draft.clone().into_approved().err(), approved, "{name:?}");
        assert_eq!(draft.into_coordinating(at()).err(), coordinating, "{name:?}");
    }
}

#[test]
fn r15_4_the_discussion_stays_closed_in_every_later_stage() {
    let late = Refusal::DiscussionClosed { closes_at: at(), received_at: at() };
    for draft in stages().into_iter().skip(1).take(5) {
        assert_eq!(draft.receive(at()), Err(late.clone()), "{draft:?}");
        assert_eq!(draft.clone().late_attempt().late_attempts(), 1, "{draft:?}");
        assert_eq!(draft.placement(), Some(&placed().placement), "{draft:?}");
    }
}
