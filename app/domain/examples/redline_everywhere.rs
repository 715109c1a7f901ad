//! The redlines of the quality set and of planted revisions, one line of JSON each: printed natively, handed to `node.tell` in
//! WebAssembly. `cargo xtask test` compares the two.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a program for a test may stop at once"
)]

#[path = "redline_beside/corpus.rs"]
#[expect(dead_code, reason = "what was planted is told elsewhere")]
mod corpus;

use corpus::{content, revisions};
use domain::language::Language;
use domain::redline::merge::merge_text;
use domain::redline::{Redline, words};
use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    name: String,
    old: String,
    new: String,
}

const SETS: [&str; 3] = [
    include_str!("../src/redline/quality/kk.json"),
    include_str!("../src/redline/quality/ru.json"),
    include_str!("../src/redline/quality/en.json"),
];

fn main() {
    for set in SETS {
        let pairs: Vec<Pair> = serde_json::from_str(set).unwrap();
        for (Pair { name, old, new }, next) in pairs.iter().zip(pairs.iter().cycle().skip(1)) {
            let merged = merge_text(old, new, &next.old);
            tell(&serde_json::to_string(&(name, words(old, new), merged)).unwrap());
        }
    }
    for percent in [5, 20, 80] {
        let planted = revisions(60, percent);
        // The same identities, and texts that know nothing of each other.
        for offset in [0, 1 << 40] {
            let (old, new) = (content(&planted.old, 0), content(&planted.new, offset));
            let redline = Redline::between(&old, &new, Language::Ru);
            tell(&serde_json::to_string(&(percent, offset, redline)).unwrap());
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn tell(line: &str) {
    println!("{line}");
}

#[cfg(target_arch = "wasm32")]
#[expect(unsafe_code, reason = "the only way to say something without a system below")]
fn tell(line: &str) {
    #[link(wasm_import_module = "node")]
    unsafe extern "C" {
        fn tell(start: *const u8, length: usize);
    }
    // SAFETY: the bytes are read before the call returns, and not changed.
    unsafe { tell(line.as_ptr(), line.len()) }
}
