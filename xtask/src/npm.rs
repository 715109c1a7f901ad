//! The npm packages of `end2end`.

use crate::apt::{apt_install, may_apt_install};
use crate::browser_part::hex;
use crate::progress::note;
use crate::workspace::{find_program, output, run};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The oldest Node.js that Playwright runs on.
const OLDEST_NODE: u32 = 20;

/// Installs the packages exactly as `package-lock.json` names them, once for each state of that file.
///
/// # Errors
/// When Node.js is missing or too old, or npm fails.
pub(crate) fn install(folder: &Path) -> Result<()> {
    node()?;
    let lock = fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json")?;
    let key = hex(&Sha256::digest(lock));
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == key) {
        return Ok(());
    }
    note("installing the npm packages of end2end");
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    // The tests use the system's Chromium.
    run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(stamp, key)?;
    Ok(())
}

/// Makes sure that Node.js is there.
///
/// # Errors
/// When it is not, or is too old.
pub(crate) fn node() -> Result<()> {
    if find_program(&["npm"]).is_none() && may_apt_install() {
        note("installing Node.js with apt");
        apt_install("npm")?;
    }
    if find_program(&["npm"]).is_none() {
        bail!("Node.js: npm was not found; install Node.js {OLDEST_NODE} or newer");
    }
    let version = output(Command::new("node").arg("--version"))?;
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {} is too old; install {OLDEST_NODE} or newer", version.trim());
    }
    Ok(())
}
