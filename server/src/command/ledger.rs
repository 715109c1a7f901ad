//! `talqy ledger verify`.

use std::process::ExitCode;

use clap::Subcommand;

use super::{failed, say};
use crate::config::Common;

/// What can be asked of the ledger.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Read every event from the first on and check the chain; the status is 1 where it does not hold
    Verify,
}

impl Ledger {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let database = common.open().await?;
        let found = services::ledger::verify(&database).await.map_err(failed)?;
        if let Some(broken) = found.broken {
            say(&format!("broken at event {}: {:?}", broken.sequence, broken.why))?;
            return Ok(ExitCode::FAILURE);
        }
        say(&format!("{} events hold; the head is {}", found.events, found.head))?;
        Ok(ExitCode::SUCCESS)
    }
}
