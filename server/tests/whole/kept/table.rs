//! What the table of addresses says of kept pages is what the pages do.

use ::http::{Method, StatusCode};
use domain::report::Participation;
use services::{Request, Services, reading};
use site::{Method as How, ROUTES};

use super::{again, comment};
use crate::signed::session_beside;
use crate::site::harness::{at, on_each_database};
use crate::site::{Answered, Here};

/// The pages that may be kept. One that joins them must follow from its address, the ledger and the minute alone.
const KEPT: &[&str] = &[
    "/{language}/",
    "/{language}/register",
    "/{language}/register/{code}",
    "/{language}/drafts",
    "/{language}/standards",
    "/{language}/standards/{code}",
    "/{language}/standards/{code}/versions",
    "/{language}/standards/{code}/timemap",
    "/{language}/standards/{code}/compare/{from}/{to}",
    "/{language}/drafts/{number}",
    "/{language}/drafts/{number}/comments",
    "/{language}/drafts/{number}/compare/{from}/{to}",
    "/{language}/drafts/{number}/report",
    "/{language}/drafts/{number}/coordination",
    "/{language}/drafts/{number}/feed.atom",
    "/{language}/drafts/{number}/calendar.ics",
    "/{language}/register/{code}/feed.atom",
    "/{language}/register/{code}/calendar.ics",
    "/{language}/bodies/{body}/feed.atom",
    "/{language}/bodies/{body}/calendar.ics",
    "/{language}/reports",
    "/{language}/proposals",
    "/{language}/law",
    "/{language}/ledger",
    "/{language}/privacy",
    "/{language}/accessibility",
    "/{language}/help",
    "/{language}/contact",
    "/{language}/feed.atom",
    "/{language}/calendar.ics",
];

/// The day on which the demonstration is looked at.
const DEMONSTRATED: &str = "2026-10-12T05:00:00Z";

/// The demonstration: the number of a reported draft and the revisions that its report compares.
async fn reported(services: &Services) -> (String, i64, i64) {
    services::demo::fill(services, at(DEMONSTRATED)).await.unwrap();
    let request = Request::public(at(DEMONSTRATED));
    let all = reading::reports(services, &request, 1, None).await.unwrap();
    let first = all.reports.first().unwrap();
    assert_ne!(first.participation, Participation::default());
    let report = reading::report(services, &request, &first.summary.number).await.unwrap();
    (report.summary.number, report.from_revision, report.to_revision)
}

/// A service of the demonstration for an address: of those whose standard has two versions where a standard is asked for.
fn service_of(path: &str) -> &'static str {
    if path.contains("/standards/") { "009-02-006" } else { "002-01-022" }
}

/// The tag of a kept page; a file, which knows ranges, carries one of its own bytes and is kept by nobody here.
fn tag_of_a_page(answer: &Answered) -> &str {
    if answer.header("accept-ranges").is_empty() { answer.header("etag") } else { "" }
}

#[test]
fn nothing_made_for_one_person_is_ever_kept() {
    on_each_database(|services| async move {
        let (number, from, to) = reported(&services).await;
        let open = reading::open_drafts(&services, &Request::public(at(DEMONSTRATED))).await.unwrap();
        let accounts = services::demo::accounts();
        let email = &accounts.first().unwrap().email;
        let own = session_beside(&services, email, services::demo::PASSWORD, at(DEMONSTRATED)).await;
        let here = Here::over(services);
        here.clock.set(at(DEMONSTRATED));
        let receipt = comment(&here, &open.first().unwrap().number).await;
        let url = receipt.json()["receipt_url"].as_str().unwrap().to_owned();
        let secret = url.rsplit('/').next().unwrap();
        for route in ROUTES.iter().filter(|route| route.method == How::Get) {
            let address = route
                .path
                .replace("{language}", "ru")
                .replace("{number}", &number)
                .replace("{code}", service_of(route.path))
                .replace("{body}", "mlspp")
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string())
                .replace("{receipt}", secret)
                .replace("{section}", "procedure.term")
                .replace("{name}", "privacy")
                .replace("{year}", "2026");
            let first = here.get(&address).await;
            let kept = again(&here, &address).await;
            assert_eq!(kept.status, first.status, "{address}");
            assert_eq!(
                !tag_of_a_page(&kept).is_empty(),
                KEPT.contains(&route.path),
                "{address}: {}",
                kept.status
            );
            for cookie in [own.as_str(), "talqy_flash=Saved"] {
                let own = here.ask(Method::GET, &address, &[("cookie", cookie)], "").await;
                assert_eq!(tag_of_a_page(&own), "", "{address} for {cookie}");
            }
            for known in route.parameters {
                let asked = here.get(&format!("{address}?{known}=1")).await;
                assert_eq!(tag_of_a_page(&asked), "", "{address} asked for {known}");
            }
        }
        let page = again(&here, &format!("/ru/receipts/{secret}")).await;
        assert_eq!((page.status, page.header("etag")), (StatusCode::OK, ""));
    });
}

#[test]
fn the_table_names_every_parameter_that_a_kept_page_knows() {
    on_each_database(|services| async move {
        let (number, from, to) = reported(&services).await;
        let here = Here::over(services);
        here.clock.set(at(DEMONSTRATED));
        // With a message to be shown, a page is made anew for nobody in particular.
        let anew = async |address: &str, query: &str| {
            let asked = format!("{address}{query}");
            let answer = here.ask(Method::GET, &asked, &[("cookie", "talqy_flash=Saved")], "").await;
            let policy = answer.header("content-security-policy").to_owned();
            let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
            let body = answer.body.replace(nonce.unwrap_or("no nonce"), "");
            let body = body.replace(&query.replace('&', "&amp;"), "").replace(query, "");
            (answer.status, body)
        };
        for route in ROUTES.iter().filter(|route| route.kept) {
            let address = route
                .path
                .replace("{language}", "ru")
                .replace("{number}", &number)
                .replace("{code}", service_of(route.path))
                .replace("{body}", "mlspp")
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string());
            let plain = anew(&address, "?unknown=1").await;
            let others = crate::random::NAMES.iter().filter(|name| !route.parameters.contains(name));
            let others: Vec<_> = others.collect();
            for value in ["1", "2", "kk", "side", "date", "paper", "individuals", "yes"] {
                let query = others.iter().map(|name| format!("{name}={value}")).collect::<Vec<_>>().join("&");
                assert_eq!(anew(&address, &format!("?{query}")).await, plain, "{address} knows one of these");
            }
        }
    });
}
