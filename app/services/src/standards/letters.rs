//! Telling those who commented and those who follow that a standard was approved.

use std::collections::BTreeMap;

use domain::approval::Act;
use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::context::Services;
use crate::discussion::{known, receipt_link};
use crate::drafts::DraftSummary;
use crate::drafts::announce::{Follower, followers};
use crate::entity::comment;
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{Gathered, Message};
use crate::storage::Write;

/// Who is told.
struct Addressee {
    language: Language,
    /// The receipt of the only comment, else the draft.
    link: String,
    /// Ends the letters, for who had asked for them.
    end: Option<String>,
    /// Where somebody who only follows wants a digest: the line of it.
    gathered: Option<Gathered>,
}

/// One letter to each address.
pub(super) async fn letters(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    act: &Act,
) -> Result<Vec<Message>, ServiceError> {
    let page = |language: Language| {
        let (site, language) = (&services.settings.public_url, language.code());
        format!("{site}/{language}/drafts/{}", summary.number)
    };
    let mut readers: BTreeMap<String, Addressee> = BTreeMap::new();
    for (email, language, receipt) in commenters(write, summary.id).await? {
        let language = known(Language::from_code(&language), &language)?;
        readers
            .entry(email.to_lowercase())
            .and_modify(|reader| reader.link = page(reader.language))
            .or_insert_with(|| {
                let link = receipt_link(services, language, &receipt);
                Addressee { language, link, end: None, gathered: None }
            });
    }
    for follower in followers(services, write, summary).await? {
        let link = page(follower.language);
        let gathered = follower.gathered(link.clone());
        let Follower { email, language, end, .. } = follower;
        let addressee = Addressee { language, link, end: None, gathered };
        readers.entry(email).or_insert(addressee).end = Some(end);
    }
    let letters = readers.into_iter().map(|(recipient, reader)| {
        let Addressee { language, link, end, gathered } = reader;
        let letter = Letter::Approved {
            number: summary.number.clone(),
            title: summary.title.clone(),
            order_number: act.order.number.clone(),
            order_on: act.order.on,
            effective_on: act.effect.as_ref().map(|effect| effect.on),
            link,
            end: end.clone(),
        };
        let written = services.settings.letters.write(language, &letter);
        match end {
            Some(end) => Message::to_follower(recipient, written, end).gathered(gathered),
            None => Message::new(recipient, written),
        }
    });
    Ok(letters.collect())
}

/// The address, language and receipt of every comment whose author can still be written to.
async fn commenters(write: &Write, draft_id: i64) -> Result<Vec<(String, String, String)>, ServiceError> {
    Ok(comment::Entity::find()
        .select_only()
        .columns([comment::Column::Email, comment::Column::Language, comment::Column::Receipt])
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Email.ne(""))
        // Who took the comment back has nothing more to do with the draft.
        .filter(comment::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(&**write)
        .await?)
}
