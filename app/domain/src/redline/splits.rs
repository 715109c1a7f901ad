//! Paragraphs that were split into several or joined into one.
//!
//! A split keeps its first part at the old identity; the other parts follow it and are new. A joint keeps the first of
//! the old elements; the others followed it and are gone. Both are recognised by the words that went from one to the other.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fragment::{Fragment, FragmentKind};
use super::likeness::Vocabulary;
use super::line::{TextLine, is_mirrored};
use super::words::words;

/// The share of a part's words, in thousandths, that must have come from the other element or gone to it.
pub(super) const TAKEN: usize = 600;
/// The fewest words of a part; shorter ones are alike by chance.
pub(super) const FEWEST_WORDS: usize = 3;
/// The most parts of one element.
const MOST_PARTS: usize = 40;

/// Parts by their places, each with its fragments.
type Parts = Vec<(usize, Vec<Fragment>)>;

/// The parts of split and joined elements, each with its fragments.
#[derive(Default)]
pub(super) struct Divisions {
    /// For the place of a new element that was split, or that others were joined to: its own fragments.
    pub(super) hosts: HashMap<usize, Vec<Fragment>>,
    /// For the place of a new element that was cut out of another: the place of that other, and the fragments.
    pub(super) split: HashMap<usize, (usize, Vec<Fragment>)>,
    /// For the place of a new element: the places of the old ones that were joined to it, and their fragments.
    pub(super) joined: HashMap<usize, Vec<(usize, Vec<Fragment>)>>,
}

/// Finds the splits and the joints among paired lines.
pub(super) fn divisions(old: &[TextLine], new: &[TextLine], pairs: &[Option<usize>]) -> Divisions {
    let used: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let mut found = Divisions::default();
    let mut vocabulary = Vocabulary::default();
    // Where an element could be both, swapping the sides must swap the answer.
    let joints_first = is_mirrored(old, new);
    for (host, place) in pairs.iter().enumerate().filter_map(|(host, pair)| Some((host, (*pair)?))) {
        let (Some(was), Some(is)) = (old.get(place), new.get(host)) else { continue };
        if was.text == is.text {
            continue;
        }
        let mut split = || {
            let added = parts(&mut vocabulary, was, is, new, host, |next| pairs.get(next) == Some(&None));
            let (own, parts) = divide(&was.text, &is.text, new, added, false)?;
            Some((own, parts, true))
        };
        let before = if joints_first { None } else { split() };
        let joint = || {
            let gone = parts(&mut Vocabulary::default(), is, was, old, place, |next| !used.contains(&next));
            let (own, parts) = divide(&is.text, &was.text, old, gone, true)?;
            Some((own, parts, false))
        };
        let Some((own, parts, is_split)) = before.or_else(joint).or_else(|| joints_first.then(&mut split)?)
        else {
            continue;
        };
        found.hosts.insert(host, own);
        if is_split {
            found.split.extend(parts.into_iter().map(|(place, fragments)| (place, (host, fragments))));
        } else {
            found.joined.insert(host, parts);
        }
    }
    found
}

/// The lines after `first`, at `place` on its side, that hold words of `whole` which `first` does not.
fn parts<'lines>(
    vocabulary: &mut Vocabulary<'lines>,
    whole: &'lines TextLine,
    first: &'lines TextLine,
    side: &'lines [TextLine],
    place: usize,
    is_free: impl Fn(usize) -> bool,
) -> Range<usize> {
    let mut end = place + 1;
    let is_candidate =
        |next: usize| is_free(next) && side.get(next).is_some_and(|line| line.section == first.section);
    if !is_candidate(end) {
        return end..end;
    }
    let whole = vocabulary.bag(&whole.text);
    let mut taken = vocabulary.bag(&first.text);
    while let Some(part) = side.get(end).filter(|_| is_candidate(end) && end - place <= MOST_PARTS) {
        let part = vocabulary.bag(&part.text);
        let with_part = taken.with(&part);
        let gained = whole.common(&with_part).saturating_sub(whole.common(&taken));
        if part.len() < FEWEST_WORDS || gained * 1000 < part.len() * TAKEN {
            break;
        }
        taken = with_part;
        end += 1;
    }
    place + 1..end
}

/// The fragments of the first part and of the others, if the words really went over; with `mirrored` the parts are old.
fn divide(
    whole: &str,
    first: &str,
    side: &[TextLine],
    range: Range<usize>,
    mirrored: bool,
) -> Option<(Vec<Fragment>, Parts)> {
    let others = side.get(range.clone()).filter(|others| !others.is_empty())?;
    let texts: Vec<&str> = std::iter::once(first).chain(others.iter().map(|line| &*line.text)).collect();
    let mut cut = cut(words(whole, &texts.join("\n")), &texts).into_iter();
    let turned = |fragments: Vec<Fragment>| if mirrored { mirror(fragments) } else { fragments };
    let own = turned(cut.next()?);
    let parts: Parts = range.zip(cut.map(turned)).collect();
    let went_over = |fragments: &[Fragment]| {
        let bytes = |same: bool| -> usize {
            fragments.iter().filter(|f| (f.kind == FragmentKind::Same) == same).map(|f| f.text.len()).sum()
        };
        bytes(true) >= bytes(false)
    };
    parts.iter().all(|(_, fragments)| went_over(fragments)).then_some((own, parts))
}

/// Cuts the fragments of the texts joined by line feeds into the fragments of each text, without those line feeds.
fn cut(fragments: Vec<Fragment>, texts: &[&str]) -> Vec<Vec<Fragment>> {
    let mut lengths = texts.iter().map(|text| text.len());
    let mut left = lengths.next().unwrap_or(0);
    let mut done = Vec::with_capacity(texts.len());
    let mut current = Vec::new();
    // What was deleted between two parts, white space that the split made needless: it goes to the later part.
    let mut between = Vec::new();
    for Fragment { kind, text, .. } in fragments {
        if kind == FragmentKind::Deleted {
            let target = if left == 0 && text.trim().is_empty() { &mut between } else { &mut current };
            Fragment::push(target, kind, &text);
            continue;
        }
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if left > 0 {
                let taken = left.min(rest.len());
                Fragment::push(&mut current, kind, rest.get(..taken).unwrap_or_default());
                left -= taken;
                rest = rest.get(taken..).unwrap_or_default();
                continue;
            }
            // The line feed that joined the texts.
            done.push(std::mem::replace(&mut current, std::mem::take(&mut between)));
            if kind == FragmentKind::Same {
                Fragment::push(&mut current, FragmentKind::Deleted, "\n");
            }
            left = lengths.next().unwrap_or(usize::MAX);
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    current.append(&mut between);
    done.push(current);
    done
}

/// The same fragments seen from the other side, deletions before insertions.
fn mirror(fragments: Vec<Fragment>) -> Vec<Fragment> {
    let mut turned: Vec<Fragment> = Vec::with_capacity(fragments.len());
    for Fragment { kind, text, .. } in fragments {
        match kind {
            FragmentKind::Same => turned.push(Fragment::new(kind, text)),
            FragmentKind::Deleted => turned.push(Fragment::new(FragmentKind::Inserted, text)),
            FragmentKind::Inserted => {
                let before = turned.pop_if(|last| last.kind == FragmentKind::Inserted);
                turned.push(Fragment::new(FragmentKind::Deleted, text));
                turned.extend(before);
            }
        }
    }
    turned
}
