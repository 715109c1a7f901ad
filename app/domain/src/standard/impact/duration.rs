//! Which of two terms lets the recipient wait longer.
//!
//! Minutes and hours run from the moment of the application. Days are counted from the day after it to the end of the
//! last one (R-T2), so that n calendar days take between 24n and 24(n+1) hours. n business days last n calendar days at
//! least and, in weeks without public holidays, at most n and two for every five begun: an application of Friday with a term
//! of one day waits till Monday. Holidays only lengthen them. One term is longer than another if it is never shorter on any
//! day and longer on some; where that cannot be said, the comparison is left open. Of a range the most counts: it is what is promised.

use super::{Effect, TermValue};
use crate::standard::TermUnit;

/// Whom the change of a term serves: a shorter one is better.
pub(super) fn effect(from: TermValue, to: TermValue) -> Effect {
    if from.unit == to.unit {
        return judge(u64::from(from.amount), u64::from(to.amount));
    }
    match (from.unit.counts_days(), to.unit.counts_days()) {
        (false, false) => judge(from.shortest_minutes(), to.shortest_minutes()),
        // Both begin on the same next day: compare in whole days.
        (true, true) => judge_ranges(from.days(), to.days()),
        _ => judge_ranges(from.minutes(), to.minutes()),
    }
}

/// The shortest and longest something can take.
type Range = (u64, u64);

fn judge(from: u64, to: u64) -> Effect {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Effect::Worse,
        std::cmp::Ordering::Equal => Effect::Neutral,
        std::cmp::Ordering::Greater => Effect::Better,
    }
}

fn judge_ranges(from: Range, to: Range) -> Effect {
    if from == to {
        Effect::Neutral
    } else if to.1 <= from.0 {
        Effect::Better
    } else if from.1 <= to.0 {
        Effect::Worse
    } else {
        Effect::Neutral
    }
}

impl TermUnit {
    const fn counts_days(self) -> bool {
        matches!(self, Self::BusinessDays | Self::CalendarDays | Self::Months)
    }
}

impl TermValue {
    /// Calendar days from the application to the last day, outside weeks with public holidays.
    fn days(self) -> Range {
        let amount = u64::from(self.amount);
        match self.unit {
            TermUnit::BusinessDays => (amount, amount + 2 * amount.div_ceil(5)),
            // The shortest month has 28 days; a run of them is a share of the year and never three days less.
            TermUnit::Months => ((amount * 28).max((amount * 365 / 12).saturating_sub(3)), amount * 31),
            _ => (amount, amount),
        }
    }

    fn minutes(self) -> Range {
        let amount = u64::from(self.amount);
        match self.unit {
            TermUnit::Minutes => (amount, amount),
            TermUnit::Hours => (amount * 60, amount * 60),
            TermUnit::BusinessDays | TermUnit::CalendarDays | TermUnit::Months => {
                let (shortest, longest) = self.days();
                (shortest * 24 * 60, (longest + 1) * 24 * 60)
            }
        }
    }

    fn shortest_minutes(self) -> u64 {
        self.minutes().0
    }
}

#[cfg(test)]
mod tests {
    use TermUnit::{BusinessDays, CalendarDays, Hours, Minutes, Months};

    use super::*;

    #[test]
    fn a_term_is_better_only_where_it_is_never_longer() {
        let table = [
            ((5, BusinessDays), (3, BusinessDays), Effect::Better),
            ((15, Minutes), (1, Hours), Effect::Worse),
            ((60, Minutes), (1, Hours), Effect::Neutral),
            // The same number in business days is never shorter and over a week-end longer.
            ((3, CalendarDays), (3, BusinessDays), Effect::Worse),
            ((3, BusinessDays), (3, CalendarDays), Effect::Better),
            ((10, CalendarDays), (5, BusinessDays), Effect::Better),
            ((7, CalendarDays), (5, BusinessDays), Effect::Better),
            // Five business days may be five or seven calendar days.
            ((6, CalendarDays), (5, BusinessDays), Effect::Neutral),
            ((5, BusinessDays), (6, CalendarDays), Effect::Neutral),
            ((1, BusinessDays), (15, Minutes), Effect::Better),
            ((2, Months), (1, Months), Effect::Better),
            ((1, Months), (20, BusinessDays), Effect::Better),
            ((1, Months), (30, CalendarDays), Effect::Neutral),
            ((28, CalendarDays), (1, Months), Effect::Worse),
            ((12, Months), (366, CalendarDays), Effect::Neutral),
            ((3, Months), (45, CalendarDays), Effect::Better),
            ((24, Hours), (1, CalendarDays), Effect::Worse),
            ((30, Hours), (1, CalendarDays), Effect::Neutral),
            ((48, Hours), (1, CalendarDays), Effect::Better),
            ((u32::MAX, BusinessDays), (u32::MAX, Hours), Effect::Better),
        ];
        for ((amount, unit), (new_amount, new_unit), expected) in table {
            let found = effect(
                TermValue { amount, unit, from: None },
                TermValue { amount: new_amount, unit: new_unit, from: None },
            );
            assert_eq!(found, expected, "{amount} {unit:?} -> {new_amount} {new_unit:?}");
        }
    }
}
