//! `talqy ledger verify`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde::Deserialize;
use services::ledger::SavedHead;

use super::{failed, now, say};
use crate::config::{Common, ConfigError};

/// What can be asked of the ledger.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Compare every event, signed head and legally relevant row with the chain; the status is 1 where one differs
    Verify {
        /// A file with heads that were saved elsewhere, as `/api/v1/ledger/heads` gives them
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
    },
}

impl Ledger {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        let Self::Verify { heads } = self;
        common.begin_log()?;
        let saved = heads.as_deref().map(saved_heads).transpose()?.unwrap_or_default();
        let services = common.services(now()).await?;
        let proof = services::ledger::prove(&services, &saved).await.map_err(failed)?;
        let chain = &proof.chain;
        if let Some(found) = proof.found() {
            say(&found.to_string())?;
            return Ok(ExitCode::FAILURE);
        }
        say(&format!(
            "{} events hold, with {} signed or saved heads and {} rows; the head is {}",
            chain.events, chain.heads, proof.rows, chain.head
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Heads as they are saved: a list, a page of one, or a single head; what else stands beside a head is passed over.
#[derive(Deserialize)]
#[serde(untagged)]
enum Saved {
    Page { items: Vec<SavedHead> },
    List(Vec<SavedHead>),
    One(SavedHead),
}

fn saved_heads(file: &Path) -> anyhow::Result<Vec<SavedHead>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let unreadable = |_| ConfigError::new(format!("{} holds no heads of a ledger", file.display()));
    Ok(match serde_json::from_str(&text).map_err(unreadable)? {
        Saved::Page { items } => items,
        Saved::List(heads) => heads,
        Saved::One(head) => vec![head],
    })
}
