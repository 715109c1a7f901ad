//! The disk is full while comments are being written: what was acknowledged is there, also what was acknowledged later.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::killed::{kept, ledger_holds, open_now};
use crate::program::{Program, Reply, SERVE, Wire, talqy};

/// Sends a comment of so many words and gives back its text and the answer.
fn send_long(wire: &mut Wire, number: &str, place: usize, words: usize) -> (String, Reply) {
    let text = format!("comment {place} {}", "words ".repeat(words)).trim_end().to_owned();
    let input = json!({
        "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
        "language": "ru", "text": text,
    });
    let headers = [("content-type", "application/json")];
    let address = format!("/api/v1/drafts/{number}/comments");
    (text, wire.ask("POST", &address, &headers, &input.to_string()).unwrap())
}

/// What was acknowledged: text by number. No text is sent twice.
#[derive(Default)]
struct Acknowledged {
    kept: BTreeMap<i64, String>,
    sent: usize,
}

impl Acknowledged {
    /// Sends a comment of so many words; whether it was acknowledged, and the answer.
    fn send(&mut self, wire: &mut Wire, number: &str, words: usize) -> (bool, Reply) {
        self.sent += 1;
        let (text, reply) = send_long(wire, number, self.sent, words);
        let acknowledged = match reply.status {
            201 => {
                let number = reply.json()["number"].as_i64().unwrap();
                let before = self.kept.insert(number, text);
                assert!(before.is_none(), "the number {number} was given twice");
                true
            }
            503 => false,
            _ => panic!("{} {}", reply.status, reply.body),
        };
        (acknowledged, reply)
    }

    /// Sends long comments until the disk takes no more.
    fn fill(&mut self, wire: &mut Wire, number: &str) -> Reply {
        for _ in 0..2_000 {
            let (acknowledged, reply) = self.send(wire, number, 3_000);
            if !acknowledged {
                return reply;
            }
        }
        panic!("the disk does not fill");
    }

    /// Sends so many short comments and counts those that were acknowledged.
    fn go_on(&mut self, wire: &mut Wire, number: &str, count: usize) -> usize {
        (0..count).filter(|_| self.send(wire, number, 20).0).count()
    }

    /// Everything that was acknowledged is kept, and nothing else.
    fn is_kept(&self, folder: &Path, number: &str) {
        let program = Program::start(&mut talqy(folder, &SERVE));
        let stored = kept(&mut program.connect(), number);
        let lost = self.kept.keys().filter(|number| !stored.contains_key(number)).count();
        assert_eq!(lost, 0, "of {} acknowledged comments {lost} are lost", self.kept.len());
        assert!(stored == self.kept, "what was acknowledged is what is kept");
        program.kill();
        ledger_holds(folder);
    }
}

/// The program under a limit of the size of files, in blocks, which SQLite sees as a disk that takes no more.
fn within(blocks: u32, arguments: &[&str], folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    let small = format!("trap '' XFSZ; ulimit -S -f {blocks}; exec \"$0\" \"$@\"");
    shell.args(["-c", &small, env!("CARGO_BIN_EXE_talqy")]).args(arguments).arg("--data-dir").arg(folder);
    shell
}

fn limited(folder: &Path) -> Program {
    Program::start(&mut within(2000, &SERVE, folder))
}

