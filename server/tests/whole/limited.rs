//! How often somebody may send, and that nothing typed is lost when it was too often.

use ::http::{Method, StatusCode};
use serde_json::json;
use server::http::Guard;

use crate::signed::session_beside;
use crate::site::harness::{
    PASSWORD, morning, office, on_each_address, on_each_database, open, placed, written_draft,
};
use crate::site::{Answered, Here};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// So many forms pass at once; the next one half a minute later, which no test takes.
const AT_ONCE: usize = 4;

/// Two forms a minute, so four at once.
fn few() -> Guard {
    Guard { forms_per_minute: 2, ..Guard::without_limits() }
}

async fn subscribe(here: &Here, extra: &[(&str, &str)]) -> Answered {
    let headers = [&[FORM][..], extra].concat();
    here.ask(Method::POST, "/en/subscribe", &headers, "email=nowhere&note=typed+words").await
}

#[test]
fn a_form_sent_too_often_comes_back_whole_to_be_sent_again() {
    on_each_database(|services| async move {
        let here = Here::guarded(services, &few());
        for _ in 0..AT_ONCE {
            assert_ne!(subscribe(&here, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
        }
        let refused = subscribe(&here, &[]).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!((1..=30).contains(&refused.header("retry-after").parse::<u64>().unwrap()));
        assert!(
            refused.body.contains("<html lang=\"en\"") && refused.body.contains("typed words"),
            "{}",
            refused.body
        );
        // One of another network is none of theirs. Reading goes on.
        assert_eq!(here.get("/en/subscribe").await.status, StatusCode::OK);
        // A password is not handed back.
        let headers = [FORM];
        let sign_in =
            here.ask(Method::POST, "/ru/sign-in", &headers, "email=a%40example.kz&password=secret9").await;
        assert_eq!(sign_in.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(!sign_in.body.contains("secret9"));
    });
}

#[test]
fn who_goes_on_all_the_same_is_told_in_one_line() {
    on_each_database(|services| async move {
        let here = Here::guarded(services, &few());
        for _ in 0..60 {
            subscribe(&here, &[]).await;
        }
        let last = subscribe(&here, &[]).await;
        assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(last.header("content-type").starts_with("text/plain"), "{}", last.body);
        assert!(last.body.len() < 300 && last.body.contains("try again"), "{}", last.body);
    });
}

#[test]
fn every_form_of_a_stranger_is_counted_wherever_it_goes() {
    on_each_database(|services| async move {
        office(&services).await;
        let own = session_beside(&services, "head@example.kz", PASSWORD, morning()).await;
        let here = Here::guarded(services, &few());
        let addresses = [
            "/en/sign-in",
            "/kk/invitation/none",
            "/ru/subscriptions/none",
            "/ru/desk/drafts/new",
            "/call/save_section",
            "/nowhere",
        ];
        for address in addresses.iter().take(AT_ONCE) {
            let status = here.ask(Method::POST, address, &[FORM], "").await.status;
            assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        }
        for address in addresses {
            let refused = here.ask(Method::POST, address, &[FORM], "").await;
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        }
        // A server function is answered in its own words.
        let call =
            here.ask(Method::POST, "/call/save_section", &[("content-type", "application/json")], "{}").await;
        assert!(call.json()["TooMany"]["retry_after_seconds"].as_u64().unwrap() >= 1);
        // Whoever has a session is not counted with the strangers; whoever made one up is.
        let ask = async |cookie: &str| {
            let headers = [FORM, ("cookie", cookie)];
            here.ask(Method::POST, "/ru/desk/drafts/new", &headers, "").await.status
        };
        assert_ne!(ask(&own).await, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(ask("__Host-talqy=0123").await, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn sessions_that_nobody_has_are_not_tried_without_end() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let cookie = session_beside(&services, "head@example.kz", PASSWORD, morning()).await;
        let token = cookie.split_once('=').unwrap().1;
        services::people::sign_out(&services, token, morning()).await.unwrap();
        let here = Here::guarded(services, &Guard::default());
        let call = json!({"number": number, "section": "appeal", "base": 1, "elements": []}).to_string();
        let mut statuses = Vec::new();
        for _ in 0..260 {
            let headers = [("content-type", "application/json"), ("cookie", cookie.as_str())];
            statuses.push(here.ask(Method::POST, "/call/save_section", &headers, &call).await.status);
        }
        assert_eq!(statuses[200], StatusCode::UNAUTHORIZED);
        assert_eq!(statuses[259], StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn two_instances_on_one_server_share_their_limits() {
    on_each_address(|url| async move {
        let first = Here::guarded(open(&url).await, &few());
        let second = Here::guarded(open(&url).await, &few());
        let mut let_through = 0;
        for _ in 0..AT_ONCE {
            for here in [&first, &second] {
                let_through +=
                    usize::from(subscribe(here, &[]).await.status != StatusCode::TOO_MANY_REQUESTS);
            }
        }
        if url.starts_with("sqlite:") {
            assert_eq!(let_through, 2 * AT_ONCE, "a file has one instance");
            return;
        }
        assert_eq!(let_through, AT_ONCE);
        // What was let through is forgiven with time, for both.
        first.clock.set(morning() + chrono::TimeDelta::minutes(5));
        let at = morning() + chrono::TimeDelta::minutes(5);
        let services = open(&url).await;
        assert_eq!(services::rates::sweep(&services, at).await.unwrap(), 0, "what is over is swept out");
    });
}

#[test]
fn comments_that_come_back_to_be_mended_use_up_nothing() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::guarded(services, &Guard { comments_per_minute: 1, ..Guard::without_limits() });
        here.clock.set(morning() + chrono::TimeDelta::hours(1));
        let page = format!("/en/drafts/{number}/comment");
        let machine = format!("/api/v1/drafts/{number}/comments");
        let own = [("content-type", "application/json")];
        let call =
            json!({"number": number, "key": "", "input": {"kind": "individual", "text": ""}}).to_string();
        for _ in 0..2 {
            let form = here.ask(Method::POST, &page, &[FORM], "text=&key=1").await;
            assert_eq!(form.status, StatusCode::UNPROCESSABLE_ENTITY);
            let island = here.ask(Method::POST, "/call/send_comment", &own, &call).await;
            assert!(island.body.contains("\"Invalid\""), "{}", island.body);
            let rest = here.ask(Method::POST, &machine, &own, "{}").await;
            assert_eq!(rest.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let good = "kind=individual&name=A&email=a%40example.kz&language=en&text=Good&anyway=yes";
        for _ in 0..2 {
            let sent = here.ask(Method::POST, &page, &[FORM], good).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        }
        let third = here.ask(Method::POST, &page, &[FORM], good).await;
        assert_eq!(third.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(third.body.contains("<title>Error: "), "{}", third.body);
    });
}

#[test]
fn nobody_sends_what_has_to_be_mended_without_end() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::guarded(services, &Guard { comments_per_minute: 1, ..Guard::without_limits() });
        here.clock.set(morning() + chrono::TimeDelta::hours(1));
        let machine = format!("/api/v1/drafts/{number}/comments");
        let own = [("content-type", "application/json")];
        let mut last = StatusCode::OK;
        for _ in 0..30 {
            last = here.ask(Method::POST, &machine, &own, "{}").await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn a_network_is_told_how_long_to_wait_by_the_database() {
    on_each_database(|services| async move {
        use chrono::TimeDelta;
        use services::rates::{Rate, take};
        let rate = Rate { each: TimeDelta::seconds(10), burst: TimeDelta::seconds(20) };
        let of = async |who: &str, at| take(&services, "forms", who, rate, at).await.unwrap();
        let now = morning();
        assert_eq!((of("a", now).await, of("a", now).await), (None, None));
        assert_eq!(of("a", now).await, Some(TimeDelta::seconds(10)));
        assert_eq!(of("a", now + TimeDelta::seconds(4)).await, Some(TimeDelta::seconds(6)));
        assert_eq!(of("b", now).await, None);
        assert_eq!(of("a", now + TimeDelta::seconds(10)).await, None);
        assert_eq!(of("a", now + TimeDelta::seconds(10)).await, Some(TimeDelta::seconds(10)));
    });
}
