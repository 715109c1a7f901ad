//! What stands on a page: letters, and the straight lines between them.

/// Letters that were written in one go. Lengths are points, and heights grow to the top of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// Where it begins.
    pub(super) left: f32,
    /// Where it ends.
    pub(super) right: f32,
    /// The height of the line it stands on.
    pub(super) base: f32,
    /// How high its letters are.
    pub(super) size: f32,
    /// Its letters.
    pub(super) text: String,
    /// Whether they are bold.
    pub(super) bold: bool,
}

/// A straight line, across the page or down it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Where it stands: its height, or how far from the left.
    pub(super) at: f32,
    /// Where it begins, along its direction.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
}

impl Rule {
    /// Whether it passes a place along its direction.
    pub(super) fn passes(&self, place: f32) -> bool {
        self.from - 1.0 <= place && place <= self.to + 1.0
    }
}

/// A page as it was read.
#[derive(Debug, Default)]
pub(super) struct PageRead {
    /// Its letters.
    pub(super) pieces: Vec<Piece>,
    /// The lines across it.
    pub(super) across: Vec<Rule>,
    /// The lines down it.
    pub(super) down: Vec<Rule>,
    /// Whether it shows pictures.
    pub(super) has_pictures: bool,
    /// Whether it shows letters of which nothing says which they are.
    pub(super) has_unread_letters: bool,
}
