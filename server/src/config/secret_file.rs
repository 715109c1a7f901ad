//! Secrets that stand in files: what a service manager hands over, and what no list of processes shows.

use std::path::Path;

use super::ConfigError;
use crate::redact;

/// The value of a setting that is given by itself or by the file that holds it.
///
/// # Errors
/// [`ConfigError`] if both are given, or the file cannot be read or is empty; it repeats nothing of the file.
pub fn value_or_file(
    value: Option<&str>,
    file: Option<&Path>,
    flag: &str,
) -> Result<Option<String>, ConfigError> {
    let Some(file) = file else { return Ok(value.map(str::to_owned)) };
    if value.is_some() {
        return Err(ConfigError::new(format!("{flag} and {flag}-file say the same thing: give one of them")));
    }
    let named = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        ConfigError::new(format!("{flag}-file: {named} cannot be read: {}", error.kind()))
    })?;
    let text = text.trim();
    if text.is_empty() {
        return Err(ConfigError::new(format!("{flag}-file: {named} is empty")));
    }
    redact::learn_address(text);
    Ok(Some(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_stands_in_one_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("url");
        std::fs::write(&file, "postgres://u:hidden-in-file@h/db\n").unwrap();
        let read = |value, file: Option<&Path>| value_or_file(value, file, "--database-url");
        assert_eq!(read(None, Some(&file)).unwrap().as_deref(), Some("postgres://u:hidden-in-file@h/db"));
        assert_eq!(redact::hide("it said hidden-in-file"), "it said [hidden]");
        assert_eq!(read(Some("sqlite:a"), None).unwrap().as_deref(), Some("sqlite:a"));
        assert!(read(Some("sqlite:a"), Some(&file)).unwrap_err().to_string().contains("one of them"));
        std::fs::write(&file, "\n").unwrap();
        assert!(read(None, Some(&file)).unwrap_err().to_string().contains("is empty"));
        assert!(read(None, Some(&folder.path().join("none"))).is_err());
    }
}
