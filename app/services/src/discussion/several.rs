//! Several comments of one sending, each on a clause of its own: received together or not at all, each with its own number,
//! receipt and decision (R15-5).

use domain::discussion::CommentInput;
use domain::discussion::comment::MOST_TOGETHER;

use super::arrival::{answer_late, asked, parsed, prepared};
use super::attachments::NewAttachment;
use super::incoming::{Arrival, Received};
use super::write_batch::write_batch;
use crate::context::{Request, Services};
use crate::error::ServiceError;

/// Receives several comments of one author in one transaction, in the order in which they were written. Whatever is known
/// of the same sending is answered with its first receipt. The files belong to the last comment, the one in whose form they
/// were chosen.
///
/// # Errors
/// As [`super::receive`], with the place of the comment that could not be taken; nothing is received then. With `sending`
/// as the field where there are none or too many.
pub async fn receive_several(
    services: &Services,
    request: &Request,
    number: &str,
    inputs: &[CommentInput],
    options: &Arrival,
    attachments: Vec<NewAttachment>,
) -> Result<Vec<Received>, (usize, ServiceError)> {
    if inputs.is_empty() || inputs.len() > MOST_TOGETHER {
        return Err((0, ServiceError::field("sending", "sending")));
    }
    let (draft, is_late) = asked(services, request, number).await.map_err(|error| (0, error))?;
    if is_late {
        return all_late(services, request, number, inputs, options, &attachments).await;
    }
    let sending = services.entropy.receipt().map_err(|error| (0, error))?;
    let mut waiting = Vec::with_capacity(inputs.len());
    let mut attachments = Some(attachments);
    for (place, input) in inputs.iter().enumerate() {
        let files = if place + 1 == inputs.len() { attachments.take() } else { None };
        let mut one = prepared(services, request, &draft, input, options, files.unwrap_or_default())
            .map_err(|error| (place, error))?;
        if inputs.len() > 1 {
            one.sending = Some(sending.clone());
        }
        // One letter asks for all.
        if place > 0 {
            one.confirm_key = None;
        }
        waiting.push(one);
    }
    // Not by the queue, which would tear them apart: they are written in one transaction.
    let answers = Box::pin(write_batch(services, &waiting)).await.map_err(|error| (0, error))?;
    answers.into_iter().enumerate().map(|(place, answer)| answer.map_err(|error| (place, error))).collect()
}

/// Each comment is an attempt of its own; what had been received in time is answered with its receipts.
async fn all_late(
    services: &Services,
    request: &Request,
    number: &str,
    inputs: &[CommentInput],
    options: &Arrival,
    attachments: &[NewAttachment],
) -> Result<Vec<Received>, (usize, ServiceError)> {
    let (draft, _) = asked(services, request, number).await.map_err(|error| (0, error))?;
    let mut known = Vec::with_capacity(inputs.len());
    let mut refused = None;
    for (place, input) in inputs.iter().enumerate() {
        let files: &[NewAttachment] = if place + 1 == inputs.len() { attachments } else { &[] };
        match answer_late(services, request, &draft, input, options, files).await {
            Ok(received) => known.push(received),
            Err(error) => refused = Some((place, error)),
        }
    }
    refused.map_or(Ok(known), Err)
}

/// Whether a comment could be received as it stands, without receiving it: what is collected for a sending is whole.
///
/// # Errors
/// As [`super::receive`], but for the window: what is late is told when it is sent.
pub async fn is_fit(
    services: &Services,
    request: &Request,
    number: &str,
    input: &CommentInput,
) -> Result<(), ServiceError> {
    let (draft, _) = asked(services, request, number).await?;
    parsed(services, &draft, input).map_err(ServiceError::InvalidComment)?;
    Ok(())
}
