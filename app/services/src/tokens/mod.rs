//! Tokens of a body for its document system: each with what it may do, shown once, kept as a keyed hash, and revocable.

mod bearer;
mod create;
mod list;
mod scope;

pub use bearer::{TokenBearer, actor_of};
pub use create::{LONGEST_NAME, MOST_TOKENS, TokenInput, create};
pub use list::{BodyTokens, TokenState, TokenView, list, revoke};
pub use scope::TokenScope;

/// How every token begins, so that a program that looks for lost secrets knows one.
const BEGINS: &str = "talqy_";
