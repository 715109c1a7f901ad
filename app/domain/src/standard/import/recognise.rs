//! The walk through the paragraphs: which part and section each stands in.

use super::found::{At, PlacedParagraph, Recognised, Unplaced, Why, WhyNot};
use super::lead::{lead, small};
use super::marker::{MarkedParagraph, Marker, marked};
use super::source::{SourceParagraph, SourcePlace, StyleName};
use super::write::{ImportedLine, SectionWriter};
use super::{names, typed};
use crate::language::Language;
use crate::standard::{ElementId, Part, SectionKey};

/// Words that say no more than the name of a section are not more than this many.
const MOST_NAME: usize = 6;
/// The name of a row stands no more than this many paragraphs behind its number; a row of numbers alone would otherwise be
/// searched to its end for each of them.
const MOST_IN_ROW: usize = 12;

/// What the paragraphs of a standard in one language say, in the twelve sections. Every element takes its identity from
/// `new_id`. Every paragraph is answered for: it is placed, or it is said why not.
pub fn recognise(
    paragraphs: &[SourceParagraph],
    language: Language,
    mut new_id: impl FnMut() -> ElementId,
) -> Recognised {
    let mut walk = Walk {
        writer: SectionWriter::new(language, &mut new_id),
        language,
        placed: Vec::new(),
        unplaced: Vec::new(),
        part: None,
        section: None,
        row: None,
        begun: false,
        in_annex: false,
    };
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let rest = paragraphs.get(place + 1..).unwrap_or_default();
        match walk.paragraph(paragraph, rest) {
            Ok((at, why)) => walk.placed.push(PlacedParagraph { paragraph: place, at, why }),
            Err(why) => {
                walk.writer.interrupt();
                walk.unplaced.push(Unplaced { paragraph: place, why });
            }
        }
    }
    Recognised { content: walk.writer.finish(), placed: walk.placed, unplaced: walk.unplaced }
}

struct Walk<'a> {
    writer: SectionWriter<'a>,
    language: Language,
    placed: Vec<PlacedParagraph>,
    unplaced: Vec<Unplaced>,
    /// The part that the paragraphs stand in, once one was named.
    part: Option<Part>,
    /// The section that the paragraphs stand in.
    section: Option<SectionKey>,
    /// The row of the table that the paragraphs stand in: a row names its own section.
    row: Option<(u32, u32)>,
    /// Whether a part or a section was named.
    begun: bool,
    in_annex: bool,
}

type Answer = Result<(At, Why), WhyNot>;

