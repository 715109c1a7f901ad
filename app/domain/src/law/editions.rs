//! The editions of the law that Talqy knows. A later edition is one more record in [`EDITIONS`], in order of effect.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::edition::{LastDay, LawEdition, RuleTerm};
use super::event::StartingEvent;
use super::rule::Rule;
use crate::time::Term;

static EDITIONS: [LawEdition; 1] = [EDITION_2016];

/// The wording of 2016: the last act named in the footnotes of Articles 12 to 17 and 25, which set the terms, is Law
/// No. 484-V of 6 April 2016, in force upon expiry of thirty calendar days after the day of its first official
/// publication. The text does not name that day; 9 May follows from publication on 8 April. Acts of 2018 and 2019
/// named in other footnotes left the terms as they were. The text says nothing of a last day that is no business day, so
/// no term moves (R-T2).
const EDITION_2016: LawEdition = LawEdition {
    id: Cow::Borrowed("88-v-2016"),
    effective_from: date(2016, 5, 9),
    source: Cow::Borrowed("No. 88-V of 15 April 2013 as amended by No. 484-V of 6 April 2016"),
    placement: term(Rule::R15_2, "Art. 15(2)", Term::business_days(5), StartingEvent::Inclusion),
    discussion: term(Rule::R15_3, "Art. 15(3)", Term::calendar_days(30), StartingEvent::Placement),
    approval: term(Rule::R13_2, "Art. 13(1)", Term::months(3), StartingEvent::RegisterApproval),
    informing: term(Rule::R23_2, "Art. 23(2)", Term::business_days(3), StartingEvent::Approval),
    regulation: term(Rule::R16_1, "Art. 16(1)", Term::calendar_days(30), StartingEvent::TakingEffect),
    complaint_answer: term(
        Rule::R25_1,
        "Art. 25(2)",
        Term::business_days(5),
        StartingEvent::ComplaintRegistration,
    ),
    complaint_answer_authorized: term(
        Rule::R25_1,
        "Art. 25(2)",
        Term::business_days(15),
        StartingEvent::ComplaintRegistration,
    ),
    complaint_extension: term(Rule::R25_1, "Art. 25(4)", Term::business_days(10), StartingEvent::AnswerDue),
    complaint_extension_notice: term(
        Rule::R25_1,
        "Art. 25(4)",
        Term::business_days(3),
        StartingEvent::Extension,
    ),
};

const fn term(rule: Rule, article: &'static str, term: Term, event: StartingEvent) -> RuleTerm {
    RuleTerm { rule, article: Cow::Borrowed(article), term, event, last_day: LastDay::Stays }
}

const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        // Evaluated by the compiler: a date that does not exist stops the build.
        None => panic!("an edition must take effect on a date that exists"),
    }
}

/// Every edition, in order of effect.
pub fn editions() -> &'static [LawEdition] {
    &EDITIONS
}

/// The edition of a stable name.
pub fn edition(id: &str) -> Option<&'static LawEdition> {
    EDITIONS.iter().find(|edition| edition.id == id)
}

