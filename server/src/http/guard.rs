//! Whose requests are taken, and how many.

use http::HeaderValue;
use tower_http::csrf::CsrfLayer;

use super::Contacts;
use crate::config::Network;

/// What the settings say about askers.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The proxies whose word on the address of the asker is taken.
    pub trusted_proxies: Vec<Network>,
    /// How many comments one network may send a minute, with bursts of twice as many; 0 sets no limit.
    pub comments_per_minute: u32,
    /// How many other forms one network may send a minute that need no session, such as that of signing in, with bursts of
    /// twice as many; 0 sets no limit.
    pub forms_per_minute: u32,
    /// How often one network may ask the REST interface a minute; 0 sets no limit.
    pub api_per_minute: u32,
    /// What `Strict-Transport-Security` says, where the public comes over HTTPS.
    pub strict_transport: Option<HeaderValue>,
    /// Whom to tell of a weakness.
    pub contacts: Contacts,
}

impl Guard {
    /// Without limits, for tests.
    pub fn without_limits() -> Self {
        Self { comments_per_minute: 0, forms_per_minute: 0, api_per_minute: 0, ..Self::default() }
    }
}

impl Default for Guard {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            comments_per_minute: 10,
            forms_per_minute: 30,
            api_per_minute: 120,
            strict_transport: None,
            contacts: Contacts::default(),
        }
    }
}

/// Refuses what another site makes a browser send (RFC 6454 origins and `Sec-Fetch-Site`). A proxy may rewrite the host,
/// so the public address is named too.
pub(super) fn own_pages_only(public_url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(public_url).unwrap_or_else(|_| CsrfLayer::new())
}
