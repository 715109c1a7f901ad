//! The derivation of a deadline in plain English, for machines that read the open interface.

use chrono::NaiveDate;

use super::deadline::{Deadline, SkipReason, Warning};
use super::term::Unit;
use super::zone::LegalZone;
use crate::law::StartingEvent;

const WORDS: [&str; 31] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "twenty-one",
    "twenty-two",
    "twenty-three",
    "twenty-four",
    "twenty-five",
    "twenty-six",
    "twenty-seven",
    "twenty-eight",
    "twenty-nine",
    "thirty",
];

impl Deadline {
    /// How the last day was found, in plain English: `placed 2 March 2026; day 1 is 3 March 2026; thirty calendar days;
    /// ends 1 April 2026 24:00, Asia/Almaty`. Days that do not count, worked weekend days and warnings follow.
    pub fn derivation_en(&self, zone: LegalZone) -> String {
        let mut parts = vec![
            format!("{} {}", event(self.event), day(self.event_on)),
            format!("day 1 is {}", day(self.first_day)),
            length(self),
        ];
        if let Some(ends) = self.moved_from {
            parts.push(format!("{} is no business day: moved to the next one", day(ends)));
        }
        parts.push(format!("ends {} 24:00, {zone}", day(self.due_on)));
        if !self.skipped.is_empty() {
            let skipped = self.skipped.iter().map(|skipped| match &skipped.reason {
                SkipReason::Weekend => format!("{} (weekend)", day(skipped.date)),
                SkipReason::Holiday(name) | SkipReason::DayOff(name) => {
                    format!("{} ({name})", day(skipped.date))
                }
            });
            parts.push(format!("not counted: {}", join(skipped)));
        }
        if !self.worked.is_empty() {
            parts.push(format!("worked weekend days: {}", join(self.worked.iter().copied().map(day))));
        }
        parts.extend(self.warnings.iter().map(|warning| match warning {
            Warning::NoCalendar { year } => {
                format!("no business calendar for {year}: only weekends left out")
            }
            Warning::Estimated { date, name } => format!("{} ({name}) is an estimated date", day(*date)),
        }));
        parts.join("; ")
    }
}

const fn event(event: StartingEvent) -> &'static str {
    match event {
        StartingEvent::Inclusion => "included in the register",
        StartingEvent::RegisterApproval => "register or its addition approved",
        StartingEvent::Placement => "placed",
        StartingEvent::Approval => "approved or changed",
        StartingEvent::TakingEffect => "took effect",
        StartingEvent::ComplaintRegistration => "complaint registered",
        StartingEvent::AnswerDue => "answer was due",
        StartingEvent::Extension => "term extended",
    }
}

fn length(deadline: &Deadline) -> String {
    let amount = deadline.term.amount;
    let number = usize::try_from(amount)
        .ok()
        .and_then(|index| WORDS.get(index))
        .map_or_else(|| amount.to_string(), ToString::to_string);
    let unit = match deadline.term.unit {
        Unit::BusinessDays => "business day",
        Unit::CalendarDays => "calendar day",
        Unit::Months => "month",
    };
    format!("{number} {unit}{}", if amount == 1 { "" } else { "s" })
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
