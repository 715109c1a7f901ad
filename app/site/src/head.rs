//! What a document says about itself.

/// What the document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the name of the site.
    pub title: String,
    /// Whether the page holds islands and so needs the browser part.
    pub islands: bool,
}

impl Head {
    /// A page without islands.
    pub fn plain(title: impl Into<String>) -> Self {
        Self { title: title.into(), islands: false }
    }

    /// A page with islands.
    pub fn live(title: impl Into<String>) -> Self {
        Self { title: title.into(), islands: true }
    }
}
