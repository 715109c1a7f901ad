//! The programs of the command line that compare words.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::answer::{Answer, Found, counted, round_trip};
use crate::corpus::{Revisions, flat};

/// How often a program is run: its processor time is counted in hundredths of a second.
const RUNS: u32 = 30;

/// The processor time of this process so far, in milliseconds.
pub fn own_processor_time() -> f64 {
    let read = fs::read_to_string("/proc/self/schedstat").unwrap();
    read.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6
}

/// The processor time of the processes that this one has waited for, in milliseconds.
fn processor_time_of_others() -> f64 {
    let read = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = read.rsplit(')').next().unwrap().split(' ').collect();
    // After the name in brackets: `cutime` and `cstime`, in hundredths of a second.
    [fields[14], fields[15]].into_iter().map(|field| field.parse::<f64>().unwrap() * 10.0).sum()
}

/// The processor time of one run, the peak of the memory and the output; none if the program is not there.
pub fn measured(folder: &Path, program: &str, arguments: &[String]) -> Option<(f64, u64, String)> {
    let mut output = String::new();
    let start = processor_time_of_others();
    for _ in 0..RUNS {
        let done = Command::new(program).args(arguments).current_dir(folder).output().ok()?;
        output = String::from_utf8(done.stdout).unwrap();
    }
    let milliseconds = (processor_time_of_others() - start) / f64::from(RUNS);
    let watched = Command::new("/usr/bin/time")
        .args(["-f", "%M", program])
        .args(arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&watched.stderr).into_owned();
    let kilobytes = report.lines().last()?.trim().parse().ok()?;
    Some((milliseconds, kilobytes, output))
}

type Reader = fn(&str) -> Vec<(char, String)>;

pub fn answers(folder: &Path, revisions: &Revisions) -> Vec<Answer> {
    let (old, new) = (flat(&revisions.old), flat(&revisions.new));
    let marks = ["-w", "\u{1}", "-x", "\u{2}", "-y", "\u{3}", "-z", "\u{4}", "old.txt", "new.txt"];
    let tools: [(&str, &str, Vec<&str>, Reader); 3] = [
        (
            "git diff --word-diff",
            "git",
            vec!["diff", "--no-index", "--word-diff=porcelain", "-U1000000", "old.txt", "new.txt"],
            porcelain,
        ),
        ("wdiff", "wdiff", marks.to_vec(), marked),
        ("dwdiff", "dwdiff", marks.to_vec(), marked),
    ];
    tools
        .into_iter()
        .filter_map(|(name, program, arguments, read)| {
            let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
            let (milliseconds, kilobytes, output) = measured(folder, program, &arguments)?;
            let pieces = read(&output);
            let (changes, words) = counted(pieces.iter().map(|(kind, text)| (*kind, text.as_str())));
            Some(Answer {
                name: name.to_owned(),
                milliseconds,
                kilobytes: Some(kilobytes),
                changes: Some(changes),
                words: Some(words),
                round_trip: Some(round_trip(&pieces, &old, &new)),
                found: Found::Never,
            })
        })
        .collect()
}

/// The pieces of `git diff --word-diff=porcelain`: a line a piece, `~` for a line feed.
fn porcelain(output: &str) -> Vec<(char, String)> {
    let body = output.lines().skip_while(|line| !line.starts_with("@@")).skip(1);
    body.filter_map(|line| {
        let kind = line.chars().next()?;
        Some(if kind == '~' { (' ', "\n".to_owned()) } else { (kind, line[1..].to_owned()) })
    })
    .collect()
}

/// The pieces of an output that marks what went and came with control characters.
fn marked(output: &str) -> Vec<(char, String)> {
    let mut pieces = Vec::new();
    let (mut kind, mut text) = (' ', String::new());
    for letter in output.chars() {
        let next = match letter {
            '\u{1}' => '-',
            '\u{3}' => '+',
            '\u{2}' | '\u{4}' => ' ',
            _ => {
                text.push(letter);
                continue;
            }
        };
        if !text.is_empty() {
            pieces.push((kind, std::mem::take(&mut text)));
        }
        kind = next;
    }
    pieces.push((kind, text));
    pieces
}
