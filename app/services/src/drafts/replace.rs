//! Words that are replaced in a working copy, at the places that somebody chose of those that were shown.

use std::collections::BTreeSet;

use domain::standard::SectionKey;
use domain::standard::replace::{Replacement, section_of};

use super::copy::{SectionText, working_copy};
use super::save::SaveSection;
use super::seen::SectionVersions;
use super::together::{SavedTogether, save_sections};
use crate::context::{Request, Services};
use crate::error::ServiceError;

/// What is replaced, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaceWords {
    /// The number of the draft.
    pub draft: String,
    /// The words.
    pub words: Replacement,
    /// The keys of the chosen places.
    pub chosen: BTreeSet<String>,
    /// The versions of the sections in which the places were shown.
    pub seen: SectionVersions,
}

/// Replaces the words at the chosen places, in one save. A section that was saved since it was shown stops all of it, because a
/// place is counted in the text that was shown.
///
/// # Errors
/// As [`save_sections`].
pub async fn replace_words(
    services: &Services,
    request: &Request,
    input: ReplaceWords,
) -> Result<SavedTogether, ServiceError> {
    let ReplaceWords { draft, words, chosen, seen } = input;
    let copy = working_copy(services, request, &draft).await?;
    let is_meant = |key: SectionKey| chosen.iter().any(|place| section_of(place) == Some(key));
    let meant: Vec<&SectionText> = copy.sections.iter().filter(|section| is_meant(section.key)).collect();
    let stood = |section: &SectionText| seen.get(section.key) == Some(section.version);
    let changed: Vec<SectionKey> =
        meant.iter().filter(|section| !stood(section)).map(|section| section.key).collect();
    if !changed.is_empty() {
        return Ok(SavedTogether::ChangedMeanwhile(changed));
    }
    let save = |section: &SectionText| SaveSection {
        draft: draft.clone(),
        section: section.key,
        base_version: section.version,
        elements: words.applied(section.key, &section.elements, &chosen),
    };
    let sections = meant.into_iter().map(save).collect();
    save_sections(services, request, &draft, sections).await
}
