//! The registrar settles bodies that end in a round with plain forms alone; feeds and calendars of services and bodies; what the
//! bodies of a round are shown of each other (RC-2, RC-3).

use ::http::StatusCode;
use domain::coordination::RemarkInput;
use domain::standard::SectionKey;
use services::coordination::{GiveInput, asked, give_opinion};
use services::{Services, Settings};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::succession::{end, sent};
use crate::site::harness::{SERVICE, at, later, morning, office, on_each_database, placed, written_draft};

const ENDED: &str = "2026-04-08T05:00:00Z";

#[test]
fn rc_2_the_registrar_hands_the_place_of_a_body_that_ended_over_and_loses_no_word() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(ENDED));
        let registrar = signed_in(&here, "registrar@example.kz").await;
        assert!(!read(&here, &registrar, "/en/desk").await.body.contains("/en/desk/rounds"));
        let nothing = read(&here, &registrar, "/en/desk/rounds").await;
        assert!(nothing.body.contains("No running round asks an abolished body"), "{}", nothing.body);
        let page = format!("/en/desk/rounds/{}/digital", sent.number);
        assert_eq!(read(&here, &registrar, &page).await.status, StatusCode::NOT_FOUND);

        end(&services, "digital", "2026-04-08", Some("agency")).await;
        let desk = read(&here, &registrar, "/en/desk").await;
        assert!(desk.body.contains("1 abolished body is still asked"), "{}", desk.body);
        let list = read(&here, &registrar, "/en/desk/rounds").await;
        assert!(list.body.contains(&page) && list.body.contains("successor: agency en"), "{}", list.body);
        let shown = read(&here, &registrar, &page).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("Article 9, subparagraph 11)"), "{}", shown.body);
        assert!(shown.body.contains("its duties passed to: agency en."), "{}", shown.body);
        let successor = hidden(&shown, "successor");
        assert_eq!(successor, "agency");

        let step = |reason, successor| [("do", "hand_over"), ("successor", successor), ("reason", reason)];
        let empty = send(&here, &registrar, &page, &step(" ", "agency")).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.body);
        assert!(empty.body.contains("id=\"f-reason-error\""), "{}", empty.body);
        let other = send(&here, &registrar, &page, &step("By decree 7.", "corporation")).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.body);
        assert!(other.body.contains("By decree 7."), "{}", other.body);
        let struck = [("do", "strike"), ("reason", "By decree 7.")];
        let struck = send(&here, &registrar, &page, &struck).await;
        assert_eq!(struck.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", struck.body);
        assert!(struck.body.contains("By decree 7."), "{}", struck.body);
        for name in ["head", "digital"] {
            let cookie = signed_in(&here, &format!("{name}@example.kz")).await;
            assert_eq!(read(&here, &cookie, &page).await.status, StatusCode::FORBIDDEN, "{name}");
            let denied = send(&here, &cookie, &page, &step("By decree 7.", "agency")).await;
            assert_eq!(denied.status, StatusCode::FORBIDDEN, "{name}");
        }

        let done = send(&here, &registrar, &page, &step("By decree 7.", "agency")).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/desk/rounds"));
        let again = send(&here, &registrar, &page, &step("By decree 7.", "agency")).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
        assert!(again.body.contains("By decree 7."), "{}", again.body);
        let heir = signed_in(&here, "agency@example.kz").await;
        let asked = read(&here, &heir, &format!("/en/desk/coordination/{}/agency", sent.number)).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    });
}

#[test]
fn rc_3_remarks_of_the_same_round_are_folded_on_the_page_only_where_that_is_set() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let digital = later(&sent.digital, at(ENDED));
        let hash = asked(&services, &digital, &sent.number, "digital").await.unwrap().round.hash;
        let remark = |text: &str, norm: &str| RemarkInput {
            section: SectionKey::Appeal.code().to_owned(),
            text: text.to_owned(),
            internal_norm: norm.to_owned(),
            ..RemarkInput::default()
        };
        let input = GiveInput {
            position: "agree_with_remarks".to_owned(),
            reasons: "Причины.".to_owned(),
            remarks: vec![remark("Назовите срок.", ""), remark("Служебное.", "Закон о тайнах")],
        };
        give_opinion(&services, &digital, &sent.number, "digital", &hash, &input, 0).await.unwrap();
        let page = format!("/en/desk/coordination/{}/keeper", sent.number);
        for shows in [false, true] {
            let settings = Settings { show_remarks_in_round: shows, ..Settings::default() };
            let here = Here::over(Services::new(services.database.clone(), settings));
            here.clock.set(at(ENDED));
            let chief = signed_in(&here, "chief@example.kz").await;
            let shown = read(&here, &chief, &page).await;
            assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
            assert_eq!(shown.body.contains("Назовите срок."), shows, "{}", shown.body);
            assert_eq!(shown.body.contains("digital en"), shows, "{}", shown.body);
            for never in ["Служебное.", "Закон о тайнах", "Причины.", "corporation en"]
            {
                assert!(!shown.body.contains(never), "{never}: {}", shown.body);
            }
        }
    });
}

#[test]
fn a_service_and_a_body_have_feeds_and_calendars_of_their_own() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let own = [format!("/ru/register/{SERVICE}"), "/ru/bodies/ministry".to_owned()];
        for address in &own {
            let before = here.get(&format!("{address}/feed.atom")).await;
            assert_eq!(before.status, StatusCode::OK, "{address}");
            assert!(!before.body.contains(&number), "{address}: nothing before the placement");
        }
        placed(&services, &office, &number, morning()).await;
        for address in &own {
            let feed = here.get(&format!("{address}/feed.atom")).await;
            assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8", "{address}");
            assert!(feed.body.contains(&format!("/ru/drafts/{number}")), "{address}: {}", feed.body);
            assert!(feed.body.contains(&format!("{address}/feed.atom</id>")), "{address}: {}", feed.body);
            let calendar = here.get(&format!("{address}/calendar.ics")).await;
            assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8", "{address}");
            assert!(
                calendar.body.contains(&format!("UID:closing-{number}@")),
                "{address}: {}",
                calendar.body
            );
        }
        for part in ["feed.atom", "calendar.ics"] {
            let other = here.get(&format!("/ru/bodies/keeper/{part}")).await;
            assert!(other.status == StatusCode::OK && !other.body.contains(&number), "{}", other.body);
            for nothing in [format!("/ru/bodies/nobody/{part}"), format!("/ru/register/nothing/{part}")] {
                assert_eq!(here.get(&nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
            }
        }
        let page = here.get(&format!("/ru/register/{SERVICE}")).await;
        assert!(page.body.matches(&format!("href=\"/ru/register/{SERVICE}/feed.atom\"")).count() == 2);
        assert!(page.body.contains("href=\"/ru/bodies/ministry/calendar.ics\""), "{}", page.body);
    });
}
