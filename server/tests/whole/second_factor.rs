//! The second factor as a browser without JavaScript meets it: added, asked for, required of a role, reset.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::Role;
use services::{Services, Settings};

use crate::signed::{read, send, session_of, signed_in};
use crate::site::harness::app::shown;
use crate::site::harness::{PASSWORD, add, morning, on_each_database, staff};
use crate::site::{Answered, Here};

const PAGE: &str = "/en/desk/account/second-factor";

/// The key that a page shows.
fn key_of(page: &Answered) -> String {
    let after = page.body.split(r#"id="key""#).nth(1).expect("a key");
    let text = after.split('>').nth(1).and_then(|text| text.split('<').next()).expect("its text");
    text.to_owned()
}

/// The recovery codes that a page shows.
fn codes_of(page: &Answered) -> Vec<String> {
    let list = page.body.split(r#"id="recovery-codes""#).nth(1).expect("a list");
    let list = list.split("</ol>").next().expect("its end");
    let items = list.split("<li").skip(1).filter_map(|item| item.split('>').nth(1)?.split('<').next());
    items.map(str::to_owned).collect()
}

/// Adds an app at the page; its key and the recovery codes.
async fn enrolled(here: &Here, cookie: &str) -> (String, Vec<String>) {
    let begun = send(here, cookie, PAGE, &[("do", "begin")]).await;
    assert_eq!((begun.status, begun.header("location")), (StatusCode::SEE_OTHER, PAGE), "{}", begun.body);
    let page = read(here, cookie, PAGE).await;
    assert!(page.body.contains(r#"class="qr""#), "{}", page.body);
    let key = key_of(&page);
    let wrong = send(here, cookie, PAGE, &[("do", "confirm"), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("This code is wrong") && key_of(&wrong) == key, "the same key waits");
    let now = here.now();
    let codes = send(here, cookie, PAGE, &[("do", "confirm"), ("code", &shown(&key, now))]).await;
    assert_eq!(codes.status, StatusCode::OK, "{}", codes.body);
    assert_eq!(codes.header("cache-control"), "private, no-store");
    (key, codes_of(&codes))
}

async fn head(services: &Services) {
    let ministry = add(services, "ministry", domain::body::BodyKind::Central).await;
    staff(services, "head@example.kz", ministry, Role::Head).await;
    staff(services, "keeper@example.kz", ministry, Role::Administrator).await;
}

#[test]
fn a_second_factor_is_added_at_the_account_and_asked_for_at_the_next_sign_in() {
    on_each_database(|services| async move {
        head(&services).await;
        let here = Here::over(services);
        let cookie = signed_in(&here, "head@example.kz").await;
        let (key, codes) = enrolled(&here, &cookie).await;
        assert_eq!(codes.len(), 10);
        let page = read(&here, &cookie, PAGE).await;
        assert!(page.body.contains("10 recovery codes are left"), "{}", page.body);
        assert!(!page.body.contains(&codes[0]) && !page.body.contains(&key), "shown once");

        let form = [("email", "head@example.kz"), ("password", PASSWORD), ("next", "/kk/desk/drafts")];
        let first = send(&here, "", "/en/sign-in", &form).await;
        assert_eq!(first.header("location"), "/en/second-factor?next=%2Fkk%2Fdesk%2Fdrafts");
        let waiting = session_of(&first);
        let desk = read(&here, &waiting, "/en/desk/drafts").await;
        assert_eq!(desk.header("location"), "/en/second-factor?next=%2Fen%2Fdesk%2Fdrafts", "acts as nobody");
        assert_eq!(read(&here, &waiting, "/en/second-factor").await.status, StatusCode::OK);
        for (code, says) in
            [("", "Type the code"), ("12", "has six digits"), ("000000", "This code is wrong")]
        {
            let refused = send(&here, &waiting, "/en/second-factor", &[("code", code)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(says), "{says}: {}", refused.body);
        }
        here.clock.set(morning() + TimeDelta::minutes(1));
        let code = shown(&key, here.now());
        let form = [("code", code.as_str()), ("next", "/kk/desk/drafts")];
        let whole = send(&here, &waiting, "/en/second-factor", &form).await;
        assert_eq!((whole.status, whole.header("location")), (StatusCode::SEE_OTHER, "/kk/desk/drafts"));
        let cookie = session_of(&whole);
        assert_ne!(cookie, waiting);
        assert_eq!(read(&here, &cookie, "/en/desk").await.status, StatusCode::OK);
        let over = read(&here, &waiting, "/en/second-factor").await;
        assert_eq!(over.status, StatusCode::NOT_FOUND);
        assert!(over.body.contains("The time for the code is over"));

        here.clock.set(morning() + TimeDelta::minutes(2));
        let code = shown(&key, here.now());
        let form = [("do", "remove"), ("present_password", "guess"), ("code", code.as_str())];
        let refused = send(&here, &cookie, PAGE, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("This is not the password"), "{}", refused.body);
        let form = [("do", "remove"), ("present_password", PASSWORD), ("code", code.as_str())];
        let removed = send(&here, &cookie, PAGE, &form).await;
        assert_eq!(removed.header("location"), "/en/desk/account", "{}", removed.body);
        let again =
            send(&here, "", "/en/sign-in", &[("email", "head@example.kz"), ("password", PASSWORD)]).await;
        assert_eq!(again.header("location"), "/en/desk");
    });
}

#[test]
fn a_role_that_asks_for_it_is_led_to_the_second_factor_and_can_do_nothing_else() {
    on_each_database(|services| async move {
        head(&services).await;
        let strict = Settings { second_factor_for: vec![Role::Head], ..Settings::default() };
        let here = Here::over(Services::new(services.database.clone(), strict));
        let cookie = signed_in(&here, "head@example.kz").await;
        for address in ["/en/desk", "/en/desk/drafts", "/en/desk/account"] {
            let led = read(&here, &cookie, address).await;
            assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, PAGE), "{address}");
        }
        let profile = [("do", "profile"), ("name", "Another"), ("language", "en")];
        let refused = send(&here, &cookie, "/en/desk/account", &profile).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        let page = read(&here, &cookie, PAGE).await;
        assert!(page.body.contains("Your role needs a second factor"), "{}", page.body);
        enrolled(&here, &cookie).await;
        assert_eq!(read(&here, &cookie, "/en/desk").await.status, StatusCode::OK);
        let keeper = signed_in(&here, "keeper@example.kz").await;
        assert_eq!(read(&here, &keeper, "/en/desk").await.status, StatusCode::OK, "another role");
    });
}

#[test]
fn an_administrator_resets_the_second_factor_of_another() {
    on_each_database(|services| async move {
        head(&services).await;
        let here = Here::over(services);
        let cookie = signed_in(&here, "head@example.kz").await;
        enrolled(&here, &cookie).await;
        let keeper = signed_in(&here, "keeper@example.kz").await;
        let page = read(&here, &keeper, "/en/desk/people/1").await;
        assert!(page.body.contains("Reset the second factor"), "{}", page.body);
        let reset = send(&here, &keeper, "/en/desk/people/1", &[("do", "reset_factor")]).await;
        assert_eq!(reset.status, StatusCode::SEE_OTHER, "{}", reset.body);
        let page = read(&here, &keeper, "/en/desk/people/1").await;
        assert!(!page.body.contains("Reset the second factor"));
        let again =
            send(&here, "", "/en/sign-in", &[("email", "head@example.kz"), ("password", PASSWORD)]).await;
        assert_eq!(again.header("location"), "/en/desk");
    });
}
