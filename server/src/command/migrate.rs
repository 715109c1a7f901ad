//! `talqy migrate`.

use std::process::ExitCode;

use super::say;
use crate::config::Common;

/// Brings the database to the newest schema.
pub(super) async fn run(common: &Common) -> anyhow::Result<ExitCode> {
    common.begin_log()?;
    common.open_or_make().await?;
    say("the database has the newest schema")?;
    Ok(ExitCode::SUCCESS)
}
