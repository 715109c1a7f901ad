//! Standards that were approved elsewhere: entered with their acts, one by one or as the whole present stock.

use domain::approval::ApprovalInput;
use domain::law::Rule;
use domain::register::EntryInput;
use domain::standard::{Content, SectionKey};
use services::agenda::{DueTask, agenda};
use services::drafts::{deadlines, summary};
use services::figures::figures;
use services::ledger;
use services::register::include_service;
use services::standards::{
    EnterInput, StandardState, StockFilter, StockOutcome, StockOutlook, enter, enter_stock, informing, on,
    stock, versions, weigh, weigh_stock,
};
use services::{FieldProblem, ServiceError, Services};

use crate::harness::standards::text;
use crate::harness::{
    SERVICE, at, day, entry_input, later, morning, office, on_each_database, written_draft,
};

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

fn input(kind: &str, act: ApprovalInput, content: Content) -> EnterInput {
    EnterInput { code: SERVICE.to_owned(), kind: kind.to_owned(), act, content }
}

fn problems<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Vec<(String, String)> {
    match answer {
        Err(ServiceError::Invalid(problems)) => pairs(problems),
        other => panic!("{other:?}"),
    }
}

fn pairs(problems: Vec<FieldProblem>) -> Vec<(String, String)> {
    problems.into_iter().map(|one| (one.field, one.code)).collect()
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

/// The words about appeals that are in force on a day.
async fn appeal(services: &Services, date: &str) -> Option<String> {
    match on(services, SERVICE, day(date)).await.unwrap().state {
        StandardState::InForce(version) => {
            Some(version.content.elements(SectionKey::Appeal).first().unwrap().text.ru.clone())
        }
        _ => None,
    }
}

#[test]
fn rf_1_an_act_may_be_entered_between_others_and_the_dates_follow() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let first = input("adopted", order("1", "2024-01-31"), text("первая"));
        assert_eq!(enter(&services, &office.registrar, first).await.unwrap(), 1);
        let last = input("amended", order("3", "2025-01-31"), text("третья"));
        assert_eq!(enter(&services, &office.registrar, last).await.unwrap(), 2);
        assert_eq!(appeal(&services, "2024-06-11").await.as_deref(), Some("первая"));
        let between = input("amended", order("2", "2024-05-31"), text("вторая"));
        assert_eq!(enter(&services, &office.registrar, between).await.unwrap(), 3);
        for (date, words) in [
            ("2024-02-10", None),
            ("2024-02-11", Some("первая")),
            ("2024-06-10", Some("первая")),
            ("2024-06-11", Some("вторая")),
            ("2025-02-11", Some("третья")),
        ] {
            assert_eq!(appeal(&services, date).await.as_deref(), words, "{date}");
        }
        let all = versions(&services, SERVICE).await.unwrap();
        assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 3, 1]);
        assert!(all.iter().all(|one| one.draft.is_none()));
        let waiting = informing(&services, &office.drafter).await.unwrap();
        assert!(waiting.is_empty(), "what is in force already was made known long ago");
        assert_eq!(ledger::verify(&services.database).await.unwrap().broken, None);
    });
}

