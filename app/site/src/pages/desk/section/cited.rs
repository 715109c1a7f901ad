//! The laws that can be picked in the form of a section, and the grounds that the Law itself gives.

use domain::language::Language;
use domain::law::{CitedLaw, act, refusals};
use domain::standard::{Detail, Element, ElementId, SectionKey};
use services::error::ServiceError;
use services::laws::{CitedLawView, laws_of_body};

use super::{fresh_text, new_id};
use crate::pages::desk::opened::Opened;
use crate::{Fields, Site, Visitor};
use app::components::editor::known_law::KnownLaw;
use app::components::editor::typed::{Press, TypedLine, TypedSection};
use app::components::editor::write::{fresh_by, fresh_group};

/// The laws that the body of the draft cited before, by what they are called; none where a section cites no law.
pub(super) async fn laws(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    key: SectionKey,
) -> Result<Vec<KnownLaw>, ServiceError> {
    if !matches!(key, SectionKey::Payment | SectionKey::Documents | SectionKey::RefusalGrounds) {
        return Ok(Vec::new());
    }
    let found = laws_of_body(&site.services, opened.copy.summary.body).await?;
    let mut laws: Vec<KnownLaw> = found.into_iter().map(|law| known_law(visitor.language, law)).collect();
    laws.sort_by(|one, other| one.label.cmp(&other.label));
    Ok(laws)
}

fn known_law(language: Language, view: CitedLawView) -> KnownLaw {
    let CitedLaw { name, number, date } = view.law;
    let (spoken, best) = name.best(language);
    let label = act::named(best, &number, date, spoken);
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    KnownLaw { key: view.id.to_string(), label, name, number, date }
}

/// The grounds of the Law as lines, where the section is that of the grounds.
pub(super) fn grounds(key: SectionKey) -> Vec<TypedLine> {
    if key != SectionKey::RefusalGrounds {
        return Vec::new();
    }
    let line = |(text, law)| Element { id: ElementId::from_random(0), text, detail: Detail::Ground { law } };
    let elements: Vec<Element> = refusals().into_iter().map(line).collect();
    TypedSection::of(&elements, key, String::new).0
}

/// The lines of a posted form, with the laws that it picks.
pub(super) async fn posted(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    key: SectionKey,
    fields: &Fields,
) -> Result<TypedSection, ServiceError> {
    let mut typed = TypedSection::from_fields(fields.iter());
    typed.pick(&laws(site, visitor, opened, key).await?, fields.iter());
    Ok(typed)
}

/// Carries out a press that changes the lines.
pub(super) fn pressed(
    site: &Site,
    typed: &mut TypedSection,
    press: &Press,
    key: SectionKey,
    offered: &str,
) -> Result<(), ServiceError> {
    let id = new_id(site)?;
    typed.press(press, || match press {
        Press::Group => fresh_group(id.as_str(), offered),
        _ => fresh_by(press, id.as_str(), key),
    });
    if *press == Press::AddGrounds {
        typed.add_grounds(&grounds(key), || fresh_text(site));
    }
    Ok(())
}
