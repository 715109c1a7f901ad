//! What is too long is refused by its length: it is handed back, and never compared, weighed or searched for.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::standard::SectionKey;
use serde_json::json;

use crate::discussed::discussed;
use crate::signed::{send, signed_in};
use crate::site::Here;
use crate::site::harness::{at, morning, office, on_each_database, placed, written, written_draft};

/// After the closing moment of a draft placed on Monday, 2 March 2026.
const CLOSED: &str = "2026-04-02T05:00:00Z";

#[test]
fn a_suggestion_that_is_too_long_comes_back_and_is_not_compared() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let element = &written::content().elements(SectionKey::Appeal)[0].id.to_string();
        let page = format!("/en/drafts/{number}/comment");
        for (suggestion, is_long) in [("а б ".repeat(50), false), ("а б ".repeat(30_000), true)] {
            let fields = [
                ("kind", "individual"),
                ("name", "Айгүл"),
                ("email", "nowhere"),
                ("language", "ru"),
                ("text", "Лучше так"),
                ("element", element.as_str()),
                ("anchor_language", "ru"),
                ("suggestion", suggestion.as_str()),
            ];
            let refused = send(&here, "", &page, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(suggestion.trim()), "nothing typed is lost");
            assert_eq!(refused.body.contains("<ins"), !is_long, "what is too long is not compared");
            assert_eq!(refused.body.contains("id=\"f-suggestion-error\""), is_long);
        }
    });
}

#[test]
fn a_substantiation_that_is_too_long_is_not_weighed() {
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        let here = Here::over(services);
        here.clock.set(at(CLOSED));
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let headers =
            [("content-type", "application/json"), ("accept", "application/json"), ("cookie", &*cookie)];
        let weigh = async |substantiation: &str| {
            let call =
                json!({"number": number, "comments": [3], "substantiation": substantiation}).to_string();
            here.ask(Method::POST, "/call/weigh_substantiation", &headers, &call).await.json()
        };
        assert_ne!(weigh("Не принято.").await, json!([]));
        assert_eq!(weigh(&"Не принято. ".repeat(4_000)).await, json!([]));
        let long = "Не принято. ".repeat(4_000);
        let fields = [("comment", "3"), ("outcome", "not_accepted"), ("substantiation", &*long)];
        let refused = send(&here, &cookie, &format!("/en/desk/drafts/{number}/decide"), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(long.trim()), "nothing typed is lost");
    });
}

#[test]
fn a_line_that_is_too_long_comes_back_in_its_field() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let here = Here::over(services);
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let long = "Жалоба ".repeat(20_000);
        let fields =
            [("base", "2"), ("do", "save"), ("line.p1.text.ru", &*long), ("line.p1.text.kk", "Шағым")];
        let address = format!("/en/desk/drafts/{number}/edit/appeal");
        let refused = send(&here, &cookie, &address, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(long.trim()), "nothing typed is lost");
    });
}

#[test]
fn a_search_is_for_so_many_words_and_no_more() {
    on_each_database(|services| async move {
        let here = Here::over(services.clone());
        let words = "a+".repeat(8_000);
        for address in
            ["/en/?q=", "/en/search?q=", "/api/v1/search?q=", "/en/register?text=", "/api/v1/services?text="]
        {
            assert_eq!(here.get(&format!("{address}{words}")).await.status, StatusCode::OK, "{address}");
        }
        let filter = services::reading::SearchFilter {
            text: "a ".repeat(8_000),
            ..services::reading::SearchFilter::default()
        };
        let request = services::Request::public(morning());
        let found =
            services::reading::search(&services, &request, &filter, domain::language::Language::Ru, 1).await;
        assert_eq!(found.unwrap().total, 0);
    });
}
