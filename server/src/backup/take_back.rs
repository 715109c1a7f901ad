//! Making an installation of a copy.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use services::ledger::{LedgerFinding, prove_copy};
use services::{Database, outbox};

use super::copy;
use super::manifest::{DATABASE, KEYS, Manifest};
use crate::config::{KeyFiles, make_private, sqlite_address};

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many events the ledger has, if a database was restored or named.
    pub events: Option<u64>,
    /// How many rows are what the ledger sealed.
    pub rows: u64,
    /// Whether the secret was there, without which nothing is compared that is not public.
    pub with_private: bool,
    /// The first thing that is not as the ledger sealed it, where that was no reason to refuse.
    pub found: Option<LedgerFinding>,
    /// How many letters are held, so that none is sent twice.
    pub held: u64,
    /// Whether the keys came along.
    pub keys: bool,
}

/// What a copy is restored to.
#[derive(Debug)]
pub struct RestoreTarget<'a> {
    /// The folder, which must be empty.
    pub data_dir: &'a Path,
    /// Where its secrets stand, once those of the copy are there.
    pub keys: KeyFiles,
    /// The database of a copy that holds none.
    pub other: Option<Database>,
    /// Whether a copy is taken back whose ledger or rows are not as they were sealed.
    pub despite_differences: bool,
}

/// Makes an installation of a copy. In the folder nothing is left of a restoration that fails; a database that was named keeps
/// its migrations, and its letters stay held.
///
/// # Errors
/// If a file is not what was copied, the ledger does not hold, a row is not what it sealed, the folder holds something, or
/// nothing can be written.
pub async fn restore(from: &Path, place: RestoreTarget<'_>) -> anyhow::Result<Restored> {
    let data_dir = place.data_dir;
    let manifest = Manifest::proven(from)?;
    let is_empty = !data_dir.exists() || std::fs::read_dir(data_dir)?.next().is_none();
    ensure!(is_empty, "{} holds something: a copy is restored into an empty folder", data_dir.display());
    make_private(data_dir)?;
    let restored = fill(&manifest, from, place).await;
    if restored.is_err() {
        for entry in std::fs::read_dir(data_dir)?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                std::fs::remove_dir_all(path).ok()
            } else {
                std::fs::remove_file(path).ok()
            };
        }
    }
    restored
}

async fn fill(manifest: &Manifest, from: &Path, place: RestoreTarget<'_>) -> anyhow::Result<Restored> {
    let RestoreTarget { data_dir, keys, other, despite_differences } = place;
    for listed in manifest.files.iter().filter(|listed| listed.path != DATABASE) {
        let path = Path::new(&listed.path);
        copy::file(&from.join(path), &data_dir.join(path.strip_prefix(KEYS).unwrap_or(path)))?;
    }
    let mut restored = Restored {
        events: None,
        rows: 0,
        with_private: false,
        found: None,
        held: 0,
        keys: manifest.holds_keys(),
    };
    if let Some(database) = other {
        settle(manifest, &database, &keys, &mut restored).await?;
        database.close().await?;
        refuse(&restored, despite_differences)?;
    } else if manifest.holds_database() {
        // Under another name until its letters are held: a server that starts too early finds no database.
        let unfinished = data_dir.join("restoring.db");
        copy::file(&from.join(DATABASE), &unfinished)?;
        let database = Database::open(&sqlite_address(&unfinished.to_string_lossy())).await?;
        settle(manifest, &database, &keys, &mut restored).await?;
        database.close().await?;
        refuse(&restored, despite_differences)?;
        std::fs::rename(&unfinished, data_dir.join(DATABASE))?;
        std::fs::remove_file(data_dir.join("restoring.db.lock")).ok();
    }
    Ok(restored)
}

/// Holds the letters that waited in a restored database, and compares everything with its ledger.
async fn settle(
    manifest: &Manifest,
    database: &Database,
    keys: &KeyFiles,
    restored: &mut Restored,
) -> anyhow::Result<()> {
    // Before anything that may take long: another server must not send them meanwhile.
    database.migrate().await.context("the database cannot be brought to the newest schema")?;
    restored.held = outbox::hold(database).await?;
    let secrets = keys.there()?;
    let proof = prove_copy(database, &secrets).await?;
    let chain = &proof.chain;
    if let Some(ledger) = manifest.ledger.as_ref().filter(|_| chain.broken.is_none()) {
        ensure!(
            (chain.events, &chain.head) == (ledger.events, &ledger.head),
            "the ledger is not the one that was copied: {} events, {} were copied",
            chain.events,
            ledger.events
        );
    }
    restored.events = Some(chain.events);
    restored.rows = proof.rows;
    restored.with_private = secrets.keys.is_some();
    restored.found = proof.found();
    Ok(())
}

fn refuse(restored: &Restored, despite_differences: bool) -> anyhow::Result<()> {
    match &restored.found {
        Some(found) if !despite_differences => {
            bail!("the copy is not as its ledger sealed it: {found}; --despite-differences restores it so")
        }
        _ => Ok(()),
    }
}
