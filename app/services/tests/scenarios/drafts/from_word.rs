//! A working copy comes back from Word: its changes are kept, and taken or left one by one, each merged with what was saved since.

use domain::language::Language;
use domain::standard::word::{ClauseMark, WordAuthor, WordFile, WordNote, WordPassage};
use domain::standard::{ElementId, SectionKey};
use services::Services;
use services::drafts::{
    SavedSection, WordChange, WordChangeKind, WordDecision, create_draft, leave_word, receive_word,
    save_section, section_history, take_word, word_changes, working_copy,
};
use services::error::ServiceError;
use services::{Conflict, Request};

use super::{new_draft, paragraph, save};
use crate::harness::{Office, morning, office, on_each_database};

fn passage(id: &str, new: &str) -> WordPassage {
    let id = ElementId::parse(id).unwrap();
    let mark = ClauseMark { id, section: SectionKey::Appeal, version: 2, language: Language::Ru };
    WordPassage { clause: Some(mark), old: new.to_owned(), new: new.to_owned(), ..WordPassage::default() }
}

/// A file in which one clause was changed, one deleted, one commented on, and a paragraph written between them.
fn file() -> WordFile {
    let anna = WordAuthor { name: "Анна".to_owned(), at: Some(morning()) };
    let note = WordNote { author: anna.clone(), text: "Куда именно?".to_owned() };
    let changed = WordPassage {
        edits: vec![anna],
        ..passage("p1", "3.1.1\tЖалоба подаётся руководителю услугодателя.")
    };
    let noted = WordPassage {
        notes: vec![note], ..passage("p3", "3.1.3\tОтвет направляется заявителю.")
    };
    let written = WordPassage { new: "Новый абзац.".to_owned(), ..WordPassage::default() };
    WordFile { passages: vec![changed, written, noted] }
}

/// A draft with three clauses in version 2 of its section.
async fn draft(services: &Services, office: &Office) -> String {
    let number = create_draft(services, &office.drafter, new_draft()).await.unwrap().number;
    let lines = vec![
        paragraph("p1", "Жалоба подаётся руководителю."),
        paragraph("p2", "Жалоба рассматривается."),
        paragraph("p3", "Ответ направляется заявителю."),
    ];
    save_section(services, &office.drafter, save(&number, 1, lines)).await.unwrap();
    number
}

async fn came(services: &Services, office: &Office, number: &str) -> Vec<WordChange> {
    word_changes(services, &office.drafter, number).await.unwrap()
}

async fn texts(services: &Services, office: &Office, number: &str) -> Vec<String> {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    copy.content().elements(SectionKey::Appeal).iter().map(|one| one.text.ru.clone()).collect()
}

#[test]
fn what_came_back_is_kept_once_and_decided_one_by_one() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let receive =
            async || receive_word(&services, &office.drafter, &number, "правки.docx", file(), &[]).await;
        let received = receive().await.unwrap();
        assert_eq!(received.known, 0);
        let again = receive().await.unwrap();
        let twice = (again.new, again.known);
        assert_eq!(twice, (0, received.new), "a file that is sent twice brings nothing new");

        let changes = came(&services, &office, &number).await;
        let kinds: Vec<_> = changes.iter().take(4).map(|one| (one.number.as_str(), one.kind)).collect();
        let expected = [
            ("3.1.1", WordChangeKind::Changed),
            ("", WordChangeKind::Apart),
            ("3.1.3", WordChangeKind::Noted),
            ("3.1.2", WordChangeKind::Removed),
        ];
        assert_eq!(kinds, expected);
        let rest = changes.iter().skip(4).map(|one| one.kind).collect::<Vec<_>>();
        assert!(!rest.is_empty(), "what the register wrote into other sections is not in the file");
        assert!(rest.iter().all(|kind| *kind == WordChangeKind::Removed), "{rest:?}");
        assert_eq!(changes[0].edits[0].name, "Анна");
        assert_eq!(changes[2].notes[0].text, "Куда именно?");
        assert_eq!(texts(&services, &office, &number).await.len(), 3, "nothing was written yet");

        // Meanwhile the end of the same sentence was written on.
        let lines = vec![
            paragraph("p1", "Жалоба подаётся руководителю."),
            paragraph("p2", "Жалоба рассматривается."),
            paragraph("p3", "Ответ направляется заявителю в срок."),
        ];
        save_section(&services, &office.drafter, save(&number, 2, lines)).await.unwrap();
        let taken = take_word(&services, &office.drafter, &number, changes[0].id).await.unwrap();
        assert!(matches!(taken, SavedSection::Merged { version: 4, .. }), "{taken:?}");
        take_word(&services, &office.drafter, &number, changes[3].id).await.unwrap();
        let now = ["Жалоба подаётся руководителю услугодателя.", "Ответ направляется заявителю в срок."];
        assert_eq!(texts(&services, &office, &number).await, now);

        let apart = take_word(&services, &office.drafter, &number, changes[1].id).await;
        assert!(matches!(&apart, Err(ServiceError::Invalid(told)) if told[0].code == "apart"), "{apart:?}");
        leave_word(&services, &office.drafter, &number, changes[1].id).await.unwrap();
        let twice = leave_word(&services, &office.drafter, &number, changes[0].id).await;
        assert!(matches!(&twice, Err(ServiceError::Invalid(told)) if told[0].code == "decided"), "{twice:?}");

        let after = came(&services, &office, &number).await;
        assert_eq!(after[0].kind, WordChangeKind::Noted, "what awaits a decision stands first");
        let decided: Vec<_> = after.iter().filter_map(|one| one.decision).collect();
        let (taken, left) = (WordDecision::Taken, WordDecision::Left);
        assert_eq!(decided, [taken, left, taken]);
    });
}

#[test]
fn words_that_were_changed_on_both_sides_collide_as_everywhere() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        receive_word(&services, &office.drafter, &number, "правки.docx", file(), &[]).await.unwrap();
        let lines = vec![paragraph("p1", "Жалоба подаётся руководителю министерства.")];
        save_section(&services, &office.drafter, save(&number, 2, lines)).await.unwrap();
        let change = came(&services, &office, &number).await.swap_remove(0);
        let stale = take_word(&services, &office.drafter, &number, change.id).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("a conflict") };
        assert!(matches!(*conflict, Conflict::Section(_)));
        let open = came(&services, &office, &number).await;
        assert!(open.iter().all(|one| one.decision.is_none()), "it still awaits its decision");
        let history = section_history(&services, &office.drafter, &number, SectionKey::Appeal).await.unwrap();
        assert_eq!(history.len(), 3);
    });
}

#[test]
fn a_file_of_another_draft_and_a_stranger_are_refused() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let other = WordFile { passages: vec![passage("zz", "3.1.1 Чужое.")] };
        let told = receive_word(&services, &office.drafter, &number, "a.docx", other, &[]).await;
        assert!(matches!(&told, Err(ServiceError::Invalid(told)) if told[0].code == "not_ours"), "{told:?}");
        let public = Request::public(morning());
        let told = receive_word(&services, &public, &number, "a.docx", file(), &[]).await;
        assert!(matches!(told, Err(ServiceError::Denied(_))));
        assert!(matches!(word_changes(&services, &public, &number).await, Err(ServiceError::Denied(_))));
    });
}
