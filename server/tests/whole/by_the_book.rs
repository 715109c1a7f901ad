//! HTTP as RFC 9110 has it: methods, codings, conditions, ranges, and what may not be sent.

use ::http::{Method, StatusCode};
use axum::body::Body;
use chrono::TimeDelta;
use site::{Method as How, ROUTES};

use crate::discussed::discussed;
use crate::site::harness::{at, morning, office, on_each_database, placed, written_draft};
use crate::site::{Answered, Here};

fn address_of(path: &str) -> String {
    let mut address = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        address.push_str(before);
        address.push_str(if name == "language" { "ru" } else { "1" });
        rest = after;
    }
    address + rest
}

#[test]
fn a_method_that_an_address_does_not_know_is_answered_with_those_it_knows() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        let own = [
            "/",
            "/health",
            "/ready",
            "/ru",
            "/robots.txt",
            "/sitemap.xml",
            "/sitemap/lists.xml",
            "/drafts",
            "/favicon.svg",
            "/call/nothing",
        ];
        let pages = ROUTES.iter().chain(server::api::ROUTES).map(|route| address_of(route.path));
        for address in pages.chain(own.map(str::to_owned)) {
            for method in ["PUT", "DELETE", "TRACE", "PATCH", "BREW"] {
                let method = Method::from_bytes(method.as_bytes()).unwrap();
                let answer = here.ask(method.clone(), &address, &[], "").await;
                if address == "/favicon.svg" && answer.status == StatusCode::NOT_FOUND {
                    // The site has not been built.
                    continue;
                }
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
                assert!(!answer.header("allow").is_empty(), "{method} {address}");
                if address.starts_with("/api/") {
                    assert_eq!(
                        answer.header("content-type"),
                        "application/problem+json",
                        "{method} {address}"
                    );
                    assert!(
                        answer.json()["instance"].as_str().unwrap().ends_with(answer.header("x-request-id"))
                    );
                }
            }
        }
        for address in ["/ru/nothing/at/all", "/api/v1/nothing", "/nothing"] {
            assert_eq!(
                here.ask(Method::PUT, address, &[], "").await.status,
                StatusCode::NOT_FOUND,
                "{address}"
            );
        }
    });
}

#[test]
fn a_compressed_body_is_refused_and_says_what_is_taken() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for (address, kind) in [
            ("/en/sign-in", "application/x-www-form-urlencoded"),
            ("/api/v1/drafts/2026-0001/comments", "application/json"),
        ] {
            let headers =
                [("content-type", kind), ("content-encoding", "gzip"), ("sec-fetch-site", "same-origin")];
            let answer = here.ask(Method::POST, address, &headers, "packed").await;
            assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{address}");
            assert_eq!(answer.header("accept-encoding"), "identity", "{address}");
        }
    });
}

#[test]
fn what_is_no_text_is_refused_in_a_form_a_query_and_a_path_and_nothing_is_replaced() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let comment = format!("/ru/drafts/{number}/comment");
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        let body = "kind=individual&name=%D0%90%FF&email=a%40example.kz&language=ru&text=abc&key=1";
        let sent = here.ask(Method::POST, &comment, &form, body).await;
        assert_eq!(sent.status, StatusCode::BAD_REQUEST);
        assert!(sent.body.contains("UTF-8") && sent.body.contains("<html lang=\"ru\""), "{}", sent.body);
        assert!(sent.body.contains(sent.header("x-request-id")), "the page names the number of the request");
        let multipart =
            [("content-type", "multipart/form-data; boundary=b"), ("sec-fetch-site", "same-origin")];
        let body = b"--b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n\xff\r\n--b--\r\n".to_vec();
        let mut request = ::http::Request::builder().method(Method::POST).uri("/ru/receipts/check");
        for (name, value) in multipart {
            request = request.header(name, value);
        }
        let sent = here.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(sent.status, StatusCode::BAD_REQUEST, "{}", sent.body);
        for address in
            ["/ru/?q=%FF", "/ru/register?text=%D0", "/ru/drafts/%FF", "/api/v1/drafts?text=%C0%80", "/%FF"]
        {
            assert_eq!(here.get(address).await.status, StatusCode::BAD_REQUEST, "{address}");
        }
        assert_eq!(here.get("/api/v1/drafts?text=%D0%B0").await.status, StatusCode::OK);
        let count = here.get(&format!("/api/v1/drafts/{number}")).await.json()["comments"].clone();
        assert_eq!(count, 0);
    });
}

#[test]
fn vary_stands_once_and_names_what_decides() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for (address, vary) in [
            ("/ru/law", "accept-encoding, cookie"),
            ("/ru/sign-in", "accept-encoding, cookie"),
            ("/", "accept-language, cookie, referer"),
            ("/drafts", "accept-language, cookie, referer"),
            ("/nothing", "accept-encoding, accept-language, cookie, referer"),
            ("/api/v1/drafts", "accept-encoding"),
        ] {
            for _ in 0..3 {
                let answer = here.get(address).await;
                let lines: Vec<_> = answer.headers.get_all("vary").iter().collect();
                assert_eq!(lines, [vary], "{address}");
            }
        }
    });
}

