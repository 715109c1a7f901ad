//! Taking something out of a comment on a lawful demand: the words, or what tells who its author is. What was fixed in the
//! ledger stays there as a hash; what is left is sealed anew.

use domain::access::{Action, allow};
use domain::discussion::hiding::because;
use domain::ledger::{Facts, Record};
use domain::report::ReportedComment;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use super::discussed::{Discussed, discussed};
use super::hiding_page::stored;
use super::view::hidden;
use super::{attachments, backlog};
use crate::context::{Request, Services};
use crate::entity::{comment, comment_version, erasure};
use crate::error::ServiceError;
use crate::frozen;
use crate::ledger::{self, seal};
use crate::search;
use crate::storage::Write;

/// What is taken out, and on which demand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// The words, with what they quote and propose and the files that came with them. They are hidden first.
    pub words: bool,
    /// The name, the e-mail and the business identification number of the author.
    pub person: bool,
    /// The demand: whose act, of which date and number.
    pub demand: String,
}

/// Takes something out of a comment for good, in the database and in a published report.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] without a demand, with
/// `nothing` where nothing is named, with `not_hidden` where words are still read by everybody; [`ServiceError::NotFound`].
pub async fn erase(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    erasure: &Erasure,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let demand =
        because("demand", &erasure.demand).map_err(|(field, code)| ServiceError::field(field, code))?;
    if !erasure.words && !erasure.person {
        return Err(ServiceError::field("words", "nothing"));
    }
    let write = services.database.write().await?;
    let row = stored(&*write, &draft, comment).await?;
    if erasure.words && row.hidden.is_none() {
        return Err(ServiceError::field("words", "not_hidden"));
    }
    let emptied = emptied(&write, row, erasure).await?;
    let kept = erasure::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(comment),
        words: Set(erasure.words),
        person: Set(erasure.person),
        demand: Set(demand),
        at: Set(request.at),
        by: Set(request.user_id()),
        ..Default::default()
    };
    let kept = kept.insert(&*write).await?;
    let keys = &services.settings.keys;
    let mut sealed = vec![seal::comment(keys, &emptied)?, seal::erasure(keys, &kept)?];
    if erasure.words {
        sealed.extend(attachments::erased(&write, keys, (draft.draft_id, comment)).await?);
        sealed.extend(without_versions(&write, &draft, comment).await?);
    }
    search::comment_changed(services, &write, draft.draft_id, comment).await?;
    sealed.extend(in_report(&write, &draft, &emptied, erasure).await?);
    let facts = Facts::of("comment", comment).sealing(sealed);
    ledger::append(&write, request, "comment.erased", &draft.subject(), facts).await?;
    write.commit().await
}

/// The row without what is taken out.
async fn emptied(
    write: &Write,
    row: comment::Model,
    erasure: &Erasure,
) -> Result<comment::Model, ServiceError> {
    let (number, version) = (row.number, row.version);
    let mut row = row.into_active_model();
    row.version = Set(version + 1);
    if erasure.words {
        row.text = Set(String::new());
        row.quote = Set(None);
        row.suggestion = Set(None);
    }
    if erasure.person {
        row.author_name = Set(String::new());
        row.email = Set(String::new());
        row.bin = Set(None);
        row.country = Set(None);
        row.confirm_key = Set(None);
        row.name_withheld = Set(true);
        row.idempotency_key = Set(None);
    }
    // It was made of everything that was sent.
    row.fingerprint = Set(format!("erased:{number}"));
    let row = row.update(&**write).await?;
    backlog::forget(write, &row, erasure.words).await?;
    Ok(row)
}

/// Takes the words out of what the author replaced, too.
async fn without_versions(
    write: &Write,
    draft: &Discussed,
    comment: i64,
) -> Result<Vec<Record>, ServiceError> {
    let versions = comment_version::Entity::find()
        .filter(comment_version::Column::DraftId.eq(draft.draft_id))
        .filter(comment_version::Column::Comment.eq(comment))
        .all(&**write)
        .await?;
    let mut sealed = Vec::with_capacity(versions.len());
    for version in versions {
        let mut version = version.into_active_model();
        version.text = Set(String::new());
        version.suggestion = Set(None);
        sealed.push(seal::comment_version(&version.update(&**write).await?)?);
    }
    Ok(sealed)
}

/// Takes the same out of the published report, where there is one. Its published hash stays beside it.
async fn in_report(
    write: &Write,
    draft: &Discussed,
    row: &comment::Model,
    erasure: &Erasure,
) -> Result<Option<Record>, ServiceError> {
    let hidden = hidden(row)?.filter(|_| erasure.words);
    let take_out = |reported: &mut ReportedComment| {
        if erasure.person {
            reported.author.take_name();
        }
        if let Some(hidden) = hidden {
            reported.hide(hidden);
        }
    };
    let changed = frozen::change(write, draft.draft_id, row.number, take_out).await?;
    changed.map(|(report, text)| seal::report(&report, text)).transpose()
}
