//! Recovery codes: each opens the account once when the app is lost. They are shown when they are made and never again; only
//! keyed hashes are kept.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use super::owner;
use crate::context::Services;
use crate::entity::recovery_code::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::storage::Write;

/// How many codes a person is given.
pub const RECOVERY_CODES: usize = 10;
/// How many letters a code has: eighty bits, so that nobody finds one by trying and no delay is needed.
const LETTERS: usize = 16;
/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstvwxyz0123456789";

/// Makes new codes in place of those that there are, and gives them back to be shown once.
pub(super) async fn replace(
    services: &Services,
    write: &Write,
    user_id: i64,
) -> Result<Vec<String>, ServiceError> {
    forget(write, user_id).await?;
    let codes = (0..RECOVERY_CODES).map(|_| fresh(services)).collect::<Result<Vec<_>, _>>()?;
    let rows = codes.iter().map(|code| ActiveModel {
        user_id: Set(user_id),
        code_hash: Set(hash(services, user_id, code)),
        used_at: Set(None),
        ..Default::default()
    });
    Entity::insert_many(rows).exec_without_returning(&**write).await?;
    Ok(codes.iter().map(|code| in_groups(code)).collect())
}

/// Takes the codes away.
pub(super) async fn forget(write: &Write, user_id: i64) -> Result<(), ServiceError> {
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(&**write).await?;
    Ok(())
}

/// How many codes have not been used.
pub(super) async fn left(connection: &impl ConnectionTrait, user_id: i64) -> Result<u64, ServiceError> {
    let open = Entity::find().filter(Column::UserId.eq(user_id)).filter(Column::UsedAt.is_null());
    Ok(open.count(connection).await?)
}

/// Uses a code up, if it is one of the person's and has not been used.
pub(super) async fn spend(
    services: &Services,
    write: &Write,
    user_id: i64,
    code: &str,
    at: DateTime<Utc>,
) -> Result<bool, ServiceError> {
    let found = Entity::find()
        .filter(Column::UserId.eq(user_id))
        .filter(Column::CodeHash.eq(hash(services, user_id, code)))
        .filter(Column::UsedAt.is_null())
        .one(&**write)
        .await?;
    let Some(row) = found else { return Ok(false) };
    let mut row: ActiveModel = row.into();
    row.used_at = Set(Some(at));
    row.update(&**write).await?;
    Ok(true)
}

/// What looks like a recovery code, without the marks between its groups.
pub(super) fn typed_code(text: &str) -> Option<String> {
    let code: String =
        text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    (code.len() == LETTERS && code.bytes().all(|byte| ALPHABET.contains(&byte))).then_some(code)
}

fn fresh(services: &Services) -> Result<String, ServiceError> {
    let bytes = services.entropy.bytes::<LETTERS>()?;
    let letters = bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte & 31)));
    Ok(letters.map(|letter| char::from(*letter)).collect())
}

/// `abcd-efgh-jkmn-pqrs`.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn hash(services: &Services, user_id: i64, code: &str) -> String {
    services.settings.keys.hash(Purpose::RecoveryCode, &format!("{} {code}", owner(user_id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it_down() {
        assert_eq!(in_groups("abcdefghjkmnpqrs"), "abcd-efgh-jkmn-pqrs");
        for text in ["abcd-efgh-jkmn-pqrs", " ABCD EFGH JKMN PQRS", "abcdefghjkmnpqrs"] {
            assert_eq!(typed_code(text).as_deref(), Some("abcdefghjkmnpqrs"), "{text}");
        }
        for text in ["", "123456", "abcd-efgh-jkmn-pqr", "abcd-efgh-jkmn-pqrl", "abcd-efgh-jkmn-pqrsa"] {
            assert_eq!(typed_code(text), None, "{text}");
        }
    }
}
