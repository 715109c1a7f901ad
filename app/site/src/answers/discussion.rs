//! Receiving a comment, from the island and from the plain form alike.

use app::calls::Late;
use app::calls::discussion::CommentAnswer;
use app::islands::comment::{from_the_top, whole, whole_of};
use chrono::{DateTime, Utc};
use domain::discussion::{CommentFieldProblem, CommentInput};
use domain::draft::Refusal;
use domain::language::Language;
use services::discussion::{
    Addressee, Arrival, Channel, NewAttachment, Received, addressee, receive_several,
};
use services::error::ServiceError;

use crate::w;
use crate::words::{LateRefusal, closing, comment_problem_of, moment, wordless};
use crate::{Site, Visitor};

/// Receives a comment that came by one of the site's own ways.
///
/// # Errors
/// What is neither a matter of the fields nor of the window.
pub async fn receive(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: String,
    input: CommentInput,
    channel: Channel,
) -> Result<CommentAnswer, ServiceError> {
    receive_with(site, visitor, number, key, input, channel, Vec::new()).await
}

/// What is wrong with the fields of a comment, from the top of its form.
pub fn told(
    language: Language,
    problems: Vec<CommentFieldProblem>,
    typed: &CommentInput,
) -> Vec<(String, String)> {
    let told = problems
        .into_iter()
        .map(|found| (found.field.to_owned(), comment_problem_of(language, found, typed)));
    from_the_top(told.collect())
}

/// As [`receive`], of a comment that brings files.
///
/// # Errors
/// As [`receive`].
pub async fn receive_with(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: String,
    input: CommentInput,
    channel: Channel,
    attachments: Vec<NewAttachment>,
) -> Result<CommentAnswer, ServiceError> {
    let keyed = Arrival { idempotency_key: Some(key).filter(|key| !key.is_empty()), channel };
    let request = visitor.request();
    let typed = input.clone();
    match services::discussion::receive_with(&site.services, &request, number, input, keyed, attachments)
        .await
    {
        Ok(received) => Ok(at_its_receipt(visitor, &received)),
        Err(error) => refused(site, visitor, number, error, &typed).await,
    }
}

/// Receives the comments of one sending, which come by the island alone; the files belong to the last of them.
///
/// # Errors
/// As [`receive`].
pub async fn receive_together(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: String,
    inputs: Vec<CommentInput>,
    attachments: Vec<NewAttachment>,
) -> Result<CommentAnswer, ServiceError> {
    let channel = Channel::Island;
    let keyed = Arrival { idempotency_key: Some(key).filter(|key| !key.is_empty()), channel };
    let request = visitor.request();
    let services = &site.services;
    let together = receive_several(services, &request, number, &inputs, &keyed, attachments).await;
    let (place, error) = match together {
        Ok(received) => {
            let first = received.first().ok_or(ServiceError::Busy)?;
            return Ok(at_its_receipt(visitor, first));
        }
        Err(refusal) => refusal,
    };
    // A refusal names everything that was sent.
    let typed = match &error {
        ServiceError::Refused(_) => CommentInput { text: whole_of(&inputs), ..CommentInput::default() },
        _ => inputs.get(place).cloned().unwrap_or_default(),
    };
    let answer = refused(site, visitor, number, error, &typed).await?;
    let of_the_form = place + 1 >= inputs.len();
    Ok(match answer {
        CommentAnswer::Invalid { problems } if !of_the_form => CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|(_, sentence)| {
                    let place = (place + 1).to_string();
                    let told = w!(visitor.language, speaker.in_collected, place = place, sentence = sentence);
                    ("collected".to_owned(), told)
                })
                .collect(),
        },
        other => other,
    })
}

/// Whether a comment could be received as it stands.
///
/// # Errors
/// As [`receive`].
pub async fn look_at(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    input: &CommentInput,
) -> Result<CommentAnswer, ServiceError> {
    match services::discussion::is_fit(&site.services, &visitor.request(), number, input).await {
        Ok(()) => Ok(CommentAnswer::Fit),
        Err(error) => refused(site, visitor, number, error, input).await,
    }
}

fn at_its_receipt(visitor: &Visitor, received: &Received) -> CommentAnswer {
    CommentAnswer::Received { address: visitor.address().to(&format!("/receipts/{}", received.receipt)) }
}

/// What the author of a comment that was not received is told.
async fn refused(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    error: ServiceError,
    typed: &CommentInput,
) -> Result<CommentAnswer, ServiceError> {
    match error {
        ServiceError::InvalidComment(problems) => {
            Ok(CommentAnswer::Invalid { problems: told(visitor.language, problems, typed) })
        }
        // What no field of the form is to blame for, such as a text that the database cannot hold.
        ServiceError::Invalid(problems) => Ok(CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|problem| (problem.field, wordless(visitor.language, &problem.code)))
                .collect(),
        }),
        ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at }) => {
            let (language, zone) = (visitor.language, site.settings.zone);
            let (signed, of) = refusal(site, language, number, (closes_at, received_at), typed).await?;
            Ok(CommentAnswer::Late(Late {
                closed: closing(language, zone, closes_at),
                arrived: moment(language, zone, received_at),
                signed,
                body: of.body.best(language).1.to_owned(),
                email: of.email,
                follow: visitor.address().to(&format!("/subscribe?draft={number}")),
            }))
        }
        other => Err(other),
    }
}

/// The signed refusal of a comment on `number` that came too late, with the moments of the closing and of its arrival, and
/// whom its author can still write to.
///
/// # Errors
/// The faults of the services.
pub async fn refusal(
    site: &Site,
    language: Language,
    number: &str,
    (closes_at, received_at): (DateTime<Utc>, DateTime<Utc>),
    input: &CommentInput,
) -> Result<(String, Addressee), ServiceError> {
    let of = addressee(&site.services, number).await?;
    let text = whole(input);
    let refusal = LateRefusal { number, title: &of.title, closes_at, received_at, text: &text };
    let written = refusal.written(language, site.settings.zone, &site.settings.public_url);
    Ok((services::signing::signed(&site.services, &written), of))
}
