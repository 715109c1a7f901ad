//! What is wrong with the settings.

/// Why the settings do not let the program start, in one line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl ConfigError {
    /// What is wrong, in one line.
    pub fn new(says: impl Into<String>) -> Self {
        Self(says.into())
    }
}
