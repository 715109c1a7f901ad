//! The browser the tests run in.

use crate::apt::{apt_install, may_apt_install};
use crate::progress::note;
use crate::workspace::find_program;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// The same browser without windows: it shows a page in half the time.
const WITHOUT_WINDOWS: &str = "chromium-headless-shell";
const NAMES: [&str; 5] =
    [WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds Chromium by `CHROMIUM_PATH` or in `PATH`, or installs it with apt; the one without windows where there is one.
///
/// # Errors
/// When there is none and none can be installed.
pub(crate) fn find() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM_PATH").map(PathBuf::from).filter(|path| path.is_file()) {
        return Ok(path);
    }
    if find_program(&[WITHOUT_WINDOWS]).is_none() && may_apt_install() {
        note("installing Chromium without windows with apt");
        if let Err(error) = apt_install(WITHOUT_WINDOWS) {
            // Debian alone has it.
            note(&format!("it cannot be had, so the tests take longer: {error:#}"));
        }
    }
    if let Some(path) = find_program(&NAMES) {
        return Ok(path);
    }
    if may_apt_install() {
        note("installing Chromium with apt");
        apt_install("chromium")?;
    }
    find_program(&NAMES).context("Chromium was not found; install it or name it in CHROMIUM_PATH")
}
