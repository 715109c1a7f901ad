//! Answers that go over to an amended opinion: what was answered to a remark stays with the same remark (RC-3).

use domain::ledger::Record;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::entity::{remark, remark_answer};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::seal;
use crate::storage::Write;

/// Keeps the answers to those remarks `before` that stand `after` in the very same words, and gives back their seals.
pub(super) async fn carry(
    write: &Write,
    keys: &Keyring,
    before: &[remark::Model],
    after: &[remark::Model],
) -> Result<Vec<Record>, ServiceError> {
    let answers = remark_answer::Entity::find()
        .filter(remark_answer::Column::RemarkId.is_in(before.iter().map(|remark| remark.id)))
        .all(&**write)
        .await?;
    let carried = carried(before, after, answers);
    if !carried.is_empty() {
        let rows = carried.iter().cloned().map(row);
        remark_answer::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    }
    carried.iter().map(|answer| seal::remark_answer(keys, answer)).collect()
}

/// The answers under the keys of the remarks that stand now; of two remarks in the same words each takes one.
fn carried(
    before: &[remark::Model],
    after: &[remark::Model],
    mut answers: Vec<remark_answer::Model>,
) -> Vec<remark_answer::Model> {
    let mut carried = Vec::new();
    for remark in after {
        let place = answers.iter().position(|answer| {
            before.iter().any(|former| former.id == answer.remark_id && is_same(former, remark))
        });
        if let Some(place) = place {
            carried.push(remark_answer::Model { remark_id: remark.id, ..answers.remove(place) });
        }
    }
    carried
}

/// Whether two remarks say the same of the same words.
fn is_same(one: &remark::Model, other: &remark::Model) -> bool {
    (&one.section, &one.element, &one.language) == (&other.section, &other.element, &other.language)
        && (&one.quote, &one.text, &one.suggestion) == (&other.quote, &other.text, &other.suggestion)
        && one.internal_norm == other.internal_norm
}

fn row(answer: remark_answer::Model) -> remark_answer::ActiveModel {
    remark_answer::ActiveModel {
        remark_id: Set(answer.remark_id),
        outcome: Set(answer.outcome),
        words: Set(answer.words),
        element: Set(answer.element),
        answered_at: Set(answer.answered_at),
        answered_by: Set(answer.answered_by),
        resolved: Set(answer.resolved),
        resolved_at: Set(answer.resolved_at),
        resolved_by: Set(answer.resolved_by),
        version: Set(answer.version),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(id: i64, text: &str) -> remark::Model {
        remark::Model {
            id,
            opinion_id: 1,
            number: id,
            section: Some("appeal".to_owned()),
            element: None,
            language: None,
            quote: None,
            text: text.to_owned(),
            suggestion: None,
            internal_norm: None,
        }
    }

    fn answer(remark_id: i64, words: &str) -> remark_answer::Model {
        remark_answer::Model {
            remark_id,
            outcome: "not_accepted".to_owned(),
            words: words.to_owned(),
            element: None,
            answered_at: "2026-04-06T05:00:00Z".parse().unwrap(),
            answered_by: Some(1),
            resolved: None,
            resolved_at: None,
            resolved_by: None,
            version: 3,
        }
    }

    #[test]
    fn rc_3_an_answer_stays_with_the_same_remark_and_with_no_other() {
        let before = [made(1, "Срок."), made(2, "Форма."), made(3, "Срок.")];
        let answers = vec![answer(1, "первый"), answer(2, "второй")];
        let inside = remark::Model { internal_norm: Some("ст. 1".to_owned()), ..made(12, "Форма.") };
        let after = [made(10, "Срок."), made(11, "Срок."), inside, made(13, "Плата.")];
        let kept = carried(&before, &after, answers);
        assert_eq!(kept, [answer(10, "первый")], "one answer goes to one remark, in the same words alone");
    }
}
