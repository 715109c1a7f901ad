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
    let made = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    words.generate_i18n_module(made.clone())?;
    let module = made.join("mod.rs");
    std::fs::write(&module, in_lines(&std::fs::read_to_string(&module)?))?;
    Ok(())
}

/// The module in lines. It is made as one line of megabytes, and whoever asks for the column of something in it, as the lints
/// and the tables for debuggers do for every item, counts from its beginning.
fn in_lines(module: &str) -> String {
    let mut lines = String::with_capacity(module.len() + module.len() / 16);
    let mut letters = module.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        lines.push(letter);
        match letter {
            '\\' if quoted => lines.extend(letters.next()),
            // A quotation mark as a character opens nothing.
            '\'' if !quoted && letters.peek() == Some(&'"') => lines.extend(letters.next()),
            '"' => quoted = !quoted,
            ';' | '{' | '}' if !quoted => lines.push('\n'),
            _ => {}
        }
    }
    lines
}

/// One file a namespace in each language; `cargo xtask check` proves that the three languages hold the same keys.
fn namespaces() -> std::io::Result<Vec<String>> {
    let mut names: Vec<String> = std::fs::read_dir(format!("{LOCALES}/en"))?
        .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}
