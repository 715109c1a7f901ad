//! A cancellation has reasons and no text of its own (R15-10).

use chrono::TimeDelta;
use domain::draft::{DraftKind, Refusal, StageName};
use domain::language::Localized;
use domain::standard::{Content, SectionKey};
use services::coordination::{SendInput, plan, send};
use services::drafts::{SaveSection, request_placement, save_reasons, save_section, summary, withdraw};
use services::{FieldProblem, Request, ServiceError, reading};

use super::{FREE, SOON, amendment, begin, problem, refusal, seen_by, with};
use crate::harness::standards::enter;
use crate::harness::{at, later, morning, office, on_each_database, placed, publish, written};

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

#[test]
fn r15_10_a_draft_whose_standard_was_cancelled_meanwhile_is_only_withdrawn() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &written::content()).await;
        let begun = amendment(&services, &office, FREE).await;
        let reported = amendment(&services, &office, SOON).await;
        placed(&services, &office, &reported, morning() + TimeDelta::hours(1)).await;
        let head = later(&office.head, at("2026-04-03T05:00:00Z"));
        publish(&services, &head, &reported).await.unwrap();
        assert_eq!(summary(&services, &reported, head.at).await.unwrap().cancelled_by, None);

        // The order is there, though its day of effect is not known yet.
        enter(&services, &office, (2, "cancelled"), None, &Content::default()).await;
        for number in [&begun, &reported] {
            let act = summary(&services, number, head.at).await.unwrap().cancelled_by.unwrap();
            assert_eq!((act.number, act.order_number.as_str()), (2, "2-п"));
            assert!(seen_by(&services, &office.drafter, number).await.rebase.is_none());
        }
        let asked = request_placement(&services, &office.drafter, &begun).await;
        assert_eq!(refusal(asked), Refusal::StandardCancelled);
        let seen = plan(&services, &head, &reported).await.unwrap().seen;
        let sent = send(&services, &head, &reported, SendInput::default(), &seen).await;
        assert_eq!(refusal(sent), Refusal::StandardCancelled);
        let withdrawn =
            withdraw(&services, &head, &reported, StageName::Reported, "Стандарт отменён.").await.unwrap();
        assert_eq!((withdrawn.stage, withdrawn.cancelled_by), (StageName::Withdrawn, None));
    });
}
