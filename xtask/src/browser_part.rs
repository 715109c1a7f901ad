//! The part of the site that runs in the browser: compiled, split for lazy islands, bound to JavaScript.

use crate::browser_target::TARGET;
use crate::progress::{note, step};
use crate::sections;
use crate::size::size;
use crate::wasm_opt;
use crate::workspace::{Workspace, files_below, run};
use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Leptos asks for the loader of the split parts by exactly this name.
const LINK_NAME: &str = "./__wasm_split.______________________.js";

/// What is shipped keeps the types of its views whole: larger to compile, smaller to load, and pages without the marks that
/// boxed views leave behind (see `.cargo/config.toml`). Both sides of a page must be compiled in the same way.
const WHOLE_VIEWS: (&str, &str) = ("CARGO_ENCODED_RUSTFLAGS", "");

/// How much care a build takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quick to build.
    Dev,
    /// Optimised, for measuring.
    Release,
    /// Small to load, for shipping.
    Dist,
}

impl Mode {
    /// The name of the mode's own folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
            Self::Dist => "dist",
        }
    }

    /// Tells the compiler how the views of this mode are compiled; both sides of a page ask here.
    pub(crate) fn views(self, cargo: &mut Command) -> &mut Command {
        match self {
            Self::Dev | Self::Release => cargo,
            Self::Dist => cargo.env(WHOLE_VIEWS.0, WHOLE_VIEWS.1),
        }
    }
}

/// Builds the browser part and returns the folder of its files (`app.js`, `app.wasm`, the split parts).
///
/// # Errors
/// When the compiler, the splitter or the binder fails.
pub(crate) fn build(workspace: &Workspace, mode: Mode) -> Result<PathBuf> {
    step("Browser part: compiling");
    let raw = compile(workspace, mode)?;
    let bytes = fs::read(&raw).with_context(|| format!("cannot read {}", raw.display()))?;

    let parts = workspace.parts().join(mode.name());
    let folder = parts.join("pkg");
    let optimiser = (mode != Mode::Dev).then(|| wasm_opt::find(workspace)).flatten();
    let key = key(&bytes, optimiser.as_deref())?;
    let stamp = parts.join("pkg.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == key) {
        note("unchanged since the last build");
        return Ok(folder);
    }

    step("Browser part: splitting and binding");
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    fs::create_dir_all(&folder)?;
    let main = split(&bytes, &parts, &folder)?;
    bind(&main, &folder)?;
    if mode != Mode::Dev {
        shrink(&folder, optimiser.as_deref())?;
    }
    fs::write(&stamp, key)?;
    report(&folder)?;
    Ok(folder)
}

/// Compiles the crate `app` for the browser. `--emit-relocs` goes to the linker of this one crate only, so the
/// dependencies are the same as for any other build of this target.
fn compile(workspace: &Workspace, mode: Mode) -> Result<PathBuf> {
    let mut cargo = workspace.cargo(&["rustc", "--package", "app", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--features", "hydrate", "--target", TARGET]);
    let folder = match mode {
        Mode::Dev => {
            cargo.args(["--config", "profile.dev.debug=false"]);
            "debug"
        }
        Mode::Release | Mode::Dist => {
            mode.views(cargo.args(["--profile", "wasm"]));
            "wasm"
        }
    };
    run(cargo.args(["--", "-Clink-args=--emit-relocs"]))?;
    Ok(workspace.target().join(TARGET).join(folder).join("app.wasm"))
}

/// Names everything the finished files depend on.
fn key(raw: &[u8], optimiser: Option<&Path>) -> Result<String> {
    let own = std::env::current_exe()?;
    // Another build may have put a newer program in the place of this one.
    let changed = fs::metadata(own).and_then(|program| program.modified()).ok();
    Ok(format!("{} {changed:?} {optimiser:?}", hex(&Sha256::digest(raw))))
}

/// Cuts the lazy islands out of the main module and returns the main module's file, which is still to be bound.
fn split(raw: &[u8], parts: &Path, folder: &Path) -> Result<PathBuf> {
    let main = parts.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(raw);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK_NAME;
    options.main_module = "./app.js";
    let split =
        wasm_split_cli_support::transform(options).map_err(|error| anyhow!("splitting: {error:#}"))?;
    let prefetch =
        serde_json::to_vec(&split.prefetch_map.into_iter().collect::<std::collections::BTreeMap<_, _>>())?;
    fs::write(folder.join("__wasm_split_manifest.json"), prefetch)?;
    Ok(main)
}

/// Writes `app.js` and `app.wasm`. The split parts look for the linker's own exports, so these are kept.
fn bind(main: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(main)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .remove_producers_section(true)
        .generate(folder)
        .context("binding")?;
    // Leptos names the file after `LEPTOS_OUTPUT_NAME` (see .cargo/config.toml).
    fs::rename(folder.join("app_bg.wasm"), folder.join("app.wasm"))?;
    Ok(())
}

/// Drops names meant for debuggers, and lets `wasm-opt` look for what the compiler left.
fn shrink(folder: &Path, optimiser: Option<&Path>) -> Result<()> {
    let modules =
        files_below(folder)?.into_iter().filter(|file| file.extension().is_some_and(|ext| ext == "wasm"));
    for module in modules {
        fs::write(&module, sections::without_names(&fs::read(&module)?)?)?;
        if let Some(optimiser) = optimiser {
            wasm_opt::optimise(optimiser, &module)?;
        }
    }
    if optimiser.is_none() {
        note(
            "wasm-opt was not found: the files stay about an eighth larger to compile (npm install -g binaryen)",
        );
    }
    Ok(())
}

/// Prints the size of each module.
fn report(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let bytes = fs::metadata(&file)?.len();
        if file.extension().is_some_and(|ext| ext == "wasm" || ext == "js") {
            let name = file.strip_prefix(folder)?.display();
            note(&format!("{name}: {}", size(usize::try_from(bytes)?)));
        }
    }
    Ok(())
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
