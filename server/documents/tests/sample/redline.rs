//! The redline of the sample: a clause of each kind.

use domain::document::{ChangedClause, ChangedSection};
use domain::language::Language;
use domain::redline::{ElementKind, ElementRedline, Fragment, FragmentKind, words as compared};
use domain::standard::ElementId;

use super::words::{self, Words};

pub(super) fn section(language: Language, words: &Words) -> ChangedSection {
    let edited = compared(words.first, words.first_anew);
    let english = words::of(Language::En);
    let other = if language == Language::En { words::of(Language::Ru) } else { english };
    let whole = |kind, text: &str| vec![Fragment::new(kind, text)];
    ChangedSection {
        number: "2.6".into(),
        heading: words.required.into(),
        clauses: vec![
            clause(
                "a1",
                Some("2.6.1"),
                Some("2.6.1"),
                ElementKind::Edited,
                edited,
                None,
                Some(words.because),
            ),
            clause(
                "a2",
                Some("2.6.2"),
                Some("2.6.3"),
                ElementKind::Moved { edited: false },
                whole(FragmentKind::Same, words.paragraph),
                Some(words.moved),
                None,
            ),
            clause(
                "a3",
                None,
                Some("2.6.2"),
                ElementKind::Added,
                whole(FragmentKind::Inserted, words.second),
                None,
                Some(words.because),
            ),
            clause(
                "a4",
                Some("2.6.4"),
                None,
                ElementKind::Removed,
                whole(FragmentKind::Deleted, words.third),
                None,
                Some(words.because),
            ),
            clause(
                "a5",
                Some("2.6.5"),
                Some("2.6.4"),
                ElementKind::Same,
                whole(FragmentKind::Same, other.second),
                None,
                None,
            ),
        ],
    }
}

fn clause(
    id: &str,
    old: Option<&str>,
    new: Option<&str>,
    kind: ElementKind,
    fragments: Vec<Fragment>,
    remark: Option<&str>,
    because: Option<&str>,
) -> ChangedClause {
    let id = ElementId::parse(id).unwrap();
    ChangedClause {
        redline: ElementRedline {
            old_id: old.map(|_| id.clone()),
            id,
            old_number: old.map(str::to_owned),
            new_number: new.map(str::to_owned),
            kind,
            fragments,
        },
        remark: remark.map(str::to_owned),
        because: because.map(str::to_owned),
    }
}
