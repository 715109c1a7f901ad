//! A copy is taken, verified and restored; a mistyped folder makes no new database; letters of a copy are not sent again.

use std::path::Path;

use sea_orm::ConnectionTrait;

use crate::killed::open_now;
use crate::program::{Program, SERVE, talqy};
use crate::site::harness::{office, on_each_address, on_each_empty_address, open, sqlite_address};

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = talqy(folder, arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// An installation with a body, an invitation and its letter, which waits.
fn installed(folder: &Path) {
    assert_eq!(run(folder, &["migrate"]).0, Some(0));
    let body = ["body", "add", "--code", "mj", "--kind", "central", "--name-kk", "Ә", "--name-ru", "Ю"];
    assert_eq!(run(folder, &body).0, Some(0));
    let invite =
        ["user", "invite", "--email", "a@example.kz", "--name", "A", "--role", "head", "--body", "mj"];
    assert_eq!(run(folder, &invite).0, Some(0));
    let file = folder.join("files/ab/report.pdf");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, "a finished document").unwrap();
}

#[test]
fn a_restored_copy_is_the_installation_and_sends_no_old_letter_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let [data, copy, other] = ["data", "copy", "other"].map(|name| folder.path().join(name));
    installed(&data);
    let (code, said) = run(&data, &["backup", copy.to_str().unwrap(), "--with-keys"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(run(&data, &["backup", copy.to_str().unwrap()]).0, Some(2), "nothing is overwritten");
    let (code, said) = run(&other, &["restore", copy.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 letters that had not been sent are held"), "{said}");
    assert_eq!(std::fs::read(other.join("files/ab/report.pdf")).unwrap(), b"a finished document");
    for name in ["secret.key", "signing.json"] {
        assert_eq!(std::fs::read(other.join(name)).unwrap(), std::fs::read(data.join(name)).unwrap());
    }
    let (again, said) = run(&other, &["restore", copy.to_str().unwrap()]);
    assert!(again == Some(1) && said.contains("an empty folder"), "{said}");
    // Only what is there: no leavings of the restoration.
    let mut names: Vec<_> =
        std::fs::read_dir(&other).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["files", "secret.key", "signing.json", "talqy.db"]);

    let (code, said) = run(&other, &["ledger", "verify"]);
    assert_eq!(code, Some(0), "{said}");
    let program = Program::start(talqy(&other, &SERVE).arg("--keep-demonstration-accounts"));
    assert_eq!(program.connect().get("/en/").unwrap().status, 200);
    program.kill();
    assert!(!other.join("mail/00000001.eml").exists(), "held");
    assert!(run(&other, &["letters", "count"]).1.contains("held\t1"));
    assert!(run(&other, &["letters", "discard"]).1.contains("discarded 1"));
    assert!(run(&other, &["letters", "release"]).1.contains("released 0"));
}

/// What is said of a copy, and what was done to it.
type Damage = (&'static str, fn(&Path));

#[test]
fn a_copy_that_was_changed_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let [data, other] = ["data", "other"].map(|name| folder.path().join(name));
    installed(&data);
    let damages: [Damage; 4] = [
        ("its hash differs", |copy| {
            std::fs::write(copy.join("files/ab/report.pdf"), "A finished document").unwrap();
        }),
        ("outside of it", |copy| {
            let manifest = copy.join("manifest.json");
            let listed = std::fs::read_to_string(&manifest).unwrap();
            std::fs::write(&manifest, listed.replace("files/ab/report.pdf", "../data/secret.key")).unwrap();
        }),
        ("is missing", |copy| std::fs::remove_file(copy.join("talqy.db")).unwrap()),
        ("is not the one that was copied", |copy| {
            let manifest = copy.join("manifest.json");
            let listed = std::fs::read_to_string(&manifest).unwrap();
            let mut listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
            listed["ledger"]["events"] = 1.into();
            std::fs::write(&manifest, listed.to_string()).unwrap();
        }),
    ];
    for (place, (says, damage)) in damages.into_iter().enumerate() {
        let copy = folder.path().join(format!("copy-{place}"));
        assert_eq!(run(&data, &["backup", copy.to_str().unwrap()]).0, Some(0));
        damage(&copy);
        let (code, said) = run(&other, &["restore", copy.to_str().unwrap()]);
        assert!(code == Some(1) && said.contains(says), "{said}");
        assert!(!other.exists() || std::fs::read_dir(&other).unwrap().next().is_none(), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_whose_rows_are_not_what_the_ledger_sealed_is_restored_only_when_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = |name: &str| at(name).display().to_string();
    let data = at("data");
    std::fs::create_dir(&data).unwrap();
    open_now(&data).await;
    // The program seals anew what another one has left, with the secret of the folder.
    assert_eq!(run(&data, &["migrate"]).0, Some(0));
    assert_eq!(run(&data, &["backup", &text("whole"), "--with-keys"]).0, Some(0));
    let (code, said) = run(&at("first"), &["restore", &text("whole")]);
    assert!(code == Some(0) && said.contains("rows are what it sealed"), "{said}");
    assert!(!said.contains("was not compared"), "{said}");

    let behind = sea_orm::Database::connect(sqlite_address(&data)).await.unwrap();
    behind.execute_unprepared("UPDATE placements SET ways = '[]'").await.unwrap();
    behind.close().await.unwrap();
    let with_keys = text("with-keys");
    let without = text("without");
    assert_eq!(run(&data, &["backup", &with_keys, "--with-keys"]).0, Some(0));
    assert_eq!(run(&data, &["backup", &without]).0, Some(0));
    let other = at("other");
    // What is public is compared also without the secret.
    for copy in [&with_keys, &without] {
        let (code, said) = run(&other, &["restore", copy]);
        assert!(code == Some(1) && said.contains("placement: its text was changed"), "{said}");
        assert!(std::fs::read_dir(&other).unwrap().next().is_none(), "nothing is left: {said}");
    }
    let (code, said) = run(&other, &["restore", &without, "--despite-differences"]);
    assert!(code == Some(0) && said.contains("placement: its text was changed"), "{said}");
    assert!(said.contains("was not compared"), "{said}");
    assert!(other.join("talqy.db").exists());
}

#[test]
fn a_copy_without_the_keys_is_not_used_with_others_unless_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let [data, copy, other] = ["data", "copy", "other"].map(|name| folder.path().join(name));
    installed(&data);
    assert_eq!(run(&data, &["backup", copy.to_str().unwrap()]).0, Some(0));
    let (code, said) = run(&other, &["restore", copy.to_str().unwrap()]);
    assert!(code == Some(0) && said.contains("holds no keys"), "{said}");
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let (code, said) = run(&other, &serve);
    assert!(code == Some(2) && said.contains("another secret"), "{said}");
    let (code, said) = run(&other, &["key", "adopt"]);
    assert_eq!(code, Some(0), "{said}");
    Program::start(&mut talqy(&other, &SERVE)).kill();
}

#[test]
fn a_mistyped_folder_makes_no_new_database() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("dtaa");
    let copy = folder.path().join("copy").display().to_string();
    let invite =
        ["user", "invite", "--email", "a@example.kz", "--name", "A", "--role", "head", "--body", "mj"];
    let commands: [&[&str]; 8] = [
        &["backup", &copy],
        &["ledger", "verify"],
        &invite,
        &["body", "list"],
        &["letters", "count"],
        &["key", "rotate"],
        &["key", "adopt"],
        &["audit", "export"],
    ];
    for command in commands {
        let (code, said) = run(&wrong, command);
        assert_eq!(code, Some(2), "{command:?}: {said}");
        assert!(said.contains("there is no database at"), "{command:?}: {said}");
        assert!(!wrong.exists(), "{command:?}");
    }
}

#[test]
fn a_server_of_another_name_is_not_filled_with_tables_unasked() {
    on_each_empty_address(|url| async move {
        let folder = tempfile::tempdir().unwrap();
        let with =
            |arguments: &[&str]| run(folder.path(), &[arguments, &["--database-url", url.as_str()]].concat());
        let (code, said) = with(&["body", "list"]);
        assert!(code == Some(2) && said.contains("there is no database"), "{said}");
        assert_eq!(with(&["migrate"]).0, Some(0));
        assert_eq!(with(&["body", "list"]).0, Some(0));
    });
}

#[test]
fn what_belongs_to_a_server_is_copied_without_its_database_and_its_letters_are_held_afterwards() {
    on_each_address(|url| async move {
        if url.starts_with("sqlite:") {
            return;
        }
        let services = open(&url).await;
        office(&services).await;
        services.database.close().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let [data, copy, other] = ["data", "copy", "other"].map(|name| folder.path().join(name));
        let on = |folder: &Path, arguments: &[&str]| {
            run(folder, &[arguments, &["--database-url", url.as_str()]].concat())
        };
        std::fs::create_dir(&data).unwrap();
        assert_eq!(on(&data, &["key", "show"]).0, Some(0));
        let (code, said) = on(&data, &["backup", copy.to_str().unwrap()]);
        assert!(code == Some(2) && said.contains("pg_dump"), "{said}");
        let wanted = ["backup", copy.to_str().unwrap(), "--with-keys", "--without-database"];
        assert_eq!(on(&data, &wanted).0, Some(0));
        // Its own tools have put the same database there.
        let (code, said) = on(&other, &["restore", copy.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("events of the ledger hold") && said.contains("are held"), "{said}");
        assert_eq!(on(&other, &["key", "show"]).0, Some(0), "the keys came along");
    });
}
