//! Hashing of passwords: argon2id, slow and large on purpose, so only so many at a time, in memory that is used again.
//!
//! Whoever comes when the line is full is told to come again: a flood of tries costs neither memory nor the time of
//! readers. Browsers that signed in before stand in a line of their own, which strangers cannot fill.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::Semaphore;

use crate::entropy::Entropy;
use crate::error::ServiceError;

/// How many passwords are hashed at a time.
const AT_ONCE: usize = 2;
/// How many strangers are hashed or wait.
const STRANGERS: usize = 10;
/// How many browsers that signed in before are hashed or wait.
const KNOWN: usize = 40;
/// The longest password that is hashed, in bytes.
pub(super) const LONGEST: usize = 256;

/// Who waits for a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// A browser that never signed in.
    Stranger,
    /// A browser that signed in before, or holds the link of a letter.
    Known,
}

/// The place where passwords are hashed.
pub(crate) struct Hashing {
    turns: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    known: Arc<Semaphore>,
    /// The memory of hashes that are done, for those that come.
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl std::fmt::Debug for Hashing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Hashing")
    }
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            strangers: Arc::new(Semaphore::new(STRANGERS)),
            known: Arc::new(Semaphore::new(KNOWN)),
            memory: Arc::default(),
        }
    }
}

impl Hashing {
    /// The argon2id hash of a password, with a random salt.
    ///
    /// # Errors
    /// [`ServiceError::Busy`] if too many wait already.
    pub(crate) async fn hash(&self, entropy: Entropy, password: String) -> Result<String, ServiceError> {
        let salt = entropy.bytes::<16>()?;
        self.apart(Asker::Known, move |memory| written(&password, &salt, memory)).await?
    }

    /// Whether the password is the one of the hash; without a hash it does the same work and says no.
    ///
    /// # Errors
    /// [`ServiceError::Busy`] if too many wait already.
    pub(crate) async fn verify(
        &self,
        asker: Asker,
        hash: Option<String>,
        password: String,
    ) -> Result<bool, ServiceError> {
        // No account has such a password, so this tells nothing of any.
        if password.len() > LONGEST {
            return Ok(false);
        }
        self.apart(asker, move |memory| {
            if let Some(hash) = hash {
                return matches(&hash, &password, memory);
            }
            let _same_work = written(&password, b"sixteen bytes it", memory);
            false
        })
        .await
    }

    /// How many passwords are hashed or wait to be.
    pub(super) fn in_line(&self) -> usize {
        let taken = |places: &Semaphore, of: usize| of.saturating_sub(places.available_permits());
        taken(&self.strangers, STRANGERS) + taken(&self.known, KNOWN)
    }

    /// Waits for a turn and works beside the threads that answer requests. Place and turn go with the work: they are
    /// held until it is done, also when nobody waits for it any more.
    async fn apart<Done: Send + 'static>(
        &self,
        asker: Asker,
        work: impl FnOnce(&mut Vec<Block>) -> Done + Send + 'static,
    ) -> Result<Done, ServiceError> {
        let places = if asker == Asker::Known { &self.known } else { &self.strangers };
        let place = places.clone().try_acquire_owned().map_err(|_| ServiceError::Busy)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(ServiceError::internal)?;
        let kept = self.memory.clone();
        let working = tokio::task::spawn_blocking(move || {
            let free = || kept.lock().unwrap_or_else(PoisonError::into_inner);
            let mut memory = free().pop().unwrap_or_default();
            let done = work(&mut memory);
            free().push(memory);
            drop((turn, place));
            done
        });
        working.await.map_err(ServiceError::internal)
    }
}

/// The hash as it is stored, in the format of PHC strings.
fn written(password: &str, salt: &[u8], memory: &mut Vec<Block>) -> Result<String, ServiceError> {
    let params = Params::DEFAULT;
    let told = |error: &dyn std::fmt::Display| ServiceError::internal(error.to_string());
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    fill(&argon, password, salt, &mut output, memory).map_err(|error| told(&error))?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|error| told(&error))?,
        salt: Some(Salt::new(salt).map_err(|error| told(&error))?),
        hash: Some(Output::new(&output).map_err(|error| told(&error))?),
    };
    Ok(hash.to_string())
}

/// Whether the password is the one of a stored hash; what cannot be read matches nothing.
fn matches(stored: &str, password: &str, memory: &mut Vec<Block>) -> bool {
    let mut compared = || -> Option<bool> {
        let stored = PasswordHash::new(stored).ok()?;
        let expected = stored.hash.as_ref()?;
        let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
        let version = Version::try_from(stored.version?).ok()?;
        let argon = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
        let mut output = vec![0; expected.len()];
        fill(&argon, password, stored.salt.as_ref()?, &mut output, memory).ok()?;
        // Compared in constant time.
        Some(Output::new(&output).ok()? == *expected)
    };
    compared().unwrap_or(false)
}

fn fill(
    argon: &Argon2<'_>,
    password: &str,
    salt: &[u8],
    output: &mut [u8],
    memory: &mut Vec<Block>,
) -> Result<(), argon2::Error> {
    let needed = argon.params().block_count();
    if memory.len() < needed {
        memory.resize(needed, Block::new());
    }
    argon.hash_password_into_with_memory(password.as_bytes(), salt, output, memory.as_mut_slice())
}

#[cfg(test)]
mod tests {
    use argon2::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let hashing = Hashing::default();
        let verify = async |hash: Option<&str>, password: &str| {
            let hash = hash.map(str::to_owned);
            hashing.verify(Asker::Stranger, hash, password.to_owned()).await.unwrap()
        };
        let hashed = hashing.hash(Entropy, "tulip kettle orbit".to_owned()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
        assert!(verify(Some(&hashed), "tulip kettle orbit").await);
        assert!(!verify(Some(&hashed), "tulip kettle").await);
        assert!(!verify(None, "nobody").await, "the stand-in opens no door");
        assert!(!verify(Some("rubbish"), "nobody").await);
        assert!(!verify(Some(&hashed), &"a".repeat(LONGEST + 1)).await);
    }

    #[tokio::test]
    async fn hashes_are_those_of_the_library_in_both_directions() {
        let hashing = Hashing::default();
        let theirs = Argon2::default().hash_password_with_salt(b"orbit", b"sixteen bytes it").unwrap();
        assert!(hashing.verify(Asker::Known, Some(theirs.to_string()), "orbit".to_owned()).await.unwrap());
        let ours = hashing.hash(Entropy, "orbit".to_owned()).await.unwrap();
        Argon2::default().verify_password(b"orbit", &PasswordHash::new(&ours).unwrap()).unwrap();
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn of_two_hundred_at_once_a_line_is_hashed_and_the_rest_is_sent_away() {
        let hashing = Arc::new(Hashing::default());
        let hashed = hashing.hash(Entropy, "tulip kettle orbit".to_owned()).await.unwrap();
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..200 {
            let hashing = hashing.clone();
            tries.spawn(async move { hashing.verify(Asker::Stranger, None, "guess".to_owned()).await });
        }
        let owner = hashing.verify(Asker::Known, Some(hashed), "tulip kettle orbit".to_owned());
        assert!(owner.await.unwrap(), "a browser that signed in before gets in between them");
        let answers = tries.join_all().await;
        let busy = answers.iter().filter(|answer| matches!(answer, Err(ServiceError::Busy))).count();
        assert!(busy > 100, "{busy} of 200 were sent away");
        assert!(answers.iter().any(|answer| matches!(answer, Ok(false))), "some were hashed");
        assert_eq!(hashing.memory.lock().unwrap().len(), AT_ONCE, "two blocks of memory serve them all");
    }
}
