//! A save that comes from the island, answered in the words of the writer's language.

use domain::standard::{Element, SectionKey};
use services::Conflict;
use services::drafts::{self, SaveSection, SavedSection};
use services::error::ServiceError;

use super::{refused, section};
use crate::{Site, Visitor};
use app::calls::editing::SaveAnswer;

/// So many texts without an answer are looked for; a browser that was away for longer merges.
const UNANSWERED: usize = 20;

/// Saves a section and says what became of it; `unanswered` are the marks of texts that were sent before.
///
/// # Errors
/// What is neither a matter of the text nor of the stage.
pub async fn save(
    site: &Site,
    visitor: &Visitor,
    number: String,
    key: SectionKey,
    base: i64,
    elements: Vec<Element>,
    unanswered: &[String],
) -> Result<SaveAnswer, ServiceError> {
    let unanswered = unanswered.get(..UNANSWERED).unwrap_or(unanswered);
    let words = section::saved_at(site, visitor, visitor.at);
    let input = SaveSection { draft: number, section: key, base_version: base, elements };
    match drafts::save_section_over(&site.services, &visitor.request(), input, unanswered).await {
        Ok(SavedSection::Unchanged { version } | SavedSection::Saved { version }) => {
            Ok(SaveAnswer::Saved { version, words })
        }
        Ok(SavedSection::Merged { version, elements, with }) => {
            let notice = section::merged_words(site, visitor, with, visitor.at);
            Ok(SaveAnswer::Merged { version, elements, words, notice })
        }
        Err(ServiceError::Stale(conflict)) => match *conflict {
            Conflict::Section(conflict) => Ok(SaveAnswer::Conflict {
                version: conflict.version,
                collision: section::collision(site, visitor, &conflict),
                elements: conflict.merge.elements,
            }),
            other => Err(ServiceError::Stale(Box::new(other))),
        },
        Err(ServiceError::Invalid(problems)) => {
            Ok(SaveAnswer::Invalid { faults: problems.iter().map(section::stored_fault).collect() })
        }
        Err(ServiceError::Refused(refusal)) => {
            Ok(SaveAnswer::Refused { words: refused::sentence(visitor.language, &refusal) })
        }
        Err(other) => Err(other),
    }
}
