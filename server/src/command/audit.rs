//! `talqy audit export`.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use services::audit::{AuditFilter, AuditKind, export};

use super::{console, failed, now, say};
use crate::config::{Common, coded};

/// How many lines are read at a time.
const PIECE: u64 = 1000;

/// What can be done with the record of who signed in and who read personal data.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Write the record as one JSON object a line, the oldest first
    Export(Export),
}

/// Which lines are written.
#[derive(Args, Debug)]
pub struct Export {
    /// From this instant on, such as 2026-03-01T00:00:00Z
    #[arg(long, value_name = "INSTANT")]
    since: Option<DateTime<Utc>>,
    /// Before this instant
    #[arg(long, value_name = "INSTANT")]
    until: Option<DateTime<Utc>>,
    /// Only what was done in this way
    #[arg(long, value_parser = coded(AuditKind::ALL.map(AuditKind::code), AuditKind::from_code))]
    kind: Option<AuditKind>,
}

impl Audit {
    pub(super) async fn run(self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let Self::Export(wanted) = self;
        let services = common.services(now()).await?;
        let filter =
            AuditFilter { user_id: None, kind: wanted.kind, since: wanted.since, until: wanted.until };
        let mut after = 0;
        loop {
            let lines = export(&services, &console(), &filter, after, PIECE).await.map_err(failed)?;
            let Some(last) = lines.last() else { break };
            after = last.id;
            for line in &lines {
                say(&serde_json::to_string(line)?)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
