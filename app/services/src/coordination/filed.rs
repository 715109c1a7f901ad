//! An opinion that the document system of a body files: the same one filed twice is given once.

use domain::coordination::{NewOpinion, NewRemark, Position};

use super::asked::asked;
use super::give::give_opinion;
use super::typed::GiveInput;
use super::view::{OpinionView, RemarkView};
use crate::context::{Request, Services};
use crate::error::ServiceError;

/// Gives the opinion of a body as [`give_opinion`] does. If the very same opinion on the very same text stands already, nothing is
/// written, and the answer is the same, also after the round has ended: a system that did not hear the answer sends it again.
///
/// # Errors
/// Those of [`give_opinion`].
pub async fn file_opinion(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    hash: &str,
    input: &GiveInput,
    version: i64,
) -> Result<Position, ServiceError> {
    if let Some(position) = standing(services, request, number, body, hash, input).await? {
        return Ok(position);
    }
    match give_opinion(services, request, number, body, hash, input, version).await {
        // Of two that file the same at once, the second finds what the first has given.
        Err(ServiceError::Stale(conflict)) => {
            let stands = standing(services, request, number, body, hash, input).await?;
            stands.ok_or(ServiceError::Stale(conflict))
        }
        given => given,
    }
}

/// The position of the opinion that stands, if it says the same about the same text.
async fn standing(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    hash: &str,
    input: &GiveInput,
) -> Result<Option<Position>, ServiceError> {
    let page = asked(services, request, number, body).await?;
    let Some(stands) = page.asked.opinion.filter(|_| page.round.hash == hash) else { return Ok(None) };
    let filed = NewOpinion::parse(&input.position, &input.reasons, &input.remarks, &page.content);
    Ok(filed.ok().filter(|filed| is_said(filed, &stands)).map(|filed| filed.position))
}

fn is_said(filed: &NewOpinion, stands: &OpinionView) -> bool {
    filed.position == stands.position
        && filed.reasons == stands.reasons
        && filed.remarks.len() == stands.remarks.len()
        && filed.remarks.iter().zip(&stands.remarks).all(|(one, other)| is_made(one, other))
}

fn is_made(filed: &NewRemark, stands: &RemarkView) -> bool {
    filed.anchor == stands.anchor
        && filed.text == stands.text
        && filed.suggestion == stands.suggestion
        && filed.internal_norm == stands.internal_norm
}
