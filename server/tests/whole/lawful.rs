//! What the letter of the law puts on the pages of a draft: the day by which it was to be placed, and where it was made known.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::register::EntryInput;
use services::register::change_entry;

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{
    SERVICE, at, entry_input, morning, office, on_each_database, placed, written_draft,
};

#[test]
fn r15_2_the_due_date_of_placement_stands_on_every_page_of_a_draft() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let here = Here::over(services.clone());
        here.clock.set(at("2026-03-03T05:00:00Z"));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        for part in ["", "/placement", "/withdraw", "/publicity"] {
            let page = read(&here, &drafter, &format!("{desk}{part}")).await;
            assert!(page.body.contains("To be placed by 10 March 2026"), "{part}: {}", page.body);
        }
        placed(&services, &people, &number, morning() + TimeDelta::hours(1)).await;
        let corrected = EntryInput {
            included_on: "2026-02-20".to_owned(),
            date_reason: "Описка в приказе".to_owned(),
            ..entry_input(people.ministry)
        };
        change_entry(&services, &people.registrar, SERVICE, 1, corrected).await.unwrap();
        for part in ["", "/comments"] {
            let page = here.get(&format!("/en/drafts/{number}{part}")).await;
            assert!(page.body.contains("Placement was due by 10 March 2026"), "{part}: {}", page.body);
            assert!(page.body.contains("Описка в приказе"), "a corrected date is explained: {}", page.body);
        }
    });
}

#[test]
fn r15_6_a_way_of_informing_comes_back_with_its_errors_or_is_public() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-03T05:00:00Z"));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let own = format!("/en/desk/drafts/{number}/publicity");
        let missing = here.get(&format!("/en/drafts/{number}")).await;
        assert!(missing.body.contains("At least one other way: not recorded"), "{}", missing.body);
        let form = [("announced", "placement"), ("outlet", "other"), ("on", "2026-03-02")];
        let wrong = send(&here, &drafter, &own, &form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("f-place-error") && wrong.body.contains("2026-03-02"), "{}", wrong.body);
        let whole = [&form[..], &[("place", "Казахское радио, выпуск в 9:00")]].concat();
        let saved = send(&here, &drafter, &own, &whole).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let public = here.get(&format!("/en/drafts/{number}")).await;
        assert!(public.body.contains("Казахское радио, выпуск в 9:00"), "{}", public.body);
        assert!(!public.body.contains("At least one other way: not recorded"), "{}", public.body);
        let law = here.get("/en/law").await;
        assert!(law.body.contains("r15_6_each_way_of_informing_is_recorded_and_what_is_missing_is_shown"));
    });
}
