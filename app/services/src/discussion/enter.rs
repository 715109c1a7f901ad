//! A comment that reached the body on paper or by another way is entered by its staff (R15-5): it stands among the others
//! with the moment at which it was received, and everybody reads that and when it was entered.

use domain::access::{Action, allow};
use domain::discussion::{CommentInput, EntryFieldProblem, EntryInput};
use domain::draft::Refusal;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, Set};

use super::arrival::{fingerprint, key_of, sending};
use super::attachments::NewAttachment;
use super::discussed::discussed;
use super::incoming::{Channel, Received, WaitingComment};
use super::late;
use crate::context::{Request, Services};
use crate::entity::comment_entry;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{Happening, seal};
use crate::storage::Write;

/// What the staff typed.
#[derive(Debug, Default)]
pub struct EnteredComment {
    /// The comment itself.
    pub comment: CommentInput,
    /// How it came.
    pub entry: EntryInput,
    /// The key of the form: sent again, it enters nothing anew.
    pub key: Option<String>,
    /// The scan and whatever else came with it.
    pub files: Vec<NewAttachment>,
}

/// Enters a comment on the placed draft `number`, until its report is published.
///
/// # Errors
/// [`ServiceError::Denied`] for those who do not write for the body; [`Refusal::DiscussionClosed`] where it was received at or
/// after the closing moment: counted, not kept (R15-4); [`ServiceError::InvalidComment`] and [`ServiceError::Invalid`] with every
/// problem of the form; [`ServiceError::NotFound`] and the other refusals of a draft.
pub async fn enter(
    services: &Services,
    request: &Request,
    number: &str,
    typed: EnteredComment,
) -> Result<Received, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::EnterComment, &draft.resource())?;
    let EnteredComment { comment, entry, key, files } = typed;
    let comment = comment.parse_entered(&draft.placed).map_err(ServiceError::InvalidComment)?;
    let entry = entry.parse(services.settings.zone, request.at, files.len()).map_err(invalid)?;
    let keys = &services.settings.keys;
    let print = fingerprint(keys, &draft, &comment, &files)?;
    match draft.stage.receive(entry.received_at) {
        Ok(()) => {}
        Err(Refusal::DiscussionClosed { .. }) => {
            let of = (Channel::Desk, entry.received_at);
            return late::refuse(services, request, &draft, of, print).await;
        }
        Err(refusal) => return Err(refusal.into()),
    }
    let waiting = WaitingComment {
        key: key_of(key.as_deref()).map(|key| sending(keys, Channel::Desk, key, &comment, &print)),
        fingerprint: print,
        receipt: services.entropy.receipt()?,
        request: request.clone(),
        draft,
        comment,
        attachments: files,
        entry: Some(entry),
        // What came to the body itself is confirmed by the body, not by a letter.
        confirmation: None,
        confirm_key: None,
        sending: None,
    };
    super::shared(services).write_queue.submit(services, waiting).await
}

fn invalid(problems: Vec<EntryFieldProblem>) -> ServiceError {
    let problem = |found: EntryFieldProblem| FieldProblem::new(found.field, found.problem.code());
    ServiceError::Invalid(problems.into_iter().map(problem).collect())
}

/// Keeps how a comment came in the transaction that writes it. Its event is one of its own, like that of its files.
pub(super) async fn keep(
    write: &Write,
    waiting: &WaitingComment,
    received: &Received,
) -> Result<Option<Happening>, ServiceError> {
    let Some(entry) = &waiting.entry else { return Ok(None) };
    let row = comment_entry::ActiveModel {
        draft_id: Set(waiting.draft.draft_id),
        comment: Set(received.number),
        way: Set(entry.way.code().to_owned()),
        site: Set(entry.site.clone()),
        registered: Set(entry.registered.clone()),
        entered_at: Set(waiting.request.at),
        entered_by: Set(waiting.request.user_id()),
        ..Default::default()
    };
    let row = row.insert(&**write).await?;
    let facts = Facts::of("comment", received.number).sealing([seal::comment_entry(&row)?]);
    Happening::new(&waiting.request, "comment.entered", &waiting.draft.subject(), facts).map(Some)
}
