//! What was typed into a paper, and what stood against it.

use domain::draft::Refusal;
use domain::language::Language;
use domain::paper::TypedPaper;
use services::error::FieldProblem;
use services::papers::PaperSeen;

use crate::Fields;
use crate::components::form::Errors;
use crate::w;
use crate::words::text_problem_of;

/// What was typed, and what stood against it; nothing of both on a page that is shown for the first time.
#[derive(Debug, Default)]
pub(super) struct TypedForm {
    /// What was typed, if the form was sent.
    pub(super) paper: Option<TypedPaper>,
    /// What was shown with it.
    pub(super) seen: PaperSeen,
    /// The fields to mend.
    pub(super) errors: Errors,
    /// The rule that forbids it.
    pub(super) refusal: Option<Refusal>,
    /// Whether what was shown is not what stands.
    pub(super) is_stale: bool,
}

impl TypedForm {
    /// The form as it was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        let reasons = fields.iter().filter_map(|(name, value)| {
            let element = name.strip_prefix("reason-")?;
            Some((element.to_owned(), value.to_owned()))
        });
        let seen = PaperSeen {
            text: fields.take("text"),
            edition: fields.get("edition").parse().unwrap_or_default(),
        };
        let paper = TypedPaper { words: fields.take("words"), reasons: reasons.collect() };
        Self { paper: Some(paper), seen, ..Self::default() }
    }

    /// Fields have to be mended.
    pub(super) fn wrong(self, language: Language, problems: &[FieldProblem]) -> Self {
        let told = problems.iter().map(|problem| {
            let sentence = match problem.field.as_str() {
                "table" => w!(language, papers.problem_no_rows),
                _ => text_problem_of(language, &problem.code),
            };
            (problem.field.clone(), sentence)
        });
        Self { errors: told.collect(), ..self }
    }

    /// A rule forbids it.
    pub(super) fn refused(self, refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..self }
    }

    /// The text of the draft, or the paper, is another one by now.
    pub(super) fn changed_meanwhile(self) -> Self {
        Self { is_stale: true, ..self }
    }
}
