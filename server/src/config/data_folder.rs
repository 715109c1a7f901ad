//! The data folder: nobody but the user of the program may read what is in it.

use std::path::Path;

use anyhow::Context;

use super::ConfigError;

/// What stands in a data folder by these names is ours.
const OURS: [&str; 9] = [
    "talqy.db",
    "talqy.db-wal",
    "talqy.db-shm",
    "talqy.db.lock",
    "talqy.db-journal",
    "secret.key",
    "signing.json",
    "mail",
    "files",
];

/// Lets the process make files and folders that only its user can read: the database and what SQLite writes beside it,
/// letters, documents and copies.
pub fn keep_to_oneself() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Makes the folder if there is none, and closes it to others if it is open to them.
///
/// # Errors
/// If it cannot be made or closed, or is open to others and holds what is not ours.
pub fn make_private(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        return std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()));
    }
    #[cfg(unix)]
    close(folder)?;
    Ok(())
}

#[cfg(unix)]
fn close(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let open = |path: &Path| -> std::io::Result<Option<u32>> {
        let mode = std::fs::metadata(path)?.permissions().mode();
        Ok(Some(mode & 0o7777).filter(|mode| mode & 0o077 != 0))
    };
    if let Some(mode) = open(folder)? {
        let named = folder.display();
        if holds_what_is_not_ours(folder, mode & 0o1000 != 0)? {
            let says = format!("{named} is open to others and holds other things: name a folder of its own");
            return Err(ConfigError::new(says).into());
        }
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(|error| {
            let why = error.kind();
            ConfigError::new(format!("{named} is open to others (mode {mode:o}) and cannot be closed: {why}"))
        })?;
        tracing::warn!("{named} was open to others (mode {mode:o}); only its owner may enter it now");
    }
    for path in OURS.map(|name| folder.join(name)) {
        if path.exists()
            && let Some(mode) = open(&path)?
        {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(wanted))
                .with_context(|| format!("{} is open to others and cannot be closed", path.display()))?;
            tracing::warn!(
                "{} was open to others (mode {mode:o}); only its owner may read it now",
                path.display()
            );
        }
    }
    Ok(())
}

/// Whether a folder belongs to others too: it holds things and nothing of an installation, or, where everybody may put
/// things (as in `/tmp`), anything beside it.
#[cfg(unix)]
fn holds_what_is_not_ours(folder: &Path, is_shared: bool) -> std::io::Result<bool> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.push(entry?.file_name());
    }
    let is_ours = |name: &std::ffi::OsString| OURS.iter().any(|ours| name == ours);
    let alone = if is_shared { names.iter().all(is_ours) } else { names.iter().any(is_ours) };
    Ok(!names.is_empty() && !alone)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn open_to_all(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_was_open_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("talqy.db");
        std::fs::write(&database, "").unwrap();
        std::fs::create_dir(folder.path().join("mail")).unwrap();
        std::fs::write(folder.path().join("notes"), "").unwrap();
        for (path, wide) in [("talqy.db", 0o644), ("mail", 0o755), ("notes", 0o644)] {
            open_to_all(&folder.path().join(path), wide);
        }
        open_to_all(folder.path(), 0o755);
        make_private(folder.path()).unwrap();
        assert_eq!((mode(folder.path()), mode(&database)), (0o700, 0o600));
        assert_eq!(mode(&folder.path().join("mail")), 0o700);
        assert_eq!(mode(&folder.path().join("notes")), 0o644, "what is not ours is left alone");
    }

    #[test]
    fn a_folder_of_others_is_refused_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("notes"), "").unwrap();
        open_to_all(folder.path(), 0o755);
        assert!(make_private(folder.path()).unwrap_err().to_string().contains("a folder of its own"));
        assert_eq!(mode(folder.path()), 0o755);
        std::fs::write(folder.path().join("talqy.db"), "").unwrap();
        open_to_all(folder.path(), 0o1777);
        assert!(make_private(folder.path()).is_err(), "a folder that all share");
        // One that is a file system of its own begins like this.
        std::fs::remove_file(folder.path().join("notes")).unwrap();
        make_private(folder.path()).unwrap();
        assert_eq!(mode(folder.path()), 0o700);
    }
}
