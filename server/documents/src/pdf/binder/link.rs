//! Links from one portion to another: the typesetter writes an address, which becomes a place when all pages are known.

use lopdf::{Object, text_string};

use super::outline::{Bookmark, Target};

/// How the address of a link to another portion begins; the number of the link follows. No such address stays in the file.
pub(in crate::pdf) const LINK: &str = "talqy:";

/// Lets a link that stands for one of `links` lead there and say where it leads.
pub(super) fn lead(object: &mut Object, links: &[Bookmark], targets: &[Target]) {
    let Object::Dictionary(fields) = object else { return };
    let Some(number) = fields.get(b"A").ok().and_then(link_number) else { return };
    let Some(link) = links.get(number) else { return };
    let Some(target) = targets.get(link.place.page) else { return };
    fields.remove(b"A");
    fields.set("Dest", target.at(link.place.y));
    fields.set("Contents", text_string(&link.title));
}

fn link_number(action: &Object) -> Option<usize> {
    let address = action.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()?;
    std::str::from_utf8(address).ok()?.strip_prefix(LINK)?.parse().ok()
}
