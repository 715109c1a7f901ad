//! What a document says about itself.

use domain::language::Language;

use crate::w;

/// What the document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the name of the site.
    pub title: String,
    /// Whether the page holds islands and so needs the browser part.
    pub islands: bool,
    /// The address and the name of a feed about what the page shows.
    pub feed: Option<(String, String)>,
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

    /// The same page with a feed about what it shows.
    #[must_use]
    pub fn with_feed(self, address: impl Into<String>, name: impl Into<String>) -> Self {
        Self { feed: Some((address.into(), name.into())), ..self }
    }

    /// A page with islands.
    pub fn live(title: impl Into<String>) -> Self {
        Self { title: title.into(), islands: true, ..Self::default() }
    }
}
