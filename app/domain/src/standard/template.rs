//! The content a new draft starts from: what the register already says (Art. 12(2), 14).

use super::{Content, Detail, Element, ElementId, Place, SectionKey, Week};
use crate::language::Localized;
use crate::register::ServiceEntry;

impl Content {
    /// The first content of a draft for a service of the register: its name, the developing body (named by the caller, who
    /// knows the bodies), the providers, the forms, "free of charge" where the register says so, and the places whose
    /// hours have to be filled in. Every line takes its identity from `new_id`.
    pub fn from_register(
        entry: &ServiceEntry,
        developing_body: &Localized,
        mut new_id: impl FnMut() -> ElementId,
    ) -> Self {
        let mut line = |text: &Localized, detail| Element { id: new_id(), text: text.clone(), detail };
        let unsaid = Localized::default();
        let mut content = Self::default();
        content.set(SectionKey::ServiceName, vec![line(&entry.name, Detail::Words)]);
        content.set(SectionKey::DevelopingBody, vec![line(developing_body, Detail::Words)]);
        let providers = entry.providers.iter();
        let providers =
            providers.map(|provider| line(&provider.name, Detail::Provider { body: provider.body }));
        content.set(SectionKey::Provider, providers.collect());
        let forms = entry.forms.iter().map(|form| line(&unsaid, Detail::Form { form: *form }));
        content.set(SectionKey::Form, forms.collect());
        if !entry.paid {
            content.set(SectionKey::Payment, vec![line(&unsaid, Detail::Free)]);
        }
        let places = [
            Some(Place::Provider),
            entry.through_state_corporation.then_some(Place::StateCorporation),
            entry.through_portal.then_some(Place::Portal),
        ];
        let hours =
            places.into_iter().flatten().map(|place| line(&unsaid, Detail::hours(place, Week::default())));
        content.set(SectionKey::Schedule, hours.collect());
        content
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::body::BodyId;
    use crate::register::{ProviderName, Recipients};
    use crate::standard::ServiceForm;
    use crate::standard::check::{CheckContext, SectionState, completeness};

    #[test]
    fn r12_1_a_new_draft_says_what_the_register_says() {
        let entry = ServiceEntry {
            code: "001".to_owned(),
            name: Localized::new("Анықтама", "Справка", ""),
            recipients: Recipients::Both,
            developing_body: BodyId(1),
            providers: vec![ProviderName {
                body: None, name: Localized::new("Әкімдік", "Акимат", "")
            }],
            accepting: Vec::new(),
            through_state_corporation: true,
            through_portal: false,
            forms: vec![ServiceForm::Paper, ServiceForm::OneApplication],
            paid: false,
            included_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            approved_on: None,
            act: None,
            date_reason: None,
        };
        let mut drawn = 0;
        let content = Content::from_register(
            &entry,
            &Localized::new("Министрлік", "Министерство", ""),
            || {
                drawn += 1;
                ElementId::from_random(drawn)
            },
        );
        let count = |key| content.elements(key).len();
        assert_eq!((count(SectionKey::Form), count(SectionKey::Schedule), drawn), (2, 2, 8));
        let states = completeness(&content, &CheckContext::default());
        for key in
            [SectionKey::ServiceName, SectionKey::DevelopingBody, SectionKey::Provider, SectionKey::Form]
        {
            assert!(states.contains(&(key, SectionState::Complete)), "{key:?}");
        }
        assert!(states.contains(&(SectionKey::Schedule, SectionState::Partial)));
        assert!(states.contains(&(SectionKey::Other, SectionState::Empty)));
    }
}
