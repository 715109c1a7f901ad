//! The main job, end to end: from the register to a published closing report, with a late comment on the way.

mod told;

use chrono::TimeDelta;
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::{Refusal, StageName};
use domain::language::Language;
use domain::report::Gap;
use domain::standard::{Element, SectionKey};
use services::discussion::{
    Arrival, Channel, CommentFilter, DecideInput, Received, alike, comments, decide, decide_view, receipt,
    receive, reopen, substantiation_doubts, taken_back,
};
use services::drafts::{SaveSection, revision, revisions, save_section, summary, text_at, working_copy};
use services::report::{self, explain, happened_since, link_change, preview, published, readiness};
use services::{FieldProblem, Request, ServiceError, Services, ledger};

use crate::harness::refused::refusal;
use crate::harness::{
    Office, at, later, morning, office, on_each_database, placed, publish, take_suggestion, written_draft,
};

async fn send(
    services: &Services,
    number: &str,
    when: &str,
    input: CommentInput,
) -> Result<Received, ServiceError> {
    let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
    receive(services, &Request::public(at(when)), number, input, arrival).await
}

fn comment(name: &str, text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: name.to_owned(),
        email: format!("{}@example.kz", text.chars().count()),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    }
}

fn answer(comments: &[i64], outcome: Outcome, words: &str, elements: &[&Element]) -> DecideInput {
    let form = DecisionInput {
        outcome: outcome.code().to_owned(),
        substantiation: words.to_owned(),
        summary: "Что просят авторы".to_owned(),
    };
    DecideInput {
        comments: comments.to_vec(),
        decision: form.parse().unwrap(),
        elements: elements.iter().map(|element| element.id.to_string()).collect(),
    }
}

/// What a head sees of the decision on the first comment.
async fn decision(services: &Services, chief: &Request, number: &str) -> String {
    let view = decide_view(services, chief, number, &CommentFilter::default()).await.unwrap();
    view.page.comments.iter().find_map(|one| one.decision.as_ref()).unwrap().mark()
}

/// Adds a word to a line of the revised draft.
async fn revise(services: &Services, drafter: &Request, number: &str, section: SectionKey) -> Element {
    let copy = working_copy(services, drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == section).unwrap();
    let mut elements = text.elements;
    let element = elements.first_mut().unwrap();
    element.text.ru.push_str(" Дополнено.");
    let changed = element.clone();
    let draft = number.to_owned();
    let save = SaveSection { draft, section, base_version: text.version, elements };
    save_section(services, drafter, save).await.unwrap();
    changed
}

/// A draft placed on 2 March 2026: its window closes on 1 April at 24:00 in Almaty, 19:00 UTC.
async fn discussed(services: &Services) -> (Office, String, Element) {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    let written = placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    assert_eq!(written.summary.placement.unwrap().window.closes_at, at("2026-04-01T19:00:00Z"));
    let appeal = written.revision.content.elements(SectionKey::Appeal).first().unwrap().clone();
    (office, number, appeal)
}

