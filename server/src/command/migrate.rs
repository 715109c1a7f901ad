//! `talqy migrate`.

use std::process::ExitCode;

use super::{now, say};
use crate::config::Common;

/// Brings the database to the newest schema.
pub(super) async fn run(common: &Common) -> anyhow::Result<ExitCode> {
    common.begin_log()?;
    common.open_or_make().await?;
    // With the services, so that the ledger is brought to its newest form too.
    common.services(now()).await?;
    say("the database has the newest schema")?;
    Ok(ExitCode::SUCCESS)
}
