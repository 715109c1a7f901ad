//! Drafts are listed by stage and words, and unplaced ones never.

use chrono::TimeDelta;
use domain::draft::{DraftKind, StageName};
use domain::register::EntryInput;
use services::ServiceError;
use services::drafts::{CreateDraft, DraftFilter, create_draft, list_drafts, working_copy};
use services::register::include_service;

use crate::harness::{SERVICE, at, entry_input, office, on_each_database, placed, written_draft};

#[test]
fn drafts_are_listed_by_stage_and_words_once_they_are_placed() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let first = written_draft(&services, &office).await;
        placed(&services, &office, &first, at("2026-03-05T07:00:00Z")).await;
        for day in 1..3 {
            let input = EntryInput { code: format!("300-{day}"), ..entry_input(office.ministry) };
            include_service(&services, &office.registrar, input).await.unwrap();
            let asked = CreateDraft { service: format!("300-{day}"), kind: DraftKind::New };
            let number = create_draft(&services, &office.drafter, asked).await.unwrap().number;
            let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
            assert_eq!(copy.summary.service_code, format!("300-{day}"));
        }
        let listed = async |filter: DraftFilter, at| {
            let page = list_drafts(&services, &filter, at).await.unwrap();
            page.items.into_iter().map(|draft| draft.number).collect::<Vec<_>>()
        };
        let stage = |stage| DraftFilter { stage: Some(stage), ..DraftFilter::default() };
        let open = at("2026-03-20T07:00:00Z");
        let closed = open + TimeDelta::days(30);
        assert_eq!(listed(stage(StageName::Open), open).await, [first.as_str()]);
        assert!(listed(stage(StageName::Open), closed).await.is_empty());
        assert_eq!(listed(stage(StageName::Review), closed).await, [first.as_str()]);
        assert!(
            listed(stage(StageName::Drafting), open).await.is_empty(),
            "what is not placed is not listed"
        );
        let text = |text: &str| DraftFilter { text: text.to_owned(), ..DraftFilter::default() };
        assert!(listed(text("300-2"), open).await.is_empty());
        assert_eq!(listed(text(SERVICE), open).await, [first.as_str()]);
        assert_eq!(listed(DraftFilter::default(), open).await, [first.as_str()]);
        let service = DraftFilter { service: Some(SERVICE.to_owned()), ..DraftFilter::default() };
        assert_eq!(listed(service, open).await, [first.as_str()]);
        for number in ["2026-0002", "2026-0003"] {
            assert!(matches!(
                services::drafts::public_summary(&services, number, open).await,
                Err(ServiceError::NotFound)
            ));
            assert!(matches!(
                services::drafts::public_revisions(&services, number, open).await,
                Err(ServiceError::NotFound)
            ));
        }
    });
}
