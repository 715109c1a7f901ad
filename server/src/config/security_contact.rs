//! An address to which a weakness is told.

use std::fmt::{Display, Formatter, Result as Written};
use std::str::FromStr;

use lettre::Address;
use url::Url;

use super::ConfigError;

/// An address to which a weakness is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityContact(Url);

impl FromStr for SecurityContact {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = || {
            ConfigError::new("an e-mail address, or an address that begins with https: or tel:, is expected")
        };
        let text = text.trim();
        if let Ok(mailbox) = text.strip_prefix("mailto:").unwrap_or(text).parse::<Address>() {
            return Ok(Self(Url::parse(&format!("mailto:{mailbox}")).map_err(|_| expected())?));
        }
        let url = Url::parse(text).map_err(|_| expected())?;
        if matches!(url.scheme(), "https" | "tel") { Ok(Self(url)) } else { Err(expected()) }
    }
}

impl Display for SecurityContact {
    fn fmt(&self, text: &mut Formatter<'_>) -> Written {
        text.write_str(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_mailbox_a_page_or_a_telephone() {
        let written = |text: &str| text.parse::<SecurityContact>().map(|contact| contact.to_string());
        assert_eq!(written("a@example.kz").unwrap(), "mailto:a@example.kz");
        assert_eq!(written("mailto:a@example.kz").unwrap(), "mailto:a@example.kz");
        assert_eq!(written("https://example.kz/report").unwrap(), "https://example.kz/report");
        assert_eq!(written("tel:+7-7172-000000").unwrap(), "tel:+7-7172-000000");
        for wrong in ["", "example", "http://example.kz", "a@b\r\nContact: c@d", "javascript:0"] {
            assert!(written(wrong).is_err(), "{wrong}");
        }
    }
}
