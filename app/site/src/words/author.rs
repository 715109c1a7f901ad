//! Who sent a comment, as anybody may know them.

use domain::discussion::{AuthorKind, Confirmation, Region, ShownAuthor};
use domain::language::Language;

use crate::w;

/// The name, with the country of a foreign legal entity and whether a named entity confirmed the comment: "Siemens AG
/// (Germany, not confirmed by e-mail)"; of an author who asked that it be withheld, what they are and the region: "Individual,
/// Karaganda region"; of a comment that the owner of the address disowned: "Individual (author not confirmed)".
pub fn author(language: Language, author: &ShownAuthor) -> String {
    if let Some(name) = &author.name {
        let state = author.confirmation.map(|state| confirmation(language, state));
        let notes: Vec<String> = author.country.clone().into_iter().chain(state).collect();
        return if notes.is_empty() { name.clone() } else { format!("{name} ({})", notes.join(", ")) };
    }
    let kind = author_kind(language, author.kind);
    if author.disowned {
        return w!(language, author.disowned, kind = kind);
    }
    if let Some(region) = author.region {
        format!("{kind}, {}", region_name(language, region))
    } else {
        w!(language, names.name_withheld, kind = kind)
    }
}

/// Whether a named entity confirmed its comment: "not confirmed by e-mail".
fn confirmation(language: Language, state: Confirmation) -> String {
    match state {
        Confirmation::Unconfirmed => w!(language, speaker.unconfirmed),
        Confirmation::Awaited => w!(language, speaker.awaited),
        Confirmation::Confirmed => w!(language, speaker.confirmed),
    }
}

/// What an author is: "Individual".
pub fn author_kind(language: Language, kind: AuthorKind) -> String {
    match kind {
        AuthorKind::Individual => w!(language, draft.individual),
        AuthorKind::Entrepreneur => w!(language, speaker.kind_entrepreneur),
        AuthorKind::LegalEntity => w!(language, draft.legal_entity),
        AuthorKind::ForeignEntity => w!(language, speaker.kind_foreign_entity),
        AuthorKind::Organisation => w!(language, draft.organisation),
        AuthorKind::Group => w!(language, speaker.kind_group),
    }
}

/// The name of a region or of a city of republican significance.
pub fn region_name(language: Language, region: Region) -> String {
    match region {
        Region::Astana => w!(language, names.region_astana),
        Region::Almaty => w!(language, names.region_almaty),
        Region::Shymkent => w!(language, names.region_shymkent),
        Region::Abai => w!(language, names.region_abai),
        Region::Akmola => w!(language, names.region_akmola),
        Region::Aktobe => w!(language, names.region_aktobe),
        Region::AlmatyRegion => w!(language, names.region_almaty_region),
        Region::Atyrau => w!(language, names.region_atyrau),
        Region::West => w!(language, names.region_west),
        Region::Zhambyl => w!(language, names.region_zhambyl),
        Region::Zhetisu => w!(language, names.region_zhetisu),
        Region::Karaganda => w!(language, names.region_karaganda),
        Region::Kostanay => w!(language, names.region_kostanay),
        Region::Kyzylorda => w!(language, names.region_kyzylorda),
        Region::Mangystau => w!(language, names.region_mangystau),
        Region::Pavlodar => w!(language, names.region_pavlodar),
        Region::North => w!(language, names.region_north),
        Region::Turkistan => w!(language, names.region_turkistan),
        Region::Ulytau => w!(language, names.region_ulytau),
        Region::East => w!(language, names.region_east),
    }
}