#[test]
fn a_start_without_room_ends_with_one_line_and_a_status_of_its_own() {
    // No byte; and enough for some, but not for a database.
    for blocks in [0, 150] {
        for arguments in [&SERVE[..], &["migrate"]] {
            let folder = tempfile::tempdir().unwrap();
            let data = folder.path().join("data");
            let ended = within(blocks, arguments, &data).output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr);
            assert_eq!(ended.status.code(), Some(3), "{said}");
            let last = said.lines().next_back().unwrap();
            let named =
                format!("talqy: there is no room on the disk of the folder {}: make some", data.display());
            assert!(last.starts_with(&named) && last.contains("--data-dir"), "{said}");
            assert!(!last.contains("SQLite") && !last.contains("code"), "{said}");
            if blocks == 0 {
                assert_eq!(said.lines().count(), 1, "{said}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_clearly_reads_on_and_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let number = open_now(folder.path()).await;
    let mut program = limited(folder.path());
    let mut wire = program.connect();
    assert_eq!(wire.get("/ready").unwrap().status, 200);
    let mut acknowledged = Acknowledged::default();
    let refused = acknowledged.fill(&mut wire, &number);
    assert!(refused.headers.contains("retry-after: 60"), "{}", refused.headers);
    assert_eq!(refused.json()["type"], "urn:talqy:problem:unavailable");
    let typed = "my long words ".repeat(1_300);
    let form = format!(
        "kind=individual&name=A&email=a%40example.kz&language=en&text={}&key=k1",
        typed.replace(' ', "+")
    );
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let page = wire.ask("POST", &format!("/en/drafts/{number}/comment"), &headers, &form).unwrap();
    assert_eq!(page.status, 503, "{}", page.body);
    assert!(page.body.contains("Nothing can be stored") && page.body.contains(&format!("value=\"{typed}\"")));
    let draft = wire.get(&format!("/en/drafts/{number}")).unwrap();
    assert_eq!(draft.status, 200, "{}", draft.body);
    assert!(program.is_running());
    let log = program.kill();
    assert!(log.contains("ERROR") && !log.contains("aigul@example.kz") && !log.contains("words"), "{log}");
    acknowledged.is_kept(folder.path(), &number);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_was_full_and_has_room_again_takes_what_it_acknowledges() {
    let folder = tempfile::tempdir().unwrap();
    let number = open_now(folder.path()).await;
    let program = limited(folder.path());
    let mut wire = program.connect();
    let mut acknowledged = Acknowledged::default();
    acknowledged.fill(&mut wire, &number);
    acknowledged.go_on(&mut wire, &number, 100);
    acknowledged.fill(&mut wire, &number);
    let not_ready = wire.get("/ready").unwrap();
    assert_eq!((not_ready.status, not_ready.body.as_str()), (503, "nothing can be written"));
    let freed =
        Command::new("prlimit").args(["--pid", &program.pid().to_string(), "--fsize=unlimited"]).status();
    if freed.is_ok_and(|status| status.success()) {
        assert_eq!(wire.get("/ready").unwrap().status, 200, "it goes on by itself");
        assert_eq!(acknowledged.go_on(&mut wire, &number, 100), 100);
    }
    program.kill();
    acknowledged.is_kept(folder.path(), &number);
}

/// A file system in memory, where this machine lets the tests mount one.
struct Small(tempfile::TempDir);

impl Small {
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=40m,mode=0700", "tmpfs"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_file_system_full_and_killed_loses_nothing_acknowledged() {
    let Some(small) = Small::mounted() else {
        println!("not run: this machine lets nobody mount a file system");
        return;
    };
    let folder = small.0.path();
    let number = open_now(folder).await;
    // A little room is made before each start; while the program runs so much that the log, which may
    // not have been written back for a while, and what is written back of it have room beside each other.
    let ballast = |place: usize| folder.join(format!("ballast-{place}"));
    for (place, megabytes) in [1, 1, 1, 24].into_iter().enumerate() {
        std::fs::write(ballast(place), vec![1; megabytes << 20]).unwrap();
    }
    let mut acknowledged = Acknowledged::default();
    for round in 0..3 {
        let program = Program::start(&mut talqy(folder, &SERVE));
        let mut wire = program.connect();
        acknowledged.fill(&mut wire, &number);
        acknowledged.go_on(&mut wire, &number, 50);
        assert_eq!(wire.get(&format!("/en/drafts/{number}")).unwrap().status, 200);
        if round == 1 {
            std::fs::remove_file(ballast(3)).unwrap();
            assert_eq!(wire.get("/ready").unwrap().status, 200, "it goes on by itself");
            assert_eq!(acknowledged.go_on(&mut wire, &number, 100), 100);
        }
        program.kill();
        std::fs::remove_file(ballast(round)).unwrap();
    }
    // What is full is copied to where there is room, as whoever tends the machine would do.
    let roomy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), roomy.path().join(file.file_name())).unwrap();
        }
    }
    acknowledged.is_kept(roomy.path(), &number);
}
