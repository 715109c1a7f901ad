//! How much of a file is read before it is refused.

/// The most that is read of a DOCX. A standard of a state service has some hundred paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    /// The most bytes of the file.
    pub file: usize,
    /// The most bytes of all read parts together, unpacked.
    pub unpacked: u64,
    /// The most times that a part over four mebibytes may be larger than it was packed.
    pub ratio: u64,
    /// The most files in the package.
    pub files: usize,
    /// The most paragraphs.
    pub paragraphs: usize,
    /// The most bytes of everything that is kept together: words, names, styles, lists. What the page of review can carry
    /// is a small part of it.
    pub kept: usize,
    /// The most styles.
    pub styles: usize,
    /// The most bytes of one element's tag or of one piece of text between tags.
    pub piece: usize,
    /// The most elements that stand in each other.
    pub depth: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self {
            file: 20 << 20,
            unpacked: 64 << 20,
            ratio: 100,
            files: 2_000,
            paragraphs: 20_000,
            kept: 16 << 20,
            styles: 10_000,
            piece: 4 << 20,
            depth: 400,
        }
    }
}
