//! Where tries come from.

use crate::people::hashing::Asker;

/// Where tries come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::people) struct TrySource {
    pub(super) name: String,
    pub(super) known: bool,
}

impl TrySource {
    /// A network, of which nothing more is known.
    pub(in crate::people) fn network(network: &str) -> Self {
        Self { name: format!("network {network}"), known: false }
    }

    /// A browser that signed in to the account before.
    pub(in crate::people) fn device(nonce: &str) -> Self {
        Self { name: format!("device {nonce}"), known: true }
    }

    /// A session of the account.
    pub(in crate::people) fn session(id: i64) -> Self {
        Self { name: format!("session {id}"), known: true }
    }

    /// In which line the try waits for its hash.
    pub(in crate::people) fn asker(&self) -> Asker {
        if self.known { Asker::Known } else { Asker::Stranger }
    }
}
