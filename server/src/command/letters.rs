//! `talqy letters`: those that wait, and those of a restored copy.

use std::process::ExitCode;

use clap::Subcommand;
use services::outbox;

use super::{failed, now, say};
use crate::config::Common;

/// What can be done with letters.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Letters {
    /// Tell how many wait, are held, or were given up
    Count,
    /// Send the letters that are held since the database was restored
    Release,
    /// Empty the held letters without sending them
    Discard,
}

impl Letters {
    pub(super) async fn run(self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let database = common.open().await?;
        match self {
            Self::Count => {
                let counts = outbox::counts(&database).await.map_err(failed)?;
                say(&format!(
                    "waiting\t{}\nfailed\t{}\nheld\t{}\ngiven up\t{}",
                    counts.waiting, counts.failed, counts.held, counts.given_up
                ))?;
            }
            Self::Release => {
                let count = outbox::release(&database, now()).await.map_err(failed)?;
                say(&format!("released {count}"))?;
            }
            Self::Discard => {
                let count = outbox::discard(&database).await.map_err(failed)?;
                say(&format!("discarded {count}"))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
