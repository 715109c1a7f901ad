//! What a file that comes back says of a text that went out: which clauses differ, and whether they can be taken.

use std::collections::HashSet;

use domain::language::Language;
use domain::standard::word::{
    ClauseMark, WordAuthor, WordFile, WordNote, WordPassage, normal, printed, taken,
};
use domain::standard::{Element, ElementId, SectionKey, numbered};

use super::change::WordChangeKind;

/// A section as it went out.
#[derive(Clone, Debug)]
pub(super) struct SentSection {
    /// Which one.
    pub(super) key: SectionKey,
    /// Its version.
    pub(super) version: i64,
    /// Its elements.
    pub(super) elements: Vec<Element>,
    /// Whether the file holds no clause of it at all, though it stood in it when it went out.
    pub(super) is_absent: bool,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Differing {
    /// What it is.
    pub(super) kind: WordChangeKind,
    /// The clause; none outside every clause of the draft.
    pub(super) clause: Option<ClauseMark>,
    /// The number that the file printed for it.
    pub(super) number: String,
    /// The words as they went out.
    pub(super) was: String,
    /// The words as they came back.
    pub(super) said: String,
    /// Who changed them.
    pub(super) edits: Vec<WordAuthor>,
    /// What was said of them.
    pub(super) notes: Vec<WordNote>,
}

/// What a file says of the text that went out, and whether it holds a clause of it at all; `own` are the sentences that the
/// program prints outside the clauses.
pub(super) fn compare(file: WordFile, sent: &[SentSection], own: &[String]) -> (Vec<Differing>, bool) {
    let mut found = Vec::new();
    let mut met: HashSet<ElementId> = HashSet::new();
    let mut language = None;
    for passage in file.passages {
        match passage.clause.as_ref().and_then(|mark| Clause::find(sent, mark)) {
            Some(clause) => {
                met.insert(clause.mark.id.clone());
                language = Some(clause.mark.language);
                found.extend(clause.differing(&passage));
            }
            None => found.extend(outside(passage, own)),
        }
    }
    if let Some(language) = language {
        found.extend(removed(sent, &met, language));
    }
    (found, language.is_some())
}

/// A clause of the text that went out.
struct Clause<'a> {
    mark: ClauseMark,
    number: String,
    element: &'a Element,
}

impl<'a> Clause<'a> {
    fn find(sent: &'a [SentSection], mark: &ClauseMark) -> Option<Self> {
        let section = sent.iter().find(|section| section.key == mark.section)?;
        let found = numbered(section.key, &section.elements).find(|(_, element)| element.id == mark.id);
        let (number, element) = found?;
        Some(Self { mark: ClauseMark { version: section.version, ..mark.clone() }, number, element })
    }

    /// What the file says of it; nothing if that is what went out.
    fn differing(self, passage: &WordPassage) -> Option<Differing> {
        let was = printed(self.element, self.mark.language);
        let whole = normal(&passage.new);
        let said = whole.strip_prefix(&self.number).unwrap_or(&whole).trim_start().to_owned();
        let kind = if said == was {
            if passage.notes.is_empty() {
                return None;
            }
            WordChangeKind::Noted
        } else if self.mark.section.is_from_register() {
            WordChangeKind::Apart
        } else if said.is_empty() {
            WordChangeKind::Removed
        } else if taken(self.element, self.mark.language, &said).is_some() {
            WordChangeKind::Changed
        } else {
            WordChangeKind::Apart
        };
        let (edits, notes) = (passage.edits.clone(), passage.notes.clone());
        Some(Differing { kind, clause: Some(self.mark), number: self.number, was, said, edits, notes })
    }
}

/// Words outside every clause of the draft; nothing where the program prints them itself and nobody touched them.
fn outside(passage: WordPassage, own: &[String]) -> Option<Differing> {
    let (was, said) = (normal(&passage.old), normal(&passage.new));
    let is_touched = was != said && !(was.is_empty() && own.contains(&said));
    let kind = match (is_touched, passage.notes.is_empty()) {
        (true, _) => WordChangeKind::Apart,
        (false, false) => WordChangeKind::Noted,
        (false, true) => return None,
    };
    let WordPassage { edits, notes, .. } = passage;
    Some(Differing { kind, clause: None, number: String::new(), was, said, edits, notes })
}

