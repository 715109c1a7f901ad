//! What the operator promises about safety: whom to tell of a weakness, and that the site is reached over HTTPS alone.

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::BoolishValueParser;
use http::HeaderValue;

use super::{PublicUrl, SecurityContact};
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

#[cfg(test)]
mod tests {
    use super::*;

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
