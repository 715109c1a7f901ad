//! The first standard: discussed, refused once, changed, agreed to in the third round, approved and in force.

use chrono::NaiveDate;
use domain::coordination::{Position, RemarkInput, RemarkOutcome};
use domain::discussion::{CommentInput, Outcome};
use domain::draft::{Refusal, StageName};
use domain::language::Language;
use domain::standard::SectionKey;
use services::coordination::{
    AnswerInput, GiveInput, RemarkView, answer_remark, asked, plan, public_rounds, rounds, settle_remark,
    take_suggestion,
};
use services::discussion::words_mark;
use services::drafts::working_copy;

use super::{Act, BODIES, Story, comment};
use crate::harness::coordination::{end_last_round, opinion, send_round};
use crate::harness::refused::refusal;
use crate::harness::{at, placed, publish, take_suggestion as take_wording, written_draft};

/// What the body for informatization wants to read at the end of the first paragraph on appeals.
pub(super) const BY_PORTAL: &str = "Жалоба подаётся и через портал.";

/// Writes, discusses, coordinates and approves the first standard: the number of its draft.
pub(super) async fn adopted(story: &Story) -> String {
    let number = written_draft(&story.services, &story.office).await;
    discussed(story, &number).await;
    refused(story, &number).await;
    changed(story, &number).await;
    second_round(story, &number).await;
    third_round(story, &number).await;
    let act = Act {
        order: "12-НҚ",
        ordered_on: "2026-04-14",
        registered_on: "2026-04-17",
        published_on: "2026-04-20",
        effective_on: "2026-05-01",
    };
    story.put_in_force(&number, &act).await;
    assert_eq!(story.text_on("2026-04-30").await, None);
    let (act, words) = story.text_on("2026-05-01").await.unwrap();
    assert!(act == 1 && words.ends_with(BY_PORTAL), "{words}");
    number
}

/// Two comments: one changes the text, the other is refused with reasons. Then the report is published.
async fn discussed(story: &Story, number: &str) {
    let services = &story.services;
    let placed = placed(services, &story.office, number, at("2026-03-02T06:00:00Z")).await;
    let appeal = placed.revision.content.elements(SectionKey::Appeal).first().unwrap().clone();
    let suggesting = CommentInput {
        element: appeal.id.to_string(),
        suggestion: format!("{} Ответ даётся за три рабочих дня.", appeal.text.ru),
        ..comment("Айгүл", "aigul@example.kz", "Назовите срок ответа на жалобу.")
    };
    let first = story.comment(number, "2026-03-05T06:00:00Z", suggesting).await;
    let other = comment("Олег", "oleg@example.kz", "Оказывайте услугу и в выходные дни.");
    let second = story.comment(number, "2026-03-06T06:00:00Z", other).await;

    let drafter = story.drafter("2026-04-03T05:00:00Z");
    take_wording(services, &drafter, number, first).await.unwrap();
    story.decide(&drafter, number, first, Outcome::Accepted, Some(&appeal)).await;
    story.decide(&drafter, number, second, Outcome::NotAccepted, None).await;
    let early = send_round(services, &story.head("2026-04-03T05:00:00Z"), number).await;
    assert_eq!(refusal(early), Refusal::NotReported, "RC-1");
    publish(services, &story.head("2026-04-03T05:00:00Z"), number).await.unwrap();
}

/// In the first round one body refuses with reasons and two remarks: the draft comes back.
async fn refused(story: &Story, number: &str) {
    let services = &story.services;
    let chief = story.head("2026-04-03T06:00:00Z");
    let planned = plan(services, &chief, number).await.unwrap();
    let codes: Vec<&str> = planned.bodies.iter().map(|one| one.body.code.as_str()).collect();
    assert_eq!(codes, BODIES);
    assert_eq!(send_round(services, &chief, number).await.unwrap(), 1);
    story.opine("keeper", "2026-04-06T05:00:00Z", number, &opinion(Position::Agree, "")).await;
    story.opine("corporation", "2026-04-06T06:00:00Z", number, &opinion(Position::Agree, "")).await;

    let digital = story.chief("digital", "2026-04-06T07:00:00Z");
    let page = asked(services, &digital, number, "digital").await.unwrap();
    let appeal = page.content.elements(SectionKey::Appeal).first().unwrap();
    let wording = RemarkInput {
        section: SectionKey::Appeal.code().to_owned(),
        element: appeal.id.to_string(),
        language: Language::Ru.code().to_owned(),
        text: "Назовите портал.".to_owned(),
        suggestion: format!("{} {BY_PORTAL}", appeal.text.ru),
        ..RemarkInput::default()
    };
    let list = RemarkInput {
        section: SectionKey::Documents.code().to_owned(),
        text: "Сократите перечень документов.".to_owned(),
        ..RemarkInput::default()
    };
    let refusing = GiveInput {
        remarks: vec![wording, list],
        ..opinion(Position::Refuse, "Подача жалобы в электронной форме не предусмотрена.")
    };
    story.opine("digital", "2026-04-06T07:00:00Z", number, &refusing).await;
    let stage = end_last_round(services, &story.head("2026-04-07T05:00:00Z"), number).await.unwrap();
    assert_eq!(stage, StageName::Returned);
}

