//! The keys: one that signs, and the public halves of those that have signed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::digest;
use crate::entropy::Entropy;
use crate::error::ServiceError;

/// Before the thirty-two bytes of a key, it says that they are an Ed25519 public key (RFC 8410).
const KEY_HEADER: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// How many digits of the hash of a public key name it.
const ID_DIGITS: usize = 16;

/// The keys as they stand in their file.
#[derive(Serialize, Deserialize)]
struct File {
    /// The key that signs: its seed in Base64.
    seed: String,
    made_at: DateTime<Utc>,
    /// Those that signed before it. Their seeds are gone: they sign nothing any more.
    #[serde(default)]
    retired: Vec<Retired>,
}

#[derive(Serialize, Deserialize)]
struct Retired {
    public: String,
    made_at: DateTime<Utc>,
    #[serde(rename = "retired_at")]
    at: DateTime<Utc>,
}

/// The public half of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// Its name: the first digits of its SHA-256.
    pub id: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it signs nothing any more.
    pub retired_at: Option<DateTime<Utc>>,
    bytes: Vec<u8>,
}

impl PublicKey {
    fn new(bytes: &[u8], made_at: DateTime<Utc>, retired_at: Option<DateTime<Utc>>) -> Self {
        let id = digest::sha256(bytes).chars().take(ID_DIGITS).collect();
        Self { id, made_at, retired_at, bytes: bytes.to_vec() }
    }

    /// Whether the key signed a text.
    pub fn verifies(&self, text: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.bytes).verify(text, signature).is_ok()
    }

    /// The form that common tools read (PEM, RFC 8410).
    pub fn pem(&self) -> String {
        let key = STANDARD.encode([&KEY_HEADER[..], &self.bytes].concat());
        format!("-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n")
    }
}

/// The keys of an installation. Its instances share them.
pub struct SigningKeys {
    pair: Ed25519KeyPair,
    seed: Vec<u8>,
    /// The present one first.
    known: Vec<PublicKey>,
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SigningKeys").field("present", &self.present_id()).finish_non_exhaustive()
    }
}

impl SigningKeys {
    /// A first key.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives no randomness.
    pub fn draw(entropy: Entropy, at: DateTime<Utc>) -> Result<Self, ServiceError> {
        Self::of(entropy.bytes::<32>()?.to_vec(), at, Vec::new())
    }

    /// The keys of an installation whose only key has this seed, in Base64.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if it is no seed.
    pub fn of_seed(seed: &str, made_at: DateTime<Utc>) -> Result<Self, ServiceError> {
        Self::of(STANDARD.decode(seed).map_err(ServiceError::internal)?, made_at, Vec::new())
    }

    /// A key that everybody knows, for tests.
    ///
    /// # Panics
    /// Never: thirty-two bytes are always a seed.
    #[expect(clippy::expect_used, reason = "thirty-two bytes are always a seed")]
    pub fn of_tests() -> Self {
        Self::of(vec![9; 32], DateTime::UNIX_EPOCH, Vec::new()).expect("a seed")
    }

    /// The keys that stand in a file.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the file holds something else; the error repeats nothing of it.
    pub fn read(text: &str) -> Result<Self, ServiceError> {
        let unreadable = || ServiceError::internal("this is no file of signing keys");
        let file: File = serde_json::from_str(text).map_err(|_| unreadable())?;
        let decode = |text: &str| STANDARD.decode(text).map_err(|_| unreadable());
        let retired = file.retired.iter().map(|key| {
            let bytes = decode(&key.public)?;
            Ok(PublicKey::new(&bytes, key.made_at, Some(key.at)))
        });
        let retired = retired.collect::<Result<_, ServiceError>>()?;
        Self::of(decode(&file.seed)?, file.made_at, retired)
    }

    /// What belongs into the file.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if it cannot be written as JSON.
    pub fn write(&self) -> Result<String, ServiceError> {
        let present = self.known.first();
        let retired = self.known.iter().filter_map(|key| {
            let retired_at = key.retired_at?;
            Some(Retired { public: STANDARD.encode(&key.bytes), made_at: key.made_at, at: retired_at })
        });
        let file = File {
            seed: STANDARD.encode(&self.seed),
            made_at: present.map_or(DateTime::UNIX_EPOCH, |key| key.made_at),
            retired: retired.collect(),
        };
        Ok(serde_json::to_string_pretty(&file)?)
    }

    /// A new key in the place of the present one, whose public half is kept for checking and whose seed is not.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if the operating system gives no randomness.
    pub fn rotated(&self, entropy: Entropy, at: DateTime<Utc>) -> Result<Self, ServiceError> {
        let retired = self
            .known
            .iter()
            .cloned()
            .map(|key| PublicKey { retired_at: Some(key.retired_at.unwrap_or(at)), ..key });
        Self::of(entropy.bytes::<32>()?.to_vec(), at, retired.collect())
    }

    /// Every public key, the present one first.
    pub fn every(&self) -> &[PublicKey] {
        &self.known
    }

    /// The public key of an id.
    pub fn find(&self, id: &str) -> Option<&PublicKey> {
        self.known.iter().find(|key| key.id == id)
    }

    /// Whether a key of this id is among them.
    pub fn holds(&self, id: &str) -> bool {
        self.find(id).is_some()
    }

    /// The id of the key that signs.
    pub fn present_id(&self) -> &str {
        self.known.first().map_or("", |key| &key.id)
    }

    pub(super) fn sign(&self, text: &[u8]) -> Vec<u8> {
        self.pair.sign(text).as_ref().to_vec()
    }

    fn of(seed: Vec<u8>, made_at: DateTime<Utc>, retired: Vec<PublicKey>) -> Result<Self, ServiceError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed)
            .map_err(|rejected| ServiceError::internal(rejected.to_string()))?;
        let mut known = vec![PublicKey::new(pair.public_key().as_ref(), made_at, None)];
        known.extend(retired);
        Ok(Self { pair, seed, known })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_leaves_only_the_public_half_of_the_one_before() {
        let first = SigningKeys::of_tests();
        let at = "2026-03-02T05:00:00Z".parse().unwrap();
        let second = first.rotated(Entropy, at).unwrap();
        assert_ne!(first.present_id(), second.present_id());
        let text = second.write().unwrap();
        assert!(!text.contains(&STANDARD.encode([9; 32])), "{text}");
        let read = SigningKeys::read(&text).unwrap();
        assert_eq!(read.every(), second.every());
        let old = read.find(first.present_id()).unwrap();
        assert_eq!(old.retired_at, Some(at));
        assert!(old.verifies(b"text", &first.sign(b"text")));
        assert!(!old.verifies(b"text", &read.sign(b"text")));
    }

    #[test]
    fn neither_an_error_nor_a_log_repeats_a_seed() {
        let text = SigningKeys::of_tests().write().unwrap();
        let seed = STANDARD.encode([9; 32]);
        assert!(text.contains(&seed));
        let broken = SigningKeys::read(&text.replace("made_at", "made")).unwrap_err();
        assert!(!format!("{broken:?}").contains(&seed));
        assert!(!format!("{:?}", SigningKeys::of_tests()).contains(&seed));
    }
}
