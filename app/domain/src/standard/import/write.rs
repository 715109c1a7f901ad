//! The elements that paragraphs become.

use std::collections::{BTreeMap, HashMap};

use super::found::{At, Certainty, Why, WhyNot};
use super::lead::small;
use super::marker::{MarkedParagraph, Marker};
use super::typed;
use crate::language::{Language, Localized};
use crate::standard::{Citation, Content, Detail, Element, ElementId, Section, SectionKey, Submitter};

/// "Free of charge" in so few words needs no note that says it again.
const MOST_FREE: usize = 9;

/// A paragraph that says something in a section.
pub(super) struct ImportedLine<'a> {
    /// What it says there.
    pub(super) words: &'a str,
    /// The paragraph with its mark.
    pub(super) marked: &'a MarkedParagraph<'a>,
    /// Why it stands in the section.
    pub(super) why: Why,
}

/// The elements that were written.
pub(super) struct SectionWriter<'a> {
    language: Language,
    new_id: &'a mut dyn FnMut() -> ElementId,
    sections: BTreeMap<SectionKey, Vec<Element>>,
    /// Who submits the documents that follow.
    submitter: Submitter,
    /// The law of the grounds that follow.
    law: Option<Citation>,
    /// The names of the service that were written, in small letters, with their places.
    names: HashMap<String, usize>,
    /// The section of the paragraph of prose that was written last, and whether it ended in items of a list.
    open: Option<(SectionKey, bool)>,
}

impl<'a> SectionWriter<'a> {
    pub(super) fn new(language: Language, new_id: &'a mut dyn FnMut() -> ElementId) -> Self {
        let sections = BTreeMap::new();
        let (names, submitter) = (HashMap::new(), Submitter::Everyone);
        Self { language, new_id, sections, submitter, law: None, names, open: None }
    }

    /// A section begins, with the law that its name cites.
    pub(super) fn begin(&mut self, law: Option<Citation>) {
        self.submitter = Submitter::Everyone;
        self.law = law;
        self.open = None;
    }

    /// Something stands between the paragraphs.
    pub(super) fn interrupt(&mut self) {
        self.open = None;
    }

    pub(super) fn finish(self) -> Content {
        let section = |(key, elements)| Section { key, elements };
        Content::from(self.sections.into_iter().map(section).collect::<Vec<_>>())
    }

    /// Writes a paragraph into a section.
    pub(super) fn line(&mut self, section: SectionKey, line: &ImportedLine<'_>) -> Result<(At, Why), WhyNot> {
        let words = joined(line.words);
        let text = small(&words);
        let is_condition = words.ends_with(':');
        let (elements, read) = match section {
            SectionKey::ServiceName => return Ok(self.name(&words, line.why)),
            SectionKey::DevelopingBody => {
                (vec![self.add(section, bare(&words), Detail::Words)], Certainty::Words)
            }
            SectionKey::Result | SectionKey::Appeal | SectionKey::Other | SectionKey::Appendices => {
                (vec![self.prose(section, line)], Certainty::Words)
            }
            SectionKey::Provider if !is_condition => {
                (vec![self.add(section, bare(&words), Detail::Provider { body: None })], Certainty::Words)
            }
            SectionKey::Term => self.term(&words, line.why, is_condition)?,
            SectionKey::Form => self.forms(&text)?,
            SectionKey::Payment => self.fee(&words, &text, is_condition)?,
            SectionKey::Schedule => self.hours(&words, &text),
            SectionKey::Documents if is_condition => {
                self.submitter = typed::submitter(&text).ok_or(WhyNot::Condition).inspect_err(|_| {
                    self.submitter = Submitter::Everyone;
                })?;
                return Ok((At::Heading { section }, line.why));
            }
            SectionKey::Documents => {
                let detail = typed::document(&text, self.submitter);
                (vec![self.add(section, bare(&words), detail)], Certainty::Words)
            }
            SectionKey::RefusalGrounds if !is_condition => {
                let law = typed::citation(&words, self.language).or_else(|| self.law.clone());
                let read = if law.is_some() { Certainty::Typed } else { Certainty::Unsure };
                let detail = Detail::Ground { law: law.unwrap_or_default() };
                (vec![self.add(section, bare(&words), detail)], read)
            }
            SectionKey::Provider | SectionKey::RefusalGrounds => return Err(WhyNot::Condition),
        };
        if !section.is_prose() {
            self.open = None;
        }
        Ok((At::Elements { section, elements, read }, line.why))
    }

    /// The name of the service, which a title and the first point may both say.
    fn name(&mut self, words: &str, why: Why) -> (At, Why) {
        let section = SectionKey::ServiceName;
        let name = quoted(words).unwrap_or(bare(words)).trim().to_owned();
        let small = small(&name);
        let place = if let Some(place) = self.names.get(&small) {
            *place
        } else {
            let place = self.add(section, &name, Detail::Words);
            self.names.insert(small, place);
            place
        };
        (At::Elements { section, elements: vec![place], read: Certainty::Words }, why)
    }

