//! Binaryen's `wasm-opt`: not needed, used when it is there.

use crate::workspace::{Workspace, find_program, run};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What today's compiler emits and every browser of the last years runs.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Looks in the packages of `end2end` and in `PATH`.
pub(crate) fn find(workspace: &Workspace) -> Option<PathBuf> {
    let local = workspace.root.join("end2end/node_modules/.bin/wasm-opt");
    if local.is_file() { Some(local) } else { find_program(&["wasm-opt"]) }
}

/// Optimises one module in place, for size.
///
/// # Errors
/// When the program fails.
pub(crate) fn optimise(program: &Path, module: &Path) -> Result<()> {
    let result = module.with_extension("wasm.opt");
    run(Command::new(program).args(FEATURES).arg("-Oz").arg(module).arg("-o").arg(&result))?;
    fs::rename(result, module)?;
    Ok(())
}
