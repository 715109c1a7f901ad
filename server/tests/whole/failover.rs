//! The primary of PostgreSQL is lost while comments are being written and its standby takes over: the program goes on with
//! it by itself, and everything acknowledged is there.
#![cfg(unix)]

mod cluster;
mod forwarder;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use self::cluster::{Cluster, Tools, until};
use self::forwarder::Forwarder;
use crate::killed::{kept, open_now_at, send};
use crate::program::{Program, SERVE, Wire, talqy};

/// How many senders write at once.
const SENDERS: usize = 4;
/// So many acknowledgements are waited for before the primary is lost, and after its standby took over.
const ENOUGH: usize = 60;

/// Sends one comment after another, each until it is acknowledged, and gives back the number of each acknowledged text.
fn send_on(
    address: SocketAddr,
    number: &str,
    sender: usize,
    tell: &mpsc::Sender<()>,
    is_over: &AtomicBool,
    others: &Mutex<Vec<String>>,
) -> BTreeMap<String, i64> {
    let mut wire = Wire::to(address).unwrap();
    let mut acknowledged = BTreeMap::new();
    while !is_over.load(Ordering::SeqCst) {
        let text = format!("sender {sender} comment {}", acknowledged.len());
        match send(&mut wire, number, &text) {
            Ok(reply) if reply.status == 201 => {
                acknowledged.insert(text, reply.json()["number"].as_i64().unwrap());
                let _ = tell.send(());
            }
            Ok(reply) => {
                if reply.status != 503 {
                    others.lock().unwrap().push(reply.body);
                }
                thread::sleep(Duration::from_millis(20));
            }
            Err(_) => wire = Wire::to(address).expect("the program runs on"),
        }
    }
    acknowledged
}

fn hear(told: &mpsc::Receiver<()>, count: usize) {
    for _ in 0..count {
        told.recv_timeout(Duration::from_mins(1)).expect("comments are acknowledged");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_primary_loses_nothing_acknowledged_and_its_standby_is_written_to_without_a_restart() {
    let tools = match Tools::find() {
        Ok(tools) => tools,
        Err(why) => {
            println!("not run: {why}");
            return;
        }
    };
    let folder = tempfile::tempdir().unwrap();
    tools.hand_over(folder.path());
    let mut primary = Cluster::primary(&tools, folder.path());
    let standby = primary.standby();
    let forwarder = Forwarder::to(primary.port);
    let url = format!("postgres://talqy@127.0.0.1:{}/postgres", forwarder.port);
    let number = open_now_at(&url).await;
    let data = tempfile::tempdir().unwrap();
    let mut program = Program::start(talqy(data.path(), &SERVE).args(["--database-url", &url]));
    let mut wire = program.connect();
    assert_eq!(wire.get("/ready").unwrap().status, 200);

    let (tell, told) = mpsc::channel();
    let is_over = Arc::new(AtomicBool::new(false));
    let others = Arc::new(Mutex::new(Vec::new()));
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (address, number) = (program.address, number.clone());
            let (tell, is_over, others) = (tell.clone(), is_over.clone(), others.clone());
            thread::spawn(move || send_on(address, &number, sender, &tell, &is_over, &others))
        })
        .collect();
    hear(&told, ENOUGH);
    primary.crash();
    until("it says that it cannot write", || wire.get("/ready").unwrap().status == 503);
    let before = ENOUGH + told.try_iter().count();
    standby.promote();
    forwarder.point_to(standby.port);
    until("it goes on by itself", || wire.get("/ready").unwrap().status == 200);
    hear(&told, ENOUGH);
    is_over.store(true, Ordering::SeqCst);
    let acknowledged: BTreeMap<String, i64> =
        senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect();
    assert!(program.is_running());

    let stored = kept(&mut program.connect(), &number);
    assert!(acknowledged.len() >= before + ENOUGH && stored.len() <= acknowledged.len() + SENDERS);
    let numbers: BTreeSet<i64> = acknowledged.values().copied().collect();
    assert_eq!(numbers.len(), acknowledged.len(), "a number was given twice");
    for (text, number) in &acknowledged {
        assert_eq!(stored.get(number), Some(text), "an acknowledged comment is lost");
    }
    assert_eq!(stored.values().collect::<BTreeSet<_>>().len(), stored.len(), "a comment stands twice");
    assert!(stored.keys().copied().eq(1..=i64::try_from(stored.len()).unwrap()), "a number is missing");
    let log = program.kill();
    let others = others.lock().unwrap();
    assert!(others.is_empty(), "neither taken nor told to come again: {others:?}\n{log}");
    let verified = talqy(data.path(), &["ledger", "verify", "--database-url", &url]).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success() && said.contains("events hold"), "{said}");
}