#[test]
fn an_order_is_entered_once_and_every_wrong_field_is_told() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let good = || input("adopted", order("1", "2024-01-31"), text("первая"));
        let denied = enter(&services, &office.head, good()).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let wrong =
            input("new", ApprovalInput { order_on: "x".to_owned(), ..order("1", "") }, Content::default());
        let told = problems(enter(&services, &office.registrar, wrong).await);
        assert!(told.contains(&pair("kind", "unknown_choice")), "{told:?}");
        assert!(told.contains(&pair("order_on", "malformed_date")), "{told:?}");
        assert!(told.contains(&pair("text", "missing")), "{told:?}");
        let unregistered = ApprovalInput {
            order_number: "1".to_owned(),
            order_on: "2024-01-15".to_owned(),
            signatory: "Министр".to_owned(),
            ..ApprovalInput::default()
        };
        let told =
            problems(enter(&services, &office.registrar, input("adopted", unregistered, text("а"))).await);
        assert_eq!(told, [pair("effective_on", "effect_needed")]);
        let ends = || input("cancelled", order("9", "2024-01-31"), Content::default());
        let told = problems(enter(&services, &office.registrar, ends()).await);
        assert_eq!(told, [pair("kind", "nothing_to_cancel")]);
        enter(&services, &office.registrar, good()).await.unwrap();
        assert_eq!(
            problems(enter(&services, &office.registrar, good()).await),
            [pair("order_number", "entered")]
        );
        let told = weigh(&services, &office.registrar, &good()).await.unwrap();
        assert_eq!(pairs(told), [pair("order_number", "entered")]);
        assert_eq!(enter(&services, &office.registrar, ends()).await.unwrap(), 2);
        assert_eq!(appeal(&services, "2024-02-11").await, None, "of acts of one day the later one counts");
        let names = versions(&services, SERVICE).await.unwrap();
        assert_eq!(names.len(), 2);
        let twice = input("cancelled", order("10", "2024-03-31"), Content::default());
        let told = problems(enter(&services, &office.registrar, twice).await);
        assert_eq!(told, [pair("kind", "nothing_to_cancel")], "what has ended does not end again");
    });
}

#[test]
fn rf_1_of_acts_of_one_day_the_later_order_counts_whenever_it_was_entered() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let later = input("adopted", order("2", "2024-01-31"), text("позднейшая"));
        assert_eq!(enter(&services, &office.registrar, later).await.unwrap(), 1);
        let older = ApprovalInput { order_on: "2024-01-10".to_owned(), ..order("1", "2024-01-31") };
        let older = input("adopted", older, text("прежняя"));
        assert_eq!(enter(&services, &office.registrar, older).await.unwrap(), 2);
        assert_eq!(appeal(&services, "2024-02-11").await.as_deref(), Some("позднейшая"));
        let all = versions(&services, SERVICE).await.unwrap();
        assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
        let lines = stock(&services, &office.registrar, &StockFilter::default()).await.unwrap().items;
        assert_eq!(lines.first().unwrap().today.map(|act| act.number), Some(1));
    });
}

#[test]
fn rf_1_a_row_that_ends_a_standard_counts_on_the_rows_that_ended_it_before() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let ends = |number: &str, published_on: &str| {
            input("cancelled", order(number, published_on), Content::default())
        };
        let rows = [
            input("adopted", order("1", "2024-01-31"), text("первая")),
            ends("2", "2025-01-31"),
            ends("3", "2025-02-28"),
            input("adopted", order("4", "2025-03-31"), text("новая")),
            ends("5", "2025-04-30"),
        ];
        let told = weigh_stock(&services, &office.registrar, &rows).await.unwrap();
        let nothing = StockOutlook::Unfit(vec![FieldProblem::new("kind", "nothing_to_cancel")]);
        let enters = || StockOutlook::Enters;
        assert_eq!(told, [enters(), enters(), nothing, enters(), enters()]);
    });
}

#[test]
fn r13_2_an_entered_standard_meets_the_term_of_its_service() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let over = at("2026-06-02T20:00:00Z");
        let asked = later(&office.drafter, over);
        let begin = agenda(&services, &asked).await.unwrap().due;
        assert_eq!(begin.iter().map(|due| due.task).collect::<Vec<_>>(), [DueTask::Begin]);
        assert_eq!(figures(&services, over).await.unwrap().overdue_to_begin, 1);
        let number = written_draft(&services, &office).await;
        let due = agenda(&services, &asked).await.unwrap().due;
        assert_eq!(due.iter().map(|due| due.task).collect::<Vec<_>>(), [DueTask::Place]);
        let act = ApprovalInput { order_on: "2024-01-15".to_owned(), ..order("1", "2024-01-31") };
        enter(&services, &office.registrar, input("adopted", act, text("первая"))).await.unwrap();
        assert!(agenda(&services, &asked).await.unwrap().due.is_empty(), "no term runs any more");
        let told = figures(&services, over).await.unwrap();
        assert_eq!((told.overdue_to_begin, told.overdue_to_place, told.overdue_to_approve), (0, 0, 0));
        let draft = summary(&services, &number, over).await.unwrap();
        let terms = deadlines(&services, &draft).await.unwrap();
        let approval = terms.iter().find(|term| term.deadline.rule == Rule::R13_2).unwrap();
        assert_eq!(approval.met_on, Some(day("2024-01-15")));
    });
}

