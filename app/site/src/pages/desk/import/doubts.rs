//! The doubts of a review: a list of them, and from each the way to the next and the one before.

use domain::language::Language;
use domain::standard::import::{Certainty, join};
use domain::standard::{SectionKey, numbered};
use leptos::prelude::*;

use super::super::opened::Opened;
use super::imported_text::ImportedText;
use super::words;
use crate::w;

/// The lines that were not read for certain, in the order of the page.
pub(super) struct Doubts {
    lines: Vec<Doubt>,
    has_left: bool,
}

/// A line that was not read for certain.
struct Doubt {
    section: SectionKey,
    /// Its place among the lines of its section, from 0.
    place: usize,
    /// Its number as the page prints it.
    clause: String,
}

impl Doubts {
    /// The doubts of a review. Where the draft had said what was not read certainly, nothing is left to doubt.
    pub(super) fn of(opened: &Opened, imported: &ImportedText) -> Self {
        let mut lines = Vec::new();
        for key in SectionKey::EVERY {
            let read = imported.lines(key);
            let outcome = join(opened.content.elements(key), read.to_vec(), imported.language);
            let clauses = read.iter().zip(numbered(key, &outcome));
            for (place, ((line, how), (clause, element))) in clauses.enumerate() {
                if *how == Certainty::Unsure && element.detail == line.detail {
                    lines.push(Doubt { section: key, place, clause });
                }
            }
        }
        Self { lines, has_left: !imported.left.is_empty() }
    }

    /// The list with a link to each, by section with how many there are; none where nothing is doubtful.
    pub(super) fn list(&self, language: Language) -> Option<AnyView> {
        if self.lines.is_empty() {
            return None;
        }
        let count = words::count(self.lines.len());
        let counted: Vec<_> = self.lines.iter().zip(1_u64..).collect();
        // A row for each section: a hundred doubts are no hundred rows.
        let rows = counted.chunk_by(|(before, _), (next, _)| before.section == next.section).map(|lines| {
            let key = lines.first().map(|(first, _)| words::numbered(language, first.section));
            let of_section = words::count(lines.len());
            let links = lines.iter().map(|(doubt, number)| {
                view! { " "<a class="num" href=format!("#d-{number}")>{doubt.clause.clone()}</a> }
            });
            view! { <li>{key}" "<span class="quiet num">{of_section}</span>":"{links.collect_view()}</li> }
        });
        let left = self.has_left.then(|| view! { <li><a href="#left">{w!(language, import.left)}</a></li> });
        let list = view! {
            <nav class="notice warn" aria-labelledby="doubts">
                <h2 id="doubts" tabindex="-1">{w!(language, reading.doubts)}" "<span class="quiet num">{count}</span></h2>
                <p>{w!(language, reading.doubts_says)}</p>
                <ul>{rows.collect_view()}{left}</ul>
            </nav>
        };
        Some(list.into_any())
    }

    /// What stands beside a line: none where it is not doubtful.
    pub(super) fn beside(&self, language: Language, key: SectionKey, place: usize) -> Option<AnyView> {
        let before = self.lines.iter().position(|line| line.section == key && line.place == place)?;
        let number = words::count(before + 1);
        let all = words::count(self.lines.len());
        let back = if before == 0 { "#doubts".to_owned() } else { format!("#d-{before}") };
        let next = match (number < all, self.has_left) {
            (true, _) => Some((format!("#d-{}", number + 1), w!(language, reading.next))),
            (false, true) => Some(("#left".to_owned(), w!(language, reading.to_left))),
            (false, false) => None,
        };
        let next = next.map(|(to, says)| view! { " · "<a href=to>{says}</a> }.into_any());
        let beside = view! {
            <p lang=language.code() id=format!("d-{number}") tabindex="-1">
                <span class="tag doubt">{w!(language, import.unsure)}</span>
                " "<span class="quiet small">{w!(language, reading.doubt_of, number = number, all = all)}</span>
                " "<span class="small"><a href=back>{w!(language, reading.previous)}</a>{next}</span>
            </p>
        };
        Some(beside.into_any())
    }
}
