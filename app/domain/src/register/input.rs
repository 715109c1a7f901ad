//! What a registrar types, and its reading as an entry (R12-1).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{ProviderName, Recipients, ServiceEntry};
use crate::body::BodyId;
use crate::discussion::{TextProblem, screen_line};
use crate::language::Localized;
use crate::standard::ServiceForm;

/// The longest code of a service, in characters.
const LONGEST_CODE: usize = 20;
/// The longest name of a service or provider, in characters.
const LONGEST_NAME: u32 = 1_000;

/// The fields of the register form, exactly as typed. Given back unchanged with the problems, so that nothing has to be
/// typed twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryInput {
    /// The code of the service.
    pub code: String,
    /// The name in Kazakh.
    pub name_kk: String,
    /// The name in Russian.
    pub name_ru: String,
    /// The name in English; may be blank.
    pub name_en: String,
    /// The code of [`Recipients`].
    pub recipients: String,
    /// The number of the developing body.
    pub developing_body: String,
    /// The providers, one a line: "Kazakh | Russian | English | number of the body"; the last two may be left out.
    pub providers: String,
    /// A tick ("on", "true", "yes", "1") if the State Corporation takes part; anything else is no.
    pub through_state_corporation: String,
    /// A tick if the portal takes part.
    pub through_portal: String,
    /// The codes of [`ServiceForm`].
    pub forms: Vec<String>,
    /// A tick if the service is paid.
    pub paid: String,
    /// The date of inclusion, "2026-03-02" or "02.03.2026".
    pub included_on: String,
}

/// A field of the register form.
pub type EntryField = &'static str;

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct EntryProblem {
    /// The name of the field in [`EntryInput`]; "places" for the two ticks together.
    pub field: EntryField,
    /// What is wrong with it.
    pub problem: EntryFieldProblem,
}

/// What can be wrong with a field of the register form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryFieldProblem {
    /// Nothing was typed.
    Missing,
    /// Longer than the register takes.
    TooLong,
    /// The code holds something else than letters, digits, dots and dashes.
    MalformedCode,
    /// The choice is none of those offered.
    UnknownChoice,
    /// The number of the body is no number.
    MalformedBody,
    /// A provider's line lacks its name in Kazakh or Russian, or has too many parts.
    MalformedProvider,
    /// Neither the State Corporation nor the portal takes part, and no paper form lets the provider accept applications.
    NoPlace,
    /// The text is no date.
    MalformedDate,
    /// The date lies after today.
    DateInFuture,
    /// It holds characters that cannot be stored: controls, overrides of the reading direction, piles of marks.
    Unfit,
}

impl EntryFieldProblem {
    /// Every problem; the site has words for each code.
    pub const ALL: [Self; 10] = [
        Self::Missing,
        Self::TooLong,
        Self::MalformedCode,
        Self::UnknownChoice,
        Self::MalformedBody,
        Self::MalformedProvider,
        Self::NoPlace,
        Self::MalformedDate,
        Self::DateInFuture,
        Self::Unfit,
    ];

    /// The stable name, a key of the interface's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too_long",
            Self::MalformedCode => "malformed_code",
            Self::UnknownChoice => "unknown_choice",
            Self::MalformedBody => "malformed_body",
            Self::MalformedProvider => "malformed_provider",
            Self::NoPlace => "no_place",
            Self::MalformedDate => "malformed_date",
            Self::DateInFuture => "date_in_future",
            Self::Unfit => "unfit",
        }
    }
}

impl EntryInput {
    /// The entry the fields say. `today` is the date of the request in the time zone of the installation.
    ///
    /// # Errors
    /// Every field that does not satisfy R12-1, in the order of the form.
    pub fn parse(self, today: NaiveDate) -> Result<ServiceEntry, Vec<EntryProblem>> {
        let mut reader = EntryReader::default();
        let code = reader.read("code", code(&self.code));
        let kk = reader.read("name_kk", name(&self.name_kk));
        let ru = reader.read("name_ru", name(&self.name_ru));
        let en = reader.read("name_en", optional_name(&self.name_en));
        let recipients = reader.read("recipients", choice(&self.recipients, Recipients::from_code));
        let developing_body = reader.read("developing_body", body(&self.developing_body));
        let providers = reader.read("providers", providers(&self.providers));
        let forms = reader.read("forms", forms(&self.forms));
        let through_state_corporation = ticked(&self.through_state_corporation);
        let through_portal = ticked(&self.through_portal);
        let places = place(through_state_corporation || through_portal, forms.as_deref());
        let places = reader.read("places", places);
        let included_on = reader.read("included_on", included_on(&self.included_on, today));
        let entry = || {
            places?;
            Some(ServiceEntry {
                code: code?,
                name: Localized { kk: kk?, ru: ru?, en: en? },
                recipients: recipients?,
                developing_body: developing_body?,
                providers: providers?,
                through_state_corporation,
                through_portal,
                forms: forms?,
                paid: ticked(&self.paid),
                included_on: included_on?,
            })
        };
        entry().ok_or(reader.problems)
    }
}

