//! The end of the process: a signal tells everybody to finish what they began.

use tokio::sync::watch;

/// Tells whether the process is asked to end.
#[derive(Clone, Debug)]
pub(crate) struct Ending(watch::Receiver<bool>);

impl Ending {
    /// Watches for SIGTERM and Ctrl-C.
    pub(crate) fn on_signal() -> Self {
        let (teller, ending) = watch::channel(false);
        tokio::spawn(async move {
            signal().await;
            tracing::info!("asked to end: finishing what has begun");
            let _nobody_listens = teller.send(true);
            // The channel must stay open, or the waiting would end with an error.
            std::future::pending::<()>().await;
        });
        Self(ending)
    }

    /// An end that the holder of the sender decides.
    #[cfg(test)]
    pub(crate) fn told_by(receiver: watch::Receiver<bool>) -> Self {
        Self(receiver)
    }

    /// Whether the process is asked to end.
    pub(crate) fn has_come(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until the process is asked to end.
    pub(crate) async fn come(mut self) {
        let _teller_gone = self.0.wait_for(|ended| *ended).await;
    }
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminate => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _unheard = tokio::signal::ctrl_c().await;
}
