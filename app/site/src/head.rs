//! What a document says about itself.

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
