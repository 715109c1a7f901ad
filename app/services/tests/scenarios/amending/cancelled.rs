//! A cancellation has reasons and no text of its own (R15-10).

use chrono::TimeDelta;
use domain::draft::{DraftKind, Refusal};
use domain::language::Localized;
use domain::standard::SectionKey;
use services::drafts::{SaveSection, request_placement, save_reasons, save_section};
use services::{FieldProblem, Request, ServiceError, reading};

use super::{FREE, begin, problem, refusal, seen_by, with};
use crate::harness::standards::enter;
use crate::harness::{morning, office, on_each_database, placed, written};

#[test]
fn r15_10_a_cancellation_gives_reasons_and_repeats_no_text() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let number = begin(&services, &office, DraftKind::Cancellation).await.unwrap();
        let twin = begin(&services, &office, DraftKind::Cancellation).await;
        assert_eq!(problem(twin), [FieldProblem::new("kind", "cancellation_exists")]);
        let save = SaveSection {
            draft: number.clone(),
            section: SectionKey::Appeal,
            base_version: 1,
            elements: with(&content, FREE).elements(SectionKey::Appeal).to_vec(),
        };
        let retyped = save_section(&services, &office.drafter, save).await;
        assert_eq!(refusal(retyped), Refusal::CancellationKeepsText);
        let bare = request_placement(&services, &office.drafter, &number).await;
        assert_eq!(refusal(bare), Refusal::ReasonsMissing);

        let reasons = Localized::new("Қызмет көрсетілмейді.", "Услуга больше не оказывается.", "");
        let version = seen_by(&services, &office.drafter, &number).await.summary.version;
        let stale = save_reasons(&services, &office.drafter, &number, &reasons, version - 1).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        let turned = Localized::new("\u{202e}x", "Услуга", "");
        let turned = save_reasons(&services, &office.drafter, &number, &turned, version).await;
        assert_eq!(problem(turned), [FieldProblem::new("reasons_kk", "direction_overrides")]);
        save_reasons(&services, &office.drafter, &number, &reasons, version).await.unwrap();
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let reader = Request::public(morning() + TimeDelta::hours(2));
        let draft = reading::draft(&services, &reader, &number).await.unwrap();
        assert_eq!((&draft.reasons, &draft.placed.content), (&reasons, &content));
        let late = save_reasons(&services, &office.drafter, &number, &Localized::default(), version).await;
        assert_eq!(refusal(late), Refusal::AlreadyPlaced);
    });
}
