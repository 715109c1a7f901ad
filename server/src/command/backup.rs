//! `talqy backup FILE`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use services::error::ServiceError;

use super::say;
use crate::config::{Common, ConfigError};

/// Copies the database.
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write; it must not exist yet
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        if self.file.exists() {
            return Err(ConfigError::new(format!("{} exists already", self.file.display())).into());
        }
        let database = common.open().await?;
        database.backup(&self.file).await.map_err(|error| match error {
            ServiceError::NotFound => {
                anyhow::Error::from(ConfigError::new("a PostgreSQL database is copied by pg_dump"))
            }
            other => super::failed(other),
        })?;
        say(&format!("copied to {}", self.file.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
