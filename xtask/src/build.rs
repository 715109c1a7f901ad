//! `cargo xtask build`: one program file with the site inside.

use crate::browser_part::Mode;
use crate::browser_target;
use crate::progress::{clock, elapsed, step};
use crate::site;
use crate::size::size;
use crate::workspace::{Workspace, run};
use anyhow::{Context, Result, bail};

/// Builds the site, and without `--dev` the program around it: for trying and measuring, or with `--dist` for shipping.
///
/// # Errors
/// When a part cannot be built.
pub(crate) fn build(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let (mode, profile) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => (Mode::Release, "release"),
        ["--dist"] => (Mode::Dist, "dist"),
        ["--dev"] => (Mode::Dev, "dev"),
        other => bail!("build knows only --dist and --dev, not {other:?}"),
    };
    browser_target::ensure_target()?;
    let state = site::build(workspace, mode)?;
    if mode == Mode::Dev {
        return Ok(());
    }
    step("Program: compiling");
    let mut cargo =
        workspace.cargo(&["build", "--profile", profile, "--package", "server", "--bin", "talqy"]);
    // The crate `server` reads it, so that cargo embeds the site anew when a file comes or goes.
    run(mode.views(cargo.env("TALQY_SITE_STATE", &state)))?;
    // Pages of a release do not wake with the browser part of a quick build.
    if site::state(workspace)? != state {
        bail!("target/site was built anew while the program was compiled: run this again, alone");
    }
    let program = workspace.target().join(profile).join(format!("talqy{}", std::env::consts::EXE_SUFFIX));
    let bytes =
        std::fs::metadata(&program).with_context(|| format!("{} was not built", program.display()))?.len();
    step(&format!("Built in {}", clock(elapsed())));
    println!("{} ({}, the site inside)", program.display(), size(usize::try_from(bytes)?));
    Ok(())
}
