//! What the manifests say, as far as the checks ask: lines of TOML as this workspace writes them.

/// Which part of a crate a dependency is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its sources.
    Normal,
    /// Its tests, benches and examples.
    Dev,
    /// Its build script.
    Build,
}

impl Kind {
    /// The kind that a section is about; `[target.'…'.dependencies]` too.
    fn of(section: &str) -> Option<Self> {
        match section.trim_end().trim_end_matches(']').rsplit('.').next()? {
            "dependencies" => Some(Self::Normal),
            "dev-dependencies" => Some(Self::Dev),
            "build-dependencies" => Some(Self::Build),
            _ => None,
        }
    }
}

/// One dependency by the name under which the code knows it, dashes as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dependency<'a> {
    /// The name.
    pub(crate) name: &'a str,
    /// What it is for.
    pub(crate) kind: Kind,
}

/// The folders of the members of a workspace.
pub(crate) fn members(manifest: &str) -> Vec<&str> {
    let listed = manifest.split_once("\nmembers = [").and_then(|(_, rest)| rest.split_once(']'));
    listed.map_or_else(Vec::new, |(folders, _)| folders.split('"').skip(1).step_by(2).collect())
}

/// The dependencies in a manifest, in its order.
pub(crate) fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut kind = None;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            kind = Kind::of(section);
        } else if let (Some(kind), Some(name)) = (kind, key(line)) {
            found.push(Dependency { name, kind });
        }
    }
    found
}

/// The key with which a line begins; a comment and a further line of a list begin with none.
fn key(line: &str) -> Option<&str> {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !['-', '_'].contains(&c))?;
    line.get(..end).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_the_folders_of_the_workspace() {
        let manifest = "[workspace]\nmembers = [\"app\", \"app/site\"]\ndefault-members = [\"server\"]\n";
        assert_eq!(members(manifest), ["app", "app/site"]);
        assert_eq!(members("[package]\nname = \"app\"\n"), [""; 0]);
    }

    #[test]
    fn dependencies_are_read_by_section_over_comments_and_long_lists() {
        let manifest = "[package]\nname = \"app\"\n\n[dependencies]\n# Why.\nserde.workspace = true\n\
            web-sys = { version = \"0.3\", features = [\n  \"Window\",\n] }\n\n\
            [target.'cfg(not(target_family = \"wasm\"))'.dev-dependencies]\ninsta.workspace = true\n\n\
            [build-dependencies]\ncc = \"1\"\n\n[[bench]]\nname = \"redline\"\n";
        let found: Vec<_> = dependencies(manifest).iter().map(|one| (one.name, one.kind)).collect();
        assert_eq!(
            found,
            [("serde", Kind::Normal), ("web-sys", Kind::Normal), ("insta", Kind::Dev), ("cc", Kind::Build)]
        );
    }
}
