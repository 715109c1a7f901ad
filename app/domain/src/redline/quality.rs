//! The quality set: pairs of clauses as they are found in standards of state services, each with the changes that a lawyer
//! would list, beside what the engine finds.
//!
//! The pairs stand in `quality/{kk,ru,en}.json`, the engine's answers in the snapshots beside them.

use std::fmt::Write;

use serde::Deserialize;

use super::faces::marked;
use super::{Fragment, FragmentKind, words};

/// A pair of clauses.
#[derive(Deserialize)]
struct Pair {
    name: String,
    topic: String,
    old: String,
    new: String,
    /// What is deleted and what is inserted in its place, in order; one of the two may be empty.
    changes: Vec<(String, String)>,
}

const SETS: [(&str, &str); 3] = [
    ("kk", include_str!("quality/kk.json")),
    ("ru", include_str!("quality/ru.json")),
    ("en", include_str!("quality/en.json")),
];

/// The pairs that match exactly; it may rise, and never falls.
const MATCHED: usize = 99;

/// The changes among fragments, as a lawyer would list them.
fn changes(fragments: &[Fragment]) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for Fragment { kind, text, .. } in fragments {
        match kind {
            FragmentKind::Same => {
                open = false;
                continue;
            }
            FragmentKind::Deleted => list.push((text.clone(), String::new())),
            FragmentKind::Inserted => match list.last_mut() {
                Some(change) if open => change.1.clone_from(text),
                _ => list.push((String::new(), text.clone())),
            },
        }
        open = true;
    }
    list
}

#[test]
fn the_engine_lists_the_changes_that_a_lawyer_would() {
    let (mut matched, mut all) = (0, 0);
    let mut different = String::new();
    for (language, json) in SETS {
        let pairs: Vec<Pair> = serde_json::from_str(json).unwrap();
        let mut answers = String::new();
        for pair in pairs {
            let fragments = words(&pair.old, &pair.new);
            let found = changes(&fragments);
            let same = found == pair.changes;
            all += 1;
            matched += usize::from(same);
            let verdict = if same { "as the lawyer" } else { "otherwise" };
            let Pair { name, topic, changes, .. } = pair;
            writeln!(answers, "## {topic}: {name} ({verdict})\n{}\n", marked(&fragments)).unwrap();
            if !same {
                writeln!(different, "{language}: {name}\n  expected {changes:?}\n  found    {found:?}")
                    .unwrap();
            }
        }
        insta::with_settings!({ snapshot_path => "quality", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(language, answers);
        });
    }
    let percent = matched * 100 / all;
    println!("{matched} of {all} pairs match exactly ({percent} %)\n{different}");
    assert!(all >= 40, "{all} pairs");
    assert_eq!(matched, MATCHED, "{matched} of {all}:\n{different}");
}
