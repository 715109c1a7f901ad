//! An amendment at work with plain forms alone: its clauses, the words of one, what the public reads, the reasons of a
//! cancellation (R15-10).

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::draft::DraftKind;
use domain::standard::SectionKey;
use services::Services;
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::standards::{enter, text};
use crate::site::harness::{Office, SERVICE, morning, office, on_each_database, placed};

const EDITED: &str = "пункт 3.1 изложить в новой редакции о сроке жалобы";

async fn begin(services: &Services, office: &Office, kind: DraftKind) -> String {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind };
    create_draft(services, &office.drafter, asked).await.unwrap().number
}

/// An office with a standard in force and a draft of the kind.
async fn begun(services: &Services, kind: DraftKind) -> (Office, String) {
    let office = office(services).await;
    enter(services, &office, (1, "adopted"), Some("2026-02-01"), &text("Жалоба подается в суд, 1414.")).await;
    let number = begin(services, &office, kind).await;
    (office, number)
}

#[test]
fn r15_10_the_words_of_a_clause_are_edited_and_read_by_the_public() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        let save = SaveSection {
            draft: number.clone(),
            section: SectionKey::Appeal,
            base_version: 1,
            elements: text("Жалоба подается руководителю, 1414.").elements(SectionKey::Appeal).to_vec(),
        };
        save_section(&services, &office.drafter, save).await.unwrap();
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/amending");
        let shown = read(&here, &drafter, &format!("{page}?text=ru&edit=0")).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(
            shown.body.contains("id=\"clause-0\"") && shown.body.contains("руководителю"),
            "{}",
            shown.body
        );
        let (clause, mark) = (hidden(&shown, "clause"), hidden(&shown, "mark"));
        let form = |words: &'static str, mark: &str| {
            [("clause", clause.clone()), ("mark", mark.to_owned()), ("tongue", "ru".to_owned())]
                .into_iter()
                .chain([("words", words.to_owned()), ("do", "words".to_owned())])
                .collect::<Vec<_>>()
        };
        let posted = async |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            send(&here, &drafter, &page, &fields).await
        };
        let stale = posted(form("Свои слова.", "другая")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Свои слова."), "what was typed is kept");
        let kept = posted(form(EDITED, &mark)).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert!(read(&here, &drafter, &page).await.body.contains(EDITED));

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await;
        assert_eq!(public.status, StatusCode::OK, "{}", public.body);
        assert!(public.body.contains(EDITED), "{}", public.body);
        assert!(public.body.contains(&format!("/ru/standards/{SERVICE}?version=1")), "{}", public.body);
    });
}

#[test]
fn r15_10_the_reasons_of_a_cancellation_stand_in_the_place_of_a_text() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Cancellation).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/amending");
        let placement = read(&here, &drafter, &format!("/ru/desk/drafts/{number}/placement")).await;
        assert!(placement.body.contains("не на всех обязательных языках"), "{}", placement.body);
        let shown = read(&here, &drafter, &page).await;
        let version = hidden(&shown, "version");
        let fields = [
            ("reasons_kk", "Қызмет көрсетілмейді."),
            ("reasons_ru", "Услуга больше не оказывается."),
            ("version", version.as_str()),
            ("do", "reasons"),
        ];
        let kept = send(&here, &drafter, &page, &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await;
        assert!(public.body.contains("Услуга больше не оказывается."), "{}", public.body);
    });
}