#[test]
fn r15_8_from_the_register_to_a_published_report() {
    on_each_database(|services| async move {
        let (office, number, appeal) = discussed(&services).await;
        let wording = format!("{} Ответ даётся за три рабочих дня.", appeal.text.ru);
        let suggesting = CommentInput {
            element: appeal.id.to_string(),
            suggestion: wording.clone(),
            ..comment("Айгүл", "Назовите срок ответа на жалобу.")
        };
        let first = send(&services, &number, "2026-03-05T06:00:00Z", suggesting).await.unwrap();
        let documents = CommentInput {
            section: SectionKey::Documents.code().to_owned(),
            ..comment("Марат", "Перечень документов уже полон, оставьте его таким.")
        };
        send(&services, &number, "2026-03-06T06:00:00Z", documents).await.unwrap();
        let last = comment("Олег", "Оказывайте услугу и в выходные дни.");
        assert_eq!(send(&services, &number, "2026-04-01T18:59:59Z", last.clone()).await.unwrap().number, 3);
        let late = comment("Олег", "Опоздавшее замечание.");
        let Refusal::DiscussionClosed { closes_at, received_at } =
            refusal(send(&services, &number, "2026-04-01T19:00:00Z", late).await)
        else {
            panic!("closed")
        };
        assert_eq!(closes_at, received_at);

        let review = at("2026-04-03T05:00:00Z");
        let (drafter, chief) = (later(&office.drafter, review), later(&office.head, review));
        let unseen =
            services::discussion::take_suggestion(&services, &drafter, &number, 1, "other words").await;
        let Err(ServiceError::Invalid(problems)) = unseen else { panic!("{unseen:?}") };
        assert_eq!((&*problems[0].field, &*problems[0].code), ("suggestion", "changed"));
        let taken = take_suggestion(&services, &drafter, &number, 1).await.unwrap();
        assert_eq!((taken.after, taken.element, taken.language), (wording, appeal.id.clone(), Language::Ru));
        let result = revise(&services, &drafter, &number, SectionKey::Result).await;
        let other = revise(&services, &drafter, &number, SectionKey::Other).await;
        let open = refusal(publish(&services, &chief, &number).await);
        assert_eq!(open, Refusal::UndecidedComments { comments: vec![1, 2, 3] });

        let why = "Срок ответа на жалобу назван в разделе об обжаловании.";
        decide(&services, &drafter, &number, answer(&[1], Outcome::Accepted, why, &[&appeal])).await.unwrap();
        let why = "Перечень документов остаётся таким, каким он размещён.";
        decide(&services, &drafter, &number, answer(&[2], Outcome::Accepted, why, &[])).await.unwrap();
        let why = "График работы установлен трудовым законодательством, статья 71.";
        let progress =
            decide(&services, &drafter, &number, answer(&[3], Outcome::NotAccepted, why, &[])).await.unwrap();
        assert_eq!((progress.received, progress.decided), (3, 3));
        let hidden = comments(&services, &number, &CommentFilter::default()).await.unwrap();
        assert!(hidden.comments.iter().all(|comment| comment.decision.is_none()), "decided is not published");

        let gaps: Vec<Gap> =
            readiness(&services, &drafter, &number).await.unwrap().open_gaps().cloned().collect();
        let keys: Vec<String> = gaps.iter().map(Gap::key).collect();
        let expected =
            ["comment:2".to_owned(), format!("element:{}", result.id), format!("element:{}", other.id)];
        assert_eq!(keys, expected);
        assert_eq!(refusal(publish(&services, &chief, &number).await), Refusal::UnexplainedGaps { count: 3 });
        explain(&services, &drafter, &number, &keys[0], "", "Просили ничего не менять.").await.unwrap();
        explain(&services, &drafter, &number, &keys[1], "", "Уточнено слово.").await.unwrap();
        link_change(&services, &drafter, &number, 1, other.id.as_str()).await.unwrap();
        let ready = preview(&services, &chief, &number).await.unwrap();
        assert!(ready.readiness.is_ready(), "{:?}", ready.readiness);
        assert!(matches!(publish(&services, &drafter, &number).await, Err(ServiceError::Denied(_))));

        let report = publish(&services, &chief, &number).await.unwrap();
        assert_eq!(report.report.late_attempts, 1);
        assert_eq!(report.report.comments.len(), 3);
        assert_eq!(report.report.hash().unwrap(), report.hash);
        assert_eq!(published(&services, &number).await.unwrap().unwrap(), report);
        assert_eq!(summary(&services, &number, review).await.unwrap().stage, StageName::Reported);
        let known = revisions(&services, &number).await.unwrap();
        assert_eq!(known.iter().map(|revision| revision.number).collect::<Vec<_>>(), [1, 2]);
        let revised = revision(&services, &number, report.to_revision).await.unwrap();
        assert_eq!(revised.content.hash().to_string(), report.report.revised_hash);
        let paper = receipt(&services, &first.receipt).await.unwrap();
        assert_eq!(paper.comment.decision.unwrap().outcome, Outcome::Accepted);
        frozen(&services, &drafter, &chief, &number).await;
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
        // The draft, its placement, two revisions, the report, three comments, a late one, three decisions, the links of one,
        // two reasons.
        assert_eq!(proof.rows, 15);
    });
}

