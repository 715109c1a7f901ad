//! Paragraphs that name the standard, a part or a section.

use super::found::{At, Why};
use super::heading::said;
use super::lead::{lead, small};
use super::looks::{QUOTES, is_head};
use super::marker::{MarkedParagraph, Marker};
use super::names::TextKind;
use super::recognise::{Answer, Follows, MOST_NAME, Progress, Walk};
use super::source::SourceParagraph;
use super::write::ImportedLine;
use super::{names, typed};
use crate::standard::{Part, SectionKey};

impl Walk<'_> {
    pub(super) fn is_title(&self, text: &str, marked: &MarkedParagraph<'_>) -> bool {
        let is_single = self.row.is_some();
        let is_open = (!self.has_begun() || is_single) && marked.marker == Marker::None;
        let titled = names::title(text) == Some(TextKind::Standard) || is_single && names::is_name(text);
        // The name may stand below the title: "Стандарт государственной услуги", "«…»".
        is_open && (titled || self.follows == Follows::Title && text.starts_with(QUOTES))
    }

    pub(super) fn named_part(
        &self,
        paragraph: &SourceParagraph,
        marked: &MarkedParagraph<'_>,
    ) -> Option<Part> {
        let is_roman = marked.marker == Marker::Item && marked.printed.ends_with('.');
        if self.row.is_some() || !lead(marked.words).1.is_empty() || matches!(marked.marker, Marker::Dash) {
            return None;
        }
        if marked.marker == Marker::Item && !is_roman {
            return None;
        }
        let part = names::part(&small(marked.words))?;
        // A heading without number and look is known by standing where its part has to begin.
        let ends_open = !marked.words.ends_with(['.', ';', ':', ',']);
        let follows = ends_open && self.part.is_none_or(|own| own < part);
        let stands_out = marked.marker != Marker::None || is_head(paragraph) || follows;
        (stands_out && (marked.marker == Marker::Chapter || self.part != Some(part))).then_some(part)
    }

    /// The section that a paragraph names, where it may name one.
    pub(super) fn named_section(
        &self,
        paragraph: &SourceParagraph,
        marked: &MarkedParagraph<'_>,
    ) -> Option<SectionKey> {
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
        let named = if names::is_name(&whole) && self.part.is_none_or(|part| part == Part::General) {
            Some(SectionKey::ServiceName)
        } else if names::tells_of_payment(&whole) {
            Some(SectionKey::Payment).filter(|key| allowed(*key))
        } else {
            names::section(&small(name), allowed)
        };
        let section = named?;
        let stands_out = match marked.marker {
            Marker::Chapter | Marker::Point => true,
            Marker::Item | Marker::Dash => return None,
            Marker::None => is_head(paragraph),
        };
        let asks = !tail.is_empty() || marked.words.ends_with(':') || self.section.is_none();
        // How applications are taken is told among the other requirements only where nothing else is being told.
        let general = self.section.is_none_or(|own| own.part() == Part::General);
        let is_told = asks && self.section != Some(section) && (section != SectionKey::Other || general);
        // Where no point has a number, a sentence that begins with the name of a section further on is a point.
        let goes_on = !self.is_numbered
            && section != SectionKey::Other
            && self.section.is_some_and(|own| own < section)
            && marked.words.starts_with(char::is_uppercase);
        let may = if self.row.is_some() {
            self.section.is_none() || is_told
        } else {
            stands_out || is_told || goes_on
        };
        may.then_some(section)
    }

    /// A paragraph that names its section, and may say something in it at once.
    pub(super) fn named(
        &mut self,
        section: SectionKey,
        place: usize,
        marked: &MarkedParagraph<'_>,
    ) -> Answer {
        self.progress = Progress::Begun;
        self.section = Some(section);
        self.writer.begin(typed::citation(marked.words, self.language));
        let told = said(marked.words, section);
        // "Прием заявления осуществляется через:" is itself one of the other requirements.
        let names_only = lead(marked.words).0.split_whitespace().count() <= MOST_NAME;
        let is_heading = section == SectionKey::Other && names_only && marked.words.ends_with(':');
        let is_list =
            matches!(section, SectionKey::Provider | SectionKey::DevelopingBody | SectionKey::ServiceName)
                && marked.words.ends_with(':');
        let content = if is_heading || is_list { "" } else { told.content };
        self.said(section, place, marked, told.case, content)
    }

    /// What a paragraph says in the section that it names.
    pub(super) fn said(
        &mut self,
        section: SectionKey,
        place: usize,
        marked: &MarkedParagraph<'_>,
        case: &str,
        content: &str,
    ) -> Answer {
        self.writer.named_case(section, case, place);
        if content.is_empty() {
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        // What the name says at once stands beside the lines below it, whatever mark the name has.
        let marked = MarkedParagraph { marker: Marker::None, ..marked.clone() };
        let line = ImportedLine { words: content, marked: &marked, why: Why::NamesSection, paragraph: place };
        self.writer.line(section, &line)
    }
}
