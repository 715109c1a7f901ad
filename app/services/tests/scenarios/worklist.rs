//! The work list: each draft once, for each person what this person does.

use services::agenda::{DueTask, WaitingTask, agenda};
use services::{Request, Services};

use crate::harness::discussed::open_discussion;
use crate::harness::{at, later, office, on_each_database, publish, written_draft};

/// What waits for the person, and what goes on with others.
async fn tasks(services: &Services, request: &Request) -> (Vec<WaitingTask>, Vec<WaitingTask>) {
    let agenda = agenda(services, request).await.unwrap();
    let of = |items: Vec<services::agenda::WaitingItem>| items.into_iter().map(|item| item.task).collect();
    (of(agenda.waiting), of(agenda.elsewhere))
}

#[test]
fn r15_8_after_all_decisions_the_report_waits_for_the_drafter_too() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let open = at("2026-03-20T05:00:00Z");
        let (own, elsewhere) = tasks(&services, &later(&office.drafter, open)).await;
        assert!(own.is_empty(), "{own:?}");
        assert!(matches!(elsewhere.as_slice(), [WaitingTask::Discuss { .. }]), "{elsewhere:?}");

        let over = at("2026-04-02T05:00:00Z");
        let (drafter, head) = (later(&office.drafter, over), later(&office.head, over));
        assert_eq!(tasks(&services, &drafter).await, (vec![WaitingTask::Report], Vec::new()));
        assert_eq!(tasks(&services, &head).await, (vec![WaitingTask::Publish], Vec::new()));
        publish(&services, &head, &number).await.unwrap();
        assert_eq!(tasks(&services, &drafter).await, (Vec::new(), vec![WaitingTask::Send]));
        assert_eq!(tasks(&services, &head).await, (vec![WaitingTask::Send], Vec::new()));
    });
}

#[test]
fn r13_2_a_line_names_its_term_and_whose_turn_it_is() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let asked = later(&office.drafter, at("2026-03-02T07:00:00Z"));
        let written = agenda(&services, &asked).await.unwrap();
        assert!(written.begin.is_empty());
        let line = written.waiting.first().unwrap();
        assert_eq!((written.waiting.len(), line.task), (1, WaitingTask::Write));
        assert_eq!(line.term.as_ref().map(|due| due.task), Some(DueTask::Place));
        services::drafts::request_placement(&services, &asked, &number).await.unwrap();
        let agenda = agenda(&services, &asked).await.unwrap();
        let line = agenda.elsewhere.first().unwrap();
        assert_eq!((line.task, line.others.as_slice()), (WaitingTask::Place, &["head".to_owned()][..]));
        assert!(agenda.waiting.is_empty());
    });
}
