//! `talqy user invite`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use domain::body::Role;
use domain::language::Language;
use services::error::ServiceError;
use services::people::InvitationInput;

use super::{console, failed, now, say};
use crate::config::{Common, ConfigError, coded};

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Invite a person and print the link, which is also sent by e-mail
    Invite(Invite),
}

/// Who is invited, to do what.
#[derive(Args, Debug)]
pub struct Invite {
    /// The e-mail
    #[arg(long)]
    email: String,
    /// The name
    #[arg(long)]
    name: String,
    /// The role
    #[arg(long, value_parser = coded(Role::ALL.map(Role::code), Role::from_code))]
    role: Role,
    /// The code of the body, as `talqy body list` shows it
    #[arg(long)]
    body: String,
    /// The language of the letter
    #[arg(long, default_value = "ru", value_parser = coded(Language::ALL.map(Language::code), Language::from_code))]
    language: Language,
}

impl User {
    pub(super) async fn run(self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let Self::Invite(invite) = self;
        let services = common.services(now()).await?;
        let body =
            services::people::body_by_code(&services, &invite.body).await.map_err(|error| match error {
                ServiceError::NotFound => {
                    anyhow::Error::from(ConfigError::new(format!("there is no body `{}`", invite.body)))
                }
                other => failed(other),
            })?;
        let input = InvitationInput {
            email: invite.email,
            name: invite.name,
            body: body.id,
            role: invite.role,
            language: invite.language,
        };
        let link = services::people::invite(&services, &console(), input).await.map_err(failed)?;
        say(&link)?;
        Ok(ExitCode::SUCCESS)
    }
}
