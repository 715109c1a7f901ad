//! The list of elements of every section: the new ones in their order, with what is gone beside what it stood by.

use std::collections::HashSet;

use super::arrange::steady;
use super::element::{ElementKind, ElementRedline};
use super::fragment::Fragment;
use super::line::{TextLine, is_mirrored};
use super::pairing::pair;
use super::splits::{Divisions, divisions};
use super::words::words;
use crate::standard::SectionKey;

/// The elements of the sections of a redline: of the twelve, and of the appendices where either side has any.
pub(super) fn list(old: &[TextLine], new: &[TextLine]) -> Vec<(SectionKey, Vec<ElementRedline>)> {
    let pairs = pair(old, new);
    let divisions = divisions(old, new, &pairs);
    let joined = divisions.joined.values().flatten().map(|(place, _)| *place);
    let used: HashSet<usize> = pairs.iter().flatten().copied().chain(joined).collect();
    let mirrored = is_mirrored(old, new);
    let listing = Listing { old, new, pairs: &pairs, divisions: &divisions, used: &used, mirrored };
    let there = |key: &SectionKey| key.is_of_law() || old.iter().chain(new).any(|line| line.section == *key);
    SectionKey::EVERY.into_iter().filter(there).map(|key| (key, listing.section(key))).collect()
}

/// What is known about the lines of both sides.
struct Listing<'lines> {
    old: &'lines [TextLine<'lines>],
    new: &'lines [TextLine<'lines>],
    pairs: &'lines [Option<usize>],
    divisions: &'lines Divisions,
    /// The places of the old lines that are listed with a new one.
    used: &'lines HashSet<usize>,
    /// Whether the sides are put the other way round before they are compared.
    mirrored: bool,
}

impl Listing<'_> {
    /// The elements of one section: the new ones in order, every removed one after the one that it followed.
    fn section(&self, key: SectionKey) -> Vec<ElementRedline> {
        let own: Vec<(usize, &TextLine<'_>, Option<usize>)> = self
            .new
            .iter()
            .zip(self.pairs)
            .enumerate()
            .filter(|(_, (line, _))| line.section == key)
            .map(|(place, (line, pair))| (place, line, *pair))
            .collect();
        let stays = |place: &usize| self.old.get(*place).is_some_and(|line| line.section == key);
        let at_home: Vec<usize> = own.iter().filter_map(|(_, _, pair)| pair.filter(stays)).collect();
        let steady = self.steady(&at_home);

        let mut elements = Vec::new();
        let mut former = self.old.iter().enumerate().filter(|(_, line)| line.section == key).peekable();
        let removed = |(place, line): (usize, &TextLine<'_>)| {
            (!self.used.contains(&place)).then(|| one_sided(line, ElementKind::Removed, None))
        };
        for (place, line, pair) in own {
            if let Some(old_place) = pair.filter(|old_place| steady.contains(old_place)) {
                while let Some(gone) = former.next_if(|(former, _)| *former <= old_place) {
                    elements.extend(removed(gone));
                }
            }
            match pair.and_then(|old_place| Some((old_place, self.old.get(old_place)?))) {
                Some((old_place, was)) => {
                    let fragments = self.divisions.hosts.get(&place).cloned();
                    elements.push(both_sided(was, line, !steady.contains(&old_place), fragments));
                    elements.extend(self.joined_to(place, line));
                }
                None => elements.push(self.added(place, line)),
            }
        }
        elements.extend(former.filter_map(removed));
        elements
    }

    /// Which of the old places, given in the new order, did not move; where several answers are as good, the one that
    /// swapping the sides gives too.
    fn steady(&self, at_home: &[usize]) -> HashSet<usize> {
        if !self.mirrored {
            return at_home
                .iter()
                .zip(steady(at_home))
                .filter(|(_, steady)| *steady)
                .map(|(place, _)| *place)
                .collect();
        }
        let mut turned: Vec<(usize, usize)> = at_home.iter().copied().zip(0..).collect();
        turned.sort_unstable();
        let new_places: Vec<usize> = turned.iter().map(|(_, new_place)| *new_place).collect();
        turned
            .iter()
            .zip(steady(&new_places))
            .filter(|(_, steady)| *steady)
            .map(|((place, _), _)| *place)
            .collect()
    }

    /// The old elements that were joined to a new one.
    fn joined_to(&self, place: usize, line: &TextLine<'_>) -> impl Iterator<Item = ElementRedline> {
        let into = line.id.clone();
        self.divisions.joined.get(&place).into_iter().flatten().filter_map(move |(place, fragments)| {
            let kind = ElementKind::Joined { into: into.clone() };
            self.old.get(*place).map(|line| one_sided(line, kind, Some(fragments.clone())))
        })
    }

    /// A new element: cut out of another, or added.
    fn added(&self, place: usize, line: &TextLine<'_>) -> ElementRedline {
        let split = self.divisions.split.get(&place);
        match split.and_then(|(host, fragments)| Some((self.new.get(*host)?, fragments))) {
            Some((host, fragments)) => {
                one_sided(line, ElementKind::Split { from: host.id.clone() }, Some(fragments.clone()))
            }
            None => one_sided(line, ElementKind::Added, None),
        }
    }
}

fn both_sided(
    old: &TextLine<'_>,
    new: &TextLine<'_>,
    moved: bool,
    fragments: Option<Vec<Fragment>>,
) -> ElementRedline {
    let fragments = fragments.unwrap_or_else(|| words(&old.text, &new.text));
    let edited = !Fragment::all_same(&fragments);
    let kind = match (moved, edited) {
        (true, _) => ElementKind::Moved { edited },
        (false, true) => ElementKind::Edited,
        (false, false) => ElementKind::Same,
    };
    ElementRedline {
        id: new.id.clone(),
        old_id: Some(old.id.clone()),
        old_number: Some(old.number.clone()),
        new_number: Some(new.number.clone()),
        kind,
        fragments,
    }
}

fn one_sided(line: &TextLine<'_>, kind: ElementKind, fragments: Option<Vec<Fragment>>) -> ElementRedline {
    let is_new = matches!(kind, ElementKind::Added | ElementKind::Split { .. });
    let whole = || if is_new { words("", &line.text) } else { words(&line.text, "") };
    ElementRedline {
        id: line.id.clone(),
        old_id: (!is_new).then(|| line.id.clone()),
        old_number: (!is_new).then(|| line.number.clone()),
        new_number: is_new.then(|| line.number.clone()),
        kind,
        fragments: fragments.unwrap_or_else(whole),
    }
}
