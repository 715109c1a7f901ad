//! Randomness: the one place that draws it.

use rand::TryRng;
use rand::rngs::SysRng;

use crate::digest;
use crate::error::ServiceError;

/// The operating system's randomness. Identities that nobody may guess are drawn from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entropy;

/// A secret that is shown once and of which only the hash is kept.
#[derive(Clone)]
pub struct SecretToken(String);

impl SecretToken {
    /// A secret that was drawn, with what goes with it.
    pub(crate) fn of(text: String) -> Self {
        Self(text)
    }

    /// The secret, as it stands in a cookie or in a link.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The SHA-256 of the secret, as it is stored.
    pub fn hash(&self) -> String {
        digest::sha256(self.0.as_bytes())
    }
}

impl std::fmt::Debug for SecretToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretToken")
    }
}

impl Entropy {
    /// Fills an array with random bytes.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives none.
    pub fn bytes<const LENGTH: usize>(self) -> Result<[u8; LENGTH], ServiceError> {
        let mut bytes = [0; LENGTH];
        SysRng.try_fill_bytes(&mut bytes).map_err(ServiceError::internal)?;
        Ok(bytes)
    }

    /// Sixty-four random bits.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives none.
    pub fn bits(self) -> Result<u64, ServiceError> {
        Ok(u64::from_le_bytes(self.bytes()?))
    }

    /// A secret of 256 bits.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives none.
    pub fn token(self) -> Result<SecretToken, ServiceError> {
        Ok(SecretToken(digest::hex(&self.bytes::<32>()?)))
    }

    /// The secret address of a receipt: twenty-six letters and digits, 130 bits.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives none.
    pub fn receipt(self) -> Result<String, ServiceError> {
        const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstvwxyz0123456789";
        let bytes = self.bytes::<26>()?;
        let letters = bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte & 31)));
        Ok(letters.map(|letter| char::from(*letter)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_are_twenty_six_letters_and_never_repeat() {
        let first = Entropy.receipt().unwrap();
        assert_eq!(first.len(), 26);
        assert_ne!(first, Entropy.receipt().unwrap());
    }

    #[test]
    fn a_token_does_not_show_itself_in_logs() {
        let token = Entropy.token().unwrap();
        assert_eq!(token.reveal().len(), 64);
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
