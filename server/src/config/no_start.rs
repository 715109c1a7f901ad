//! Why a start failed: the folders in which it writes may have no room.

use std::path::{Path, PathBuf};

use super::Common;
use super::common::sqlite_file;
use super::room::for_want_of_room;

impl Common {
    /// The folders in which a start writes: that of the data, and that of a database in a file elsewhere.
    pub(super) fn written_folders(&self) -> Vec<PathBuf> {
        let file = self.database_address().ok().and_then(|address| sqlite_file(&address));
        let beside = file.as_deref().and_then(Path::parent).map(|folder| {
            let is_here = folder.as_os_str().is_empty();
            if is_here { PathBuf::from(".") } else { folder.to_path_buf() }
        });
        let elsewhere = beside.filter(|folder| *folder != self.data_dir);
        [Some(self.data_dir.clone()), elsewhere].into_iter().flatten().collect()
    }

    /// Why a start failed, told as want of room if that is the cause.
    pub(crate) fn why_no_start(&self, error: anyhow::Error) -> anyhow::Error {
        let folders = self.written_folders();
        for_want_of_room(error, folders.iter().map(PathBuf::as_path))
    }
}
