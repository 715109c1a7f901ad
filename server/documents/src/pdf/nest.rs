//! Where blocks stand: how deep, and whether the addresses in them are drawn as QR codes.

/// How deep lists and quotations may stand in each other; what is deeper stands at this depth, because the typesetter
/// refuses a document that nests without end.
const DEEPEST: usize = 6;

/// Where blocks stand.
#[derive(Clone, Copy)]
pub(super) struct Nest {
    depth: usize,
    /// Whether addresses are drawn as QR codes.
    pub(super) codes: bool,
}

impl Nest {
    /// In no list and no quotation.
    pub(super) const fn outer(codes: bool) -> Self {
        Self { depth: 0, codes }
    }

    /// In one more of them.
    pub(super) const fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Whether nothing may stand deeper.
    pub(super) const fn is_deepest(self) -> bool {
        self.depth >= DEEPEST
    }
}
