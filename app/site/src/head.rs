//! What a document says about itself.

use domain::language::Language;
use serde_json::Value;

use crate::w;

/// What the document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the name of the site.
    pub title: String,
    /// Whether the page holds islands and so needs the browser part.
    pub islands: bool,
    /// The addresses and the names of feeds about what the page shows.
    pub feeds: Vec<(String, String)>,
    /// A sentence about the page, where it has one of its own.
    pub description: Option<String>,
    /// The one address of what is shown, after the language, where it is another than that of the page.
    pub address: Option<String>,
    /// Where a reader by keyboard may go at once: the identity of a place in the page, and words.
    pub skips: Vec<(&'static str, String)>,
    /// What the page is about, in words of machines (schema.org); nothing on a list.
    pub about: Option<Value>,
}

impl Head {
    /// A page without islands.
    pub fn plain(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The same page as the answer to a form that was not carried out: the title says so first, since it is read first.
    #[must_use]
    pub fn refused(self, language: Language) -> Self {
        Self { title: format!("{} {}", w!(language, commenting.error), self.title), ..self }
    }

    /// A page with islands.
    pub fn live(title: impl Into<String>) -> Self {
        Self { title: title.into(), islands: true, ..Self::default() }
    }

    /// The same page with one more feed about what it shows.
    #[must_use]
    pub fn with_feed(mut self, address: impl Into<String>, name: impl Into<String>) -> Self {
        self.feeds.push((address.into(), name.into()));
        self
    }

    /// The same page with a sentence about it.
    #[must_use]
    pub fn described(self, sentence: impl Into<String>) -> Self {
        Self { description: Some(sentence.into()), ..self }
    }

    /// The same page, shown at other addresses too: its one address, after the language.
    #[must_use]
    pub fn standing_at(self, address: impl Into<String>) -> Self {
        Self { address: Some(address.into()), ..self }
    }

    /// The same page with one more place where a reader by keyboard may go at once.
    #[must_use]
    pub fn skipping_to(mut self, place: &'static str, words: impl Into<String>) -> Self {
        self.skips.push((place, words.into()));
        self
    }

    /// The same page with what it is about, in words of machines.
    #[must_use]
    pub fn about(self, what: Value) -> Self {
        Self { about: Some(what), ..self }
    }
}
