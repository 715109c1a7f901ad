//! DOCX as other programs read it: its tracked changes accepted and rejected, its structure, its bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

mod laws;
mod office;
mod reader;
mod revisions;
mod structure;
