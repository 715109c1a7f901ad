//! The figures of terms say what the agendas say.

use chrono::{DateTime, Utc};
use domain::register::EntryInput;
use services::Services;
use services::agenda::{DueTask, agenda};
use services::drafts::{deadlines, summary};
use services::figures::figures;
use services::register::change_entry;

use crate::harness::{
    Office, SERVICE, at, entry_input, later, office, on_each_database, placed, written_draft,
};

/// What is overdue to begin, to place and to approve at an instant, by the figures and by the agenda of the one body.
async fn overdue(services: &Services, office: &Office, now: DateTime<Utc>) -> [u64; 3] {
    let told = figures(services, now).await.unwrap();
    let told = [told.overdue_to_begin, told.overdue_to_place, told.overdue_to_approve];
    let asked = later(&office.drafter, now);
    let today = asked.today(services);
    let due = agenda(services, &asked).await.unwrap().due;
    let counted = [DueTask::Begin, DueTask::Place, DueTask::Approve].map(|task| {
        let over = due.iter().filter(|due| due.task == task && due.deadline.due_on < today);
        u64::try_from(over.count()).unwrap()
    });
    assert_eq!(told, counted, "{now}");
    told
}

#[test]
fn every_overdue_term_of_the_agendas_is_counted() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let soon = at("2026-03-03T05:00:00Z");
        // Three months after the second of March, and the last hour of that day and the first of the next in Almaty.
        let (last, over) = (at("2026-06-02T18:00:00Z"), at("2026-06-02T20:00:00Z"));
        assert_eq!(overdue(&services, &office, soon).await, [0, 0, 0]);
        assert_eq!(overdue(&services, &office, over).await, [1, 0, 0], "not even begun");
        let number = written_draft(&services, &office).await;
        assert_eq!(overdue(&services, &office, soon).await, [0, 0, 0]);
        assert_eq!(overdue(&services, &office, over).await, [0, 1, 0], "begun and not placed");
        placed(&services, &office, &number, soon).await;
        assert_eq!(overdue(&services, &office, soon).await, [0, 0, 0]);
        assert_eq!(overdue(&services, &office, last).await, [0, 0, 0]);
        assert_eq!(overdue(&services, &office, over).await, [0, 0, 1], "placed and not approved");
    });
}

#[test]
fn r13_2_the_term_of_approval_starts_from_the_approval_of_the_register() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, at("2026-03-03T05:00:00Z")).await;
        let earlier = EntryInput {
            approved_on: "2026-02-20".to_owned(),
            date_reason: "Описка".to_owned(),
            ..entry_input(office.ministry)
        };
        change_entry(&services, &office.registrar, SERVICE, 1, earlier).await.unwrap();
        // Three months after the twentieth of February, and the first hour of the next day in Almaty.
        let (last, over) = (at("2026-05-20T18:00:00Z"), at("2026-05-20T20:00:00Z"));
        assert_eq!(overdue(&services, &office, last).await, [0, 0, 0]);
        assert_eq!(overdue(&services, &office, over).await, [0, 0, 1]);
        let known = summary(&services, &number, over).await.unwrap();
        let terms = deadlines(&services, &known).await.unwrap();
        let due: Vec<_> =
            terms.iter().map(|term| (term.deadline.rule.code(), term.deadline.due_on.to_string())).collect();
        let expected = [("R15-2", "2026-03-10"), ("R15-3", "2026-04-02"), ("R13-2", "2026-05-20")];
        assert_eq!(due, expected.map(|(rule, on)| (rule, on.to_owned())));
    });
}
