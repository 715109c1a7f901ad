//! The paragraphs of a clause with what happened to their words and marks.

use domain::document::ChangedClause;
use domain::redline::{ElementKind, Fragment, FragmentKind};

/// What happened to words or to the mark of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Track {
    /// It stands on both sides.
    Stays,
    /// It came.
    Inserted,
    /// It went.
    Deleted,
    /// It went to another place.
    MovedAway,
    /// It came from another place.
    MovedHere,
}

/// Words, what happened to them, and whether they are strong.
pub(super) type Piece<'a> = (Track, &'a str, bool);

/// A paragraph of a redline.
pub(super) struct TrackedLine<'a> {
    /// Its words with what happened to them, and whether they are strong.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What happened to its mark.
    pub(super) mark: Track,
    /// What is said about it.
    pub(super) notes: Vec<&'a str>,
    /// What happened to the place that the notes stand at.
    pub(super) anchor: Track,
}

/// A clause that did not move, with what was cut out of it or joined to it: one paragraph each. Where a clause was cut,
/// only the mark between is new; where clauses were joined, only the mark between is gone.
pub(super) fn home<'a>(clauses: &'a [ChangedClause]) -> Vec<TrackedLine<'a>> {
    let last = match clauses.first().map(|host| &host.redline.kind) {
        Some(ElementKind::Added) => Track::Inserted,
        Some(ElementKind::Removed) => Track::Deleted,
        _ => Track::Stays,
    };
    let line = |(place, clause): (usize, &'a ChangedClause)| {
        let next = clauses.get(place + 1).map(|next| &next.redline.kind);
        let mark = next.map_or(last, |kind| if is_joined(kind) { Track::Deleted } else { Track::Inserted });
        let mut pieces = number(clause);
        pieces.extend(words(clause, Track::Stays, Track::Inserted, Track::Deleted));
        TrackedLine { pieces, mark, notes: notes(clause), anchor: anchor(clause) }
    };
    clauses.iter().enumerate().map(line).collect()
}

/// A moved clause where it stands now.
pub(super) fn here(clauses: &[ChangedClause]) -> Vec<TrackedLine<'_>> {
    let mut lines: Vec<TrackedLine<'_>> = Vec::new();
    for clause in clauses {
        let own = words(clause, Track::MovedHere, Track::Inserted, Track::Deleted)
            .filter(|(track, ..)| *track != Track::Deleted);
        match lines.last_mut() {
            Some(line) if is_joined(&clause.redline.kind) => {
                line.pieces.extend(own);
                line.notes.extend(notes(clause));
            }
            before => {
                // The clause had one mark; those between its new parts are new.
                if let Some(before) = before {
                    before.mark = Track::Inserted;
                }
                let mut pieces = printed(clause.redline.new_number.as_deref(), Track::Inserted);
                pieces.extend(own);
                lines.push(TrackedLine {
                    pieces,
                    mark: Track::MovedHere,
                    notes: notes(clause),
                    anchor: Track::Inserted,
                });
            }
        }
    }
    lines
}

/// A moved clause where it stood, without notes.
pub(super) fn away(clauses: &[ChangedClause]) -> Vec<TrackedLine<'_>> {
    let mut lines: Vec<TrackedLine<'_>> = Vec::new();
    for clause in clauses {
        let own = words(clause, Track::MovedAway, Track::Inserted, Track::Deleted)
            .filter(|(track, ..)| *track != Track::Inserted);
        match lines.last_mut() {
            Some(line) if matches!(clause.redline.kind, ElementKind::Split { .. }) => line.pieces.extend(own),
            before => {
                if let Some(before) = before {
                    before.mark = Track::Deleted;
                }
                let mut pieces = printed(clause.redline.old_number.as_deref(), Track::Deleted);
                pieces.extend(own);
                lines.push(TrackedLine {
                    pieces,
                    mark: Track::MovedAway,
                    notes: Vec::new(),
                    anchor: Track::Deleted,
                });
            }
        }
    }
    lines
}

fn is_joined(kind: &ElementKind) -> bool {
    matches!(kind, ElementKind::Joined { .. })
}

/// The words of a clause with what stayed, came and went named in one's own way.
fn words(clause: &ChangedClause, stays: Track, came: Track, went: Track) -> impl Iterator<Item = Piece<'_>> {
    clause.redline.fragments.iter().map(move |Fragment { kind, text, strong }| {
        let track = match kind {
            FragmentKind::Same => stays,
            FragmentKind::Inserted => came,
            FragmentKind::Deleted => went,
        };
        (track, text.as_str(), *strong)
    })
}

/// What sets the number apart from the words.
const GAP: &str = "\t";

/// The number of a clause, which changes like its words.
fn number(clause: &ChangedClause) -> Vec<Piece<'_>> {
    match (clause.redline.old_number.as_deref(), clause.redline.new_number.as_deref()) {
        (Some(old), Some(new)) if old == new => printed(Some(new), Track::Stays),
        (Some(old), Some(new)) => {
            vec![(Track::Deleted, old, false), (Track::Inserted, new, false), (Track::Stays, GAP, false)]
        }
        (old, None) => printed(old, Track::Deleted),
        (None, new) => printed(new, Track::Inserted),
    }
}

fn printed(number: Option<&str>, track: Track) -> Vec<Piece<'_>> {
    number.map(|number| vec![(track, number, false), (track, GAP, false)]).unwrap_or_default()
}

fn anchor(clause: &ChangedClause) -> Track {
    match (&clause.redline.old_number, &clause.redline.new_number) {
        (Some(_), None) => Track::Deleted,
        (None, Some(_)) => Track::Inserted,
        _ => Track::Stays,
    }
}

fn notes(clause: &ChangedClause) -> Vec<&str> {
    [&clause.remark, &clause.because].into_iter().flatten().map(String::as_str).collect()
}
