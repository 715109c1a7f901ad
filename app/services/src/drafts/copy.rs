//! The working copy of a draft: of every section the newest saved version.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::draft::DraftKind;
use domain::standard::check::{CheckContext, Finding, check};
use domain::standard::{Content, Element, Section, SectionKey};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::base::base_of;
use super::load::{Loaded, kind_of, load};
use super::seen::{SectionVersions, Seen};
use super::summary::{DraftSummary, one};
use crate::context::{Request, Services};
use crate::entity::section_version::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::people::names;
use crate::register;

/// A section as it was saved last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionText {
    /// Which one.
    pub key: SectionKey,
    /// The version to save against.
    pub version: i64,
    /// Its elements.
    pub elements: Vec<Element>,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Who saved it: the name, absent where the command line did.
    pub saved_by: Option<String>,
}

/// A draft with its working copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingCopy {
    /// The draft.
    pub summary: DraftSummary,
    /// The twelve sections, in the order of the law, and the appendices where they were ever written.
    pub sections: Vec<SectionText>,
    /// Their versions.
    pub versions: SectionVersions,
}

impl WorkingCopy {
    /// The text as one content.
    pub fn content(&self) -> Content {
        let section = |text: &SectionText| Section { key: text.key, elements: text.elements.clone() };
        Content::from(self.sections.iter().map(section).collect::<Vec<_>>())
    }

    /// What is shown by showing all of it: what a head confirms.
    pub fn seen(&self) -> Seen {
        Seen {
            version: self.summary.version,
            hash: self.content().hash().to_string(),
            sections: self.versions.clone(),
        }
    }
}

/// The working copy of a draft.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn working_copy(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<WorkingCopy, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let rows = newest_sections(connection, loaded.row.id).await?;
    let people = names(connection, rows.iter().filter_map(|row| row.saved_by)).await?;
    let mut sections = Vec::new();
    for key in SectionKey::EVERY {
        if let Some(row) = rows.iter().find(|row| row.section == key.code()) {
            sections.push(SectionText {
                key,
                version: row.version,
                elements: serde_json::from_str(&row.elements)?,
                saved_at: row.saved_at,
                saved_by: row.saved_by.and_then(|id| people.get(&id).cloned()),
            });
        }
    }
    let versions = SectionVersions::of(&rows);
    let summary = one(connection, loaded.row, request.at).await?;
    Ok(WorkingCopy { summary, sections, versions })
}

/// What is missing or doubtful in the working copy of a draft (R14-2).
///
/// # Errors
/// As [`working_copy`].
pub async fn findings(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<Finding>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let content = current_content(connection, loaded.row.id).await?;
    checked(services, connection, &loaded, &content).await
}

/// The check of a content of a draft, with what the register and the standard before it say.
pub(crate) async fn checked(
    services: &Services,
    connection: &impl ConnectionTrait,
    loaded: &Loaded,
    content: &Content,
) -> Result<Vec<Finding>, ServiceError> {
    // A cancellation repeats the text of the standard, which nobody can mend in it.
    if kind_of(&loaded.row)? == DraftKind::Cancellation {
        return Ok(Vec::new());
    }
    let service = register::by_id(connection, loaded.row.service_id).await?;
    let baseline = base_of(connection, &loaded.row).await?.map(|base| base.content);
    let known = CheckContext {
        required: services.settings.required_languages.clone(),
        baseline: baseline.as_ref(),
        paid: Some(service.entry.paid),
        through_state_corporation: service.entry.through_state_corporation,
    };
    Ok(check(content, &known))
}

/// The text of the working copy.
pub(crate) async fn current_content(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Content, ServiceError> {
    content_of(&newest_sections(connection, draft_id).await?)
}

/// The text of one row of each section.
pub(crate) fn content_of(rows: &[Model]) -> Result<Content, ServiceError> {
    let mut sections = Vec::new();
    for row in rows {
        if let Some(key) = SectionKey::from_code(&row.section) {
            sections.push(Section { key, elements: serde_json::from_str(&row.elements)? });
        }
    }
    Ok(Content::from(sections))
}

/// Of every section the newest row.
pub(crate) async fn newest_sections(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<Model>, ServiceError> {
    // Rows are only ever appended, so the newest version is the one with the greatest key.
    let newest = Query::select()
        .expr(Func::max(Expr::col(Column::Id)))
        .from(Entity)
        .and_where(Expr::col(Column::DraftId).eq(draft_id))
        .group_by_col(Column::Section)
        .to_owned();
    Ok(Entity::find().filter(Column::Id.in_subquery(newest)).all(connection).await?)
}
