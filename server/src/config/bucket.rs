//! Where finished documents are kept, when it is not the data folder.

use url::Url;

use super::ConfigError;

/// Reads `s3://bucket` or `s3://bucket/prefix`.
///
/// # Errors
/// [`ConfigError`] if the address is of another kind or holds what belongs into the environment.
pub fn bucket_address(text: &str) -> Result<Url, ConfigError> {
    let expected = || ConfigError::new("an address such as s3://bucket/prefix is expected");
    let url = Url::parse(text).map_err(|_| expected())?;
    if url.scheme() != "s3" || url.host_str().is_none_or(str::is_empty) {
        return Err(expected());
    }
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() {
        return Err(ConfigError::new(
            "keys stand in the environment (AWS_ACCESS_KEY_ID), not in the address",
        ));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_named_with_or_without_a_prefix_and_never_with_a_key() {
        for fit in ["s3://files", "s3://files/talqy/papers"] {
            assert!(bucket_address(fit).is_ok(), "{fit}");
        }
        for unfit in
            ["files", "https://files.example.kz", "s3:///talqy", "s3://key:secret@files", "s3://files?key=1"]
        {
            let error = bucket_address(unfit).unwrap_err().to_string();
            assert!(!error.contains("secret") && !error.contains('\n'), "{error}");
        }
    }
}
