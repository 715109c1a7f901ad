//! A draft begins and is written together; nothing of it is lost, and nothing is taken that cannot be stored.

use domain::body::{BodyKind, Role};
use domain::draft::{DraftKind, StageName};
use domain::standard::{Element, SectionKey, mark};
use services::drafts::{
    CreateDraft, SavedSection, create_draft, restore_section, save_section, save_section_over, saved_as,
    section_history, withdraw, working_copy,
};
use services::{Conflict, Request, ServiceError};

use super::{new_draft, paragraph, save};
use crate::harness::{add, morning, office, on_each_database, staff};

#[test]
fn r14_1_a_draft_begins_with_twelve_sections_and_the_next_number_of_the_year() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let other = add(&services, "other", BodyKind::Central).await;
        let stranger = staff(&services, "stranger@example.kz", other, Role::Drafter).await;
        let denied = create_draft(&services, &stranger, new_draft()).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        let draft = create_draft(&services, &office.drafter, new_draft()).await.unwrap();
        assert_eq!(draft.number, "2026-0001");
        assert_eq!(draft.stage, StageName::Drafting);
        let copy = working_copy(&services, &office.drafter, &draft.number).await.unwrap();
        assert_eq!(copy.sections.iter().map(|section| section.key).collect::<Vec<_>>(), SectionKey::ALL);
        let content = copy.content();
        assert_eq!(content.elements(SectionKey::ServiceName)[0].text.ru, "Регистрация рождения ребёнка");
        let twin = create_draft(&services, &office.drafter, new_draft()).await;
        assert!(matches!(twin, Err(ServiceError::Invalid(_))));
        let amendment = CreateDraft { kind: DraftKind::Amendment, ..new_draft() };
        withdraw(&services, &office.head, &draft.number, StageName::Drafting, "начат по ошибке")
            .await
            .unwrap();
        let nothing = create_draft(&services, &office.drafter, amendment).await;
        assert!(matches!(nothing, Err(ServiceError::Invalid(_))));
        let next = create_draft(&services, &office.drafter, new_draft()).await.unwrap();
        assert_eq!(next.number, "2026-0002");
        for reader in [stranger, Request::public(morning())] {
            let hidden = working_copy(&services, &reader, &next.number).await;
            assert!(matches!(hidden, Err(ServiceError::Denied(_))));
        }
    });
}

#[test]
fn two_drafters_in_one_section_never_lose_a_word() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let second = staff(&services, "second@example.kz", office.ministry, Role::Drafter).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let start = vec![paragraph("p1", "Жалоба подаётся руководителю."), paragraph("p2", "Ответ даётся.")];
        let first = save_section(&services, &office.drafter, save(&number, 1, start.clone())).await.unwrap();
        assert_eq!(first, SavedSection::Saved { version: 2 });
        let again = save_section(&services, &office.drafter, save(&number, 2, start)).await.unwrap();
        assert_eq!(again, SavedSection::Unchanged { version: 2 });

        let mine = vec![
            paragraph("p1", "Жалоба подаётся руководителю услугодателя."),
            paragraph("p2", "Ответ даётся."),
        ];
        save_section(&services, &office.drafter, save(&number, 2, mine)).await.unwrap();
        let theirs =
            vec![paragraph("p1", "Жалоба подаётся руководителю."), paragraph("p2", "Ответ даётся в срок.")];
        let merged = save_section(&services, &second, save(&number, 2, theirs)).await.unwrap();
        let SavedSection::Merged { version: 4, elements, with } = merged else { panic!("{merged:?}") };
        assert_eq!(elements[0].text.ru, "Жалоба подаётся руководителю услугодателя.");
        assert_eq!(elements[1].text.ru, "Ответ даётся в срок.");
        assert_eq!(with.as_deref(), Some("drafter"));

        let clash = vec![paragraph("p1", "Жалоба подаётся начальнику."), elements[1].clone()];
        let stale = save_section(&services, &office.drafter, save(&number, 2, clash.clone())).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("a conflict") };
        let Conflict::Section(conflict) = *conflict else { panic!("of a section") };
        assert_eq!((conflict.version, conflict.saved_by.as_deref()), (4, Some("second")));
        assert_eq!((conflict.yours, conflict.theirs), (clash, elements));
        let versions =
            section_history(&services, &office.drafter, &number, SectionKey::Appeal).await.unwrap();
        assert_eq!(versions.len(), 4, "the refused save wrote nothing");
        // Who saw version 3 as the newest restores an earlier one without losing what was saved since.
        let restored = restore_section(&services, &second, &number, SectionKey::Appeal, 2, 3).await;
        let Ok(SavedSection::Merged { elements, .. }) = restored else { panic!("{restored:?}") };
        assert_eq!(elements[1].text.ru, "Ответ даётся в срок.");
        restore_section(&services, &second, &number, SectionKey::Appeal, 2, 5).await.unwrap();
        let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
        assert_eq!(copy.content().elements(SectionKey::Appeal)[1].text.ru, "Ответ даётся.");
    });
}

