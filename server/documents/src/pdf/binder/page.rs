//! A page among those that are bound, and the drawing of its head and foot.

use lopdf::{Dictionary, Error, Object, Result};

use super::outline::Target;

/// What the drawing of head and foot is called among the resources of a page.
pub(super) const MARGIN: &str = "margin";

/// A page that waits for its head and foot.
pub(super) struct Leaf {
    /// The number of its object.
    pub(super) number: u32,
    /// What it says of itself.
    pub(super) page: Dictionary,
}

/// Draws a head and a foot over a page.
pub(super) fn add_drawing(page: &mut Dictionary, margin: Object, draw: Object) -> Result<()> {
    let words = page.get(b"Contents")?.clone();
    page.set("Contents", vec![words, draw]);
    let resources = page.get_mut(b"Resources")?.as_dict_mut()?;
    if !resources.has(b"XObject") {
        resources.set("XObject", Dictionary::new());
    }
    resources.get_mut(b"XObject")?.as_dict_mut()?.set(MARGIN, margin);
    Ok(())
}

/// Where outlines and links lead that mean this page.
pub(super) fn target(leaf: &Leaf) -> Result<Target> {
    let height = leaf
        .page
        .get(b"MediaBox")?
        .as_array()?
        .get(3)
        .ok_or_else(|| Error::DictKey("MediaBox".to_owned()))?;
    Ok(Target { number: leaf.number, height: f64::from(height.as_float()?) })
}
