//! What was typed into a form of the page that came back, and what is wrong with it in words.

use domain::draft::Refusal;
use domain::language::Language;
use services::drafts::Seen;
use services::error::FieldProblem;

use crate::Fields;
use crate::components::form::Errors;
use crate::pages::desk::seen;
use crate::w;
use crate::words::{text_problem_of, wordless};

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// What is wrong with it.
    pub(super) errors: Errors,
    /// The rule that stood against it.
    pub(super) refusal: Option<Refusal>,
    /// What was shown with the form that sends.
    pub(super) seen: Option<Seen>,
    /// The bodies that are asked besides, by code.
    pub(super) added: Vec<String>,
    /// What is written to those who are asked.
    pub(super) note: String,
    /// The answer to a remark.
    pub(super) answer: Option<TypedAnswer>,
    /// A meeting.
    pub(super) meeting: TypedMeeting,
}

/// An answer to a remark.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedAnswer {
    /// The key of the remark.
    pub(super) remark: i64,
    /// The code of the outcome.
    pub(super) outcome: String,
    /// Why.
    pub(super) words: String,
    /// The identity of the element.
    pub(super) element: String,
}

/// A meeting.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedMeeting {
    /// The day.
    pub(super) held_on: String,
    /// Who took part.
    pub(super) participants: String,
    /// What was settled.
    pub(super) settled: String,
}

impl Typed {
    /// What the fields of a form hold.
    pub(super) fn of(fields: &Fields) -> Self {
        let step = fields.get("do");
        Self {
            seen: (step == "send").then(|| seen::of(fields).ok()).flatten(),
            added: fields.all("added").map(str::to_owned).collect(),
            note: fields.take("note"),
            answer: (step == "answer").then(|| TypedAnswer::of(fields)).flatten(),
            meeting: TypedMeeting {
                held_on: fields.take("held_on"),
                participants: fields.take("participants"),
                settled: fields.take("settled"),
            },
            ..Self::default()
        }
    }

    /// The same with what is wrong with it.
    pub(super) fn with_problems(
        mut self,
        language: Language,
        problems: &[FieldProblem],
        remark: &str,
    ) -> Self {
        for problem in problems {
            let (field, sentence) = told(language, problem, remark);
            self.errors.add(field, sentence);
        }
        self
    }

    /// What was typed as the answer to a remark.
    pub(super) fn answer_to(&self, remark: i64) -> Option<&TypedAnswer> {
        self.answer.as_ref().filter(|answer| answer.remark == remark)
    }
}

impl TypedAnswer {
    /// The answer in the fields of the form of one remark.
    pub(super) fn of(fields: &Fields) -> Option<Self> {
        let remark = fields.get("remark");
        let of_remark = |name: &str| fields.take(&format!("{name}.{remark}"));
        Some(Self {
            remark: remark.parse().ok()?,
            outcome: of_remark("outcome"),
            words: of_remark("words"),
            element: of_remark("element"),
        })
    }
}

/// The field of a problem on the page, and its sentence. The forms of remarks tell their fields apart by the remark.
fn told(language: Language, problem: &FieldProblem, remark: &str) -> (String, String) {
    let field = problem.field.as_str();
    let of_remark = || format!("{field}.{remark}");
    match (field, problem.code.as_str()) {
        ("outcome", _) => (of_remark(), w!(language, coordination.problem_outcome)),
        ("words", "no_reasons") => (of_remark(), w!(language, coordination.problem_reasons)),
        ("words", code) => (of_remark(), text_problem_of(language, code)),
        ("element", "no_change") => (of_remark(), w!(language, coordination.problem_change)),
        ("element", _) => (of_remark(), w!(language, coordination.problem_element)),
        ("remark", _) => (format!("words.{remark}"), w!(language, coordination.problem_amended)),
        ("suggestion", code) => (of_remark(), suggestion(language, code)),
        ("confirm", _) => (field.to_owned(), w!(language, coordination.problem_confirm)),
        ("do", _) => (field.to_owned(), w!(language, coordination.problem_step)),
        ("added", _) => (field.to_owned(), w!(language, coordination.problem_added)),
        ("held_on", code) => (field.to_owned(), held_on(language, code)),
        ("protocol", code) => (field.to_owned(), protocol(language, code)),
        (_, code) => (field.to_owned(), text_problem_of(language, code)),
    }
}

fn suggestion(language: Language, code: &str) -> String {
    match code {
        "no_suggestion" => w!(language, coordination.take_none),
        "not_accepted" => w!(language, coordination.take_not_accepted),
        "element_gone" => w!(language, coordination.take_gone),
        "changed" => w!(language, coordination.take_changed),
        "by_hand" => w!(language, coordination.take_by_hand),
        other => wordless(language, other),
    }
}

fn held_on(language: Language, code: &str) -> String {
    match code {
        "date" => w!(language, coordination.problem_date),
        "future" => w!(language, coordination.problem_future),
        "before_sent" => w!(language, coordination.problem_before_sent),
        other => wordless(language, other),
    }
}

/// What is wrong with a protocol.
pub(super) fn protocol(language: Language, code: &str) -> String {
    match code {
        "too_large" => w!(language, coordination.problem_too_large),
        "unknown_kind" => w!(language, coordination.problem_kind),
        other => text_problem_of(language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_of_one_remark_is_read_and_no_other() {
        let fields = Fields::of([
            ("do", "answer".to_owned()),
            ("remark", "12".to_owned()),
            ("words.12", "Причины".to_owned()),
            ("words.1", "Другое".to_owned()),
            ("outcome.12", "not_accepted".to_owned()),
        ]);
        let typed = Typed::of(&fields);
        let answer = typed.answer_to(12).unwrap();
        assert_eq!((answer.words.as_str(), answer.outcome.as_str()), ("Причины", "not_accepted"));
        assert!(typed.answer_to(1).is_none() && typed.seen.is_none());
    }

    #[test]
    fn a_problem_stands_beside_the_field_of_its_remark() {
        let problem = FieldProblem::new("words", "no_reasons");
        let typed = Typed::default().with_problems(Language::Ru, &[problem], "12");
        assert!(typed.errors.of("words.12").is_some() && typed.errors.of("words").is_none());
    }
}
