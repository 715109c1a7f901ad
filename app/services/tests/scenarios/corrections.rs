//! Acts that were entered with a slip: corrected for a reason, with the act as it stood before kept and the text untouched.

use domain::approval::ApprovalInput;
use domain::standard::Content;
use services::standards::{EnterInput, StandardState, correct, enter, entered, informing, on, versions};
use services::{ServiceError, Services};

use crate::harness::discussed::holds;
use crate::harness::refused::problems;
use crate::harness::standards::text;
use crate::harness::{Office, SERVICE, day, later, morning, office, on_each_database};

const WHY: &str = "Описка в номере приказа и дате опубликования.";

/// An order that took effect on the eleventh day after its publication.
fn order(number: &str, published_on: &str) -> ApprovalInput {
    ApprovalInput {
        order_number: number.to_owned(),
        order_on: "2024-01-15".to_owned(),
        signatory: "Министр А. Сапаров".to_owned(),
        justice_number: "20100".to_owned(),
        justice_on: "2024-01-22".to_owned(),
        published_in: "Эталонный контрольный банк".to_owned(),
        published_on: published_on.to_owned(),
        ..ApprovalInput::default()
    }
}

async fn entering(services: &Services, office: &Office, kind: &str, act: ApprovalInput) -> i64 {
    let content = if kind == "cancelled" { Content::default() } else { text("первая") };
    let input = EnterInput { code: SERVICE.to_owned(), kind: kind.to_owned(), act, content };
    enter(services, &later(&office.registrar, morning()), input).await.unwrap()
}

fn told(answer: Result<(), ServiceError>) -> Vec<(String, String)> {
    problems(answer).into_iter().map(|one| (one.field, one.code)).collect()
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

#[test]
fn rf_1_a_slip_in_an_entered_act_is_corrected_and_what_stood_before_stays_readable() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = entering(&services, &office, "adopted", order("1", "2024-01-31")).await;
        let registrar = later(&office.registrar, morning());
        let right = || order("21", "2024-02-29");
        let denied = correct(&services, &office.head, SERVICE, number, 1, right(), WHY).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let shown = entered(&services, &registrar, SERVICE, number).await.unwrap();
        assert_eq!((shown.version, shown.act.order.number.as_str()), (1, "1"));
        let same = ApprovalInput::from(&shown.act);
        let wrong = told(correct(&services, &registrar, SERVICE, number, 1, same, WHY).await);
        assert_eq!(wrong, [pair("order_number", "unchanged")]);
        let nameless = ApprovalInput { signatory: String::new(), ..right() };
        let wrong = told(correct(&services, &registrar, SERVICE, number, 1, nameless, " ").await);
        assert_eq!(wrong, [pair("signatory", "missing"), pair("reason", "empty")]);
        let undated = ApprovalInput { published_in: String::new(), published_on: String::new(), ..right() };
        let wrong = told(correct(&services, &registrar, SERVICE, number, 1, undated, WHY).await);
        assert_eq!(wrong, [pair("effective_on", "effect_needed")]);
        let before = versions(&services, SERVICE).await.unwrap().remove(0);
        assert!(before.corrections.is_empty());

        correct(&services, &registrar, SERVICE, number, 1, right(), WHY).await.unwrap();
        let after = versions(&services, SERVICE).await.unwrap().remove(0);
        assert_eq!((after.number, after.act.order_number.as_str()), (number, "21"));
        assert_eq!(after.effective_on, Some(day("2024-03-11")));
        assert_eq!(after.hash, before.hash, "the text stays");
        let kept = after.corrections.first().unwrap();
        assert_eq!((after.corrections.len(), &kept.former, kept.reason.as_str()), (1, &shown.act, WHY));
        let early = on(&services, SERVICE, day("2024-02-11")).await.unwrap().state;
        assert!(matches!(early, StandardState::NotYet(Some(_))), "{early:?}");
        let then = on(&services, SERVICE, day("2024-03-11")).await.unwrap().state;
        assert!(matches!(then, StandardState::InForce(_)), "{then:?}");

        let stale = correct(&services, &registrar, SERVICE, number, 1, order("3", "2024-02-29"), WHY).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        correct(&services, &registrar, SERVICE, number, 2, order("3", "2024-02-29"), WHY).await.unwrap();
        let twice = versions(&services, SERVICE).await.unwrap().remove(0).corrections;
        let numbers: Vec<&str> = twice.iter().map(|one| one.former.order.number.as_str()).collect();
        assert_eq!(numbers, ["1", "21"], "the oldest first");
        holds(&services).await;
    });
}

#[test]
fn rf_1_a_correction_leaves_every_order_once_and_every_end_a_text_to_end() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let registrar = later(&office.registrar, morning());
        let first = entering(&services, &office, "adopted", order("1", "2024-01-31")).await;
        let end = entering(&services, &office, "cancelled", order("2", "2025-01-31")).await;
        let again = order("1", "2025-01-31");
        let wrong = told(correct(&services, &registrar, SERVICE, end, 1, again, WHY).await);
        assert_eq!(wrong, [pair("order_number", "entered")]);
        for (number, act) in [(first, order("1", "2025-02-28")), (end, order("2", "2024-01-29"))] {
            let wrong = told(correct(&services, &registrar, SERVICE, number, 1, act, WHY).await);
            assert_eq!(wrong, [pair("effective_on", "ends_nothing")], "{number}");
        }
        let unknown = correct(&services, &registrar, SERVICE, 9, 1, order("9", "2025-01-31"), WHY).await;
        assert!(matches!(unknown, Err(ServiceError::NotFound)), "{unknown:?}");
        correct(&services, &registrar, SERVICE, end, 1, order("2", "2025-02-28"), WHY).await.unwrap();
        let still = on(&services, SERVICE, day("2025-02-11")).await.unwrap().state;
        assert!(matches!(still, StandardState::InForce(_)), "it ends a month later: {still:?}");
    });
}

#[test]
fn r23_2_the_checklist_follows_the_corrected_date_of_the_order() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let act = |order_on: &str| ApprovalInput {
            order_on: order_on.to_owned(),
            justice_on: "2026-02-23".to_owned(),
            ..order("7", "2026-02-26")
        };
        let number = entering(&services, &office, "adopted", act("2026-02-16")).await;
        let drafter = later(&office.drafter, morning());
        let waiting = informing(&services, &drafter).await.unwrap();
        assert!(waiting.len() == 4 && waiting.iter().all(|place| place.due_on == day("2026-02-19")));
        let registrar = later(&office.registrar, morning());
        correct(&services, &registrar, SERVICE, number, 1, act("2026-02-17"), WHY).await.unwrap();
        let waiting = informing(&services, &drafter).await.unwrap();
        assert!(waiting.len() == 4 && waiting.iter().all(|place| place.due_on == day("2026-02-20")));
    });
}
