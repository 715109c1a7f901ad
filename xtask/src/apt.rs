//! Packages of the system, installed with apt where this process may.

use crate::workspace::{find_program, run};
use anyhow::Result;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether this process may install system packages with apt.
pub(crate) fn may_apt_install() -> bool {
    find_program(&["apt-get"]).is_some() && is_root()
}

/// Whether this process runs as root.
pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Whether this process has asked for the newest lists of packages.
static KNOWS_LISTS: AtomicBool = AtomicBool::new(false);

/// Installs a Debian package quietly.
///
/// # Errors
/// When apt fails.
pub(crate) fn apt_install(package: &str) -> Result<()> {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        run(&mut command)
    };
    if !KNOWS_LISTS.load(Ordering::Relaxed) {
        apt(&["update", "-qq"])?;
        KNOWS_LISTS.store(true, Ordering::Relaxed);
    }
    apt(&["install", "-y", "-qq", "--no-install-recommends", package])
}
