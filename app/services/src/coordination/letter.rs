//! Tells the developing body that a body has given its opinion.

use domain::coordination::Position;
use domain::language::{Language, Localized};

use super::own::Own;
use super::post::{developing_link, to_developing};
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox;
use crate::staff_letters::StaffLetterKind;
use crate::storage::Write;

/// Puts the letters into the outbox: to those who write for the developing body, and to the body itself.
pub(super) async fn tell(
    services: &Services,
    write: &Write,
    request: &Request,
    own: &Own,
    position: Position,
) -> Result<(), ServiceError> {
    let (draft, body) = (&own.loaded.row, &own.body);
    let letter = |language: Language| Letter::OpinionGiven {
        number: draft.number.clone(),
        title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
        body: Localized::new(&body.name_kk, &body.name_ru, &body.name_en),
        position,
        link: developing_link(services, language, &draft.number),
    };
    // Whoever reads the mail of the body under its own address is told once.
    let told = to_developing(services, &**write, draft.body_id, StaffLetterKind::Opinion, letter).await?;
    outbox::enqueue_all(&**write, told.into_iter().map(|message| (message, request.at)).collect()).await
}
