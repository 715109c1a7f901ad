//! Taking a copy of an installation that is in use.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use services::Database;

use super::copy;
use super::manifest::{DATABASE, FILES, FORMAT, KEYS, Manifest, ManifestFile, ManifestLedger};
use crate::config::KeyFiles;

/// What is copied, and where to.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The folder that is made.
    pub target: &'a Path,
    /// The folder of the installation.
    pub data_dir: &'a Path,
    /// Its keys, if they are wanted.
    pub keys: Option<KeyFiles>,
    /// Whether the database is copied too.
    pub database: bool,
}

/// Takes a copy. It stands under its name only when it is whole, and its ledger was verified.
///
/// # Errors
/// If something cannot be read or written, or the ledger of the copy does not hold.
pub async fn take(database: &Database, wanted: &Wanted<'_>, at: DateTime<Utc>) -> anyhow::Result<u64> {
    let part = wanted.target.with_added_extension("part");
    ensure!(!part.exists(), "{} is left of a copy that was broken off: remove it", part.display());
    std::fs::create_dir_all(&part).with_context(|| format!("{} cannot be made", part.display()))?;
    let taken = fill(database, wanted, &part, at).await;
    if taken.is_err() {
        std::fs::remove_dir_all(&part).ok();
    }
    let taken = taken?;
    std::fs::rename(&part, wanted.target)?;
    Ok(taken)
}

async fn fill(
    database: &Database,
    wanted: &Wanted<'_>,
    part: &Path,
    at: DateTime<Utc>,
) -> anyhow::Result<u64> {
    let mut paths = Vec::new();
    let ledger = if wanted.database {
        let copied = part.join(DATABASE);
        database.backup(&copied).await?;
        paths.push(DATABASE.to_owned());
        proven(&copied).await?
    } else {
        let found = services::ledger::verify(database).await?;
        Some(ManifestLedger { events: found.events, head: found.head })
    };
    if let Some(keys) = &wanted.keys {
        for (from, name) in [(&keys.secret, "secret.key"), (&keys.signing, "signing.json")] {
            if from.exists() {
                paths.push(format!("{KEYS}/{name}"));
                copy::file(from, &part.join(KEYS).join(name))?;
            }
        }
    }
    let files = wanted.data_dir.join(FILES);
    for path in copy::below(&files)? {
        let to: PathBuf = Path::new(FILES).join(&path);
        copy::file(&files.join(&path), &part.join(&to))?;
        let text = to.to_str().context("a file has a name that is no text")?;
        paths.push(text.replace(std::path::MAIN_SEPARATOR, "/"));
    }
    let files: Vec<ManifestFile> =
        paths.into_iter().map(|path| ManifestFile::of(part, path)).collect::<Result<_, _>>()?;
    let events = ledger.as_ref().map_or(0, |ledger| ledger.events);
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Manifest { format: FORMAT, version, made_at: at, ledger, files }.write(part)?;
    Ok(events)
}

/// Where the ledger of the copied database stands; nothing is told of one that a program of another version laid.
async fn proven(copied: &Path) -> anyhow::Result<Option<ManifestLedger>> {
    let copy = Database::open(&crate::config::sqlite_address(&copied.to_string_lossy())).await?;
    let ledger = if copy.is_migrated().await? {
        let found = services::ledger::verify(&copy).await?;
        ensure!(found.broken.is_none(), "the ledger does not hold: `talqy ledger verify` says where");
        Some(ManifestLedger { events: found.events, head: found.head })
    } else {
        None
    };
    copy.close().await?;
    Ok(ledger)
}
