//! The job that writes what is recorded a moment later.

use std::time::Duration;

use services::{Services, audit};

use crate::shutdown::Ending;

/// How long it rests: so much is lost when the process is killed.
const REST: Duration = Duration::from_secs(2);

/// Works until the process is asked to end, and once more then.
pub(crate) async fn run(services: Services, ending: Ending) {
    loop {
        let is_last = ending.has_come();
        if let Err(error) = audit::flush(&services).await {
            tracing::warn!(%error, "what was refused cannot be recorded now");
        }
        if is_last {
            break;
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            () = ending.clone().come() => {}
        }
    }
}
