//! Which pages are kept for other readers, until when, and that nothing made for one person ever is.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::report::Participation;
use services::reading;
use services::{Request, Services};
use site::{Method as How, ROUTES};

use crate::signed::{read, session_beside, signed_in};
use crate::site::harness::{SERVICE, at, morning, office, on_each_database, placed, written_draft};
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
    "/{language}/reports",
    "/{language}/proposals",
    "/{language}/law",
    "/{language}/ledger",
    "/{language}/feed.atom",
    "/{language}/calendar.ics",
];

async fn again(here: &Here, address: &str) -> Answered {
    here.get(address).await;
    here.get(address).await
}

async fn comment(here: &Here, number: &str) -> Answered {
    let comment = serde_json::json!({
        "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
        "language": "ru", "text": "Срок следует сократить.",
    });
    here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await
}

#[test]
fn the_page_of_a_draft_is_kept_until_something_changes() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        let own = signed_in(&here, "head@example.kz").await;
        let address = format!("/ru/drafts/{number}");
        let first = here.get(&address).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.body);
        let kept = here.get(&address).await;
        let tag = kept.header("etag").to_owned();
        assert!(!tag.is_empty());
        assert_eq!(here.get(&address).await.header("etag"), tag);
        let policy = kept.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        assert!(kept.body.contains(nonce), "the nonce is the one of the page");
        let known = here.ask(Method::GET, &address, &[("if-none-match", &tag)], "").await;
        assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let packed = here.ask(Method::GET, &address, &[("accept-encoding", "br")], "").await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert_eq!(read(&here, &own, &address).await.header("etag"), "");

        comment(&here, &number).await;
        here.clock.set(morning() + TimeDelta::milliseconds(200));
        assert_eq!(
            here.get(&address).await.header("etag"),
            tag,
            "shown without asking for a quarter of a second"
        );
        here.clock.set(morning() + TimeDelta::milliseconds(300));
        assert_ne!(here.get(&address).await.header("etag"), tag, "a comment changes the page");
        let before = here.get(&address).await.header("etag").to_owned();
        here.clock.set(morning() + TimeDelta::minutes(1));
        assert_ne!(here.get(&address).await.header("etag"), before, "the minute changes the time left");
    });
}

#[test]
fn a_session_that_was_made_up_gets_the_kept_page_and_a_real_one_its_own() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let own = signed_in(&here, "head@example.kz").await;
        let address = "/ru/law";
        let tag = again(&here, address).await.header("etag").to_owned();
        assert!(!tag.is_empty());
        let cut = own.get(..own.len() - 1).unwrap();
        let altered = format!("{cut}{}", if own.ends_with('0') { '1' } else { '0' });
        let untagged = own.split('.').next().unwrap();
        let spelled = "__Host%2Dtalqy=0123";
        for made_up in ["__Host-talqy=0123", "__Host-talqy=", cut, &altered, untagged, spelled] {
            let shown = read(&here, made_up, address).await;
            assert_eq!((shown.status, shown.header("etag")), (StatusCode::OK, tag.as_str()), "{made_up}");
        }
        for real in [own.clone(), format!("__Host-talqy=0123; {own}"), format!("{own}; __Host-talqy=0123")] {
            let shown = read(&here, &real, address).await;
            assert_eq!(shown.header("etag"), "", "{real}");
            assert!(shown.body.contains("/sign-out"), "{real}");
        }
        // Among many nobody looks for a real one: each costs a hash, and a head has room for two thousand.
        let many = format!("{}{own}", "__Host-talqy=0123; ".repeat(1000));
        assert_eq!(read(&here, &many, address).await.header("etag"), tag);
        // A browser that was left open overnight reads as everybody does.
        here.clock.set(morning() + TimeDelta::hours(13));
        let anew = again(&here, address).await.header("etag").to_owned();
        assert_eq!(read(&here, &own, address).await.header("etag"), anew);
    });
}

