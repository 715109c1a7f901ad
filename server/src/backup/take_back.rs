//! Making an installation of a copy.

use std::path::Path;

use anyhow::{Context, ensure};
use services::Database;
use services::outbox;

use super::copy;
use super::manifest::{DATABASE, KEYS, Manifest};
use crate::config::{make_private, sqlite_address};

/// What was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many events the ledger has, if a database was restored or named.
    pub events: Option<u64>,
    /// How many letters are held, so that none is sent twice.
    pub held: u64,
    /// Whether the keys came along.
    pub keys: bool,
}

/// Makes an installation of a copy in an empty folder; `other` is the database of a copy that holds none. Nothing is left
/// of a restoration that fails.
///
/// # Errors
/// If a file is not what was copied, the ledger does not hold, the folder holds something, or nothing can be written.
pub async fn restore(from: &Path, data_dir: &Path, other: Option<Database>) -> anyhow::Result<Restored> {
    let manifest = Manifest::proven(from)?;
    let is_empty = !data_dir.exists() || std::fs::read_dir(data_dir)?.next().is_none();
    ensure!(is_empty, "{} holds something: a copy is restored into an empty folder", data_dir.display());
    make_private(data_dir)?;
    let restored = fill(&manifest, from, data_dir, other).await;
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

async fn fill(
    manifest: &Manifest,
    from: &Path,
    data_dir: &Path,
    other: Option<Database>,
) -> anyhow::Result<Restored> {
    for listed in manifest.files.iter().filter(|listed| listed.path != DATABASE) {
        let path = Path::new(&listed.path);
        copy::file(&from.join(path), &data_dir.join(path.strip_prefix(KEYS).unwrap_or(path)))?;
    }
    let mut restored = Restored { events: None, held: 0, keys: manifest.holds_keys() };
    if let Some(database) = other {
        settle(manifest, &database, &mut restored).await?;
        database.close().await?;
    } else if manifest.holds_database() {
        // Under another name until its letters are held: a server that starts too early finds no database.
        let unfinished = data_dir.join("restoring.db");
        copy::file(&from.join(DATABASE), &unfinished)?;
        let database = Database::open(&sqlite_address(&unfinished.to_string_lossy())).await?;
        settle(manifest, &database, &mut restored).await?;
        database.close().await?;
        std::fs::rename(&unfinished, data_dir.join(DATABASE))?;
        std::fs::remove_file(data_dir.join("restoring.db.lock")).ok();
    }
    Ok(restored)
}

/// Verifies a restored database and holds the letters that waited in it.
async fn settle(manifest: &Manifest, database: &Database, restored: &mut Restored) -> anyhow::Result<()> {
    // Before anything that may take long: another server must not send them meanwhile.
    database.migrate().await.context("the database cannot be brought to the newest schema")?;
    restored.held = outbox::hold(database).await?;
    let found = services::ledger::verify(database).await?;
    ensure!(found.broken.is_none(), "the ledger of the copy does not hold: {:?}", found.broken);
    if let Some(ledger) = &manifest.ledger {
        ensure!(
            (found.events, &found.head) == (ledger.events, &ledger.head),
            "the ledger is not the one that was copied: {} events, {} were copied",
            found.events,
            ledger.events
        );
    }
    restored.events = Some(found.events);
    Ok(())
}
