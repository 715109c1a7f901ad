//! Advisories, licences, sources and doubled versions of what is built in, as cargo-deny knows them.

use crate::progress::note;
use crate::workspace::{Workspace, find_program, run};
use anyhow::Result;

/// Asks cargo-deny by `deny.toml`; where it is not installed, nothing is checked and that is said.
///
/// # Errors
/// When it finds something.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    if find_program(&["cargo-deny", "cargo-deny.exe"]).is_none() {
        note("not looked at: cargo-deny is not installed (cargo install --locked cargo-deny)");
        return Ok(());
    }
    run(&mut workspace.cargo(&["deny", "check"]))
}
