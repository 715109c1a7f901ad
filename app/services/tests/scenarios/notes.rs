//! Margin notes of colleagues, and the head who gives a draft back with remarks on its clauses.

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::{BodyKind, Role};
use domain::draft::Refusal;
use domain::standard::SectionKey;
use services::agenda::{WaitingTask, agenda};
use services::drafts::{SaveSection, request_placement, summary, working_copy};
use services::notes::{
    NoteInput, SeenNote, SeenRemarks, answer_note, notes, reopen_note, resolve_note, send_back, write_note,
};
use services::{Request, ServiceError, Services, outbox};

use crate::harness::discussed::holds;
use crate::harness::refused::{problems, refusal};
use crate::harness::{
    Office, add, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

/// The first clause of the section on appeals.
async fn clause(services: &Services, office: &Office, number: &str) -> String {
    let text = working_copy(services, &office.drafter, number).await.unwrap().content();
    text.elements(SectionKey::Appeal).first().unwrap().id.to_string()
}

fn note(element: &str, text: &str) -> NoteInput {
    NoteInput { element: element.to_owned(), text: text.to_owned(), ..NoteInput::default() }
}

fn remark(element: &str, text: &str) -> NoteInput {
    NoteInput { kind: "head".to_owned(), ..note(element, text) }
}

async fn tasks(services: &Services, request: &Request) -> Vec<WaitingTask> {
    agenda(services, request).await.unwrap().waiting.into_iter().map(|item| item.task).collect()
}

/// The tasks, each with the notes that wait beside it.
async fn addressed(services: &Services, request: &Request) -> Vec<(WaitingTask, u64)> {
    let waiting = agenda(services, request).await.unwrap().waiting;
    waiting.into_iter().map(|item| (item.task, item.notes)).collect()
}

/// Late enough for every letter of the morning.
fn noon() -> DateTime<Utc> {
    morning() + TimeDelta::hours(2)
}

/// The readers of the letters about something that are due.
async fn told(services: &Services, at: DateTime<Utc>, about: &str) -> Vec<String> {
    let due = outbox::claim(services, at, 200).await.unwrap();
    let fact = format!("\"about\":\"{about}\"");
    let told = due.into_iter().filter(|letter| letter.message.body.contains(&fact));
    told.map(|letter| letter.message.recipient).collect()
}

#[test]
fn a_note_is_written_answered_resolved_and_reopened_inside_the_body() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let (drafter, head) = (&office.drafter, &office.head);
        let element = clause(&services, &office, &number).await;

        let empty = NoteInput { to: "77777".to_owned(), kind: "public".to_owned(), ..note("nosuch", " ") };
        let found = problems(write_note(&services, drafter, &number, &empty).await);
        let fields: Vec<&str> = found.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["element", "text", "to", "kind"]);

        let colleagues = notes(&services, drafter, &number).await.unwrap().colleagues;
        let names: Vec<&str> = colleagues.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["drafter", "head"]);
        let to = head.user_id().unwrap().to_string();
        let asked = NoteInput { to, ..note(&element, "Нужна ли ссылка на закон?") };
        let id = write_note(&services, drafter, &number, &asked).await.unwrap();
        assert_eq!(addressed(&services, head).await, [(WaitingTask::Write, 1)]);
        assert_eq!(addressed(&services, drafter).await, [(WaitingTask::Write, 0)]);
        assert_eq!(told(&services, noon(), "note").await, ["head@example.kz"]);

        answer_note(&services, head, &number, id, "Да, статья 25.").await.unwrap();
        let unseen = resolve_note(&services, drafter, &number, SeenNote { note: id, answers: 0 }).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let seen = SeenNote { note: id, answers: 1 };
        resolve_note(&services, drafter, &number, seen).await.unwrap();
        assert!(matches!(resolve_note(&services, drafter, &number, seen).await, Err(ServiceError::Stale(_))));
        let closed = answer_note(&services, head, &number, id, "Ещё слово").await;
        assert!(matches!(closed, Err(ServiceError::Stale(_))), "{closed:?}");
        assert_eq!(notes(&services, drafter, &number).await.unwrap().open(), 0);
        reopen_note(&services, head, &number, id).await.unwrap();
        assert_eq!(notes(&services, drafter, &number).await.unwrap().open(), 1);

        let other = add(&services, "other", BodyKind::Central).await;
        let stranger = staff(&services, "stranger@example.kz", other, Role::Head).await;
        for outside in [&stranger, &Request::public(morning())] {
            assert!(matches!(notes(&services, outside, &number).await, Err(ServiceError::Denied(_))));
            let written = write_note(&services, outside, &number, &note(&element, "Чужая")).await;
            assert!(matches!(written, Err(ServiceError::Denied(_))));
            let answered = answer_note(&services, outside, &number, id, "Чужой").await;
            assert!(matches!(answered, Err(ServiceError::Denied(_))));
        }
        holds(&services).await;
    });
}

