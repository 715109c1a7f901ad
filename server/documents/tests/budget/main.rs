//! What somebody brings costs no more memory and time than its budget, however small it was packed. Run with `--nocapture`
//! it prints what each file takes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

mod cost;
mod docx;
mod prose;
mod tables;

#[path = "../import/package.rs"]
mod package;

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is that of the process: one thing is measured after the other.
#[test]
fn nothing_costs_more_than_its_budget() {
    let mut over = docx::costs();
    over.extend(tables::costs());
    over.extend(prose::costs());
    assert!(over.is_empty(), "{}", over.join("\n"));
}
