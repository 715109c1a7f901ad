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
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self { file: 20 << 20, unpacked: 64 << 20, ratio: 100, files: 2_000, paragraphs: 20_000 }
    }
}
