//! Addresses that word processors open without complaint.

use url::Url;

/// Word refuses a file with a longer address, in bytes.
const LONGEST: usize = 2_000;

/// The address as a file may hold it; none for what must not or cannot be followed.
pub(super) fn address(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let allowed = matches!(url.scheme(), "http" | "https" | "mailto");
    // Word takes the whole file for damaged if one address has a character that RFC 3986 does not know.
    let strict: String = url.as_str().chars().flat_map(encoded).collect();
    (allowed && strict.len() <= LONGEST).then_some(strict)
}

fn encoded(letter: char) -> Vec<char> {
    let is_known = letter.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(letter);
    if is_known { vec![letter] } else { percent(letter) }
}

fn percent(letter: char) -> Vec<char> {
    let mut bytes = [0; 4];
    letter
        .encode_utf8(&mut bytes)
        .bytes()
        .flat_map(|byte| format!("%{byte:02X}").chars().collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_lead_somewhere_safe_are_links() {
        assert_eq!(address("https://talqy.kz/a?b=[1]|").as_deref(), Some("https://talqy.kz/a?b=%5B1%5D%7C"));
        assert_eq!(address("mailto:info@example.kz").as_deref(), Some("mailto:info@example.kz"));
        for evil in ["javascript:alert(1)", "file:///etc/passwd", "/path", "", "http://[", "https://a b"] {
            assert_eq!(address(evil), None, "{evil}");
        }
        assert_eq!(address(&format!("https://a.kz/{}", "a".repeat(3_000))), None);
    }
}
