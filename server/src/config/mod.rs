//! Settings: flags and `TALQY_*` variables, checked against each other before anything starts.

mod bucket;
mod common;
pub mod environment;
mod error;
mod keys;
mod mail_settings;
mod network;
mod public_url;

pub use bucket::bucket_address;
pub use common::{Common, LogFormat};
pub use error::ConfigError;
pub use keys::keyring;
pub use mail_settings::{MailSettings, smtp_address};
pub use network::Network;
pub use public_url::PublicUrl;

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads a value by its stable name and names the others where there is none of that name.
pub fn coded<Value, const COUNT: usize>(
    codes: [&'static str; COUNT],
    read: fn(&str) -> Option<Value>,
) -> impl TypedValueParser<Value = Value>
where
    Value: Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(codes).try_map(move |code| read(&code).ok_or_else(|| ConfigError::new(code)))
}
