//! The lines of the queue as the database finds them: where nothing narrows it, by what is kept of every comment; else by what
//! the filter keeps, the undecided of one group together.

use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, Statement, Value};

use super::discussed::Discussed;
use super::queue_filter::{QueueAbout, QueueFilter};
use super::turn::{WHOLE, of_section, place_of, turn};
use crate::entity::{comment, comment_group, draft};
use crate::error::ServiceError;

/// The lines that a filter keeps.
pub(super) struct Lines {
    draft_id: i64,
    /// The lines, each with its `turn` and the `members` that the filter keeps.
    sql: String,
    values: Vec<Value>,
    /// What one comment has to be, without the draft.
    kept: String,
    decided: Option<bool>,
    /// Whether every comment is kept, but for its state.
    is_whole: bool,
}

impl Lines {
    /// The lines of a filter.
    pub(super) fn of(draft: &Discussed, filter: &QueueFilter) -> Self {
        let draft_id = draft.draft_id;
        let mut values = vec![Value::from(draft_id)];
        let narrow = narrow(&draft.placed, filter, &mut values);
        let is_whole = narrow.is_empty() && !filter.alike;
        let state = match filter.decided {
            Some(true) => " AND decision_id IS NOT NULL",
            Some(false) => " AND decision_id IS NULL",
            None => "",
        };
        let alike = if filter.alike {
            " AND decision_id IS NULL AND alike IN (SELECT lead FROM comment_groups WHERE draft_id = $1 AND open > 1)"
        } else {
            ""
        };
        // What was withdrawn stands in no line: it is none by itself, and has no group.
        let kept = format!("{narrow} AND withdrawn_at IS NULL{state}{alike}");
        let sql = if is_whole {
            // A decided comment is always a line of its own.
            let line = if filter.decided == Some(true) { "" } else { " AND is_line = TRUE" };
            format!("SELECT turn, 1 AS members FROM comments WHERE draft_id = $1{line}{state}")
        } else if filter.alike && narrow.is_empty() && filter.decided != Some(true) {
            "SELECT head AS turn, open AS members FROM comment_groups WHERE draft_id = $1 AND open > 1"
                .to_owned()
        } else {
            format!(
                "SELECT MIN(turn) AS turn, COUNT(*) AS members FROM comments WHERE draft_id = $1{kept} GROUP BY \
                 CASE WHEN decision_id IS NULL THEN COALESCE(alike, -number) ELSE -number END"
            )
        };
        Self { draft_id, sql, values, kept, decided: filter.decided, is_whole }
    }

    /// How many comments are kept, where counters tell.
    pub(super) fn totals(&self, row: &draft::Model) -> Option<i64> {
        self.is_whole.then_some(match self.decided {
            None => row.comment_count - row.withdrawn_count,
            Some(true) => row.decided_count,
            Some(false) => row.comment_count - row.withdrawn_count - row.decided_count,
        })
    }

    /// The turn of the line that holds a comment; nothing if the filter keeps no line with it.
    pub(super) async fn line_of(
        &self,
        connection: &impl ConnectionTrait,
        number: Option<i64>,
    ) -> Result<Option<i64>, ServiceError> {
        let Some(number) = number else { return Ok(None) };
        let found = comment::Entity::find()
            .filter(comment::Column::DraftId.eq(self.draft_id))
            .filter(comment::Column::Number.eq(number))
            .filter(comment::Column::WithdrawnAt.is_null())
            .one(connection)
            .await?;
        let Some(found) = found else { return Ok(None) };
        if self.is_whole && self.decided.is_some_and(|wanted| wanted != found.decision_id.is_some()) {
            return Ok(None);
        }
        let group = found.alike.filter(|_| found.decision_id.is_none());
        if self.is_whole {
            return match group {
                None => Ok(Some(found.turn)),
                Some(lead) => {
                    let row =
                        comment_group::Entity::find_by_id((self.draft_id, lead)).one(connection).await?;
                    Ok(row.and_then(|row| row.head))
                }
            };
        }
        let which = match group {
            Some(lead) => format!("alike = {lead} AND decision_id IS NULL"),
            None => format!("number = {number}"),
        };
        let sql =
            format!("SELECT MIN(turn) AS turn FROM comments WHERE draft_id = $1{} AND {which}", self.kept);
        let found = self.one(connection, &sql, &[]).await?;
        Ok(found.map(|row| row.try_get::<Option<i64>>("", "turn")).transpose()?.flatten())
    }

