//! R15-8: LibreOffice accepts and rejects the tracked changes of a redline.

use std::path::Path;
use std::process::Command;

use domain::document::Block;
use domain::redline::Redline;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::reader::clauses;
use crate::revisions::{Read, accepted, between, changes, document, redlines, rejected};

/// How many redlines somebody could have written are tried besides those written here.
const RANDOM: usize = 60;

const FIRST: &str = "Жалоба на решение услугодателя подается на имя его руководителя.";
const SECOND: &str = "Жалоба рассматривается в течение 5 рабочих дней со дня ее регистрации в канцелярии.";

/// Every kind of change alone, and all of them together.
fn written() -> Vec<Redline> {
    let whole = format!("{FIRST} {SECOND}");
    let joined = whole.replace('5', "3");
    let other: &[(u64, &str)] = &[(9, "Иное.\nС новой строки.")];
    let (b, c, d) =
        ((3, "Справки выдаются по телефону."), (4, "Бланки выдаются бесплатно."), (5, "Запись не ведется."));
    vec![
        between([&[(1, FIRST)], other], [&[(1, FIRST)], other]),
        between([&[(1, SECOND)], other], [&[(1, &SECOND.replace('5', "3"))], other]),
        between([&[(1, FIRST)], other], [&[(1, FIRST), (2, SECOND)], other]),
        between([&[], other], [&[(2, SECOND)], other]),
        between([&[(1, FIRST), (2, SECOND)], other], [&[(1, FIRST)], other]),
        between([&[(1, FIRST)], other], [&[], other]),
        between([&[(1, FIRST), b, c, d], other], [&[b, c, d, (1, FIRST)], other]),
        between([&[(1, FIRST), b, c, d], other], [&[c, d, (1, &FIRST.replace("его", "своего")), b], other]),
        between([&[(1, FIRST), b], other], [&[b], &[(9, "Иное.\nС новой строки."), (1, FIRST)]]),
        between([&[(1, &whole), b], other], [&[(1, FIRST), (2, SECOND), b], other]),
        between([&[(1, FIRST), (2, SECOND), b], other], [&[(1, &joined), b], other]),
        between([&[(1, &whole), b, c, d], other], [&[b, c, d, (1, FIRST), (2, SECOND)], other]),
        between([&[(1, FIRST), (2, SECOND), b, c, d], other], [&[b, c, d, (1, &joined)], other]),
        between(
            [&[(1, &whole), b, c, (6, "Прием ведется с 9:00 до 18:30 часов."), d], other],
            [
                &[
                    (1, FIRST),
                    (2, &SECOND.replace('5', "3")),
                    c,
                    (6, "Прием ведется с 9:00 до 17:30 часов."),
                    (7, "Портал работает круглосуточно."),
                ],
                &[d],
            ],
        ),
    ]
}

fn cases() -> Vec<Redline> {
    let mut runner = TestRunner::deterministic();
    let mut cases = written();
    cases.extend((0..RANDOM).map(|_| redlines().new_tree(&mut runner).unwrap().current()));
    cases
}

fn open(folder: &Path) -> serde_json::Value {
    // Not libreoffice-writer-nogui, which ends where a document has comments.
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docx/office.py");
    let ready = Command::new("soffice").arg("--version").output().is_ok()
        && Command::new("/usr/bin/python3")
            .args(["-c", "import uno"])
            .status()
            .is_ok_and(|status| status.success());
    assert!(
        ready,
        "LibreOffice is missing: apt-get install --no-install-recommends libreoffice-writer python3-uno"
    );
    let output = Command::new("/usr/bin/python3").arg(script).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn read(answer: &serde_json::Value) -> Read {
    assert_eq!(answer["left"], 0, "no change is left");
    let paragraph = |row: &serde_json::Value| {
        let field = |place: usize| row[place].as_str().unwrap().to_owned();
        (field(0), field(1))
    };
    clauses(answer["paragraphs"].as_array().unwrap().iter().map(paragraph).collect(), "Heading 2", "Clause")
}

#[test]
fn r15_8_libreoffice_accepts_and_rejects() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases();
    for (place, redline) in cases.iter().enumerate() {
        let file = documents::docx(&document(vec![Block::Changes(changes(redline, true))])).unwrap();
        std::fs::write(folder.path().join(format!("{place:03}.docx")), file).unwrap();
    }
    let answers = open(folder.path());
    let mut wrong = Vec::new();
    for (place, redline) in cases.iter().enumerate() {
        let answer = &answers[format!("{place:03}")];
        let changes = changes(redline, true);
        for (side, expected) in [("accepted", accepted(&changes)), ("rejected", rejected(&changes))] {
            let found = read(&answer[side]);
            if found != expected {
                wrong
                    .push(format!("{place} {side}:\n{}\n{expected:#?}\n{found:#?}", redline.to_plain_text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} sides: {}", wrong.len(), cases.len() * 2, wrong.join("\n"));
}
