//! A comment as it is sent and as it is stored: all problems of a form are reported at once.

use serde::{Deserialize, Serialize};

use super::author::{Author, AuthorKind, Withheld};
use super::comment_input::{CommentFields, CommentInput};
use super::comment_problem::{CommentFieldProblem, CommentProblem};
use super::quotation::{comparable, may_be_quoted};
use super::region::Region;
use super::speaker;
use super::text::{screen, screen_line};
use crate::language::Language;
use crate::standard::{Content, ElementId, SectionKey};

pub use super::comment_problem::NAME_LIMIT;

/// The most characters of a comment and of a suggested wording.
pub const TEXT_LIMIT: u32 = 20_000;
/// The most comments of one sending.
pub const MOST_TOGETHER: usize = 20;
/// The most characters of quoted words.
pub const QUOTE_LIMIT: u32 = 2_000;

/// The names of the fields, for the problems that are told beside them.
pub(super) const NAMES: CommentFields<&str> = CommentFields::NAMES;

/// What a comment concerns: the whole draft, a section, or words of one element in one language (R15-5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The section; nothing for the whole draft.
    #[serde(default)]
    pub section: Option<SectionKey>,
    /// The element in the section.
    #[serde(default)]
    pub element: Option<ElementId>,
    /// The language whose words are meant; always there when an element is.
    #[serde(default)]
    pub language: Option<Language>,
    /// The quoted words, as they stand in the element but for white space.
    #[serde(default)]
    pub quote: Option<String>,
}

/// Wording that the author proposes for one element in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The element.
    pub element: ElementId,
    /// The language of the wording.
    pub language: Language,
    /// The proposed text of the whole element.
    pub text: String,
}

/// A comment fit to be received. Whether it is in time is for the window to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewComment {
    /// Who sent it.
    pub author: Author,
    /// The language in which it is written.
    pub language: Language,
    /// Its words.
    pub text: String,
    /// What it concerns.
    pub anchor: Anchor,
    /// The wording it proposes.
    pub suggestion: Option<Suggestion>,
}

/// Collects the problems while the fields are read one after another.
#[derive(Default)]
struct Problems(Vec<CommentFieldProblem>);

impl Problems {
    fn add(&mut self, field: &'static str, problem: CommentProblem) {
        self.0.push(CommentFieldProblem { field, problem });
    }

    fn keep<T>(&mut self, field: &'static str, result: Result<T, CommentProblem>) -> Option<T> {
        result.map_err(|problem| self.add(field, problem)).ok()
    }
}

impl CommentInput {
    /// The comment written in the fields, anchored in the placed revision.
    ///
    /// # Errors
    /// Every [`CommentFieldProblem`], in the order of the form.
    pub fn parse(&self, placed: &Content) -> Result<NewComment, Vec<CommentFieldProblem>> {
        self.parsed(placed, false)
    }

    /// As [`CommentInput::parse`], of a comment that the staff of the body enters: several who wrote on paper together need not
    /// have an e-mail either.
    ///
    /// # Errors
    /// As [`CommentInput::parse`].
    pub fn parse_entered(&self, placed: &Content) -> Result<NewComment, Vec<CommentFieldProblem>> {
        self.parsed(placed, true)
    }

    fn parsed(&self, placed: &Content, is_entered: bool) -> Result<NewComment, Vec<CommentFieldProblem>> {
        let mut problems = Problems::default();
        let author = self.author(is_entered, &mut problems);
        let language = problems.keep(
            NAMES.language,
            Language::from_code(self.language.trim()).ok_or(CommentProblem::UnknownLanguage),
        );
        let text = problems.keep(NAMES.text, screen(&self.text, TEXT_LIMIT).map_err(CommentProblem::Text));
        let anchor = self.anchor(placed, language, &mut problems);
        let suggestion = self.suggestion(placed, &anchor, &mut problems);
        match (author, language, text) {
            (Some(author), Some(language), Some(text)) if problems.0.is_empty() => {
                Ok(NewComment { author, language, text, anchor, suggestion })
            }
            _ => Err(problems.0),
        }
    }

