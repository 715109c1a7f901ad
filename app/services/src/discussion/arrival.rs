//! A comment arrives: in time it is received durably, late it is refused and counted (R15-4, R15-5).

use domain::access::{Action, allow};
use domain::discussion::{CommentInput, NewComment};
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
    let draft = public(services, number).await?;
    allow(&request.actor, Action::Comment, &draft.resource())?;
    let is_late = match draft.stage.receive(request.at) {
        Ok(()) => false,
        Err(Refusal::DiscussionClosed { .. }) => true,
        Err(refusal) => return Err(refusal.into()),
    };
    let keys = &services.settings.keys;
    let key = key_of(options.idempotency_key);
    let parsed = input.parse(&draft.placed);
    if is_late {
        let Ok(comment) = parsed else { return late::refuse_uncounted(services, request, &draft).await };
        let print = fingerprint(keys, &draft, &comment, &attachments)?;
        // An answer that was lost on its way is given again: nothing is stored that was not stored in time.
        if let Some(key) = key.map(|key| sending(keys, options.channel, &key, &comment, &print))
            && let Some(known) = repeated::find(services, &draft, &key, &print).await?
        {
            return Ok(known);
        }
        return late::refuse(services, request, &draft, (options.channel, request.at), print).await;
    }
    let comment = parsed.map_err(ServiceError::InvalidComment)?;
    let print = fingerprint(keys, &draft, &comment, &attachments)?;
    let key = match options.channel {
        Channel::Rest => key.map(valid_key).transpose()?,
        // Whatever a form carries is hashed: its author could not mend it.
        Channel::Form | Channel::Island | Channel::Desk => key,
    };
    let waiting = WaitingComment {
        key: key.map(|key| sending(keys, options.channel, &key, &comment, &print)),
        fingerprint: print,
        receipt: services.entropy.receipt()?,
        request: request.clone(),
        draft,
        comment,
        attachments,
        entry: None,
    };
    super::shared(services).write_queue.submit(services, waiting).await
}

/// The key of a form or of a machine, if there is one.
pub(super) fn key_of(key: Option<String>) -> Option<String> {
    key.map(|key| key.trim().to_owned()).filter(|key| !key.is_empty())
}

fn valid_key(key: String) -> Result<String, ServiceError> {
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
        Channel::Rest => (comment.author.email.as_str(), ""),
    };
    let parts = serde_json::json!([key, mail.to_lowercase(), words]);
    keys.hash(Purpose::Form, &parts.to_string())
}
