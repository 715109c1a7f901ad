//! Which addresses a link in prose may lead to.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

/// The longest address of a link, in bytes; browsers take little more.
const LONGEST: usize = 2_048;

/// The address to write, if it is allowed: `http:`, `https:`, `mailto:`, a path of this site or a place in the page.
///
/// White space, controls and backslashes refuse the address: browsers drop or turn them while reading an address, which
/// makes `java&#9;script:` and `/\host` something else than they look.
pub(crate) fn allowed(kind: LinkType, address: &str) -> Option<Cow<'_, str>> {
    let suspicious = |character: char| {
        character.is_control()
            || character.is_whitespace()
            || character == '\\'
            || super::is_deceptive(character)
    };
    if address.len() > LONGEST || address.chars().any(suspicious) {
        return None;
    }
    if kind == LinkType::Email {
        return Some(Cow::Owned(format!("mailto:{address}")));
    }
    let in_site = address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"));
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let outward = scheme.is_some_and(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"));
    (in_site || outward).then_some(Cow::Borrowed(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_6_links_lead_only_to_the_web_to_mail_and_into_the_site() {
        for address in
            ["https://adilet.zan.kz/rus/docs/Z1300000088", "HTTP://a.kz", "mailto:a@b.kz", "/ru/law", "#c2-1"]
        {
            assert!(allowed(LinkType::Inline, address).is_some(), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " https://a.kz",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/\\evil.example",
            "relative",
            "",
            "https\u{202e}://a.kz",
        ] {
            assert_eq!(allowed(LinkType::Inline, address), None, "{address:?}");
        }
        assert_eq!(allowed(LinkType::Inline, &format!("https://a.kz/{}", "a".repeat(2_048))), None);
        assert_eq!(allowed(LinkType::Email, "a@b.kz").as_deref(), Some("mailto:a@b.kz"));
    }
}
