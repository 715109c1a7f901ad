//! Passwords: kept as argon2id, refused when they are easy to guess. Hashing is slow on purpose and runs apart from the
//! threads that answer requests.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::entropy::Entropy;
use crate::error::ServiceError;

/// The shortest password, in characters.
const SHORTEST: usize = 10;
/// The shortest rest of a password without the name and the e-mail of its owner, in characters.
const SHORTEST_REST: usize = 8;
/// The longest password, in bytes: hashing a megabyte would cost the server more than the guesser.
const LONGEST: usize = 256;

/// The hash that is checked when the account does not exist, so that the answer takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    Argon2::default()
        .hash_password_with_salt(b"nobody", b"sixteen bytes it")
        .ok()
        .map(|hash| hash.to_string())
});

/// Why a password is refused: stable names, empty if it is strong enough. `known` are words a guesser would try first:
/// the name, the e-mail.
pub fn weaknesses(password: &str, known: &[&str]) -> Vec<String> {
    if password.chars().count() < SHORTEST {
        return vec!["password.short".to_owned()];
    }
    if password.len() > LONGEST {
        return vec!["password.long".to_owned()];
    }
    if without(password, known).chars().count() < SHORTEST_REST {
        return vec!["password.personal".to_owned()];
    }
    let estimate = zxcvbn::zxcvbn(password, known);
    if estimate.score() >= zxcvbn::Score::Three {
        return Vec::new();
    }
    let mut codes = vec!["password.weak".to_owned()];
    if let Some(feedback) = estimate.feedback() {
        codes
            .extend(feedback.warning().map(|warning| format!("password.{}", snake(&format!("{warning:?}")))));
        let suggestions = feedback.suggestions().iter();
        codes.extend(suggestions.map(|suggestion| format!("password.{}", snake(&format!("{suggestion:?}")))));
    }
    codes
}

/// What is left of a password without the words a guesser knows.
fn without(password: &str, known: &[&str]) -> String {
    let words = known.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    words
        .filter(|word| word.chars().count() >= 3)
        .fold(password.to_lowercase(), |rest, word| rest.replace(&word.to_lowercase(), ""))
}

/// The argon2id hash of a password, with a random salt.
pub(crate) async fn hash(entropy: Entropy, password: String) -> Result<String, ServiceError> {
    let salt = entropy.bytes::<16>()?;
    apart(move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| ServiceError::internal(error.to_string()))
    })
    .await?
}

/// Whether the password is the one of the hash; without a hash it does the same work and says no.
pub(super) async fn verify(hash: Option<String>, password: String) -> Result<bool, ServiceError> {
    apart(move || {
        let known = hash.is_some();
        let Some(text) = hash.or_else(|| NOBODY.clone()) else { return false };
        let matches = PasswordHash::new(&text)
            .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
        known && matches
    })
    .await
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ServiceError> {
    tokio::task::spawn_blocking(work).await.map_err(ServiceError::internal)
}

/// `UseAFewWords` as `use_a_few_words`.
fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut text, (place, letter)| {
        if letter.is_uppercase() && place > 0 {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_reasons() {
        assert_eq!(weaknesses("short", &[]), ["password.short"]);
        assert!(weaknesses("passwordpassword", &[]).len() > 1);
        assert_eq!(weaknesses("Aigul.Serikova-7", &["Aigul Serikova"]), ["password.personal"]);
        assert!(weaknesses("tulip kettle orbit marsh", &[]).is_empty());
    }

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let hashed = hash(Entropy, "tulip kettle orbit".to_owned()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        assert!(verify(Some(hashed.clone()), "tulip kettle orbit".to_owned()).await.unwrap());
        assert!(!verify(Some(hashed), "tulip kettle".to_owned()).await.unwrap());
        assert!(!verify(None, "nobody".to_owned()).await.unwrap(), "the stand-in opens no door");
    }
}