#[test]
fn nobody_collides_with_words_that_were_sent_before_and_never_answered() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let text = |words: &str| vec![paragraph("p1", words)];
        save_section(&services, &office.drafter, save(&number, 1, text("Жалоба."))).await.unwrap();
        // The answer to this save is lost; the same words are typed on, still over version 2.
        let lost = text("Жалоба  подаётся. ");
        save_section(&services, &office.drafter, save(&number, 2, lost.clone())).await.unwrap();
        let on = text("Жалоба подаётся министру.");
        let stale = save_section(&services, &office.drafter, save(&number, 2, on.clone())).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        let sent = [mark(&lost)];
        let saved = save_section_over(&services, &office.drafter, save(&number, 2, on), &sent).await.unwrap();
        assert_eq!(saved, SavedSection::Saved { version: 4 });
        // Somebody else's words after them are merged as ever.
        let theirs = vec![paragraph("p1", "Жалоба подаётся министру."), paragraph("p2", "Ответ даётся.")];
        let second = staff(&services, "second@example.kz", office.ministry, Role::Drafter).await;
        save_section(&services, &second, save(&number, 4, theirs)).await.unwrap();
        let on = text("Жалоба подаётся министру лично.");
        let saved = save_section_over(&services, &office.drafter, save(&number, 4, on), &sent).await.unwrap();
        let SavedSection::Merged { version: 6, elements, .. } = saved else { panic!("{saved:?}") };
        assert_eq!(elements.len(), 2);

        let known = async |base, mark: &str| {
            saved_as(&services, &office.drafter, &number, SectionKey::Appeal, base, mark).await.unwrap()
        };
        assert_eq!(known(2, &sent[0]).await, Some(3));
        assert_eq!(known(4, &sent[0]).await, None);
        assert_eq!(known(1, &mark(&text("Никогда."))).await, None);
        let public = Request::public(morning());
        let told = saved_as(&services, &public, &number, SectionKey::Appeal, 1, &sent[0]).await;
        assert!(matches!(told, Err(ServiceError::Denied(_))));
    });
}

#[test]
fn what_cannot_be_stored_is_refused_predictably() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let problem = async |elements: Vec<Element>| {
            let answer = save_section(&services, &office.drafter, save(&number, 1, elements)).await;
            let Err(ServiceError::Invalid(mut problems)) = answer else { panic!("{answer:?}") };
            let first = problems.remove(0);
            (first.field, first.code)
        };
        let of = |ru: &str| vec![paragraph("p1", ru)];
        let expected = |code: &str| ("p1.ru".to_owned(), code.to_owned());
        assert_eq!(problem(of("а\u{202e}б")).await, expected("direction_overrides"));
        assert_eq!(problem(of("а\u{7}б")).await, expected("control_characters"));
        assert_eq!(problem(of(&"я".repeat(1_000_000))).await, expected("too_long"));
        let twice = vec![paragraph("p1", "а"), paragraph("p1", "б")];
        assert_eq!(problem(twice).await, ("p1".to_owned(), "repeated_identity".to_owned()));
        let many = (0..501).map(|number| paragraph(&format!("p{number}"), "а")).collect();
        assert_eq!(problem(many).await.1, "too_many");
        let mut register = save(&number, 1, of("а"));
        register.section = SectionKey::ServiceName;
        let fixed = save_section(&services, &office.drafter, register).await;
        assert!(matches!(fixed, Err(ServiceError::Invalid(_))), "the register says the name");
    });
}
