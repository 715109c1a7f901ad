//! What the developing body does with the remarks of a round: answers, wordings taken, meetings, the table of disagreements.

use chrono::TimeDelta;
use domain::coordination::RemarkOutcome;
use domain::draft::{Refusal, StageName};
use domain::language::Language;
use domain::standard::{Element, SectionKey};
use sea_orm::ConnectionTrait;
use services::coordination::{
    AnswerInput, MeetingInput, ProtocolKind, RemarkView, SendInput, UploadedFile, answer_remark,
    disagreements, end_round, meetings, plan, protocol, record_meeting, round_mark, rounds, send,
    take_suggestion,
};
use services::discussion::words_mark;
use services::drafts::{summary, working_copy};
use services::{Request, ServiceError, Services};

use crate::harness::refused::{problem, refusal};
use crate::harness::{
    Office, at, later, morning, office, on_each_address, open, placed, publish, written_draft,
};

/// The wording that the body suggests.
const WORDING: &str = "Жалоба подаётся в канцелярию; ответ даётся за пять рабочих дней.";

/// A draft whose report was published on 3 April 2026.
struct Reported {
    office: Office,
    number: String,
    appeal: Element,
    drafter: Request,
    chief: Request,
}

async fn reported(services: &Services) -> Reported {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    let placed = placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    let appeal = placed.revision.content.elements(SectionKey::Appeal).first().unwrap().clone();
    let when = at("2026-04-03T05:00:00Z");
    let (drafter, chief) = (later(&office.drafter, when), later(&office.head, when));
    publish(services, &chief, &number).await.unwrap();
    Reported { office, number, appeal, drafter, chief }
}

/// The same draft with its bodies, of which the first refuses with a remark on the first paragraph of the appeal.
async fn refused(services: &Services, url: &str) -> Reported {
    let draft = reported(services).await;
    let Reported { number, appeal, chief, .. } = &draft;
    let planned = plan(services, chief, number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: String::new() };
    send(services, chief, number, input, &planned.seen).await.unwrap();
    let asked = rounds(services, chief, number).await.unwrap().remove(0);
    let beside = sea_orm::Database::connect(url).await.unwrap();
    for body in &asked.bodies {
        let (id, given_at) = (body.id, "2026-04-06T05:00:00+00:00");
        let statements = [
            format!(
                "INSERT INTO opinions (round_body_id, position, reasons, given_at) \
                 VALUES ({id}, 'refuse', 'Срок ответа не назван.', '{given_at}')"
            ),
            format!(
                "INSERT INTO remarks (opinion_id, number, section, element, language, text, suggestion) \
                 VALUES ((SELECT MAX(id) FROM opinions), 1, 'appeal', '{}', 'ru', 'Назовите срок.', '{WORDING}')",
                appeal.id
            ),
            format!(
                "UPDATE round_bodies SET position = 'refuse', answered_at = '{given_at}' WHERE id = {id}"
            ),
        ];
        for statement in statements {
            beside.execute_unprepared(&statement).await.unwrap();
        }
    }
    beside.close().await.unwrap();
    draft
}

/// The first remark as it stands.
async fn remark(services: &Services, draft: &Reported) -> RemarkView {
    let round = rounds(services, &draft.drafter, &draft.number).await.unwrap().remove(0);
    let opinion = round.bodies.into_iter().find_map(|body| body.opinion).unwrap();
    opinion.remarks.into_iter().next().unwrap()
}

fn answered(outcome: RemarkOutcome, words: &str) -> AnswerInput {
    AnswerInput { outcome: outcome.code().to_owned(), words: words.to_owned(), element: String::new() }
}

/// Ends the round as it stands.
async fn ended(services: &Services, draft: &Reported) -> StageName {
    let round = rounds(services, &draft.chief, &draft.number).await.unwrap().remove(0);
    end_round(services, &draft.chief, &draft.number, round.number, &round_mark(&round)).await.unwrap()
}

