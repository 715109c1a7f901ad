//! The folder of what electronic signatures are verified against: certificates and lists of revoked ones.

use std::path::{Path, PathBuf};

use services::standards::SignatureRoots;

use super::ConfigError;

/// The largest file of the folder, in bytes: lists of revoked certificates grow to some megabytes.
const LARGEST: u64 = 64 << 20;

/// Reads every file of the folder; without one nothing is trusted.
///
/// # Errors
/// [`ConfigError`] with the first file that cannot be used: nothing of the folder is left out silently.
pub fn signature_roots(folder: Option<&Path>) -> Result<SignatureRoots, ConfigError> {
    let Some(folder) = folder else { return Ok(SignatureRoots::default()) };
    let told = |path: &Path, error: &std::io::Error| {
        let named = path.display();
        ConfigError::new(format!("--signature-roots: {named} cannot be read: {}", error.kind()))
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| told(folder, &error))? {
        let path = entry.map_err(|error| told(folder, &error))?.path();
        // What begins with a dot is an editor's or a file system's.
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !is_hidden && path.is_file() {
            paths.push(path);
        }
    }
    // Of several faults the same one is told each time.
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let size = path.metadata().map_err(|error| told(&path, &error))?.len();
        if size > LARGEST {
            return Err(ConfigError::new(format!("--signature-roots: {} is too large", path.display())));
        }
        let bytes = std::fs::read(&path).map_err(|error| told(&path, &error))?;
        files.push((path.display().to_string(), bytes));
    }
    SignatureRoots::read(files)
        .map_err(|problem| ConfigError::new(format!("--signature-roots {}: {problem}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &[u8] = include_bytes!("../../../app/services/tests/fixtures/signature/root.pem");
    const LIST: &[u8] = include_bytes!("../../../app/services/tests/fixtures/signature/root.crl");

    #[test]
    fn a_folder_is_read_whole_or_the_fault_is_named() {
        assert!(signature_roots(None).unwrap().is_empty());
        let folder = tempfile::tempdir().unwrap();
        let read = || signature_roots(Some(folder.path()));
        let says = || read().unwrap_err().to_string();
        assert!(says().contains("no root certificate"), "{}", says());
        std::fs::write(folder.path().join("root.pem"), ROOT).unwrap();
        std::fs::write(folder.path().join("root.crl"), LIST).unwrap();
        std::fs::write(folder.path().join(".root.pem.swp"), "words").unwrap();
        assert!(!read().unwrap().is_empty());
        std::fs::write(folder.path().join("words.txt"), "words").unwrap();
        assert!(says().contains("words.txt") && says().contains("--signature-roots"), "{}", says());
        let none = signature_roots(Some(&folder.path().join("none"))).unwrap_err().to_string();
        assert!(none.contains("cannot be read"), "{none}");
    }
}
