//! Single sign-on by OpenID Connect: the authorization code with PKCE, state and nonce.

mod http;
mod provider;
mod said;
mod trouble;

pub use provider::Provider;
pub use said::{Answer, Flow, Proven, Registration};
pub use trouble::Trouble;