#[test]
fn rc_3_a_remark_is_answered_with_reasons_and_by_the_version_that_was_shown() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let draft = refused(&services, &url).await;
        let Reported { number, drafter, .. } = &draft;
        let id = remark(&services, &draft).await.id;
        let silent = answered(RemarkOutcome::NotAccepted, " ");
        let unfounded = answer_remark(&services, drafter, number, id, None, silent).await;
        assert_eq!(problem(unfounded), ("words".to_owned(), "no_reasons".to_owned()));
        let idle = answer_remark(&services, drafter, number, id, None, answered(RemarkOutcome::Accepted, ""));
        assert_eq!(problem(idle.await), ("element".to_owned(), "no_change".to_owned()));
        let why = || answered(RemarkOutcome::NotAccepted, "Срок назван в кодексе, статья 92.");
        let foreign = answer_remark(&services, &draft.office.registrar, number, id, None, why()).await;
        assert!(matches!(foreign, Err(ServiceError::Denied(_))), "{foreign:?}");
        let unknown = answer_remark(&services, drafter, number, id + 1_000, None, why()).await;
        assert!(matches!(unknown, Err(ServiceError::NotFound)), "{unknown:?}");

        answer_remark(&services, drafter, number, id, None, why()).await.unwrap();
        let other = answered(RemarkOutcome::Accepted, "Срок назван в пункте.");
        let unseen = answer_remark(&services, drafter, number, id, None, other.clone()).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let stands = remark(&services, &draft).await.answer.unwrap();
        assert_eq!((stands.outcome, stands.version), (RemarkOutcome::NotAccepted, 1));
        // The same words once more are no other answer.
        answer_remark(&services, drafter, number, id, Some(1), why()).await.unwrap();
        assert_eq!(remark(&services, &draft).await.answer.unwrap().version, 1);
        answer_remark(&services, drafter, number, id, Some(1), other).await.unwrap();
        let stands = remark(&services, &draft).await.answer.unwrap();
        assert_eq!((stands.outcome, stands.version), (RemarkOutcome::Accepted, 2));
        assert_eq!(stands.resolved, None);
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_3_a_wording_is_taken_once_the_draft_has_been_returned_and_answers_its_remark() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let draft = refused(&services, &url).await;
        let Reported { number, drafter, appeal, .. } = &draft;
        let id = remark(&services, &draft).await.id;
        let over = words_mark(&appeal.text.ru);
        let early = take_suggestion(&services, drafter, number, id, &over).await;
        assert_eq!(refusal(early), Refusal::AlreadySent);
        assert_eq!(ended(&services, &draft).await, StageName::Returned);

        let unseen = take_suggestion(&services, drafter, number, id, &words_mark("Другие слова")).await;
        assert_eq!(problem(unseen), ("suggestion".to_owned(), "changed".to_owned()));
        take_suggestion(&services, drafter, number, id, &over).await.unwrap();
        let text = working_copy(&services, drafter, number).await.unwrap().content();
        let (_, element) = text.find(&appeal.id).unwrap();
        assert_eq!(element.text.get(Language::Ru), WORDING);
        assert_eq!(element.text.get(Language::Kk), appeal.text.kk);
        let stands = remark(&services, &draft).await.answer.unwrap();
        assert_eq!((stands.outcome, stands.version), (RemarkOutcome::Accepted, 1));
        assert_eq!(stands.element.as_deref(), Some(appeal.id.as_str()));

        // Taken twice, nothing changes.
        take_suggestion(&services, drafter, number, id, &over).await.unwrap();
        assert_eq!(remark(&services, &draft).await.answer.unwrap().version, 1);
        let refused = answered(RemarkOutcome::NotAccepted, "Передумали.");
        answer_remark(&services, drafter, number, id, Some(1), refused).await.unwrap();
        let against = take_suggestion(&services, drafter, number, id, &over).await;
        assert_eq!(problem(against), ("suggestion".to_owned(), "not_accepted".to_owned()));
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_3_an_answer_stands_as_it_is_once_the_next_round_was_opened() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let draft = refused(&services, &url).await;
        let Reported { number, drafter, chief, .. } = &draft;
        assert_eq!(ended(&services, &draft).await, StageName::Returned);
        let round = rounds(&services, drafter, number).await.unwrap().remove(0);
        let opinions = round.bodies.into_iter().filter_map(|body| body.opinion);
        let remarks: Vec<i64> =
            opinions.flat_map(|opinion| opinion.remarks).map(|remark| remark.id).collect();
        let why = |words: &str| answered(RemarkOutcome::NotAccepted, words);
        for id in &remarks {
            answer_remark(&services, drafter, number, *id, None, why("Срок в кодексе.")).await.unwrap();
        }
        // Between the rounds an answer is still mended.
        let id = remarks[0];
        let better = why("Срок назван в кодексе, статья 92.");
        answer_remark(&services, drafter, number, id, Some(1), better).await.unwrap();

        let planned = plan(&services, chief, number).await.unwrap();
        let input = SendInput { added: Vec::new(), note: String::new() };
        assert_eq!(send(&services, chief, number, input, &planned.seen).await.unwrap(), 2);
        let late = answer_remark(&services, drafter, number, id, Some(2), why("Другие причины.")).await;
        assert_eq!(refusal(late), Refusal::AnswerFrozen { round: 1 });
        let first = rounds(&services, drafter, number).await.unwrap().pop().unwrap();
        let opinions = first.bodies.into_iter().filter_map(|body| body.opinion);
        let stands: Vec<_> =
            opinions.flat_map(|opinion| opinion.remarks).filter_map(|remark| remark.answer).collect();
        assert_eq!(stands[0].words, "Срок назван в кодексе, статья 92.");
        assert_eq!((stands.len(), stands[0].version), (remarks.len(), 2));
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_3_a_meeting_is_recorded_with_its_protocol_and_stands_in_the_table_of_disagreements() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let draft = refused(&services, &url).await;
        let Reported { number, appeal, .. } = &draft;
        let drafter = &later(&draft.drafter, at("2026-04-10T05:00:00Z"));
        let before = disagreements(&services, drafter, number).await.unwrap();
        assert!(!before.rows.is_empty() && before.refusals.len() == before.rows.len());
        assert_eq!(before.rows[0].suggestion.as_deref(), Some(WORDING));
        assert_eq!(before.rows[0].present.as_deref(), Some(appeal.text.ru.as_str()));
        assert!(before.rows[0].clause.is_some() && before.rows[0].answer.is_none());

        let held = |held_on: &str, bytes: &[u8]| MeetingInput {
            held_on: held_on.to_owned(),
            participants: "Министерство, уполномоченный орган".to_owned(),
            settled: "Срок остаётся в кодексе.".to_owned(),
            protocol: Some(UploadedFile { name: "Протокол.pdf".to_owned(), bytes: bytes.to_vec() }),
        };
        let future = record_meeting(&services, drafter, number, held("2026-04-11", b"%PDF-1.7")).await;
        assert_eq!(problem(future), ("held_on".to_owned(), "future".to_owned()));
        let program = record_meeting(&services, drafter, number, held("2026-04-09", b"MZ")).await;
        assert_eq!(problem(program), ("protocol".to_owned(), "unknown_kind".to_owned()));
        assert!(meetings(&services, drafter, number).await.unwrap().is_empty());
        record_meeting(&services, drafter, number, held("2026-04-09", b"%PDF-1.7")).await.unwrap();
        // The button was pressed twice: nothing can be taken off the list afterwards.
        record_meeting(&services, drafter, number, held("2026-04-09", b"%PDF-1.7")).await.unwrap();
        assert_eq!(meetings(&services, drafter, number).await.unwrap().len(), 1);
        let kept = meetings(&services, drafter, number).await.unwrap().remove(0);
        assert_eq!((kept.round, kept.protocol.as_ref().map(|(_, size)| *size)), (1, Some(8)));
        let file = protocol(&services, drafter, number, kept.id).await.unwrap();
        assert_eq!((file.kind, file.bytes.as_slice()), (ProtocolKind::Pdf, b"%PDF-1.7".as_slice()));

        let after = disagreements(&services, drafter, number).await.unwrap();
        assert_eq!(after.rows[0].met_on, [kept.held_on]);
        assert_ne!(after.hash, before.hash);
        assert_eq!(after.at, kept.recorded_at);
        let again = disagreements(&services, drafter, number).await.unwrap();
        assert_eq!(again.hash, after.hash);
        let foreign = disagreements(&services, &draft.office.registrar, number).await;
        assert!(matches!(foreign, Err(ServiceError::Denied(_))));
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_1_before_the_draft_was_sent_there_is_nothing_to_answer() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let draft = reported(&services).await;
        let Reported { number, drafter, .. } = &draft;
        let accepted = answered(RemarkOutcome::Accepted, "Учтено.");
        let early = answer_remark(&services, drafter, number, 1, None, accepted).await;
        assert_eq!(refusal(early), Refusal::NotSent);
        let meeting = record_meeting(&services, drafter, number, MeetingInput::default()).await;
        assert_eq!(refusal(meeting), Refusal::NotSent);
        let none = disagreements(&services, drafter, number).await;
        assert!(matches!(none, Err(ServiceError::NotFound)));
        let stage = summary(&services, number, drafter.at).await.unwrap().stage;
        assert_eq!(stage, StageName::Reported);
        services.database.close().await.unwrap();
    });
}
