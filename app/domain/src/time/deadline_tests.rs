use super::*;
use crate::law::in_force_on;
use crate::time::CalendarDay;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn placement(included_on: &str) -> Deadline {
    let included_on = date(included_on);
    in_force_on(included_on).placement.deadline(included_on, &BusinessCalendar::shipped())
}

#[test]
fn r15_2_placement_is_due_within_five_business_days() {
    let deadline = placement("2024-05-03");
    assert_eq!((deadline.rule, deadline.article.as_ref()), (Rule::R15_2, "Art. 15(2)"));
    assert_eq!(deadline.first_day, date("2024-05-04"));
    assert_eq!(deadline.due_on, date("2024-05-14"));
    assert_eq!(deadline.worked, [date("2024-05-04")]);
    let skipped: Vec<_> =
        deadline.skipped.iter().map(|day| (day.date.to_string(), day.reason.clone())).collect();
    assert_eq!(
        skipped,
        [
            ("2024-05-05".to_owned(), SkipReason::Weekend),
            ("2024-05-07".to_owned(), SkipReason::Holiday("Defender of the Fatherland Day".to_owned())),
            ("2024-05-08".to_owned(), SkipReason::DayOff("Day off (substituted from 05/04/2024)".to_owned())),
            ("2024-05-09".to_owned(), SkipReason::Holiday("Victory Day".to_owned())),
            ("2024-05-11".to_owned(), SkipReason::Weekend),
            ("2024-05-12".to_owned(), SkipReason::Weekend),
        ]
    );
    assert!(deadline.warnings.is_empty());
}

#[test]
fn r15_3_window_is_thirty_calendar_days() {
    let deadline =
        in_force_on(date("2026-03-02")).discussion.deadline(date("2026-03-02"), &BusinessCalendar::shipped());
    let zone = LegalZone::default();
    assert_eq!(deadline.due_on, date("2026-04-01"));
    assert_eq!(deadline.ends_at(zone).to_rfc3339(), "2026-04-01T19:00:00+00:00");
    assert!(deadline.skipped.is_empty() && deadline.warnings.is_empty());
    assert_eq!(
        deadline.derivation_en(zone),
        "placed 2 March 2026; day 1 is 3 March 2026; thirty calendar days; ends 1 April 2026 24:00, Asia/Almaty"
    );
}

#[test]
fn r_t3_a_year_without_a_calendar_is_told() {
    let deadline = placement("2027-12-30");
    assert_eq!(deadline.due_on, date("2028-01-06"));
    assert_eq!(deadline.warnings, [Warning::NoCalendar { year: 2028 }]);
    assert!(
        deadline
            .derivation_en(LegalZone::default())
            .ends_with("no business calendar for 2028: only weekends left out")
    );
    // The day of the event does not count, so its year need not be known.
    assert!(placement("2023-12-31").warnings.is_empty());
    // A window in calendar days needs no calendar.
    let discussion = &in_force_on(date("2027-12-30")).discussion;
    assert!(discussion.deadline(date("2027-12-30"), &BusinessCalendar::shipped()).warnings.is_empty());
}

#[test]
fn r_t3_an_estimated_feast_in_or_next_to_the_term_is_told() {
    let mut calendar = BusinessCalendar::shipped();
    let estimated =
        |day: &CalendarDay| CalendarDay { estimated: day.date == date("2026-05-27"), ..day.clone() };
    let days = calendar.days_of(2026).map(estimated).collect();
    calendar.replace_year(2026, days);
    let placement = |on: &str| in_force_on(date(on)).placement.deadline(date(on), &calendar);
    let feast = || [Warning::Estimated { date: date("2026-05-27"), name: "Eid al-Adha".to_owned() }];
    assert_eq!(placement("2026-05-25").due_on, date("2026-06-02"));
    assert_eq!(placement("2026-05-25").warnings, feast());
    assert_eq!(placement("2026-05-19").due_on, date("2026-05-26"));
    assert_eq!(placement("2026-05-19").warnings, feast());
    assert!(placement("2026-05-18").warnings.is_empty());
}

#[test]
fn r_t3_the_english_derivation_tells_every_day_that_does_not_count() {
    assert_eq!(
        placement("2026-03-02").derivation_en(LegalZone::default()),
        "included in the register 2 March 2026; day 1 is 3 March 2026; five business days; \
         ends 10 March 2026 24:00, Asia/Almaty; not counted: 7 March 2026 (weekend), 8 March 2026 \
         (International Women's Day), 9 March 2026 (International Women's Day (observed))"
    );
    assert!(
        placement("2024-05-03")
            .derivation_en(LegalZone::default())
            .ends_with("; worked weekend days: 4 May 2024")
    );
}

#[test]
fn r15_2_a_deadline_stands_differently_each_day() {
    let deadline = placement("2026-03-02");
    let calendar = BusinessCalendar::shipped();
    let standing = |met: Option<&str>, today: &str| deadline.standing(met.map(date), date(today), &calendar);
    assert_eq!(standing(None, "2026-03-02"), Standing::Due { business_days_left: 5, calendar_days_left: 8 });
    assert_eq!(standing(None, "2026-03-08"), Standing::Due { business_days_left: 1, calendar_days_left: 2 });
    assert_eq!(standing(None, "2026-03-10"), Standing::DueToday);
    assert_eq!(standing(None, "2026-03-11"), Standing::Overdue { days: 1 });
    let on = date("2026-03-10");
    assert_eq!(standing(Some("2026-03-10"), "2026-04-01"), Standing::Met { on });
    let on = date("2026-03-12");
    assert_eq!(standing(Some("2026-03-12"), "2026-04-01"), Standing::MetLate { on, days: 2 });
    assert!(standing(None, "2026-03-11").is_late() && !standing(None, "2026-03-10").is_late());
}

#[test]
fn a_deadline_survives_being_written_and_read() {
    for deadline in [placement("2024-05-03"), placement("2027-12-30"), placement("2026-05-25")] {
        let text = serde_json::to_string(&deadline).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), deadline);
    }
}