    /// One row: how many lines and comments there are, how many lines stand before `here`, and the turns beside it.
    pub(super) async fn around(
        &self,
        connection: &impl ConnectionTrait,
        here: Option<i64>,
    ) -> Result<Option<QueryResult>, ServiceError> {
        // Where nothing is chosen, the first line is the next one.
        let place = self.values.len() + 1;
        let sql = format!(
            "SELECT COUNT(*) AS many, CAST(COALESCE(SUM(members), 0) AS BIGINT) AS kept, \
             CAST(COALESCE(SUM(CASE WHEN turn < ${place} THEN 1 ELSE 0 END), 0) AS BIGINT) AS earlier, \
             MAX(CASE WHEN turn < ${place} THEN turn END) AS previous_turn, \
             MIN(CASE WHEN turn > ${place} THEN turn END) AS next_turn FROM ({}) AS found",
            self.sql
        );
        self.one(connection, &sql, &[here.unwrap_or(-1).into()]).await
    }

    /// The turns of a page of lines.
    pub(super) async fn page(
        &self,
        connection: &impl ConnectionTrait,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<i64>, ServiceError> {
        let sql =
            format!("SELECT turn FROM ({}) AS found ORDER BY turn LIMIT {limit} OFFSET {offset}", self.sql);
        let statement =
            Statement::from_sql_and_values(connection.get_database_backend(), sql, self.values.clone());
        let rows = connection.query_all_raw(statement).await?;
        Ok(rows.iter().map(|row| row.try_get::<i64>("", "turn")).collect::<Result<_, _>>()?)
    }

    /// The turn of the first line below one.
    pub(super) async fn below(
        &self,
        connection: &impl ConnectionTrait,
        from: i64,
    ) -> Result<Option<i64>, ServiceError> {
        let place = self.values.len() + 1;
        let sql =
            format!("SELECT turn FROM ({}) AS found WHERE turn > ${place} ORDER BY turn LIMIT 1", self.sql);
        let found = self.one(connection, &sql, &[from.into()]).await?;
        Ok(found.map(|row| row.try_get::<i64>("", "turn")).transpose()?)
    }

    async fn one(
        &self,
        connection: &impl ConnectionTrait,
        sql: &str,
        more: &[Value],
    ) -> Result<Option<QueryResult>, ServiceError> {
        let values = self.values.iter().chain(more).cloned();
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        Ok(connection.query_one_raw(statement).await?)
    }
}

/// The conditions of a filter but for the state and the groups, with their values.
fn narrow(placed: &Content, filter: &QueueFilter, values: &mut Vec<Value>) -> String {
    let mut asked = Vec::new();
    let within = match &filter.about {
        QueueAbout::Anything => None,
        QueueAbout::Whole => Some(WHOLE..WHOLE + 1),
        QueueAbout::Section(key) => Some(of_section(placed, *key)),
        QueueAbout::Element(id) => {
            let place = place_of(placed, None, Some(id));
            // An element that the text does not have concerns nothing.
            Some(if place == WHOLE { 0..0 } else { place..place + 1 })
        }
    };
    if let Some(within) = within {
        let (from, until) = (turn(within.start, 0), turn(within.end, 0));
        asked.push(format!("turn >= {from} AND turn < {until}"));
    }
    if let Some(kind) = filter.kind {
        values.push(kind.code().into());
        asked.push(format!("author_kind = ${}", values.len()));
    }
    asked.extend(says(&filter.text, values));
    asked.into_iter().fold(String::new(), |all, one| all + " AND " + &one)
}

/// The condition of the words that are looked for; nothing where there are none.
fn says(text: &str, values: &mut Vec<Value>) -> Option<String> {
    let wanted = text.to_lowercase();
    let mut words = Vec::new();
    for word in wanted.split_whitespace() {
        let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        values.push(format!("%{escaped}%").into());
        words.push(format!("words LIKE ${} ESCAPE '\\'", values.len()));
    }
    if words.is_empty() {
        return None;
    }
    let words = words.join(" AND ");
    let said = format!("number IN (SELECT number FROM comment_words WHERE draft_id = $1 AND {words})");
    let number = wanted.trim_start_matches(['№', '#']).trim().parse::<i64>().ok();
    Some(match number {
        Some(number) => format!("({said} OR number = {number})"),
        None => said,
    })
}
