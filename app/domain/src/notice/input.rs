//! A notice as it is typed, and as it is taken.

use serde::{Deserialize, Serialize};

use super::{NoticeFault, NoticeName, Operator};
use crate::discussion::author::is_plausible_email;
use crate::discussion::{TextProblem, screen, screen_line};
use crate::language::{Language, Localized};
use crate::standard::prose;

/// The most characters of a notice in one language.
pub const TEXT_LIMIT: u32 = 20_000;
/// The most characters of a line about the operator.
pub const LINE_LIMIT: u32 = 500;
/// The fewest digits of a phone: the number of an enquiry office.
const FEWEST_DIGITS: usize = 3;
/// The most digits of a phone (E.164), twice: two numbers, or one with an extension.
const MOST_DIGITS: usize = 30;

/// A notice as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeInput {
    /// The text, CommonMark.
    pub text: Localized,
    /// Who operates the site; only the page of the contact takes it.
    pub operator: Operator,
}

/// A notice as it is taken: screened, with a text in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeContent {
    /// The text, CommonMark.
    pub text: Localized,
    /// Who operates the site; blank outside the page of the contact, or as long as nobody has been entered.
    pub operator: Operator,
}

impl NoticeInput {
    /// The notice as it is taken.
    ///
    /// # Errors
    /// The fields that cannot be taken, in the order of the form.
    pub fn parse(&self, name: NoticeName) -> Result<NoticeContent, Vec<(String, NoticeFault)>> {
        let mut faults = Vec::new();
        let operator = match name {
            NoticeName::Contact => operator(&self.operator, &mut faults),
            NoticeName::Privacy | NoticeName::Accessibility | NoticeName::Help => Operator::default(),
        };
        let mut text = Localized::default();
        for language in Language::ALL {
            match taken(self.text.get(language)) {
                Ok(screened) => *text.get_mut(language) = screened,
                Err(fault) => faults.push((field("text", language), fault)),
            }
        }
        if faults.is_empty() { Ok(NoticeContent { text, operator }) } else { Err(faults) }
    }
}

fn field(name: &str, language: Language) -> String {
    format!("{name}_{}", language.code())
}

fn taken(typed: &str) -> Result<String, NoticeFault> {
    let text = screen(typed, TEXT_LIMIT).map_err(NoticeFault::Text)?;
    if prose::raw_html(&text).is_some() { Err(NoticeFault::Html) } else { Ok(text) }
}

/// The operator: named in both official languages and to be reached, or not entered at all.
fn operator(typed: &Operator, faults: &mut Vec<(String, NoticeFault)>) -> Operator {
    if typed.is_blank() {
        return Operator::default();
    }
    let name = lines("name", &typed.name, true, faults);
    let address = lines("address", &typed.address, false, faults);
    let email = typed.email.trim().to_owned();
    if !email.is_empty() && !is_plausible_email(&email) {
        faults.push(("email".to_owned(), NoticeFault::Email));
    } else if email.is_empty() && typed.phone.trim().is_empty() {
        faults.push(("email".to_owned(), NoticeFault::Unreachable));
    }
    let phone = phone(&typed.phone, faults);
    Operator { name, address, email, phone }
}

/// A line in each language; where it is needed, in both official ones.
fn lines(
    name: &str,
    typed: &Localized,
    is_needed: bool,
    faults: &mut Vec<(String, NoticeFault)>,
) -> Localized {
    let mut taken = Localized::default();
    for language in Language::ALL {
        let may_be_empty = !is_needed || language == Language::En;
        match screen_line(typed.get(language), LINE_LIMIT) {
            Ok(line) => *taken.get_mut(language) = line,
            Err(TextProblem::Empty) if may_be_empty => {}
            Err(problem) => faults.push((field(name, language), NoticeFault::Text(problem))),
        }
    }
    taken
}

fn phone(typed: &str, faults: &mut Vec<(String, NoticeFault)>) -> String {
    let line = match screen_line(typed, LINE_LIMIT) {
        Ok(line) => line,
        Err(TextProblem::Empty) => return String::new(),
        Err(problem) => {
            faults.push(("phone".to_owned(), NoticeFault::Text(problem)));
            return String::new();
        }
    };
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let is_number = line.chars().all(|one| one.is_ascii_digit() || " +-(),.".contains(one));
    if !is_number || !(FEWEST_DIGITS..=MOST_DIGITS).contains(&digits) {
        faults.push(("phone".to_owned(), NoticeFault::Phone));
    }
    line
}
