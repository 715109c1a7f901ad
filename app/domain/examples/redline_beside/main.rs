//! The redline beside what people use today, in one run: time, peak memory, changes, round trip, moves and splits.
//!
//! `cargo run --release -p domain --example redline_beside` prints the tables of BENCHMARKS.md. It calls `git`, `wdiff`,
//! `dwdiff` and `/usr/bin/time` (Debian packages of the same names) and Python with `diff-match-patch`, `redlines`, `iddiff`
//! and `xmldiff`; `PYTHON` names the interpreter. What is not installed is left out.
//!
//! Times are processor time, which a loaded machine distorts less than the clock; Linux only. Two numbers after the name
//! measure these clauses and per cent alone.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example is run by hand, prints, and may stop at once"
)]
#![allow(unreachable_pub, reason = "modules of a program")]

mod answer;
mod corpus;
mod python;
mod tools;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use answer::{Answer, Found, RoundTrip, counted};
use corpus::{Revisions, content, flat, revisions};
use domain::language::Language;
use domain::redline::{FragmentKind, PlainSection, Redline};
use domain::standard::{Content, Section};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, old, new] = arguments.as_slice()
        && command == "compare"
    {
        let read =
            |path: &String| serde_json::from_str::<Content>(&fs::read_to_string(path).unwrap()).unwrap();
        println!("{}", Redline::between(&read(old), &read(new), Language::Ru).to_plain_text());
        return;
    }
    let only: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let folder = std::env::temp_dir().join(format!("redline-beside-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for clauses in [60, 600] {
        for percent in [5, 20, 80] {
            if !only.is_empty() && only != [clauses, percent] {
                continue;
            }
            let revisions = revisions(clauses, percent);
            write(&folder, &revisions);
            let words = flat(&revisions.old).split_whitespace().count();
            println!(
                "\n### {clauses} clauses, {words} words, {percent} % of the clauses changed, two moved, one split\n\n\
                 Planted: {} changes of {} words.\n",
                revisions.changes, revisions.words
            );
            println!("{}", Answer::HEAD);
            for answer in answers(&folder, &revisions) {
                println!("{}", answer.row());
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn write(folder: &Path, revisions: &Revisions) {
    for (name, lines) in [("old", &revisions.old), ("new", &revisions.new)] {
        fs::write(folder.join(format!("{name}.txt")), flat(lines)).unwrap();
        fs::write(folder.join(format!("{name}.json")), serde_json::to_string(&content(lines, 0)).unwrap())
            .unwrap();
    }
}

fn answers(folder: &Path, revisions: &Revisions) -> Vec<Answer> {
    let (old, new) = (content(&revisions.old, 0), content(&revisions.new, 0));
    // The same texts as two files that know nothing of each other.
    let stranger = content(&revisions.new, 1 << 40);
    let mut all =
        vec![ours("Talqy, in the program", &old, &new), ours("Talqy, without identities", &old, &stranger)];
    let mut process = ours("Talqy, as a process", &old, &new);
    let program = std::env::current_exe().unwrap();
    let arguments = ["compare", "old.json", "new.json"].map(str::to_owned);
    let (milliseconds, kilobytes, _) =
        tools::measured(folder, program.to_str().unwrap(), &arguments).unwrap();
    (process.milliseconds, process.kilobytes) = (milliseconds, Some(kilobytes));
    all.push(process);
    all.extend(tools::answers(folder, revisions));
    all.extend(python::answers(folder, revisions));
    all
}

fn ours(name: &str, old: &Content, new: &Content) -> Answer {
    let runs = 40;
    let start = tools::own_processor_time();
    for _ in 0..runs {
        black_box(Redline::between(black_box(old), black_box(new), Language::Ru));
    }
    let milliseconds = (tools::own_processor_time() - start) / f64::from(runs);
    let redline = Redline::between(old, new, Language::Ru);
    let counts = redline.counts();
    let plain = |content: &Content| -> Vec<Vec<String>> {
        let clauses =
            |section: &Section| section.elements.iter().map(|element| element.clause(Language::Ru)).collect();
        content.sections().iter().map(clauses).collect()
    };
    let side = |side: Vec<PlainSection>| side.into_iter().map(|(_, clauses)| clauses);
    let exact = side(redline.reject()).eq(plain(old)) && side(redline.accept()).eq(plain(new));
    let pieces = redline.changes().flat_map(|(_, element)| {
        let marks = element.fragments.iter().map(|fragment| (mark(fragment.kind), fragment.text.as_str()));
        // A change does not reach from one element into the next.
        marks.chain([(' ', "")])
    });
    let (changes, words) = counted(pieces);
    Answer {
        name: name.to_owned(),
        milliseconds,
        kilobytes: None,
        changes: Some(changes),
        words: Some(words),
        round_trip: Some(if exact { RoundTrip::Exact } else { RoundTrip::Wrong }),
        found: Found::Counted { moves: counts.moved, splits: counts.split },
    }
}

fn mark(kind: FragmentKind) -> char {
    match kind {
        FragmentKind::Same => ' ',
        FragmentKind::Deleted => '-',
        FragmentKind::Inserted => '+',
    }
}
