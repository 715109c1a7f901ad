//! Noting the laws of a section that is being saved.

use chrono::{DateTime, TimeDelta, Utc};
use domain::law::CitedLaw;
use domain::standard::Element;
use sea_orm::{ActiveModelTrait, ModelTrait, Set};

use super::rows::{MOST_LAWS, law_of, put, rows_of};
use crate::entity::cited_law::{ActiveModel, Model};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::storage::Write;

/// How long after its last change a name counts as still being typed, in minutes: what is typed is saved at every rest.
const TYPING_MINUTES: i64 = 15;

/// Notes the laws that the elements of a draft cite whole, each once: by number and date, else by its names.
pub(crate) async fn keep(
    write: &Write,
    at: DateTime<Utc>,
    of: &draft::Model,
    elements: &[Element],
) -> Result<(), ServiceError> {
    let cited = |element: &Element| {
        let citation = element.detail.citation().filter(|citation| citation.is_complete())?;
        Some((element.id.as_str().to_owned(), CitedLaw::of(citation)))
    };
    let cited: Vec<(String, CitedLaw)> = elements.iter().filter_map(cited).collect();
    if cited.is_empty() {
        return Ok(());
    }
    let mut list = List { write, at, of, rows: rows_of(&**write, of.body_id).await? };
    for (element, law) in cited {
        list.note(&element, law).await?;
    }
    Ok(())
}

/// The list of a body while a section is saved.
struct List<'a> {
    write: &'a Write,
    at: DateTime<Utc>,
    of: &'a draft::Model,
    rows: Vec<Model>,
}

impl List<'_> {
    async fn note(&mut self, element: &str, law: CitedLaw) -> Result<(), ServiceError> {
        let typing = self.rows.iter().find(|row| self.is_typed_in(row, element)).cloned();
        let is_another = |row: &&Model| typing.as_ref().is_none_or(|typing| typing.id != row.id);
        let known = self.rows.iter().filter(is_another).find(|row| law_of(row).is_same(&law)).cloned();
        match (typing, known) {
            // What was typed so far was the beginning of a law that the list has.
            (Some(typing), Some(_)) => self.forget(typing).await,
            (Some(typing), None) if law_of(&typing) == law => Ok(()),
            (Some(typing), None) => self.change(typing, law, true).await,
            (None, Some(known)) => {
                let filled = law_of(&known).filled(&law);
                let is_its_own = self.is_first_in(&known, element);
                if filled == law_of(&known) && (is_its_own || known.first_element.is_none()) {
                    return Ok(());
                }
                self.change(known, filled, is_its_own).await
            }
            (None, None) => self.begin(element, law).await,
        }
    }

    /// Whether the row came from this element.
    fn is_first_in(&self, row: &Model, element: &str) -> bool {
        row.first_draft == Some(self.of.id) && row.first_element.as_deref() == Some(element)
    }

    /// Whether the name of the row is still being typed in this element.
    fn is_typed_in(&self, row: &Model, element: &str) -> bool {
        self.is_first_in(row, element) && self.at - row.changed_at < TimeDelta::minutes(TYPING_MINUTES)
    }

    async fn begin(&mut self, element: &str, law: CitedLaw) -> Result<(), ServiceError> {
        if u64::try_from(self.rows.len()).unwrap_or(u64::MAX) >= MOST_LAWS {
            return Ok(());
        }
        let mut row = ActiveModel {
            body_id: Set(self.of.body_id),
            first_draft: Set(Some(self.of.id)),
            first_element: Set(Some(element.to_owned())),
            version: Set(1),
            changed_at: Set(self.at),
            ..Default::default()
        };
        put(&mut row, law);
        self.rows.push(row.insert(&**self.write).await?);
        Ok(())
    }

    /// Writes the law of a row; one that another element cites as well is no longer that of its first alone.
    async fn change(&mut self, stands: Model, law: CitedLaw, is_its_own: bool) -> Result<(), ServiceError> {
        let (id, version) = (stands.id, stands.version);
        let mut row: ActiveModel = stands.into();
        put(&mut row, law);
        if !is_its_own {
            row.first_draft = Set(None);
            row.first_element = Set(None);
        }
        row.version = Set(version + 1);
        row.changed_at = Set(self.at);
        let changed = row.update(&**self.write).await?;
        if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
            *row = changed;
        }
        Ok(())
    }

    async fn forget(&mut self, row: Model) -> Result<(), ServiceError> {
        self.rows.retain(|other| other.id != row.id);
        row.delete(&**self.write).await?;
        Ok(())
    }
}
