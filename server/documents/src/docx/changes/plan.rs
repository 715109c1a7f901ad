//! Which paragraphs show a redline: each with what happened to its words and to its mark, in an order that gives the new
//! side when everything is accepted and the old side when everything is rejected.
//!
//! A moved clause therefore stands twice: where it went, and, taken away, where it was.

use domain::document::{ChangedClause, Changes};
use domain::redline::ElementKind;

use super::line::{Track, TrackedLine, away, here, home};

/// A section with its paragraphs.
pub(super) struct Planned<'a> {
    /// Its number.
    pub(super) number: &'a str,
    /// Its name; empty where only a clause that was taken away from it is shown.
    pub(super) heading: &'a str,
    /// Its clauses.
    pub(super) groups: Vec<Group<'a>>,
}

/// A clause with what was cut out of it or joined to it.
pub(super) struct Group<'a> {
    /// Its place on the old side; none if it did not stand there.
    old: Option<usize>,
    /// Whether its paragraphs came from elsewhere or went there: the number of the move.
    pub(super) moved: Option<(usize, Track)>,
    /// Its paragraphs.
    pub(super) lines: Vec<TrackedLine<'a>>,
}

/// The sections of a redline with their paragraphs.
pub(super) fn plan(changes: &Changes) -> Vec<Planned<'_>> {
    let mut sections = Vec::with_capacity(changes.sections.len());
    let mut taken = Vec::new();
    for section in &changes.sections {
        let mut groups = Vec::new();
        for clauses in together(&section.clauses) {
            let old = clauses.first().and_then(|host| old_place(host));
            let is_moved =
                clauses.first().is_some_and(|host| matches!(host.redline.kind, ElementKind::Moved { .. }));
            if !is_moved {
                let old = old.map(|(_, place)| place);
                groups.push(Group { old, moved: None, lines: home(clauses) });
                continue;
            }
            let number = taken.len() + 1;
            groups.push(Group { old: None, moved: Some((number, Track::MovedHere)), lines: here(clauses) });
            taken.push((
                old,
                Group {
                    old: old.map(|(_, place)| place),
                    moved: Some((number, Track::MovedAway)),
                    lines: away(clauses),
                },
            ));
        }
        sections.push(Planned { number: &section.number, heading: &section.heading, groups });
    }
    for (old, group) in taken {
        if let Some((section, place)) = old {
            put_back(&mut sections, section, place, group);
        }
    }
    sections
}

/// The clauses, each with those that were cut out of it or joined to it and follow it.
fn together(clauses: &[ChangedClause]) -> impl Iterator<Item = &[ChangedClause]> {
    clauses.chunk_by(|before, next| match &next.redline.kind {
        ElementKind::Split { from: host } | ElementKind::Joined { into: host } => {
            before.redline.id == *host || host_of(&before.redline.kind) == Some(host)
        }
        _ => false,
    })
}

fn host_of(kind: &ElementKind) -> Option<&domain::standard::ElementId> {
    match kind {
        ElementKind::Split { from: host } | ElementKind::Joined { into: host } => Some(host),
        _ => None,
    }
}

/// The section and the place of a clause on the old side: "2.6.3" is the third of "2.6".
fn old_place(clause: &ChangedClause) -> Option<(&str, usize)> {
    let (section, place) = clause.redline.old_number.as_deref()?.rsplit_once('.')?;
    Some((section, place.parse().ok()?))
}

/// Puts what was taken away after the last clause that stood before it.
fn put_back<'a>(sections: &mut Vec<Planned<'a>>, number: &'a str, place: usize, group: Group<'a>) {
    let at = sections.iter().position(|section| section.number == number).unwrap_or_else(|| {
        let at = sections
            .iter()
            .position(|section| order(section.number) > order(number))
            .unwrap_or(sections.len());
        sections.insert(at, Planned { number, heading: "", groups: Vec::new() });
        at
    });
    if let Some(section) = sections.get_mut(at) {
        let before = section.groups.iter().rposition(|group| group.old.is_some_and(|old| old < place));
        section.groups.insert(before.map_or(0, |before| before + 1), group);
    }
}

fn order(number: &str) -> Vec<usize> {
    number.split('.').filter_map(|part| part.parse().ok()).collect()
}
