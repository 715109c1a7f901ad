//! What every answer keeps: headers, languages, limits, and whose forms are taken.

use crate::site::Here;
use crate::site::harness::on_each_database;
use ::http::{Method, StatusCode};
use server::http::Guard;

#[test]
fn health_and_readiness_are_told() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        assert_eq!(here.get("/health").await.status, StatusCode::OK);
        assert_eq!(here.get("/ready").await.status, StatusCode::OK);
    });
}

#[test]
fn every_answer_carries_the_headers_of_safety() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for address in ["/ru/", "/health", "/api/v1/drafts", "/nothing"] {
            let answer = here.get(address).await;
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
            assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{address}");
            assert!(!answer.header("x-request-id").is_empty(), "{address}");
            assert!(!answer.header("cache-control").is_empty(), "{address}");
        }
        let policy = here.get("/ru/").await.header("content-security-policy").to_owned();
        assert!(policy.contains("'nonce-") && !policy.contains("unsafe-inline"), "{policy}");
    });
}

#[test]
fn an_address_without_a_page_is_explained_in_the_language_of_the_reader() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for (language, words) in [("kk", "мекенжай"), ("ru", "адрес"), ("en", "nothing at this address")]
        {
            let answer = here.get(&format!("/{language}/drafts/9999-1/nowhere/at/all")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert!(answer.body.contains(&format!("<html lang=\"{language}\"")), "{}", answer.body);
            assert!(answer.body.to_lowercase().contains(words), "{language}: {}", answer.body);
        }
        let chosen = [("accept-language", "en-GB,en;q=0.9")];
        let elsewhere = here.ask(Method::GET, "/nowhere", &chosen, "").await;
        assert!(elsewhere.body.contains("<html lang=\"en\""));
    });
}

#[test]
fn a_method_that_an_address_does_not_know_and_a_body_that_is_too_large_are_explained() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let method = here.ask(Method::DELETE, "/en/", &[], "").await;
        assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(method.header("allow").contains("GET"));
        assert!(method.body.contains("<html lang=\"en\""));
        let large = "x".repeat(2 * 1024 * 1024);
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("content-length", "2097152")];
        let large = here.ask(Method::POST, "/en/sign-in", &headers, &large).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(large.body.contains("one megabyte"), "{}", large.body);
    });
}

#[test]
fn a_form_that_another_site_sends_is_refused_and_one_of_our_own_is_taken() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let foreign = [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")];
        let refused = here.ask(Method::POST, "/en/sign-in", &foreign, "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.body.contains("another site"), "{}", refused.body);
        let to_api = here.ask(Method::POST, "/api/v1/drafts/2026-0001/comments", &foreign, "{}").await;
        assert_eq!(to_api.status, StatusCode::FORBIDDEN);
        assert_eq!(to_api.header("content-type"), "application/problem+json");
        let own = [("origin", "http://127.0.0.1:3000"), ("sec-fetch-site", "same-origin")];
        let taken = here.ask(Method::POST, "/en/sign-in", &own, "").await;
        assert_ne!(taken.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn head_is_answered_without_a_body() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let answer = here.ask(Method::HEAD, "/ru/", &[], "").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
    });
}

#[test]
fn a_language_without_its_slash_and_the_bare_root_lead_to_the_first_page() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        assert_eq!(here.get("/ru").await.header("location"), "/ru/");
        let english = here.ask(Method::GET, "/", &[("accept-language", "en")], "").await;
        assert_eq!(english.header("location"), "/en/");
        let asked = here.ask(Method::GET, "/?q=passport", &[("accept-language", "en")], "").await;
        assert_eq!(asked.header("location"), "/en/?q=passport");
    });
}

#[test]
fn pages_are_compressed_for_those_who_take_it() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let packed = here.ask(Method::GET, "/ru/", &[("accept-encoding", "gzip, br")], "").await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert!(packed.header("vary").contains("accept-encoding"));
        assert_eq!(here.get("/ru/").await.header("content-encoding"), "");
    });
}

#[test]
fn who_asks_too_often_is_told_when_to_come_again() {
    on_each_database(|services| async move {
        let here = Here::guarded(services, &Guard { api_per_minute: 3, ..Guard::default() });
        for _ in 0..3 {
            assert_eq!(here.get("/api/v1/drafts").await.status, StatusCode::OK);
        }
        let refused = here.get("/api/v1/drafts").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(here.get("/ru/").await.status, StatusCode::OK);
    });
}
