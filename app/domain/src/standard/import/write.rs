//! The elements that paragraphs become.

use std::collections::{BTreeMap, HashMap};

use super::cases::Cases;
use super::found::{At, Certainty, Why, WhyNot};
use super::groups::{Grouped, Path, grouped};
use super::lead::small;
use super::marker::{MarkedParagraph, Marker};
use super::spelling::{bare, escaped, joined};
use super::typed;
use crate::language::{Language, Localized};
use crate::standard::{Citation, Content, Detail, Element, ElementId, Place, Section, SectionKey};

/// A paragraph that says something in a section.
pub(super) struct ImportedLine<'a> {
    /// What it says there.
    pub(super) words: &'a str,
    /// The paragraph with its mark.
    pub(super) marked: &'a MarkedParagraph<'a>,
    /// Why it stands in the section.
    pub(super) why: Why,
    /// Which paragraph it is.
    pub(super) paragraph: usize,
}

/// What a line became: the elements, and how much of it was understood.
pub(super) type Written = Result<(At, Why), WhyNot>;

/// What became of all lines.
pub(super) struct Finished {
    pub(super) content: Content,
    /// The paragraphs that said a case which no line repeated.
    pub(super) lost: Vec<usize>,
    /// Where the lines of the sections that have groups stand now, and which paragraphs name these.
    pub(super) groups: BTreeMap<SectionKey, Grouped>,
}

/// The elements that were written.
pub(super) struct SectionWriter<'a> {
    pub(super) language: Language,
    new_id: &'a mut dyn FnMut() -> ElementId,
    sections: BTreeMap<SectionKey, Vec<Element>>,
    /// When the lines that follow apply.
    pub(super) cases: Cases,
    /// The law of the lines that follow.
    pub(super) law: Option<Citation>,
    /// The place whose hours follow.
    pub(super) place: Option<Place>,
    /// The places whose hours were read.
    pub(super) told: Vec<Place>,
    /// Whether the section has items of a list already.
    pub(super) has_items: bool,
    /// The cases of each line of the sections whose cases are groups.
    paths: BTreeMap<SectionKey, Vec<Path>>,
    /// The names of the service that were written, in small letters, with their places.
    names: HashMap<String, usize>,
    /// The section of the paragraph of prose that was written last, and whether it ended in items of a list.
    open: Option<(SectionKey, bool)>,
}

impl<'a> SectionWriter<'a> {
    pub(super) fn new(language: Language, new_id: &'a mut dyn FnMut() -> ElementId) -> Self {
        Self {
            language,
            new_id,
            sections: BTreeMap::new(),
            cases: Cases::default(),
            law: None,
            place: None,
            told: Vec::new(),
            has_items: false,
            paths: BTreeMap::new(),
            names: HashMap::new(),
            open: None,
        }
    }

    /// A section begins, with the law that its name cites.
    pub(super) fn begin(&mut self, law: Option<Citation>) {
        self.cases.clear();
        self.law = law;
        self.place = None;
        self.has_items = false;
        self.open = None;
    }

    /// The case that the name of a section says for all lines below it.
    pub(super) fn named_case(&mut self, section: SectionKey, case: &str, paragraph: usize) {
        if case.is_empty() {
            return;
        }
        if section == SectionKey::Schedule
            && let Some(place) = typed::only_place(case)
        {
            self.place = Some(place);
            return;
        }
        let submitter = typed::submitter(case).filter(|_| section == SectionKey::Documents);
        self.cases.name(case, submitter, paragraph);
    }

    /// Something stands between the paragraphs.
    pub(super) fn interrupt(&mut self) {
        self.open = None;
    }

    /// What was written, with groups for the cases of documents and grounds.
    pub(super) fn finish(mut self) -> Finished {
        let mut groups = BTreeMap::new();
        for (key, paths) in std::mem::take(&mut self.paths) {
            let elements = self.sections.remove(&key).unwrap_or_default();
            let mut own = grouped(elements, &paths, self.cases.all(), self.language, self.new_id);
            self.sections.insert(key, std::mem::take(&mut own.elements));
            groups.insert(key, own);
        }
        let section = |(key, elements)| Section { key, elements };
        let content = Content::from(self.sections.into_iter().map(section).collect::<Vec<_>>());
        Finished { content, lost: self.cases.lost(), groups }
    }

    /// Writes a line of a section whose cases are groups: it stands in those that are open.
    pub(super) fn add_in_cases(&mut self, section: SectionKey, words: &str, detail: Detail) -> usize {
        self.paths.entry(section).or_default().push(self.cases.path());
        self.add(section, words, detail)
    }

    /// Writes a paragraph into a section.
    pub(super) fn line(&mut self, section: SectionKey, line: &ImportedLine<'_>) -> Written {
        let words = joined(line.words);
        let (elements, read) = match section {
            SectionKey::ServiceName => return Ok(self.name(&words, line.why)),
            SectionKey::DevelopingBody => {
                (vec![self.add(section, bare(&words), Detail::Words)], Certainty::Words)
            }
            SectionKey::Result | SectionKey::Appeal | SectionKey::Other | SectionKey::Appendices => {
                (vec![self.prose(section, line)], Certainty::Words)
            }
            SectionKey::Provider if words.ends_with(':') => return Err(WhyNot::Condition),
            SectionKey::Provider => {
                (vec![self.add(section, bare(&words), Detail::Provider { body: None })], Certainty::Words)
            }
            SectionKey::Form => self.forms(&words)?,
            SectionKey::Term
            | SectionKey::Payment
            | SectionKey::Schedule
            | SectionKey::Documents
            | SectionKey::RefusalGrounds => return self.typed_line(section, &words, line),
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

    fn forms(&mut self, words: &str) -> Result<(Vec<usize>, Certainty), WhyNot> {
        let section = SectionKey::Form;
        let forms = typed::forms(words);
        if forms.is_empty() {
            let detail = super::words::plain(section).ok_or(WhyNot::Unclear)?;
            return Ok((vec![self.add(section, bare(words), detail)], Certainty::Unsure));
        }
        let add = |form| self.add(section, "", Detail::Form { form });
        Ok((forms.into_iter().map(add).collect(), Certainty::Typed))
    }

    /// A paragraph of prose; items of a list go on with the paragraph before them.
    pub(super) fn prose(&mut self, section: SectionKey, line: &ImportedLine<'_>) -> usize {
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

    /// How many elements a section has.
    pub(super) fn count(&self, section: SectionKey) -> usize {
        self.sections.get(&section).map_or(0, Vec::len)
    }

    pub(super) fn add(&mut self, section: SectionKey, words: &str, detail: Detail) -> usize {
        let mut text = Localized::default();
        words.clone_into(text.get_mut(self.language));
        let element = Element { id: (self.new_id)(), text, detail };
        let elements = self.sections.entry(section).or_default();
        elements.push(element);
        elements.len() - 1
    }
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
