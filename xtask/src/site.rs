//! `target/site`: everything the server hands out as a file, compressed beforehand.

use crate::browser_part::{self, Mode, hex};
use crate::progress::{note, step};
use crate::size::size;
use crate::style;
use crate::workspace::{Workspace, files_below};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Kinds of files that become smaller by compression.
const COMPRESSIBLE: [&str; 10] =
    ["css", "html", "ico", "js", "json", "map", "svg", "txt", "wasm", "webmanifest"];

/// The files of the site: path relative to its folder, with `/`, and content.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds `target/site` from the browser part, `style` and `public`, and returns a name for its state as a whole.
///
/// # Errors
/// When a part of it cannot be built or written.
pub(crate) fn build(workspace: &Workspace, mode: Mode) -> Result<String> {
    let parts = browser_part::build(workspace, mode)?;
    step("Site: style, public files, compression");
    let mut pkg = Files::new();
    take(&parts, "", &mut pkg)?;
    pkg.insert("app.css".to_owned(), style::bundle(&workspace.root.join("style"))?);
    let version = digest(&pkg);

    let mut files = Files::new();
    take(&workspace.root.join("public"), "", &mut files)?;
    files.extend(pkg.into_iter().map(|(name, content)| (format!("pkg/{name}"), content)));
    compress(&mut files, mode, &workspace.parts().join(format!("br-{}", mode.name())))?;
    files.insert("pkg/version.txt".to_owned(), version.clone().into_bytes());

    let changed = sync(&workspace.site(), &files)?;
    let loaded: usize = ["app.js.br", "app.wasm.br", "app.css.br"]
        .iter()
        .filter_map(|name| files.get(&format!("pkg/{name}")))
        .map(Vec::len)
        .sum();
    note(&format!(
        "version {version}, {changed} files changed, {} of app.js, app.wasm, app.css in Brotli",
        size(loaded)
    ));
    Ok(digest(&files))
}

/// The name of the state in which `target/site` is now.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn state(workspace: &Workspace) -> Result<String> {
    let mut files = Files::new();
    take(&workspace.site(), "", &mut files)?;
    Ok(digest(&files))
}

/// Adds every file below a folder.
fn take(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for file in files_below(folder)? {
        let name = file.strip_prefix(folder)?.components().map(|part| part.as_os_str().to_string_lossy());
        let name = name.collect::<Vec<_>>().join("/");
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        files.insert(format!("{prefix}{name}"), content);
    }
    Ok(())
}

/// A name for this state of the files, under which they may be cached for ever: sixteen digits of a SHA-256 over the
/// names and contents in the order of the names.
fn digest(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, content) in files {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(u64::try_from(content.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(content);
    }
    hex(&hash.finalize()).chars().take(16).collect()
}

/// Puts `name.br` beside every file that becomes smaller by it. What was compressed before is taken from `cache`,
/// where a file is named after the content it stands for.
fn compress(files: &mut Files, mode: Mode, cache: &Path) -> Result<()> {
    let quality = match mode {
        Mode::Dev => 5,
        Mode::Release | Mode::Dist => 11,
    };
    fs::create_dir_all(cache)?;
    let mut used = BTreeSet::new();
    let mut compressed = Files::new();
    for (name, content) in files.iter() {
        if !name.rsplit_once('.').is_some_and(|(_, ending)| COMPRESSIBLE.contains(&ending)) {
            continue;
        }
        let key = hex(&Sha256::digest(content));
        let known = cache.join(&key);
        let packed = if let Ok(packed) = fs::read(&known) {
            packed
        } else {
            let packed = brotli(content, quality)?;
            fs::write(&known, &packed)?;
            packed
        };
        used.insert(key);
        if packed.len() < content.len() {
            compressed.insert(format!("{name}.br"), packed);
        }
    }
    for file in files_below(cache)? {
        if !file.file_name().is_some_and(|name| used.contains(name.to_string_lossy().as_ref())) {
            fs::remove_file(file)?;
        }
    }
    files.extend(compressed);
    Ok(())
}

/// Compresses with Brotli in its largest window.
fn brotli(content: &[u8], quality: u32) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, quality, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

/// Makes the folder hold exactly these files, touching only what differs, so that cargo does not build the server
/// again for nothing. Returns the number of files written or removed.
fn sync(folder: &Path, files: &Files) -> Result<usize> {
    let mut changed = 0;
    for file in files_below(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        if !files.contains_key(&name) {
            fs::remove_file(&file)?;
            changed += 1;
        }
    }
    for (name, content) in files {
        let file = folder.join(name);
        if fs::read(&file).is_ok_and(|present| &present == content) {
            continue;
        }
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
        changed += 1;
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_version_changes_with_a_name_and_with_a_content() {
        let one = digest(&files(&[("a.js", "1"), ("b.js", "2")]));
        assert_eq!(one.len(), 16);
        assert_eq!(one, digest(&files(&[("b.js", "2"), ("a.js", "1")])));
        assert_ne!(one, digest(&files(&[("a.js", "1"), ("c.js", "2")])));
        assert_ne!(one, digest(&files(&[("a.js", "1"), ("b.js", "3")])));
    }

    #[test]
    fn sync_leaves_what_is_equal_and_removes_what_is_gone() {
        let folder = std::env::temp_dir().join(format!("talqy-site-{}", std::process::id()));
        assert_eq!(sync(&folder, &files(&[("a", "1"), ("pkg/b", "2")])).unwrap(), 2);
        assert_eq!(sync(&folder, &files(&[("a", "1"), ("pkg/b", "2")])).unwrap(), 0);
        assert_eq!(sync(&folder, &files(&[("a", "2")])).unwrap(), 2);
        fs::remove_dir_all(&folder).unwrap();
    }
}
