//! Who sent a comment, as anybody may know them.

use domain::discussion::{AuthorKind, Region, ShownAuthor};
use domain::language::Language;

use crate::w;

/// The name; of an author who asked that it be withheld, what they are and the region: "Individual, Karaganda region".
pub fn author(language: Language, author: &ShownAuthor) -> String {
    if let Some(name) = &author.name {
        return name.clone();
    }
    let kind = author_kind(language, author.kind);
    if author.unconfirmed {
        return w!(language, author.unconfirmed, kind = kind);
    }
    if let Some(region) = author.region {
        format!("{kind}, {}", region_name(language, region))
    } else {
        w!(language, names.name_withheld, kind = kind)
    }
}

/// What an author is: "Individual".
pub fn author_kind(language: Language, kind: AuthorKind) -> String {
    match kind {
        AuthorKind::Individual => w!(language, draft.individual),
        AuthorKind::LegalEntity => w!(language, draft.legal_entity),
        AuthorKind::Organisation => w!(language, draft.organisation),
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
