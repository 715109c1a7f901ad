//! What a closing report is weighed and compiled from but its comments, read at one moment.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::redline::Redline;
use domain::report::ReportReadiness;
use domain::standard::Content;
use sea_orm::ConnectionTrait;

use super::text_changes::TextChanges;
use super::weigh::weigh;
use crate::discussion::{Discussed, StandingDraft};
use crate::drafts::SectionVersions;
use crate::drafts::copy::{content_of, newest_sections};
use crate::error::ServiceError;

/// The differences between the placed and the revised text, in each language that is written.
pub(crate) type Redlines = BTreeMap<Language, Redline>;

/// What a report is made of.
pub(super) struct ReportInputs {
    /// The working copy.
    pub(super) revised: Content,
    /// The versions of its sections.
    pub(super) versions: SectionVersions,
    /// What it changed.
    pub(super) redlines: Redlines,
    /// The elements that it changed.
    pub(super) changes: TextChanges,
    /// What still stands in the way.
    pub(super) readiness: ReportReadiness,
}

/// Reads and weighs the inputs of the report on a draft at `at`.
pub(super) async fn report_inputs(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    standing: &StandingDraft,
    at: DateTime<Utc>,
) -> Result<ReportInputs, ServiceError> {
    let sections = newest_sections(connection, draft.draft_id).await?;
    let (revised, versions) = (content_of(&sections)?, SectionVersions::of(&sections));
    let redlines = redlines(&draft.placed, &revised);
    let changes = TextChanges::of(redlines.values());
    let readiness = weigh(connection, draft, &standing.loaded.row, &changes, at).await?;
    Ok(ReportInputs { revised, versions, redlines, changes, readiness })
}

/// The redlines of the languages in which either text has words.
pub(crate) fn redlines(placed: &Content, revised: &Content) -> Redlines {
    let is_written = |language: Language| {
        [placed, revised].into_iter().flat_map(Content::sections).any(|section| {
            section.elements.iter().any(|element| !element.text.get(language).trim().is_empty())
        })
    };
    let languages = Language::ALL.into_iter().filter(|language| is_written(*language));
    languages.map(|language| (language, Redline::between(placed, revised, language))).collect()
}
