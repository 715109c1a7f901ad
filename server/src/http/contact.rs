//! `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, SecondsFormat, Utc};
use http::header;
use site::{PageError, Site};

use crate::config::SecurityContact;

/// How long the file holds, in days, where the settings do not say: less than a year, as RFC 9116 advises.
const HOLDS: Days = Days::new(180);

/// The contacts, as the settings name them.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    /// Whom to write to, the preferred one first; without any there is no such file.
    pub contacts: Vec<SecurityContact>,
    /// Until when this holds.
    pub until: Option<DateTime<Utc>>,
}

/// Tells the contacts.
pub(super) async fn tell(State(site): State<Site>, Extension(contacts): Extension<Contacts>) -> Response {
    if contacts.contacts.is_empty() {
        return PageError::NotFound.into_response();
    }
    let text = contacts.as_text(&site.settings.public_url, site.clock.now());
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, text).into_response()
}

impl Contacts {
    fn as_text(&self, public_url: &str, at: DateTime<Utc>) -> String {
        let until = self.until.or_else(|| at.checked_add_days(HOLDS)).unwrap_or(at);
        let mut lines: Vec<String> =
            self.contacts.iter().map(|contact| format!("Contact: {contact}")).collect();
        lines.push(format!("Expires: {}", until.to_rfc3339_opts(SecondsFormat::Secs, true)));
        lines.push("Preferred-Languages: kk, ru, en".to_owned());
        lines.push(format!("Canonical: {public_url}/.well-known/security.txt"));
        lines.push(String::new());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_the_contacts_and_when_it_ends() {
        let contacts = ["safety@example.kz", "https://example.kz/report"];
        let contacts = contacts.map(|contact| contact.parse().unwrap()).to_vec();
        let at: DateTime<Utc> = "2026-03-02T05:00:00Z".parse().unwrap();
        let text = Contacts { contacts: contacts.clone(), until: None }.as_text("https://talqy.example", at);
        assert_eq!(
            text,
            "Contact: mailto:safety@example.kz\nContact: https://example.kz/report\nExpires: 2026-08-29T05:00:00Z\n\
             Preferred-Languages: kk, ru, en\nCanonical: https://talqy.example/.well-known/security.txt\n"
        );
        let until = Some("2027-01-01T00:00:00Z".parse().unwrap());
        let text = Contacts { contacts, until }.as_text("https://talqy.example", at);
        assert!(text.contains("Expires: 2027-01-01T00:00:00Z\n"), "{text}");
    }
}
