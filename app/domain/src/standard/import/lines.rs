//! Lines of the sections that have typed parts: terms, payments, hours, documents and grounds.

use super::cases::LONGEST_CASE;
use super::found::{At, Certainty, Why, WhyNot};
use super::lead::{lead, small};
use super::marker::Marker;
use super::sentence::{is_demanded_nothing, is_note, parts};
use super::spelling::{after, bare, escaped, joined};
use super::words::{plain, words_alone};
use super::write::{ImportedLine, SectionWriter, Written};
use super::{names, typed};
use crate::standard::{Detail, SectionKey, Submitter};

/// A case of more words is a sentence of its own, where a section takes sentences.
const LONG_CASE: usize = 14;
/// A case of more words is told to the drafter: no line can repeat it.
const MOST_IN_CASE: usize = 60;

/// The elements that a line became, and how much of it was understood.
type Elements = (Vec<usize>, Certainty);

impl SectionWriter<'_> {
    /// A line of a section that has typed parts, or a case for the lines below it.
    pub(super) fn typed_line(
        &mut self,
        section: SectionKey,
        words: &str,
        line: &ImportedLine<'_>,
    ) -> Written {
        if !words.chars().any(char::is_alphanumeric) {
            return Err(WhyNot::Unclear);
        }
        self.interrupt();
        self.cases.arrive(line.marked);
        if let Some(case) = words.strip_suffix(':') {
            return self.case(section, case, line);
        }
        let (section, (elements, read)) = match section {
            SectionKey::Term => (section, self.term(words, line)),
            SectionKey::Payment => (section, self.fee(words, line)),
            SectionKey::Schedule => (section, self.hours(words)),
            _ => {
                let is_item = matches!(line.marked.marker, Marker::Item | Marker::Dash);
                if is_demanded_nothing(&small(words)) {
                    return Err(WhyNot::Unclear);
                }
                if !is_item && is_note(words) && (self.has_items || section == SectionKey::Documents) {
                    self.note(section, words)
                } else {
                    self.has_items |= is_item;
                    (section, self.listed(section, words, line))
                }
            }
        };
        Ok((At::Elements { section, elements, read }, line.why))
    }

    /// A line that ends in a colon: it says when the lines below it apply.
    fn case(&mut self, section: SectionKey, case: &str, line: &ImportedLine<'_>) -> Written {
        let case = bare(case);
        let heading = Ok((At::Heading { section }, line.why));
        if section == SectionKey::Schedule {
            self.place = typed::only_place(case);
            if self.place.is_some() {
                return heading;
            }
            let element = self.add(section, &escaped(case), Detail::Prose);
            return Ok((At::Elements { section, elements: vec![element], read: Certainty::Words }, line.why));
        }
        let count = case.split_whitespace().count();
        let takes_sentences = matches!(section, SectionKey::Term | SectionKey::Payment);
        if takes_sentences && count > LONG_CASE {
            self.cases.clear();
            let law = typed::citation(case, self.language);
            self.law = law.or_else(|| self.law.take());
            let element = self.unsure(section, case);
            return Ok((
                At::Elements { section, elements: vec![element], read: Certainty::Unsure },
                line.why,
            ));
        }
        if count > MOST_IN_CASE || case.len() > LONGEST_CASE {
            return Err(WhyNot::Condition);
        }
        let submitter = typed::submitter(case).filter(|_| section == SectionKey::Documents);
        self.law = typed::citation(case, self.language).or_else(|| self.law.take());
        self.cases.enter(case, submitter, line.marked, line.paragraph, false);
        heading
    }

    /// Words that are not understood, whole.
    fn unsure(&mut self, section: SectionKey, words: &str) -> usize {
        let detail = plain(section).unwrap_or(Detail::Words);
        let words = if detail == Detail::Prose { escaped(bare(words)) } else { bare(words).to_owned() };
        self.add(section, &words, detail)
    }

    /// A sentence below a list, which is no item of it.
    fn note(&mut self, section: SectionKey, words: &str) -> (SectionKey, Elements) {
        let own = words_alone(section).map_or(SectionKey::Other, |_| section);
        let detail = words_alone(own).unwrap_or(Detail::Prose);
        let words = if detail == Detail::Prose { escaped(words) } else { bare(words).to_owned() };
        (own, (vec![self.add(own, &words, detail)], Certainty::Unsure))
    }

    /// The words with the cases that they stand in; a sentence of its own stands in none.
    fn in_case(&mut self, words: &str, line: &ImportedLine<'_>) -> String {
        let is_own = line.why == Why::Under
            && line.marked.marker == Marker::None
            && words.starts_with(char::is_uppercase)
            && is_note(words);
        if is_own {
            return words.to_owned();
        }
        after(&self.cases.said().0, words)
    }

    fn term(&mut self, words: &str, line: &ImportedLine<'_>) -> Elements {
        let section = SectionKey::Term;
        let parts = parts(words);
        let one = |part: &&str| {
            let (span, case) = typed::term(part)?;
            let (of, case) = typed::purpose(&case)?;
            Some((span, of, case))
        };
        let read: Option<Vec<_>> = parts.iter().map(one).collect();
        let Some(read) = read.filter(|read| !read.is_empty()) else {
            let words = self.in_case(words, line);
            return (vec![self.unsure(section, &words)], Certainty::Unsure);
        };
        let (said, _) = self.cases.said();
        let add = |(span, of, case): (typed::Span, _, String)| {
            // "Срок оказания государственной услуги – …" names no case, whoever says it again.
            let is_name = names::section(&small(&case), |key| key == section).is_some();
            let left = if is_name { names::left_of(&case, section) } else { case.as_str() };
            // "мерзімін ұзарту кезінде" only begins like a name.
            let case = if line.why == Why::NamesSection || left.is_empty() { left } else { case.as_str() };
            let typed::Span { from, amount, unit } = span;
            self.add(section, &after(&said, case), Detail::Term { amount, unit, from, of })
        };
        (read.into_iter().map(add).collect(), Certainty::Typed)
    }

    fn fee(&mut self, words: &str, line: &ImportedLine<'_>) -> Elements {
        let section = SectionKey::Payment;
        let (note, detail) = match typed::fee(words, self.language) {
            Some(typed::FeeRead::Free) => (self.cases.said().0, Detail::Free),
            Some(typed::FeeRead::FreeFor) => (after(&self.cases.said().0, bare(words)), Detail::Free),
            Some(typed::FeeRead::Sum { case, mut detail }) => {
                if let Some(law) = detail.citation_mut().filter(|law| !law.is_complete()) {
                    *law = self.law.clone().unwrap_or_default();
                }
                (after(&self.cases.said().0, &case), detail)
            }
            None => {
                let words = self.in_case(words, line);
                return (vec![self.unsure(section, &words)], Certainty::Unsure);
            }
        };
        (vec![self.add(section, &note, detail)], Certainty::Typed)
    }

    fn hours(&mut self, words: &str) -> Elements {
        let section = SectionKey::Schedule;
        if let Some((detail, note)) = typed::hours(words, self.place)
            && let Detail::Hours { place, .. } = &detail
            && !self.told.contains(place)
        {
            self.told.push(*place);
            return (vec![self.add(section, &note, detail)], Certainty::Typed);
        }
        let read = if typed::seems_hours(words) { Certainty::Unsure } else { Certainty::Words };
        (vec![self.add(section, &escaped(bare(words)), Detail::Prose)], read)
    }

    /// Documents and grounds.
    fn listed(&mut self, section: SectionKey, words: &str, line: &ImportedLine<'_>) -> Elements {
        let mut words = words;
        let (name, tail) = lead(words);
        if !tail.is_empty() && section == SectionKey::Documents && is_led(words, name) {
            // "1) лицензия алу үшін: өтініш": the case holds for the lines below it too.
            self.cases.enter(name, typed::submitter(name), line.marked, line.paragraph, true);
            words = tail;
        }
        let (_, submitter) = self.cases.said();
        let doubtful = self.cases.are_doubtful();
        if section == SectionKey::RefusalGrounds {
            let law = typed::citation(words, self.language).or_else(|| self.law.clone());
            let read = if law.is_some() { Certainty::Typed } else { Certainty::Unsure };
            let detail = Detail::Ground { law: law.unwrap_or_default() };
            return (vec![self.add_in_cases(section, bare(words), detail)], read);
        }
        let mut read = if doubtful { Certainty::Unsure } else { Certainty::Words };
        let mut elements = Vec::new();
        for part in parts(words) {
            let (presented, sure) = typed::presented(part);
            if !sure {
                read = Certainty::Unsure;
            }
            let detail = typed::document(presented, submitter.unwrap_or(Submitter::Everyone));
            elements.push(self.add_in_cases(section, &joined(bare(part)), detail));
        }
        (elements, read)
    }
}

/// Whether a colon stands behind a name that says when what follows it applies.
fn is_led(words: &str, name: &str) -> bool {
    let small = small(name);
    let begins =
        ["для ", "при ", "через ", "в случае ", "на портал", "к услугодателю", "услугодателю", "от "];
    let ends = [
        "үшін",
        "кезде",
        "кезінде",
        "арқылы",
        "жағдайда",
        "жағдайында",
        "бойынша",
        "порталға",
        "берушіге",
        "корпорацияға",
    ];
    words.get(name.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'))
        && (begins.iter().any(|word| small.starts_with(word))
            || ends.iter().any(|word| small.ends_with(word)))
}
