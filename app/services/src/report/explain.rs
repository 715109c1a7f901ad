//! Reasons for the gaps between comments and changes that no link closes (R15-9).

use domain::access::Action;
use domain::discussion::{TextProblem, screen};
use domain::ledger::{Facts, Record};
use domain::report::REASON_LIMIT;
use domain::standard::{ElementId, SectionKey};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::links::decision_of;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::discussion::{Discussed, discussed, standing, words_mark};
use crate::drafts::copy::current_content;
use crate::entity::{change_reason, comment_reason};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// What a reason is given for.
enum Subject {
    /// An accepted comment that changed no text, by the decision on it.
    Comment { number: i64, decision: i64 },
    /// A changed element that no comment explains.
    Change { section: SectionKey, element: ElementId },
}

/// Gives the reason for a gap, named by [`domain::report::Gap::key`], in the place of the reason whose
/// [mark](words_mark) is `over` and of no other; the ledger keeps the hashes of both.
///
/// # Errors
/// [`ServiceError::Stale`] with [`Conflict::Reason`] if another reason stands; [`ServiceError::Invalid`] if the reason is
/// empty or the gap is none; [`ServiceError::Denied`] and the refusals of another stage.
pub async fn explain(
    services: &Services,
    request: &Request,
    number: &str,
    gap: &str,
    over: &str,
    reason: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    standing(&*write, request, &draft, Action::ExplainChanges).await?;
    let told = |problem: TextProblem| ServiceError::field("reason", problem.code());
    let reason = screen(reason, REASON_LIMIT).map_err(told)?;
    let subject = subject(&write, &draft, gap).await?;
    if let Some(stands) = subject.reason(&write, &draft).await? {
        if stands == reason {
            return Ok(());
        }
        if words_mark(&stands) != over {
            let conflict = Conflict::Reason { gap: gap.to_owned(), reason: stands };
            return Err(ServiceError::Stale(Box::new(conflict)));
        }
    }
    let sealed = subject.explain(&write, request, &services.settings.keys, &draft, &reason).await?;
    let facts = match &subject {
        Subject::Comment { number, .. } => Facts::of("comment", *number),
        Subject::Change { element, .. } => Facts::of("element", element),
    };
    ledger::append(&write, request, "gap.explained", &draft.subject(), facts.sealing([sealed])).await?;
    write.commit().await
}

/// What the key of a gap names.
async fn subject(write: &Write, draft: &Discussed, gap: &str) -> Result<Subject, ServiceError> {
    let unknown = || ServiceError::field("gap", "unknown_gap");
    match gap.split_once(':') {
        Some(("comment", number)) => {
            let number: i64 = number.parse().map_err(|_| unknown())?;
            Ok(Subject::Comment { number, decision: decision_of(write, draft, number).await? })
        }
        Some(("element", element)) => {
            let element = ElementId::parse(element).map_err(|_| unknown())?;
            let revised = current_content(&**write, draft.draft_id).await?;
            let found = draft.placed.find(&element).or_else(|| revised.find(&element));
            let (section, _) = found.ok_or_else(unknown)?;
            Ok(Subject::Change { section, element })
        }
        _ => Err(unknown()),
    }
}

impl Subject {
    /// The reason that stands.
    async fn reason(&self, write: &Write, draft: &Discussed) -> Result<Option<String>, ServiceError> {
        Ok(match self {
            Self::Comment { decision, .. } => {
                let row = comment_reason::Entity::find_by_id(*decision).one(&**write).await?;
                row.map(|row| row.reason)
            }
            Self::Change { element, .. } => {
                let row = change_reason::Entity::find()
                    .filter(change_reason::Column::DraftId.eq(draft.draft_id))
                    .filter(change_reason::Column::Element.eq(element.as_str()))
                    .one(&**write)
                    .await?;
                row.map(|row| row.reason)
            }
        })
    }

    /// Writes the reason in the place of an earlier one, and seals it.
    async fn explain(
        &self,
        write: &Write,
        request: &Request,
        keys: &Keyring,
        draft: &Discussed,
        reason: &str,
    ) -> Result<Record, ServiceError> {
        let (draft_id, reason) = (draft.draft_id, reason.to_owned());
        let (at, by) = (request.at, request.user_id());
        match self {
            Self::Comment { decision, .. } => {
                use comment_reason::{Column, Entity, Model};
                let row = Model { decision_id: *decision, draft_id, reason, at, by };
                let sealed = seal::comment_reason(keys, &row)?;
                let again = OnConflict::column(Column::DecisionId)
                    .update_columns([Column::Reason, Column::At, Column::By])
                    .to_owned();
                let row = row.into_active_model();
                Entity::insert(row).on_conflict(again).exec_without_returning(&**write).await?;
                Ok(sealed)
            }
            Self::Change { section, element } => {
                use change_reason::{ActiveModel, Column, Entity};
                // The same element may have stood in another section when the earlier reason was given.
                Entity::delete_many()
                    .filter(Column::DraftId.eq(draft_id))
                    .filter(Column::Element.eq(element.as_str()))
                    .exec(&**write)
                    .await?;
                let row = ActiveModel {
                    draft_id: Set(draft_id),
                    section: Set(section.code().to_owned()),
                    element: Set(element.to_string()),
                    reason: Set(reason),
                    at: Set(at),
                    by: Set(by),
                    ..Default::default()
                };
                seal::change_reason(keys, &row.insert(&**write).await?)
            }
        }
    }
}
