//! Demonstrations: begun anew when they were broken off, and never served to others unless that is said.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::program::{Program, SERVE, talqy};
use crate::site::harness::sqlite_address;

/// The settings of a demonstration on a free port.
fn demonstration(folder: &Path) -> std::process::Command {
    let mut command = talqy(folder, &SERVE);
    command.arg("--demo");
    command
}

fn refused(command: &mut std::process::Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    said
}

/// Waits until the filling has written its first draft: what is killed from then until it serves is killed in the middle.
async fn drafts_begin(folder: &Path, child: &mut Child) {
    let log = folder.join("talqy.db-wal");
    while !log.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended");
        std::thread::yield_now();
    }
    let beside = sea_orm::Database::connect(sqlite_address(folder)).await.unwrap();
    // At first there is no such table.
    let drafts = || Statement::from_string(DbBackend::Sqlite, "SELECT 1 AS one FROM drafts LIMIT 1");
    while !beside.query_one_raw(drafts()).await.is_ok_and(|row| row.is_some()) {
        assert!(child.try_wait().unwrap().is_none(), "it ended");
        tokio::task::yield_now().await;
    }
    beside.close().await.unwrap();
}

#[test]
fn a_demonstration_killed_while_it_is_filled_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut child =
        demonstration(folder.path()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(drafts_begin(folder.path(), &mut child));
    child.kill().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert!(!said.contains(" serving "), "it was killed too late: {said}");
    assert!(refused(&mut talqy(folder.path(), &SERVE)).contains("not filled in to its end"));

    let program = Program::start(&mut demonstration(folder.path()));
    let page = program.connect().get("/en/register").unwrap();
    assert_eq!(page.status, 200);
    let log = program.kill();
    assert!(log.contains("filled in anew"), "{log}");
    let verified = talqy(folder.path(), &["ledger", "verify"]).output().unwrap();
    assert!(verified.status.success());

    assert!(refused(&mut talqy(folder.path(), &SERVE)).contains("--keep-demonstration-accounts"));
    Program::start(talqy(folder.path(), &SERVE).arg("--keep-demonstration-accounts")).kill();
    let public = ["--public-url", "https://talqy.example", "--trusted-proxy", "127.0.0.1"];
    assert!(refused(demonstration(folder.path()).args(public)).contains("--demo-in-public"));
    Program::start(demonstration(folder.path()).args(public).arg("--demo-in-public")).kill();
}
