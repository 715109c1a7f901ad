//! Tells a colleague of a note that is addressed to that person, and the drafters that the head gave their draft back.

use domain::body::Role;
use domain::language::{Language, Localized};

use crate::context::{Request, Services};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::letters::{Letter, StaffLetter};
use crate::outbox::{self, Message};
use crate::people::names;
use crate::staff_letters::{Readers, StaffLetterKind, to_one, to_staff};
use crate::storage::Write;

/// Puts the letter about a note into the outbox, unless it is a note to oneself. Its words stay inside: the letter has none.
pub(super) async fn tell_addressee(
    services: &Services,
    write: &Write,
    request: &Request,
    draft: &draft::Model,
    to: i64,
) -> Result<(), ServiceError> {
    let by = names(&**write, request.user_id()).await?.into_values().next().unwrap_or_default();
    let letter = |language: Language| {
        Letter::Staff(StaffLetter::Note {
            number: draft.number.clone(),
            title: title(draft),
            by: by.clone(),
            link: link(services, language, draft),
        })
    };
    let readers = Readers {
        body: draft.body_id,
        roles: &[Role::Drafter, Role::Head],
        kind: StaffLetterKind::Note,
        but: request.user_id(),
        own_address: false,
    };
    let told = to_one(services, &**write, &readers, to, letter).await?;
    enqueue(write, request, told).await
}

/// Puts the letters about a draft that was given back into the outbox: to every drafter of the body.
pub(super) async fn tell_drafters(
    services: &Services,
    write: &Write,
    request: &Request,
    draft: &draft::Model,
    remarks: usize,
) -> Result<(), ServiceError> {
    let letter = |language: Language| {
        Letter::Staff(StaffLetter::SentBack {
            number: draft.number.clone(),
            title: title(draft),
            remarks: u64::try_from(remarks).unwrap_or(u64::MAX),
            link: link(services, language, draft),
        })
    };
    let readers = Readers {
        body: draft.body_id,
        roles: &[Role::Drafter],
        kind: StaffLetterKind::SentBack,
        but: request.user_id(),
        own_address: false,
    };
    let told = to_staff(services, &**write, &readers, letter).await?;
    enqueue(write, request, told).await
}

async fn enqueue(write: &Write, request: &Request, told: Vec<Message>) -> Result<(), ServiceError> {
    outbox::enqueue_all(&**write, told.into_iter().map(|message| (message, request.at)).collect()).await
}

fn title(draft: &draft::Model) -> Localized {
    Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en)
}

/// The address of the notes on a draft.
fn link(services: &Services, language: Language, draft: &draft::Model) -> String {
    let site = &services.settings.public_url;
    format!("{site}/{}/desk/drafts/{}/notes", language.code(), draft.number)
}
