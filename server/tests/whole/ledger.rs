//! The ledger as the public, machines, administrators and the operator see it.

use std::process::Command;

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use serde_json::json;
use services::ledger::heads;

use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{
    add, console, later, morning, office, on_each_database, placed, staff, written_draft,
};

#[test]
fn signed_heads_are_published_for_people_and_machines() {
    on_each_database(|services| async move {
        let here = Here::over(services.clone());
        let empty = here.get("/en/ledger").await;
        assert!(empty.body.contains("No head has been signed yet"), "{}", empty.body);
        for day in 0..3 {
            add(&services, &format!("body-{day}"), BodyKind::Local).await;
            let request = later(&console(), morning() + TimeDelta::days(day));
            assert!(heads::sign_day(&services, &request).await.unwrap());
        }
        let newest = heads::list(&services, None, 1).await.unwrap().remove(0);
        let machine = here.get("/api/v1/ledger/heads?limit=2").await.json();
        let items = machine["items"].as_array().unwrap();
        assert_eq!(items.len(), 2);
        assert_eq!((&items[0]["sequence"], &items[0]["hash"]), (&json!(3), &json!(newest.hash)));
        assert_eq!(items[0]["statement"], json!(newest.statement()));
        let next = machine["next"].as_str().unwrap();
        let last = here.get(&format!("/api/v1/ledger/heads?limit=2&cursor={next}")).await.json();
        assert_eq!((last["items"].as_array().unwrap().len(), &last["next"]), (1, &json!(null)));
        assert_eq!(here.get("/api/v1/ledger/heads?cursor=x").await.status, StatusCode::BAD_REQUEST);
        here.clock.set(morning() + TimeDelta::days(3));
        for language in ["kk", "ru", "en"] {
            let page = here.get(&format!("/{language}/ledger")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(
                page.body.contains(&newest.hash) && page.body.contains(&newest.signature),
                "{}",
                page.body
            );
        }
    });
}

#[test]
fn administrators_narrow_the_ledger_down_and_read_no_words() {
    on_each_database(|services| async move {
        let body = add(&services, "administration", BodyKind::AuthorizedServices).await;
        staff(&services, "administrator@example.kz", body, Role::Administrator).await;
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning() + TimeDelta::hours(1)).await;
        let here = Here::over(services);
        let cookie = signed_in(&here, "administrator@example.kz").await;
        let shown = async |query: &str| read(&here, &cookie, &format!("/en/desk/ledger{query}")).await.body;
        let all = shown("").await;
        assert!(all.contains("The ledger holds"), "{all}");
        assert!(!all.contains("drafter@example.kz") && !all.contains("Жалоба"), "{all}");
        let placed = shown("?action=draft.placed").await;
        assert_eq!(placed.matches("What was sealed").count(), 1, "{placed}");
        let of_draft = shown(&format!("?subject=draft:{number}&action=draft.created")).await;
        assert_eq!(of_draft.matches("What was sealed").count(), 1, "{of_draft}");
        assert!(shown("?day=2026-03-03").await.contains("Nothing has happened yet"));
        assert!(shown("?day=2026-03-02").await.contains("What was sealed"));
        let bad = shown("?day=yesterday").await;
        assert!(bad.contains("value=\"yesterday\"") && bad.contains("Write the day as"), "{bad}");
    });
}

#[test]
fn another_persons_equal_comment_is_a_second_comment_with_its_own_receipt() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let mut receipts = Vec::new();
        for _ in 0..2 {
            let comment = json!({
                "author": {"kind": "individual", "name": "Айгүл", "email": "same@example.kz"},
                "language": "ru", "text": "Поддерживаю",
            });
            let answer = here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
            receipts.push(answer.json()["receipt_url"].clone());
        }
        assert_ne!(receipts[0], receipts[1]);
    });
}

#[test]
fn the_operator_compares_with_heads_that_were_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talqy"));
        let output = command.args(arguments).arg("--data-dir").arg(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert_eq!(run(&["migrate"]).0, Some(0));
    let (code, said) = run(&["ledger", "verify"]);
    assert_eq!(code, Some(0), "{said}");
    let head = said.trim().rsplit(' ').next().unwrap().to_owned();
    let file = folder.path().join("heads.json");
    let verify = |heads: &str| {
        std::fs::write(&file, heads).unwrap();
        run(&["ledger", "verify", "--heads", &file.display().to_string()])
    };
    let (code, said) = verify(&json!({"items": [{"sequence": 1, "hash": head, "key_id": "x"}]}).to_string());
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = verify(&json!([{"sequence": 1, "hash": "00"}]).to_string());
    assert!(code == Some(1) && said.starts_with("broken at event 1: Head"), "{said}");
    let (code, said) = verify(&json!({"sequence": 9, "hash": head}).to_string());
    assert!(code == Some(1) && said.starts_with("broken at event 9: Head"), "{said}");
    assert_eq!(verify("nothing").0, Some(2));
}
