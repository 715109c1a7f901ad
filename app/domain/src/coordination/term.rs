//! How long a body has for its answer: a setting of the administrator, which the law leaves open.

use crate::time::Term;

/// The business days in which a body answers for which no others were set.
pub const ANSWER_DAYS: u32 = 10;

/// The longest term that can be set for a body, in business days: about a quarter of a year.
pub const LONGEST_ANSWER_DAYS: u32 = 60;

/// The term in which a body answers: the days that were set for it, if they are a term, else [`ANSWER_DAYS`].
pub fn answer_term(set: Option<i64>) -> Term {
    let days = set.and_then(|days| u32::try_from(days).ok());
    let days = days.filter(|days| (1..=LONGEST_ANSWER_DAYS).contains(days));
    Term::business_days(days.unwrap_or(ANSWER_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_answers_in_the_days_that_were_set_for_it_or_in_ten() {
        let table =
            [(None, 10), (Some(15), 15), (Some(60), 60), (Some(0), 10), (Some(-3), 10), (Some(61), 10)];
        for (set, days) in table {
            assert_eq!(answer_term(set), Term::business_days(days), "{set:?}");
        }
    }
}
