//! The style sheet: one file from `style/main.css` and what it imports.

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use std::path::Path;

/// Bundles and minifies. No browser list is given on purpose: `light-dark()` and `oklab` go out as they were written.
///
/// # Errors
/// When a file is missing or is not CSS; the message names the file, line and column.
pub(crate) fn bundle(folder: &Path) -> Result<Vec<u8>> {
    let entry = folder.join("main.css");
    if !entry.is_file() {
        return Ok(Vec::new());
    }
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(&entry)
        .map_err(|error| anyhow!("style: {error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("style: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("style: {error}"))?;
    Ok(printed.code.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn imports_are_bundled_and_modern_colours_are_kept() {
        let folder = std::env::temp_dir().join(format!("talqy-style-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("tokens.css"), ":root { --ink: light-dark(oklch(20% 0 0), white); }").unwrap();
        fs::write(
            folder.join("main.css"),
            "@import \"tokens.css\";\nbody { color: light-dark(black, oklab(90% 0 0)) }\nmark { background: color-mix(in oklab, red, blue) }",
        )
        .unwrap();
        let css = String::from_utf8(bundle(&folder).unwrap()).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(css.starts_with(":root{--ink:light-dark("), "{css}");
        assert!(css.contains("color:light-dark("), "{css}");
        assert!(css.contains("oklab("), "{css}");
        assert!(!css.contains("@import"), "{css}");
    }
}
