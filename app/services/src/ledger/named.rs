//! What an administrator means who types a name, a number or an address into the search of the ledger: entries name people and
//! things by their keys alone.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::{person_history, service, user};
use crate::error::ServiceError;
use crate::page;

/// The kinds of things that stand in the ledger under a number or a code.
const KINDS: [&str; 8] = ["draft", "service", "standard", "body", "user", "proposal", "invitation", "notice"];
/// The most services that words are taken for.
const SERVICES: u64 = 50;

/// The actors of whom somebody was called so, now or before: by name, address or number.
pub(super) async fn actors(
    connection: &impl ConnectionTrait,
    typed: &str,
) -> Result<BTreeSet<String>, ServiceError> {
    let folded = typed.to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    // Folded here: not every database knows the small letters of Kazakh and Russian.
    let answers = |id: i64, name: &str, email: &str| {
        let said = format!("{name}\n{email}").to_lowercase();
        words.iter().all(|word| said.contains(word) || word.parse() == Ok(id))
    };
    // `public`, `console` and `user:7` are what the ledger itself says.
    let mut actors = BTreeSet::from([typed.to_owned()]);
    let people = user::Entity::find().all(connection).await?;
    let now = people.iter().filter(|row| answers(row.id, &row.name, &row.email)).map(|row| row.id);
    let former = person_history::Entity::find().all(connection).await?;
    let before =
        former.iter().filter(|row| answers(row.user_id, &row.name, &row.email)).map(|row| row.user_id);
    actors.extend(now.chain(before).map(|id| format!("user:{id}")));
    Ok(actors)
}

/// The subjects that a number, a code or words of the name of a service may mean.
pub(super) async fn subjects(
    connection: &impl ConnectionTrait,
    typed: &str,
) -> Result<BTreeSet<String>, ServiceError> {
    let mut subjects = BTreeSet::from([typed.to_owned()]);
    if typed.contains(':') {
        return Ok(subjects);
    }
    subjects.extend(KINDS.iter().map(|kind| format!("{kind}:{typed}")));
    let folded = typed.to_lowercase();
    let mut named = service::Entity::find();
    for word in folded.split_whitespace().take(8) {
        let search = Expr::col((service::Entity, service::Column::Search));
        named = named.filter(search.like(page::containing(word)));
    }
    let services = named.limit(SERVICES).all(connection).await?;
    subjects.extend(services.into_iter().map(|row| format!("service:{}", row.code)));
    Ok(subjects)
}
