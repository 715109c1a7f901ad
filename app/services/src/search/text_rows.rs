//! A row of the index before it is written: the stems of its texts and the facets by which it is narrowed.

use chrono::NaiveDate;
use domain::language::{Language, Localized};
use domain::search::terms;
use domain::standard::Content;
use sea_orm::{NotSet, Set};

use super::kind::FoundKind;
use super::wanted::keyed;
use crate::entity::search_row;

/// The stems of one row: a text that has more is found by its beginning.
const MOST_STEMS: usize = 30_000;

/// A row that is to be written.
#[derive(Clone, Debug)]
pub(crate) struct NewRow {
    kind: FoundKind,
    source_id: i64,
    draft_id: Option<i64>,
    service_id: Option<i64>,
    on: NaiveDate,
    facets: Vec<String>,
    title: Vec<String>,
    words: Vec<String>,
    /// Stems of the documents with a word in which each stood: what a word with a typo is compared with.
    seen: Vec<(String, String)>,
}

impl NewRow {
    /// A row without words.
    pub(super) fn new(kind: FoundKind, source_id: i64, on: NaiveDate) -> Self {
        let group = if kind.is_talk() { TALK } else { DOCUMENTS };
        let facets = vec![group.to_owned(), kind.facet()];
        Self {
            kind,
            source_id,
            draft_id: None,
            service_id: None,
            on,
            facets,
            title: Vec::new(),
            words: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Of a draft.
    pub(super) fn of_draft(mut self, draft_id: i64) -> Self {
        self.draft_id = Some(draft_id);
        self.facets.push(draft_facet(draft_id));
        self
    }

    /// Of a service.
    pub(super) fn of_service(mut self, service_id: i64) -> Self {
        self.service_id = Some(service_id);
        self
    }

    /// Of a body.
    pub(super) fn of_body(mut self, body_id: i64) -> Self {
        self.facets.push(body_facet(body_id));
        self
    }

    /// With a name as its title, in each of its languages.
    pub(super) fn titled(mut self, title: &Localized) -> Self {
        for language in Language::ALL {
            let text = title.get(language);
            if !text.is_empty() {
                self.facets.push(language_facet(language));
                self.learn(text, language);
                self.title.extend(stems(text, Some(language)));
            }
        }
        self
    }

    /// With a number or a code in its title.
    pub(super) fn numbered(mut self, number: &str) -> Self {
        self.title.extend(stems(number, None));
        self
    }

    /// With the clauses of a text.
    pub(super) fn with_clauses(mut self, content: &Content) -> Self {
        for language in Language::ALL {
            for element in content.sections().iter().flat_map(|section| &section.elements) {
                let text = element.text.get(language);
                self.learn(text, language);
                self.words.extend(stems(text, Some(language)));
            }
        }
        self.words.truncate(MOST_STEMS);
        self
    }

    /// With words that somebody said.
    pub(super) fn saying(mut self, text: &str, language: Option<Language>) -> Self {
        self.words.extend(stems(text, language));
        self.words.truncate(MOST_STEMS);
        self.facets.extend(language.map(language_facet));
        self
    }

    /// With a wording that somebody proposes; it says nothing of the language in which they write.
    pub(super) fn with_wording(mut self, text: &str, language: Option<Language>) -> Self {
        self.words.extend(stems(text, language));
        self.words.truncate(MOST_STEMS);
        self
    }

    /// The stems that a word with a typo may mean.
    pub(super) fn seen(&self) -> &[(String, String)] {
        &self.seen
    }

    /// As it is stored.
    pub(super) fn stored(self) -> search_row::ActiveModel {
        let mut facets = self.facets;
        facets.sort_unstable();
        facets.dedup();
        search_row::ActiveModel {
            id: NotSet,
            kind: Set(self.kind.code().to_owned()),
            source_id: Set(self.source_id),
            draft_id: Set(self.draft_id),
            service_id: Set(self.service_id),
            on_date: Set(self.on),
            title: Set(self.title.join(" ")),
            words: Set(self.words.join(" ")),
            facets: Set(facets.join(" ")),
        }
    }

    fn learn(&mut self, text: &str, language: Language) {
        let seen = terms(text, Some(language)).into_iter().filter_map(|term| {
            let word = text.get(term.start..term.end)?.to_lowercase();
            Some((keyed(&term.stem)?, word))
        });
        self.seen.extend(seen);
    }
}

/// The facet of what is a document.
pub(super) const DOCUMENTS: &str = "zzdocument";
/// The facet of what people said.
pub(super) const TALK: &str = "zztalk";

/// The facet of what belongs to a draft.
pub(super) fn draft_facet(draft_id: i64) -> String {
    format!("zzdraft{draft_id}")
}

/// The facet of what belongs to a body.
pub(super) fn body_facet(body_id: i64) -> String {
    format!("zzbody{body_id}")
}

/// The facet of what can be read in a language.
pub(super) fn language_facet(language: Language) -> String {
    format!("zzlanguage{}", language.code())
}

fn stems(text: &str, language: Option<Language>) -> Vec<String> {
    terms(text, language).iter().filter_map(|term| keyed(&term.stem)).take(MOST_STEMS).collect()
}
