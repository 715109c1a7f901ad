//! Feasts that come once in so many years, as iCalendar repeats them (RFC 5545, 3.3.10).

use chrono::{Datelike, NaiveDate};

use super::problem::ImportReason;
use super::{CalendarDay, DayKind};

/// A feast that comes once in so many years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Yearly {
    /// By what other events of the file name it.
    pub(super) uid: String,
    /// When it began.
    pub(super) start: NaiveDate,
    /// How many days it lasts.
    pub(super) length: usize,
    /// How it comes again.
    pub(super) rule: YearlyRule,
    /// The dates on which it does not come.
    pub(super) except: Vec<NaiveDate>,
    /// What its days are.
    pub(super) kind: DayKind,
    /// What it is called.
    pub(super) name: String,
    /// Whether its date is an estimate.
    pub(super) estimated: bool,
}

/// How a feast comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearlyRule {
    every: u32,
    count: Option<u32>,
    until: Option<NaiveDate>,
    month: Option<u32>,
    day: Option<u32>,
}

impl YearlyRule {
    /// The rule of the value of `RRULE`.
    pub(super) fn parse(value: &str) -> Result<Self, ImportReason> {
        let mut rule = Self { every: 1, count: None, until: None, month: None, day: None };
        let mut is_yearly = false;
        for part in value.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, said) = part.split_once('=').ok_or(ImportReason::Repeats)?;
            let number =
                || said.parse::<u32>().ok().filter(|number| *number > 0).ok_or(ImportReason::Repeats);
            match name.to_ascii_uppercase().as_str() {
                "FREQ" => is_yearly = said.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => rule.every = number()?,
                "COUNT" => rule.count = Some(number()?),
                "UNTIL" => {
                    let date = said.get(..8).and_then(|date| NaiveDate::parse_from_str(date, "%Y%m%d").ok());
                    rule.until = Some(date.ok_or(ImportReason::Repeats)?);
                }
                "BYMONTH" => rule.month = Some(number()?),
                "BYMONTHDAY" => rule.day = Some(number()?),
                "WKST" => {}
                _ => return Err(ImportReason::Repeats),
            }
        }
        if is_yearly { Ok(rule) } else { Err(ImportReason::Repeats) }
    }

    /// Whether it means the day on which the feast began.
    pub(super) fn fits(&self, start: NaiveDate) -> bool {
        self.month.is_none_or(|month| month == start.month()) && self.day.is_none_or(|day| day == start.day())
    }
}

impl Yearly {
    /// Its days in a year.
    pub(super) fn days_of(&self, year: i32) -> Vec<CalendarDay> {
        // A feast may begin in the last days of the year before.
        let starts = [year.checked_sub(1), Some(year)].into_iter().flatten();
        let dates = starts
            .filter_map(|year| self.start_in(year))
            .flat_map(|start| start.iter_days().take(self.length))
            .filter(|date| date.year() == year);
        dates
            .map(|date| CalendarDay {
                date,
                kind: self.kind,
                name: self.name.clone(),
                estimated: self.estimated,
            })
            .collect()
    }

    fn start_in(&self, year: i32) -> Option<NaiveDate> {
        let passed = u32::try_from(year.checked_sub(self.start.year())?).ok()?;
        let is_turn = passed.checked_rem(self.rule.every)? == 0;
        let turn = passed.checked_div(self.rule.every)?;
        let start = self.start.with_year(year)?;
        let comes = is_turn
            && self.rule.count.is_none_or(|count| turn < count)
            && self.rule.until.is_none_or(|until| start <= until)
            && !self.except.contains(&start);
        comes.then_some(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feast(start: &str, rule: &str, length: usize) -> Yearly {
        Yearly {
            uid: String::new(),
            start: start.parse().unwrap(),
            length,
            rule: YearlyRule::parse(rule).unwrap(),
            except: vec!["2030-03-08".parse().unwrap()],
            kind: DayKind::Holiday,
            name: "A".to_owned(),
            estimated: false,
        }
    }

    fn dates(feast: &Yearly, year: i32) -> Vec<String> {
        feast.days_of(year).iter().map(|day| day.date.to_string()).collect()
    }

    #[test]
    fn r_t3_a_yearly_rule_gives_the_days_of_the_year_that_is_asked_for() {
        let none: [&str; 0] = [];
        let women = feast("2020-03-08", "FREQ=YEARLY;INTERVAL=1;BYMONTH=3;BYMONTHDAY=8;WKST=MO", 1);
        assert_eq!(dates(&women, 2027), ["2027-03-08"]);
        assert_eq!(dates(&women, 2019), none);
        assert_eq!(dates(&women, 2030), none, "left out");
        let two = feast("2015-12-31", "FREQ=YEARLY", 3);
        assert_eq!(dates(&two, 2027), ["2027-01-01", "2027-01-02", "2027-12-31"]);
        assert_eq!(dates(&two, 2015), ["2015-12-31"]);
        assert_eq!(dates(&feast("2020-01-07", "FREQ=YEARLY;INTERVAL=2", 1), 2027), none);
        assert_eq!(dates(&feast("2020-01-07", "FREQ=YEARLY;COUNT=3", 1), 2023), none);
        assert_eq!(dates(&feast("2020-01-07", "FREQ=YEARLY;UNTIL=20221231T000000Z", 1), 2023), none);
        assert_eq!(dates(&feast("2024-02-29", "FREQ=YEARLY", 1), 2027), none);
    }

    #[test]
    fn r_t3_other_rules_are_refused() {
        for rule in ["FREQ=DAILY", "FREQ=YEARLY;BYDAY=1MO", "FREQ=YEARLY;INTERVAL=0", "COUNT=1", "x", ""] {
            assert_eq!(YearlyRule::parse(rule), Err(ImportReason::Repeats), "{rule}");
        }
        let rule = YearlyRule::parse("FREQ=YEARLY;BYMONTH=4").unwrap();
        assert!(!rule.fits("2020-03-08".parse().unwrap()));
    }
}
