//! What a registrar types, and its reading as an entry (R12-1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::accepting::{accepting, names_state_corporation};
use super::act::{TypedAct, act};
use super::entry::{ProviderName, Recipients, ServiceEntry};
use super::field::{choice, line, past_date};
use super::problem::{EntryFieldProblem, EntryProblem, EntryReader};
use crate::body::BodyId;
use crate::language::Localized;
use crate::standard::ServiceForm;
use crate::yes_no::yes_or_no;

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
    /// The organisations that accept applications, one a line: "Kazakh | Russian | English"; may be blank.
    pub accepting: String,
    /// Yes or no in any of the three languages, "on" of a ticked box; empty is no: whether the State Corporation takes part.
    pub through_state_corporation: String,
    /// Whether the portal takes part, said likewise.
    pub through_portal: String,
    /// The codes of [`ServiceForm`].
    pub forms: Vec<String>,
    /// Whether the service is paid, said likewise.
    pub paid: String,
    /// The date of inclusion, "2026-03-02" or "02.03.2026".
    pub included_on: String,
    /// The date on which the register, or the addition to it, was approved; blank if it is the date of inclusion (R12-3).
    pub approved_on: String,
    /// The code of the [`ActKind`](super::ActKind) of the approving act; the four fields may be blank together (R12-2).
    pub act_kind: String,
    /// The number of the act.
    pub act_number: String,
    /// The date of the act.
    pub act_on: String,
    /// The address of the page on which the act can be read; may be blank.
    pub act_address: String,
    /// Why a date of an entry that stands is corrected; may be blank where none is (R12-3).
    pub date_reason: String,
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
        let en = reader.read("name_en", line(&self.name_en, LONGEST_NAME));
        let recipients = reader.read("recipients", choice(&self.recipients, Recipients::from_code));
        let developing_body = reader.read("developing_body", body(&self.developing_body));
        let providers = reader.read("providers", providers(&self.providers));
        let forms = reader.read("forms", forms(&self.forms));
        let accepting = reader.read("accepting", accepting(&self.accepting));
        let organisations = accepting.as_deref().unwrap_or_default();
        let answered = reader.read("through_state_corporation", answer(&self.through_state_corporation));
        let through_state_corporation =
            answered.map(|answered| answered || names_state_corporation(organisations));
        let through_portal = reader.read("through_portal", answer(&self.through_portal));
        // A word that is not understood is a problem already; it need not be one of the places too.
        let is_named = through_state_corporation.unwrap_or(true)
            || through_portal.unwrap_or(true)
            || !self.accepting.trim().is_empty();
        let places = place(is_named, forms.as_deref());
        let places = reader.read("places", places);
        let paid = reader.read("paid", answer(&self.paid));
        let included_on = reader.read("included_on", past_date(&self.included_on, today));
        let approved_on = reader.read("approved_on", optional_date(&self.approved_on, today));
        let act = reader.read_all(act(self.typed_act(), today));
        let date_reason = reader.read("date_reason", line(&self.date_reason, LONGEST_NAME));
        let entry = || {
            places?;
            let included_on = included_on?;
            Some(ServiceEntry {
                code: code?,
                name: Localized { kk: kk?, ru: ru?, en: en? },
                recipients: recipients?,
                developing_body: developing_body?,
                providers: providers?,
                accepting: accepting?,
                through_state_corporation: through_state_corporation?,
                through_portal: through_portal?,
                forms: forms?,
                paid: paid?,
                included_on,
                // The same day twice is said once, so that an entry says the same however it was typed.
                approved_on: approved_on?.filter(|approved_on| *approved_on != included_on),
                act: act?,
                date_reason: Some(date_reason?).filter(|reason| !reason.is_empty()),
            })
        };
        entry().ok_or(reader.problems)
    }

    fn typed_act(&self) -> TypedAct<'_> {
        TypedAct {
            kind: &self.act_kind,
            number: &self.act_number,
            on: &self.act_on,
            address: &self.act_address,
        }
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
    let name = line(text, LONGEST_NAME)?;
    if name.is_empty() { Err(EntryFieldProblem::Missing) } else { Ok(name) }
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

fn provider(text: &str) -> Result<ProviderName, EntryFieldProblem> {
    let mut parts = text.split('|');
    let mut next = || line(parts.next().unwrap_or_default(), LONGEST_NAME);
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

/// Applications have to be accepted somewhere: by a named organisation, the State Corporation, on the portal or, on paper,
/// by the provider itself (Art. 12(2)); a proactive service needs none. Unreadable forms are a problem of their own.
fn place(is_named: bool, forms: Option<&[ServiceForm]>) -> Result<(), EntryFieldProblem> {
    let by_provider = forms.is_none_or(|forms| forms.contains(&ServiceForm::Paper));
    let unasked = forms.is_some_and(|forms| forms.iter().all(|form| *form == ServiceForm::Proactive));
    if is_named || by_provider || unasked { Ok(()) } else { Err(EntryFieldProblem::NoPlace) }
}

fn answer(text: &str) -> Result<bool, EntryFieldProblem> {
    yes_or_no(text).ok_or(EntryFieldProblem::UnknownAnswer)
}

fn optional_date(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, EntryFieldProblem> {
    if text.trim().is_empty() { Ok(None) } else { past_date(text, today).map(Some) }
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
