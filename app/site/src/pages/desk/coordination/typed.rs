//! What was typed into the form of an opinion, read by the names of its lines: `section-1`, `text-1` and so on.

use domain::coordination::{REMARKS_LIMIT, RemarkInput};
use domain::language::Language;
use domain::standard::{Content, ElementId};
use services::coordination::{AskedPage, GiveInput};

use super::about;
use crate::Fields;
use crate::components::clause::readable;

/// What stands in the form.
#[derive(Clone, Debug)]
pub(super) struct TypedOpinion {
    /// The opinion.
    pub(super) input: GiveInput,
    /// The hash of the text that was shown with it.
    pub(super) hash: String,
    /// The version inside the body that was shown.
    pub(super) version: i64,
}

impl TypedOpinion {
    /// What was saved last inside the body, else nothing.
    pub(super) fn standing(page: &AskedPage) -> Self {
        Self {
            input: page.draft.as_ref().map(|draft| draft.input.clone()).unwrap_or_default(),
            hash: page.round.hash.clone(),
            version: version(page),
        }
    }

    /// What the fields hold. A form that names no version was shown none.
    pub(super) fn of(fields: &Fields) -> Self {
        let numbers = fields.iter().filter_map(|(name, _)| name.strip_prefix("text-")?.parse::<usize>().ok());
        let lines = numbers.max().unwrap_or(0).min(REMARKS_LIMIT + 1);
        Self {
            input: GiveInput {
                position: fields.take("position"),
                reasons: fields.take("reasons"),
                remarks: (1..=lines).map(|number| remark(fields, number)).collect(),
            },
            hash: fields.take("hash"),
            version: fields.get("version").parse().unwrap_or(-1),
        }
    }

    /// The same words in the form of what is shown now.
    pub(super) fn over(self, page: &AskedPage) -> Self {
        Self { input: self.input, ..Self::standing(page) }
    }

    /// One more line, about the element if the text has it.
    pub(super) fn add(&mut self, content: &Content, element: &str, language: Language) {
        let found = ElementId::parse(element).ok().and_then(|id| content.find(&id));
        let remark = match found {
            Some((section, element)) => RemarkInput {
                section: section.code().to_owned(),
                element: element.id.to_string(),
                language: readable(element, language).code().to_owned(),
                ..RemarkInput::default()
            },
            None => RemarkInput { language: language.code().to_owned(), ..RemarkInput::default() },
        };
        self.input.remarks.push(remark);
    }

    /// Takes the line of a number out.
    pub(super) fn remove(&mut self, number: &str) {
        let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(place) = place.filter(|place| *place < self.input.remarks.len()) {
            self.input.remarks.remove(place);
        }
    }
}

/// The version that stands inside the body.
fn version(page: &AskedPage) -> i64 {
    page.draft.as_ref().map_or(0, |draft| draft.version)
}

fn remark(fields: &Fields, number: usize) -> RemarkInput {
    let field = |name: &str| fields.take(&format!("{name}-{number}"));
    let (section, element) = about::parts(&field("section"));
    RemarkInput {
        section,
        element,
        language: field("language"),
        quote: field("quote"),
        text: field("text"),
        suggestion: field("suggestion"),
        internal_norm: field("norm"),
    }
}
