//! What a head types of an act, and its reading (RC-4).

use chrono::NaiveDate;

use super::day::{day, day_past};
use super::{Act, ActFault, Effect, Order, Publication, Registration, default_effect};
use crate::discussion::{TextProblem, screen_line};
use crate::form_fields::form_fields;

/// The longest number of an order or a registration, in characters.
const LONGEST_NUMBER: u32 = 60;
/// The longest name of who signed or of where it was published, in characters.
const LONGEST_NAME: u32 = 300;
/// The longest norm, in characters.
const LONGEST_NORM: u32 = 500;

form_fields! {
    /// One value for each field of the form of an act.
    pub struct ApprovalFields {
        /// The number of the order.
        order_number,
        /// Its date.
        order_on,
        /// Who signed it.
        signatory,
        /// The number of its registration at the Ministry of Justice.
        justice_number,
        /// The date of the registration.
        justice_on,
        /// Where it was first published officially.
        published_in,
        /// The date of that publication.
        published_on,
        /// The first day on which it is in force; blank for the one that follows from the publication.
        effective_on,
        /// The norm that sets another day than that one.
        effective_norm,
    }
}

/// The fields of the form, as they arrive; an empty string is a field left blank.
pub type ApprovalInput = ApprovalFields<String>;

const NAMES: ApprovalFields<&'static str> = ApprovalFields::NAMES;

impl ApprovalFields<String> {
    /// The act that the fields say. `today` is the legal date of the request. With registration and publication a day of effect
    /// that is left blank is the one that follows from the publication.
    ///
    /// # Errors
    /// Every field that cannot be taken, in the order of the form, with the code of its [`ActFault`].
    pub fn parse(&self, today: NaiveDate) -> Result<Act, Vec<(&'static str, &'static str)>> {
        let mut reader = ActReader { today, problems: Vec::new() };
        let order_on = reader.past(NAMES.order_on, &self.order_on);
        let order = reader.order(self, order_on);
        let registration = reader.registration(self, order_on);
        let publication = reader.publication(self, registration.as_ref());
        let effect = reader.effect(self, order_on, registration.as_ref(), publication.as_ref());
        match order {
            Some(order) if reader.problems.is_empty() => Ok(Act { order, registration, publication, effect }),
            _ => Err(reader.in_order()),
        }
    }

    fn registers(&self) -> bool {
        is_written(&self.justice_number) || is_written(&self.justice_on)
    }

    fn publishes(&self) -> bool {
        is_written(&self.published_in) || is_written(&self.published_on)
    }
}

impl From<&Act> for ApprovalInput {
    /// The form of an act that stands.
    fn from(act: &Act) -> Self {
        let registration = act.registration.as_ref();
        let publication = act.publication.as_ref();
        let effect = act.effect.as_ref();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            order_number: act.order.number.clone(),
            order_on: act.order.on.to_string(),
            signatory: act.order.signatory.clone(),
            justice_number: text(registration.map(|one| &one.number)),
            justice_on: date(registration.map(|one| one.on)),
            published_in: text(publication.map(|one| &one.place)),
            published_on: date(publication.map(|one| one.on)),
            effective_on: date(effect.map(|one| one.on)),
            effective_norm: text(effect.and_then(|one| one.norm.as_ref())),
        }
    }
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Collects the problems of all fields instead of stopping at the first.
struct ActReader {
    today: NaiveDate,
    problems: Vec<(&'static str, ActFault)>,
}

impl ActReader {
    /// The problems in the order of the form, of each field the first.
    fn in_order(self) -> Vec<(&'static str, &'static str)> {
        let of = |name: &str| self.problems.iter().find(|(field, _)| *field == name);
        NAMES.pairs().filter_map(|(name, _)| of(name)).map(|(field, fault)| (*field, fault.code())).collect()
    }

