//! Correcting an act that was entered with a slip, with a plain form, and what everybody reads of it (RF-1).

use ::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::standards::{enter, text};
use crate::site::harness::{SERVICE, morning, office, on_each_database};

const WHY: &str = "Описка в номере приказа.";

#[test]
fn rf_1_a_registrar_corrects_an_act_and_everybody_reads_what_stood_before() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-02"), &text("Жалоба подается в суд.")).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::minutes(10));
        let page = format!("/en/desk/standards/{SERVICE}/1");
        let drafter = signed_in(&here, "drafter@example.kz").await;
        assert_eq!(read(&here, &drafter, &page).await.status, StatusCode::FORBIDDEN);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let entering = read(&here, &registrar, &format!("/en/desk/standards/{SERVICE}/new")).await;
        assert!(entering.body.contains(&page), "{}", entering.body);
        for nothing in ["2", "01", "x"] {
            let missing = read(&here, &registrar, &format!("/en/desk/standards/{SERVICE}/{nothing}")).await;
            assert_eq!(missing.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let shown = read(&here, &registrar, &page).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("value=\"1-п\""), "{}", shown.body);
        let version = hidden(&shown, "version");
        let fields = |reason: &'static str| {
            [
                ("version", version.as_str()),
                ("order_number", "11-п"),
                ("order_on", "2026-01-12"),
                ("signatory", "А. Сапаров"),
                ("justice_number", "3456"),
                ("justice_on", "2026-01-19"),
                ("published_in", "Эталонный контрольный банк"),
                ("published_on", "2026-01-22"),
                ("effective_on", "2026-02-02"),
                ("reason", reason),
            ]
        };
        let silent = send(&here, &registrar, &page, &fields("")).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.body);
        assert!(silent.body.contains("Write the reason of the correction."), "{}", silent.body);
        assert!(silent.body.contains("value=\"11-п\""), "what was typed is kept: {}", silent.body);
        let done = send(&here, &registrar, &page, &fields(WHY)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(done.header("location"), format!("/en/standards/{SERVICE}/versions"));
        let public = here.get(&format!("/en/standards/{SERVICE}/versions")).await;
        for words in
            ["No. 11-п of 12 January 2026", "No. 1-п of 12 January 2026", WHY, "Corrected on 2 March 2026"]
        {
            assert!(public.body.contains(words), "{words}: {}", public.body);
        }
        let machine = here.get(&format!("/api/v1/standards/{SERVICE}/versions/1")).await.json();
        let (act, before) = (&machine["version"], &machine["version"]["corrections"][0]);
        assert_eq!((&act["order_number"], act["corrections"].as_array().unwrap().len()), (&json!("11-п"), 1));
        assert_eq!(before["reason"], WHY);
        assert!(before["at"].as_str().unwrap().starts_with("2026-03-02T05:10:00"), "{before}");
        let former = &before["former"];
        assert_eq!((&former["order_number"], &former["order_on"]), (&json!("1-п"), &json!("2026-01-12")));
        assert_eq!(
            (&former["registration_number"], &former["effective_norm"]),
            (&json!("3456"), &Value::Null)
        );
        let listed = here.get(&format!("/api/v1/standards/{SERVICE}/versions")).await.json();
        assert_eq!(listed["items"][0]["corrections"], act["corrections"]);
        let stale = send(&here, &registrar, &page, &fields(WHY)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Somebody changed this meanwhile"), "{}", stale.body);
        assert_eq!(hidden(&stale, "version"), "2", "what stands now is what is confirmed next");
    });
}
