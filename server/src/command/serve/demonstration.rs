//! A demonstration: when it may be served, and how an empty database becomes one.

use anyhow::Context;
use chrono::{DateTime, Utc};
use services::Services;
use services::demo::{self, Holding};

use super::Serve;
use crate::config::{ConfigError, PublicUrl};

impl Serve {
    /// Everybody knows the passwords of a demonstration: it is served to others only when that is said by name.
    pub(super) fn may_be_public(&self, public_url: &PublicUrl) -> Result<(), ConfigError> {
        if self.demo && !public_url.is_loopback() && !self.demo_in_public {
            return Err(ConfigError::new(
                "--demo with a public address lets everybody sign in as anybody: say --demo-in-public if that is meant",
            ));
        }
        Ok(())
    }

    /// Fills the demonstration in, or refuses data that do not fit the settings.
    pub(super) async fn settle_demonstration(
        &self,
        services: &Services,
        at: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        if self.demo {
            return demonstrate(services, at).await;
        }
        let says = match demo::holding(services).await? {
            Holding::Half => {
                "the database holds a demonstration that was not filled in to its end: start with --demo, or with another database"
            }
            Holding::Demonstration if !self.keep_demonstration_accounts => {
                "the database holds accounts of a demonstration, whose password everybody knows: start with --demo, or say --keep-demonstration-accounts"
            }
            Holding::Demonstration => {
                tracing::warn!("the database holds demonstration accounts whose password everybody knows");
                return Ok(());
            }
            Holding::Nothing | Holding::Other => return Ok(()),
        };
        Err(ConfigError::new(says).into())
    }
}

/// Fills an empty database, and tells how to sign in.
#[expect(clippy::print_stdout, reason = "whoever starts a demonstration reads how to enter it")]
async fn demonstrate(services: &Services, at: DateTime<Utc>) -> anyhow::Result<()> {
    let held = demo::settle(services, at).await.context("the demonstration data cannot be filled in")?;
    match held {
        Holding::Nothing | Holding::Half => tracing::info!("the database was filled with demonstration data"),
        Holding::Demonstration => {}
        Holding::Other => {
            let says = "--demo: the database holds data that are no demonstration; name another with --data-dir or --database-url";
            return Err(ConfigError::new(says).into());
        }
    }
    println!("Demonstration sign-ins (password of each: {}):", demo::PASSWORD);
    for account in demo::accounts() {
        println!("  {:<32} {:<14} {}", account.email, account.role.code(), account.name);
    }
    Ok(())
}
