//! The daily work on the ledger: its head is signed once each legal day, and the whole of it is verified.

use std::sync::Arc;
use std::time::Duration;

use services::error::ServiceError;
use services::{Request, Services, ledger};
use site::Clock;

use crate::shutdown::Ending;

/// How often the day is looked at.
const REST: Duration = Duration::from_mins(1);

/// Signs and verifies. Of several instances one does so each day.
pub(crate) struct Heads {
    /// The installation.
    pub(crate) services: Services,
    /// The clock that says which day it is.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Heads {
    /// Works until the process is asked to end.
    pub(crate) async fn run(self, ending: Ending) {
        while !ending.has_come() {
            if let Err(error) = self.day().await {
                tracing::warn!(%error, "the head of the ledger was not signed or verified");
            }
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                () = ending.clone().come() => {}
            }
        }
    }

    async fn day(&self) -> Result<(), ServiceError> {
        let request = Request::console(self.clock.now());
        if !ledger::heads::sign_day(&self.services, &request).await? {
            return Ok(());
        }
        let check = ledger::check(&self.services, &request).await?;
        match check.found {
            None => tracing::info!(check.events, check.rows, "the ledger holds"),
            Some(found) => tracing::error!(?found, "the ledger does not hold"),
        }
        Ok(())
    }
}
