//! Comments that say nearly what is about to be sent, offered to be supported instead.

use app::calls::Offer;
use domain::discussion::{CommentInput, SupportInput};
use services::discussion::{
    Arrival, Channel, CommentView, NewAttachment, near_with as nearly_the_same, support,
};
use services::error::ServiceError;

use crate::components::comment::comment_number;
use crate::components::support::supported_words;
use crate::w;
use crate::words::author;
use crate::{Site, Visitor};

/// So many characters of a comment stand in an offer.
const SHOWN: usize = 600;

/// What the form of a comment offers before it is sent.
///
/// # Errors
/// As [`services::discussion::near`].
pub async fn near(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    arrival: &Arrival,
    input: &CommentInput,
    files: &[NewAttachment],
) -> Result<Vec<Offer>, ServiceError> {
    let found = nearly_the_same(&site.services, &visitor.request(), number, input, arrival, files).await?;
    Ok(found.iter().map(|comment| offer(visitor, number, comment)).collect())
}

/// Supports a comment in the name of whoever filled in the form of another one, and gives the address of the receipt.
///
/// # Errors
/// As [`services::discussion::support`]; [`ServiceError::NotFound`] if `comment` is no number.
pub async fn support_instead(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: &str,
    comment: &str,
    typed: &CommentInput,
) -> Result<String, ServiceError> {
    let comment: i64 = comment.parse().map_err(|_| ServiceError::NotFound)?;
    let input = SupportInput {
        kind: typed.kind.clone(),
        name: typed.name.clone(),
        withhold: typed.withhold.clone(),
        region: typed.region.clone(),
        email: typed.email.clone(),
        language: typed.language.clone(),
    };
    let arrival = arrival(key, Channel::Form);
    let kept = support(&site.services, &visitor.request(), number, comment, &input, arrival).await?;
    Ok(visitor.address().to(&format!("/supports/{}", kept.receipt)))
}

/// How a form came that has a key.
pub fn arrival(key: &str, channel: Channel) -> Arrival {
    Arrival { idempotency_key: Some(key.to_owned()).filter(|key| !key.is_empty()), channel }
}

fn offer(visitor: &Visitor, number: &str, comment: &CommentView) -> Offer {
    let language = visitor.language;
    let said = comment_number(language, comment.number);
    let mut text: String = comment.text.chars().take(SHOWN).collect();
    if text.len() < comment.text.len() {
        text.push('…');
    }
    let own = comment.number;
    Offer {
        number: own.to_string(),
        control: w!(language, support.near_support, number = said.clone()),
        said,
        address: format!("{}?no={own}#no-{own}", visitor.address().draft_part(number, "comments")),
        who: author(language, &comment.author),
        supported: if comment.supports > 0 {
            supported_words(language, comment.supports)
        } else {
            String::new()
        },
        text,
        lang: comment.language.code().to_owned(),
    }
}
