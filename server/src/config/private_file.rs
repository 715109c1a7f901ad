//! Files that only the user of the program may read, written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file that is not there yet; if another process writes it at the same moment, the first one's stays.
///
/// # Errors
/// If the file cannot be written.
pub fn make_private_file(path: &Path, text: &str) -> std::io::Result<()> {
    let draft = draft(path, text)?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file in the place of the one that is there.
///
/// # Errors
/// If the file cannot be written; then the one before stays.
pub fn replace_private_file(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::rename(draft(path, text)?, path)
}

fn draft(path: &Path, text: &str) -> std::io::Result<PathBuf> {
    let draft = path.with_added_extension(std::process::id().to_string());
    let mut file = private(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(draft)
}

/// A new file that nobody else may read, in the place of one that is there.
pub(super) fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
