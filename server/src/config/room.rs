//! Room on the disk: an installation that can write nothing is not started, and says why in words of its own.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use services::ServiceError;
use services::storage::StorageError;

use super::private_file::private;

/// So many bytes must find room before anything else is begun: as many as the longest comment takes.
const LEAST: usize = 64 << 10;
/// So many must find room where a start has failed, or it failed for want of room: a new database takes less.
const ENOUGH: usize = 4 << 20;

/// There is no room where something must be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no room on the disk of the folder {}: make some, or move the folder and name it with --data-dir, then start again",
    .0.display()
)]
pub struct NoRoom(PathBuf);

/// Proves that a folder has room for a little. A folder that is only read has no need of any: whatever writes there all the
/// same tells by itself why it cannot.
///
/// # Errors
/// [`NoRoom`] if the disk is full or nothing more is granted.
pub(super) fn prove_room(folder: &Path) -> Result<(), NoRoom> {
    match fill(folder, LEAST) {
        Err(error) if is_no_room(&error) => Err(NoRoom(folder.to_path_buf())),
        _ => Ok(()),
    }
}

/// Why a start failed: for want of room, if what failed was writing and one of the folders takes no more.
pub(super) fn for_want_of_room<'a>(
    error: anyhow::Error,
    folders: impl IntoIterator<Item = &'a Path>,
) -> anyhow::Error {
    let was_writing = error.chain().any(|cause| {
        cause.is::<StorageError>()
            || cause.is::<ServiceError>()
            || cause.downcast_ref::<std::io::Error>().is_some_and(is_no_room)
    });
    let is_full = |folder: &&Path| fill(folder, ENOUGH).is_err_and(|error| is_no_room(&error));
    match folders.into_iter().filter(|_| was_writing).find(is_full) {
        Some(folder) => NoRoom(folder.to_path_buf()).into(),
        None => error,
    }
}

/// Writes so many bytes to a file without a name, which is gone when it is closed.
fn fill(folder: &Path, bytes: usize) -> std::io::Result<()> {
    let path = folder.join(format!("room.{}", std::process::id()));
    let mut file = private(&path)?;
    std::fs::remove_file(&path)?;
    file.write_all(&vec![b'-'; bytes])?;
    file.sync_all()
}

/// A full disk, a share of it that is used up, or the largest file that the system lets this process write.
fn is_no_room(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_room_takes_it_and_nothing_is_left_there() {
        let folder = tempfile::tempdir().unwrap();
        prove_room(folder.path()).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(prove_room(&folder.path().join("none")), Ok(()), "that is told by whoever needs it");
    }

    #[test]
    fn what_failed_for_another_reason_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        for error in [anyhow::anyhow!("a taken port"), ServiceError::Unavailable.into()] {
            let said = error.to_string();
            assert_eq!(for_want_of_room(error, [folder.path()]).to_string(), said);
        }
    }
}
