//! The page on which staff enters a comment that came on paper (R15-4, R15-5).

use ::http::{Method, StatusCode};

use crate::signed::{hidden, read, signed_in};
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{at, on_each_database};
use crate::site::{Answered, Here};

const PDF: &str = "%PDF-1.7\n1 0 obj\n%%EOF\n";

/// Sends the form with a scan or without.
async fn send(
    here: &Here,
    cookie: &str,
    address: &str,
    fields: &[(&str, &str)],
    scan: Option<&str>,
) -> Answered {
    let field = |(name, value): &(&str, &str)| {
        format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = |scan: &str| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"scan.pdf\"\r\n\r\n{scan}\r\n"
        )
    };
    let parts: Vec<String> = fields.iter().map(field).chain(scan.map(file)).collect();
    let body = format!("{}--b--\r\n", parts.concat());
    let headers = [
        ("content-type", "multipart/form-data; boundary=b"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", cookie),
    ];
    here.ask(Method::POST, address, &headers, &body).await
}

#[test]
fn r15_5_a_letter_on_paper_is_entered_with_its_scan() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-10T05:00:00Z"));
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let address = format!("{desk}/comments/new");
        assert!(read(&here, &cookie, &format!("{desk}/decide")).await.body.contains(&address));
        let page = read(&here, &cookie, &address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let key = hidden(&page, "key");
        let typed = |way: &'static str, date: &'static str| {
            vec![
                ("key".to_owned(), key.clone()),
                ("way".to_owned(), way.to_owned()),
                ("date".to_owned(), date.to_owned()),
                ("time".to_owned(), "09:30".to_owned()),
                ("kind".to_owned(), "individual".to_owned()),
                ("name".to_owned(), "Айгүл Серікова".to_owned()),
                ("language".to_owned(), "ru".to_owned()),
                ("text".to_owned(), "Срок велик.".to_owned()),
            ]
        };
        let table = [
            ("paper", "2026-03-05", None, StatusCode::UNPROCESSABLE_ENTITY, "Attach the scan"),
            ("paper", "2026-03-11", Some(PDF), StatusCode::UNPROCESSABLE_ENTITY, "has not come yet"),
            ("paper", "2026-03-01", Some(PDF), StatusCode::CONFLICT, "The discussion opened on"),
            ("paper", "2026-03-05", Some("MZ"), StatusCode::UNPROCESSABLE_ENTITY, "scan.pdf"),
        ];
        for (way, date, scan, status, says) in table {
            let fields = typed(way, date);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let refused = send(&here, &cookie, &address, &fields, scan).await;
            assert_eq!(refused.status, status, "{}", refused.body);
            for told in [says, "Срок велик.", date] {
                assert!(refused.body.contains(told), "{told}: {}", refused.body);
            }
        }
        let fields = typed("paper", "2026-03-05");
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = send(&here, &cookie, &address, &fields, Some(PDF)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        assert_eq!(taken.header("location"), format!("{desk}/decide?comment=1"));
        let decides = read(&here, &cookie, taken.header("location")).await;
        assert!(decides.body.contains("scan.pdf"), "{}", decides.body);
        let listed = here.get(&format!("/en/drafts/{number}/comments")).await;
        assert!(listed.body.contains("Received on paper on"), "{}", listed.body);
        assert!(!listed.body.contains("scan.pdf"));
        let machine = here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json();
        assert_eq!(machine["entered"]["way"], "paper");
        assert_eq!(machine["received_at"], "2026-03-05T04:30:00Z");
        assert!(here.get(&address).await.header("location").contains("/sign-in"));
    });
}
