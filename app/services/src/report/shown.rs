//! A published report as everybody reads it, a portion of its lists at a time: as it was frozen, without the words that were hidden
//! afterwards.

use std::collections::HashMap;

use domain::discussion::Hidden;
use domain::report::{ClosingReport, GapState, ReportedComment, WithdrawnComment, canonical};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::context::Services;
use crate::digest::{self, hex};
use crate::entity::{comment, report};
use crate::error::ServiceError;
use crate::frozen::{self, ReportField, ReportList};

/// How many items are given at a time of a report that holds its lists in itself.
const PORTION: usize = 500;

/// A published report whose lists are read a portion at a time.
#[derive(Clone, Debug)]
pub struct ShownReport {
    draft_id: i64,
    text: ShownText,
    /// What stands instead of the words of a comment, by its number.
    instead: HashMap<i64, Hidden>,
    /// What it says of itself, without its lists.
    outline: ClosingReport,
    /// What is said of no comment, and stands after the rest of its list.
    gaps: Vec<GapState>,
}

#[derive(Clone, Debug)]
enum ShownText {
    /// Field by field; lists stand in rows.
    Fields(Vec<(String, ReportField)>),
    /// A report of before: its text, and what it says.
    Whole(String, Box<ClosingReport>),
}

impl ShownReport {
    /// The report of a row.
    pub(crate) async fn of(
        connection: &impl ConnectionTrait,
        row: &report::Model,
    ) -> Result<Self, ServiceError> {
        let instead = hidden_since(connection, row.draft_id).await?;
        let mut outline: ClosingReport = serde_json::from_str(&row.report)?;
        let text = if let Some(fields) = frozen::fields(row)? {
            ShownText::Fields(fields)
        } else {
            let mut whole = outline.clone();
            let mut text = row.report.clone();
            if !instead.is_empty() {
                for comment in &mut whole.comments {
                    if let Some(hidden) = instead.get(&comment.number) {
                        comment.hide(hidden.clone());
                    }
                }
                text = canonical::json(&whole)?;
            }
            ShownText::Whole(text, Box::new(whole))
        };
        let gaps = std::mem::take(&mut outline.explained_gaps);
        outline.comments = Vec::new();
        outline.withdrawn = Vec::new();
        Ok(Self { draft_id: row.draft_id, text, instead, outline, gaps })
    }

    /// What the report says of itself, without its lists.
    pub const fn outline(&self) -> &ClosingReport {
        &self.outline
    }

    /// What is said of no comment, or of all in a report of before: it stands after the rest of the list.
    pub fn gaps(&self) -> &[GapState] {
        &self.gaps
    }

    /// The whole text of a report of before, which holds its lists in itself.
    pub fn whole(&self) -> Option<&str> {
        match &self.text {
            ShownText::Fields(_) => None,
            ShownText::Whole(text, _) => Some(text),
        }
    }

    /// The fields of the canonical text in their order; none of a report of before.
    pub fn fields(&self) -> &[(String, ReportField)] {
        match &self.text {
            ShownText::Fields(fields) => fields,
            ShownText::Whole(..) => &[],
        }
    }

    /// The next portion of a list as its canonical text has it: the items after a number, each with its own.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn portion(
        &self,
        services: &Services,
        list: ReportList,
        after: i64,
    ) -> Result<Vec<(i64, String)>, ServiceError> {
        self.texts(&services.database.connection, list, after).await
    }

    async fn texts(
        &self,
        connection: &impl ConnectionTrait,
        list: ReportList,
        after: i64,
    ) -> Result<Vec<(i64, String)>, ServiceError> {
        if let ShownText::Whole(_, whole) = &self.text {
            return match list {
                ReportList::Comments => {
                    texts_after(&whole.comments, after, |one: &ReportedComment| one.number)
                }
                ReportList::Withdrawn => {
                    texts_after(&whole.withdrawn, after, |one: &WithdrawnComment| one.number)
                }
                ReportList::Gaps => Ok(Vec::new()),
            };
        }
        let mut texts = frozen::texts(connection, self.draft_id, list, after).await?;
        if list == ReportList::Comments && !self.instead.is_empty() {
            for (number, text) in &mut texts {
                if let Some(hidden) = self.instead.get(number) {
                    let mut comment: ReportedComment = serde_json::from_str(text)?;
                    comment.hide(hidden.clone());
                    *text = canonical::json(&comment)?;
                }
            }
        }
        Ok(texts)
    }

    /// The hash of what is shown, by which files of the report are kept: the published one, as long as nothing was hidden or taken
    /// out. It is that of the canonical text.
    ///
    /// # Errors
    /// If the database does not answer.
    pub(crate) async fn hash(&self, connection: &impl ConnectionTrait) -> Result<String, ServiceError> {
        let mut sum = Sha256::new();
        self.pieces(connection, &mut |piece: &str| sum.update(piece.as_bytes())).await?;
        Ok(hex(&sum.finalize()))
    }

    /// Gives the canonical text to `take`, piece by piece.
    async fn pieces(
        &self,
        connection: &impl ConnectionTrait,
        take: &mut (impl FnMut(&str) + Send),
    ) -> Result<(), ServiceError> {
        if let Some(text) = self.whole() {
            take(text);
            return Ok(());
        }
        let mut before = "{";
        for (name, field) in self.fields() {
            take(before);
            before = ",";
            take(&format!("{}:", serde_json::Value::from(name.as_str())));
            let (list, rest) = match field {
                ReportField::Text(text) => {
                    take(text);
                    continue;
                }
                ReportField::List(list, rest) => (*list, rest),
            };
            let (mut between, mut after) = ("[", 0);
            loop {
                let texts = self.texts(connection, list, after).await?;
                let Some((end, _)) = texts.last() else { break };
                after = *end;
                for (_, text) in &texts {
                    take(between);
                    take(text);
                    between = ",";
                }
            }
            for text in rest {
                take(between);
                take(text);
                between = ",";
            }
            take(if between == "[" { "[]" } else { "]" });
        }
        take("}");
        Ok(())
    }
}

/// The first items of a list after a number, as they are written.
fn texts_after<T: Serialize>(
    items: &[T],
    after: i64,
    number: impl Fn(&T) -> i64,
) -> Result<Vec<(i64, String)>, ServiceError> {
    let next = items.iter().filter(|item| number(item) > after).take(PORTION);
    next.map(|item| Ok((number(item), canonical::json(item)?))).collect()
}

/// The report of a row with all its comments, and the hash of what is shown.
pub(crate) async fn shown(
    connection: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<(ClosingReport, String), ServiceError> {
    let shown = ShownReport::of(connection, row).await?;
    let mut text = String::new();
    shown.pieces(connection, &mut |piece: &str| text.push_str(piece)).await?;
    Ok((serde_json::from_str(&text)?, digest::sha256(text.as_bytes())))
}

/// What stands instead of the words of comments that are hidden by now, by their numbers.
async fn hidden_since(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<HashMap<i64, Hidden>, ServiceError> {
    let hidden: Vec<(i64, Option<String>)> = comment::Entity::find()
        .select_only()
        .columns([comment::Column::Number, comment::Column::Hidden])
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Hidden.is_not_null())
        .into_tuple()
        .all(connection)
        .await?;
    let mut instead = HashMap::new();
    for (number, text) in hidden {
        if let Some(text) = text {
            instead.insert(number, serde_json::from_str::<Hidden>(&text)?);
        }
    }
    Ok(instead)
}
