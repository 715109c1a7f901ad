//! Libraries of Python, each timed inside its own process, without the start of the interpreter.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::answer::{Answer, Found, counted, round_trip};
use crate::corpus::{Revisions, flat};

/// Reads both texts, times `run`, prints the time, the peak of the memory and the pieces that `tell` makes of the result.
const FRAME: &str = "
import json, re, resource, time
old, new = open('old.txt', encoding='utf-8').read(), open('new.txt', encoding='utf-8').read()
def xml(text): return '<d>' + ''.join('<p>%s</p>' % line for line in text.splitlines()) + '</d>'
def by_words(codes, a, b):
    for tag, i, j, k, l in codes:
        if tag == 'equal': yield ' ', ''.join(a[i:j])
        else: yield from (('-', ''.join(a[i:j])), ('+', ''.join(b[k:l])))
CODE
start = time.process_time()
result = run()
print(json.dumps({'milliseconds': (time.process_time() - start) * 1000, 'kilobytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    'pieces': [list(p) for p in tell(result) if p[1]], 'moves': moves(result)}))
";

const LIBRARIES: [(&str, &str); 5] = [
    (
        "difflib",
        "
import difflib
a, b = re.findall(r'\\S+\\s*', old), re.findall(r'\\S+\\s*', new)
def run(): return difflib.SequenceMatcher(None, a, b).get_opcodes()
def tell(result): return by_words(result, a, b)
def moves(result): return None",
    ),
    (
        "diff-match-patch",
        "
from diff_match_patch import diff_match_patch
engine = diff_match_patch()
def run():
    result = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(result)
    return result
def tell(result): return [({0: ' ', -1: '-', 1: '+'}[kind], text) for kind, text in result]
def moves(result): return None",
    ),
    (
        "redlines",
        "
from redlines import Redlines
def run(): return json.loads(Redlines(old, new).output_json())
def one(change, key, kind): return change.get(key) or (change.get('text', '') if change['type'] == kind else '')
def tell(result):
    for change in result['changes']:
        if change['type'] == 'equal': yield ' ', change['text']
        else: yield from (('-', one(change, 'source_text', 'delete')), ('+', one(change, 'test_text', 'insert')))
def moves(result): return None",
    ),
    (
        "iddiff",
        "
from html import unescape
from iddiff.iddiff import get_iddiff
def run(): return get_iddiff('old.txt', 'new.txt', context_lines=len(old), table_only=True)
def side(cell):
    text, marks = '', []
    for mark, same in re.findall(r'<span[^>]*>(.*?)</span>|([^<]+)', cell, re.S):
        if same: text += same
        else: marks.append((len(text), mark))
    return text, marks
def tell(result):
    for left, right in re.findall(r'<td class=\"l\\w+\">(.*?)</td>.*?<td class=\"r\\w+\">(.*?)</td>', result, re.S):
        (was, gone), (now, come) = side(left), side(right)
        at = 0
        marks = [(place, '-', text) for place, text in gone] + [(place, '+', text) for place, text in come]
        for place, kind, text in sorted(marks, key=lambda mark: (mark[0], mark[1] == '+')):
            yield ' ', unescape(was[at:place])
            yield kind, unescape(text)
            at = place
        yield ' ', unescape((was or now)[at:])
def moves(result): return None",
    ),
    (
        "xmldiff",
        "
from xmldiff import main, actions
a, b = xml(old), xml(new)
def run(): return main.diff_texts(a, b)
def tell(result): return [(' ', 'x')] + [p for one in result for p in (('-', getattr(one, 'oldtext', None) or ''), ('+', getattr(one, 'text', None) or ''), (' ', 'x'))]
def moves(result): return sum(isinstance(one, actions.MoveNode) for one in result)",
    ),
];

#[derive(Deserialize)]
struct Told {
    milliseconds: f64,
    kilobytes: u64,
    pieces: Vec<(char, String)>,
    moves: Option<usize>,
}

pub fn answers(folder: &Path, revisions: &Revisions) -> Vec<Answer> {
    let (old, new) = (flat(&revisions.old), flat(&revisions.new));
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let answer = |(name, code): (&str, &str)| {
        let script = FRAME.replace("CODE", code);
        let done = Command::new(&python).args(["-c", &script]).current_dir(folder).output().ok()?;
        let Ok(told) = serde_json::from_slice::<Told>(&done.stdout) else {
            eprintln!("{name}: {}", String::from_utf8_lossy(&done.stderr).lines().last().unwrap_or_default());
            return None;
        };
        let (changes, words) = counted(told.pieces.iter().map(|(kind, text)| (*kind, text.as_str())));
        Some(Answer {
            name: name.to_owned(),
            milliseconds: told.milliseconds,
            kilobytes: Some(told.kilobytes),
            changes: Some(changes),
            words: Some(words),
            // The actions of xmldiff are no text with marks.
            round_trip: told.moves.is_none().then(|| round_trip(&told.pieces, &old, &new)),
            found: told.moves.map_or(Found::Never, |moves| Found::Counted { moves, splits: 0 }),
        })
    };
    LIBRARIES.into_iter().filter_map(answer).collect()
}
