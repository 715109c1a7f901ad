//! The secret of the installation that stands outside its database: whoever reads a copy of the database can neither
//! guess whom a keyed hash stands for nor forge what the installation gave out.

mod sealed;

use ring::hmac;

use crate::digest;

/// What a keyed hash is for. Hashes of one purpose say nothing about those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Stands in the ledger where personal data would have to stand.
    Pseudonym,
    /// Lets a browser that signed in before be known again.
    Device,
    /// Stands for the reader of a letter that was sent, to count what one address gets.
    Recipient,
    /// Tells whether a database was used with this secret.
    Check,
    /// Stands for a network whose requests are counted.
    Network,
    /// Stands for an account, or a place that tries to be one, whose failed tries are counted.
    Tries,
    /// Lets a form that is sent twice be known again.
    Form,
    /// Seals the key of an authenticator app.
    SecondFactor,
    /// Hashes the recovery codes.
    RecoveryCode,
    /// Seals what a browser takes along to a provider of single sign-on.
    SignOn,
    /// Tells the cookie of a session that was given out from one that somebody made up.
    Session,
    /// Stands for the token of a document system.
    Token,
    /// Stands for the key of a secret calendar address.
    CalendarKey,
    /// Stands for the link by which a named entity confirms a comment.
    Confirmation,
    /// Lets the owner of an address say that a comment sent under it is not theirs.
    NotMine,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Pseudonym => "talqy/pseudonym/1",
            Self::Device => "talqy/device/1",
            Self::Recipient => "talqy/recipient/1",
            Self::Check => "talqy/check/1",
            Self::Network => "talqy/network/1",
            Self::Tries => "talqy/tries/1",
            Self::Form => "talqy/form/1",
            Self::SecondFactor => "talqy/second-factor/1",
            Self::RecoveryCode => "talqy/recovery-code/1",
            Self::SignOn => "talqy/sign-on/1",
            Self::Session => "talqy/session/1",
            Self::Token => "talqy/token/1",
            Self::CalendarKey => "talqy/calendar-key/1",
            Self::Confirmation => "talqy/confirmation/1",
            Self::NotMine => "talqy/not-mine/1",
        }
    }
}

/// The secret of the installation. Its instances share one.
#[derive(Clone)]
pub struct Keyring {
    secret: hmac::Key,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Keyring")
    }
}

impl Keyring {
    /// A ring with the secret that is kept outside the database.
    pub fn new(secret: &[u8; 32]) -> Self {
        Self { secret: hmac::Key::new(hmac::HMAC_SHA256, secret) }
    }

    /// The secret that stands in a file as sixty-four hexadecimal digits.
    pub fn read_secret(text: &str) -> Option<[u8; 32]> {
        digest::unhex(text)?.try_into().ok()
    }

    /// A ring whose secret everybody knows, for tests.
    pub fn of_tests() -> Self {
        Self::new(&[7; 32])
    }

    /// The keyed hash (HMAC-SHA-256, hexadecimal) of a text for one purpose.
    pub fn hash(&self, purpose: Purpose, text: &str) -> String {
        digest::hex(self.tag(purpose, text).as_ref())
    }

    /// Whether `hash` is the keyed hash of the text, compared in constant time.
    pub fn verify(&self, purpose: Purpose, text: &str, hash: &str) -> bool {
        let key = self.key(purpose);
        digest::unhex(hash).is_some_and(|tag| hmac::verify(&key, text.as_bytes(), &tag).is_ok())
    }

    fn tag(&self, purpose: Purpose, text: &str) -> hmac::Tag {
        hmac::sign(&self.key(purpose), text.as_bytes())
    }

    /// One key a purpose, so that a hash given out for one cannot be used for another.
    fn key(&self, purpose: Purpose) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, self.derived(purpose).as_ref())
    }

    fn derived(&self, purpose: Purpose) -> hmac::Tag {
        hmac::sign(&self.secret, purpose.label().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_secret_purpose_and_text() {
        let ring = Keyring::of_tests();
        let hash = ring.hash(Purpose::Pseudonym, "asel@example.kz");
        assert_eq!(hash.len(), 64);
        assert_ne!(hash, ring.hash(Purpose::Device, "asel@example.kz"));
        assert_ne!(hash, ring.hash(Purpose::Pseudonym, "asel@example.org"));
        assert_ne!(hash, Keyring::new(&[8; 32]).hash(Purpose::Pseudonym, "asel@example.kz"));
        assert!(ring.verify(Purpose::Pseudonym, "asel@example.kz", &hash));
        assert!(!ring.verify(Purpose::Device, "asel@example.kz", &hash));
        assert!(!ring.verify(Purpose::Pseudonym, "asel@example.kz", "no hexadecimal"));
    }

    #[test]
    fn the_secret_does_not_show_itself_in_logs() {
        assert_eq!(format!("{:?}", Keyring::of_tests()), "Keyring");
    }
}
