//! Papers that go with a draft: kept in editions, public with the text that they were written for.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::draft::{DraftKind, Refusal, StageName};
use domain::language::{Language, Localized};
use domain::paper::{PaperKind, PaperText, TypedPaper, rows};
use domain::standard::{Content, SectionKey};
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section, withdraw, working_copy};
use services::papers::{
    PaperInput, PaperSeen, PaperStamp, kept_paper, papers, public_paper, public_papers, save_paper,
};
use services::{FieldProblem, Request, ServiceError, Services};

use crate::harness::discussed::holds;
use crate::harness::refused::{problems, refusal};
use crate::harness::standards::{enter, text};
use crate::harness::{Office, SERVICE, later, morning, office, on_each_database, placed, written_draft};

fn minutes(minutes: i64) -> DateTime<Utc> {
    morning() + TimeDelta::minutes(minutes)
}

/// A paper as somebody types it who has read what the page shows.
async fn read(services: &Services, request: &Request, number: &str, kind: PaperKind) -> PaperInput {
    let page = papers(services, request, number).await.unwrap();
    let rows = match (&page.old, kind) {
        (Some(old), PaperKind::Table) => rows(old, &page.new),
        _ => Vec::new(),
    };
    PaperInput {
        kind,
        language: Language::Ru,
        typed: TypedPaper::default(),
        seen: PaperSeen {
            text: page.new.hash().to_string(),
            edition: page.newest(kind).map_or(0, |kept| kept.stamp.edition),
        },
        generated: PaperText { words: Localized::same("Сформировано"), rows },
    }
}

async fn keep(
    services: &Services,
    request: &Request,
    number: &str,
    words: &str,
) -> Result<i64, ServiceError> {
    let mut input = read(services, request, number, PaperKind::Note).await;
    words.clone_into(&mut input.typed.words);
    save_paper(services, request, number, &input).await
}

/// The numbers of the public editions with the instants since which they are.
async fn public(services: &Services, number: &str, at: DateTime<Utc>) -> Vec<(i64, DateTime<Utc>)> {
    let stamps: Vec<PaperStamp> = public_papers(services, &Request::public(at), number).await.unwrap();
    stamps.into_iter().filter_map(|stamp| Some((stamp.edition, stamp.since?))).collect()
}

async fn write(services: &Services, request: &Request, number: &str, content: &Content) {
    let copy = working_copy(services, request, number).await.unwrap();
    let save = SaveSection {
        draft: number.to_owned(),
        section: SectionKey::Appeal,
        base_version: copy.versions.get(SectionKey::Appeal).unwrap(),
        elements: content.elements(SectionKey::Appeal).to_vec(),
    };
    save_section(services, request, save).await.unwrap();
}

#[test]
fn r15_1_a_paper_is_public_with_the_text_that_it_was_kept_for() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let drafter = |at| later(&office.drafter, at);
        assert_eq!(keep(&services, &drafter(minutes(10)), &number, "Первая").await.unwrap(), 1);
        assert_eq!(keep(&services, &drafter(minutes(20)), &number, "Вторая").await.unwrap(), 2);
        assert_eq!(
            keep(&services, &drafter(minutes(25)), &number, "Вторая").await.unwrap(),
            2,
            "nothing new"
        );
        let early = public_papers(&services, &Request::public(minutes(30)), &number).await;
        assert!(matches!(early, Err(ServiceError::NotFound)), "{early:?}");

        placed(&services, &office, &number, minutes(60)).await;
        assert_eq!(public(&services, &number, minutes(61)).await, [(2, minutes(60))]);
        keep(&services, &drafter(minutes(90)), &number, "Третья").await.unwrap();
        let both = [(2, minutes(60)), (3, minutes(90))];
        assert_eq!(public(&services, &number, minutes(91)).await, both, "each stays with its day");

        // What is written for a text that nobody reads yet is not read either.
        write(&services, &drafter(minutes(95)), &number, &text("Жалоба подаётся в суд, 1414.")).await;
        assert_eq!(keep(&services, &drafter(minutes(99)), &number, "Четвёртая").await.unwrap(), 4);
        assert_eq!(public(&services, &number, minutes(100)).await, both);
        let reader = Request::public(minutes(100));
        let hidden = public_paper(&services, &reader, &number, PaperKind::Note, 4).await;
        assert!(matches!(hidden, Err(ServiceError::NotFound)), "{hidden:?}");
        let read = public_paper(&services, &reader, &number, PaperKind::Note, 2).await.unwrap();
        assert_eq!(read.paper.text.words, Localized::new("Сформировано", "Вторая", "Сформировано"));
        assert!(read.paper.saved_by.is_none());
        let kept = kept_paper(&services, &drafter(minutes(100)), &number, PaperKind::Note).await.unwrap();
        assert_eq!((kept.paper.stamp.edition, kept.paper.stamp.since), (4, None));
        holds(&services).await;
    });
}

