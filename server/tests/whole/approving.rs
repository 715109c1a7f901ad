//! The page on which a head approves a standard (RC-4).

use ::http::StatusCode;
use chrono::TimeDelta;
use services::coordination::{SendInput, plan, send};

use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{at, later, morning, office, on_each_database, placed, publish, written_draft};

#[test]
fn rc_4_a_head_reads_every_language_of_the_text_whose_hash_is_approved() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        publish(&services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
        let head = later(&office.head, at("2026-04-03T05:00:00Z"));
        let planned = plan(&services, &head, &number).await.unwrap();
        let input = SendInput { added: Vec::new(), note: String::new() };
        send(&services, &head, &number, input, &planned.seen).await.unwrap();
        let here = Here::over(services);
        here.clock.set(at("2026-04-03T06:00:00Z"));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = read(&here, &cookie, &format!("/ru/desk/drafts/{number}/approval")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for language in ["kk", "ru"] {
            let text = format!("<article lang=\"{language}\" class=\"law\">");
            assert!(page.body.contains(&text), "{language}: {}", page.body);
        }
    });
}
