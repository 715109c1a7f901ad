//! Who writes which section now.

use domain::standard::SectionKey;
use services::drafts::{SaveSection, note_presence, present, save_section, working_copy};
use services::{Request, ServiceError};

use crate::harness::{at, later, office, on_each_database, written_draft};

#[test]
fn who_writes_is_known_to_colleagues_for_minutes_and_to_nobody_else() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let drafter = |instant: &str| later(&office.drafter, at(instant));
        let head = |instant: &str| later(&office.head, at(instant));
        let (first, second) = ("2026-03-03T09:02:00Z", "2026-03-03T09:05:00Z");
        note_presence(&services, &drafter(first), &number, SectionKey::Appeal).await.unwrap();
        note_presence(&services, &drafter(second), &number, SectionKey::Appeal).await.unwrap();
        let seen = present(&services, &head("2026-03-03T09:06:00Z"), &number).await.unwrap();
        assert_eq!(seen.len(), 1);
        let told = (seen[0].section, seen[0].name.as_str(), seen[0].since);
        assert_eq!(told, (SectionKey::Appeal, "drafter", at(first)));
        let own = present(&services, &drafter("2026-03-03T09:06:00Z"), &number).await.unwrap();
        assert!(own.is_empty(), "nobody is told of oneself");
        let gone = present(&services, &head("2026-03-03T09:10:00Z"), &number).await.unwrap();
        assert!(gone.is_empty(), "{gone:?}");
        let public = Request::public(at(second));
        let denied = present(&services, &public, &number).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let denied = note_presence(&services, &public, &number, SectionKey::Appeal).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
    });
}

#[test]
fn a_save_says_that_its_person_writes_the_section() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let when = at("2026-03-03T09:02:00Z");
        let drafter = later(&office.drafter, when);
        let copy = working_copy(&services, &drafter, &number).await.unwrap();
        let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
        let mut elements = text.elements;
        elements[0].text.ru.push_str(" Дополнено.");
        let section = SectionKey::Appeal;
        let save = SaveSection { draft: number.clone(), section, base_version: text.version, elements };
        save_section(&services, &drafter, save).await.unwrap();
        let seen = present(&services, &later(&office.head, when), &number).await.unwrap();
        assert_eq!(seen.first().map(|one| (one.section, one.since)), Some((section, when)));
    });
}
