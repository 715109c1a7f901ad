//! The papers of a draft with plain forms alone: proposed, edited, read by the public as files.

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

/// An amendment of one clause on appeals.
async fn amended(services: &Services) -> (Office, String) {
    let office = office(services).await;
    enter(services, &office, (1, "adopted"), Some("2026-02-01"), &text("Жалоба подаётся в суд, 1414.")).await;
    let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::Amendment };
    let number = create_draft(services, &office.drafter, asked).await.unwrap().number;
    let save = SaveSection {
        draft: number.clone(),
        section: SectionKey::Appeal,
        base_version: 1,
        elements: text("Жалоба подаётся руководителю, 1414.").elements(SectionKey::Appeal).to_vec(),
    };
    save_section(services, &office.drafter, save).await.unwrap();
    (office, number)
}

#[test]
fn r15_1_a_paper_is_proposed_edited_and_public_with_its_text() {
    on_each_database(|services| async move {
        let (office, number) = amended(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/papers");
        let shown = read(&here, &drafter, &page).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("## 1. Наименование и предмет проекта"), "{}", shown.body);
        let (text, edition) = (hidden(&shown, "text"), hidden(&shown, "edition"));
        let form = |words: &'static str, edition: &str| {
            [("paper", "note"), ("tongue", "ru"), ("text", text.as_str()), ("words", words)]
                .into_iter()
                .map(|(name, value)| (name, value.to_owned()))
                .chain([("edition", edition.to_owned())])
                .collect::<Vec<_>>()
        };
        let posted = async |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            send(&here, &drafter, &page, &fields).await
        };
        let stale = posted(form("Своя записка.", "7")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Своя записка."), "what was typed is kept");
        let wrong = posted(form("\u{202e}Наоборот", &edition)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        assert!(wrong.body.contains("f-words-error"), "{}", wrong.body);
        let kept = posted(form("Своя **записка**.", &edition)).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let offered = read(&here, &drafter, &page).await;
        assert!(offered.body.contains("take=1"), "the generated words can be taken again: {}", offered.body);
        for (file, begins) in [("note.docx", "PK"), ("note.pdf", "%PDF-1.7")] {
            let file = read(&here, &drafter, &format!("{page}/files/{file}")).await;
            assert_eq!(file.status, StatusCode::OK, "{}", file.body);
            assert!(file.body.starts_with(begins));
        }
        let list = format!("/api/v1/drafts/{number}/papers");
        assert_eq!(here.get(&list).await.status, StatusCode::NOT_FOUND, "nobody placed it");

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await;
        let to = format!("/ru/drafts/{number}/files/paper-note-1.docx");
        assert!(
            public.body.contains("Пояснительная записка") && public.body.contains(&to),
            "{}",
            public.body
        );
        let file = format!("{list}/note-1.docx?lang=ru");
        assert_eq!(here.get(&to).await.header("location"), file);
        assert!(here.get(&file).await.body.starts_with("PK"));
        let listed = here.get(&list).await.json();
        assert_eq!(listed["items"][0]["kind"], "note");
        assert_eq!(listed["items"][0]["edition"], 1);
        assert_eq!(here.get(&format!("{list}/note-2.pdf")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(here.get(&format!("{list}/order-1.pdf")).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn r15_10_the_table_and_the_order_are_made_of_the_draft() {
    on_each_database(|services| async move {
        let (_, number) = amended(&services).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/papers");
        let table = read(&here, &drafter, &format!("{page}?paper=table&text=ru")).await;
        assert_eq!(table.status, StatusCode::OK, "{}", table.body);
        for words in ["подаётся в суд", "подаётся руководителю", "name=\"reason-"]
        {
            assert!(table.body.contains(words), "{words}: {}", table.body);
        }
        let order = read(&here, &drafter, &format!("{page}?paper=order&text=kk")).await;
        assert!(order.body.contains("БҰЙЫРАМЫН"), "{}", order.body);
        let order = read(&here, &drafter, &format!("{page}?paper=order&text=ru")).await;
        assert!(order.body.contains("следующие изменения:"), "{}", order.body);
        assert_eq!(
            read(&here, &drafter, &format!("{page}?paper=letter")).await.status,
            StatusCode::NOT_FOUND
        );
    });
}
