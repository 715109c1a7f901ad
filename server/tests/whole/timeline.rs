//! The timeline on the page of a service: the picture for those who see it, and every fact of it as a table.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::register::EntryInput;
use domain::standard::Content;
use services::register::include_service;

use crate::site::Here;
use crate::site::harness::standards::{enter, text};
use crate::site::harness::{
    SERVICE, at, entry_input, morning, office, on_each_database, placed, written_draft,
};

/// The words of the page between two others.
fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let (_, after) = page.split_once(from).unwrap_or_default();
    after.split_once(until).unwrap_or_default().0
}

#[test]
fn the_page_of_a_service_draws_its_life_and_says_it_as_a_table() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &text("первая")).await;
        enter(&services, &office, (2, "amended"), Some("2026-05-01"), &text("вторая")).await;
        enter(&services, &office, (3, "cancelled"), Some("2026-09-01"), &Content::default()).await;
        let here = Here::over(services);
        here.clock.set(at("2026-06-01T05:00:00Z"));
        let page = here.get(&format!("/ru/register/{SERVICE}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let life = between(&page.body, "aria-labelledby=\"timeline\"", "</table>");
        let drawn = between(life, "life broad", "life narrow");
        for told in ["mark done", "mark valid", "mark ahead", "сегодня", "Введение в действие"]
        {
            assert!(drawn.contains(told), "{told}: {drawn}");
        }
        let figure = between(life, "<figure", "</figure>");
        assert!(figure.contains("aria-hidden=\"true\""), "{figure}");
        assert!(!figure.contains("style=") && !figure.contains("href="), "{figure}");
        let table = between(life, "</figure>", "</tbody>");
        for told in ["Включена в реестр", "Редакция 1 стандарта", "с 1 мая 2026", "Официально опубликован"]
        {
            assert!(table.contains(told), "{told}: {table}");
        }
    });
}

#[test]
fn r13_2_nothing_is_overdue_where_a_standard_was_approved_elsewhere() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        enter(&services, &office, (1, "adopted"), Some("2026-04-01"), &text("первая")).await;
        let here = Here::over(services);
        here.clock.set(at("2027-06-01T05:00:00Z"));
        for address in [format!("/ru/register/{SERVICE}"), format!("/ru/drafts/{number}")] {
            let page = here.get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.body);
            let line = between(&page.body, "class=\"stages\"", "</ol>");
            assert!(!line.is_empty() && !line.contains("class=\"late\""), "{address}: {line}");
        }
    });
}

#[test]
fn r15_2_a_service_whose_standard_was_approved_elsewhere_awaits_no_draft() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &text("первая")).await;
        let here = Here::over(services);
        here.clock.set(at("2027-06-01T05:00:00Z"));
        let page = here.get(&format!("/ru/register/{SERVICE}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(!page.body.contains("<ol class=\"stages\""), "{}", page.body);
    });
}

#[test]
fn r13_2_the_term_of_approval_is_drawn_from_the_approval_of_the_register() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let code = "009-02-002";
        let entry = EntryInput {
            code: code.to_owned(),
            approved_on: "2026-01-31".to_owned(),
            ..entry_input(office.ministry)
        };
        include_service(&services, &office.registrar, entry).await.unwrap();
        let here = Here::over(services);
        let page = here.get(&format!("/ru/register/{code}")).await;
        let life = between(&page.body, "aria-labelledby=\"timeline\"", "</table>");
        assert!(life.contains("30 апреля 2026") && !life.contains("2 июня 2026"), "{life}");
    });
}

#[test]
fn r15_2_r13_2_a_service_without_a_draft_shows_what_is_due() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let page = here.get(&format!("/ru/register/{SERVICE}")).await;
        let drawn = between(&page.body, "life broad", "life narrow");
        assert!(drawn.contains("due ahead") && !drawn.contains("due overdue"), "{drawn}");
        here.clock.set(at("2027-06-01T05:00:00Z"));
        let page = here.get(&format!("/ru/register/{SERVICE}")).await;
        let drawn = between(&page.body, "life broad", "life narrow");
        assert!(drawn.contains("due overdue"), "{drawn}");
        assert!(page.body.contains("ещё не исполнено"), "{}", page.body);
    });
}
