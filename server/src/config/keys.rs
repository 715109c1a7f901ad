//! The secrets of the installation: files of the data folder, made at the first start, or files that the settings name.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Utc};
use services::ledger::Secrets;
use services::signing::{self, SigningKeys};
use services::{Database, Entropy, Keyring};

use super::{ConfigError, make_private_file};

/// The file of the secret in the data folder: sixty-four hexadecimal digits.
const SECRET: &str = "secret.key";
/// The file of the signing keys in the data folder.
const SIGNING: &str = "signing.json";

/// Where the secrets stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFiles {
    /// The secret.
    pub secret: PathBuf,
    /// The keys under receipts.
    pub signing: PathBuf,
    /// Which of them stand in the data folder: those are made when they are missing.
    secret_is_ours: bool,
    signing_is_ours: bool,
}

impl KeyFiles {
    /// The files of a data folder, or those that the settings name instead.
    pub fn new(folder: &Path, secret: Option<&Path>, signing: Option<&Path>) -> Self {
        Self {
            secret: secret.map_or_else(|| folder.join(SECRET), Path::to_path_buf),
            signing: signing.map_or_else(|| folder.join(SIGNING), Path::to_path_buf),
            secret_is_ours: secret.is_none(),
            signing_is_ours: signing.is_none(),
        }
    }

    /// The ring with the secret, which is drawn when the data folder has none.
    ///
    /// # Errors
    /// A file that cannot be read, made, or that holds something else.
    pub fn keyring(&self) -> anyhow::Result<Keyring> {
        let path = &self.secret;
        let text = match read(path)? {
            Some(text) => text,
            None if self.secret_is_ours => {
                make_private_file(path, Entropy.token()?.reveal()).with_context(|| named(path))?;
                read(path)?.unwrap_or_default()
            }
            None => return Err(missing(path, "--secret-file")),
        };
        ring(path, &text)
    }

    /// The secrets that are there; none is made.
    ///
    /// # Errors
    /// A file that cannot be read, or that holds something else.
    pub fn there(&self) -> anyhow::Result<Secrets> {
        let keys = read(&self.secret)?.map(|text| ring(&self.secret, &text)).transpose()?;
        let signing = read(&self.signing)?.map(|text| pairs(&self.signing, &text)).transpose()?;
        Ok(Secrets { keys, signing })
    }

    /// The signing keys. A data folder that has none takes the key that the database still holds, or a new one; afterwards
    /// no seed is left in the database.
    ///
    /// # Errors
    /// A file that cannot be read, made, or that holds something else; the database does not answer.
    pub async fn signing(&self, database: &Database, at: DateTime<Utc>) -> anyhow::Result<SigningKeys> {
        let path = &self.signing;
        let stored = signing::stored(database).await?;
        let stored = stored.map(|key| SigningKeys::of_seed(&key.seed, key.made_at)).transpose()?;
        let text = match read(path)? {
            Some(text) => text,
            None if self.signing_is_ours => {
                let first = match &stored {
                    Some(stored) => stored.write()?,
                    None => SigningKeys::draw(Entropy, at)?.write()?,
                };
                make_private_file(path, &first).with_context(|| named(path))?;
                read(path)?.unwrap_or_default()
            }
            None => return Err(missing(path, "--signing-file")),
        };
        let keys = pairs(path, &text)?;
        match stored {
            Some(stored) if keys.holds(stored.present_id()) => {
                signing::forget(database).await?;
                tracing::info!("the signing key has moved out of the database to {}", named(path));
            }
            Some(stored) => tracing::error!(
                "the database still holds the signing key {}, which is not in {}",
                stored.present_id(),
                named(path)
            ),
            None => {}
        }
        Ok(keys)
    }
}

fn ring(path: &Path, text: &str) -> anyhow::Result<Keyring> {
    let secret = Keyring::read_secret(text.trim());
    let secret = secret.ok_or_else(|| {
        ConfigError::new(format!("{} must hold sixty-four hexadecimal digits", named(path)))
    })?;
    Ok(Keyring::new(&secret))
}

fn pairs(path: &Path, text: &str) -> anyhow::Result<SigningKeys> {
    let keys = SigningKeys::read(text)
        .map_err(|_| ConfigError::new(format!("{} is no file of signing keys", named(path))))?;
    Ok(keys)
}

fn read(path: &Path) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| named(path)),
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

fn missing(path: &Path, flag: &str) -> anyhow::Error {
    let says =
        format!("{flag}: there is no {}; copy it from the data folder of another instance", named(path));
    ConfigError::new(says).into()
}

#[cfg(test)]
mod tests {
    use services::keys::Purpose;

    use super::*;

    fn of(folder: &Path) -> KeyFiles {
        KeyFiles::new(folder, None, None)
    }

    #[test]
    fn the_secret_is_drawn_once_and_nobody_else_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let hash = |ring: Keyring| ring.hash(Purpose::Pseudonym, "asel@example.kz");
        let first = hash(of(folder.path()).keyring().unwrap());
        assert_eq!(hash(of(folder.path()).keyring().unwrap()), first);
        let other = tempfile::tempdir().unwrap();
        assert_ne!(hash(of(other.path()).keyring().unwrap()), first);
        let shared = folder.path().join(SECRET);
        assert_eq!(hash(KeyFiles::new(other.path(), Some(&shared), None).keyring().unwrap()), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(shared).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_of_something_else_is_refused_and_one_that_is_named_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(SECRET), "short").unwrap();
        assert!(of(folder.path()).keyring().unwrap_err().to_string().contains("sixty-four"));
        let named = folder.path().join("elsewhere");
        let missing = KeyFiles::new(folder.path(), Some(&named), None).keyring().unwrap_err();
        assert!(missing.to_string().contains("--secret-file") && !named.exists(), "{missing}");
    }

    #[tokio::test]
    async fn the_key_moves_out_of_the_database() {
        use sea_orm::ConnectionTrait;
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("talqy.db").display());
        let database = Database::open(&address).await.unwrap();
        database.migrate().await.unwrap();
        let seed = "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=";
        let before = sea_orm::Database::connect(&address).await.unwrap();
        let row = format!("INSERT INTO signing_key VALUES (1, '{seed}', '2026-01-01 00:00:00+00:00')");
        before.execute_unprepared(&row).await.unwrap();
        let at = "2026-03-02T05:00:00Z".parse().unwrap();
        let keys = of(folder.path()).signing(&database, at).await.unwrap();
        assert_eq!(keys.present_id(), SigningKeys::of_tests().present_id(), "the same key goes on");
        assert!(signing::stored(&database).await.unwrap().is_none(), "no copy is left");
        assert!(std::fs::read_to_string(folder.path().join(SIGNING)).unwrap().contains(seed));
        let again = of(folder.path()).signing(&database, at).await.unwrap();
        assert_eq!(again.present_id(), keys.present_id());
    }
}
