//! Secrets that have to be read again stand in the database sealed: AES-256-GCM under a key of the ring, so that a copy of
//! the database alone tells nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::{Keyring, Purpose};
use crate::entropy::Entropy;
use crate::error::ServiceError;

impl Keyring {
    /// Seals a secret for one purpose and one owner: it opens for these alone, wherever somebody moves it to.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives no randomness.
    pub fn seal(
        &self,
        entropy: Entropy,
        purpose: Purpose,
        owner: &str,
        secret: &[u8],
    ) -> Result<String, ServiceError> {
        let nonce = entropy.bytes::<NONCE_LEN>()?;
        let mut sealed = secret.to_vec();
        self.sealing_key(purpose)?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(owner.as_bytes()),
                &mut sealed,
            )
            .map_err(|error| ServiceError::internal(error.to_string()))?;
        Ok(STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed for this purpose and owner; nothing if it was not, or was changed.
    pub fn open(&self, purpose: Purpose, owner: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = STANDARD_NO_PAD.decode(sealed).ok()?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut rest = rest.to_vec();
        let opened =
            self.sealing_key(purpose).ok()?.open_in_place(nonce, Aad::from(owner.as_bytes()), &mut rest);
        opened.ok().map(|secret| secret.to_vec())
    }

    fn sealing_key(&self, purpose: Purpose) -> Result<LessSafeKey, ServiceError> {
        let key = UnboundKey::new(&AES_256_GCM, self.derived(purpose).as_ref());
        key.map(LessSafeKey::new).map_err(|error| ServiceError::internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_secret_opens_for_its_purpose_and_owner_alone() {
        let ring = Keyring::of_tests();
        let sealed = ring.seal(Entropy, Purpose::SecondFactor, "user:7", b"a secret").unwrap();
        assert_eq!(ring.open(Purpose::SecondFactor, "user:7", &sealed).as_deref(), Some(&b"a secret"[..]));
        assert_eq!(ring.open(Purpose::SecondFactor, "user:8", &sealed), None, "moved to another person");
        assert_eq!(ring.open(Purpose::Device, "user:7", &sealed), None, "another purpose");
        assert_eq!(Keyring::new(&[8; 32]).open(Purpose::SecondFactor, "user:7", &sealed), None);
        let again = ring.seal(Entropy, Purpose::SecondFactor, "user:7", b"a secret").unwrap();
        assert_ne!(sealed, again, "equal secrets do not look equal");
    }

    #[test]
    fn what_was_changed_or_cut_does_not_open() {
        let ring = Keyring::of_tests();
        let sealed = ring.seal(Entropy, Purpose::SecondFactor, "user:7", b"a secret").unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(ring.open(Purpose::SecondFactor, "user:7", &changed), None, "{place}");
            assert_eq!(
                ring.open(Purpose::SecondFactor, "user:7", sealed.get(..place).unwrap()),
                None,
                "{place}"
            );
        }
    }
}