/// After the report nothing of the discussion changes any more.
async fn frozen(services: &Services, drafter: &Request, chief: &Request, number: &str) {
    let before = published(services, number).await.unwrap();
    assert_eq!(refusal(publish(services, chief, number).await), Refusal::AlreadyReported);
    let again = answer(&[1], Outcome::NotAccepted, "Передумали.", &[]);
    assert_eq!(refusal(decide(services, drafter, number, again).await), Refusal::AlreadyReported);
    assert_eq!(refusal(reopen(services, chief, number, 1, "", "Ошибка").await), Refusal::AlreadyReported);
    let reason = explain(services, drafter, number, "comment:2", "", "Иное.").await;
    assert_eq!(refusal(reason), Refusal::AlreadyReported);
    assert_eq!(refusal(take_suggestion(services, drafter, number, 1).await), Refusal::AlreadyReported);
    let copy = working_copy(services, drafter, number).await.unwrap();
    let appeal = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
    let save = SaveSection {
        draft: number.to_owned(),
        section: SectionKey::Appeal,
        base_version: appeal.version,
        elements: Vec::new(),
    };
    assert_eq!(refusal(save_section(services, drafter, save).await), Refusal::AlreadyReported);
    assert_eq!(published(services, number).await.unwrap(), before);
}

#[test]
fn r15_8_what_was_changed_between_the_preview_and_the_click_goes_into_no_report() {
    on_each_database(|services| async move {
        let (office, number, appeal) = discussed(&services).await;
        let first = comment("Олег", "Назовите срок ответа на жалобу.");
        send(&services, &number, "2026-03-05T06:00:00Z", first).await.unwrap();
        let review = at("2026-04-03T05:00:00Z");
        let (drafter, chief) = (later(&office.drafter, review), later(&office.head, review));
        let changed = revise(&services, &drafter, &number, SectionKey::Appeal).await;
        assert_eq!(changed.id, appeal.id);
        let why = "Срок ответа на жалобу назван в разделе об обжаловании.";
        decide(&services, &drafter, &number, answer(&[1], Outcome::Accepted, why, &[&appeal])).await.unwrap();
        let ready = preview(&services, &chief, &number).await.unwrap();
        assert!(ready.readiness.is_ready(), "{:?}", ready.readiness);

        // The drafter edits the linked clause once more: nothing stands in the way, but it is another report.
        revise(&services, &drafter, &number, SectionKey::Appeal).await;
        let unread = report::publish(&services, &chief, &number, &ready.seen).await;
        assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");
        assert!(published(&services, &number).await.unwrap().is_none());
        let told = happened_since(&services, &chief, &number, ready.report.ledger_sequence).await.unwrap();
        let told: Vec<_> = told.iter().map(|one| (one.action.as_str(), one.by.as_deref())).collect();
        assert_eq!(told, [("draft.saved", Some("drafter"))]);
        let before = text_at(&services, &chief, &number, &ready.seen.sections).await.unwrap().unwrap();
        assert_eq!(before.hash().to_string(), ready.report.revised_hash);

        // A decision that is taken anew in other words is another report too.
        let again = preview(&services, &chief, &number).await.unwrap();
        let decided = decision(&services, &chief, &number).await;
        reopen(&services, &chief, &number, 1, &decided, "Ошибка").await.unwrap();
        let other = "Срок ответа на жалобу теперь назван в разделе об обжаловании.";
        decide(&services, &drafter, &number, answer(&[1], Outcome::Accepted, other, &[&appeal]))
            .await
            .unwrap();
        let unread = report::publish(&services, &chief, &number, &again.seen).await;
        assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");

        // Late attempts, with which anybody could hold it up, change nothing of what was read.
        let last = preview(&services, &chief, &number).await.unwrap();
        let late = comment("Олег", "Опоздавшее замечание.");
        refusal(send(&services, &number, "2026-04-03T05:10:00Z", late).await);
        report::publish(&services, &chief, &number, &last.seen).await.unwrap();
        let report = published(&services, &number).await.unwrap().unwrap();
        assert_eq!(report.report.revised_hash, last.report.revised_hash);
        assert_eq!(report.report.late_attempts, 1);
        assert_eq!(report.report.comments, last.report.comments);
        assert_eq!(report.report.participation, last.report.participation);
    });
}

