//! Telling those who commented on a draft or supported a comment, and those who follow it, that a standard was approved.

use domain::approval::Act;

use crate::context::Services;
use crate::drafts::DraftSummary;
use crate::drafts::addressees::addressees;
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;
use crate::storage::Write;

/// One letter to each address.
pub(super) async fn letters(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    act: &Act,
) -> Result<Vec<Message>, ServiceError> {
    let readers = addressees(services, write, summary, "").await?;
    let letters = readers.into_iter().map(|reader| {
        let letter = Letter::Approved {
            number: summary.number.clone(),
            title: summary.title.clone(),
            order_number: act.order.number.clone(),
            order_on: act.order.on,
            effective_on: act.effect.as_ref().map(|effect| effect.on),
            link: reader.link.clone(),
            end: reader.end.clone(),
        };
        reader.message(services, &letter)
    });
    Ok(letters.collect())
}
