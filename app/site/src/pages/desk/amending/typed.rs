//! What was typed on the page of an amendment, and what stood against it.

use domain::amending::Kept;
use domain::draft::Refusal;
use domain::language::{Language, Localized};
use services::drafts::KeptWords;
use services::error::FieldProblem;

use crate::Fields;
use crate::components::form::Errors;
use crate::w;
use crate::words::text_problem_of;

/// More conflicts than a standard has elements in its languages are none.
const MOST_CONFLICTS: usize = 20_000;

/// What was typed, and what stood against it; nothing of both on a page that is shown for the first time.
#[derive(Debug, Default)]
pub(super) struct TypedAmending {
    /// The words of a clause, if their form was sent.
    pub(super) words: Option<KeptWords>,
    /// The reasons of a cancellation, if their form was sent.
    pub(super) reasons: Option<Localized>,
    /// What was chosen for each conflict, in their order.
    pub(super) choices: Vec<Option<Kept>>,
    /// The fields to mend.
    pub(super) errors: Errors,
    /// The rule that forbids it.
    pub(super) refusal: Option<Refusal>,
    /// Whether what was shown is not what stands.
    pub(super) is_stale: bool,
}

impl TypedAmending {
    /// The forms as one of them was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        let tongue = Language::from_code(fields.get("tongue"));
        let of_words = tongue.filter(|_| matches!(fields.get("do"), "words" | "drop"));
        let words = of_words.map(|language| KeptWords {
            clause: fields.take("clause"),
            language,
            mark: fields.take("mark"),
            words: fields.take("words"),
        });
        let reasons = (fields.get("do") == "reasons").then(|| {
            let [kk, ru, en] = ["reasons_kk", "reasons_ru", "reasons_en"].map(|name| fields.take(name));
            Localized { kk, ru, en }
        });
        Self { words, reasons, choices: choices(fields), ..Self::default() }
    }

    /// Fields have to be mended.
    pub(super) fn wrong(self, language: Language, problems: &[FieldProblem]) -> Self {
        let told = problems.iter().map(|problem| {
            let sentence = match (problem.field.as_str(), problem.code.as_str()) {
                ("do", _) => w!(language, amending.problem_choose),
                (_, "choose") => w!(language, amending.decide_choose),
                (_, "too_many") => w!(language, amending.problem_overfull),
                (_, code) => text_problem_of(language, code),
            };
            (problem.field.clone(), sentence)
        });
        Self { errors: told.collect(), ..self }
    }

    /// A rule forbids it.
    pub(super) fn refused(self, refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..self }
    }

    /// Somebody changed it meanwhile.
    pub(super) fn changed_meanwhile(self) -> Self {
        Self { is_stale: true, ..self }
    }
}

/// The choices by the numbers of their fields, `decide-1` first.
fn choices(fields: &Fields) -> Vec<Option<Kept>> {
    let mut choices = Vec::new();
    for (name, value) in fields.iter() {
        let number = name.strip_prefix("decide-").and_then(|number| number.parse::<usize>().ok());
        let Some(number) = number.filter(|number| (1..=MOST_CONFLICTS).contains(number)) else { continue };
        if choices.len() < number {
            choices.resize(number, None);
        }
        if let Some(place) = choices.get_mut(number - 1) {
            *place = Kept::from_code(value);
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_stand_by_the_numbers_of_their_fields() {
        let fields = Fields::of([
            ("decide-3", "standard".to_owned()),
            ("decide-1", "draft".to_owned()),
            ("decide-0", "draft".to_owned()),
            ("decide-x", "draft".to_owned()),
            ("decide-99999999", "draft".to_owned()),
            ("decide-4", "neither".to_owned()),
        ]);
        let read = TypedAmending::read(&fields);
        assert_eq!(read.choices, [Some(Kept::Draft), None, Some(Kept::Standard), None]);
        assert!(read.words.is_none() && read.reasons.is_none());
    }
}
