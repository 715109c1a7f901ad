//! A proposal as it is sent and as it is kept: all problems of a form are reported at once.

use serde::Serialize;

use super::{ProposalKind, ProposalSource};
use crate::discussion::author::is_plausible_email;
use crate::discussion::comment::NAME_LIMIT;
use crate::discussion::{TextProblem, screen, screen_line};
use crate::form_fields::form_fields;
use crate::language::Language;
use crate::standard::SectionKey;

/// The most characters of a proposal.
pub const TEXT_LIMIT: u32 = 20_000;

form_fields! {
    /// One value for each field of the form of a proposal. Forms and the programming interface go by this list.
    pub struct ProposalFields {
        /// The code of the service in the register.
        service,
        /// Code of a [`ProposalKind`].
        kind,
        /// Code of a [`ProposalSource`].
        source,
        /// The code of the body that speaks, where one does.
        body,
        /// Code of a [`SectionKey`]; empty for the whole standard.
        section,
        /// What is proposed, and why.
        text,
        /// The name of who proposes, where no body does.
        name,
        /// The e-mail for the answer; may be empty.
        email,
        /// Code of the [`Language`] in which it is written.
        language,
    }
}

/// The fields of the form, as they arrive; an empty string is a field left blank.
pub type ProposalInput = ProposalFields<String>;

/// The names of the fields, for the problems that are told beside them.
const NAMES: ProposalFields<&str> = ProposalFields::NAMES;

/// A proposal fit to be received. Whether the register has the service, and whether the sender speaks for the body, is for
/// others to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewProposal {
    /// The code of the service.
    pub service: String,
    /// What it asks for.
    pub kind: ProposalKind,
    /// Where it comes from.
    pub source: ProposalSource,
    /// The code of the body that speaks, where one does.
    pub body: Option<String>,
    /// The section that it concerns; nothing for the whole standard.
    pub section: Option<SectionKey>,
    /// Its words.
    pub text: String,
    /// The name of who proposes; empty where a body does.
    pub name: String,
    /// Where the answer goes.
    pub email: Option<String>,
    /// The language in which it is written.
    pub language: Language,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProposalProblem {
    /// Its text cannot be taken.
    #[error(transparent)]
    Text(TextProblem),
    /// No service was named.
    #[error("no service is named")]
    NoService,
    /// No such kind.
    #[error("no such kind of proposal")]
    UnknownKind,
    /// No such source.
    #[error("no such source")]
    UnknownSource,
    /// A body speaks, and none was named.
    #[error("no body is named")]
    NoBody,
    /// No such section.
    #[error("no such section")]
    UnknownSection,
    /// The e-mail cannot be an address.
    #[error("no e-mail address")]
    Email,
    /// No such language.
    #[error("no such language")]
    UnknownLanguage,
    /// No such outcome of an answer.
    #[error("no such outcome")]
    UnknownOutcome,
}

impl ProposalProblem {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::NoService => "no_service",
            Self::UnknownKind => "unknown_kind",
            Self::UnknownSource => "unknown_source",
            Self::NoBody => "no_body",
            Self::UnknownSection => "unknown_section",
            Self::Email => "email",
            Self::UnknownLanguage => "unknown_language",
            Self::UnknownOutcome => "unknown_outcome",
        }
    }
}

/// A problem with the field that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProposalFieldProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: ProposalProblem,
}

/// Collects the problems while the fields are read one after another.
#[derive(Default)]
struct Problems(Vec<ProposalFieldProblem>);

impl Problems {
    fn keep<T>(&mut self, field: &'static str, result: Result<T, ProposalProblem>) -> Option<T> {
        result.map_err(|problem| self.0.push(ProposalFieldProblem { field, problem })).ok()
    }
}

impl ProposalInput {
    /// The proposal written in the fields.
    ///
    /// # Errors
    /// Every [`ProposalFieldProblem`], in the order of the form.
    pub fn parse(&self) -> Result<NewProposal, Vec<ProposalFieldProblem>> {
        let mut problems = Problems::default();
        let text_of = |result: Result<String, TextProblem>| result.map_err(ProposalProblem::Text);
        let service = given(&self.service).map(str::to_owned).ok_or(ProposalProblem::NoService);
        let service = problems.keep(NAMES.service, service);
        let kind = ProposalKind::from_code(self.kind.trim()).ok_or(ProposalProblem::UnknownKind);
        let kind = problems.keep(NAMES.kind, kind);
        let source = ProposalSource::from_code(self.source.trim()).ok_or(ProposalProblem::UnknownSource);
        let source = problems.keep(NAMES.source, source);
        let speaks = source.is_some_and(ProposalSource::is_of_a_body);
        let body = match given(&self.body) {
            Some(code) if speaks => Some(code.to_owned()),
            None if speaks => problems.keep(NAMES.body, Err(ProposalProblem::NoBody)),
            _ => None,
        };
        let section = given(&self.section).and_then(|code| {
            let section = SectionKey::from_code(code).ok_or(ProposalProblem::UnknownSection);
            problems.keep(NAMES.section, section)
        });
        let text = problems.keep(NAMES.text, text_of(screen(&self.text, TEXT_LIMIT)));
        // A body speaks in its own name: that of the person who typed it is nobody's to read.
        let name = if speaks {
            Some(String::new())
        } else {
            problems.keep(NAMES.name, text_of(screen_line(&self.name, NAME_LIMIT)))
        };
        let email = given(&self.email).and_then(|email| {
            let address = if is_plausible_email(email) { Ok(email) } else { Err(ProposalProblem::Email) };
            problems.keep(NAMES.email, address.map(str::to_owned))
        });
        let language = Language::from_code(self.language.trim()).ok_or(ProposalProblem::UnknownLanguage);
        let language = problems.keep(NAMES.language, language);
        match (service, kind, source, text, name, language) {
            (Some(service), Some(kind), Some(source), Some(text), Some(name), Some(language))
                if problems.0.is_empty() =>
            {
                Ok(NewProposal { service, kind, source, body, section, text, name, email, language })
            }
            _ => Err(problems.0),
        }
    }
}

/// What was written, without spaces around it; nothing if the field was left blank.
fn given(field: &str) -> Option<&str> {
    Some(field.trim()).filter(|field| !field.is_empty())
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
