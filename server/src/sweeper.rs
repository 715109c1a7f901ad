//! The job that removes what has served its term, every hour, a piece at a time.

use std::sync::Arc;
use std::time::Duration;

use services::Services;
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
        let rest = match sweep(&services, clock.now()).await {
            Ok(swept) if swept.is_partial() => BREATH,
            Ok(swept) => {
                if !swept.is_nothing() {
                    tracing::info!(?swept, "removed what has served its term");
                }
                REST
            }
            Err(error) => {
                tracing::warn!(%error, "what has served its term cannot be removed now");
                REST
            }
        };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = ending.clone().come() => {}
        }
    }
}
