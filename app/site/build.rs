//! Turns `locales/` into a module whose keys the compiler checks.

use std::path::PathBuf;

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

/// The words stand beside the crates that show them.
const LOCALES: &str = "../locales";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LOCALES}");
    let mut config = Config::new("en")?
        .locales_path(LOCALES)
        .add_locale("ru")?
        .add_locale("kk")?
        .parse_options(ParseOptions::new().interpolate_display(true));
    for namespace in namespaces()? {
        config = config.add_namespace(&namespace)?;
    }
    let words = TranslationsInfos::parse(config)?;
    words.emit_diagnostics();
    words.generate_i18n_module(PathBuf::from(std::env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}

/// One file a namespace in each language; `cargo xtask check` proves that the three languages hold the same keys.
fn namespaces() -> std::io::Result<Vec<String>> {
    let mut names: Vec<String> = std::fs::read_dir(format!("{LOCALES}/en"))?
        .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}