#[test]
fn r15_7_a_decided_comment_gets_no_second_decision_until_a_head_reopens_it() {
    on_each_database(|services| async move {
        let (office, number, _) = discussed(&services).await;
        let when = at("2026-03-10T05:00:00Z");
        for (name, text) in [("А", "Сократите срок услуги."), ("Б", "Сократите срок услуги!!")]
        {
            send(&services, &number, "2026-03-09T05:00:00Z", comment(name, text)).await.unwrap();
        }
        let (drafter, chief) = (later(&office.drafter, when), later(&office.head, when));
        let view = decide_view(&services, &drafter, &number, &CommentFilter::default()).await.unwrap();
        assert_eq!(view.groups, 1);
        let group = alike(&services, &drafter, &number, 2).await.unwrap().unwrap();
        let members: Vec<i64> = group.members.iter().map(|comment| comment.number).collect();
        assert_eq!((group.group, group.total, members), (1, 2, vec![1, 2]));
        assert!(view.contacts.is_empty(), "for heads alone");
        let view = decide_view(&services, &chief, &number, &CommentFilter::default()).await.unwrap();
        assert!(view.page.comments.iter().all(|comment| view.contacts.contains_key(&comment.number)));
        let doubts = substantiation_doubts(&services, &drafter, &number, &[1], "Не принято").await.unwrap();
        assert!(!doubts.is_empty());

        let empty = DecisionInput { outcome: "accepted".to_owned(), ..DecisionInput::default() };
        let ServiceError::Invalid(problems) = ServiceError::from(empty.parse().unwrap_err()) else {
            panic!("a field is told");
        };
        let told = ["substantiation", "summary"].map(|field| FieldProblem::new(field, "empty"));
        assert_eq!(problems, told);
        let unknown =
            decide(&services, &drafter, &number, answer(&[1, 9], Outcome::Accepted, "Да, так.", &[]));
        assert_eq!(refusal(unknown.await), Refusal::UnknownComment { comment: 9 });
        let both = answer(&[1, 2], Outcome::NotAccepted, "Срок установлен кодексом.", &[]);
        decide(&services, &drafter, &number, both.clone()).await.unwrap();
        let second = decide(&services, &drafter, &number, both).await;
        assert_eq!(refusal(second), Refusal::AlreadyDecided { comment: 1 });

        let denied = reopen(&services, &drafter, &number, 1, "", "Ошибка").await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        let seen = decision(&services, &chief, &number).await;
        let silent = reopen(&services, &chief, &number, 1, &seen, " ").await;
        assert_eq!(refusal(silent), Refusal::NoReason);
        let unseen = reopen(&services, &chief, &number, 1, "another", "Ошибка").await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        assert_eq!(reopen(&services, &chief, &number, 1, &seen, "Ошибка").await.unwrap().decided, 0);
        let given = taken_back(&services, &drafter, &number, 2).await.unwrap().unwrap();
        let said = (given.reason.as_str(), given.substantiation.as_str());
        assert_eq!(said, ("Ошибка", "Срок установлен кодексом."));
        assert_eq!(taken_back(&services, &drafter, &number, 12).await.unwrap(), None);
        let early = publish(&services, &chief, &number).await;
        assert!(matches!(refusal(early), Refusal::WindowOpen { .. }));
    });
}
