//! `talqy backup FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{now, say};
use crate::backup::{Wanted, take};
use crate::config::{Common, ConfigError};

/// Copies the installation.
#[derive(Args, Debug)]
pub struct Backup {
    /// The folder to make; it must not exist yet
    folder: PathBuf,
    /// Copy the secret and the signing keys too: whoever gets the copy can then sign receipts
    #[arg(long)]
    with_keys: bool,
    /// Copy all but the database: that of a PostgreSQL server is copied by its own tools
    #[arg(long)]
    without_database: bool,
}

impl Backup {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        if self.folder.exists() {
            return Err(ConfigError::new(format!("{} exists already", self.folder.display())).into());
        }
        if !self.without_database && !common.is_sqlite()? {
            let says = "a PostgreSQL database is copied by pg_dump; --without-database copies what else belongs to it";
            return Err(ConfigError::new(says).into());
        }
        let database = common.open_as_it_is().await?;
        let wanted = Wanted {
            target: &self.folder,
            data_dir: &common.data_dir,
            keys: self.with_keys.then(|| common.key_files()),
            database: !self.without_database,
        };
        let events = take(&database, &wanted, now()).await?;
        say(&format!("copied to {}; {events} events of the ledger hold", self.folder.display()))?;
        if !self.with_keys {
            say("without the keys: keep secret.key and signing.json elsewhere, or use --with-keys")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
