//! Receiving a comment, from the island and from the plain form alike.

use app::calls::Late;
use app::calls::discussion::CommentAnswer;
use domain::discussion::CommentInput;
use domain::draft::Refusal;
use services::discussion::{Arrival, Channel};
use services::error::ServiceError;

use crate::words::{closing, comment_problem, moment, wordless};
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
    let keyed = Arrival { idempotency_key: Some(key).filter(|key| !key.is_empty()), channel };
    let request = visitor.request();
    match services::discussion::receive(&site.services, &request, number, input, keyed).await {
        Ok(received) => Ok(CommentAnswer::Received {
            address: visitor.address().to(&format!("/receipts/{}", received.receipt)),
        }),
        Err(ServiceError::InvalidComment(problems)) => Ok(CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|found| (found.field.to_owned(), comment_problem(visitor.language, found)))
                .collect(),
        }),
        // What no field of the form is to blame for, such as a text that the database cannot hold.
        Err(ServiceError::Invalid(problems)) => Ok(CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|problem| (problem.field, wordless(visitor.language, &problem.code)))
                .collect(),
        }),
        Err(ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at })) => {
            let zone = site.settings.zone;
            Ok(CommentAnswer::Late(Late {
                closed: closing(visitor.language, zone, closes_at),
                arrived: moment(visitor.language, zone, received_at),
            }))
        }
        Err(other) => Err(other),
    }
}
