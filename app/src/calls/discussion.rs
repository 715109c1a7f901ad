//! Sending a comment, from the island and from the plain form alike.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use super::CallFault;
use crate::islands::comment::Late;

/// What became of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommentAnswer {
    /// It was received.
    Received {
        /// The address of the receipt.
        address: String,
    },
    /// Some fields must be mended.
    Invalid {
        /// The field and the sentence of each.
        problems: Vec<(String, String)>,
    },
    /// It came too late (R15-4).
    Late(Late),
}

/// Sends a comment.
///
/// # Errors
/// [`CallFault`] if nothing was stored and nothing can be said about the fields.
#[server(prefix = "/call", endpoint = "send_comment", input = Json)]
pub async fn send_comment(
    number: String,
    key: String,
    input: CommentInput,
) -> Result<CommentAnswer, CallFault> {
    use crate::site::{Site, Visitor};
    use services::discussion::Channel;
    let site = expect_context::<Site>();
    let visitor = expect_context::<Visitor>();
    Ok(receive(&site, &visitor, &number, key, input, Channel::Island).await?)
}

/// Receives a comment that came by one of the site's own ways.
///
/// # Errors
/// What is neither a matter of the fields nor of the window.
#[cfg(feature = "ssr")]
pub async fn receive(
    site: &crate::site::Site,
    visitor: &crate::site::Visitor,
    number: &str,
    key: String,
    input: CommentInput,
    channel: services::discussion::Channel,
) -> Result<CommentAnswer, services::error::ServiceError> {
    use crate::words::{comment_problem, moment};
    use domain::draft::Refusal;
    use services::discussion::Arrival;
    use services::error::ServiceError;
    let keyed = Arrival { idempotency_key: Some(key).filter(|key| !key.is_empty()), channel };
    let request = visitor.request();
    match services::discussion::receive(&site.services, &request, number, input, keyed).await {
        Ok(received) => Ok(CommentAnswer::Received {
            address: visitor.address().to(&format!("/receipts/{}", received.receipt)),
        }),
        Err(ServiceError::Invalid(problems)) => Ok(CommentAnswer::Invalid {
            problems: problems
                .into_iter()
                .map(|problem| {
                    let sentence = comment_problem(visitor.language, &problem.field, &problem.code);
                    (problem.field, sentence)
                })
                .collect(),
        }),
        Err(ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at })) => {
            let zone = site.settings.zone;
            Ok(CommentAnswer::Late(Late {
                closed: crate::words::closing(visitor.language, zone, closes_at),
                arrived: moment(visitor.language, zone, received_at),
            }))
        }
        Err(other) => Err(other),
    }
}
