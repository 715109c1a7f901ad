//! The annexes of the text that is read: forms, lists and tables, which become its appendices. Whether they are its own is
//! for a person to see.

use std::ops::Range;

use super::begins::{Begins, begins_text};
use super::found::{At, Certainty, Why};
use super::lead::small;
use super::rows::Rows;
use super::source::{SourceParagraph, SourcePlace};
use super::spelling::{escaped, joined};
use super::write::{SectionWriter, Written};
use crate::language::{Language, Localized};
use crate::standard::{AppendixSort, Detail, SectionKey, appendix};

/// No more annexes are taken.
const MOST: usize = 60;
/// No longer title is taken, in characters.
const LONGEST_TITLE: usize = 300;
/// A wider table, or one of a single column, is no table of an annex.
const COLUMNS: Range<u32> = 2..16;
/// A longer table, in characters, is taken paragraph by paragraph: no element holds it.
const LONGEST_TABLE: usize = 20_000;
/// So many paragraphs may tell of which act an annex is.
const MOST_TOLD: usize = 3;

/// An annex of the text.
#[derive(Debug)]
struct Annex {
    from: usize,
    /// Where its text begins behind its title.
    body: usize,
    to: usize,
    title: String,
    is_form: bool,
    /// Whether it has a title of its own or a text.
    says_anything: bool,
}

/// The annexes of a text, and where the one that is written stands.
#[derive(Debug, Default)]
pub(super) struct Annexes {
    all: Vec<Annex>,
    /// The table that is written, its element unless its paragraphs are taken one by one, and the paragraph behind it.
    table: Option<(u32, Option<usize>, usize)>,
}

impl Annexes {
    /// The annexes behind a text that are its own, or that it refers to by their numbers.
    pub(super) fn of(paragraphs: &[SourceParagraph], text: &Range<usize>, language: Language) -> Self {
        let behind = paragraphs.get(text.end..).unwrap_or_default();
        let rows = Rows::of(behind);
        let mut begins: Vec<(usize, Begins)> = Vec::new();
        for (place, paragraph) in (text.end..).zip(behind) {
            if let Some(kind) = begins_text(paragraph, &rows)
                && begins.len() < MOST
            {
                begins.push((place, kind));
            }
        }
        let ends = begins.iter().skip(1).map(|(place, _)| *place).chain([paragraphs.len()]);
        let said = paragraphs.get(text.clone()).unwrap_or_default();
        let mut all = Vec::new();
        for ((from, kind), to) in begins.iter().zip(ends) {
            let follows = begins.iter().find(|(place, _)| *place == to).map(|(_, kind)| *kind);
            let Some(own) = paragraphs.get(*from..to).filter(|_| *kind == Begins::Annex) else { break };
            if matches!(follows, Some(Begins::Text(_))) && own.len() <= MOST_TOLD + 1 {
                // The title of another text stands below this heading.
                break;
            }
            let annex = annex(own, *from, language);
            // A heading alone says nothing of what stands below it.
            if annex.says_anything && is_of_text(own, said, language) {
                all.push(annex);
            }
        }
        Self { all, table: None }
    }

    /// Writes a paragraph of an annex; none if it stands in none of the text.
    pub(super) fn write(
        &mut self,
        writer: &mut SectionWriter<'_>,
        paragraphs: &[SourceParagraph],
        place: usize,
    ) -> Option<Written> {
        let section = SectionKey::Appendices;
        let annex = self.all.iter().find(|annex| (annex.from..annex.to).contains(&place))?;
        let paragraph = paragraphs.get(place)?;
        let at = |element: usize, why: Why| {
            let elements = vec![element];
            Some(Ok((At::Elements { section, elements, read: Certainty::Unsure }, why)))
        };
        if place == annex.from {
            return at(writer.add(section, &annex.title, annex.detail(writer.language)), Why::NamesSection);
        }
        if place < annex.body {
            return at(writer.count(section).saturating_sub(1), Why::NamesSection);
        }
        if let SourcePlace::Table { table, .. } = paragraph.place {
            let own = paragraphs.get(place..annex.to).unwrap_or_default();
            let is_known = self.table.is_some_and(|(known, _, end)| known == table && place < end);
            if !is_known {
                let is_own = |one: &&SourceParagraph| matches!(one.place, SourcePlace::Table { table: other, .. } if other == table);
                let count = own.iter().take_while(is_own).count();
                let text = drawn(own.get(..count).unwrap_or_default());
                let element = text.map(|text| writer.add(section, &text, Detail::Prose));
                self.table = Some((table, element, place + count));
            }
            if let Some((_, Some(element), _)) = self.table {
                return at(element, Why::Under);
            }
        }
        let mark = paragraph.mark.as_ref().map(|mark| format!("{} ", mark.text)).unwrap_or_default();
        let lines: Vec<String> = paragraph.text.lines().map(|line| escaped(&joined(line))).collect();
        let words = format!("{mark}{}", lines.join("\n"));
        at(writer.add(section, words.trim(), Detail::Prose), Why::Under)
    }
}

impl Annex {
    fn detail(&self, language: Language) -> Detail {
        let mut title = Localized::default();
        self.title.clone_into(title.get_mut(language));
        let sort = AppendixSort::of_title(&title);
        Detail::Appendix { sort: if self.is_form { AppendixSort::Form } else { sort } }
    }
}

