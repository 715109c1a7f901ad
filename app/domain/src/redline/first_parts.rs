//! Split and joined elements without identities: likeness may pair the whole with a later part, because that is longer, but
//! the first part is the one that keeps the place.

use super::likeness::{Bag, Vocabulary};
use super::line::TextLine;
use super::splits::{FEWEST_WORDS, TAKEN};

/// Gives the pair of a later part to the part before it, where both hold words of the same whole.
pub(super) fn to_first_parts(pairs: &mut [Option<usize>], old: &[TextLine], new: &[TextLine]) {
    let mut vocabulary = Vocabulary::default();
    let mut used = vec![false; old.len()];
    for place in pairs.iter().flatten() {
        if let Some(used) = used.get_mut(*place) {
            *used = true;
        }
    }
    for host in (0..new.len()).rev() {
        let Some((place, was, is)) = stranger(pairs, host, old, new) else { continue };
        let before = host.checked_sub(1).filter(|before| pairs.get(*before) == Some(&None));
        if let Some((before, part)) = before.and_then(|before| Some((before, new.get(before)?)))
            && is_first_part(&mut vocabulary, was, part, is)
        {
            pairs.swap(before, host);
            continue;
        }
        let before = place.checked_sub(1).filter(|before| used.get(*before) == Some(&false));
        if let Some((before, part)) = before.and_then(|before| Some((before, old.get(before)?)))
            && is_first_part(&mut vocabulary, is, part, was)
        {
            used.swap(before, place);
            if let Some(pair) = pairs.get_mut(host) {
                *pair = Some(before);
            }
        }
    }
}

/// The pair of a new line, if it is not the same by identity or by its words.
fn stranger<'lines>(
    pairs: &[Option<usize>],
    host: usize,
    old: &'lines [TextLine<'lines>],
    new: &'lines [TextLine<'lines>],
) -> Option<(usize, &'lines TextLine<'lines>, &'lines TextLine<'lines>)> {
    let place = (*pairs.get(host)?)?;
    let (was, is) = (old.get(place)?, new.get(host)?);
    (was.id != is.id && was.text != is.text).then_some((place, was, is))
}

/// Whether `part` holds words of `whole` that `other`, the part after it, does not.
fn is_first_part<'lines>(
    vocabulary: &mut Vocabulary<'lines>,
    whole: &'lines TextLine<'lines>,
    part: &'lines TextLine<'lines>,
    other: &'lines TextLine<'lines>,
) -> bool {
    if part.section != other.section || part.text.is_empty() {
        return false;
    }
    let mut bag = |line: &'lines TextLine<'lines>| vocabulary.bag(&line.text);
    let (whole, part, other): (Bag, Bag, Bag) = (bag(whole), bag(part), bag(other));
    let gained = whole.common(&other.with(&part)).saturating_sub(whole.common(&other));
    part.len() >= FEWEST_WORDS && gained * 1000 >= part.len() * TAKEN
}
