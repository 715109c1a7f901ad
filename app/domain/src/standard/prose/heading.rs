//! The tags of headings: a page whose title stands above gets a second and a third level without a gap.

use pulldown_cmark::HeadingLevel;

/// How a heading is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum HeadingTag {
    /// As a strong paragraph.
    #[default]
    Strong,
    /// As a heading below the title of the page.
    Second,
    /// As a heading below the second level.
    Third,
}

impl HeadingTag {
    /// What opens it.
    pub(super) const fn opening(self) -> &'static str {
        match self {
            Self::Strong => "<p><strong>",
            Self::Second => "<h2>",
            Self::Third => "<h3>",
        }
    }

    /// What closes it.
    pub(super) const fn closing(self) -> &'static str {
        match self {
            Self::Strong => "</strong></p>\n",
            Self::Second => "</h2>\n",
            Self::Third => "</h3>\n",
        }
    }
}

/// The headings of a page so far.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Whether the second level has begun.
    has_second: bool,
}

impl Outline {
    /// The tag of the next heading: the third level only below the second, since screen readers go by levels.
    pub(super) fn tag_of(&mut self, level: HeadingLevel) -> HeadingTag {
        if self.has_second && level > HeadingLevel::H2 {
            return HeadingTag::Third;
        }
        self.has_second = true;
        HeadingTag::Second
    }
}
