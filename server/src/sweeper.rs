//! The job that writes the letters that time brings, removes what has served its term and builds the index of search where an older
//! program left none, every hour, a piece at a time.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use services::Services;
use services::reminders::{remind, remind_staff};
use services::search::build;
use services::sweep::sweep;
use site::Clock;

use crate::shutdown::Ending;

/// How long it rests when nothing is left to do.
const REST: Duration = Duration::from_hours(1);
/// How long it rests between two pieces, so that those who write come in between.
const BREATH: Duration = Duration::from_millis(200);

/// Works until the process is asked to end.
pub(crate) async fn run(services: Services, clock: Arc<dyn Clock>, ending: Ending) {
    while !ending.has_come() {
        let at = clock.now();
        let done = [
            write(&services, at).await,
            write_to_staff(&services, at).await,
            remove(&services, at).await,
            index(&services, at).await,
        ];
        let is_partial = done.contains(&true);
        let rest = if is_partial { BREATH } else { REST };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = ending.clone().come() => {}
        }
    }
}

/// Writes a piece of the letters that time brings, and tells whether there may be more.
async fn write(services: &Services, at: DateTime<Utc>) -> bool {
    match remind(services, at).await {
        Ok(reminded) => {
            if !reminded.is_nothing() {
                tracing::info!(?reminded, "wrote the letters that time has brought");
            }
            reminded.is_partial()
        }
        Err(error) => {
            tracing::warn!(%error, "the letters that time has brought cannot be written now");
            false
        }
    }
}

/// Writes a piece of the letters that time brings to the staff, and tells whether there may be more.
async fn write_to_staff(services: &Services, at: DateTime<Utc>) -> bool {
    match remind_staff(services, at).await {
        Ok(reminded) => {
            if !reminded.is_nothing() {
                tracing::info!(?reminded, "wrote the letters to the staff that time has brought");
            }
            reminded.is_partial()
        }
        Err(error) => {
            tracing::warn!(%error, "the letters to the staff that time has brought cannot be written now");
            false
        }
    }
}

/// Removes a piece of what has served its term, and tells whether there may be more.
async fn remove(services: &Services, at: DateTime<Utc>) -> bool {
    match sweep(services, at).await {
        Ok(swept) => {
            if !swept.is_nothing() && !swept.is_partial() {
                tracing::info!(?swept, "removed what has served its term");
            }
            swept.is_partial()
        }
        Err(error) => {
            tracing::warn!(%error, "what has served its term cannot be removed now");
            false
        }
    }
}

/// Builds a piece of the index of search, and tells whether there is more.
async fn index(services: &Services, at: DateTime<Utc>) -> bool {
    match build(services, at).await {
        Ok(is_partial) => is_partial,
        Err(error) => {
            tracing::warn!(%error, "the index of search cannot be built now");
            false
        }
    }
}