#[test]
fn what_is_kept_is_answered_with_its_tag_and_differs_by_reader() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        for address in [
            "/kk/".to_owned(),
            "/ru/register".to_owned(),
            format!("/en/register/{SERVICE}"),
            format!("/ru/drafts/{number}/comments"),
            "/en/law".to_owned(),
            "/kk/reports".to_owned(),
            "/ru/feed.atom".to_owned(),
            format!("/ru/drafts/{number}/calendar.ics"),
        ] {
            let kept = again(&here, &address).await;
            let tag = kept.header("etag").to_owned();
            assert!(!tag.is_empty(), "{address}");
            assert_eq!(kept.header("cache-control"), "no-cache", "{address}");
            let vary: Vec<_> = kept.headers.get_all("vary").iter().map(|one| one.to_str().unwrap()).collect();
            assert_eq!(vary, ["accept-encoding, cookie"], "{address}");
            let known = here.ask(Method::GET, &address, &[("if-none-match", &tag)], "").await;
            assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
            let vary: Vec<_> =
                known.headers.get_all("vary").iter().map(|one| one.to_str().unwrap()).collect();
            assert_eq!(vary, ["accept-encoding, cookie"], "{address}");
            let other = here.ask(Method::GET, &address, &[("cookie", "talqy_language=ru")], "").await;
            assert_eq!(other.header("etag"), tag, "{address}: a chosen language is in the address");
        }
    });
}

#[test]
fn a_page_asked_for_by_head_first_is_kept_with_its_body() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for _ in 0..3 {
            assert_eq!(here.ask(Method::HEAD, "/ru/law", &[], "").await.body, "");
        }
        let whole = here.get("/ru/law").await;
        assert!(whole.body.contains("</html>"));
        assert_eq!(here.ask(Method::HEAD, "/ru/law", &[], "").await.header("etag"), whole.header("etag"));
    });
}

#[test]
fn a_placed_draft_is_seen_at_once_on_every_page_that_lists_it() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let lists = ["/ru/".to_owned(), "/ru/feed.atom".to_owned(), format!("/ru/register/{SERVICE}")];
        for address in &lists {
            assert!(!again(&here, address).await.body.contains(&number), "{address}");
        }
        placed(&services, &office, &number, morning()).await;
        for address in &lists {
            assert!(here.get(address).await.body.contains(&number), "{address}");
        }
        let comments = format!("/ru/drafts/{number}/comments");
        assert!(!again(&here, &comments).await.body.contains("Срок следует сократить."));
        comment(&here, &number).await;
        assert!(here.get(&comments).await.body.contains("Срок следует сократить."));
        // Closing needs no command: the minute alone ends what is open.
        assert!(again(&here, "/ru/calendar.ics").await.body.contains(&number));
        here.clock.set(morning() + TimeDelta::days(31));
        assert!(!here.get("/ru/calendar.ics").await.body.contains(&number));
    });
}

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
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string())
                .replace("{receipt}", secret)
                .replace("{section}", "procedure.term")
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
fn no_spelling_and_no_foreign_cookie_goes_past_a_kept_page() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        let address = format!("/ru/drafts/{number}");
        let last = number.bytes().last().unwrap();
        let encoded = format!("/ru/drafts/{}%{last:02x}", number.get(..number.len() - 1).unwrap());
        // Whoever asks first, and in whichever way, leaves nothing of it in the page.
        let mine = [("cookie", "_ga=mine; talqy_language=kk; talqy=0123; talqy_flash=none")];
        for _ in 0..2 {
            here.ask(Method::GET, &format!("{encoded}?utm_source=mine"), &mine, "").await;
        }
        let kept = here.get(&address).await;
        let tag = kept.header("etag").to_owned();
        assert!(
            !tag.is_empty() && !kept.body.contains("mine") && !kept.body.contains(&encoded),
            "{}",
            kept.body
        );
        for spelling in [format!("{address}?"), format!("{address}?x=1&revision="), encoded] {
            assert_eq!(here.ask(Method::GET, &spelling, &mine, "").await.header("etag"), tag, "{spelling}");
        }
        assert_eq!(here.get(&format!("{address}?revision=1")).await.header("etag"), "");
        for number in ["01/2", "+1/2", "1/02"] {
            let other = here.get(&format!("{address}/compare/{number}")).await;
            assert_eq!(other.status, StatusCode::NOT_FOUND, "one comparison has one address: {number}");
        }
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
