//! Where cargo and the tasks build.

use crate::workspace::Workspace;
use std::env;
use std::path::PathBuf;

impl Workspace {
    /// The folder cargo builds in.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// The folder of the finished site. It does not follow `CARGO_TARGET_DIR`: the server embeds it by this path.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The folder of steps in between, kept so that a second run does only what changed.
    pub(crate) fn parts(&self) -> PathBuf {
        self.root.join("target/site-parts")
    }
}
