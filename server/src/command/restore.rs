//! `talqy restore FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::say;
use crate::backup::{RestoreTarget, restore};
use crate::config::Common;

/// Makes an installation of a copy.
#[derive(Args, Debug)]
pub struct Restore {
    /// The folder that `talqy backup` made
    folder: PathBuf,
    /// Restore it also where its ledger does not hold or a row is not what the ledger sealed; the first difference is told
    #[arg(long)]
    despite_differences: bool,
}

impl Restore {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        // The tools of PostgreSQL have restored its database before; a file comes with the copy.
        let other = if common.is_sqlite()? { None } else { Some(common.open_as_it_is().await?) };
        let place = RestoreTarget {
            data_dir: &common.data_dir,
            keys: common.key_files(),
            other,
            despite_differences: self.despite_differences,
        };
        let restored = restore(&self.folder, place).await?;
        match (restored.events, &restored.found) {
            (Some(_), Some(found)) => {
                say(&format!("restored, although it is not as its ledger sealed it: {found}"))?;
            }
            (Some(events), None) => say(&format!(
                "restored; {events} events of the ledger hold, and {} rows are what it sealed",
                restored.rows
            ))?,
            (None, _) => say("restored, without a database: the copy holds none")?,
        }
        if restored.events.is_some() && !restored.with_private {
            say(
                "what is not public was not compared: without the secret nobody can; `talqy ledger verify` does it",
            )?;
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
