//! A comment arrives: in time it is received durably, late it is refused and counted (R15-4, R15-5).

use std::sync::Arc;

use domain::access::{Action, allow};
use domain::discussion::{
    AuthorKind, CommentFieldProblem, CommentFields, CommentInput, CommentProblem, ConfirmEntities,
    NewComment, TextProblem,
};
use domain::draft::Refusal;
use domain::report::canonical;

use super::attachments::NewAttachment;
use super::discussed::{Discussed, public};
use super::incoming::{Arrival, Channel, Received, WaitingComment};
use super::{late, repeated};
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::keys::{Keyring, Purpose};

/// The most bytes of an idempotency key.
const KEY_LIMIT: usize = 255;

/// Receives a comment on the placed draft `number`; anybody may comment (R15-5). It is acknowledged only after it is
/// written durably. The instant of `request` decides whether it is in time, however long it waited afterwards (R-T5).
///
/// # Errors
/// [`Refusal::DiscussionClosed`] at or after the closing moment: counted, not kept (R15-4). [`ServiceError::InvalidComment`]
/// with every problem of the form; [`ServiceError::Invalid`] for the key; [`ServiceError::NotFound`] and the other refusals
/// of a draft that is not open.
pub async fn receive(
    services: &Services,
    request: &Request,
    number: &str,
    input: CommentInput,
    options: Arrival,
) -> Result<Received, ServiceError> {
    receive_with(services, request, number, input, options, Vec::new()).await
}

/// As [`receive`], of a comment that brings files. They are written together with it or not at all.
///
/// # Errors
/// As [`receive`].
pub async fn receive_with(
    services: &Services,
    request: &Request,
    number: &str,
    input: CommentInput,
    options: Arrival,
    attachments: Vec<NewAttachment>,
) -> Result<Received, ServiceError> {
    let (draft, is_late) = asked(services, request, number).await?;
    if is_late {
        return answer_late(services, request, &draft, &input, &options, &attachments).await;
    }
    let waiting = prepared(services, request, &draft, &input, &options, attachments)?;
    super::shared(services).write_queue.submit(services, waiting).await
}

