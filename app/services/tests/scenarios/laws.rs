//! The laws that a body cites: the list fills itself as sections are saved, holds no half-typed name, and is corrected at the desk.

use domain::body::Role;
use domain::language::Localized;
use domain::law::CitedLawInput;
use domain::law::act::act_day;
use domain::standard::{Citation, Detail, Element, ElementId, SectionKey};
use services::drafts::{SaveSection, save_section, working_copy};
use services::laws::{CitedLawView, change_law, law_to_correct, laws, remove_law};
use services::people::body_by_code;
use services::{Conflict, Request, ServiceError, Services};

use crate::harness::{at, later, office, on_each_database, staff, written_draft};

fn ground(id: &str, name: &str, number: &str) -> Element {
    let law = Citation {
        number: number.to_owned(),
        ..Citation::of(Localized::new("", name, ""), "19-1(2)(1, 3), 10")
    };
    let text = Localized::new("Негіз", "Основание", "");
    Element { id: ElementId::parse(id).unwrap(), text, detail: Detail::Ground { law } }
}

/// Saves the grounds over what stands.
async fn save(services: &Services, drafter: &Request, number: &str, elements: Vec<Element>) {
    let section = SectionKey::RefusalGrounds;
    let copy = working_copy(services, drafter, number).await.unwrap();
    let base_version = copy.sections.iter().find(|one| one.key == section).unwrap().version;
    let input = SaveSection { draft: number.to_owned(), section, base_version, elements };
    save_section(services, drafter, input).await.unwrap();
}

/// The laws whose Russian names begin so.
async fn listed(services: &Services, request: &Request, begins: &str) -> Vec<CitedLawView> {
    let found = laws(services, request).await.unwrap();
    let all = found.into_iter().flat_map(|one| one.laws);
    all.filter(|one| one.law.name.ru.starts_with(begins)).collect()
}

#[test]
fn r14_3_a_law_is_typed_once_and_comes_into_the_list_whole() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let (first, next) = (later(&office.drafter, at("2026-03-02T06:00:00Z")), at("2026-03-02T06:01:00Z"));
        let next = later(&office.drafter, next);
        save(&services, &first, &number, vec![ground("gr1", "Закон о пче", "")]).await;
        save(&services, &next, &number, vec![ground("gr1", "Закон о пчеловодстве", "")]).await;
        let known = listed(&services, &next, "Закон о пче").await;
        assert_eq!(known.len(), 1, "a name that was still being typed is no law of its own");
        assert_eq!(known[0].law.name.ru, "Закон о пчеловодстве");

        let again = later(&office.drafter, at("2026-03-02T07:00:00Z"));
        let both =
            vec![ground("gr1", "Закон о пчеловодстве", ""), ground("gr2", "Закон о пчеловодстве", "5-VI")];
        save(&services, &again, &number, both).await;
        let known = listed(&services, &again, "Закон о пче").await;
        assert_eq!(
            (known.len(), known[0].law.number.as_str()),
            (1, "5-VI"),
            "what was not known is filled in"
        );
        let other = vec![ground("gr1", "Закон о пчеловодстве", ""), ground("gr2", "Закон о рыболовстве", "")];
        save(&services, &again, &number, other).await;
        assert_eq!(listed(&services, &again, "Закон о пче").await, known, "what was cited before stays");
        assert_eq!(listed(&services, &again, "Закон о рыб").await.len(), 1);
    });
}

#[test]
fn r14_3_a_law_of_the_list_is_corrected_by_those_who_write_for_the_body() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        save(&services, &office.drafter, &number, vec![ground("gr1", "Закон о пчеловодстве", "5-VI")]).await;
        let CitedLawView { id, version, .. } =
            listed(&services, &office.drafter, "Закон о пче").await.remove(0);
        let input = CitedLawInput {
            name: Localized::new("Ара шаруашылығы туралы заң", "Закон о пчеловодстве", ""),
            number: "№ 5-VI".to_owned(),
            date: "12.01.2002".to_owned(),
        };
        let keeper = body_by_code(&services, "keeper").await.unwrap().id;
        let stranger = staff(&services, "stranger@example.kz", keeper, Role::Head).await;
        let denied = change_law(&services, &stranger, id, version, &input).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        assert!(matches!(law_to_correct(&services, &stranger, id).await, Err(ServiceError::Denied(_))));
        assert_eq!(listed(&services, &stranger, "Закон о пче").await, []);

        let unnamed = CitedLawInput { name: Localized::default(), ..input.clone() };
        let refused = change_law(&services, &office.drafter, id, version, &unnamed).await;
        assert!(
            matches!(&refused, Err(ServiceError::Invalid(problems)) if problems.len() == 2),
            "{refused:?}"
        );
        change_law(&services, &office.drafter, id, version, &input).await.unwrap();
        let corrected = law_to_correct(&services, &office.head, id).await.unwrap();
        assert_eq!((corrected.law.number.as_str(), corrected.law.date), ("5-VI", act_day("2002-01-12")));
        let stale = remove_law(&services, &office.head, id, version).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("a correction of what was not seen") };
        assert_eq!(*conflict, Conflict::Law(corrected.clone()));
        remove_law(&services, &office.head, id, corrected.version).await.unwrap();
        assert_eq!(listed(&services, &office.drafter, "Закон о пче").await, []);
    });
}
