//! A draft opened at the desk: its working copy and what the check has to know beside it.

use domain::access::{Action, Resource};
use domain::amending::amends;
use domain::draft::{DraftKind, StageName};
use domain::standard::check::{Finding, SectionState, check, completeness, percentage};
use domain::standard::{Content, SectionKey};
use services::drafts::{self, RevisionKind, SectionText, WorkingCopy};
use services::error::ServiceError;

use crate::w;
use crate::{Site, Visitor};
use app::components::editor::seed::{Against, KnownDraft};
use app::components::editor::state::SectionProgress;

/// A draft opened at the desk.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    /// The working copy.
    pub(super) copy: WorkingCopy,
    /// Its text.
    pub(super) content: Content,
    /// What the check has to know.
    pub(super) known: KnownDraft,
    /// Whether the one who asks may write now.
    pub(super) writable: bool,
}

impl Opened {
    /// Everything missing or doubtful.
    pub(super) fn findings(&self) -> Vec<Finding> {
        // A cancellation repeats the text of the standard, which nobody can mend in it.
        if self.copy.summary.kind == DraftKind::Cancellation {
            return Vec::new();
        }
        check(&self.content, &self.known.context())
    }

    /// Whether an amendment being written leaves the standard as it is (R15-10).
    pub(super) fn changes_nothing(&self) -> bool {
        let summary = &self.copy.summary;
        let is_written = summary.kind == DraftKind::Amendment && summary.stage == StageName::Drafting;
        let origin = self.known.origin.as_ref().filter(|_| is_written);
        origin.is_some_and(|origin| !amends(origin, &self.content))
    }

    /// How far every section has come, and the share of the way to placement.
    pub(super) fn progress(&self) -> (Vec<SectionProgress>, u8) {
        use domain::standard::check::Severity;
        let findings = self.findings();
        let states: Vec<(SectionKey, SectionState)> = completeness(&self.content, &self.known.context());
        let errors = |key| {
            let refusing = |finding: &&Finding| finding.section == key && finding.severity == Severity::Error;
            findings.iter().filter(refusing).count()
        };
        // An amendment without a change is whole, and not ready.
        let most = if self.changes_nothing() { 99 } else { 100 };
        let percent = percentage(&states).min(most);
        let progress =
            states.into_iter().map(|(key, state)| SectionProgress { key, state, errors: errors(key) });
        (progress.collect(), percent)
    }

    /// The section as it was saved last.
    pub(super) fn section(&self, key: SectionKey) -> Option<&SectionText> {
        self.copy.sections.iter().find(|section| section.key == key)
    }

    /// Where the draft's pages of the desk begin.
    pub(super) fn address(&self, visitor: &Visitor) -> String {
        visitor.address().desk(&format!("drafts/{}", self.copy.summary.number))
    }
}

/// Opens a draft.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the visitor writes for its body.
pub(super) async fn open(site: &Site, visitor: &Visitor, number: &str) -> Result<Opened, ServiceError> {
    let copy = drafts::working_copy(&site.services, &visitor.request(), number).await?;
    let entry = services::register::entry(&site.services, &copy.summary.service_code).await?.entry;
    // A revised draft is measured by what the public read; one that has not been placed, by what it amends.
    let origin = match placed(site, number).await? {
        Some(placed) => Some(placed),
        None => drafts::amended_text(&site.services, &visitor.request(), number).await?,
    };
    let (action, open) = match copy.summary.stage {
        StageName::Drafting => (Action::EditDraft, true),
        StageName::Open | StageName::Review | StageName::Returned => (Action::ReviseDraft, true),
        StageName::Reported
        | StageName::Coordinating
        | StageName::Approved
        | StageName::InForce
        | StageName::Ceased
        | StageName::Withdrawn => (Action::ReviseDraft, false),
    };
    let has_text = copy.summary.kind != DraftKind::Cancellation;
    let writable = open && has_text && visitor.may(action, &Resource::Draft { body: copy.summary.body });
    let known = KnownDraft {
        required: site.settings.required_languages.clone(),
        origin,
        paid: entry.paid,
        through_state_corporation: entry.through_state_corporation,
    };
    Ok(Opened { content: copy.content(), copy, known, writable })
}

/// The text that was placed for discussion, if it has been.
async fn placed(site: &Site, number: &str) -> Result<Option<Content>, ServiceError> {
    let revisions = drafts::revisions(&site.services, number).await?;
    let Some(placed) = revisions.iter().rev().find(|revision| revision.kind == RevisionKind::Placed) else {
        return Ok(None);
    };
    Ok(Some(drafts::revision(&site.services, number, placed.number).await?.content))
}

/// What a section is compared with: what `?against=` names (`revision:1`, `version:3`), else the placed revision, else the
/// text that the draft amends.
///
/// # Errors
/// [`ServiceError::NotFound`] if the named text does not exist.
pub(super) async fn against(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    section: SectionKey,
) -> Result<Option<Against>, ServiceError> {
    let language = visitor.language;
    let number = &opened.copy.summary.number;
    let chosen = visitor.parameter("against");
    let named = |name: String| w!(language, editor.against_chosen, name = name);
    if let Some((kind, of)) = chosen.as_deref().and_then(|chosen| chosen.split_once(':')) {
        let of: i64 = of.parse().map_err(|_| ServiceError::NotFound)?;
        if kind == "version" {
            let versions =
                drafts::section_history(&site.services, &visitor.request(), number, section).await?;
            let version =
                versions.into_iter().find(|version| version.version == of).ok_or(ServiceError::NotFound)?;
            let mut content = Content::default();
            content.set(section, version.elements);
            let title = named(w!(language, editor.version_n, number = of));
            return Ok(Some(Against { title, content }));
        }
        let content = drafts::revision(&site.services, number, of).await?.content;
        return Ok(Some(Against { title: named(w!(language, editor.revision_n, number = of)), content }));
    }
    if let Some(content) = placed(site, number).await? {
        return Ok(Some(Against { title: w!(language, editor.against_placed), content }));
    }
    let origin = opened.known.origin.clone();
    Ok(origin.map(|content| Against { title: w!(language, editor.against_base), content }))
}

/// Only the lines of one section, which is all that its redline needs.
pub(super) fn only(against: Against, section: SectionKey) -> Against {
    let mut content = Content::default();
    content.set(section, against.content.elements(section).to_vec());
    Against { content, ..against }
}