/// The draft that is commented on, and whether its window has closed.
///
/// # Errors
/// As [`receive`], but for the window.
pub(super) async fn asked(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<(Arc<Discussed>, bool), ServiceError> {
    let draft = public(services, number).await?;
    allow(&request.actor, Action::Comment, &draft.resource())?;
    let is_late = match draft.stage.receive(request.at) {
        Ok(()) => false,
        Err(Refusal::DiscussionClosed { .. }) => true,
        Err(refusal) => return Err(refusal.into()),
    };
    Ok((draft, is_late))
}

/// Refuses a comment that came too late and counts it once (R15-4); one that had been received in time is answered with
/// its receipt.
pub(super) async fn answer_late(
    services: &Services,
    request: &Request,
    draft: &Discussed,
    input: &CommentInput,
    options: &Arrival,
    attachments: &[NewAttachment],
) -> Result<Received, ServiceError> {
    let Ok(comment) = parsed(services, draft, input) else {
        return late::refuse_uncounted(services, request, draft).await;
    };
    let keys = &services.settings.keys;
    let print = fingerprint(keys, draft, &comment, attachments)?;
    let key = key_of(options.idempotency_key.as_deref());
    // An answer that was lost on its way is given again: nothing is stored that was not stored in time.
    if let Some(key) = key.map(|key| sending(keys, options.channel, key, &comment, &print))
        && let Some(known) = repeated::find(services, draft, &key, &print).await?
    {
        return Ok(known);
    }
    late::refuse(services, request, draft, (options.channel, request.at), print).await
}

/// A comment in time, ready to be written.
///
/// # Errors
/// As [`receive`], of the fields and of the key.
pub(super) fn prepared(
    services: &Services,
    request: &Request,
    draft: &Arc<Discussed>,
    input: &CommentInput,
    options: &Arrival,
    attachments: Vec<NewAttachment>,
) -> Result<WaitingComment, ServiceError> {
    let keys = &services.settings.keys;
    let comment = parsed(services, draft, input).map_err(ServiceError::InvalidComment)?;
    let print = fingerprint(keys, draft, &comment, &attachments)?;
    let key = key_of(options.idempotency_key.as_deref());
    let key = match options.channel {
        Channel::Rest => key.map(valid_key).transpose()?,
        // Whatever a form carries is hashed: its author could not mend it.
        Channel::Form | Channel::Island | Channel::Desk => key,
    };
    let confirmation = services.settings.confirm_entities.at_arrival(comment.author.kind);
    let is_asked = confirmation.is_some() && !comment.author.email.is_empty();
    Ok(WaitingComment {
        key: key.map(|key| sending(keys, options.channel, key, &comment, &print)),
        fingerprint: print,
        receipt: services.entropy.receipt()?,
        confirmation,
        confirm_key: is_asked.then(|| services.entropy.token()).transpose()?,
        sending: None,
        request: request.clone(),
        draft: draft.clone(),
        comment,
        attachments,
        entry: None,
    })
}

/// The comment written in the fields. Where comments of named entities have to be confirmed, they name an e-mail.
///
/// # Errors
/// Every problem of the form.
pub(super) fn parsed(
    services: &Services,
    draft: &Discussed,
    input: &CommentInput,
) -> Result<NewComment, Vec<CommentFieldProblem>> {
    let parsed = input.parse(&draft.placed);
    let is_required = services.settings.confirm_entities == ConfirmEntities::Required;
    let is_named = AuthorKind::from_code(input.kind.trim()).is_some_and(AuthorKind::is_confirmed_by_letter);
    if !is_required || !is_named || !input.email.trim().is_empty() {
        return parsed;
    }
    let mut problems = parsed.err().unwrap_or_default();
    let field = CommentFields::NAMES.email;
    problems.push(CommentFieldProblem { field, problem: CommentProblem::Text(TextProblem::Empty) });
    Err(problems)
}

/// The key of a form or of a machine, if there is one.
pub(super) fn key_of(key: Option<&str>) -> Option<&str> {
    key.map(str::trim).filter(|key| !key.is_empty())
}

pub(super) fn valid_key(key: &str) -> Result<&str, ServiceError> {
    let printable = key.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if printable && key.len() <= KEY_LIMIT {
        Ok(key)
    } else {
        Err(ServiceError::field("idempotency_key", "idempotency_key"))
    }
}

/// What tells one sending from another: a keyed hash of everything that the sender typed, so that nobody can guess from it
/// who sent it.
pub(super) fn fingerprint(
    keys: &Keyring,
    draft: &Discussed,
    comment: &NewComment,
    attachments: &[NewAttachment],
) -> Result<String, ServiceError> {
    let hashes: Vec<_> = attachments.iter().map(NewAttachment::hash).collect();
    let whole = if hashes.is_empty() {
        canonical::json(&(&draft.number, comment))?
    } else {
        canonical::json(&(&draft.number, comment, hashes))?
    };
    Ok(keys.hash(Purpose::Form, &whole))
}

/// The name of a sending. A form that somebody changed, having gone back to it, is another sending. A machine's key is
/// its sender's own: the same key of somebody else names something else.
pub(super) fn sending(
    keys: &Keyring,
    channel: Channel,
    key: &str,
    comment: &NewComment,
    print: &str,
) -> String {
    let (mail, words) = match channel {
        Channel::Form | Channel::Island | Channel::Desk => ("", print),
        // Who gives no e-mail is nobody that a key could belong to.
        Channel::Rest if comment.author.email.is_empty() => ("", print),
        Channel::Rest => (comment.author.email.as_str(), ""),
    };
    let parts = serde_json::json!([key, mail.to_lowercase(), words]);
    keys.hash(Purpose::Form, &parts.to_string())
}

/// Whether a sending was received already: sent again, it is no comment beside its own.
pub(super) async fn is_known(
    services: &Services,
    draft: &Discussed,
    comment: &NewComment,
    options: &Arrival,
    attachments: &[NewAttachment],
) -> Result<bool, ServiceError> {
    let keys = &services.settings.keys;
    let Some(key) = key_of(options.idempotency_key.as_deref()) else { return Ok(false) };
    let print = fingerprint(keys, draft, comment, attachments)?;
    let key = sending(keys, options.channel, key, comment, &print);
    Ok(repeated::find(services, draft, &key, &print).await?.is_some())
}
