//! The walk through the paragraphs: which part and section each stands in.

use std::collections::HashSet;
use std::ops::Range;

use super::annex::Annexes;
use super::found::{At, PlacedParagraph, Recognised, Unplaced, Why, WhyNot};
use super::groups::in_groups;
use super::lead::small;
use super::letters::mended;
use super::looks::QUOTES;
use super::marker::{MarkedParagraph, Marker, marked};
use super::names;
use super::rows::{RowShape, Rows};
use super::source::{SourceParagraph, SourcePlace, StyleName};
use super::write::{Finished, ImportedLine, SectionWriter};
use crate::language::Language;
use crate::standard::{ElementId, Part, SectionKey};

/// Words that say no more than the name of a section are not more than this many.
pub(super) const MOST_NAME: usize = 6;

/// What the text says that stands in a range of the paragraphs.
pub(super) fn recognise_within(
    paragraphs: &[SourceParagraph],
    range: Range<usize>,
    language: Language,
    mut new_id: impl FnMut() -> ElementId,
) -> Recognised {
    let mut walk = Walk::new(SectionWriter::new(language, &mut new_id), paragraphs);
    let mut annexes = Annexes::of(paragraphs, &range, language);
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let mut answer = walk.within(place, paragraph, &range);
        if answer == Err(WhyNot::Annex) {
            answer = annexes.write(&mut walk.writer, paragraphs, place).unwrap_or(answer);
        }
        match answer {
            Ok((at, why)) => walk.placed.push(PlacedParagraph { paragraph: place, at, why }),
            Err(why) => {
                walk.writer.interrupt();
                walk.unplaced.push(Unplaced { paragraph: place, why });
            }
        }
    }
    walk.finish()
}

/// The paragraphs with the letters of their alphabet.
pub(super) fn in_letters(paragraphs: &[SourceParagraph]) -> Vec<SourceParagraph> {
    let mend = |paragraph: &SourceParagraph| SourceParagraph {
        text: mended(&paragraph.text).into_owned(),
        ..paragraph.clone()
    };
    paragraphs.iter().map(mend).collect()
}

/// The walk, and where it is.
pub(super) struct Walk<'a> {
    pub(super) writer: SectionWriter<'a>,
    pub(super) language: Language,
    pub(super) rows: Rows,
    /// Whether the points of the text are numbered.
    pub(super) is_numbered: bool,
    /// The deepest level of lists that numbers points.
    pub(super) points: u8,
    pub(super) placed: Vec<PlacedParagraph>,
    pub(super) unplaced: Vec<Unplaced>,
    /// The part that the paragraphs stand in, once one was named.
    pub(super) part: Option<Part>,
    /// The section that the paragraphs stand in.
    pub(super) section: Option<SectionKey>,
    /// The row of the table that the paragraphs stand in: a row names its own section.
    pub(super) row: Option<(u32, u32)>,
    pub(super) shape: RowShape,
    /// How many cases were open before the rows that stand in a cell of another table; none outside such rows.
    pub(super) nested: Option<usize>,
    pub(super) follows: Follows,
    pub(super) progress: Progress,
}

/// What a paragraph stands behind that says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// Nothing of the kind.
    Nothing,
    /// A title without the name of the service.
    Title,
    /// The name of the list of the kinds of the service.
    Subtypes,
}

/// How far the walk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// No part or section was named.
    Before,
    /// One was.
    Begun,
    /// The text is over.
    Annex,
}

/// What became of a paragraph.
pub(super) type Answer = Result<(At, Why), WhyNot>;

impl<'a> Walk<'a> {
    fn new(writer: SectionWriter<'a>, paragraphs: &[SourceParagraph]) -> Self {
        let points = u8::from(paragraphs.iter().any(numbers_a_part));
        let is_point = |paragraph: &SourceParagraph| {
            paragraph.place == SourcePlace::Body && marked(paragraph, points).marker == Marker::Point
        };
        Self {
            language: writer.language,
            writer,
            rows: Rows::of(paragraphs),
            points,
            is_numbered: paragraphs.iter().any(is_point),
            placed: Vec::new(),
            unplaced: Vec::new(),
            part: None,
            section: None,
            row: None,
            shape: RowShape::default(),
            nested: None,
            follows: Follows::Nothing,
            progress: Progress::Before,
        }
    }

    fn finish(self) -> Recognised {
        let Finished { content, lost, groups } = self.writer.finish();
        let lost: HashSet<usize> = lost.into_iter().collect();
        let (mut placed, mut unplaced) = (self.placed, self.unplaced);
        for (section, grouped) in &groups {
            in_groups(&mut placed, *section, grouped);
        }
        // A case that no line repeats is not lost without a word.
        let is_lost = |placed: &PlacedParagraph| {
            lost.contains(&placed.paragraph) && matches!(placed.at, At::Heading { .. })
        };
        let told = placed.iter().filter(|placed| is_lost(placed));
        unplaced.extend(told.map(|placed| Unplaced { paragraph: placed.paragraph, why: WhyNot::Condition }));
        placed.retain(|placed| !is_lost(placed));
        unplaced.sort_by_key(|unplaced| unplaced.paragraph);
        Recognised { content, placed, unplaced }
    }

