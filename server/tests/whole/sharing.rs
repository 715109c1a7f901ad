//! What pages tell whoever passes them on, finds them by a machine, prints them or listens to them.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::Value;
use services::Services;

use crate::in_force::site;
use crate::site::harness::{SERVICE, at, morning, office, on_each_database, placed, written_draft};
use crate::site::{Answered, Here};

const ROOT: &str = "http://127.0.0.1:3000";

/// A site an hour after the placement of a draft.
async fn with_draft(services: Services) -> (Here, String) {
    let office = office(&services).await;
    let number = written_draft(&services, &office).await;
    placed(&services, &office, &number, morning()).await;
    let here = Here::over(services);
    here.clock.set(morning() + TimeDelta::hours(1));
    (here, number)
}

/// What a page says in words of machines.
fn described(page: &Answered) -> Value {
    let text = page.body.split("application/ld+json\">").nth(1).expect("structured data");
    serde_json::from_str(text.split("</script>").next().unwrap()).expect("JSON")
}

/// The value of the attribute that follows a beginning.
fn after<'a>(page: &'a Answered, beginning: &str) -> &'a str {
    let rest = page.body.split(beginning).nth(1).unwrap_or_else(|| panic!("{beginning}: {}", page.body));
    rest.split('"').next().unwrap()
}

#[test]
fn a_public_page_names_its_one_address_its_languages_and_what_it_is_about() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        let own = format!("/drafts/{number}");
        let page = here.get(&format!("/ru{own}?utm_source=letter")).await;
        assert_eq!(after(&page, "rel=\"canonical\" href=\""), format!("{ROOT}/ru{own}"));
        for (tongue, address) in [
            ("x-default", format!("{ROOT}{own}")),
            ("kk", format!("{ROOT}/kk{own}")),
            ("ru", format!("{ROOT}/ru{own}")),
            ("en", format!("{ROOT}/en{own}")),
        ] {
            assert_eq!(after(&page, &format!("hreflang=\"{tongue}\" href=\"")), address);
        }
        let says = after(&page, "name=\"description\" content=\"");
        assert!(says.contains(&number) && says.contains("ministry ру"), "{says}");
        for (property, value) in [
            ("og:type", "article"),
            ("og:url", format!("{ROOT}/ru{own}").as_str()),
            ("og:description", says),
            ("og:image", format!("{ROOT}/icon-512.png").as_str()),
            ("og:locale", "ru_RU"),
        ] {
            assert_eq!(after(&page, &format!("property=\"{property}\" content=\"")), value);
        }
        let graph = described(&page)["@graph"].clone();
        assert_eq!(graph[0]["@type"], "DigitalDocument");
        assert_eq!(graph[0]["identifier"], number);
        assert_eq!(graph[0]["about"]["identifier"], SERVICE);
        assert_eq!(graph[1]["@type"], "BreadcrumbList");
        assert_eq!(graph[1]["itemListElement"][1]["item"], format!("{ROOT}/ru{own}"));
        // What the page knows stays in its address.
        let page = here.get(&format!("/ru{own}?utm_source=letter&text=kk")).await;
        assert_eq!(after(&page, "rel=\"canonical\" href=\""), format!("{ROOT}/ru{own}?text=kk"));
        let page = here.get(&format!("/kk/register/{SERVICE}")).await;
        assert_eq!(described(&page)["@graph"][0]["@type"], "GovernmentService");
        assert_eq!(after(&here.get("/en/law").await, "property=\"og:type\" content=\""), "website");
    });
}

#[test]
fn a_page_with_a_form_or_for_one_person_and_one_that_is_not_there_name_none() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        for address in [
            "/ru/sign-in".to_owned(),
            "/ru/receipts/none".to_owned(),
            "/ru/drafts/2026-0999".to_owned(),
            format!("/ru/drafts/{number}/comment"),
        ] {
            let page = here.get(&address).await;
            for never in ["rel=\"canonical\"", "og:url", "x-default", "print-only"] {
                assert!(!page.body.contains(never), "{address}: {never}");
            }
        }
    });
}

#[test]
fn rf_1_a_standard_is_legislation_at_the_permanent_address_of_its_text() {
    on_each_database(|services| async move {
        let here = site(services).await;
        let page = format!("/ru/standards/{SERVICE}");
        for (asked, canonical, force) in [
            ("", "", "InForce"),
            ("?on=2026-03-15", "?on=2026-02-01", "NotInForce"),
            ("?version=1", "?version=1", "NotInForce"),
        ] {
            let shown = here.get(&format!("{page}{asked}")).await;
            assert_eq!(after(&shown, "rel=\"canonical\" href=\""), format!("{ROOT}{page}{canonical}"));
            let act = described(&shown)["@graph"][0].clone();
            assert_eq!(act["@type"], "Legislation", "{asked}");
            assert_eq!(act["legislationLegalForce"], format!("https://schema.org/{force}"), "{asked}");
        }
    });
}

#[test]
fn a_printed_page_names_its_address() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        let page = here.get(&format!("/en/drafts/{number}")).await;
        let printed = page.body.split("print-only").nth(1).expect("a line for paper");
        assert!(printed.contains("Address of this page"), "{}", page.body);
        assert!(printed.contains(&format!("{ROOT}/en/drafts/{number}<")), "{}", page.body);
    });
}

