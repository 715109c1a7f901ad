//! The provider of single sign-on, as pages are given it.

use std::sync::Arc;

use identity::sign_on::Provider;

/// The provider of single sign-on.
#[derive(Clone, Debug)]
pub struct SignOn {
    /// What it is called on the page of signing in.
    pub name: String,
    /// Whoever asks it.
    pub provider: Arc<Provider>,
}
