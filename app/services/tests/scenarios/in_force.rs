//! The standard of a service on any date (RF-1).

use domain::standard::{Content, SectionKey};
use services::standards::{
    StandardFilter, StandardKind, StandardState, compare, list, memento, on, version, versions,
};
use services::{ServiceError, Services};

use crate::harness::standards::{enter, text};
use crate::harness::{Office, SERVICE, day, office, on_each_database};

fn appeal(content: &Content) -> &str {
    &content.elements(SectionKey::Appeal)[0].text.ru
}

/// A standard, its amendment, another act of the same day that took the place of the amendment, and the end of it; a
/// second standard is approved without a day of effect.
async fn life(services: &Services, office: &Office) {
    enter(services, office, (1, "adopted"), Some("2026-02-01"), &text("первая")).await;
    enter(services, office, (2, "amended"), Some("2026-05-01"), &text("вторая")).await;
    enter(services, office, (3, "amended"), Some("2026-05-01"), &text("третья")).await;
    enter(services, office, (4, "cancelled"), Some("2026-09-01"), &Content::default()).await;
    enter(services, office, (5, "adopted"), None, &text("пятая")).await;
}

#[test]
fn rf_1_the_text_in_force_on_any_date_is_the_one_that_took_effect_last() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let before = on(&services, SERVICE, day("2026-01-01")).await.unwrap();
        assert_eq!(before.state, StandardState::NotYet(None));
        life(&services, &office).await;
        for (date, number, words, from, until) in [
            ("2026-02-01", 1, "первая", "2026-02-01", "2026-04-30"),
            ("2026-04-30", 1, "первая", "2026-02-01", "2026-04-30"),
            ("2026-05-01", 3, "третья", "2026-05-01", "2026-08-31"),
            ("2026-08-31", 3, "третья", "2026-05-01", "2026-08-31"),
        ] {
            let found = on(&services, SERVICE, day(date)).await.unwrap();
            let StandardState::InForce(found) = found.state else { panic!("{date}: {:?}", found.state) };
            assert_eq!((found.summary.number, appeal(&found.content)), (number, words), "{date}");
            let valid = (found.summary.effective_on, found.summary.valid_until);
            assert_eq!(valid, (Some(day(from)), Some(day(until))), "{date}");
        }
        let third = version(&services, SERVICE, 3).await.unwrap().version;
        assert_eq!(third.previous.map(|previous| previous.number), Some(1), "the second was never in force");
        assert_eq!(third.next.map(|next| next.number), Some(4));
        assert_eq!(third.summary.act.order_number, "3-п");
        assert_eq!(third.summary.body.code, "ministry");
    });
}

#[test]
fn rf_1_before_the_first_and_after_the_end_it_is_said_what_there_is() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        life(&services, &office).await;
        let before = on(&services, SERVICE, day("2026-01-31")).await.unwrap();
        let StandardState::NotYet(Some(first)) = before.state else { panic!("{:?}", before.state) };
        assert_eq!((first.number, first.effective_on), (1, Some(day("2026-02-01"))));
        let after = on(&services, SERVICE, day("2026-09-01")).await.unwrap();
        let StandardState::Ceased { act, last } = after.state else { panic!("{:?}", after.state) };
        assert_eq!(
            (act.number, act.kind, act.effective_on),
            (4, StandardKind::Cancelled, Some(day("2026-09-01")))
        );
        assert_eq!(last.map(|last| last.number), Some(3));
        let none = on(&services, "none", day("2026-09-01")).await;
        assert!(matches!(none, Err(ServiceError::NotFound)));
        assert!(matches!(version(&services, SERVICE, 9).await, Err(ServiceError::NotFound)));
    });
}

#[test]
fn rf_1_versions_come_the_newest_first_and_are_compared() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        life(&services, &office).await;
        let all = versions(&services, SERVICE).await.unwrap();
        assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
        let until: Vec<_> = all.iter().map(|one| one.valid_until).collect();
        let day = |text: &str| Some(day(text));
        // The second was replaced on the day on which it would have begun.
        assert_eq!(until, [None, None, day("2026-08-31"), day("2026-04-30"), day("2026-04-30")]);
        let compared = compare(&services, SERVICE, 1, 3).await.unwrap();
        assert_eq!((appeal(&compared.from.1), appeal(&compared.to.1)), ("первая", "третья"));
        let ended = compare(&services, SERVICE, 3, 4).await;
        assert!(matches!(ended, Err(ServiceError::NotFound)));
    });
}

#[test]
fn rf_1_the_list_has_one_line_a_service() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        life(&services, &office).await;
        let all = StandardFilter::default();
        let listed = async |filter: &StandardFilter, date: &str| {
            list(&services, filter, day(date)).await.unwrap().items
        };
        assert!(listed(&all, "2026-01-31").await.is_empty());
        let amended = listed(&all, "2026-06-01").await;
        assert_eq!(amended.len(), 1);
        let line = amended.first().unwrap();
        assert_eq!((line.number, line.service_code.as_str(), line.ceased), (3, SERVICE, None));
        assert!(listed(&all, "2026-09-01").await.is_empty());
        let ended = listed(&StandardFilter { ceased: true, ..all.clone() }, "2026-09-01").await;
        assert_eq!(ended.first().unwrap().ceased, Some(day("2026-09-01")));
        let found =
            StandardFilter {
                text: "РОЖДЕНИЯ".to_owned(), body: Some(office.ministry), ..all.clone()
            };
        assert_eq!(listed(&found, "2026-06-01").await.len(), 1);
        let nothing = StandardFilter { text: "паспорт".to_owned(), ..all };
        assert!(listed(&nothing, "2026-06-01").await.is_empty());
    });
}

#[test]
fn rf_1_an_instant_leads_to_the_nearest_text_that_was_in_force() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let today = day("2026-06-01");
        assert_eq!(memento(&services, SERVICE, today, today).await.unwrap(), None);
        life(&services, &office).await;
        for (asked, today, found) in [
            ("2000-01-01", "2026-06-01", "2026-02-01"),
            ("2026-03-15", "2026-06-01", "2026-02-01"),
            ("2026-05-01", "2026-06-01", "2026-05-01"),
            ("2027-01-01", "2026-04-01", "2026-02-01"),
            ("2026-12-01", "2026-12-01", "2026-05-01"),
        ] {
            let led = memento(&services, SERVICE, day(asked), day(today)).await.unwrap();
            assert_eq!(led, Some(day(found)), "{asked} on {today}");
        }
    });
}
