//! Which line of a section is which: by identity, then by what it is about.

use crate::standard::{Detail, Element};

/// For every line after the change the place of its line before; each is used at most once.
///
/// A draft that was written anew has new identities: a term of the same case, a payment, document or ground of the same
/// words and the hours of the same place are still the same line.
pub(super) fn pairs(before: &[Element], after: &[Element]) -> Vec<Option<usize>> {
    let mut used = vec![false; before.len()];
    let mut find = |wanted: &dyn Fn(&Element) -> bool| {
        let place = before.iter().zip(&used).position(|(line, used)| !used && wanted(line))?;
        if let Some(used) = used.get_mut(place) {
            *used = true;
        }
        Some(place)
    };
    let mut pairs: Vec<Option<usize>> = after.iter().map(|line| find(&|other| other.id == line.id)).collect();
    for (line, pair) in after.iter().zip(&mut pairs) {
        if pair.is_none() {
            *pair =
                find(&|other| is_about_the_same(other, line) && after.iter().all(|own| own.id != other.id));
        }
    }
    pairs
}

fn is_about_the_same(one: &Element, other: &Element) -> bool {
    match (&one.detail, &other.detail) {
        (
            Detail::Hours { place, named, of, .. },
            Detail::Hours { place: other, named: other_named, of: other_of, .. },
        ) => place == other && named == other_named && of == other_of,
        (Detail::Term { of, .. }, Detail::Term { of: other_of, .. }) => {
            of == other_of && one.text == other.text
        }
        (Detail::Fee { .. }, Detail::Fee { .. })
        | (Detail::Document { .. }, Detail::Document { .. })
        | (Detail::Ground { .. }, Detail::Ground { .. }) => one.text == other.text,
        _ => false,
    }
}
