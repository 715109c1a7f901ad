//! The installation's own signature under the receipts it hands out: Ed25519 (RFC 8032), which anybody can check who has
//! the public key, here or with common tools. The keys stand in a file outside the database; a signed text names its key,
//! so that what an earlier key signed can still be checked.

mod keys;
mod stored;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

pub use keys::{PublicKey, SigningKeys};
pub use stored::{StoredKey, forget, stored};

use crate::context::Services;

/// Stands between a text and its signature.
const MARK: &str = "-----ED25519 SIGNATURE-----";
/// Stands before the id of the key, on the last line of what is signed.
const KEY: &str = "Key-ID: ";

/// What a signed text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This installation signed exactly this text.
    Genuine {
        /// The text without the signature.
        text: String,
    },
    /// The signature does not belong to the text: one of them was changed, or another installation signed.
    Altered,
    /// There is no signature.
    Unsigned,
}

/// The text with the name of the key and the signature of this installation beneath.
pub fn signed(services: &Services, text: &str) -> String {
    let keys = &services.settings.signing;
    let text = format!("{}\n{KEY}{}", plain(text), keys.present_id());
    let signature = STANDARD.encode(keys.sign(text.as_bytes()));
    format!("{text}\n{MARK}\n{signature}\n")
}

/// Whether this installation signed a text. Line ends and a byte order mark, which programs change on their own, are
/// not counted.
pub fn check(services: &Services, signed: &str) -> Verdict {
    let signed = plain(signed);
    let Some((text, signature)) = signed.rsplit_once(&format!("\n{MARK}\n")) else {
        return Verdict::Unsigned;
    };
    let Ok(signature) = STANDARD.decode(signature.trim()) else { return Verdict::Altered };
    let keys = &services.settings.signing;
    let named = text.rsplit_once(&format!("\n{KEY}"));
    if let Some((words, id)) = named
        && keys.find(id).is_some_and(|key| key.verifies(text.as_bytes(), &signature))
    {
        return Verdict::Genuine { text: words.to_owned() };
    }
    // Before keys had names, nothing stood between the text and the signature.
    if named.is_none() && keys.every().iter().any(|key| key.verifies(text.as_bytes(), &signature)) {
        return Verdict::Genuine { text: text.to_owned() };
    }
    Verdict::Altered
}

/// A signature beside its text, and the key it was made with.
pub(crate) struct Signature {
    /// The id of the key.
    pub(crate) key_id: String,
    /// The signature, Base64.
    pub(crate) signature: String,
}

/// The signature of this installation under exactly this text.
pub(crate) fn signature(services: &Services, text: &str) -> Signature {
    let keys = &services.settings.signing;
    Signature { key_id: keys.present_id().to_owned(), signature: STANDARD.encode(keys.sign(text.as_bytes())) }
}

/// Whether one of these keys made the signature under exactly this text.
pub(crate) fn is_genuine(keys: &SigningKeys, key_id: &str, text: &str, signature: &str) -> bool {
    let Ok(signature) = STANDARD.decode(signature) else { return false };
    keys.find(key_id).is_some_and(|key| key.verifies(text.as_bytes(), &signature))
}

fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}
