//! The names that word processors know languages by.

/// The name of the language of a BCP 47 code, with a country, which spelling tools ask for.
pub(super) fn tongue(code: &str) -> &str {
    match code {
        "kk" => "kk-KZ",
        "ru" => "ru-RU",
        "en" => "en-GB",
        other => other,
    }
}