/// An annex with its title: behind its number, or below what tells of which act it is.
fn annex(own: &[SourceParagraph], from: usize, language: Language) -> Annex {
    let heading = own.first().map(|first| joined(&first.text)).unwrap_or_default();
    let mut title = appendix::opening(&heading, language).unwrap_or_default();
    let mut body = 1;
    while title.is_empty() && body <= MOST_TOLD && own.get(body).is_some_and(tells_act) {
        body += 1;
    }
    let is_form = own.get(body).is_some_and(|one| {
        let small = small(&one.text);
        matches!(small.trim_end_matches(['.', ':']), "форма" | "нысан" | "нысаны" | "form")
    });
    body += usize::from(is_form);
    if title.is_empty()
        && let Some(named) = own.get(body).filter(|one| is_title(one))
    {
        title = joined(&named.text);
        body += 1;
    }
    let says_anything = !title.is_empty() || body < own.len();
    if title.is_empty() {
        let form = own.get(body.saturating_sub(1)).filter(|_| is_form);
        title = form.map_or(heading, |form| joined(&form.text));
    }
    Annex { from, body: from + body, to: from + own.len(), title, is_form, says_anything }
}

/// Whether a paragraph goes on with the heading of an annex: "к стандарту государственной услуги", "«…»".
fn tells_act(paragraph: &SourceParagraph) -> bool {
    let small = small(&paragraph.text);
    let begins =
        ["к стандарту", "к правилам", "к перечню", "к основным", "к приказу", "государственной услуги", "«"];
    begins.iter().any(|word| small.starts_with(word)) && !small.ends_with([';', ':'])
}

fn is_title(paragraph: &SourceParagraph) -> bool {
    let text = paragraph.text.trim();
    text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST_TITLE
        && !text.ends_with([';', ':', ','])
        && !text.contains("__")
}

/// Whether an annex belongs to the text: by the act that its heading names, else because the text refers to its number.
fn is_of_text(own: &[SourceParagraph], text: &[SourceParagraph], language: Language) -> bool {
    const OWN: [&str; 8] = [
        "к стандарту",
        "к перечню основных",
        "к основным требованиям",
        "стандартына",
        "стандартқа",
        "талаптардың тізбесіне",
        "талаптар тізбесіне",
        "талаптарға",
    ];
    const OTHER: [&str; 10] = [
        "к правилам",
        "к приказу",
        "к регламенту",
        "к постановлению",
        "к инструкции",
        "қағидаларына",
        "қағидаларға",
        "бұйрығына",
        "регламентіне",
        "қаулысына",
    ];
    let told: Vec<&SourceParagraph> =
        own.iter().skip(1).take(MOST_TOLD).take_while(|one| tells_act(one)).collect();
    let heading =
        own.first().into_iter().chain(told).map(|one| small(&one.text)).collect::<Vec<_>>().join(" ");
    let names = |acts: &[&str]| acts.iter().any(|act| heading.contains(act));
    if names(&OWN) || !names(&OTHER) {
        return true;
    }
    let Some(number) = number(&heading, language) else { return false };
    text.iter().any(|one| refers(&small(&one.text), &number, language))
}

/// The number of an annex in its heading.
fn number(heading: &str, language: Language) -> Option<String> {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '-';
    let found = match language {
        Language::Kk => {
            let before = heading.rsplit_once("қосымша")?.0.trim_end_matches(['-', ' ']);
            let begins = before.rfind(|letter: char| !is_number(letter)).map_or(0, |place| {
                place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
            });
            before.get(begins..)?
        }
        Language::Ru | Language::En => {
            let rest = heading.split_once(char::is_whitespace)?.1.trim_start_matches(['№', ' ']);
            rest.get(..rest.find(|letter: char| !is_number(letter)).unwrap_or(rest.len()))?
        }
    };
    let found = found.trim_matches('-');
    (!found.is_empty()).then(|| found.to_owned())
}

/// Whether a text refers to the annex of a number: "согласно приложению 2", "2-қосымшаға".
fn refers(small: &str, number: &str, language: Language) -> bool {
    let words: Vec<&str> = small.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    if language == Language::Kk {
        let begins = format!("{number}-қосымша");
        return words.iter().any(|word| bare(word).starts_with(&begins));
    }
    words.iter().zip(words.iter().skip(1)).any(|(word, next)| {
        let word = bare(word);
        (word.starts_with("приложени") || word == "annex" || word == "appendix") && bare(next) == number
    })
}

/// The paragraphs of a table as it is written in prose; none if it is no table of several columns.
fn drawn(own: &[SourceParagraph]) -> Option<String> {
    let cells: Vec<(u32, u32, String)> = own
        .iter()
        .filter_map(|one| match one.place {
            SourcePlace::Table { row, cell, .. } => Some((row, cell, escaped(&joined(&one.text)))),
            _ => None,
        })
        .collect();
    let columns = cells.iter().map(|(_, cell, _)| *cell).max().filter(|most| COLUMNS.contains(most))?;
    let mut lines = Vec::new();
    for row in cells.chunk_by(|(one, _, _), (other, _, _)| one == other) {
        let of = |column: u32| {
            let own = row.iter().filter(|(_, cell, _)| *cell == column).map(|(_, _, words)| words.as_str());
            own.collect::<Vec<_>>().join(" ")
        };
        lines.push(format!("| {} |", (1..=columns).map(of).collect::<Vec<_>>().join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", " --- |".repeat(usize::try_from(columns).ok()?)));
        }
    }
    let text = lines.join("\n");
    (text.chars().count() <= LONGEST_TABLE).then_some(text)
}

#[cfg(test)]
#[path = "annex_tests.rs"]
mod tests;
