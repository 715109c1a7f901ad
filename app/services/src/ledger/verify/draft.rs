//! One draft: its rows as they stand against the newest seal of each.

use std::collections::BTreeMap;

use domain::draft::StoredStage;
use domain::ledger::{Key, Record, Records};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::against::{Stop, records, same};
use super::numbered::{NumberedRows, RowKind};
use super::{How, Measure};
use crate::entity::{draft, ledger};
use crate::ledger::seal::subject_of;
use crate::ledger::{renew, rounds, rows};

/// How many events are read at a time: those of a renewed ledger hold hundreds of seals each.
const PAGE: u64 = 200;

/// The actions whose events are as many as the public pleases: they are read beside the rows, not before them. Those of
/// the last seal no row at all.
const STREAMED: [&str; 4] =
    [RowKind::Comments.action(), RowKind::Late.action(), RowKind::Supports.action(), "draft.saved"];

/// Compares the rows of a draft and counts them.
pub(super) async fn compare(
    connection: &impl ConnectionTrait,
    measure: Measure<'_>,
    row: &draft::Model,
) -> Result<u64, Stop> {
    let subject = subject_of(&row.number);
    let Newest { mut rows, anew, step } = newest(connection, &subject).await?;
    let before = stage_of(&rows);
    let mut count = 0;
    for found in rows::of_draft(connection, measure.keys, row).await? {
        let sealed = rows.remove(&found.of).ok_or_else(|| Stop::Differs(found.of.clone(), How::Added))?;
        same(measure, &sealed, &found)?;
        count += 1;
    }
    if let Some((key, _)) = rows.pop_first() {
        return Err(Stop::Differs(key, How::Missing));
    }
    // How a round ended is read of its row, which was compared by now.
    let expected = match step {
        _ if before == StoredStage::Withdrawn => before,
        Some(step) => step.leads_to(rounds::has_agreed(connection, row.id).await?),
        None => before,
    };
    let numbered = |kind| NumberedRows { connection, measure, draft_id: row.id, kind };
    let received = numbered(RowKind::Comments).compare(&subject, &anew).await?;
    let late = numbered(RowKind::Late).compare(&subject, &anew).await?;
    let supported = numbered(RowKind::Supports).compare(&subject, &anew).await?;
    let decided = rows::decided(connection, row.id).await?;
    let is_counted = rows::counts_supports(connection, row.id).await?;
    let withdrawn = rows::withdrawn(connection, row.id).await?;
    let counts = (row.comment_count, row.late_count, row.decided_count, row.withdrawn_count);
    let counted = (received, late, decided, withdrawn);
    if counts != counted || !is_counted || row.stage != expected.code() {
        return Err(Stop::Differs(Key::Draft, How::Count));
    }
    Ok(count + u64::try_from(received + late + supported).unwrap_or(0))
}

/// The newest seal of each row.
struct Newest {
    /// All but comments, supports and late attempts.
    rows: BTreeMap<Key, Record>,
    /// The few comments and late attempts that were sealed a second time, because something of them was lawfully taken out,
    /// or changed by its author.
    anew: BTreeMap<Key, Record>,
    /// The last step after the report.
    step: Option<Step>,
}

/// A step after the report that moves the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It was sent to the coordinating bodies.
    Sent,
    /// Their round has ended.
    Ended,
    /// It was taken back to be changed.
    TakenBack,
    /// It was approved.
    Approved,
}

impl Step {
    /// The step of an event.
    fn of(action: &str) -> Option<Self> {
        match action {
            "round.opened" => Some(Self::Sent),
            "round.ended" => Some(Self::Ended),
            "draft.taken_back" => Some(Self::TakenBack),
            "standard.approved" => Some(Self::Approved),
            _ => None,
        }
    }

    /// The stage after it; `agreed` tells whether the last round ended with every agreement.
    const fn leads_to(self, agreed: bool) -> StoredStage {
        match self {
            Self::Sent => StoredStage::Coordinating,
            Self::Ended => {
                if agreed {
                    StoredStage::Coordinating
                } else {
                    StoredStage::Returned
                }
            }
            Self::TakenBack => StoredStage::Returned,
            Self::Approved => StoredStage::Approved,
        }
    }
}

async fn newest(connection: &impl ConnectionTrait, subject: &str) -> Result<Newest, Stop> {
    let mut newest = Newest { rows: BTreeMap::new(), anew: BTreeMap::new(), step: None };
    let mut after = 0;
    loop {
        let page: Vec<(i64, String, String)> = ledger::Entity::find()
            .select_only()
            .columns([ledger::Column::Sequence, ledger::Column::Action, ledger::Column::Payload])
            .filter(ledger::Column::Subject.eq(subject))
            .filter(ledger::Column::Action.is_not_in(STREAMED))
            .filter(ledger::Column::Sequence.gt(after))
            .order_by_asc(ledger::Column::Sequence)
            .limit(PAGE)
            .into_tuple()
            .all(connection)
            .await?;
        let Some((last, _, _)) = page.last() else { return Ok(newest) };
        after = *last;
        for (_, action, payload) in page {
            newest.step = Step::of(&action).or(newest.step);
            let Records { records, ended } = records(&payload)?;
            for record in records {
                match record.of {
                    Key::Comment(_) | Key::Late(_) if action == renew::SEALED => {}
                    // Acts are compared by themselves.
                    Key::Standard(_) => {}
                    Key::Comment(_) | Key::Late(_) | Key::Support(_) => {
                        newest.anew.insert(record.of.clone(), record);
                    }
                    _ => {
                        newest.rows.insert(record.of.clone(), record);
                    }
                }
            }
            for key in &ended {
                newest.rows.remove(key);
            }
        }
    }
}

/// The stage in which the sealed rows leave a draft, as far as its report.
fn stage_of(rows: &BTreeMap<Key, Record>) -> StoredStage {
    if rows.contains_key(&Key::Withdrawal) {
        StoredStage::Withdrawn
    } else if rows.contains_key(&Key::Report) {
        StoredStage::Reported
    } else if rows.contains_key(&Key::Placement) {
        StoredStage::Placed
    } else {
        StoredStage::Drafting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_after_the_report_leads_to_its_stage() {
        for (action, agreed, leads_to) in [
            ("round.opened", false, StoredStage::Coordinating),
            ("round.ended", true, StoredStage::Coordinating),
            ("round.ended", false, StoredStage::Returned),
            ("draft.taken_back", true, StoredStage::Returned),
            ("standard.approved", true, StoredStage::Approved),
        ] {
            assert_eq!(Step::of(action).map(|step| step.leads_to(agreed)), Some(leads_to), "{action}");
        }
        assert_eq!(Step::of("opinion.given"), None);
    }
}
