//! The crates that the files of a member name.

use super::roots;
use crate::manifest::Kind;
use crate::workspace::files_below;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates by where they are named.
#[derive(Debug)]
pub(super) struct Named {
    /// In the sources.
    pub(super) normal: BTreeSet<String>,
    /// In tests, benches, examples, and in the tests among the sources.
    pub(super) dev: BTreeSet<String>,
    /// In the build script.
    pub(super) build: BTreeSet<String>,
}

impl Named {
    /// Reads the files of the member in this folder.
    ///
    /// # Errors
    /// When one cannot be read or is no Rust.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let normal = named(rust_below(&folder.join("src"))?)?;
        let mut dev = normal.clone();
        for part in ["tests", "benches", "examples"] {
            dev.extend(named(rust_below(&folder.join(part))?)?);
        }
        let script = folder.join("build.rs");
        let build = if script.is_file() { named(vec![script])? } else { BTreeSet::new() };
        Ok(Self { normal, dev, build })
    }

    /// Those that a dependency of this kind is for.
    pub(super) fn of(&self, kind: Kind) -> &BTreeSet<String> {
        match kind {
            Kind::Normal => &self.normal,
            Kind::Dev => &self.dev,
            Kind::Build => &self.build,
        }
    }
}

/// The crates that files name, and what they bring in with `#[path]` from other members.
fn named(mut open: Vec<PathBuf>) -> Result<BTreeSet<String>> {
    let mut seen = BTreeSet::new();
    let mut crates = BTreeSet::new();
    while let Some(file) = open.pop() {
        if !seen.insert(file.clone()) {
            continue;
        }
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let found = roots::read(&text).with_context(|| file.display().to_string())?;
        crates.extend(found.crates);
        for path in found.files {
            open.extend(brought(&file, &path)?);
        }
    }
    Ok(crates)
}

/// The files that an attribute `#[path]` brings in: one, or a folder by its `mod.rs`.
fn brought(file: &Path, path: &str) -> Result<Vec<PathBuf>> {
    let here = file.parent().context("a file stands in no folder")?;
    let target =
        here.join(path).canonicalize().with_context(|| format!("{} brings in {path}", file.display()))?;
    match target.parent() {
        Some(folder) if target.ends_with("mod.rs") => rust_below(folder),
        _ => Ok(vec![target]),
    }
}

/// The files of Rust below a folder, none if it is not there.
fn rust_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_below(folder)?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "rs"));
    Ok(files)
}
