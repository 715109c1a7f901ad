//! Tells the heads of a body that a drafter asks them to place a draft.

use domain::body::Role;
use domain::language::Language;

use super::summary::DraftSummary;
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::letters::{Letter, StaffLetter};
use crate::outbox;
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};
use crate::storage::Write;

/// Puts the letters into the outbox: to every head but the one who asks.
pub(super) async fn tell_heads(
    services: &Services,
    write: &Write,
    request: &Request,
    summary: &DraftSummary,
) -> Result<(), ServiceError> {
    let site = &services.settings.public_url;
    let letter = |language: Language| {
        Letter::Staff(StaffLetter::PlacementAsked {
            number: summary.number.clone(),
            title: summary.title.clone(),
            by: summary.placement_requested_by.clone().unwrap_or_default(),
            link: format!("{site}/{}/desk/drafts/{}/placement", language.code(), summary.number),
        })
    };
    let readers = Readers {
        body: summary.body.0,
        roles: &[Role::Head],
        kind: StaffLetterKind::PlacementAsked,
        but: request.user_id(),
        own_address: false,
    };
    let told = to_staff(services, &**write, &readers, letter).await?;
    outbox::enqueue_all(&**write, told.into_iter().map(|message| (message, request.at)).collect()).await
}