    fn author(&self, is_entered: bool, problems: &mut Problems) -> Option<Author> {
        let kind = problems
            .keep(NAMES.kind, AuthorKind::from_code(self.kind.trim()).ok_or(CommentProblem::UnknownKind));
        let name = match kind {
            Some(AuthorKind::Group) => problems.keep(NAMES.names, speaker::names(&self.names)),
            _ => problems.keep(NAMES.name, speaker::line(&self.name, NAME_LIMIT)),
        };
        let addressed = kind.filter(|_| !is_entered);
        let email = problems.keep(NAMES.email, speaker::email(addressed, &self.email));
        let (field, number) = match kind {
            Some(AuthorKind::Entrepreneur) => (NAMES.iin, speaker::iin(&self.iin)),
            Some(AuthorKind::ForeignEntity) => {
                (NAMES.registration, speaker::line(&self.registration, speaker::REGISTRATION_LIMIT).map(Some))
            }
            _ => (NAMES.bin, speaker::bin(kind, &self.bin)),
        };
        let number = problems.keep(field, number);
        let country = if kind == Some(AuthorKind::ForeignEntity) {
            let country = speaker::line(&self.country, speaker::COUNTRY_LIMIT);
            problems.keep(NAMES.country, country.map(Some))
        } else {
            Some(None)
        };
        let withheld = self.withheld(kind, problems);
        Some(Author { kind: kind?, name: name?, email: email?, bin: number?, country: country?, withheld })
    }

    /// A legal entity and an organisation answer for their words by name; an individual need not.
    fn withheld(&self, kind: Option<AuthorKind>, problems: &mut Problems) -> Option<Withheld> {
        given(&self.withhold)?;
        if kind.is_some_and(|kind| kind != AuthorKind::Individual) {
            problems.add(NAMES.withhold, CommentProblem::WithholdIndividual);
        }
        let region = given(&self.region).and_then(|code| {
            problems.keep(NAMES.region, Region::from_code(code).ok_or(CommentProblem::UnknownRegion))
        });
        Some(Withheld { region })
    }

    fn anchor(&self, placed: &Content, written_in: Option<Language>, problems: &mut Problems) -> Anchor {
        let section = given(&self.section).and_then(|code| {
            let there = |key: &SectionKey| placed.sections().iter().any(|section| section.key == *key);
            let known = SectionKey::from_code(code).filter(there);
            problems.keep(NAMES.section, known.ok_or(CommentProblem::UnknownSection))
        });
        let named = given(&self.anchor_language).and_then(|code| {
            problems
                .keep(NAMES.anchor_language, Language::from_code(code).ok_or(CommentProblem::UnknownLanguage))
        });
        let found = given(&self.element).and_then(|id| {
            let found = ElementId::parse(id).ok().and_then(|id| placed.find(&id));
            problems.keep(NAMES.element, found.ok_or(CommentProblem::UnknownElement))
        });
        let Some((home, element)) = found else {
            if given(&self.element).is_none() && given(&self.quote).is_some() {
                problems.add(NAMES.quote, CommentProblem::ElementNeeded);
            }
            return Anchor { section, ..Anchor::default() };
        };
        if section.is_some_and(|section| section != home) {
            problems.add(NAMES.element, CommentProblem::ElementElsewhere);
        }
        let language = named.or(written_in);
        let quote = given(&self.quote).and_then(|quote| {
            let quote = screen_line(quote, QUOTE_LIMIT).map_err(CommentProblem::Text);
            let standing = quote.and_then(|quote| match language {
                Some(language) if !may_be_quoted(element, language, &quote) => {
                    Err(CommentProblem::QuoteNotFound)
                }
                _ => Ok(quote),
            });
            problems.keep(NAMES.quote, standing)
        });
        Anchor { section: Some(home), element: Some(element.id.clone()), language, quote }
    }

    fn suggestion(&self, placed: &Content, anchor: &Anchor, problems: &mut Problems) -> Option<Suggestion> {
        let raw = given(&self.suggestion)?;
        match suggestion_of(raw, placed, anchor) {
            // An element that was named and is none has its own problem.
            Err(CommentProblem::ElementNeeded) if given(&self.element).is_some() => None,
            read => problems.keep(NAMES.suggestion, read)?,
        }
    }
}

/// The wording that is proposed for the element of an anchor; nothing as long as nobody knows in which language.
pub(super) fn suggestion_of(
    raw: &str,
    placed: &Content,
    anchor: &Anchor,
) -> Result<Option<Suggestion>, CommentProblem> {
    let text = screen(raw, TEXT_LIMIT).map_err(CommentProblem::Text)?;
    let found = anchor.element.as_ref().and_then(|element| placed.find(element));
    let (_, element) = found.ok_or(CommentProblem::ElementNeeded)?;
    let Some(language) = anchor.language else { return Ok(None) };
    let present = [element.text.get(language).to_owned(), element.clause(language)];
    if present.iter().any(|present| comparable(present) == comparable(&text)) {
        return Err(CommentProblem::SuggestionUnchanged);
    }
    Ok(Some(Suggestion { element: element.id.clone(), language, text }))
}

pub(super) fn given(field: &str) -> Option<&str> {
    let field = field.trim();
    (!field.is_empty()).then_some(field)
}

#[cfg(test)]
#[path = "comment_tests.rs"]
mod tests;
