//! The keys under receipts: a new one takes over, earlier ones stay published and valid.

use crate::program::{Program, SERVE, talqy};

#[test]
fn a_new_key_signs_from_the_next_start_on_and_the_earlier_one_stays_published() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = talqy(folder.path(), arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["migrate"]);
    let first = run(&["key", "show"]).split('\t').next().unwrap().to_owned();
    run(&["key", "rotate"]);
    let listed = run(&["key", "show"]);
    let ids: Vec<&str> = listed.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!((ids.len(), ids[1]), (2, first.as_str()));
    let program = Program::start(&mut talqy(folder.path(), &SERVE));
    let mut wire = program.connect();
    let mut key = |address: &str| {
        let reply = wire.get(address).unwrap();
        assert_eq!(reply.status, 200, "{address}");
        reply.body
    };
    let present = key("/en/receipts/key.pem");
    assert_eq!(key(&format!("/en/receipts/keys/{}", ids[0])), present);
    assert_ne!(key(&format!("/en/receipts/keys/{first}")), present);
    assert_eq!(wire.get("/en/receipts/keys/none").unwrap().status, 404);
    let page = wire.get("/en/receipts/check").unwrap().body;
    assert!(ids.iter().all(|id| page.contains(id)), "{page}");
    program.kill();
}
