//! What is kept of a discussion, beside what counting it all tells.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use services::discussion::{CommentFilter, CommentOrder, comments};

use super::Story;

/// A comment as it stands in the database.
struct Row {
    number: i64,
    turn: i64,
    alike: Option<i64>,
    is_withdrawn: bool,
    is_open: bool,
    is_line: bool,
}

pub(super) async fn asked(beside: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(beside.get_database_backend(), sql);
    beside.query_all_raw(statement).await.unwrap()
}

async fn rows(beside: &DatabaseConnection) -> Vec<Row> {
    let sql = "SELECT number, turn, alike, decision_id, is_line, \
               CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn FROM comments ORDER BY turn";
    let row = |row: &sea_orm::QueryResult| {
        let is_withdrawn = row.try_get::<i32>("", "withdrawn").unwrap() == 1;
        Row {
            number: row.try_get("", "number").unwrap(),
            turn: row.try_get("", "turn").unwrap(),
            alike: row.try_get("", "alike").unwrap(),
            is_withdrawn,
            is_open: !is_withdrawn && row.try_get::<Option<i64>>("", "decision_id").unwrap().is_none(),
            is_line: row.try_get("", "is_line").unwrap(),
        }
    };
    asked(beside, sql).await.iter().map(row).collect()
}

async fn counted(beside: &DatabaseConnection, sql: &str) -> BTreeMap<String, i64> {
    let pair = |row: &sea_orm::QueryResult| {
        (row.try_get::<String>("", "key").unwrap(), row.try_get::<i64>("", "many").unwrap())
    };
    asked(beside, sql).await.iter().map(pair).filter(|(_, many)| *many != 0).collect()
}

/// Whether the counters tell what counting tells.
pub(super) async fn counters_hold(beside: &DatabaseConnection) {
    let kept = counted(beside, "SELECT key, many FROM draft_counters").await;
    let sql = "SELECT 'place:' || (turn / 4294967296) AS key, COUNT(*) AS many FROM comments GROUP BY turn / 4294967296 \
               UNION ALL SELECT 'kind:' || author_kind, COUNT(*) FROM comments GROUP BY author_kind \
               UNION ALL SELECT 'language:' || language, COUNT(*) FROM comments GROUP BY language \
               UNION ALL SELECT 'hidden', COUNT(*) FROM comments WHERE hidden IS NOT NULL \
               UNION ALL SELECT 'outcome:' || decisions.outcome, COUNT(*) FROM comments INNER JOIN decisions \
               ON decisions.id = comments.decision_id GROUP BY decisions.outcome";
    assert_eq!(kept, counted(beside, sql).await);
    let withdrawn = asked(beside, "SELECT number FROM comments WHERE withdrawn_at IS NOT NULL").await.len();
    let row = asked(beside, "SELECT withdrawn_count FROM drafts WHERE comment_count > 0").await;
    let told: Vec<i64> = row.iter().map(|row| row.try_get("", "withdrawn_count").unwrap()).collect();
    assert_eq!(told, [i64::try_from(withdrawn).unwrap()]);
}

/// Whether the groups and the lines are those that follow from the comments; gives the lines that await a decision.
pub(super) async fn groups_hold(beside: &DatabaseConnection) -> Vec<(i64, u64)> {
    let rows = rows(beside).await;
    let mut open: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in rows.iter().filter(|row| row.is_open) {
        if let Some(group) = row.alike {
            open.entry(group).or_default().push(row.turn);
        }
    }
    let mut lines = Vec::new();
    for row in &rows {
        if row.is_withdrawn {
            assert!(!row.is_line && row.alike.is_none(), "{}", row.number);
            continue;
        }
        let group = row.alike.filter(|_| row.is_open).and_then(|group| open.get(&group));
        let is_first = group.is_none_or(|turns| turns[0] == row.turn);
        assert_eq!(row.is_line, is_first, "{}", row.number);
        if row.is_open && is_first {
            lines.push((row.number, group.map_or(1, |turns| u64::try_from(turns.len()).unwrap())));
        }
    }
    for row in asked(beside, "SELECT lead, members, open, head FROM comment_groups").await {
        let lead: i64 = row.try_get("", "lead").unwrap();
        let of = rows.iter().filter(|row| row.alike == Some(lead)).count();
        assert!(of > 1 && rows.iter().any(|row| row.number == lead && row.alike == Some(lead)), "{lead}");
        let turns = open.get(&lead).cloned().unwrap_or_default();
        assert_eq!(row.try_get::<i64>("", "members").unwrap(), i64::try_from(of).unwrap());
        assert_eq!(row.try_get::<i64>("", "open").unwrap(), i64::try_from(turns.len()).unwrap());
        assert_eq!(row.try_get::<Option<i64>>("", "head").unwrap(), turns.first().copied());
    }
    lines
}

/// Whether the pages of a list, put together, are the list.
pub(super) async fn pages_hold(story: &Story, beside: &DatabaseConnection) {
    let rows = rows(beside).await;
    let whole = 1_i64 << 52;
    let mut by_clause: Vec<&Row> = rows.iter().collect();
    by_clause.sort_by_key(|row| (row.turn < whole, row.turn));
    let by_clause: Vec<i64> = by_clause.iter().map(|row| row.number).collect();
    let by_date: Vec<i64> = (1..=story.received).collect();
    let newest: Vec<i64> = by_date.iter().rev().copied().collect();
    for (order, expected) in
        [(CommentOrder::Clause, by_clause), (CommentOrder::Date, by_date), (CommentOrder::Newest, newest)]
    {
        let mut found = Vec::new();
        let mut filter = CommentFilter { order, page: 1, per_page: 7, ..CommentFilter::default() };
        loop {
            let page = comments(&story.services, &story.number, &filter).await.unwrap();
            found.extend(page.comments.iter().map(|comment| comment.number));
            if page.page == page.pages {
                break;
            }
            filter.page += 1;
        }
        assert_eq!(found, expected, "{order:?}");
        for (place, number) in expected.iter().enumerate() {
            let filter = CommentFilter { holding: Some(*number), ..filter.clone() };
            let page = comments(&story.services, &story.number, &filter).await.unwrap();
            assert_eq!(page.page, u64::try_from(place / 7 + 1).unwrap());
        }
    }
    let after = CommentFilter {
        order: CommentOrder::Date,
        after: Some(story.received - 2),
        ..CommentFilter::default()
    };
    let last = comments(&story.services, &story.number, &after).await.unwrap().comments;
    let last: Vec<i64> = last.iter().map(|comment| comment.number).collect();
    assert_eq!(last, [story.received - 1, story.received]);
}
