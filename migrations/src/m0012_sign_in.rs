//! Sessions that know when their person was last proven, and no list of who tried to sign in when.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, index, instant, instant_null, number, reference, table, text, unique,
};

crate::step::migration!();

/// Lays the sessions anew; those of before end, and their people sign in once more.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["sign_in_attempts", "sessions"]).await?;
    let mut sessions = sessions();
    sessions
        // When the person was last proven: by signing in, or by signing in again.
        .col(instant("confirmed_at"))
        // The password was right and a second factor is still asked for.
        .col(flag("pending"))
        .col(text("network"));
    manager.create_table(sessions).await?;
    index_sessions(manager).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["sessions"]).await?;
    manager.create_table(sessions()).await?;
    index_sessions(manager).await?;
    manager
        .create_table(
            table("sign_in_attempts")
                .col(id())
                .col(text("key"))
                .col(instant("at"))
                .col(flag("succeeded"))
                .to_owned(),
        )
        .await?;
    index(manager, "sign_in_attempts", &["key", "at"]).await
}

fn sessions() -> TableCreateStatement {
    table("sessions")
        .col(id())
        .col(text("token_hash"))
        .col(number("user_id"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .col(instant("last_seen_at"))
        .col(instant_null("revoked_at"))
        .col(text("user_agent"))
        .foreign_key(&mut reference("sessions", "user_id", "users", "id"))
        .to_owned()
}

async fn index_sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    unique(manager, "sessions", &["token_hash"]).await?;
    index(manager, "sessions", &["user_id"]).await
}