    fn term(&mut self, words: &str, why: Why, is_condition: bool) -> Result<(Vec<usize>, Certainty), WhyNot> {
        let section = SectionKey::Term;
        let found = typed::term(words).and_then(|(amount, unit, case)| {
            typed::purpose(&case).map(|(of, case)| (amount, unit, of, case))
        });
        if let Some((amount, unit, of, case)) = found {
            // "Срок оказания государственной услуги составляет …" names no case.
            let is_name = why == Why::NamesSection
                && super::names::section(&small(&case), |key| key == section).is_some();
            let case = if is_name { "" } else { &case };
            let detail = Detail::Term { amount, unit, from: None, of };
            return Ok((vec![self.add(section, case, detail)], Certainty::Typed));
        }
        if is_condition {
            return Err(WhyNot::Condition);
        }
        Ok((vec![self.add(section, bare(words), Detail::Words)], Certainty::Unsure))
    }

    fn forms(&mut self, text: &str) -> Result<(Vec<usize>, Certainty), WhyNot> {
        let forms = typed::forms(text);
        if forms.is_empty() {
            return Err(WhyNot::Unclear);
        }
        let add = |form| self.add(SectionKey::Form, "", Detail::Form { form });
        Ok((forms.into_iter().map(add).collect(), Certainty::Typed))
    }

    fn fee(
        &mut self,
        words: &str,
        text: &str,
        is_condition: bool,
    ) -> Result<(Vec<usize>, Certainty), WhyNot> {
        let (detail, sure) = typed::fee(words, text, self.language);
        if is_condition && !sure {
            return Err(WhyNot::Condition);
        }
        let note = match (&detail, super::lead::lead(words)) {
            (Detail::Free, _) if words.split_whitespace().count() <= MOST_FREE => "",
            // The case, where everything behind it was read.
            (Detail::Fee { methods, law, .. }, (case, tail))
                if sure
                    && !tail.is_empty()
                    && !methods.is_empty()
                    && (law.is_complete() || names_no_law(tail)) =>
            {
                case
            }
            _ => bare(words),
        };
        // What was not read for certain stays in its own words.
        let detail = if sure { detail } else { Detail::Words };
        let place = self.add(SectionKey::Payment, note, detail);
        Ok((vec![place], if sure { Certainty::Typed } else { Certainty::Unsure }))
    }

    fn hours(&mut self, words: &str, text: &str) -> (Vec<usize>, Certainty) {
        let (detail, note, read) = match typed::hours(words, text) {
            Some((detail, note)) => (detail, note, Certainty::Typed),
            None => (Detail::Prose, escaped(bare(words)), Certainty::Words),
        };
        (vec![self.add(SectionKey::Schedule, &note, detail)], read)
    }

    /// A paragraph of prose; items of a list go on with the paragraph before them.
    fn prose(&mut self, section: SectionKey, line: &ImportedLine<'_>) -> usize {
        let lines: Vec<String> = line.words.lines().map(|part| escaped(&joined(part))).collect();
        let words = lines.join("\n");
        let is_item = line.why == Why::Under && matches!(line.marked.marker, Marker::Item | Marker::Dash);
        let words = match line.marked.marker {
            Marker::Item if is_item => format!("{} {words}", line.marked.printed),
            Marker::Dash if is_item => format!("- {words}"),
            _ => words,
        };
        let before = self.open.replace((section, is_item)).filter(|(own, _)| is_item && *own == section);
        let language = self.language;
        let last =
            self.sections.get_mut(&section).and_then(|elements| Some((elements.len(), elements.last_mut()?)));
        match (before, last) {
            (Some((_, after_item)), Some((count, element))) => {
                let text = element.text.get_mut(language);
                text.push_str(if after_item { "\n" } else { "\n\n" });
                text.push_str(&words);
                count - 1
            }
            _ => self.add(section, &words, Detail::Prose),
        }
    }

    fn add(&mut self, section: SectionKey, words: &str, detail: Detail) -> usize {
        let mut text = Localized::default();
        words.clone_into(text.get_mut(self.language));
        let element = Element { id: (self.new_id)(), text, detail };
        let elements = self.sections.entry(section).or_default();
        elements.push(element);
        elements.len() - 1
    }
}

/// Whether words seem to name no law or other act, which must not get lost.
fn names_no_law(words: &str) -> bool {
    let small = small(words);
    !["закон", "кодекс", "стать", "заң", "бап", "приказ", "бұйрық"].iter().any(|word| small.contains(word))
}

/// Words with single spaces.
pub(super) fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without the mark that a list left at their end.
pub(super) fn bare(words: &str) -> &str {
    words.trim_end_matches([';', '.', ',', ' '])
}

/// What stands in the outermost quotation marks, if there is one pair.
fn quoted(words: &str) -> Option<&str> {
    let start = words.find('«')?;
    let mut depth = 0_usize;
    let mut end = None;
    for (place, letter) in words.char_indices().skip_while(|(place, _)| *place < start) {
        match letter {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            end = Some(place);
            break;
        }
    }
    words.get(start + '«'.len_utf8()..end?)
}

/// Words as CommonMark that reads the same.
pub(super) fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (place, letter) in words.char_indices() {
        let is_mark = matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '|' | '&' | '~')
            || place == 0 && matches!(letter, '#' | '>' | '+' | '=' | '-');
        if is_mark {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
