//! Telling those who follow a draft, its service, its body or everything (R15-6).

use domain::language::Language;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::summary::DraftSummary;
use crate::context::{Request, Services};
use crate::entity::subscription::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Gathered, Message};
use crate::people::find_body;
use crate::storage::Write;
use crate::subscriptions::Often;

/// Puts a letter about the placement of a draft into the outbox for everybody who follows it.
pub(super) async fn announce(
    services: &Services,
    write: &Write,
    request: &Request,
    summary: &DraftSummary,
) -> Result<(), ServiceError> {
    let Some(placement) = &summary.placement else { return Ok(()) };
    for follower in followers(services, write, summary).await? {
        let site = &services.settings.public_url;
        let link = format!("{site}/{}/drafts/{}", follower.language.code(), summary.number);
        let letter = Letter::Placed {
            number: summary.number.clone(),
            title: summary.title.clone(),
            closes_at: placement.window.closes_at,
            link: link.clone(),
            end: follower.end.clone(),
        };
        outbox::enqueue(&**write, follower.message(services, &letter, link), request.at).await?;
    }
    Ok(())
}

/// Somebody who follows a draft.
pub(crate) struct Follower {
    /// The key of the subscription.
    subscription: i64,
    /// How often they are written to.
    often: Often,
    /// The confirmed address.
    pub(crate) email: String,
    /// The language of the letters.
    pub(crate) language: Language,
    /// The address that ends the letters.
    pub(crate) end: String,
}

impl Follower {
    /// The news as a message, which leads to `link`: at once or with the next digest.
    pub(crate) fn message(self, services: &Services, letter: &Letter, link: String) -> Message {
        let gathered = self.gathered(link);
        let written = services.settings.letters.write(self.language, letter);
        Message::to_follower(self.email, written, self.end).gathered(gathered)
    }

    /// The line that the next digest tells in place of a letter.
    pub(crate) fn gathered(&self, link: String) -> Option<Gathered> {
        (self.often != Often::AtOnce).then_some(Gathered { subscription: self.subscription, link })
    }
}

/// The confirmed addresses that follow a draft, each once.
pub(crate) async fn followers(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
) -> Result<Vec<Follower>, ServiceError> {
    followers_of(services, write, summary.body.0, &summary.service_code, Some(&summary.number)).await
}

/// The confirmed addresses that follow a draft and want to be reminded of its last day, each once.
pub(crate) async fn reminded(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
) -> Result<Vec<Follower>, ServiceError> {
    let mut rows = rows(write, summary.body.0, &summary.service_code, Some(&summary.number)).await?;
    rows.retain(|row| row.remind);
    Ok(each_once(services, rows))
}

/// The confirmed addresses that follow a body, a service, a draft of it if there is one, or everything, each once.
pub(crate) async fn followers_of(
    services: &Services,
    write: &Write,
    body_id: i64,
    service: &str,
    draft: Option<&str>,
) -> Result<Vec<Follower>, ServiceError> {
    Ok(each_once(services, rows(write, body_id, service, draft).await?))
}

async fn rows(
    write: &Write,
    body_id: i64,
    service: &str,
    draft: Option<&str>,
) -> Result<Vec<Model>, ServiceError> {
    let body = find_body(&**write, body_id).await?;
    let scope = |scope: &str, key: &str| Column::Scope.eq(scope).and(Column::ScopeKey.eq(key));
    let mut wanted = Column::Scope.eq("all").or(scope("body", &body.code)).or(scope("service", service));
    if let Some(number) = draft {
        wanted = wanted.or(scope("draft", number));
    }
    Ok(Entity::find().filter(wanted).filter(Column::ConfirmedAt.is_not_null()).all(&**write).await?)
}

/// Of several subscriptions of an address the one that tells soonest counts.
fn each_once(services: &Services, rows: Vec<Model>) -> Vec<Follower> {
    let mut people: Vec<Follower> = rows
        .into_iter()
        .map(|row| {
            let language = Language::from_code(&row.language).unwrap_or(Language::Ru);
            Follower {
                subscription: row.id,
                often: Often::from_code(&row.often).unwrap_or_default(),
                end: services.settings.subscription(language, &row.key),
                email: row.email,
                language,
            }
        })
        .collect();
    people.sort_by(|one, other| {
        let key = |person: &Follower| (person.often, person.subscription);
        one.email.cmp(&other.email).then_with(|| key(one).cmp(&key(other)))
    });
    people.dedup_by(|next, first| next.email == first.email);
    people
}
