//! Single sign-on by OpenID Connect: the authorization code with PKCE, state and nonce.

mod http;
mod provider;
mod trouble;

pub use provider::{Answer, Flow, Proven, Provider, Registration};
pub use trouble::Trouble;
