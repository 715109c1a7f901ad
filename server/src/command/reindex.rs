//! `talqy reindex`: the index of search built anew, a piece at a time, so that the site stays in use.

use std::process::ExitCode;

use services::search;

use super::{failed, now, say};
use crate::config::Common;

/// Builds the whole index.
pub(super) async fn run(common: &Common) -> anyhow::Result<ExitCode> {
    common.begin_log()?;
    let services = common.services(now()).await?;
    search::forget_progress(&services, now()).await.map_err(failed)?;
    while search::build(&services, now()).await.map_err(failed)? {}
    say("the index of search is built")?;
    Ok(ExitCode::SUCCESS)
}
