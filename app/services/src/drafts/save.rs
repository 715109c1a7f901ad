//! Saving a section. Two people in one section never lose a word: a save against an older version is merged with what
//! was saved since, and where the same words were changed, both texts come back.

use std::collections::HashSet;

use domain::access::{Action, allow};
use domain::draft::{Draft, DraftKind, Refusal};
use domain::ledger::Facts;
use domain::redline::merge::merge_elements;
use domain::standard::{self, Element, SectionKey, ShapeProblem};
use sea_orm::{ActiveModelTrait, Set};
use serde::{Deserialize, Serialize};

use super::copy::newest_sections;
use super::load::{Loaded, load, touch};
use super::section_conflict::SectionConflict;
use super::sent::newest_of;
use super::versions::{at_version, newest};
use super::writes::writes;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::section_version::{ActiveModel, Model};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::people::names;
use crate::storage::Write;

/// A section as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSection {
    /// The number of the draft.
    pub draft: String,
    /// Which section.
    pub section: SectionKey,
    /// The version the typing began from.
    pub base_version: i64,
    /// The elements as they are now.
    pub elements: Vec<Element>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "saved", rename_all = "snake_case")]
pub enum SavedSection {
    /// Nothing differed from what stands.
    Unchanged {
        /// The version that stands.
        version: i64,
    },
    /// Saved as it was typed.
    Saved {
        /// The new version.
        version: i64,
    },
    /// Saved together with what others had saved meanwhile.
    Merged {
        /// The new version.
        version: i64,
        /// The merged elements.
        elements: Vec<Element>,
        /// Who had saved last: the name.
        with: Option<String>,
    },
}

/// Saves a section of the working copy, before placement and, as the revised draft, after it. The placed revision is
/// another row and never changes (R15-1).
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::Refused`] once the report is published or the draft is withdrawn (R15-8);
/// [`ServiceError::Invalid`] for texts that cannot be stored; [`ServiceError::Stale`] with [`Conflict::Section`].
pub async fn save_section(
    services: &Services,
    request: &Request,
    input: SaveSection,
) -> Result<SavedSection, ServiceError> {
    save_section_over(services, request, input, &[]).await
}

/// Saves a section of which earlier states were sent and never answered, named by their [`domain::standard::mark`]: the
/// newest of them that was stored is what the text was typed over, so nobody collides with the own words.
///
/// # Errors
/// As [`save_section`].
pub async fn save_section_over(
    services: &Services,
    request: &Request,
    input: SaveSection,
    unanswered: &[String],
) -> Result<SavedSection, ServiceError> {
    // What cannot be stored does not hold up the writers; but who may not write learns nothing of it.
    let elements = match clean(input.section, input.elements) {
        Ok(elements) => elements,
        Err(problems) => {
            may_write(request, &load(&services.database.connection, &input.draft).await?)?;
            return Err(problems);
        }
    };
    let write = services.database.write().await?;
    let loaded = load(&*write, &input.draft).await?;
    may_write(request, &loaded)?;
    let (id, section) = (loaded.row.id, input.section);
    let stored = newest_of(&*write, id, section, input.base_version, unanswered).await?;
    let base_version = stored.unwrap_or(input.base_version);
    let saved = save(&write, services, request, loaded, section, base_version, elements).await?;
    writes(&write, request, id, section).await?;
    write.commit().await?;
    Ok(saved)
}

/// Whether the working copy may be written now, by this actor.
pub(super) fn may_write(request: &Request, loaded: &Loaded) -> Result<(), ServiceError> {
    let action = match loaded.draft {
        Draft::Drafting(_) => Action::EditDraft,
        _ => Action::ReviseDraft,
    };
    allow(&request.actor, action, &loaded.resource())?;
    Ok(loaded.draft.revise()?)
}

/// Saves elements that are fit to be stored.
pub(crate) async fn save(
    write: &Write,
    services: &Services,
    request: &Request,
    loaded: Loaded,
    section: SectionKey,
    base_version: i64,
    typed: Vec<Element>,
) -> Result<SavedSection, ServiceError> {
    let stands = newest(&**write, loaded.row.id, section).await?;
    let theirs: Vec<Element> = serde_json::from_str(&stands.elements)?;
    if typed == theirs {
        return Ok(SavedSection::Unchanged { version: stands.version });
    }
    if loaded.draft.origin().kind == DraftKind::Cancellation {
        return Err(Refusal::CancellationKeepsText.into());
    }
    let is_stale = base_version != stands.version;
    let elements = if is_stale {
        let base = at_version(&**write, loaded.row.id, section, base_version).await?;
        merged(write, section, &base, typed, theirs, &stands).await?
    } else {
        typed
    };
    distinct(write, loaded.row.id, section, &elements).await?;
    let version = stands.version + 1;
    let row = ActiveModel {
        draft_id: Set(loaded.row.id),
        section: Set(section.code().to_owned()),
        version: Set(version),
        elements: Set(serde_json::to_string(&elements)?),
        saved_at: Set(request.at),
        saved_by: Set(request.user_id()),
        ..Default::default()
    };
    row.insert(&**write).await?;
    // Not yet public: whoever reads the ledger cannot guess at the words.
    let text = seal::keyed(&services.settings.keys, &(loaded.row.id, section, version, &elements))?;
    let facts = Facts::of("section", section).and("version", version).and("text", text);
    ledger::append(write, request, "draft.saved", &loaded.subject(), facts).await?;
    touch(write, loaded.row.into()).await?;
    if !is_stale {
        return Ok(SavedSection::Saved { version });
    }
    let with = name_of(write, &stands).await?;
    Ok(SavedSection::Merged { version, elements, with })
}

async fn merged(
    write: &Write,
    section: SectionKey,
    base: &Model,
    yours: Vec<Element>,
    theirs: Vec<Element>,
    stands: &Model,
) -> Result<Vec<Element>, ServiceError> {
    let base: Vec<Element> = serde_json::from_str(&base.elements)?;
    let merge = merge_elements(&base, &yours, &theirs);
    if merge.is_clean() {
        return Ok(merge.elements);
    }
    let saved_by = name_of(write, stands).await?;
    let (version, saved_at) = (stands.version, stands.saved_at);
    let conflict = SectionConflict { section, version, saved_at, saved_by, yours, theirs, merge };
    Err(ServiceError::Stale(Box::new(Conflict::Section(conflict))))
}

async fn name_of(write: &Write, row: &Model) -> Result<Option<String>, ServiceError> {
    Ok(names(&**write, row.saved_by).await?.into_values().next())
}

/// An identity stands once in the whole draft: comments are anchored to it.
async fn distinct(
    write: &Write,
    draft_id: i64,
    section: SectionKey,
    elements: &[Element],
) -> Result<(), ServiceError> {
    let mut seen = HashSet::new();
    for row in newest_sections(&**write, draft_id).await? {
        if row.section != section.code() {
            let others: Vec<Element> = serde_json::from_str(&row.elements)?;
            seen.extend(others.into_iter().map(|element| element.id));
        }
    }
    let repeated = elements.iter().find(|element| !seen.insert(element.id.clone()));
    repeated.map_or(Ok(()), |element| Err(ServiceError::field(element.id.as_str(), "repeated_identity")))
}

/// The elements as they are stored.
pub(super) fn clean(section: SectionKey, elements: Vec<Element>) -> Result<Vec<Element>, ServiceError> {
    standard::clean(section, elements).map_err(|problems| {
        let problem = |problem: &ShapeProblem| FieldProblem::new(problem.field(), problem.code());
        ServiceError::Invalid(problems.iter().map(problem).collect())
    })
}
