//! Who is told what became of a discussed draft: those who commented on it or supported a comment, and those who follow it,
//! each address once.

use std::collections::BTreeMap;

use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::announce::{Follower, followers};
use super::summary::DraftSummary;
use crate::context::Services;
use crate::discussion::{known, receipt_link, support_link};
use crate::entity::{comment, comment_support};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{Gathered, Message};
use crate::storage::Write;

/// Somebody who is told.
pub(crate) struct Addressee {
    email: String,
    /// The language of the letters.
    pub(crate) language: Language,
    /// The receipt of the only comment, else the page of the draft.
    pub(crate) link: String,
    /// Ends the letters, for who had asked for them.
    pub(crate) end: Option<String>,
    /// Where somebody who only follows wants a digest: the line of it.
    gathered: Option<Gathered>,
    /// The number of each of their comments, and of each that they support, with its receipt.
    pub(crate) own: Vec<(i64, String)>,
}

impl Addressee {
    /// The address.
    pub(crate) fn email(&self) -> &str {
        &self.email
    }

    /// The same reader, led to another page.
    pub(crate) fn led_to(self, link: String) -> Self {
        let gathered = self.gathered.map(|gathered| Gathered { link: link.clone(), ..gathered });
        Self { link, gathered, ..self }
    }

    /// The letter as a message to them.
    pub(crate) fn message(self, services: &Services, letter: &Letter) -> Message {
        let written = services.settings.letters.write(self.language, letter);
        match self.end {
            Some(end) => Message::to_follower(self.email, written, end).gathered(self.gathered),
            None => Message::new(self.email, written),
        }
    }
}

/// Everybody who is told, in the order of their addresses: who commented once is led to the receipt, everybody else to the `part` of the draft's pages, which
/// is `/report` or nothing.
pub(crate) async fn addressees(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    part: &str,
) -> Result<Vec<Addressee>, ServiceError> {
    let page = |language: Language| {
        let (site, language) = (&services.settings.public_url, language.code());
        format!("{site}/{language}/drafts/{}{part}", summary.number)
    };
    let comments: Vec<(i64, String, String, String)> = comment::Entity::find()
        .select_only()
        .columns([
            comment::Column::Number,
            comment::Column::Email,
            comment::Column::Language,
            comment::Column::Receipt,
        ])
        .filter(comment::Column::DraftId.eq(summary.id))
        // The address of an author who was taken out on a lawful demand is empty.
        .filter(comment::Column::Email.ne(""))
        // Who took the comment back has nothing more to do with the draft.
        .filter(comment::Column::WithdrawnAt.is_null())
        .order_by_asc(comment::Column::Number)
        .into_tuple()
        .all(&**write)
        .await?;
    let mut own_words = Vec::with_capacity(comments.len());
    for (number, email, language, receipt) in comments {
        let language = known(Language::from_code(&language), &language)?;
        own_words.push((number, email, language, receipt_link(services, language, &receipt)));
    }
    own_words.extend(supporters(services, write, summary.id).await?);
    let mut readers: BTreeMap<String, Addressee> = BTreeMap::new();
    for (number, email, language, link) in own_words {
        let email = email.to_lowercase();
        let own = (number, link.clone());
        let reader = readers
            .entry(email.clone())
            .and_modify(|reader| reader.link = page(reader.language))
            .or_insert_with(|| Addressee {
                email,
                language,
                link,
                end: None,
                gathered: None,
                own: Vec::new(),
            });
        reader.own.push(own);
    }
    for follower in followers(services, write, summary).await? {
        let link = page(follower.language);
        let gathered = follower.gathered(link.clone());
        let Follower { email, language, end, .. } = follower;
        let addressee =
            || Addressee { email: email.clone(), language, link, end: None, gathered, own: Vec::new() };
        readers.entry(email.clone()).or_insert_with(addressee).end = Some(end);
    }
    Ok(readers.into_values().collect())
}

/// Those who support a comment and left an address: the number of the comment, the address, the language, the receipt.
async fn supporters(
    services: &Services,
    write: &Write,
    draft_id: i64,
) -> Result<Vec<(i64, String, Language, String)>, ServiceError> {
    let rows: Vec<(i64, Option<String>, String, String)> = comment_support::Entity::find()
        .select_only()
        .columns([
            comment_support::Column::Comment,
            comment_support::Column::Email,
            comment_support::Column::Language,
            comment_support::Column::Receipt,
        ])
        .filter(comment_support::Column::DraftId.eq(draft_id))
        .filter(comment_support::Column::Email.is_not_null())
        .order_by_asc(comment_support::Column::Id)
        .into_tuple()
        .all(&**write)
        .await?;
    let mut told = Vec::with_capacity(rows.len());
    for (comment, email, language, receipt) in rows {
        let language = known(Language::from_code(&language), &language)?;
        let link = support_link(services, language, &receipt);
        told.extend(email.map(|email| (comment, email, language, link)));
    }
    Ok(told)
}
