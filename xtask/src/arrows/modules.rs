//! Which file holds which module of a crate, and to which file a path leads.

use super::imports::{self, Imports};
use crate::workspace::files_below;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
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
    /// Reads the files below the folder `src` of a crate; those that only tests see are left out.
    ///
    /// # Errors
    /// When a file cannot be read or is no Rust.
    pub(super) fn read(source: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for file in files_below(source)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let is_rust = file.extension().is_some_and(|kind| kind == "rs");
            let is_test = name.ends_with("_tests.rs") || name == "tests.rs" || name == "test.rs";
            if !is_rust || is_test || file.components().any(|part| part.as_os_str() == "tests") {
                continue;
            }
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let found = imports::read(&text).with_context(|| file.display().to_string())?;
            files.insert(module_of(source, &file), (file, found));
        }
        Ok(Self { files })
    }

    /// The file of a module.
    pub(super) fn file(&self, module: &[String]) -> &Path {
        self.files.get(module).map_or(Path::new(""), |(file, _)| file)
    }

    /// Every path that leaves the crate for one of the crates named, with the importing file.
    pub(super) fn outside<'a>(&'a self, crates: &'a [&str]) -> impl Iterator<Item = (&'a Path, &'a str)> {
        self.files.values().flat_map(move |(file, found)| {
            let roots = found.paths.iter().filter_map(|path| path.first());
            roots.filter(|root| crates.contains(&root.as_str())).map(move |root| (&**file, root.as_str()))
        })
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

    /// The module that holds what a path names, re-exports followed.
    fn resolve(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (mut module, rest) = self.begin(from, path)?;
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
        let Some((_, found)) = self.files.get(&module) else { return None };
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
                let module: Module = from.iter().cloned().chain([child.to_owned()]).collect();
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

fn module_of(source: &Path, file: &Path) -> Module {
    let inside = file.strip_prefix(source).unwrap_or(file).with_extension("");
    let mut module: Module =
        inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}