/// The clauses that the file holds no more, of the sections that it is known to have held; the heading of an appendix is no clause.
fn removed(sent: &[SentSection], met: &HashSet<ElementId>, language: Language) -> Vec<Differing> {
    let of_section = |section: &SentSection| -> Vec<Differing> {
        let is_met = section.is_absent || section.elements.iter().any(|one| met.contains(&one.id));
        if section.key.is_from_register() || !is_met {
            return Vec::new();
        }
        let gone = |element: &Element| !element.is_appendix() && !met.contains(&element.id);
        numbered(section.key, &section.elements)
            .filter(|(_, element)| gone(element))
            .map(|(number, element)| {
                let id = element.id.clone();
                let clause = ClauseMark { id, section: section.key, version: section.version, language };
                Differing {
                    kind: WordChangeKind::Removed,
                    clause: Some(clause),
                    number,
                    was: printed(element, language),
                    said: String::new(),
                    edits: Vec::new(),
                    notes: Vec::new(),
                }
            })
            .collect()
    };
    sent.iter().flat_map(of_section).collect()
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;
    use domain::standard::{Detail, TermUnit};

    use super::*;

    fn element(id: &str, text: &str, detail: Detail) -> Element {
        Element { id: ElementId::parse(id).unwrap(), text: Localized::new("", text, ""), detail }
    }

    fn sent() -> Vec<SentSection> {
        let appeal = vec![
            element("a", "Жалоба **подаётся** руководителю услугодателя лично.", Detail::Prose),
            element("b", "Ответ даётся письменно.", Detail::Prose),
        ];
        let term = vec![element("t", "на портале", Detail::term(5, TermUnit::BusinessDays))];
        vec![
            SentSection { key: SectionKey::Appeal, version: 4, elements: appeal, is_absent: false },
            SentSection { key: SectionKey::Term, version: 2, elements: term, is_absent: false },
        ]
    }

    fn passage(id: &str, section: SectionKey, new: &str) -> WordPassage {
        let id = ElementId::parse(id).unwrap();
        let mark = ClauseMark { id, section, version: 4, language: Language::Ru };
        WordPassage { clause: Some(mark), new: new.to_owned(), ..WordPassage::default() }
    }

    fn kinds(passages: Vec<WordPassage>) -> Vec<(String, WordChangeKind)> {
        let (found, _) = compare(WordFile { passages }, &sent(), &["Пока ничего".to_owned()]);
        found.into_iter().map(|one| (one.number, one.kind)).collect()
    }

    #[test]
    fn a_file_that_was_not_touched_says_nothing() {
        let passages = vec![
            passage("a", SectionKey::Appeal, "3.1.1\tЖалоба подаётся руководителю услугодателя лично."),
            passage("b", SectionKey::Appeal, "3.1.2\tОтвет даётся письменно."),
            WordPassage { new: "Пока ничего".to_owned(), ..WordPassage::default() },
        ];
        assert_eq!(kinds(passages), []);
    }

    #[test]
    fn changed_deleted_and_unknown_words_are_told_apart() {
        use WordChangeKind::{Apart, Changed, Removed};
        let term = printed(&sent()[1].elements[0], Language::Ru);
        let passages = vec![
            passage("a", SectionKey::Appeal, "3.1.1\tЖалоба подаётся руководителю услугодателя письменно."),
            passage("t", SectionKey::Term, &format!("2.1.1 {}", term.replace('5', "3"))),
            passage("x", SectionKey::Appeal, "3.1.3 Чужой пункт"),
        ];
        let told = |number: &str, kind| (number.to_owned(), kind);
        let expected =
            [told("3.1.1", Changed), told("2.1.1", Apart), told("", Apart), told("3.1.2", Removed)];
        assert_eq!(kinds(passages), expected);
    }

    #[test]
    fn a_file_of_another_draft_holds_no_clause() {
        let passages = vec![passage("x", SectionKey::Appeal, "3.1.1 Чужой пункт")];
        assert!(!compare(WordFile { passages }, &sent(), &[]).1);
    }
}