    /// Whether a part or a section was named.
    pub(super) fn has_begun(&self) -> bool {
        self.progress != Progress::Before
    }

    fn within(&mut self, place: usize, paragraph: &SourceParagraph, range: &Range<usize>) -> Answer {
        let text = small(&paragraph.text);
        beside(paragraph, &text)?;
        if place < range.start {
            return Err(WhyNot::BeforeFirst);
        }
        let in_text = paragraph.place == SourcePlace::Body && paragraph.mark.is_none();
        if place >= range.end || self.has_begun() && in_text && names::is_annex(&text) {
            self.progress = Progress::Annex;
        }
        if self.progress == Progress::Annex {
            return Err(WhyNot::Annex);
        }
        self.paragraph(place, paragraph, &text)
    }

    fn paragraph(&mut self, place: usize, paragraph: &SourceParagraph, text: &str) -> Answer {
        self.enter(paragraph.place, place);
        let marked = marked(paragraph, self.points);
        if let SourcePlace::Table { cell, .. } = paragraph.place
            && !self.shape.is_single
        {
            return self.in_row(place, cell, &marked);
        }
        if let Some(part) = self.named_part(paragraph, &marked) {
            self.progress = Progress::Begun;
            self.part = Some(part);
            self.follows = Follows::Nothing;
            self.section = match part {
                Part::General | Part::Procedure | Part::Appendices => None,
                Part::Appeal => Some(SectionKey::Appeal),
                Part::Other => Some(SectionKey::Other),
            };
            self.writer.begin(None);
            return Ok((At::Part { part }, Why::NamesPart));
        }
        let own = names::own_section(&small(marked.words)).filter(|_| paragraph.heading.is_some());
        if let Some(section) = own {
            self.progress = Progress::Begun;
            self.follows = Follows::Nothing;
            self.section = Some(section);
            self.writer.begin(None);
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        let is_title = self.is_title(text, &marked);
        if self.follows == Follows::Title {
            self.follows = Follows::Nothing;
        }
        if is_title && !text.contains(QUOTES) {
            self.follows = Follows::Title;
            return Ok((At::Heading { section: SectionKey::ServiceName }, Why::NamesSection));
        }
        if is_title {
            let why = Why::NamesSection;
            let line = ImportedLine { words: marked.words, marked: &marked, why, paragraph: place };
            return self.writer.line(SectionKey::ServiceName, &line);
        }
        if let Some(section) = self.named_section(paragraph, &marked) {
            self.follows = Follows::Nothing;
            if section == SectionKey::ServiceName && names::is_subtypes(text) {
                return Ok(self.subtypes(place, &marked));
            }
            return self.named(section, place, &marked);
        }
        if self.follows == Follows::Subtypes {
            return Ok(self.subtypes(place, &marked));
        }
        let is_prose = matches!(self.section, Some(SectionKey::Appeal | SectionKey::Other));
        if matches!(marked.marker, Marker::Point | Marker::Chapter) && !is_prose {
            // A new point that names nothing ends the section before it.
            self.section = None;
            self.writer.begin(None);
        }
        let section =
            self.section.ok_or(if self.has_begun() { WhyNot::NoSection } else { WhyNot::BeforeFirst })?;
        self.under(section, place, &marked)
    }

    /// A paragraph below one that names its section.
    pub(super) fn under(
        &mut self,
        section: SectionKey,
        place: usize,
        marked: &MarkedParagraph<'_>,
    ) -> Answer {
        let name = marked.words.trim_end_matches(':');
        let is_name = name != marked.words && name.split_whitespace().count() <= MOST_NAME;
        if is_name
            && names::section(&small(name), |key| key == section).is_some()
            && names::left_of(name, section).is_empty()
        {
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        let line = ImportedLine { words: marked.words, marked, why: Why::Under, paragraph: place };
        self.writer.line(section, &line)
    }
}

/// Refuses what is no text of the standard.
fn beside(paragraph: &SourceParagraph, text: &str) -> Result<(), WhyNot> {
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
    // The law below a clause, as this site prints it, is no clause.
    if paragraph.style.as_ref().is_some_and(|style| &**style == "Source") {
        return Err(WhyNot::Beside);
    }
    if paragraph.style.as_ref().is_some_and(is_contents) {
        return Err(WhyNot::Contents);
    }
    if names::is_amendment(text) { Err(WhyNot::Amendment) } else { Ok(()) }
}

/// Whether the outermost list numbers the parts, so that points stand a level below it.
fn numbers_a_part(paragraph: &SourceParagraph) -> bool {
    let outermost = paragraph.mark.as_ref().is_some_and(|mark| mark.level == 0 && !mark.text.ends_with(')'));
    outermost && names::part(&small(&paragraph.text)).is_some()
}
