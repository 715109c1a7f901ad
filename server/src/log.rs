//! The log: lines on the standard error, without personal data and passwords.

use std::io::stderr;

use tracing_subscriber::EnvFilter;

use crate::config::{ConfigError, LogFormat};
use crate::redact::Quiet;

/// Begins the log; a second beginning, as in tests, changes nothing.
pub(crate) fn begin(filter: &str, format: LogFormat) -> Result<(), ConfigError> {
    let filter =
        EnvFilter::try_new(filter).map_err(|_| ConfigError::new("--log must be a filter such as info"))?;
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Quiet(stderr())).with_target(false);
    let _begun_before = match format {
        LogFormat::Text => log.with_ansi(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
    Ok(())
}
