//! Telling those who follow a draft, its service, its body or everything (R15-6).

use domain::language::Language;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::summary::DraftSummary;
use crate::context::{Request, Services};
use crate::entity::subscription::{Column, Entity};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::people::find_body;
use crate::storage::Write;

/// Puts a letter about the placement of a draft into the outbox for everybody who follows it.
pub(super) async fn announce(
    services: &Services,
    write: &Write,
    request: &Request,
    summary: &DraftSummary,
) -> Result<(), ServiceError> {
    let Some(placement) = &summary.placement else { return Ok(()) };
    for follower in followers(services, write, summary).await? {
        let Follower { email, language, end } = follower;
        let site = &services.settings.public_url;
        let letter = Letter::Placed {
            number: summary.number.clone(),
            title: summary.title.clone(),
            closes_at: placement.window.closes_at,
            link: format!("{site}/{}/drafts/{}", language.code(), summary.number),
            end: end.clone(),
        };
        let written = services.settings.letters.write(language, &letter);
        outbox::enqueue(&**write, Message::to_follower(email, written, end), request.at).await?;
    }
    Ok(())
}

/// Somebody who follows a draft.
pub(crate) struct Follower {
    /// The confirmed address.
    pub(crate) email: String,
    /// The language of the letters.
    pub(crate) language: Language,
    /// The address that ends the letters.
    pub(crate) end: String,
}

/// The confirmed addresses that follow a draft, each once.
pub(crate) async fn followers(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
) -> Result<Vec<Follower>, ServiceError> {
    followers_of(services, write, summary.body.0, &summary.service_code, Some(&summary.number)).await
}

/// The confirmed addresses that follow a body, a service, a draft of it if there is one, or everything, each once.
pub(crate) async fn followers_of(
    services: &Services,
    write: &Write,
    body_id: i64,
    service: &str,
    draft: Option<&str>,
) -> Result<Vec<Follower>, ServiceError> {
    let body = find_body(&**write, body_id).await?;
    let scope = |scope: &str, key: &str| Column::Scope.eq(scope).and(Column::ScopeKey.eq(key));
    let mut wanted = Column::Scope.eq("all").or(scope("body", &body.code)).or(scope("service", service));
    if let Some(number) = draft {
        wanted = wanted.or(scope("draft", number));
    }
    let rows = Entity::find().filter(wanted).filter(Column::ConfirmedAt.is_not_null()).all(&**write).await?;
    let mut people: Vec<Follower> = rows
        .into_iter()
        .map(|row| {
            let language = Language::from_code(&row.language).unwrap_or(Language::Ru);
            Follower { end: services.settings.subscription(language, &row.key), email: row.email, language }
        })
        .collect();
    people.sort_by(|one, other| one.email.cmp(&other.email));
    people.dedup_by(|next, first| next.email == first.email);
    Ok(people)
}