#[test]
fn a_paper_is_kept_by_its_body_on_what_it_read() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let stranger = papers(&services, &office.registrar, &number).await;
        assert!(matches!(stranger, Err(ServiceError::Denied(_))), "{stranger:?}");
        let read_before = read(&services, &office.drafter, &number, PaperKind::Note).await;
        let denied = save_paper(&services, &office.registrar, &number, &read_before).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let turned = keep(&services, &office.drafter, &number, "\u{202e}x").await;
        assert_eq!(problems(turned), [FieldProblem::new("words", "direction_overrides")]);
        keep(&services, &office.drafter, &number, "Своё").await.unwrap();
        let stale = save_paper(&services, &office.drafter, &number, &read_before).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "another edition was kept: {stale:?}");
        let read_now = read(&services, &office.drafter, &number, PaperKind::Note).await;
        write(&services, &office.drafter, &number, &text("Жалоба подаётся в суд, 1414.")).await;
        let stale = save_paper(&services, &office.drafter, &number, &read_now).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "the text was changed: {stale:?}");
        let reason = "Ошибочно начатая разработка проекта стандарта.";
        withdraw(&services, &office.head, &number, StageName::Drafting, reason).await.unwrap();
        let late = keep(&services, &office.drafter, &number, "Поздно").await;
        assert_eq!(refusal(late), Refusal::AlreadyWithdrawn);
    });
}

async fn amendment(services: &Services, office: &Office, kind: DraftKind) -> String {
    let old = text("Жалоба подаётся в суд, 1414.");
    enter(services, office, (1, "adopted"), Some("2026-02-01"), &old).await;
    let asked = CreateDraft { service: SERVICE.to_owned(), kind };
    create_draft(services, &office.drafter, asked).await.unwrap().number
}

#[test]
fn r15_10_the_reason_of_a_row_stays_with_its_element() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = amendment(&services, &office, DraftKind::Amendment).await;
        let drafter = &office.drafter;
        let blank = read(&services, drafter, &number, PaperKind::Table).await;
        assert!(blank.generated.rows.is_empty());
        write(&services, drafter, &number, &text("Жалоба подаётся руководителю, 1414.")).await;
        let mut input = read(&services, drafter, &number, PaperKind::Table).await;
        let [row] = input.generated.rows.as_slice() else { panic!("{:?}", input.generated) };
        let element = row.element.to_string();
        assert!(row.before.ru.contains("в суд") && row.after.ru.contains("руководителю"), "{row:?}");
        input.typed.reasons = BTreeMap::from([(element, "Ближе к людям".to_owned())]);
        save_paper(&services, drafter, &number, &input).await.unwrap();

        write(&services, drafter, &number, &text("Жалоба подаётся руководителю сразу, 1414.")).await;
        let page = papers(&services, drafter, &number).await.unwrap();
        let kept = page.newest(PaperKind::Table).unwrap();
        assert!(kept.text.rows[0].after.ru.contains("руководителю, 1414"), "nothing is overwritten");
        let now = PaperText { rows: rows(page.old.as_ref().unwrap(), &page.new), ..PaperText::default() };
        let stands = PaperText::standing(&now, Some(&kept.text));
        assert_eq!(stands.rows[0].reason.ru, "Ближе к людям");
        assert!(stands.rows[0].after.ru.contains("сразу"));
    });
}

#[test]
fn a_cancellation_has_no_comparative_table() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = amendment(&services, &office, DraftKind::Cancellation).await;
        let input = read(&services, &office.drafter, &number, PaperKind::Table).await;
        let none = save_paper(&services, &office.drafter, &number, &input).await;
        assert!(matches!(none, Err(ServiceError::NotFound)), "{none:?}");
        keep(&services, &office.drafter, &number, "Записка").await.unwrap();
    });
}
