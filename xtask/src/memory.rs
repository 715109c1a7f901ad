//! A folder in memory for the databases of the tests: what they commit waits for no disk there.

use crate::leftovers::sweep;
use crate::workspace::output;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Linux keeps files in memory.
const PLACE: &str = "/dev/shm";
/// What the folders are called; the number of their task follows.
const NAME: &str = "talqy-tests-";
/// The room in kilobytes without which the tests go to the disk: they use a tenth of it.
const ROOM: u64 = 2 << 20;

/// The folder. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Memory {
    folder: PathBuf,
}

impl Memory {
    /// Makes the folder, where there is such a place with room in it.
    pub(crate) fn find() -> Option<Self> {
        let told = output(Command::new("df").args(["-Pk", PLACE])).ok()?;
        let place = Path::new(PLACE);
        sweep(place, NAME);
        let folder = place.join(format!("{NAME}{}", std::process::id()));
        (free(&told)? >= ROOM && fs::create_dir(&folder).is_ok()).then_some(Self { folder })
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The free kilobytes by the table that `df -Pk` prints.
fn free(told: &str) -> Option<u64> {
    told.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_read_from_the_table() {
        let told = "Filesystem     1024-blocks  Used Available Capacity Mounted on\n\
            tmpfs             25165824  2248  25163576       1% /dev/shm\n";
        assert_eq!(free(told), Some(25_163_576));
        assert_eq!(free("Filesystem 1024-blocks Used Available Capacity Mounted on\n"), None);
    }
}
