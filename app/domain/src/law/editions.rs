//! The editions of the law that Talqy knows. A later edition is one more record in [`EDITIONS`], in order of effect.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::edition::{LawEdition, RuleTerm, StartingEvent};
use super::rule::Rule;
use crate::time::Term;

static EDITIONS: [LawEdition; 1] = [EDITION_2016];

/// The wording of 2016: the last act named in the footnotes of Articles 12 to 17 and 25, which set the terms, is Law
/// No. 484-V of 6 April 2016, in force upon expiry of thirty calendar days after the day of its first official
/// publication. The text does not name that day; 9 May follows from publication on 8 April. Acts of 2018 and 2019
/// named in other footnotes left the terms as they were.
const EDITION_2016: LawEdition = LawEdition {
    id: Cow::Borrowed("88-v-2016"),
    effective_from: date(2016, 5, 9),
    source: Cow::Borrowed("No. 88-V of 15 April 2013 as amended by No. 484-V of 6 April 2016"),
    placement: term(Rule::R15_2, "Art. 15(2)", Term::business_days(5), StartingEvent::Inclusion),
    discussion: term(Rule::R15_3, "Art. 15(3)", Term::calendar_days(30), StartingEvent::Placement),
    approval: term(Rule::R13_2, "Art. 13(1)", Term::months(3), StartingEvent::Inclusion),
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
    RuleTerm { rule, article: Cow::Borrowed(article), term, event }
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
