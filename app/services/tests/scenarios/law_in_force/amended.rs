//! The amendment: proposed by a recipient, named by its draft, agreed to in one round, in force in the place of the first text.

use domain::discussion::Outcome;
use domain::draft::{DraftKind, StageName};
use domain::language::Language;
use domain::proposal::ProposalInput;
use domain::standard::SectionKey;
use services::drafts::{SaveSection, amending, save_section, working_copy};
use services::proposals::{answer, begin_amendment, receipt, submit};
use services::standards::{StandardState, modifications, on, version};
use services::{FieldProblem, Request, ServiceError, reading};

use super::adopted::BY_PORTAL;
use super::{Act, Story, comment, day};
use crate::harness::coordination::{approve_shown, order};
use crate::harness::{SERVICE, at, placed, publish};

/// What the amendment adds to the first paragraph on appeals.
const FREE: &str = "Жалоба подаётся бесплатно.";

/// Amends the standard of the draft `first`: the number of the amending draft.
pub(super) async fn amended(story: &Story, first: &str) -> String {
    let (proposal, secret) = proposed(story).await;
    let number = begun(story, proposal).await;
    written(story, &number).await;
    discussed(story, &number, proposal).await;
    let steps = ["2026-06-16T05:00:00Z", "2026-06-17T05:00:00Z", "2026-06-18T05:00:00Z"];
    story.coordinated(&number, steps).await;
    let head = story.head("2026-06-18T06:00:00Z");
    let order = services::standards::order(&story.services, &head, &number).await.unwrap();
    assert_eq!(order.base.map(|base| (base.number, base.order_number)), Some((1, "12-НҚ".to_owned())));
    assert!(order.clauses.proven && order.clauses.clauses.len() == 1, "{:?}", order.clauses);
    assert!(order.clauses.clauses[0].words(Language::Ru).contains(FREE), "{:?}", order.clauses);
    numbered_anew(story, &number).await;
    let act = Act {
        order: "27-НҚ",
        ordered_on: "2026-06-19",
        registered_on: "2026-06-23",
        published_on: "2026-06-25",
        effective_on: "2026-07-06",
    };
    story.put_in_force(&number, &act).await;
    assert_eq!(story.stage(first, "2026-07-05T18:59:59Z").await, StageName::InForce);
    assert_eq!(story.stage(first, "2026-07-05T19:00:00Z").await, StageName::Ceased);
    on_three_dates(story).await;
    modified(story).await;

    // Who proposed it follows it to the end.
    let reader = Request::public(at("2026-07-06T05:00:00Z"));
    let known = receipt(&story.services, &reader, &secret).await.unwrap();
    let drafts: Vec<_> =
        known.proposal.drafts.iter().map(|draft| (draft.number.as_str(), draft.stage)).collect();
    assert_eq!(drafts, [(number.as_str(), StageName::InForce)]);
    number
}

/// A recipient proposes a change: the number of the proposal and its secret address.
async fn proposed(story: &Story) -> (i64, String) {
    let input = ProposalInput {
        service: SERVICE.to_owned(),
        kind: "change".to_owned(),
        source: "recipient".to_owned(),
        text: "Напишите, что жалоба подаётся бесплатно.".to_owned(),
        name: "Марат Ахметов".to_owned(),
        email: "marat@example.kz".to_owned(),
        language: "ru".to_owned(),
        ..ProposalInput::default()
    };
    let public = Request::public(at("2026-05-05T05:00:00Z"));
    let received = submit(&story.services, &public, &input, None).await.unwrap();
    (received.number, received.receipt)
}

/// The proposal is accepted and becomes an amendment that names it.
async fn begun(story: &Story, proposal: i64) -> String {
    let drafter = story.drafter("2026-05-06T05:00:00Z");
    answer(&story.services, &drafter, proposal, &[], "accepted", "Предложение будет учтено.").await.unwrap();
    let draft = begin_amendment(&story.services, &drafter, proposal, &[]).await.unwrap();
    assert_eq!((draft.kind, draft.due_on), (DraftKind::Amendment, None));
    draft.number
}