#[test]
fn secret_addresses_are_neither_kept_nor_indexed() {
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let comment = serde_json::json!({
            "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
            "language": "ru", "text": "Срок следует сократить ещё раз.",
        });
        let sent = here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await;
        let receipt = sent.json()["receipt_url"].as_str().unwrap().replace("http://127.0.0.1:3000", "");
        let is_secret = |answer: &Answered, address: &str| {
            assert_eq!(answer.header("cache-control"), "private, no-store", "{address}: {}", answer.status);
            assert_eq!(answer.header("x-robots-tag"), "noindex", "{address}");
        };
        is_secret(&sent, "the comment");
        is_secret(&here.get(&receipt).await, &receipt);
        is_secret(&here.get(&format!("{receipt}/file")).await, "the file of the receipt");
        for address in [
            "/ru/invitation/none",
            "/ru/subscriptions/none",
            "/ru/desk",
            "/ru/desk/people",
            "/ru/receipts/none",
        ] {
            is_secret(&here.get(address).await, address);
        }
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        is_secret(&here.ask(Method::POST, "/ru/sign-in", &form, "email=a&password=b").await, "sign-in");
        let cookie = crate::signed::signed_in(&here, "drafter@example.kz").await;
        for route in ROUTES.iter().filter(|route| route.method == How::Get && route.path.contains("/desk")) {
            let address = address_of(route.path);
            is_secret(&here.ask(Method::GET, &address, &[("cookie", &cookie)], "").await, &address);
        }
        for address in ["/ru/", "/ru/law", "/ru/receipts/key.pem", "/api/v1/drafts"] {
            let public = here.get(address).await;
            assert_eq!(public.header("x-robots-tag"), "", "{address}");
            assert!(!public.header("cache-control").contains("no-store"), "{address}");
        }
    });
}

#[test]
fn a_stored_file_knows_conditions_and_ranges() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let files = [
            format!("/api/v1/drafts/{number}/revisions/1.docx"),
            format!("/api/v1/drafts/{number}/revisions/1.xml"),
            "/ru/receipts/key.pem".to_owned(),
            "/api/v1/report.schema.json".to_owned(),
        ];
        for address in &files {
            let whole = here.get(address).await;
            assert_eq!(whole.status, StatusCode::OK, "{address} {}", whole.body);
            assert_eq!(whole.header("accept-ranges"), "bytes", "{address}");
            let tag = whole.header("etag").to_owned();
            assert!(tag.starts_with('"'), "{address}");
            let ask = async |headers: &[(&str, &str)]| here.ask(Method::GET, address, headers, "").await;
            let known = ask(&[("if-none-match", &tag)]).await;
            assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
            assert_eq!((known.header("etag"), known.header("content-type")), (tag.as_str(), ""), "{address}");
            let part = ask(&[("range", "bytes=1-4"), ("if-range", &tag), ("accept-encoding", "br")]).await;
            assert_eq!(part.status, StatusCode::PARTIAL_CONTENT, "{address}");
            let range = part.header("content-range").to_owned();
            assert!(range.starts_with("bytes 1-4/"), "{range}");
            assert_eq!((part.body.chars().count(), part.header("content-encoding")), (4, ""), "{address}");
            let other = ask(&[("range", "bytes=1-4"), ("if-range", "\"other\"")]).await;
            assert_eq!(other.status, StatusCode::OK, "{address}: of another file no part is joined");
            let outside = ask(&[("range", "bytes=999999999-")]).await;
            assert_eq!(outside.status, StatusCode::RANGE_NOT_SATISFIABLE, "{address}");
            assert_eq!(outside.header("content-range"), range.replace("1-4", "*"), "{address}");
            let changed = ask(&[("if-match", "\"other\"")]).await;
            assert_eq!(changed.status, StatusCode::PRECONDITION_FAILED, "{address}");
            let head = here.ask(Method::HEAD, address, &[("range", "bytes=1-4")], "").await;
            assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{address}");
            assert_eq!(head.header("etag"), tag, "{address}");
            assert_eq!(range.rsplit('/').next().unwrap(), head.header("content-length"), "{address}");
            if let Some(modified) = Some(whole.header("last-modified")).filter(|date| !date.is_empty()) {
                assert_eq!(ask(&[("if-modified-since", modified)]).await.status, StatusCode::NOT_MODIFIED);
            }
        }
        let packed = here.ask(Method::GET, &files[1], &[("accept-encoding", "br;q=0.1, gzip")], "").await;
        assert_eq!(packed.header("content-encoding"), "gzip");
        assert!(packed.header("etag").ends_with("-gz\""), "each coding has a tag of its own");
        let headers = [("accept-encoding", "gzip"), ("if-none-match", packed.header("etag"))];
        assert_eq!(here.ask(Method::GET, &files[1], &headers, "").await.status, StatusCode::NOT_MODIFIED);
    });
}
