//! Writes the pairs of the quality set where the fuzz targets in `fuzz` look for what to begin with:
//! `cargo run -p domain --example redline_seeds`.

#![allow(missing_docs, clippy::unwrap_used, reason = "an example is run by hand and may stop at once")]

use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    old: String,
    new: String,
}

/// Between the sides, the sections and the elements of an input; see `fuzz/src/lib.rs`.
const SIDE: char = '\u{1e}';
const SECTION: char = '\u{1c}';
const ELEMENT: char = '\u{1d}';

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (redline, merge) = (here.join("fuzz/corpus/redline"), here.join("fuzz/corpus/merge"));
    for folder in [&redline, &merge] {
        fs::create_dir_all(folder).unwrap();
    }
    for language in ["kk", "ru", "en"] {
        let set = here.join(format!("src/redline/quality/{language}.json"));
        let pairs: Vec<Pair> = serde_json::from_str(&fs::read_to_string(set).unwrap()).unwrap();
        // Two pairs are two elements: both edited, in the redline the second one also moved before the first.
        for (number, (one, two)) in pairs.iter().zip(pairs.iter().skip(1)).enumerate() {
            let side = |one: &str, two: &str| format!("a{one}{ELEMENT}b{two}");
            let old = side(&one.old, &two.old);
            let new = format!("b{}{ELEMENT}a{}", two.new, one.new);
            let (ours, theirs) = (side(&one.new, &two.old), side(&one.old, &two.new));
            let name = format!("{language}-{number}");
            fs::write(redline.join(&name), format!("{old}{SIDE}{new}")).unwrap();
            // Without identities, the one joined to the other, and one of them in another section.
            let strangers = format!("c{} {}{SECTION}d{}", one.new, two.new, one.new);
            fs::write(redline.join(format!("{name}-strangers")), format!("{old}{SIDE}{strangers}")).unwrap();
            fs::write(merge.join(&name), format!("{old}{SIDE}{ours}{SIDE}{theirs}")).unwrap();
        }
    }
}
