//! Several sections saved at once, as a file gave them: all of them or none.

use domain::standard::{Element, SectionKey};

use super::load::load;
use super::save::{SaveSection, SavedSection, clean, may_write, save};
use super::versions::newest;
use crate::context::{Request, Services};
use crate::error::ServiceError;

/// What became of several sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedTogether {
    /// They are saved; these differed from what stood.
    Saved(Vec<SectionKey>),
    /// Somebody changed these meanwhile; nothing was saved.
    ChangedMeanwhile(Vec<SectionKey>),
}

/// Saves sections of one draft together. A whole text takes the place of another here, so nothing is merged: a section
/// that was saved since stops all of them.
///
/// # Errors
/// As [`super::save_section`], without [`ServiceError::Stale`].
pub async fn save_sections(
    services: &Services,
    request: &Request,
    number: &str,
    sections: Vec<SaveSection>,
) -> Result<SavedTogether, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    may_write(request, &loaded)?;
    let mut differing = Vec::new();
    let mut changed = Vec::new();
    for SaveSection { section, base_version, elements, .. } in sections {
        let elements = clean(section, elements)?;
        let stands = newest(&*write, loaded.row.id, section).await?;
        if serde_json::from_str::<Vec<Element>>(&stands.elements)? == elements {
            continue;
        }
        if stands.version != base_version {
            changed.push(section);
        }
        differing.push((section, base_version, elements));
    }
    if !changed.is_empty() {
        return Ok(SavedTogether::ChangedMeanwhile(changed));
    }
    let mut saved = Vec::new();
    for (section, base_version, elements) in differing {
        // Each save raises the version of the draft.
        let loaded = load(&*write, number).await?;
        let became = save(&write, services, request, loaded, section, base_version, elements).await?;
        if !matches!(became, SavedSection::Unchanged { .. }) {
            saved.push(section);
        }
    }
    write.commit().await?;
    Ok(SavedTogether::Saved(saved))
}
