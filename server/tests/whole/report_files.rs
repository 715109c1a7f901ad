//! The files of a closing report are what was frozen, however few of its comments are read at a time.

use ::http::{Method, StatusCode};
use domain::report::canonical;
use services::{Request, reading};

use crate::site::Here;
use crate::site::harness::{at, on_each_database};

/// The day on which the demonstration is looked at.
const DEMONSTRATED: &str = "2026-10-12T05:00:00Z";

#[test]
fn r15_8_the_files_of_a_report_are_what_was_frozen() {
    on_each_database(|services| async move {
        services::demo::fill(&services, at(DEMONSTRATED)).await.unwrap();
        let request = Request::public(at(DEMONSTRATED));
        let all = reading::reports(&services, &request, 1, None).await.unwrap();
        let number = all.reports.first().unwrap().summary.number.clone();
        let page = reading::report(&services, &request, &number).await.unwrap();
        let here = Here::over(services);
        here.clock.set(at(DEMONSTRATED));
        let address = |file: &str| format!("/api/v1/drafts/{number}/report{file}");

        let json = here.get(&address(".json")).await;
        assert_eq!(json.status, StatusCode::OK, "{}", json.body);
        assert_eq!(json.body, canonical::json(&page.report).unwrap());
        assert_eq!(json.header("etag"), format!("\"{}\"", page.shown_hash));
        let part = here.ask(Method::GET, &address(".json"), &[("range", "bytes=1-14")], "").await;
        assert_eq!((part.status, part.header("content-length")), (StatusCode::PARTIAL_CONTENT, "14"));
        assert_eq!(Some(part.body.as_str()), json.body.get(1..15));
        let detail = here.get(&address("")).await.json();
        assert_eq!(detail["report"], json.json());
        assert_eq!(detail["hash"], page.hash);

        let csv = here.get(&address(".csv?lang=en")).await;
        let xml = here.get(&address(".xml?lang=en")).await;
        // It names the edition of the table too: a column more is another file.
        assert!(csv.header("etag").ends_with("-report-en.csv\""), "{}", csv.header("etag"));
        assert!(!page.report.comments.is_empty());
        for comment in &page.report.comments {
            let number = comment.number;
            assert!(csv.body.contains(&format!("\r\n{number},")), "{number}");
            assert!(xml.body.contains(&format!("<num>{number}</num>")), "{number}");
        }
        for file in [".csv?bom=1", ".xlsx", ".docx"] {
            assert_eq!(here.get(&address(file)).await.status, StatusCode::OK, "{file}");
        }
    });
}
