//! Paragraphs of a file that somebody wrote elsewhere, whatever its format was.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A paragraph as it stood in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceParagraph {
    /// Its words; a line feed is a new line of the same paragraph.
    pub text: String,
    /// Where it stood.
    pub place: SourcePlace,
    /// How deep a heading it is, from 1; none if it is not one.
    pub heading: Option<u8>,
    /// The name of its style, if it has one.
    pub style: Option<StyleName>,
    /// What the file prints before it without its being words of the paragraph.
    pub mark: Option<ListMark>,
    /// Whether all its words are bold.
    pub bold: bool,
}

impl SourceParagraph {
    /// Plain words in the text of the file.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The name of a style, shared by every paragraph that has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct StyleName(Arc<str>);

impl Deref for StyleName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for StyleName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for StyleName {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl From<StyleName> for String {
    fn from(name: StyleName) -> Self {
        name.0.as_ref().to_owned()
    }
}

/// The mark of an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListMark {
    /// How deep the list stands, from 0.
    pub level: u8,
    /// The mark as it is printed: "1.", "2)", "–".
    pub text: String,
}

/// Where a paragraph stood in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SourcePlace {
    /// In the text.
    #[default]
    Body,
    /// In a cell of a table; table, row and cell count from 1.
    Table {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The cell in its row.
        cell: u32,
    },
    /// In a box beside the text.
    TextBox,
    /// In a note at the foot of a page or at the end.
    Note,
    /// In a comment of a reviewer.
    Comment,
    /// At the head or foot of every page.
    Margin,
}
