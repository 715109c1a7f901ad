//! What a copy holds, with the hash of every file.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};

use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The list of a copy.
const MANIFEST: &str = "manifest.json";
/// The way in which copies are laid; another one is not read.
pub(super) const FORMAT: u32 = 1;
/// The database in a copy.
pub(super) const DATABASE: &str = "talqy.db";
/// The folder of the keys in a copy.
pub(super) const KEYS: &str = "keys";
/// The folder of finished documents, in a copy and in the data folder.
pub(super) const FILES: &str = "files";

/// What a copy holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    /// The version of the program that made it.
    pub(super) version: String,
    pub(super) made_at: DateTime<Utc>,
    /// Where the ledger stood.
    pub(super) ledger: Option<ManifestLedger>,
    pub(super) files: Vec<ManifestFile>,
}

/// Where the ledger stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ManifestLedger {
    pub(super) events: u64,
    pub(super) head: String,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ManifestFile {
    /// Its place in the copy, with slashes.
    pub(super) path: String,
    pub(super) size: u64,
    pub(super) sha256: String,
}

impl Manifest {
    /// Reads the list of a copy, and every file against it.
    pub(super) fn proven(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(MANIFEST);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{} is no copy: {MANIFEST} cannot be read", folder.display()))?;
        let manifest: Self =
            serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))?;
        ensure!(
            manifest.format == FORMAT,
            "the copy is of format {}: a newer program made it",
            manifest.format
        );
        for listed in &manifest.files {
            listed.prove(folder)?;
        }
        Ok(manifest)
    }

    /// Writes the list into a copy, last of all.
    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(folder.join(MANIFEST), text)?;
        File::open(folder.join(MANIFEST))?.sync_all()?;
        Ok(())
    }

    /// Whether the database is in the copy.
    pub(super) fn holds_database(&self) -> bool {
        self.files.iter().any(|listed| listed.path == DATABASE)
    }

    /// Whether the keys are in the copy.
    pub(super) fn holds_keys(&self) -> bool {
        self.files.iter().any(|listed| listed.path.starts_with(KEYS))
    }
}

impl ManifestFile {
    /// The entry of a file that stands in a copy.
    pub(super) fn of(folder: &Path, path: String) -> anyhow::Result<Self> {
        let (size, sha256) = measured(&folder.join(&path))?;
        Ok(Self { path, size, sha256 })
    }

    fn prove(&self, folder: &Path) -> anyhow::Result<()> {
        let is_inside = Path::new(&self.path).components().all(|part| matches!(part, Component::Normal(_)));
        ensure!(is_inside && !self.path.is_empty(), "the copy names a file outside of it: {}", self.path);
        let (size, sha256) = measured(&folder.join(&self.path))?;
        if size != self.size || sha256 != self.sha256 {
            bail!("{} is not what was copied: its hash differs", self.path);
        }
        Ok(())
    }
}

/// The length of a file and its SHA-256.
fn measured(path: &Path) -> anyhow::Result<(u64, String)> {
    use std::fmt::Write;
    let mut file = File::open(path).with_context(|| format!("{} is missing", path.display()))?;
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        size += u64::try_from(read)?;
    }
    let text = hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing into a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    Ok((size, text))
}
