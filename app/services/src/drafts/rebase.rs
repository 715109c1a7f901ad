//! Rebasing: an amendment goes on from the text that took the place of the one it started from, by a three-way merge and never by
//! overwriting (R15-10).

use chrono::NaiveDate;
use domain::amending::{self, Kept, Rebase};
use domain::draft::Refusal;
use domain::ledger::Facts;
use domain::report::canonical;
use domain::standard::{self, Content, ContentHash, Section, SectionKey};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

use super::base::{Base, base_of, in_force};
use super::copy::{content_of, newest_sections};
use super::last_act::last_act;
use super::load::{Loaded, load, touch};
use super::save::may_write;
use super::seen::{SectionVersions, Seen};
use super::standard_name::StandardName;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::{draft, section_version};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::storage::Write;

/// How a draft goes on from the standard in force.
#[derive(Clone, Debug)]
pub struct RebaseOffer {
    /// The act whose text is in force.
    pub to: StandardName,
    /// Both put together, with the places that a person decides.
    pub rebase: Rebase,
    /// Why it cannot be done now, such as a text that the bodies coordinate.
    pub refusal: Option<Refusal>,
    /// What is shown by showing the offer.
    pub seen: Seen,
}

/// The offer to go on from the standard in force; nothing if the draft starts from it, was approved or withdrawn, or no standard
/// is in force any more.
pub(crate) async fn offer(
    connection: &impl ConnectionTrait,
    loaded: &Loaded,
    base: &Base,
    text: &Content,
    today: NaiveDate,
) -> Result<Option<RebaseOffer>, ServiceError> {
    let refusal = loaded.draft.revise().err();
    if matches!(refusal, Some(Refusal::AlreadyApproved | Refusal::AlreadyWithdrawn)) {
        return Ok(None);
    }
    let Some(to) = in_force(connection, loaded.row.service_id, today).await? else { return Ok(None) };
    // A text that another act ends already is nothing to go on from.
    if last_act(connection, loaded.row.service_id).await?.is_some_and(|last| !last.has_text) {
        return Ok(None);
    }
    let from = base.standard.as_ref().map(|row| row.id);
    if from == Some(to.id) {
        return Ok(None);
    }
    let theirs: Content = serde_json::from_str(&to.content)?;
    let shown = canonical::json(&(from, to.id, base.content.hash(), text.hash(), theirs.hash()))?;
    let seen = Seen {
        version: loaded.row.version,
        hash: ContentHash::of(shown.as_bytes()).to_string(),
        sections: SectionVersions::default(),
    };
    let rebase = amending::rebase(&base.content, text, &theirs);
    Ok(Some(RebaseOffer { to: StandardName::of(&to), rebase, refusal, seen }))
}

/// Rebases a draft on the standard in force, as it was `seen`, with one choice for each conflict in their order.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body; [`ServiceError::Refused`] while the text is fixed;
/// [`ServiceError::Stale`] if something else stands than what was seen; [`ServiceError::Invalid`] with `choose` on `decide-N`
/// where nothing is chosen, or with the field of an element that cannot be kept.
pub async fn rebase(
    services: &Services,
    request: &Request,
    number: &str,
    choices: &[Option<Kept>],
    seen: &Seen,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    may_write(request, &loaded)?;
    let base = base_of(&*write, &loaded.row).await?.ok_or(ServiceError::NotFound)?;
    let rows = newest_sections(&*write, loaded.row.id).await?;
    let text = content_of(&rows)?;
    let today = request.today(services);
    let version = loaded.row.version;
    let stale = || ServiceError::Stale(Box::new(Conflict::Draft { version }));
    let offer = offer(&*write, &loaded, &base, &text, today).await?.ok_or_else(stale)?;
    if !seen.is(version, &offer.seen.hash) {
        return Err(stale());
    }
    let to = in_force(&*write, loaded.row.service_id, today).await?.ok_or_else(stale)?;
    let settled = offer.rebase.settled(&chosen(choices, offer.rebase.conflicts.len())?);
    let mut changed = Vec::new();
    for key in SectionKey::EVERY.into_iter().filter(|key| text.elements(*key) != settled.elements(*key)) {
        let stands = rows.iter().find(|row| row.section == key.code());
        let section = Section { key, elements: settled.elements(key).to_vec() };
        changed.push((fit(&section)?, stands.map_or(0, |row| row.version) + 1));
    }
    keep(&write, request, loaded.row.id, &changed).await?;
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.amends_draft_id = Set(to.draft_id);
    row.amends_standard_id = Set(Some(to.id));
    let saved = touch(&write, row).await?;
    // Not yet public: whoever reads the ledger cannot guess at the words.
    let words = seal::keyed(&services.settings.keys, &(saved.id, saved.version, &settled))?;
    let facts = Facts::of("standard", to.number).and("text", words).sealing([seal::draft(&saved)?]);
    ledger::append(&write, request, "draft.rebased", &subject, facts).await?;
    write.commit().await
}

/// One choice for each conflict.
fn chosen(choices: &[Option<Kept>], conflicts: usize) -> Result<Vec<Kept>, ServiceError> {
    let given = (0..conflicts).map(|place| choices.get(place).copied().flatten());
    let missing: Vec<FieldProblem> = given
        .clone()
        .zip(1_usize..)
        .filter(|(kept, _)| kept.is_none())
        .map(|(_, number)| FieldProblem::new(format!("decide-{number}"), "choose"))
        .collect();
    if missing.is_empty() { Ok(given.flatten().collect()) } else { Err(ServiceError::Invalid(missing)) }
}

/// A merged section as it is stored. What the register writes is taken over as it stands in the standard.
fn fit(section: &Section) -> Result<Section, ServiceError> {
    if section.key.is_from_register() {
        return Ok(section.clone());
    }
    let elements = standard::clean(section.key, section.elements.clone()).map_err(|problems| {
        let told = problems.iter().map(|problem| FieldProblem::new(problem.field(), problem.code()));
        ServiceError::Invalid(told.collect())
    })?;
    Ok(Section { key: section.key, elements })
}

/// Saves the sections that differ, each as its next version.
async fn keep(
    write: &Write,
    request: &Request,
    draft_id: i64,
    changed: &[(Section, i64)],
) -> Result<(), ServiceError> {
    for (section, version) in changed {
        let row = section_version::ActiveModel {
            draft_id: Set(draft_id),
            section: Set(section.key.code().to_owned()),
            version: Set(*version),
            elements: Set(serde_json::to_string(&section.elements)?),
            saved_at: Set(request.at),
            saved_by: Set(request.user_id()),
            ..Default::default()
        };
        row.insert(&**write).await?;
    }
    Ok(())
}
