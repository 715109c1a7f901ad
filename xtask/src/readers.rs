//! Programs of others that read the documents we write: the tests believe them, not ourselves.

use crate::apt::{apt_install, may_apt_install};
use crate::progress::note;
use crate::workspace::find_program;
use anyhow::{Result, bail};
use std::path::Path;

/// The programs, with the package of Debian that brings each.
const PROGRAMS: [(&str, &str); 5] = [
    ("pdftotext", "poppler-utils"),
    ("pdfinfo", "poppler-utils"),
    ("pdffonts", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("soffice", "libreoffice-writer"),
];
/// What lets a script ask LibreOffice to accept and reject changes.
const BRIDGE: (&str, &str) = ("/usr/lib/python3/dist-packages/uno.py", "python3-uno");

/// Finds poppler, qpdf and LibreOffice, or installs them with apt.
///
/// # Errors
/// When one of them is missing and cannot be had.
pub(crate) fn find() -> Result<()> {
    for (program, package) in PROGRAMS {
        need(package, || find_program(&[program]).is_some())?;
    }
    need(BRIDGE.1, || Path::new(BRIDGE.0).is_file())
}

fn need(package: &str, is_there: impl Fn() -> bool) -> Result<()> {
    if !is_there() && may_apt_install() {
        note(&format!("installing {package} with apt"));
        apt_install(package)?;
    }
    if is_there() { Ok(()) } else { bail!("{package} was not found; install it") }
}
