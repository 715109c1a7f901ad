//! Tells the developing body that a body has given its opinion.

use domain::body::Role;
use domain::coordination::Position;
use domain::language::{Language, Localized};

use super::own::Own;
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::people::{addresses_of, find_body};
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
    let site = &services.settings.public_url;
    let letter = |language: Language| Letter::OpinionGiven {
        number: draft.number.clone(),
        title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
        body: Localized::new(&body.name_kk, &body.name_ru, &body.name_en),
        position,
        link: format!("{site}/{}/desk/drafts/{}/coordination", language.code(), draft.number),
    };
    let letters = &services.settings.letters;
    let people = addresses_of(&**write, draft.body_id, &[Role::Drafter, Role::Head]).await?;
    let mut messages: Vec<_> = people
        .into_iter()
        .map(|(email, language)| Message::new(email, letters.write(language, &letter(language))))
        .map(|message| (message, request.at))
        .collect();
    let developing = find_body(&**write, draft.body_id).await?;
    if !developing.email.is_empty() {
        let written = letters.write_in_every_language(&letter);
        messages.push((Message::new(developing.email, written), request.at));
    }
    outbox::enqueue_all(&**write, messages).await
}