/// The edition in force on a legal date. Before the first edition known here, that first edition is given.
pub fn in_force_on(date: NaiveDate) -> &'static LawEdition {
    let [first, later @ ..] = &EDITIONS;
    later.iter().take_while(|edition| edition.effective_from <= date).last().unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{BusinessCalendar, LegalZone, Unit};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_shipped_edition_sets_the_terms_of_the_law() {
        let terms: Vec<_> = in_force_on(day("2026-03-02"))
            .terms()
            .map(|set| (set.rule.code(), set.term.amount, set.term.unit))
            .into();
        assert_eq!(
            terms,
            [
                ("R15-2", 5, Unit::BusinessDays),
                ("R15-3", 30, Unit::CalendarDays),
                ("R13-2", 3, Unit::Months),
                ("R23-2", 3, Unit::BusinessDays),
                ("R16-1", 30, Unit::CalendarDays),
                ("R25-1", 5, Unit::BusinessDays),
                ("R25-1", 15, Unit::BusinessDays),
                ("R25-1", 10, Unit::BusinessDays),
                ("R25-1", 3, Unit::BusinessDays),
            ]
        );
    }

    #[test]
    fn each_term_gives_its_deadline() {
        let calendar = BusinessCalendar::shipped();
        let law = in_force_on(day("2026-03-02"));
        for (term, event_on, due_on) in [
            (&law.placement, "2026-03-02", "2026-03-10"),
            (&law.discussion, "2026-03-02", "2026-04-01"),
            (&law.approval, "2026-03-02", "2026-06-02"),
            (&law.informing, "2026-04-29", "2026-05-05"),
            (&law.regulation, "2026-06-02", "2026-07-02"),
            (&law.complaint_answer, "2026-05-04", "2026-05-13"),
            (&law.complaint_answer_authorized, "2026-06-01", "2026-06-22"),
            (&law.complaint_extension, "2026-06-22", "2026-07-07"),
            (&law.complaint_extension_notice, "2026-10-22", "2026-10-28"),
        ] {
            let deadline = term.deadline(day(event_on), &calendar);
            assert_eq!(deadline.due_on, day(due_on), "{} from {event_on}", term.article);
        }
    }

    #[test]
    fn r13_2_approval_is_due_within_three_months() {
        let approval = &in_force_on(day("2025-11-30")).approval;
        assert_eq!(
            approval.deadline(day("2025-11-30"), &BusinessCalendar::shipped()).due_on,
            day("2026-02-28")
        );
    }

    #[test]
    fn r12_3_placement_starts_from_inclusion_and_approval_from_the_approval_of_the_register() {
        let law = in_force_on(day("2026-03-02"));
        let events = (law.placement.event, law.approval.event);
        assert_eq!(events, (StartingEvent::Inclusion, StartingEvent::RegisterApproval));
    }

    #[test]
    fn an_edition_is_found_by_name_and_by_date() {
        assert_eq!(edition("88-v-2016"), editions().first());
        assert_eq!(edition("88-v-2099"), None);
        assert_eq!(in_force_on(day("2016-05-09")).id, "88-v-2016");
        assert_eq!(in_force_on(day("2010-01-01")).id, "88-v-2016");
        assert!(editions().is_sorted_by_key(|edition| edition.effective_from));
    }

    #[test]
    fn r15_3_a_later_edition_with_a_window_in_business_days_is_only_a_record() {
        // A made-up edition, read from plain data: nothing else changes.
        let mut record = serde_json::to_value(in_force_on(day("2026-03-02"))).unwrap();
        record["id"] = "made-up".into();
        record["effective_from"] = "2027-01-01".into();
        record["discussion"]["term"] = serde_json::json!({ "amount": 10, "unit": "business_days" });
        record["discussion"]["article"] = "Art. 15-1(2)".into();
        let later: LawEdition = serde_json::from_value(record).unwrap();
        let deadline = later.discussion.deadline(day("2026-03-02"), &BusinessCalendar::shipped());
        assert_eq!(deadline.due_on, day("2026-03-17"));
        assert_eq!(
            (deadline.rule, deadline.article.as_ref(), deadline.skipped.len()),
            (Rule::R15_3, "Art. 15-1(2)", 5)
        );
        assert!(
            deadline
                .derivation_en(LegalZone::default())
                .starts_with("placed 2 March 2026; day 1 is 3 March 2026; ten business days")
        );
        assert_eq!(later.placement, in_force_on(day("2026-03-02")).placement);
    }

    #[test]
    fn r_t2_whether_the_last_day_moves_is_a_fact_of_the_edition_term_by_term() {
        let (law, calendar) = (in_force_on(day("2026-03-02")), BusinessCalendar::shipped());
        assert!(law.terms().iter().all(|set| set.last_day == LastDay::Stays));
        // Thirty days from Thursday 5 February 2026 end on Saturday 7 March; the next business day is Tuesday the 10th.
        let ends = |set: &RuleTerm| set.deadline(day("2026-02-05"), &calendar);
        assert_eq!(
            (ends(&law.discussion).due_on, ends(&law.discussion).moved_from),
            (day("2026-03-07"), None)
        );
        let mut record = serde_json::to_value(law).unwrap();
        record["discussion"]["last_day"] = "moves".into();
        let later: LawEdition = serde_json::from_value(record).unwrap();
        let moved = ends(&later.discussion);
        assert_eq!((moved.due_on, moved.moved_from), (day("2026-03-10"), Some(day("2026-03-07"))));
        assert!(
            moved
                .derivation_en(LegalZone::default())
                .contains("7 March 2026 is no business day: moved to the next one")
        );
        assert_eq!(ends(&later.approval), ends(&law.approval));
        // A last day that is worked stays, and a record without the fact says that nothing moves.
        assert_eq!(later.discussion.deadline(day("2026-03-02"), &calendar).moved_from, None);
        let mut silent = serde_json::to_value(law).unwrap();
        silent["discussion"].as_object_mut().unwrap().remove("last_day");
        assert_eq!(&serde_json::from_value::<LawEdition>(silent).unwrap(), law);
    }
}
