//! Where the tasks build.

use crate::workspace::Workspace;
use std::path::PathBuf;

impl Workspace {
    /// The folder of the finished site. It does not follow `CARGO_TARGET_DIR`: the server embeds it by this path.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The folder of steps in between, kept so that a second run does only what changed.
    pub(crate) fn parts(&self) -> PathBuf {
        self.root.join("target/site-parts")
    }
}
