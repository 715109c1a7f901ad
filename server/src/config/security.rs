//! What the operator promises about safety: whom to tell of a weakness, and that the site is reached over HTTPS alone.

use std::fmt::{Display, Formatter, Result as Written};
use std::str::FromStr;

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::BoolishValueParser;
use http::HeaderValue;
use lettre::Address;
use url::Url;

use super::{ConfigError, PublicUrl};
use crate::http::Contacts;

/// The settings of safety.
#[derive(Args, Clone, Debug)]
pub struct Security {
    /// Whom to tell of a weakness: e-mail addresses or `https:` pages, for `/.well-known/security.txt`; without any there is
    /// no such file
    #[arg(long, env = "TALQY_SECURITY_CONTACT", value_name = "CONTACT", value_delimiter = ',')]
    pub security_contact: Vec<SecurityContact>,
    /// Until when the contacts hold, such as `2027-06-30T00:00:00Z`; without it 180 days from each asking
    #[arg(long, env = "TALQY_SECURITY_CONTACT_UNTIL", value_name = "INSTANT")]
    pub security_contact_until: Option<DateTime<Utc>>,
    /// For how many seconds browsers remember that the site is reached over HTTPS alone (Strict-Transport-Security); 0 makes
    /// them forget it. It is told only where `--public-url` begins with https
    #[arg(long, env = "TALQY_HSTS_SECONDS", value_name = "SECONDS", default_value_t = 31_536_000)]
    pub hsts_seconds: u32,
    /// Extend that promise to every host below the site's
    #[arg(long, env = "TALQY_HSTS_SUBDOMAINS", value_parser = BoolishValueParser::new())]
    pub hsts_subdomains: bool,
}

impl Security {
    /// The contacts for the file.
    pub fn contacts(&self) -> Contacts {
        Contacts { contacts: self.security_contact.clone(), until: self.security_contact_until }
    }

    /// What `Strict-Transport-Security` says; nothing over plain HTTP, where browsers pass it over.
    pub fn strict_transport(&self, public_url: &PublicUrl) -> Option<HeaderValue> {
        let below = if self.hsts_subdomains { "; includeSubDomains" } else { "" };
        let says = format!("max-age={}{below}", self.hsts_seconds);
        public_url.is_secure().then(|| HeaderValue::from_str(&says).ok()).flatten()
    }

    /// Whether the contacts have ended, which whoever reads the file would take for nobody being there.
    pub fn has_ended(&self, at: DateTime<Utc>) -> bool {
        !self.security_contact.is_empty() && self.security_contact_until.is_some_and(|until| until <= at)
    }
}

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

    #[test]
    fn https_alone_is_promised_only_over_https() {
        let security = |seconds, subdomains| Security {
            security_contact: Vec::new(),
            security_contact_until: None,
            hsts_seconds: seconds,
            hsts_subdomains: subdomains,
        };
        let public: PublicUrl = "https://talqy.example".parse().unwrap();
        let own: PublicUrl = "http://127.0.0.1:3000".parse().unwrap();
        assert_eq!(security(31_536_000, false).strict_transport(&public).unwrap(), "max-age=31536000");
        assert_eq!(security(60, true).strict_transport(&public).unwrap(), "max-age=60; includeSubDomains");
        assert_eq!(security(0, false).strict_transport(&public).unwrap(), "max-age=0");
        assert!(security(60, false).strict_transport(&own).is_none());
    }
}
