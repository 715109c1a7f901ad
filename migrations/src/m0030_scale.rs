//! What lets a discussion of a hundred thousand comments be read a page at a time: the turn of each comment in the order of the
//! clauses, counters, and groups of comments that say nearly the same.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr, Statement, Value};

use crate::table::{drop_tables, flag, index, number, number_null, reference, table, text};

/// The sections in the order of the law; a place is counted for each of them and for each of its elements.
const SECTIONS: [&str; 12] = [
    "general.service_name",
    "general.developing_body",
    "general.provider",
    "procedure.term",
    "procedure.form",
    "procedure.result",
    "procedure.payment",
    "procedure.schedule",
    "procedure.documents",
    "procedure.refusal_grounds",
    "appeal",
    "other",
];
/// The place of what concerns the draft as a whole: after every clause.
const WHOLE: i64 = 1 << 20;

/// Indexes over all comments: by turn, and of the lines of the page of decisions, all of them and those that are open.
const WHOLE_INDEXES: [&[&str]; 3] = [
    &["draft_id", "turn"],
    &["draft_id", "is_line", "turn"],
    &["draft_id", "is_line", "decision_id", "turn"],
];
/// Indexes over a part of the rows: over the decided, the groups, and those that have not been compared yet.
const PARTIAL: [(&str, &str); 4] = [
    ("ix_comments_decided", "comments (draft_id, turn, decision_id) WHERE decision_id IS NOT NULL"),
    ("ix_comments_alike", "comments (draft_id, alike, turn) WHERE alike IS NOT NULL AND decision_id IS NULL"),
    ("ix_comments_uncompared", "comments (id) WHERE NOT is_compared"),
    ("ix_comment_groups_head", "comment_groups (draft_id, head) WHERE open > 1"),
];

crate::step::migration!();

/// Lays the columns and the tables, and fills what follows from the rows; the groups are filled in by the program afterwards.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        number("turn").default(0).to_owned(),
        number_null("alike"),
        flag("is_line").default(true).to_owned(),
        flag("is_compared").default(false).to_owned(),
    ];
    for column in columns {
        manager.alter_table(Table::alter().table("comments").add_column(column).to_owned()).await?;
    }
    let counters = table("draft_counters")
        .col(number("draft_id"))
        .col(text("key"))
        .col(number("many"))
        .primary_key(Index::create().col("draft_id").col("key"))
        .foreign_key(&mut reference("draft_counters", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(counters).await?;
    let bands = table("comment_bands")
        .col(number("draft_id"))
        .col(number("value"))
        .col(number("number"))
        .primary_key(Index::create().col("draft_id").col("value").col("number"))
        .foreign_key(&mut reference("comment_bands", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(bands).await?;
    index(manager, "comment_bands", &["draft_id", "number"]).await?;
    let groups = table("comment_groups")
        .col(number("draft_id"))
        // The number of its first comment.
        .col(number("lead"))
        .col(number("members"))
        // How many of them await a decision, and the turn of the first of these.
        .col(number("open"))
        .col(number_null("head"))
        // How many of its members others are compared with.
        .col(number("compared"))
        .primary_key(Index::create().col("draft_id").col("lead"))
        .foreign_key(&mut reference("comment_groups", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(groups).await?;
    let words = table("comment_words")
        .col(number("draft_id"))
        .col(number("number"))
        .col(text("words"))
        .primary_key(Index::create().col("draft_id").col("number"))
        .foreign_key(&mut reference("comment_words", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(words).await?;
    turns(manager).await?;
    counters_of_rows(manager).await?;
    for columns in WHOLE_INDEXES {
        index(manager, "comments", columns).await?;
    }
    for (name, over) in PARTIAL {
        execute(manager, &format!("CREATE INDEX {name} ON {over}")).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, _) in PARTIAL {
        execute(manager, &format!("DROP INDEX {name}")).await?;
    }
    for columns in WHOLE_INDEXES {
        execute(manager, &format!("DROP INDEX ix_comments_{}", columns.join("_"))).await?;
    }
    drop_tables(manager, &["comment_words", "comment_groups", "comment_bands", "draft_counters"]).await?;
    for column in ["is_compared", "is_line", "alike", "turn"] {
        manager.alter_table(Table::alter().table("comments").drop_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
}

/// Gives the comments of every draft their turns: by the clause that they concern, and in each clause by number.
async fn turns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    execute(manager, &format!("UPDATE comments SET turn = {}", WHOLE << 32)).await?;
    let drafts = "SELECT DISTINCT draft_id FROM comments WHERE section IS NOT NULL ORDER BY draft_id";
    for row in connection.query_all_raw(Statement::from_string(backend, drafts)).await? {
        let draft: i64 = row.try_get("", "draft_id")?;
        let text = "SELECT revisions.content AS content FROM placements INNER JOIN revisions \
                    ON revisions.id = placements.revision_id WHERE placements.draft_id = $1";
        let text = Statement::from_sql_and_values(backend, text, [Value::from(draft)]);
        let Some(found) = connection.query_one_raw(text).await? else { continue };
        let content: String = found.try_get("", "content")?;
        let (of_section, of_element) = places(&content);
        for (section, place) in of_section {
            let sql = "UPDATE comments SET turn = $1 WHERE draft_id = $2 AND section = $3";
            let values = [Value::from(place << 32), draft.into(), section.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        for (element, place) in of_element {
            let sql = "UPDATE comments SET turn = $1 WHERE draft_id = $2 AND element = $3";
            let values = [Value::from(place << 32), draft.into(), element.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
    }
    let ranked = "UPDATE comments SET turn = comments.turn + ranked.place FROM (SELECT id, ROW_NUMBER() OVER \
                  (PARTITION BY draft_id, turn ORDER BY number) AS place FROM comments) AS ranked \
                  WHERE ranked.id = comments.id";
    execute(manager, ranked).await
}

/// What comments may concern, each with its place.
type Places = Vec<(String, i64)>;

/// The places of the sections and of the elements of a stored text.
fn places(content: &str) -> (Places, Places) {
    let stored: Vec<serde_json::Value> = serde_json::from_str(content).unwrap_or_default();
    let (mut of_section, mut of_element) = (Vec::new(), Vec::new());
    let mut place = 0;
    for section in SECTIONS {
        place += 1;
        of_section.push((section.to_owned(), place));
        let here = stored.iter().filter(|one| one.get("key").and_then(|key| key.as_str()) == Some(section));
        let elements = here.filter_map(|one| one.get("elements")?.as_array()).flatten();
        for id in elements.filter_map(|element| element.get("id")?.as_str()) {
            place += 1;
            of_element.push((id.to_owned(), place));
        }
    }
    (of_section, of_element)
}

/// Counts what is there, once.
async fn counters_of_rows(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let counted = [
        "SELECT draft_id, 'place:' || (turn / 4294967296), COUNT(*) FROM comments GROUP BY 1, 2",
        "SELECT draft_id, 'kind:' || author_kind, COUNT(*) FROM comments GROUP BY 1, 2",
        "SELECT draft_id, 'language:' || language, COUNT(*) FROM comments GROUP BY 1, 2",
        "SELECT draft_id, 'hidden', COUNT(*) FROM comments WHERE hidden IS NOT NULL GROUP BY draft_id",
        "SELECT comments.draft_id, 'outcome:' || decisions.outcome, COUNT(*) FROM comments INNER JOIN decisions \
         ON decisions.id = comments.decision_id GROUP BY 1, 2",
    ];
    for counted in counted {
        execute(manager, &format!("INSERT INTO draft_counters (draft_id, key, many) {counted}")).await?;
    }
    Ok(())
}
