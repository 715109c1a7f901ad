//! Telling those who follow a draft, its service, its body or everything (R15-6).

use domain::language::Language;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::head::DraftHead;
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
    head: &DraftHead,
) -> Result<(), ServiceError> {
    let Some(placement) = &head.placement else { return Ok(()) };
    for (recipient, language) in followers(write, head).await? {
        let site = &services.settings.public_url;
        let letter = Letter::Placed {
            number: head.number.clone(),
            title: head.title.clone(),
            closes_at: placement.window.closes_at,
            link: format!("{site}/{}/drafts/{}", language.code(), head.number),
        };
        let written = services.settings.letters.write(language, &letter);
        let message = Message { recipient, subject: written.subject, body: written.body };
        outbox::enqueue(&**write, message, request.at).await?;
    }
    Ok(())
}

/// The confirmed addresses that follow a draft, each once.
pub(crate) async fn followers(
    write: &Write,
    head: &DraftHead,
) -> Result<Vec<(String, Language)>, ServiceError> {
    let body = find_body(&**write, head.body.0).await?;
    let scope = |scope: &str, key: &str| Column::Scope.eq(scope).and(Column::ScopeKey.eq(key));
    let wanted = Column::Scope
        .eq("all")
        .or(scope("body", &body.code))
        .or(scope("service", &head.service_code))
        .or(scope("draft", &head.number));
    let rows = Entity::find().filter(wanted).filter(Column::ConfirmedAt.is_not_null()).all(&**write).await?;
    let person = |row: crate::entity::subscription::Model| {
        (row.email, Language::from_code(&row.language).unwrap_or(Language::Ru))
    };
    let mut people: Vec<(String, Language)> = rows.into_iter().map(person).collect();
    people.sort();
    people.dedup_by(|next, first| next.0 == first.0);
    Ok(people)
}
