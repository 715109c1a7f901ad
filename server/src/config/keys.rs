//! The secret of the installation: a file of the data folder, made at the first start.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Context;
use services::{Entropy, Keyring};

use super::ConfigError;

/// The file in the data folder: sixty-four hexadecimal digits.
const FILE: &str = "secret.key";

/// The ring of the installation with this data folder; its secret is drawn when there is none.
///
/// # Errors
/// A file that cannot be read, made, or that holds something else.
pub fn keyring(folder: &Path) -> anyhow::Result<Keyring> {
    let path = folder.join(FILE);
    let named = || format!("{}", path.display());
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => make(folder, &path).with_context(named)?,
        Err(error) => return Err(error).with_context(named),
    };
    let secret = Keyring::read_secret(text.trim());
    let secret = secret.ok_or_else(|| {
        ConfigError::new(format!("{} must hold sixty-four hexadecimal digits", path.display()))
    })?;
    Ok(Keyring::new(&secret))
}

/// Makes the file whole or not at all, so that two first starts at once agree on one secret.
fn make(folder: &Path, path: &Path) -> anyhow::Result<String> {
    let token = Entropy.token()?;
    let draft = folder.join(format!("{FILE}.{}", std::process::id()));
    let mut file = private(&draft)?;
    file.write_all(token.reveal().as_bytes())?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(std::fs::read_to_string(path)?),
    }
}

/// A new file that nobody else may read.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use services::keys::Purpose;

    use super::*;

    #[test]
    fn the_secret_is_drawn_once_and_nobody_else_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let hash = |ring: Keyring| ring.hash(Purpose::Pseudonym, "asel@example.kz");
        let first = hash(keyring(folder.path()).unwrap());
        assert_eq!(hash(keyring(folder.path()).unwrap()), first);
        let other = tempfile::tempdir().unwrap();
        assert_ne!(hash(keyring(other.path()).unwrap()), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "short").unwrap();
        assert!(keyring(folder.path()).unwrap_err().to_string().contains("sixty-four"));
    }
}
