//! Single sign-on by OpenID Connect: the authorization code with PKCE, state and nonce.

mod http;
mod provider;
mod said;
mod trouble;

pub use provider::Provider;
pub use said::{Flow, Proven, ProviderAnswer, Registration};
pub use trouble::Trouble;
