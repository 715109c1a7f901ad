//! Bodies, their people, invitations and sessions.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, index, instant, instant_null, number, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Creates the tables of people.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("bodies")
                .col(id())
                .col(text("code"))
                .col(text("kind"))
                .col(text("name_kk"))
                .col(text("name_ru"))
                .col(text("name_en"))
                .col(flag("reports_to_president"))
                .col(text("email"))
                .col(number("version"))
                .to_owned(),
        )
        .await?;
    unique(manager, "bodies", &["code"]).await?;

    manager
        .create_table(
            table("users")
                .col(id())
                // Case-folded by the application: the collations of the two databases differ.
                .col(text("email"))
                .col(text("name"))
                .col(text_null("password_hash"))
                .col(text("language"))
                .col(flag("active"))
                .col(instant("created_at"))
                .to_owned(),
        )
        .await?;
    unique(manager, "users", &["email"]).await?;

    manager
        .create_table(
            table("memberships")
                .col(id())
                .col(number("user_id"))
                .col(number("body_id"))
                .col(text("role"))
                .foreign_key(&mut reference("memberships", "user_id", "users", "id"))
                .foreign_key(&mut reference("memberships", "body_id", "bodies", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "memberships", &["user_id", "body_id", "role"]).await?;
    index(manager, "memberships", &["body_id"]).await?;

    manager
        .create_table(
            table("invitations")
                .col(id())
                .col(text("token_hash"))
                .col(text("email"))
                .col(text("name"))
                .col(number("body_id"))
                .col(text("role"))
                .col(text("language"))
                // Absent where the command line invited.
                .col(ColumnDef::new("invited_by").big_integer().null())
                .col(instant("created_at"))
                .col(instant("expires_at"))
                .col(instant_null("used_at"))
                .foreign_key(&mut reference("invitations", "body_id", "bodies", "id"))
                .foreign_key(&mut reference("invitations", "invited_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "invitations", &["token_hash"]).await?;

    manager
        .create_table(
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
                .to_owned(),
        )
        .await?;
    unique(manager, "sessions", &["token_hash"]).await?;
    index(manager, "sessions", &["user_id"]).await?;

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
    index(manager, "sign_in_attempts", &["key", "at"]).await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["sign_in_attempts", "sessions", "invitations", "memberships", "users", "bodies"])
        .await
}
