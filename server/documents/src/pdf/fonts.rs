//! The fonts: one for reading, one of one width. Both hold every letter of Kazakh, Russian and English.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The families that the template names.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// The fonts with what is known of them.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// The fonts, read once.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let ours = |font: &Font| FAMILIES.contains(&font.info().family.as_str());
    let fonts: Vec<Font> =
        typst_assets::fonts().flat_map(|file| Font::iter(Bytes::new(file))).filter(ours).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});
