//! The index of search: one row for each thing that can be found, its stems as the program made them, and the stems of titles and
//! clauses with their trigrams, by which a word with a typo is found.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{day, drop_tables, id, index, number, number_null, table, text, unique};

crate::step::migration!();

/// The stems stand in the rows; FTS5 keeps the index of them, and triggers keep it true. Every stem is one word of letters and digits,
/// which the tokenizer leaves whole.
const SQLITE: &str = "
CREATE VIRTUAL TABLE search_index USING fts5(
    title, words, facets, content='search_rows', content_rowid='id', prefix='3',
    tokenize='unicode61 remove_diacritics 0'
);
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_rows_inserted AFTER INSERT ON search_rows BEGIN
    INSERT INTO search_index (rowid, title, words, facets) VALUES (new.id, new.title, new.words, new.facets);
END;
CREATE TRIGGER search_rows_deleted AFTER DELETE ON search_rows BEGIN
    INSERT INTO search_index (search_index, rowid, title, words, facets)
    VALUES ('delete', old.id, old.title, old.words, old.facets);
END;
";

/// The same stems as a column that PostgreSQL keeps by itself.
const POSTGRESQL: &str = "
ALTER TABLE search_rows ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.simple'::regconfig, title), 'A')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, words), 'C')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, facets), 'D')
) STORED;
CREATE INDEX ix_search_rows_lexemes ON search_rows USING gin (lexemes);
";

/// Lays the rows, their index and the stems.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rows = table("search_rows")
        .col(id())
        .col(text("kind"))
        // The key of what is found in its own table; of a comment its number in the draft.
        .col(number("source_id"))
        .col(number_null("draft_id"))
        .col(number_null("service_id"))
        .col(day("on_date"))
        .col(text("title"))
        .col(text("words"))
        .col(text("facets"))
        .to_owned();
    manager.create_table(rows).await?;
    index(manager, "search_rows", &["draft_id", "kind", "source_id"]).await?;
    index(manager, "search_rows", &["service_id", "kind"]).await?;
    let stems = table("search_stems").col(id()).col(text("stem")).col(text("word")).to_owned();
    manager.create_table(stems).await?;
    unique(manager, "search_stems", &["stem"]).await?;
    let trigrams = table("search_trigrams")
        .col(text("trigram"))
        .col(number("stem_id"))
        .primary_key(Index::create().col("trigram").col("stem_id"))
        .to_owned();
    manager.create_table(trigrams).await?;
    let statements = if manager.get_database_backend() == DbBackend::Postgres { POSTGRESQL } else { SQLITE };
    manager.get_connection().execute_unprepared(statements).await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Sqlite {
        manager.get_connection().execute_unprepared("DROP TABLE search_index").await?;
    }
    drop_tables(manager, &["search_trigrams", "search_stems", "search_rows"]).await
}
