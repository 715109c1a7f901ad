//! The worker that empties the outbox.

use std::sync::Arc;
use std::time::Duration;

use lettre::message::Mailbox;
use services::Services;
use services::error::ServiceError;
use services::outbox::{self, Claimed};
use services::report::write_letters;
use site::Clock;

use super::Post;
use crate::shutdown::Ending;

/// How long the worker rests when nothing waits.
const REST: Duration = Duration::from_secs(1);
/// How long the worker rests when the database does not answer.
const LONG_REST: Duration = Duration::from_secs(10);
/// So few that all are sent before the claim on them runs out, however slow the mail server is.
const AT_ONCE: usize = 4;

/// Empties the outbox. Several workers share one outbox: each takes what no other has.
pub struct Worker {
    /// The installation.
    pub services: Services,
    /// The clock that says what is due.
    pub clock: Arc<dyn Clock>,
    /// Where letters are handed over.
    pub post: Post,
    /// Who writes the letters.
    pub from: Mailbox,
}

impl Worker {
    /// Works until the process is asked to end, and stops between two letters.
    pub(crate) async fn run(self, ending: Ending) {
        while !ending.has_come() {
            let rest = match self.send_due(&ending).await {
                Ok(0) => REST,
                Ok(_) => continue,
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    LONG_REST
                }
            };
            tokio::select! {
                () = tokio::time::sleep(rest) => {}
                () = ending.clone().come() => {}
            }
        }
    }

    /// Sends some of the letters that are due and tells how many were tried.
    async fn send_due(&self, ending: &Ending) -> Result<usize, ServiceError> {
        // Letters on a report wait to be written; those that are written already are sent nevertheless.
        if let Err(error) = Box::pin(write_letters(&self.services)).await {
            tracing::warn!(%error, "the letters on a report cannot be written");
        }
        let claimed = outbox::claim(&self.services, self.clock.now(), AT_ONCE).await?;
        for letter in &claimed {
            if ending.has_come() {
                break;
            }
            self.send(letter).await?;
        }
        Ok(claimed.len())
    }

    async fn send(&self, letter: &Claimed) -> Result<(), ServiceError> {
        let at = self.clock.now();
        let database = &self.services.database;
        let site = &self.services.settings.public_url;
        match self.post.hand_over(letter, &self.from, site, at).await {
            Ok(()) => {
                tracing::info!(letter = letter.id, "a letter was sent");
                outbox::mark_sent(database, letter.id, self.clock.now()).await
            }
            Err(why) if why.never => outbox::give_up(database, letter, &why.reason).await,
            Err(why) => {
                tracing::warn!(
                    letter = letter.id,
                    tries = letter.attempts,
                    why.reason,
                    why.lasting,
                    "a letter was not sent"
                );
                outbox::mark_failed(database, letter, &why.reason, self.clock.now()).await
            }
        }
    }
}
