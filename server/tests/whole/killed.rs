//! The process is killed while comments are being written: what was acknowledged is there, once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;
use server::clock::SystemClock;
use site::Clock;

use crate::program::{Program, Reply, SERVE, Wire, talqy};
use crate::site::harness::{morning, office, open, placed, sqlite_address, written_draft};

/// How many senders write at once.
const SENDERS: usize = 6;
/// After so many acknowledgements the process is killed.
const ENOUGH: usize = 120;

/// An installation in a folder with a draft that is open for comment at this very moment.
pub(crate) async fn open_now(folder: &Path) -> String {
    open_now_at(&sqlite_address(folder)).await
}

/// An installation in an empty database with a draft that is open for comment at this very moment.
pub(crate) async fn open_now_at(address: &str) -> String {
    let services = open(address).await;
    let office = office(&services).await;
    let number = written_draft(&services, &office).await;
    placed(&services, &office, &number, morning()).await;
    services.database.close().await.unwrap();
    // The process under test reads the machine's clock: the window is moved to where that stands.
    let now = SystemClock.now();
    let database = sea_orm::Database::connect(address).await.unwrap();
    let window = [(now - TimeDelta::days(1)).into(), (now + TimeDelta::days(1)).into()];
    let backend = database.get_database_backend();
    let moved = match backend {
        DbBackend::Sqlite => "UPDATE placements SET opens_at = ?, closes_at = ?",
        _ => "UPDATE placements SET opens_at = $1, closes_at = $2",
    };
    let moved = Statement::from_sql_and_values(backend, moved, window);
    database.execute_raw(moved).await.unwrap();
    database.close().await.unwrap();
    number
}

pub(crate) fn send(wire: &mut Wire, number: &str, text: &str) -> std::io::Result<Reply> {
    let body = json!({
        "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
        "language": "ru", "text": text,
    });
    let headers = [("content-type", "application/json"), ("idempotency-key", text)];
    // A key is printable ASCII, so the texts of these tests are.
    wire.ask("POST", &format!("/api/v1/drafts/{number}/comments"), &headers, &body.to_string())
}

/// What one sender knows when the process is gone.
struct Sent {
    /// Number and receipt of each acknowledged text.
    acknowledged: BTreeMap<String, (i64, String)>,
    /// The text whose answer never came.
    unanswered: String,
}

/// Sends one comment after another until the connection breaks.
fn send_on(mut wire: Wire, number: &str, sender: usize, tell: &mpsc::Sender<()>) -> Sent {
    let mut acknowledged = BTreeMap::new();
    for place in 0.. {
        let text = format!("sender {sender} comment {place}");
        let Ok(reply) = send(&mut wire, number, &text) else {
            return Sent { acknowledged, unanswered: text };
        };
        assert_eq!(reply.status, 201, "{}", reply.body);
        let answer = reply.json();
        let receipt = answer["receipt_url"].as_str().unwrap().to_owned();
        acknowledged.insert(text, (answer["number"].as_i64().unwrap(), receipt));
        let _ = tell.send(());
    }
    unreachable!("the process is killed")
}

/// Every comment of the draft: number and text.
pub(crate) fn kept(wire: &mut Wire, number: &str) -> BTreeMap<i64, String> {
    let mut all = BTreeMap::new();
    let mut next = Some("1".to_owned());
    while let Some(cursor) = next {
        let address = format!("/api/v1/drafts/{number}/comments?limit=200&cursor={cursor}");
        let page = wire.get(&address).unwrap().json();
        for comment in page["items"].as_array().unwrap() {
            let number = comment["number"].as_i64().unwrap();
            let text = comment["text"].as_str().unwrap().to_owned();
            assert!(all.insert(number, text).is_none(), "{number} stands twice in the list");
        }
        next = page["next"].as_str().map(str::to_owned);
    }
    all
}

pub(crate) fn ledger_holds(folder: &Path) {
    let verified = talqy(folder, &["ledger", "verify"]).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success() && said.contains("events hold"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_while_writing_loses_no_acknowledged_comment_and_doubles_none() {
    let folder = tempfile::tempdir().unwrap();
    let number = open_now(folder.path()).await;
    let program = Program::start(&mut talqy(folder.path(), &SERVE));
    let (tell, told) = mpsc::channel();
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (wire, number, tell) = (program.connect(), number.clone(), tell.clone());
            thread::spawn(move || send_on(wire, &number, sender, &tell))
        })
        .collect();
    for _ in 0..ENOUGH {
        told.recv().expect("the senders are at work");
    }
    program.kill();
    let sent: Vec<Sent> = senders.into_iter().map(|sender| sender.join().unwrap()).collect();

    let program = Program::start(&mut talqy(folder.path(), &SERVE));
    let mut wire = program.connect();
    let stored = kept(&mut wire, &number);
    let texts: BTreeSet<&String> = stored.values().collect();
    assert_eq!(texts.len(), stored.len(), "a comment stands twice");
    assert!(stored.keys().copied().eq(1..=i64::try_from(stored.len()).unwrap()), "a number is missing");
    let acknowledged: usize = sent.iter().map(|one| one.acknowledged.len()).sum();
    assert!(acknowledged >= ENOUGH && stored.len() <= acknowledged + SENDERS);
    for (text, (number, receipt)) in sent.iter().flat_map(|one| &one.acknowledged) {
        assert_eq!(stored.get(number), Some(text));
        let path = receipt.splitn(4, '/').nth(3).unwrap();
        let shown = wire.get(&format!("/{path}")).unwrap();
        assert!(shown.status == 200 && shown.body.contains(text.as_str()), "{}", shown.body);
    }
    // Whoever got no answer sends again: stored or not before, the comment is there once.
    for text in sent.iter().map(|one| &one.unanswered) {
        let again = send(&mut wire, &number, text).unwrap();
        assert_eq!(again.status, 201, "{}", again.body);
    }
    let stored = kept(&mut wire, &number);
    assert_eq!(stored.len(), acknowledged + SENDERS);
    assert_eq!(stored.values().collect::<BTreeSet<_>>().len(), stored.len());
    program.kill();
    ledger_holds(folder.path());
}
