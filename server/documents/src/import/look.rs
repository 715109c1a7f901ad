//! How words look: whether they are bold, hidden, struck through or raised.

use super::walk::Attributes;

/// The look of words, as far as something is said of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether they are bold.
    pub(super) bold: Option<bool>,
    /// Whether nobody sees them.
    pub(super) hidden: Option<bool>,
    /// Whether they are struck through.
    pub(super) struck: Option<bool>,
    /// Whether they stand above their line.
    pub(super) raised: Option<bool>,
}

impl Look {
    /// Takes in a property, if it is one of the look.
    pub(super) fn take(&mut self, name: &str, attributes: &Attributes<'_, '_>) {
        match name {
            "b" => self.bold = Some(attributes.is_on()),
            "vanish" => self.hidden = Some(attributes.is_on()),
            // Struck once and struck twice are said apart from each other.
            "strike" | "dstrike" => self.struck = Some(attributes.is_on() || self.struck == Some(true)),
            "vertAlign" => self.raised = Some(attributes.get("val").as_deref() == Some("superscript")),
            _ => {}
        }
    }

    /// This look, and where it says nothing, another one.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            bold: either(self.bold, other.bold),
            hidden: either(self.hidden, other.hidden),
            struck: either(self.struck, other.struck),
            raised: either(self.raised, other.raised),
        }
    }
}

/// What is said first.
const fn either(first: Option<bool>, second: Option<bool>) -> Option<bool> {
    if first.is_some() { first } else { second }
}
