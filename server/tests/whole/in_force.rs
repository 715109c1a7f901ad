//! The pages of standards in force: any date, the headers that lead to other versions, and what machines read.

use ::http::{Method, StatusCode};
use domain::standard::Content;
use serde_json::{Value, json};

use crate::site::Here;
use crate::site::harness::standards::{enter, text};
use crate::site::harness::{SERVICE, at, office, on_each_database};

/// A site on 1 June 2026 with a standard, its amendment of May and its end in September.
pub(crate) async fn site(services: services::Services) -> Here {
    let office = office(&services).await;
    enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &text("Жалоба по первой редакции.")).await;
    enter(&services, &office, (2, "amended"), Some("2026-05-01"), &text("Жалоба по второй редакции.")).await;
    enter(&services, &office, (3, "cancelled"), Some("2026-09-01"), &Content::default()).await;
    let here = Here::over(services);
    here.clock.set(at("2026-06-01T05:00:00Z"));
    here
}

#[test]
fn rf_1_a_date_shows_its_text_and_a_wrong_one_is_told_beside_its_field() {
    on_each_database(|services| async move {
        let here = site(services).await;
        let page = format!("/ru/standards/{SERVICE}");
        for (query, words) in [
            ("", "второй редакции"),
            ("?on=2026-05-01", "второй редакции"),
            ("?on=2026-04-30", "первой редакции"),
            ("?version=1", "первой редакции"),
            ("?on=2026-01-01", "На 1 января 2026"),
            ("?on=2026-09-01", "Стандарт не действует с 1 сентября 2026"),
        ] {
            let shown = here.get(&format!("{page}{query}")).await;
            assert_eq!(shown.status, StatusCode::OK, "{query}");
            assert!(shown.body.contains(words), "{query}: {}", shown.body);
        }
        let wrong = here.get(&format!("{page}?on=2026-02-30")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("f-on-error") && wrong.body.contains("value=\"2026-02-30\""));
        assert!(wrong.body.contains("второй редакции"), "today's text stands below");
        for nothing in ["?version=9", "?version=01", "?version=x"] {
            assert_eq!(
                here.get(&format!("{page}{nothing}")).await.status,
                StatusCode::NOT_FOUND,
                "{nothing}"
            );
        }
        assert!(here.get("/ru/standards").await.body.contains(SERVICE));
        assert!(here.get(&format!("{page}/versions")).await.body.contains("отмена"));
        let compared = here.get(&format!("{page}/compare/1/2")).await;
        assert!(compared.body.contains("<ins>") && compared.body.contains("второй"), "{}", compared.body);
        assert!(here.get(&format!("/ru/register/{SERVICE}")).await.body.contains(&page));
    });
}

#[test]
fn rf_1_headers_lead_to_other_versions_and_to_other_days() {
    on_each_database(|services| async move {
        let here = site(services).await;
        let page = format!("/ru/standards/{SERVICE}");
        let own = format!("http://127.0.0.1:3000{page}");
        // Asked for twice, it is the kept page that answers.
        here.get(&page).await;
        let today = here.get(&page).await;
        assert!(today.header("vary").contains("accept-datetime") && !today.header("etag").is_empty());
        assert_eq!(today.header("memento-datetime"), "");
        let links = today.header("link");
        for link in [
            format!("<{own}>; rel=\"latest-version original timegate\""),
            format!("<{own}/versions>; rel=\"version-history\""),
            format!("<{own}/timemap>; rel=\"timemap\"; type=\"application/link-format\""),
            format!("<{own}>; rel=\"canonical\""),
            format!("<{own}?version=1>; rel=\"predecessor-version\""),
        ] {
            assert!(links.contains(&link), "{link}: {links}");
        }
        assert!(!links.contains("successor-version"), "what ends it has no text: {links}");
        let dated = here.get(&format!("{page}?on=2026-03-15")).await;
        assert_eq!(dated.header("memento-datetime"), "Sat, 31 Jan 2026 19:00:00 GMT");
        let links = dated.header("link");
        assert!(links.contains(&format!("<{own}?on=2026-02-01>; rel=\"canonical\"")), "{links}");
        assert!(links.contains(&format!("<{own}?version=2>; rel=\"successor-version\"")), "{links}");
        let led = [("accept-datetime", "Sun, 15 Mar 2026 10:00:00 GMT")];
        let led = here.ask(Method::GET, &page, &led, "").await;
        assert_eq!(led.status, StatusCode::FOUND);
        assert_eq!(led.header("location"), format!("{page}?on=2026-02-01"));
        assert!(led.header("vary").contains("accept-datetime"));
        let wrong = here.ask(Method::GET, &page, &[("accept-datetime", "yesterday")], "").await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
        let map = here.get(&format!("{page}/timemap")).await;
        assert!(map.header("content-type").starts_with("application/link-format"));
        assert_eq!(map.body.matches("rel=\"memento\"").count(), 2, "{}", map.body);
        here.clock.set(at("2026-04-01T05:00:00Z"));
        let ahead = here.get(&format!("{page}?on=2026-05-01")).await;
        assert_eq!(ahead.status, StatusCode::OK);
        assert_eq!(ahead.header("memento-datetime"), "", "what is not in force yet is no memento");
    });
}

#[test]
fn rf_1_machines_read_the_standard_of_a_date() {
    on_each_database(|services| async move {
        let here = site(services).await;
        let list = here.get("/api/v1/standards").await.json();
        assert_eq!(list["items"][0]["service"]["code"], SERVICE);
        assert_eq!(list["items"][0]["version"], 2);
        let address = format!("/api/v1/standards/{SERVICE}");
        let first = here.get(&format!("{address}?on=2026-04-30")).await.json();
        assert_eq!((&first["state"], &first["version"]["version"]), (&json!("in_force"), &json!(1)));
        assert_eq!(first["version"]["valid_until"], "2026-04-30");
        assert_eq!(first["elements"].as_array().unwrap().len(), 12);
        let before = here.get(&format!("{address}?on=2026-01-01")).await.json();
        assert_eq!((&before["state"], &before["version"]), (&json!("not_yet"), &Value::Null));
        let after = here.get(&format!("{address}?on=2026-09-01")).await.json();
        assert_eq!((&after["state"], &after["version"]["kind"]), (&json!("ceased"), &json!("cancelled")));
        let wrong = here.get(&format!("{address}?on=yesterday")).await;
        assert_eq!(
            (wrong.status, &wrong.json()["errors"][0]["field"]),
            (StatusCode::BAD_REQUEST, &json!("on"))
        );
        let versions = here.get(&format!("{address}/versions")).await.json();
        assert_eq!(versions["items"].as_array().unwrap().len(), 3);
        assert_eq!(here.get(&format!("{address}/versions/9")).await.status, StatusCode::NOT_FOUND);
        let xml = here.get(&format!("{address}/versions/1.xml?lang=ru")).await;
        assert_eq!(xml.status, StatusCode::OK);
        assert!(xml.body.contains("<eventRef eId=\"eventRef_1\""), "{}", xml.body);
        let notice = here.get(&format!("{address}/notice.pdf?lang=kk")).await;
        assert_eq!((notice.status, notice.header("content-type")), (StatusCode::OK, "application/pdf"));
    });
}