/// Collects the problems of all fields instead of stopping at the first.
#[derive(Default)]
struct EntryReader {
    problems: Vec<EntryProblem>,
}

impl EntryReader {
    fn read<T>(&mut self, field: EntryField, value: Result<T, EntryFieldProblem>) -> Option<T> {
        value.map_err(|problem| self.problems.push(EntryProblem { field, problem })).ok()
    }
}

fn code(text: &str) -> Result<String, EntryFieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EntryFieldProblem::Missing);
    }
    if text.chars().count() > LONGEST_CODE {
        return Err(EntryFieldProblem::TooLong);
    }
    // The code stands in addresses: Latin letters only, and no "." or ".." by itself.
    let fits =
        text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '.' | '-'));
    let starts = text.starts_with(|character: char| character.is_ascii_alphanumeric());
    if fits && starts { Ok(text.to_owned()) } else { Err(EntryFieldProblem::MalformedCode) }
}

fn name(text: &str) -> Result<String, EntryFieldProblem> {
    let name = optional_name(text)?;
    if name.is_empty() { Err(EntryFieldProblem::Missing) } else { Ok(name) }
}

/// A name on one line, its white space single.
fn optional_name(text: &str) -> Result<String, EntryFieldProblem> {
    match screen_line(text, LONGEST_NAME) {
        Ok(name) => Ok(name),
        Err(TextProblem::Empty) => Ok(String::new()),
        Err(TextProblem::TooLong) => Err(EntryFieldProblem::TooLong),
        Err(_) => Err(EntryFieldProblem::Unfit),
    }
}

fn choice<T>(text: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<T, EntryFieldProblem> {
    match text.trim() {
        "" => Err(EntryFieldProblem::Missing),
        text => from_code(text).ok_or(EntryFieldProblem::UnknownChoice),
    }
}

fn body(text: &str) -> Result<BodyId, EntryFieldProblem> {
    match text.trim() {
        "" => Err(EntryFieldProblem::Missing),
        text => match text.parse() {
            Ok(number) if number > 0 => Ok(BodyId(number)),
            _ => Err(EntryFieldProblem::MalformedBody),
        },
    }
}

fn providers(text: &str) -> Result<Vec<ProviderName>, EntryFieldProblem> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let providers = lines.map(provider).collect::<Result<Vec<_>, _>>()?;
    if providers.is_empty() { Err(EntryFieldProblem::Missing) } else { Ok(providers) }
}

fn provider(line: &str) -> Result<ProviderName, EntryFieldProblem> {
    let mut parts = line.split('|');
    let mut next = || optional_name(parts.next().unwrap_or_default());
    let (kk, ru, en, number) = (next()?, next()?, next()?, next()?);
    if kk.is_empty() || ru.is_empty() || parts.next().is_some() {
        return Err(EntryFieldProblem::MalformedProvider);
    }
    let body = if number.is_empty() { None } else { Some(body(&number)?) };
    Ok(ProviderName { body, name: Localized { kk, ru, en } })
}

fn forms(codes: &[String]) -> Result<Vec<ServiceForm>, EntryFieldProblem> {
    let mut forms = Vec::new();
    for code in codes.iter().filter(|code| !code.trim().is_empty()) {
        let form = choice(code, ServiceForm::from_code)?;
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    if forms.is_empty() { Err(EntryFieldProblem::Missing) } else { Ok(forms) }
}

/// Applications have to be accepted somewhere: by the State Corporation, on the portal or, on paper, by the provider
/// itself (Art. 12(2)). Unreadable forms are a problem of their own.
fn place(ticked: bool, forms: Option<&[ServiceForm]>) -> Result<(), EntryFieldProblem> {
    let by_provider = forms.is_none_or(|forms| forms.contains(&ServiceForm::Paper));
    if ticked || by_provider { Ok(()) } else { Err(EntryFieldProblem::NoPlace) }
}

fn ticked(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "on" | "true" | "yes" | "1")
}

fn included_on(text: &str, today: NaiveDate) -> Result<NaiveDate, EntryFieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EntryFieldProblem::Missing);
    }
    let date =
        ["%Y-%m-%d", "%d.%m.%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    match date {
        // The law is of 2013; an earlier year, or one of two digits, is a slip of the hand.
        Some(date) if date.year() < 2000 => Err(EntryFieldProblem::MalformedDate),
        Some(date) if date > today => Err(EntryFieldProblem::DateInFuture),
        Some(date) => Ok(date),
        None => Err(EntryFieldProblem::MalformedDate),
    }
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