    fn read<T>(&mut self, field: &'static str, value: Result<T, ActFault>) -> Option<T> {
        value.map_err(|fault| self.problems.push((field, fault))).ok()
    }

    fn line(&mut self, field: &'static str, text: &str, limit: u32) -> Option<String> {
        let line = screen_line(text, limit).map_err(|problem| match problem {
            TextProblem::Empty => ActFault::Missing,
            TextProblem::TooLong => ActFault::TooLong,
            _ => ActFault::Unfit,
        });
        self.read(field, line)
    }

    fn past(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        let date = day_past(text, self.today);
        self.read(field, date)
    }

    /// Notes a date that lies before another one.
    fn follows(
        &mut self,
        field: &'static str,
        date: Option<NaiveDate>,
        other: Option<NaiveDate>,
        fault: ActFault,
    ) {
        if let (Some(date), Some(other)) = (date, other)
            && date < other
        {
            self.problems.push((field, fault));
        }
    }

    fn order(&mut self, input: &ApprovalInput, order_on: Option<NaiveDate>) -> Option<Order> {
        let number = self.line(NAMES.order_number, &input.order_number, LONGEST_NUMBER);
        let signatory = self.line(NAMES.signatory, &input.signatory, LONGEST_NAME);
        Some(Order { number: number?, on: order_on?, signatory: signatory? })
    }

    fn registration(&mut self, input: &ApprovalInput, order_on: Option<NaiveDate>) -> Option<Registration> {
        if !input.registers() {
            return None;
        }
        let number = self.line(NAMES.justice_number, &input.justice_number, LONGEST_NUMBER);
        let on = self.past(NAMES.justice_on, &input.justice_on);
        self.follows(NAMES.justice_on, on, order_on, ActFault::BeforeOrder);
        Some(Registration { number: number?, on: on? })
    }

    fn publication(
        &mut self,
        input: &ApprovalInput,
        registration: Option<&Registration>,
    ) -> Option<Publication> {
        if !input.publishes() {
            return None;
        }
        let place = self.line(NAMES.published_in, &input.published_in, LONGEST_NAME);
        let on = self.past(NAMES.published_on, &input.published_on);
        if !input.registers() {
            self.problems.push((NAMES.published_on, ActFault::NotRegistered));
        }
        self.follows(NAMES.published_on, on, registration.map(|one| one.on), ActFault::BeforeRegistration);
        Some(Publication { place: place?, on: on? })
    }

    fn effect(
        &mut self,
        input: &ApprovalInput,
        order_on: Option<NaiveDate>,
        registration: Option<&Registration>,
        publication: Option<&Publication>,
    ) -> Option<Effect> {
        let usual = publication.map(|one| default_effect(one.on));
        let norm = is_written(&input.effective_norm)
            .then(|| self.line(NAMES.effective_norm, &input.effective_norm, LONGEST_NORM))
            .flatten();
        if !is_written(&input.effective_on) {
            if is_written(&input.effective_norm) {
                self.problems.push((NAMES.effective_on, ActFault::Missing));
            }
            return usual.map(|on| Effect { on, norm: None });
        }
        let on = self.read(NAMES.effective_on, day(&input.effective_on))?;
        if !input.registers() {
            self.problems.push((NAMES.effective_on, ActFault::NotRegistered));
        } else if !input.publishes() {
            self.problems.push((NAMES.effective_on, ActFault::NotPublished));
        }
        let bounds = [
            (order_on, ActFault::BeforeOrder),
            (registration.map(|one| one.on), ActFault::BeforeRegistration),
            (publication.map(|one| one.on), ActFault::BeforePublication),
        ];
        for (bound, fault) in bounds {
            self.follows(NAMES.effective_on, Some(on), bound, fault);
        }
        if usual.is_some_and(|usual| usual != on) && !is_written(&input.effective_norm) {
            self.problems.push((NAMES.effective_norm, ActFault::NormMissing));
        }
        Some(Effect { on, norm })
    }
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
