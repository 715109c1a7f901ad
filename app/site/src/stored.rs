//! Answers that are files.

/// The mark of an answer that is a file: whoever has it already is told so, and whoever asks for a part of it gets that
/// part. Its body is whole; where it has no `ETag`, one is made of its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Stored;
