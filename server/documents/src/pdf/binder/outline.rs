//! The outline that a reader shows beside the pages.

use lopdf::{Dictionary, Object, Result, text_string};

use super::file::File;

/// How far above a heading a reader is led, in points.
const ABOVE: f64 = 10.0;

/// A place of the document.
#[derive(Clone, Copy, Debug)]
pub(in crate::pdf) struct PagePlace {
    /// The page, from 0.
    pub(in crate::pdf) page: usize,
    /// How far below the top of the page, in points.
    pub(in crate::pdf) y: f64,
}

/// A heading that the outline names.
#[derive(Clone, Debug)]
pub(in crate::pdf) struct Bookmark {
    pub(in crate::pdf) title: String,
    /// How deep it stands, from 1.
    pub(in crate::pdf) level: usize,
    pub(in crate::pdf) place: PagePlace,
}

/// Where a page is, to lead somebody there.
pub(super) struct Target {
    pub(super) number: u32,
    /// How high the page is, in points.
    pub(super) height: f64,
}

impl Target {
    /// The place on this page, `y` points below its top.
    pub(super) fn at(&self, y: f64) -> Object {
        let top = self.height - (y - ABOVE).max(0.0);
        let xyz = Object::Name(b"XYZ".to_vec());
        Object::Array(vec![(self.number, 0).into(), xyz, 0.into(), top.into(), 0.into()])
    }
}

/// Writes the outline; none where there is nothing to name.
pub(super) fn put(file: &mut File, bookmarks: &[Bookmark], targets: &[Target]) -> Result<Option<u32>> {
    let Ok(count) = u32::try_from(bookmarks.len()) else { return Ok(None) };
    if count == 0 {
        return Ok(None);
    }
    let root = file.reserve(count + 1);
    let mut items: Vec<Item> = vec![Item::default()];
    let mut above: Vec<(usize, usize)> = vec![(0, 0)];
    for (place, bookmark) in (1..).zip(bookmarks) {
        while above.len() > 1 && above.last().is_some_and(|(level, _)| *level >= bookmark.level) {
            above.pop();
        }
        let parent = above.last().map_or(0, |(_, parent)| *parent);
        let previous = items.get(parent).and_then(|parent| parent.last);
        if let Some(previous) = previous.and_then(|previous| items.get_mut(previous)) {
            previous.next = Some(place);
        }
        if let Some(parent) = items.get_mut(parent) {
            parent.first = parent.first.or(Some(place));
            parent.last = Some(place);
        }
        for (_, ancestor) in &above {
            if let Some(ancestor) = items.get_mut(*ancestor) {
                ancestor.below += 1;
            }
        }
        items.push(Item { parent: Some(parent), previous, ..Item::default() });
        above.push((bookmark.level, place));
    }
    for (number, (place, item)) in (root..).zip(items.iter().enumerate()) {
        let named = place.checked_sub(1).and_then(|place| bookmarks.get(place));
        let target = named.and_then(|bookmark| targets.get(bookmark.place.page).map(|page| (bookmark, page)));
        let mut fields = item.fields(root);
        match target {
            Some((bookmark, page)) => {
                fields.set("Title", text_string(&bookmark.title));
                fields.set("Dest", page.at(bookmark.place.y));
            }
            None => fields.set("Type", Object::Name(b"Outlines".to_vec())),
        }
        file.put(number, fields.into())?;
    }
    Ok(Some(root))
}

/// How an item stands to others; each is its place in the list, the root is the first.
#[derive(Default)]
struct Item {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// How many stand below it, at any depth.
    below: i64,
}

impl Item {
    fn fields(&self, root: u32) -> Dictionary {
        let mut fields = Dictionary::new();
        let links = [
            ("Parent", self.parent),
            ("Prev", self.previous),
            ("Next", self.next),
            ("First", self.first),
            ("Last", self.last),
        ];
        for (key, place) in links {
            if let Some(place) = place.and_then(|place| u32::try_from(place).ok()) {
                fields.set(key, Object::Reference((root + place, 0)));
            }
        }
        if self.below > 0 {
            fields.set("Count", self.below);
        }
        fields
    }
}