#[test]
fn r23_2_what_takes_effect_later_is_still_to_be_made_known() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let today = later(&office.registrar, morning());
        let act = ApprovalInput {
            order_on: "2026-02-16".to_owned(),
            justice_on: "2026-02-23".to_owned(),
            ..order("7", "2026-02-26")
        };
        enter(&services, &today, input("adopted", act, text("первая"))).await.unwrap();
        let waiting = informing(&services, &later(&office.drafter, morning())).await.unwrap();
        assert_eq!(waiting.len(), 4);
        assert!(waiting.iter().all(|place| place.draft.is_none() && place.service == SERVICE));
    });
}

#[test]
fn the_whole_stock_is_entered_row_by_row_and_may_be_sent_again() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let other = EntryInput { code: "009-02-002".to_owned(), ..entry_input(office.ministry) };
        include_service(&services, &office.registrar, other).await.unwrap();
        let rows = || {
            vec![
                input("adopted", order("1", "2024-01-31"), text("первая")),
                input("cancelled", order("2", "2025-01-31"), Content::default()),
                EnterInput {
                    code: "none".to_owned(),
                    ..input("adopted", order("3", "2024-01-31"), text("чужая"))
                },
                EnterInput {
                    code: "009-02-002".to_owned(),
                    ..input("adopted", order("1", "2024-01-31"), text("другая"))
                },
                input("amended", order("1", "2024-01-31"), text("та же")),
            ]
        };
        let outlook = weigh_stock(&services, &office.registrar, &rows()).await.unwrap();
        let unknown = FieldProblem::new("code", "unknown_choice");
        let repeated = FieldProblem::new("order_number", "repeated_act");
        let expected = [
            StockOutlook::Enters,
            StockOutlook::Enters,
            StockOutlook::Unfit(vec![unknown.clone()]),
            StockOutlook::Enters,
            StockOutlook::Unfit(vec![repeated]),
        ];
        assert_eq!(outlook, expected, "a row counts on those above it");
        let done = enter_stock(&services, &office.registrar, rows()).await.unwrap();
        let expected = [
            StockOutcome::Entered(1),
            StockOutcome::Entered(2),
            StockOutcome::Unfit(vec![unknown.clone()]),
            StockOutcome::Entered(1),
            StockOutcome::Already,
        ];
        assert_eq!(done, expected, "a bad row keeps no good one back");
        let again = enter_stock(&services, &office.registrar, rows()).await.unwrap();
        let already = again.iter().filter(|outcome| **outcome == StockOutcome::Already).count();
        assert_eq!(already, 4);
        let filter = |without: bool| StockFilter { without, ..StockFilter::default() };
        let all = stock(&services, &office.registrar, &filter(false)).await.unwrap().items;
        let told: Vec<_> = all.iter().map(|line| (line.code.as_str(), line.acts)).collect();
        assert_eq!(told, [(SERVICE, 2), ("009-02-002", 1)]);
        assert!(all.iter().all(|line| line.today.is_some()));
        assert!(stock(&services, &office.registrar, &filter(true)).await.unwrap().items.is_empty());
        let denied = stock(&services, &office.drafter, &filter(false)).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
    });
}
