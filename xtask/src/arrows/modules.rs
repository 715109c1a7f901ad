//! Which file holds which module of a crate, and to which file a path leads.

use super::imports::{self, Imports};
use crate::workspace::files_below;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// So many re-exports are followed one after the other.
const DEEPEST: usize = 8;

/// A module by its segments from the root of the crate.
type Module = Vec<String>;

/// The files of one crate.
#[derive(Debug)]
pub(super) struct Crate {
    files: BTreeMap<Module, (PathBuf, Imports)>,
}

/// One file that imports another of the same crate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrow {
    /// The importing module.
    pub(super) from: Module,
    /// The module that holds what is imported.
    pub(super) to: Module,
}

impl Crate {
    /// Reads the files below the folder `source` of a crate.
    ///
    /// # Errors
    /// When there is none, or one cannot be read or is no Rust.
    pub(super) fn read(root: &Path, source: &str) -> Result<Self> {
        let mut texts = Vec::new();
        for file in files_below(&root.join(source))? {
            if file.extension().is_some_and(|kind| kind == "rs") {
                let text =
                    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                texts.push((file.strip_prefix(root).unwrap_or(&file).to_path_buf(), text));
            }
        }
        if texts.is_empty() {
            bail!("there is no Rust in {source}");
        }
        Self::of(source, texts)
    }

    /// The files of a crate, each with its words; those that only tests see are left out.
    ///
    /// # Errors
    /// When one is no Rust.
    pub(super) fn of(source: &str, texts: Vec<(PathBuf, String)>) -> Result<Self> {
        let source = Path::new(source);
        let has_library = texts.iter().any(|(file, _)| *file == source.join("lib.rs"));
        let mut files = BTreeMap::new();
        for (file, text) in texts {
            let found = imports::read(&text).with_context(|| file.display().to_string())?;
            files.insert(module_of(source, &file, has_library), (file, found));
        }
        let unseen: Vec<Module> = files
            .iter()
            .flat_map(|(module, (_, found))| found.tests.iter().map(|name| below(module, name)))
            .collect();
        files.retain(|module, (file, _)| {
            let is_test = file.to_string_lossy().ends_with("_tests.rs");
            !is_test && !unseen.iter().any(|test| module.starts_with(test))
        });
        Ok(Self { files })
    }

    /// The file of a module.
    pub(super) fn file(&self, module: &[String]) -> &Path {
        self.files.get(module).map_or(Path::new(""), |(file, _)| file)
    }

    /// Every file that names one of these crates, with the crate that it names.
    pub(super) fn outside<'a>(&'a self, crates: &[&'a str]) -> BTreeSet<(&'a Path, &'a str)> {
        let mut named = BTreeSet::new();
        for (module, (file, found)) in &self.files {
            for root in found.paths.iter().filter_map(|path| path.first()) {
                // A module or an import of that name hides the crate.
                let is_own = self.files.contains_key(&below(module, root))
                    || found.names.iter().any(|(name, path)| name == root && path.first() != Some(root));
                if let Some(other) = crates.iter().find(|other| *other == root).filter(|_| !is_own) {
                    named.insert((&**file, *other));
                }
            }
        }
        named
    }

    /// Every import of one file by another, parent and child apart.
    pub(super) fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        for (from, (_, found)) in &self.files {
            for path in &found.paths {
                if let Some(to) = self.resolve(from, path, DEEPEST).filter(|to| !is_kin(from, to)) {
                    arrows.push(Arrow { from: from.clone(), to });
                }
            }
        }
        arrows.sort();
        arrows.dedup();
        arrows
    }

    /// The module that holds what a path names, imports and re-exports followed.
    fn resolve(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let Some((mut module, rest)) = self.begin(from, path) else {
            return self.imported(from, path, depth.checked_sub(1)?);
        };
        let mut rest = rest.iter();
        let mut name = None;
        for segment in rest.by_ref() {
            module.push(segment.clone());
            if !self.files.contains_key(&module) {
                name = module.pop();
                break;
            }
        }
        let Some(name) = name else { return Some(module) };
        let (_, found) = self.files.get(&module)?;
        if depth == 0 {
            return Some(module);
        }
        let exported = found.names.iter().filter(|(known, _)| *known == name);
        let further = exported.filter_map(|(_, path)| {
            let longer: Vec<String> = path.iter().chain(rest.clone()).cloned().collect();
            self.resolve(&module, &longer, depth - 1)
        });
        let further: Vec<Module> = further.collect();
        Some(further.into_iter().next().unwrap_or(module))
    }

    /// The module behind a path that begins with what `use` brought into the file.
    fn imported(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (root, rest) = path.split_first()?;
        let (_, found) = self.files.get(from)?;
        let (_, source) =
            found.names.iter().find(|(name, source)| name == root && source.first() != Some(root))?;
        let longer: Vec<String> = source.iter().chain(rest).cloned().collect();
        self.resolve(from, &longer, depth)
    }

    /// The module at which a path begins, and the segments that are left.
    fn begin<'a>(&self, from: &Module, path: &'a [String]) -> Option<(Module, &'a [String])> {
        let (root, mut rest) = path.split_first()?;
        let module = match root.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => {
                let mut module = from.clone();
                module.pop()?;
                while let Some((_, further)) = rest.split_first().filter(|(word, _)| *word == "super") {
                    module.pop()?;
                    rest = further;
                }
                module
            }
            child => {
                let module = below(from, child);
                self.files.contains_key(&module).then_some(module)?
            }
        };
        Some((module, rest))
    }
}

/// Whether one module stands inside the other.
fn is_kin(one: &[String], other: &[String]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn below(module: &[String], name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The module of a file. Beside a library the program is a module of its own.
fn module_of(source: &Path, file: &Path, has_library: bool) -> Module {
    let inside = file.strip_prefix(source).unwrap_or(file).with_extension("");
    let mut module: Module =
        inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let is_root = module == ["lib"] || (module == ["main"] && !has_library);
    if is_root || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

#[cfg(test)]
#[path = "modules_tests.rs"]
mod tests;
