//! How readily changes are joined, and how much is compared at once.

/// How readily small changes are joined into larger ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// The share of a sentence's letters, in thousandths of both sides, above which several changes in it become one
    /// replacement of the sentence.
    pub sentence_permille: usize,
    /// The most letters of a single word that may stand unchanged between two changes and still be taken into them.
    pub bridge_letters: usize,
    /// The most tokens, both sides together and without the equal beginning and end, that are compared token by token in
    /// one go; more are first cut at what stands exactly once on both sides, and what cannot be cut is one replacement, so
    /// that hostile input costs no more than a few times reading it.
    pub most_tokens: usize,
    /// The most pairs of sentences that are compared by likeness in one go.
    pub most_pairs: usize,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { sentence_permille: 600, bridge_letters: 3, most_tokens: 4_000, most_pairs: 10_000 }
    }
}
