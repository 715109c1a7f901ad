//! What the installation and its provider tell each other of a sign-in.

use openidconnect::core::CoreIdTokenClaims;
use serde::{Deserialize, Serialize};

/// How the installation is known to its provider.
#[derive(Clone)]
pub struct Registration {
    /// The address of the provider, as its tokens name it.
    pub issuer: String,
    /// The name of the installation at the provider.
    pub client_id: String,
    /// Its secret there; none for a public client.
    pub client_secret: Option<String>,
    /// Where the provider sends people back to.
    pub redirect: String,
}

impl std::fmt::Debug for Registration {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Registration({} at {})", self.client_id, self.issuer)
    }
}

/// What a browser takes along on its way to the provider and back, sealed in a cookie.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Ties the answer to the browser that asked.
    pub state: String,
    /// Ties the token to this sign-in.
    pub nonce: String,
    /// Ties the code to whoever began (PKCE).
    pub verifier: String,
}

impl std::fmt::Debug for Flow {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Flow")
    }
}

/// What the provider sends the browser back with.
#[derive(Clone, Default)]
pub struct ProviderAnswer {
    /// The state of the flow.
    pub state: Option<String>,
    /// The code that the token is fetched with.
    pub code: Option<String>,
    /// Why there is none.
    pub error: Option<String>,
}

impl std::fmt::Debug for ProviderAnswer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ProviderAnswer")
    }
}

/// Somebody of whom the provider has given its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// Who gives the word.
    pub issuer: String,
    /// Who it is about: never given to another person.
    pub subject: String,
    /// The e-mail, if the provider tells it.
    pub email: Option<String>,
    /// Whether the provider has made sure that it is the person's.
    pub email_verified: bool,
    /// Whether the person gave the provider more than one factor.
    pub several_factors: bool,
}

/// What the checked word of the provider says of the person.
pub(super) fn proven(claims: &CoreIdTokenClaims) -> Proven {
    // RFC 8176 names the ways: `mfa` says that there were several.
    let several = claims.auth_method_refs().is_some_and(|ways| ways.iter().any(|way| way.as_str() == "mfa"));
    Proven {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified().unwrap_or(false),
        several_factors: several,
    }
}
