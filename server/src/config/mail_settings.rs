//! How letters leave the house.

use lettre::message::Mailbox;
use url::Url;

use super::{ConfigError, PublicUrl};

/// How letters leave the house.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// The mail server, or none: then letters are written as files.
    pub smtp: Option<Url>,
    /// Who writes them.
    pub from: Mailbox,
}

impl MailSettings {
    /// The settings, with the sender that follows from the address of the site where none is given.
    ///
    /// # Errors
    /// [`ConfigError`] if a mail server is named and no sender can be told.
    pub fn new(smtp: Option<Url>, from: Option<Mailbox>, site: &PublicUrl) -> Result<Self, ConfigError> {
        if let Some(from) = from {
            return Ok(Self { smtp, from });
        }
        if site.is_loopback() && smtp.is_some() {
            return Err(ConfigError::new(
                "--smtp-url sends real letters: say with --mail-from who writes them",
            ));
        }
        let host = if site.is_loopback() { "localhost" } else { site.host() };
        let from = format!("Talqy <no-reply@{host}>")
            .parse()
            .map_err(|_| ConfigError::new("say with --mail-from who writes the letters"))?;
        Ok(Self { smtp, from })
    }
}

/// Reads `smtp://` or `smtps://` with the host, perhaps the port, the user and the password. Without a word on TLS,
/// `smtp://` asks for it where a password would travel, uses it where the server offers it, and does without on this
/// machine.
///
/// # Errors
/// [`ConfigError`] if the address is of another kind; it never repeats the password.
pub fn smtp_address(text: &str) -> Result<Url, ConfigError> {
    let mut url = Url::parse(text)
        .map_err(|_| ConfigError::new("an address such as smtp://user:password@host:587 is expected"))?;
    if !matches!(url.scheme(), "smtp" | "smtps") || url.host_str().is_none() {
        return Err(ConfigError::new("the address must begin with smtp:// or smtps:// and name a host"));
    }
    let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() == "smtp" && url.query().is_none() && !here {
        let tls = if url.password().is_some() { "tls=required" } else { "tls=opportunistic" };
        url.set_query(Some(tls));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_travels_readable() {
        let with = |text: &str| smtp_address(text).unwrap().query().map(str::to_owned);
        assert_eq!(with("smtp://user:secret@mail.example:587").as_deref(), Some("tls=required"));
        assert_eq!(with("smtp://mail.example").as_deref(), Some("tls=opportunistic"));
        assert_eq!(with("smtp://127.0.0.1:2525"), None);
        assert_eq!(with("smtps://user:secret@mail.example"), None);
        assert!(smtp_address("http://user:secret@mail.example").is_err());
        assert!(!smtp_address("http://user:secret@mail.example").unwrap_err().to_string().contains("secret"));
    }

    #[test]
    fn the_sender_follows_from_the_site_unless_real_letters_would_leave_a_test() {
        let site: PublicUrl = "https://talqy.example".parse().unwrap();
        let settings = MailSettings::new(None, None, &site).unwrap();
        assert_eq!(settings.from.email.to_string(), "no-reply@talqy.example");
        let here: PublicUrl = "http://127.0.0.1:3000".parse().unwrap();
        assert!(MailSettings::new(None, None, &here).is_ok());
        assert!(MailSettings::new(Some(smtp_address("smtp://mail.example").unwrap()), None, &here).is_err());
    }
}
