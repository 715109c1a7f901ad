//! The target for which the part of the browser is compiled.

use crate::progress::step;
use crate::workspace::{output, run};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// The target of the browser part.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure the compiler knows the browser's target.
///
/// # Errors
/// When rustup is there and cannot add it.
pub(crate) fn ensure_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    step("Adding the target of the browser to the toolchain");
    run(Command::new("rustup").args(["target", "add", TARGET])).context(
        "the target wasm32-unknown-unknown is missing: install it with your package manager or rustup",
    )
}
