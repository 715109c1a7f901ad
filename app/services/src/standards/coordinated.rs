//! Telling the bodies that coordinated a draft what became of it.

use domain::body::Role;
use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::context::Services;
use crate::entity::{coordination_round, round_body};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};
use crate::storage::Write;

/// The letters that are written already, and those to the people of every body that the last round of a draft asked: no address
/// gets two.
pub(crate) async fn to_coordinating(
    services: &Services,
    write: &Write,
    draft_id: i64,
    mut letters: Vec<Message>,
    letter: impl Fn(Language) -> Letter,
) -> Result<Vec<Message>, ServiceError> {
    for body in asked_last(write, draft_id).await? {
        let readers = Readers {
            body,
            roles: &[Role::Head, Role::Coordinator],
            kind: StaffLetterKind::Approved,
            but: None,
            own_address: true,
        };
        for message in to_staff(services, &**write, &readers, &letter).await? {
            let is_told = |one: &Message| one.recipient.eq_ignore_ascii_case(&message.recipient);
            if !letters.iter().any(is_told) {
                letters.push(message);
            }
        }
    }
    Ok(letters)
}

/// The bodies of the last round of a draft that were not struck from it.
async fn asked_last(write: &Write, draft_id: i64) -> Result<Vec<i64>, ServiceError> {
    let last: Option<i64> = coordination_round::Entity::find()
        .select_only()
        .column(coordination_round::Column::Id)
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .into_tuple()
        .one(&**write)
        .await?;
    let Some(last) = last else { return Ok(Vec::new()) };
    let bodies = round_body::Entity::find()
        .select_only()
        .column(round_body::Column::BodyId)
        .filter(round_body::Column::RoundId.eq(last))
        .filter(round_body::Column::StruckAt.is_null())
        .order_by_asc(round_body::Column::Id)
        .into_tuple()
        .all(&**write)
        .await?;
    Ok(bodies)
}
