//! Receiving a comment, from the island and from the plain form alike.

use app::calls::Late;
use app::calls::discussion::CommentAnswer;
use app::islands::comment::{from_the_top, whole};
use chrono::{DateTime, Utc};
use domain::discussion::{CommentFieldProblem, CommentInput};
use domain::draft::Refusal;
use domain::language::Language;
use services::discussion::{Addressee, Arrival, Channel, NewAttachment, addressee};
use services::error::ServiceError;

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
        Ok(received) => Ok(CommentAnswer::Received {
            address: visitor.address().to(&format!("/receipts/{}", received.receipt)),
        }),
        Err(ServiceError::InvalidComment(problems)) => {
            Ok(CommentAnswer::Invalid { problems: told(visitor.language, problems, &typed) })
        }
        // What no field of the form is to blame for, such as a text that the database cannot hold.
        Err(ServiceError::Invalid(problems)) => Ok(CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|problem| (problem.field, wordless(visitor.language, &problem.code)))
                .collect(),
        }),
        Err(ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at })) => {
            let (language, zone) = (visitor.language, site.settings.zone);
            let (signed, of) = refusal(site, language, number, (closes_at, received_at), &typed).await?;
            Ok(CommentAnswer::Late(Late {
                closed: closing(language, zone, closes_at),
                arrived: moment(language, zone, received_at),
                signed,
                body: of.body.best(language).1.to_owned(),
                email: of.email,
                follow: visitor.address().to(&format!("/subscribe?draft={number}")),
            }))
        }
        Err(other) => Err(other),
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
