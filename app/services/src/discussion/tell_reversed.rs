//! Tells those who decide on comments that a head took a decision back, with the reason.

use domain::body::Role;
use domain::language::{Language, Localized};

use crate::context::{Request, Services};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::letters::{Letter, StaffLetter};
use crate::outbox;
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};
use crate::storage::Write;

/// Puts the letters into the outbox: to every drafter of the body but the one who took it back.
pub(super) async fn tell_reversed(
    services: &Services,
    write: &Write,
    request: &Request,
    draft: &draft::Model,
    comment: i64,
    reason: &str,
) -> Result<(), ServiceError> {
    let site = &services.settings.public_url;
    let letter = |language: Language| {
        Letter::Staff(StaffLetter::DecisionReversed {
            number: draft.number.clone(),
            title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
            comment,
            reason: reason.to_owned(),
            link: format!("{site}/{}/desk/drafts/{}/decide", language.code(), draft.number),
        })
    };
    let readers = Readers {
        body: draft.body_id,
        roles: &[Role::Drafter],
        kind: StaffLetterKind::DecisionReversed,
        but: request.user_id(),
        own_address: false,
    };
    let told = to_staff(services, &**write, &readers, letter).await?;
    outbox::enqueue_all(&**write, told.into_iter().map(|message| (message, request.at)).collect()).await
}
