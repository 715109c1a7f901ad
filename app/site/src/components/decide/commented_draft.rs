//! What the page of decisions shows, independent of how it was stored.

use std::collections::{BTreeMap, HashSet};

use domain::discussion::Anchor;
use domain::language::Language;
use domain::redline::{ElementRedline, Redline};
use domain::standard::{Content, ElementId, SectionKey};
use services::discussion::{CommentView, Contact};

/// A changed element, as one of the choices of what a decision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkableChange {
    /// The section.
    pub section: SectionKey,
    /// The element.
    pub element: ElementId,
    /// Its number in the revised text, else in the placed one.
    pub number: String,
    /// The beginning of its words.
    pub says: String,
}

/// Everything that the page shows of one draft.
#[derive(Clone, Debug)]
pub struct CommentedDraft {
    /// The number of the draft.
    pub number: String,
    /// The placed text, on which the comments were made.
    pub placed: Content,
    /// The working copy.
    pub working: Content,
    /// Those of its comments that the page is about, in the order of the text.
    pub comments: Vec<CommentView>,
    /// How their authors are reached, by the numbers of the comments, for those alone who may read personal data.
    pub contacts: BTreeMap<i64, Contact>,
    /// What the working copy changed, in each language that is written.
    pub redlines: BTreeMap<Language, Redline>,
}

impl CommentedDraft {
    /// The comment of a number.
    pub fn comment(&self, number: i64) -> Option<&CommentView> {
        self.comments.iter().find(|comment| comment.number == number)
    }

    /// The number of the clause that a comment concerns: of an element, else of a section; nothing for the whole draft.
    pub fn clause_number(&self, anchor: &Anchor) -> Option<String> {
        let of_element = anchor.element.as_ref().and_then(|element| self.placed.clause_number(element));
        of_element.or_else(|| anchor.section.map(|section| section.number().to_owned()))
    }

    /// The elements that differ between the placed text and the working copy, in any language, in the order of the text.
    pub fn changes(&self, language: Language) -> Vec<LinkableChange> {
        let mut known: HashSet<ElementId> = HashSet::new();
        let mut found: Vec<(SectionKey, usize, LinkableChange)> = Vec::new();
        for redline in in_turn(language).filter_map(|shown| self.redlines.get(&shown)) {
            for section in &redline.sections {
                for (place, element) in
                    section.elements.iter().enumerate().filter(|(_, one)| one.is_changed())
                {
                    if known.insert(element.id.clone()) {
                        found.push((section.key, place, change(section.key, element)));
                    }
                }
            }
        }
        found.sort_by_key(|(section, place, _)| (*section, *place));
        found.into_iter().map(|(_, _, change)| change).collect()
    }

    /// Whether the working copy already has the wording that a comment proposes.
    pub fn has_wording_of(&self, comment: &CommentView) -> bool {
        let Some(wording) = &comment.suggestion else { return false };
        self.working.find(&wording.element).is_some_and(|(_, element)| {
            let present = [element.text.get(wording.language).to_owned(), element.clause(wording.language)];
            present.iter().any(|present| present.split_whitespace().eq(wording.text.split_whitespace()))
        })
    }
}

/// The reader's language first.
fn in_turn(language: Language) -> impl Iterator<Item = Language> {
    std::iter::once(language).chain(Language::ALL.into_iter().filter(move |other| *other != language))
}

fn change(section: SectionKey, element: &ElementRedline) -> LinkableChange {
    use domain::redline::Fragment;
    let now = Fragment::new_text(&element.fragments);
    let words = if now.trim().is_empty() { Fragment::old_text(&element.fragments) } else { now };
    LinkableChange {
        section,
        element: element.old_id.clone().unwrap_or_else(|| element.id.clone()),
        number: element.new_number.clone().or_else(|| element.old_number.clone()).unwrap_or_default(),
        says: beginning(&words, 60),
    }
}

/// The first characters of a text, with an ellipsis if there are more.
pub fn beginning(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = flat.chars().take(most).collect();
    if cut.len() < flat.len() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests;
