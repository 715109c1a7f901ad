//! Appendices: no draft begins with them, they are written and merged like a section, placed and commented on with the text.

use domain::language::Localized;
use domain::standard::{AppendixSort, Detail, Element, ElementId, SectionKey};
use services::drafts::{
    SaveSection, SavedSection, findings, save_section, section_history, text_at, working_copy,
};

use super::paragraph;
use crate::harness::{at, office, on_each_database, placed, seen, written_draft};

fn head(id: &str, ru: &str) -> Element {
    let text = Localized::new("Өтініш нысаны", ru, "");
    Element { id: ElementId::parse(id).unwrap(), text, detail: Detail::Appendix { sort: AppendixSort::Form } }
}

fn line(id: &str, ru: &str) -> Element {
    let element = paragraph(id, ru);
    Element { text: Localized::new("Мәтін", ru, ""), ..element }
}

fn save(draft: &str, base_version: i64, elements: Vec<Element>) -> SaveSection {
    SaveSection { draft: draft.to_owned(), section: SectionKey::Appendices, base_version, elements }
}

#[test]
fn r14_1_appendices_are_written_where_none_stood_and_placed_with_the_text() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let before = seen(&services, &office.drafter, &number).await;
        let none = save_section(&services, &office.drafter, save(&number, 0, Vec::new())).await.unwrap();
        assert_eq!(none, SavedSection::Unchanged { version: 0 });
        let whole = vec![head("apx1", "Форма заявления"), line("apx2", "Прошу выдать справку.")];
        let first = save_section(&services, &office.drafter, save(&number, 0, whole.clone())).await.unwrap();
        assert_eq!(first, SavedSection::Saved { version: 1 });
        // Another page was open on a draft without appendices: both texts stay.
        let other = vec![head("apx3", "Перечень"), line("apx4", "Иное.")];
        let merged = save_section(&services, &office.drafter, save(&number, 0, other)).await.unwrap();
        assert!(matches!(&merged, SavedSection::Merged { version: 2, elements, .. } if elements.len() == 4));
        let again = save_section(&services, &office.drafter, save(&number, 2, whole)).await.unwrap();
        assert_eq!(again, SavedSection::Saved { version: 3 });

        let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
        assert_eq!(copy.sections.len(), SectionKey::EVERY.len());
        assert_eq!(copy.content().appendix_count(), 1);
        let history = section_history(&services, &office.drafter, &number, SectionKey::Appendices).await;
        assert_eq!(history.unwrap().len(), 3);
        let was = text_at(&services, &office.drafter, &number, &before.sections).await.unwrap().unwrap();
        assert_eq!(was.appendix_count(), 0, "what was seen before them has none");
        let now = seen(&services, &office.drafter, &number).await;
        assert!(!before.is(now.version, &now.hash));
        let there = text_at(&services, &office.drafter, &number, &now.sections).await.unwrap().unwrap();
        assert_eq!(there, copy.content());

        let found = findings(&services, &office.drafter, &number).await.unwrap();
        let found: Vec<_> = found.iter().map(|finding| finding.problem.code()).collect();
        assert!(found.contains(&"appendix_unmentioned"), "{found:?}");
        let placed = placed(&services, &office, &number, at("2026-03-05T07:00:00Z")).await;
        assert_eq!(placed.revision.content, copy.content());
        let clause = ElementId::parse("apx2").unwrap();
        assert_eq!(placed.revision.content.clause_number(&clause).as_deref(), Some("5.1.1"));
    });
}
