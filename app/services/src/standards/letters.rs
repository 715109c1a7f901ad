//! Telling those who commented on a draft or supported a comment, those who follow it, and those who coordinated it that a
//! standard was approved.

use domain::approval::Act;
use domain::language::Language;

use super::coordinated::to_coordinating;
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
    let approved = |link: String, end: Option<String>| Letter::Approved {
        number: summary.number.clone(),
        title: summary.title.clone(),
        order_number: act.order.number.clone(),
        order_on: act.order.on,
        effective_on: act.effect.as_ref().map(|effect| effect.on),
        link,
        end,
    };
    let readers = addressees(services, write, summary, "").await?;
    let letters = readers.into_iter().map(|reader| {
        let letter = approved(reader.link.clone(), reader.end.clone());
        reader.message(services, &letter)
    });
    let letters: Vec<Message> = letters.collect();
    let site = &services.settings.public_url;
    let page = |language: Language| format!("{site}/{}/drafts/{}", language.code(), summary.number);
    let letter = |language: Language| approved(page(language), None);
    to_coordinating(services, write, summary.id, letters, letter).await
}