impl Walk<'_> {
    fn paragraph(&mut self, paragraph: &SourceParagraph, rest: &[SourceParagraph]) -> Answer {
        let text = small(&paragraph.text);
        self.beside(paragraph, &text)?;
        self.enter(paragraph.place);
        if self.row.is_some() && text.trim_end_matches('.').chars().all(|letter| letter.is_ascii_digit()) {
            // The number of a row stands for the name beside it.
            let section = named_in_row(paragraph.place, rest).ok_or(WhyNot::NoSection)?;
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        let marked = marked(paragraph);
        if let Some(part) = self.named_part(paragraph, &marked) {
            self.begun = true;
            self.part = Some(part);
            self.section = match part {
                Part::General | Part::Procedure | Part::Appendices => None,
                Part::Appeal => Some(SectionKey::Appeal),
                Part::Other => Some(SectionKey::Other),
            };
            self.writer.begin(None);
            return Ok((At::Part { part }, Why::NamesPart));
        }
        let is_title = !self.begun && marked.marker == Marker::None && names::is_title(&text);
        if is_title && text.contains('«') {
            let line = ImportedLine { words: marked.words, marked: &marked, why: Why::NamesSection };
            return self.writer.line(SectionKey::ServiceName, &line);
        }
        if let Some(section) = self.named_section(paragraph, &marked) {
            return self.named(section, paragraph, &marked);
        }
        let is_prose = matches!(self.section, Some(SectionKey::Appeal | SectionKey::Other));
        if matches!(marked.marker, Marker::Point | Marker::Chapter) && !is_prose {
            // A new point that names nothing ends the section before it.
            self.section = None;
        }
        let section = self.section.ok_or(if self.begun { WhyNot::NoSection } else { WhyNot::BeforeFirst })?;
        let name = marked.words.trim_end_matches(':');
        let is_name = name != marked.words && name.split_whitespace().count() <= MOST_NAME;
        if is_name && names::section(&small(name), |key| key == section).is_some() {
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        self.writer.line(section, &ImportedLine { words: marked.words, marked: &marked, why: Why::Under })
    }

    /// Refuses what is no text of the standard.
    fn beside(&mut self, paragraph: &SourceParagraph, text: &str) -> Result<(), WhyNot> {
        if text.is_empty() {
            return Err(WhyNot::Empty);
        }
        if !matches!(paragraph.place, SourcePlace::Body | SourcePlace::Table { .. }) {
            return Err(WhyNot::Beside);
        }
        let is_contents = |style: &StyleName| {
            let style = style.to_lowercase();
            style.starts_with("toc ") || style.starts_with("оглавление")
        };
        if paragraph.style.as_ref().is_some_and(is_contents) {
            return Err(WhyNot::Contents);
        }
        if names::is_amendment(text) {
            return Err(WhyNot::Amendment);
        }
        let in_text = paragraph.place == SourcePlace::Body && paragraph.mark.is_none();
        self.in_annex |= self.begun && in_text && names::is_annex(text);
        if self.in_annex { Err(WhyNot::Annex) } else { Ok(()) }
    }

    fn enter(&mut self, place: SourcePlace) {
        let row = row(place);
        if row != self.row {
            self.row = row;
            self.section = None;
            self.writer.begin(None);
        }
    }

    fn named_part(&self, paragraph: &SourceParagraph, marked: &MarkedParagraph<'_>) -> Option<Part> {
        let stands_out = marked.marker != Marker::None || is_head(paragraph);
        let may = matches!(marked.marker, Marker::Chapter | Marker::Point | Marker::None) && stands_out;
        let says_more = !lead(marked.words).1.is_empty();
        if !may || says_more || self.row.is_some() {
            return None;
        }
        names::part(&small(marked.words))
            .filter(|part| marked.marker == Marker::Chapter || self.part != Some(*part))
    }

    /// The section that a paragraph names, where it may name one.
    fn named_section(&self, paragraph: &SourceParagraph, marked: &MarkedParagraph<'_>) -> Option<SectionKey> {
        let (name, tail) = lead(marked.words);
        let whole = small(marked.words);
        let is_other = matches!(self.part, Some(Part::Appeal | Part::Other));
        let allowed = |section: SectionKey| match self.part {
            _ if is_head(paragraph) && !is_other => true,
            None => true,
            Some(Part::General) => section.part() == Part::General || section == SectionKey::Other,
            Some(Part::Procedure) => section.part() == Part::Procedure,
            Some(Part::Appeal | Part::Other | Part::Appendices) => false,
        };
        let by_name = || {
            (names::is_name(&whole) && allowed(SectionKey::ServiceName)).then_some(SectionKey::ServiceName)
        };
        let by_part = || self.row.and_then(|_| names::only_section(&whole));
        let section = names::section(&small(name), allowed).or_else(by_name).or_else(by_part)?;
        let stands_out = match marked.marker {
            Marker::Chapter | Marker::Point => true,
            Marker::Item | Marker::Dash => return None,
            Marker::None => is_head(paragraph),
        };
        let in_row = match paragraph.place {
            SourcePlace::Table { cell, .. } => Some(cell <= 2),
            _ => None,
        };
        let asks = !tail.is_empty() || marked.words.ends_with(':') || self.section.is_none();
        let may = in_row.unwrap_or(stands_out || asks && self.section != Some(section));
        may.then_some(section)
    }

    /// A paragraph that names its section, and may say something in it at once.
    fn named(
        &mut self,
        section: SectionKey,
        paragraph: &SourceParagraph,
        marked: &MarkedParagraph<'_>,
    ) -> Answer {
        self.begun = true;
        self.section = Some(section);
        self.writer.begin(typed::citation(marked.words, self.language));
        let heading = Ok((At::Heading { section }, Why::NamesSection));
        let (name, tail) = lead(marked.words);
        let only_name = is_head(paragraph) && tail.is_empty() || self.row.is_some();
        let names_only = name.split_whitespace().count() <= MOST_NAME;
        // "Прием заявления осуществляется через:" is itself one of the other requirements.
        let is_sentence = section == SectionKey::Other && !names_only;
        if only_name || marked.words.ends_with(':') && !is_sentence {
            return heading;
        }
        let words = match section {
            SectionKey::ServiceName
            | SectionKey::DevelopingBody
            | SectionKey::Provider
            | SectionKey::Other => {
                // "Наименование услугодателя: …" against a whole sentence.
                let small = small(name);
                let is_label = !tail.is_empty()
                    && ["наименование", "name", "способы"].iter().any(|word| small.starts_with(word))
                    || small.ends_with("атауы")
                    || small.ends_with("тәсілдері");
                match (is_label, tail.is_empty()) {
                    (true, true) => return heading,
                    (true, false) => tail,
                    _ => marked.words,
                }
            }
            _ if !tail.is_empty() => tail,
            SectionKey::Payment => match typed::fee(marked.words, &small(marked.words), self.language) {
                (_, true) => marked.words,
                _ if names_only => return heading,
                _ => return Err(WhyNot::Unclear),
            },
            SectionKey::Term if typed::term(marked.words).is_some() => marked.words,
            SectionKey::Result if !names_only => marked.words,
            _ => return heading,
        };
        match self.writer.line(section, &ImportedLine { words, marked, why: Why::NamesSection }) {
            // The words that name the section are not lost with what could not be read behind them.
            Err(WhyNot::Condition) => heading,
            answer => answer,
        }
    }
}

fn row(place: SourcePlace) -> Option<(u32, u32)> {
    match place {
        SourcePlace::Table { table, row, .. } => Some((table, row)),
        _ => None,
    }
}

fn is_head(paragraph: &SourceParagraph) -> bool {
    paragraph.heading.is_some() || paragraph.bold
}

/// The section that the rest of a row names.
fn named_in_row(place: SourcePlace, rest: &[SourceParagraph]) -> Option<SectionKey> {
    let own = rest.iter().take(MOST_IN_ROW).take_while(|next| row(next.place) == row(place));
    own.into_iter().find_map(|next| {
        let text = small(&next.text);
        names::section(&text, |_| true).or_else(|| names::only_section(&text))
    })
}
