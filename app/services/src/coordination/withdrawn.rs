//! Tells the bodies that a running round asks that the draft was withdrawn: nothing is awaited of them any more.

use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::post::{asked_link, to_asked};
use super::rows;
use crate::context::Services;
use crate::drafts::DraftSummary;
use crate::entity::{body, coordination_round};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;
use crate::storage::Write;

/// The letters to everybody who is asked in the round that runs; none if no round does.
pub(crate) async fn withdrawn_letters(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    reason: &str,
) -> Result<Vec<Message>, ServiceError> {
    let running = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(summary.id))
        .filter(coordination_round::Column::EndedAt.is_null())
        .order_by_desc(coordination_round::Column::Number)
        .one(&**write)
        .await?;
    let Some(round) = running else { return Ok(Vec::new()) };
    let asked = rows::bodies_of(&**write, round.id).await?;
    let standing = asked.iter().filter(|one| one.struck_at.is_none()).map(|one| one.body_id);
    let bodies = body::Entity::find()
        .filter(body::Column::Id.is_in(standing))
        .order_by_asc(body::Column::Code)
        .all(&**write)
        .await?;
    let mut letters = Vec::new();
    for body in bodies {
        let letter = |language: Language| Letter::DraftWithdrawn {
            number: summary.number.clone(),
            title: summary.title.clone(),
            reason: reason.to_owned(),
            link: asked_link(services, language, &summary.number, &body.code),
            end: None,
        };
        letters.extend(to_asked(services, &**write, &body, letter).await?);
    }
    Ok(letters)
}
