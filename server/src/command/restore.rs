//! `talqy restore FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::say;
use crate::backup::restore;
use crate::config::Common;

/// Makes an installation of a copy.
#[derive(Args, Debug)]
pub struct Restore {
    /// The folder that `talqy backup` made
    folder: PathBuf,
}

impl Restore {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        // The tools of PostgreSQL have restored its database before; a file comes with the copy.
        let other = if common.is_sqlite()? { None } else { Some(common.open_as_it_is().await?) };
        let restored = restore(&self.folder, &common.data_dir, other).await?;
        match restored.events {
            Some(events) => say(&format!("restored; {events} events of the ledger hold"))?,
            None => say("restored, without a database: the copy holds none")?,
        }
        if restored.held > 0 {
            say(&format!(
                "{} letters that had not been sent are held: `talqy letters release` sends them, `talqy letters discard` does not",
                restored.held
            ))?;
        }
        if !restored.keys {
            say(
                "the copy holds no keys: put secret.key and signing.json of the installation into the data folder",
            )?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
