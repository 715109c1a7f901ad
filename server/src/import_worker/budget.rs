//! What the system lets a process that reads one file take.

use std::io::Result as IoResult;
use std::time::Duration;

/// The budget of a process that reads one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct WorkerBudget {
    /// The most memory it may take, in mebibytes
    #[arg(long, default_value_t = 256)]
    pub megabytes: u32,
    /// The most seconds of a processor
    #[arg(long, default_value_t = 10)]
    pub seconds: u32,
}

impl Default for WorkerBudget {
    /// A file of twenty megabytes takes about a hundred with its directory; the rest is what the reader may keep.
    fn default() -> Self {
        Self { megabytes: 256, seconds: 10 }
    }
}

impl WorkerBudget {
    /// The arguments that say so to the program.
    pub fn arguments(self) -> [String; 2] {
        [format!("--megabytes={}", self.megabytes), format!("--seconds={}", self.seconds)]
    }

    /// How long the process may take by the clock on the wall, be it that it stands still.
    pub fn patience(self) -> Duration {
        Duration::from_secs(u64::from(self.seconds).saturating_add(5))
    }

    /// Binds this process to the budget; from then on it opens no file, writes none, and leaves no image of its memory.
    ///
    /// # Errors
    /// What the system says against it.
    #[cfg(unix)]
    pub(crate) fn bind(self) -> IoResult<()> {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let set = |resource, most: u64| {
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
            Ok::<_, std::io::Error>(())
        };
        set(Resource::Core, 0)?;
        set(Resource::Fsize, 0)?;
        // Its input and its output stay open; nothing new can be opened.
        set(Resource::Nofile, 3)?;
        // What the program is mapped from counts not: a program with fonts inside is large.
        set(Resource::Data, u64::from(self.megabytes) << 20)?;
        set(Resource::Cpu, u64::from(self.seconds))
    }

    /// Elsewhere the budget that the reader counts is the only one.
    #[cfg(not(unix))]
    pub(crate) fn bind(self) -> IoResult<()> {
        Ok(())
    }
}