/// Only what changes is written; the clauses that say it are proven.
async fn written(story: &Story, number: &str) {
    let services = &story.services;
    let drafter = story.drafter("2026-05-07T05:00:00Z");
    let copy = working_copy(services, &drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
    let mut elements = text.elements;
    let words = &mut elements.first_mut().unwrap().text.ru;
    assert!(words.ends_with(BY_PORTAL), "it starts from the text in force: {words}");
    words.push(' ');
    words.push_str(FREE);
    let (draft, section) = (number.to_owned(), SectionKey::Appeal);
    let save = SaveSection { draft, section, base_version: text.version, elements };
    save_section(services, &drafter, save).await.unwrap();
    let page = amending(services, &drafter, number).await.unwrap();
    assert_eq!(page.base.map(|base| base.number), Some(1));
    assert!(page.clauses.proven && page.clauses.clauses.len() == 1, "{:?}", page.clauses);
}

/// The discussion and its report.
async fn discussed(story: &Story, number: &str, proposal: i64) {
    let services = &story.services;
    placed(services, &story.office, number, at("2026-05-12T05:00:00Z")).await;
    let reader = Request::public(at("2026-05-13T05:00:00Z"));
    let page = reading::draft(services, &reader, number).await.unwrap();
    assert_eq!(page.proposals, [proposal], "the draft names what it answers");
    let asking = comment("Айгүл", "aigul@example.kz", "Назовите и адрес для жалоб.");
    let told = story.comment(number, "2026-05-20T05:00:00Z", asking).await;
    let drafter = story.drafter("2026-06-15T05:00:00Z");
    story.decide(&drafter, number, told, Outcome::NotAccepted, None).await;
    publish(services, &story.head("2026-06-15T06:00:00Z"), number).await.unwrap();
}

/// The number of the first order is taken in this year, and the draft stays as it is.
async fn numbered_anew(story: &Story, number: &str) {
    let chief = story.head("2026-06-19T04:00:00Z");
    let twice = approve_shown(&story.services, &chief, number, order("12-НҚ", "2026-06-19")).await;
    let Err(ServiceError::Invalid(problems)) = twice else { panic!("{twice:?}") };
    assert_eq!(problems, [FieldProblem::new("order_number", "taken")]);
    assert_eq!(story.stage(number, "2026-06-19T04:00:00Z").await, StageName::Coordinating);
}

/// The version that the amendment made tells its clauses; the first text came of none.
async fn modified(story: &Story) {
    let services = &story.services;
    assert!(modifications(services, SERVICE, 1).await.unwrap().is_none());
    let changed = modifications(services, SERVICE, 2).await.unwrap().unwrap();
    assert_eq!((changed.base.number, changed.clauses.len()), (1, 1));
    let made = version(services, SERVICE, 2).await.unwrap().version.content;
    assert_eq!(domain::amending::apply(&changed.old, &changed.clauses).unwrap().hash(), made.hash());
    assert!(modifications(services, SERVICE, 9).await.is_err());
}

/// Before the first text, under it, under the amended one; what comes is known before it comes.
async fn on_three_dates(story: &Story) {
    let before = on(&story.services, SERVICE, day("2026-04-30")).await.unwrap();
    let StandardState::NotYet(Some(first)) = before.state else { panic!("{:?}", before.state) };
    assert_eq!((first.number, first.effective_on), (1, Some(day("2026-05-01"))));
    for date in ["2026-05-01", "2026-07-05"] {
        let (act, words) = story.text_on(date).await.unwrap();
        assert!(act == 1 && words.ends_with(BY_PORTAL), "{date}: {words}");
    }
    let (act, words) = story.text_on("2026-07-06").await.unwrap();
    assert!(act == 2 && words.ends_with(FREE), "{words}");
}