/// The wording is taken, the other remark is not accepted: without an answer to each the draft is not sent again.
async fn changed(story: &Story, number: &str) {
    let services = &story.services;
    let (drafter, chief) = (story.drafter("2026-04-08T05:00:00Z"), story.head("2026-04-08T05:00:00Z"));
    let silent = send_round(services, &chief, number).await;
    assert_eq!(refusal(silent), Refusal::RemarksUnanswered { count: 2 });
    let round = rounds(services, &drafter, number).await.unwrap().remove(0);
    let opinions = round.bodies.into_iter().filter_map(|body| body.opinion);
    let remarks: Vec<RemarkView> = opinions.flat_map(|opinion| opinion.remarks).collect();
    let [wording, list] = remarks.as_slice() else { panic!("{remarks:?}") };

    let text = working_copy(services, &drafter, number).await.unwrap().content();
    let (_, stands) = text.find(wording.anchor.element.as_ref().unwrap()).unwrap();
    let over = words_mark(&stands.text.ru);
    take_suggestion(services, &drafter, number, wording.id, &over).await.unwrap();
    let reasons = AnswerInput {
        outcome: RemarkOutcome::NotAccepted.code().to_owned(),
        words: "Перечень установлен приказом, пункт 8.".to_owned(),
        element: String::new(),
    };
    answer_remark(services, &drafter, number, list.id, None, reasons).await.unwrap();
}

/// The text was changed, so that everybody is asked anew. One remark is resolved; the body refuses for the other.
async fn second_round(story: &Story, number: &str) {
    let services = &story.services;
    let chief = story.head("2026-04-09T05:00:00Z");
    let planned = plan(services, &chief, number).await.unwrap();
    assert!(planned.bodies.iter().all(|one| one.holds_from.is_none()), "{planned:?}");
    assert!(planned.bodies.iter().all(|one| one.seen_revision == Some(2)), "{planned:?}");
    assert_eq!(send_round(services, &chief, number).await.unwrap(), 2);

    let digital = story.chief("digital", "2026-04-10T05:00:00Z");
    let page = asked(services, &digital, number, "digital").await.unwrap();
    assert_eq!((page.base.map(|(revision, _)| revision), page.own_earlier.len()), (Some(2), 2));
    let taken = page.own_earlier.iter().find(|one| one.remark.suggestion.is_some()).unwrap();
    let version = taken.remark.answer.as_ref().unwrap().version;
    settle_remark(services, &digital, taken.remark.id, true, version).await.unwrap();
    for body in ["keeper", "corporation"] {
        story.opine(body, "2026-04-10T06:00:00Z", number, &opinion(Position::Agree, "")).await;
    }
    let refusing = opinion(Position::Refuse, "Перечень документов не сокращён.");
    story.opine("digital", "2026-04-10T06:00:00Z", number, &refusing).await;
    let stage = end_last_round(services, &story.head("2026-04-10T07:00:00Z"), number).await.unwrap();
    assert_eq!(stage, StageName::Returned);
}

/// The same text is sent again: the agreements to it hold, and only the body that refused is asked.
async fn third_round(story: &Story, number: &str) {
    let services = &story.services;
    let chief = story.head("2026-04-13T05:00:00Z");
    let planned = plan(services, &chief, number).await.unwrap();
    let holding: Vec<_> = planned.bodies.iter().map(|one| (one.body.code.as_str(), one.holds_from)).collect();
    assert_eq!(holding, [("keeper", Some(2)), ("digital", None), ("corporation", Some(2))]);
    assert_eq!(send_round(services, &chief, number).await.unwrap(), 3);
    story.opine("digital", "2026-04-13T06:00:00Z", number, &opinion(Position::Agree, "")).await;
    let ended = story.head("2026-04-13T07:00:00Z");
    assert_eq!(end_last_round(services, &ended, number).await.unwrap(), StageName::Coordinating);

    let public = public_rounds(services, number, ended.at).await.unwrap();
    let agreed: Vec<_> = public.iter().map(|round| (round.number, round.agreed)).collect();
    assert_eq!(agreed, [(3, Some(true)), (2, Some(false)), (1, Some(false))]);
    let due_on: NaiveDate = "2026-04-17".parse().unwrap();
    assert!(public[2].bodies.iter().all(|body| body.due_on == due_on), "ten business days from 3 April");
}
