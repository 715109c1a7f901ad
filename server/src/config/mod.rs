//! Settings: flags and `TALQY_*` variables, checked against each other before anything starts.

mod bucket;
mod common;
mod coordination;
mod data_folder;
mod error;
mod idle;
mod keys;
mod log_format;
mod mail_settings;
mod network;
mod no_start;
mod private_file;
mod public_url;
mod room;
mod secret_file;
mod security;
mod security_contact;
mod sign_on;
mod signature_roots;

pub use bucket::bucket_address;
pub use common::Common;
pub(crate) use common::sqlite_address;
pub use coordination::CoordinationFlags;
pub use data_folder::{keep_to_oneself, make_private};
pub use error::ConfigError;
pub use idle::idle_term;
pub use keys::KeyFiles;
pub use log_format::LogFormat;
pub use mail_settings::{MailSettings, smtp_address};
pub use network::Network;
pub use private_file::{make_private_file, replace_private_file};
pub use public_url::PublicUrl;
pub use room::NoRoom;
pub use secret_file::value_or_file;
pub use security::Security;
pub use security_contact::SecurityContact;
pub use sign_on::SignOnFlags;
pub use signature_roots::signature_roots;

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
