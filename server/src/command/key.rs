//! `talqy key`: the keys under receipts, and whether the secrets belong to the database.

use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use services::installation::adopt;
use services::{Entropy, Services};

use super::{failed, now, say};
use crate::config::{Common, replace_private_file};

/// What can be done with the keys.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Key {
    /// List the keys under receipts, the present one first
    Show,
    /// Sign with a new key from the next start on; what the present one signed stays valid
    Rotate,
    /// Take the secret and the keys that are there for those of the database, whatever it was used with before
    Adopt,
}

impl Key {
    pub(super) async fn run(self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        match self {
            Self::Show => show(&common.services(now()).await?)?,
            Self::Rotate => {
                let services = common.services(now()).await?;
                let path = common.key_files().signing;
                let rotated = services.settings.signing.rotated(Entropy, now()).map_err(failed)?;
                replace_private_file(&path, &rotated.write()?)
                    .with_context(|| format!("{} cannot be written", path.display()))?;
                say(&format!("{} signs from the next start of every instance on", rotated.present_id()))?;
            }
            Self::Adopt => {
                let database = common.open().await?;
                let settings = common.service_settings(&"http://127.0.0.1:3000".parse()?)?;
                let services = common.services_unchecked(database, settings, now()).await?;
                adopt(&services, now()).await.map_err(failed)?;
                show(&services)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(services: &Services) -> std::io::Result<()> {
    for key in services.settings.signing.every() {
        let until =
            key.retired_at.map_or_else(|| "signs".to_owned(), |at| format!("until {}", at.to_rfc3339()));
        say(&format!("{}\tsince {}\t{until}", key.id, key.made_at.to_rfc3339()))?;
    }
    Ok(())
}
