//! Who gets a kept page, by whichever spelling and with whichever cookie.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;

use super::again;
use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{SERVICE, morning, office, on_each_database, placed, written_draft};

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
            format!("/en/register/{SERVICE}/feed.atom"),
            "/kk/bodies/ministry/calendar.ics".to_owned(),
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