#[test]
fn the_beginning_and_the_end_of_every_change_are_said() {
    on_each_database(|services| async move {
        let here = site(services).await;
        for (language, words) in [
            ("en", ["inserted: ", "end of insertion", "deleted: ", "end of deletion"]),
            ("ru", ["вставлено: ", "конец вставки", "исключено: ", "конец исключённого текста"]),
            (
                "kk",
                ["қосылды: ", "қосылған мәтіннің соңы", "алып тасталды: ", "алып тасталған мәтіннің соңы"],
            ),
        ] {
            let page = here.get(&format!("/{language}/standards/{SERVICE}/compare/1/2?lang=ru")).await;
            let spoken = page.body.replace("<!>", "");
            for (kind, place) in [("ins", 0), ("del", 2)] {
                let begun = format!("<{kind}><span lang=\"{language}\" class=\"unseen\">");
                let many = spoken.matches(&begun).count();
                assert!(many > 0, "{kind}: {spoken}");
                assert_eq!(spoken.matches(words[place]).count(), many, "{kind} begins");
                assert_eq!(spoken.matches(words[place + 1]).count(), many, "{kind} ends");
                assert_eq!(spoken.matches(&format!("{}</span></{kind}>", words[place + 1])).count(), many);
            }
        }
    });
}

#[test]
fn the_map_names_every_public_page_in_three_languages_and_nothing_else() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        let robots = here.get("/robots.txt").await;
        assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
        assert!(robots.body.contains("Disallow: /kk/desk\n"), "{}", robots.body);
        assert!(robots.body.ends_with(&format!("\nSitemap: {ROOT}/sitemap.xml\n")), "{}", robots.body);
        let index = here.get("/sitemap.xml").await;
        assert_eq!(index.header("content-type"), "application/xml; charset=utf-8");
        let parts: Vec<_> = index.body.split("<loc>").skip(1).collect();
        assert_eq!(parts.len(), 3, "{}", index.body);
        let mut all = Vec::new();
        for part in parts {
            let address = part.split("</loc>").next().unwrap().strip_prefix(ROOT).unwrap();
            let read = here.get(address).await;
            assert_eq!(read.status, StatusCode::OK, "{address}");
            assert!(read.body.ends_with("</urlset>\n"), "{address}: {}", read.body);
            let pages = read.body.split("<loc>").skip(1);
            all.extend(pages.map(|page| page.split("</loc>").next().unwrap().to_owned()));
        }
        for language in ["kk", "ru", "en"] {
            let (draft, service) = (format!("/drafts/{number}"), format!("/register/{SERVICE}"));
            for page in ["/", "/register", "/law", draft.as_str(), service.as_str()] {
                assert!(all.contains(&format!("{ROOT}/{language}{page}")), "{language}{page}: {all:?}");
            }
        }
        for page in &all {
            let address = page.strip_prefix(ROOT).unwrap();
            assert_eq!(here.get(address).await.status, StatusCode::OK, "{address}");
        }
        let never = |page: &String| page.contains("/desk") || page.ends_with("/report");
        assert!(!all.iter().any(never), "{all:?}");
        let drafts = here.get("/sitemap/drafts-1.xml").await;
        assert!(drafts.body.contains("<lastmod>2026-03-02T"), "{}", drafts.body);
        for nothing in ["drafts-0.xml", "drafts-2.xml", "drafts-01.xml", "drafts.xml", "other.xml"] {
            let answer = here.get(&format!("/sitemap/{nothing}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    });
}

#[test]
fn a_comment_changes_the_page_of_comments_in_the_map() {
    on_each_database(|services| async move {
        let number = crate::discussed::discussed(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-11T05:00:00Z"));
        let drafts = here.get("/sitemap/drafts-1.xml").await;
        let line = format!("/ru/drafts/{number}/comments</loc><lastmod>2026-03-10T05:00:00Z</lastmod>");
        assert!(drafts.body.contains(&line), "{}", drafts.body);
    });
}

#[test]
fn an_address_without_its_language_leads_on_with_its_query() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        let asked = format!("/drafts/{number}?text=kk&x=%D0%B0");
        let chosen = [("cookie", "talqy_language=en"), ("accept-language", "ru")];
        for (headers, language) in [(&chosen[..], "en"), (&chosen[1..], "ru"), (&chosen[..0], "kk")] {
            let answer = here.ask(Method::GET, &asked, headers, "").await;
            assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
            assert_eq!(answer.header("location"), format!("/{language}{asked}"));
            assert_eq!(answer.header("vary"), "accept-language, cookie, referer");
        }
        let secret = here.get("/receipts/none").await;
        assert_eq!(secret.header("cache-control"), "private, no-store");
        for nothing in ["/api/v1/nothing", "/nothing", "/drafts/1/2/3"] {
            assert_eq!(here.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    });
}

#[test]
fn a_draft_and_a_body_offer_their_feeds_and_a_heading_holds_no_link() {
    on_each_database(|services| async move {
        let (here, number) = with_draft(services).await;
        let page = here.get(&format!("/ru/drafts/{number}")).await;
        let feed = format!("href=\"/ru/drafts/{number}/feed.atom\"");
        assert_eq!(page.body.matches(&feed).count(), 2, "one for machines, one to be seen: {}", page.body);
        let own = here.get(&format!("/ru/drafts/{number}/feed.atom")).await;
        assert!(own.body.contains(&format!("type=\"text/html\" href=\"{ROOT}/ru/drafts/{number}\"")));
        let list = here.get("/ru/drafts?body=ministry").await;
        assert_eq!(list.body.matches("href=\"/ru/bodies/ministry/feed.atom\"").count(), 2, "{}", list.body);
        let law = page.body.split("<article").nth(1).unwrap();
        let headings: Vec<_> = law.split("<h3").skip(1).collect();
        assert!(headings.len() >= 12, "{}", headings.len());
        for heading in headings {
            assert!(!heading.split("</h3>").next().unwrap().contains("<a "), "{heading}");
        }
        assert!(page.body.contains("к разделу 1.1 в целом"), "the link beside it says of what");
        let home = here.get("/ru/").await;
        assert!(home.body.contains("href=\"/ru/drafts?stage=review\""), "closed and awaiting answers");
    });
}