#[test]
fn a_note_outlives_its_clause_and_stands_in_no_report() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let element = clause(&services, &office, &number).await;
        write_note(&services, &office.drafter, &number, &note(&element, "Тайная пометка")).await.unwrap();
        let stands = notes(&services, &office.drafter, &number).await.unwrap().notes.remove(0);
        assert!(stands.number.is_some() && !stands.is_changed && !stands.clause.is_blank());
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let me = office.drafter.user_id().unwrap().to_string();
        let soon = later(&office.head, morning() + TimeDelta::hours(2));
        let asked = NoteInput { to: me, ..note(&element, "Проверьте срок") };
        write_note(&services, &soon, &number, &asked).await.unwrap();
        let waits = addressed(&services, &later(&office.drafter, morning() + TimeDelta::hours(2))).await;
        assert_eq!(
            waits,
            [(WaitingTask::Notes { notes: 1 }, 0)],
            "nothing else is to be done while it is open"
        );

        let drafter = later(&office.drafter, morning() + TimeDelta::hours(2));
        let copy = working_copy(&services, &drafter, &number).await.unwrap();
        let base_version = copy.versions.get(SectionKey::Appeal).unwrap();
        let mut elements = copy.content().elements(SectionKey::Appeal).to_vec();
        elements.remove(0);
        let save = SaveSection { draft: number.clone(), section: SectionKey::Appeal, base_version, elements };
        services::drafts::save_section(&services, &drafter, save).await.unwrap();
        let gone = notes(&services, &drafter, &number).await.unwrap().notes.remove(0);
        assert_eq!((gone.number, gone.clause, gone.section), (None, stands.clause, Some(SectionKey::Appeal)));
        holds(&services).await;
    });
}

#[test]
fn what_is_noted_while_a_report_is_read_does_not_make_it_another_one() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let element = clause(&services, &office, &number).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let closed = crate::harness::at("2026-04-02T05:00:00Z");
        let (drafter, head) = (later(&office.drafter, closed), later(&office.head, closed));
        let before = services::report::preview(&services, &head, &number).await.unwrap().seen;
        write_note(&services, &drafter, &number, &note(&element, "Тайная пометка")).await.unwrap();
        let after = services::report::preview(&services, &head, &number).await.unwrap().seen;
        assert_eq!(before, after);
        let report = publish(&services, &head, &number).await.unwrap().report;
        assert!(!serde_json::to_string(&report).unwrap().contains("Тайная"));
        let written = write_note(&services, &drafter, &number, &note(&element, "Поздняя")).await;
        assert_eq!(refusal(written), Refusal::AlreadyReported);
    });
}

#[test]
fn r15_1_a_draft_that_the_head_gave_back_is_asked_again_when_each_remark_is_settled() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let (drafter, head) = (&office.drafter, &office.head);
        let element = clause(&services, &office, &number).await;
        request_placement(&services, drafter, &number).await.unwrap();

        let not_head = write_note(&services, drafter, &number, &remark(&element, "Уточните")).await;
        assert!(matches!(not_head, Err(ServiceError::Denied(_))), "{not_head:?}");
        let version = summary(&services, &number, morning()).await.unwrap().version;
        let bare = SeenRemarks { version, remarks: Vec::new() };
        let none = problems(send_back(&services, head, &number, &bare).await);
        assert_eq!((&*none[0].field, &*none[0].code), ("remarks", "none"));
        let one = write_note(&services, head, &number, &remark(&element, "Уточните срок")).await.unwrap();
        let two = write_note(&services, head, &number, &remark(&element, "Уточните орган")).await.unwrap();
        let unseen = send_back(&services, head, &number, &bare).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let seen = SeenRemarks { version, remarks: vec![one, two] };
        assert!(matches!(send_back(&services, drafter, &number, &seen).await, Err(ServiceError::Denied(_))));
        send_back(&services, head, &number, &seen).await.unwrap();
        assert_eq!(summary(&services, &number, morning()).await.unwrap().placement_requested_at, None);
        assert_eq!(tasks(&services, drafter).await, [WaitingTask::Settle { remarks: 2 }]);
        assert!(tasks(&services, head).await.is_empty(), "the head waits for the drafters");
        assert_eq!(told(&services, noon(), "sent_back").await, ["drafter@example.kz"]);

        let asked = request_placement(&services, drafter, &number).await;
        assert_eq!(refusal(asked), Refusal::HeadRemarksOpen { count: 2 });
        answer_note(&services, head, &number, one, "И ещё раз.").await.unwrap();
        let asked = request_placement(&services, drafter, &number).await;
        assert_eq!(refusal(asked), Refusal::HeadRemarksOpen { count: 2 }, "the head answered itself");
        answer_note(&services, drafter, &number, one, "Срок уточнён.").await.unwrap();
        let own = resolve_note(&services, drafter, &number, SeenNote { note: two, answers: 0 }).await;
        assert!(matches!(own, Err(ServiceError::Denied(_))), "only the head takes it as resolved: {own:?}");
        resolve_note(&services, head, &number, SeenNote { note: two, answers: 0 }).await.unwrap();
        request_placement(&services, drafter, &number).await.unwrap();

        // A remark that is opened again has to be settled anew.
        let soon = later(head, morning() + TimeDelta::hours(1));
        resolve_note(&services, &soon, &number, SeenNote { note: one, answers: 2 }).await.unwrap();
        reopen_note(&services, &soon, &number, one).await.unwrap();
        let asked = request_placement(&services, drafter, &number).await;
        assert_eq!(refusal(asked), Refusal::HeadRemarksOpen { count: 1 });
        holds(&services).await;
    });
}
