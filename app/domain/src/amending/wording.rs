//! A clause in words, as the acts of Kazakhstan amend a text.

use super::line::Line;
use super::phrase;
use super::quote::change;
use super::said::{said, spoken};
use super::{AmendingClause, Operation, TextChange};
use crate::language::Language;
use crate::standard::{Content, Detail, Element, ElementId, SectionKey, appendix, numbered};

/// A clause in words, without a mark at its end: `в пункте 2.1 слова "5 рабочих дней" заменить словами "3 рабочих дня"`.
///
/// `old` is what is amended and `new` what comes of all clauses together: they number the lines. A change in another language
/// alone is told as such; words are quoted in `language`, or where the element is not written in it, in one in which it is.
pub fn wording(clause: &AmendingClause, language: Language, old: &Content, new: &Content) -> String {
    let section = clause.section;
    let amended = |element: &ElementId| Line::of(old, section, element).or_section(old);
    match &clause.operation {
        Operation::Texts { element, changes } => {
            texts(amended(element), changes, language, find(new, section, element))
        }
        Operation::Detail { element, detail } => {
            typed(amended(element), find(old, section, element), detail, language)
        }
        Operation::Restate { element } => {
            phrase::restated(amended(&element.id), &said(element, language), language)
        }
        Operation::Add { after, element } => added(section, after.as_ref(), element, language, (old, new)),
        Operation::Remove { element } => phrase::excluded(Line::of(old, section, element), language),
        Operation::Move { element, .. } => {
            let (from, to) = (Line::of(old, section, element), Line::of(new, section, element));
            match (from.appended(), to.appended()) {
                (Some(from), Some(to)) => from.moved(to, language),
                _ => phrase::moved(from, to.number().unwrap_or(1), language),
            }
        }
        Operation::RestateSection { elements } => restated(section, elements, language),
    }
}

/// Every clause in words, numbered as an act numbers them: `1) …;`, the last with a full stop.
pub fn list(clauses: &[AmendingClause], language: Language, old: &Content, new: &Content) -> Vec<String> {
    let numbered = (1_usize..).zip(clauses).map(|(number, clause)| {
        let mark = if number == clauses.len() { '.' } else { ';' };
        format!("{number}) {}{mark}", wording(clause, language, old, new))
    });
    numbered.collect()
}

fn find<'content>(
    content: &'content Content,
    section: SectionKey,
    id: &ElementId,
) -> Option<&'content Element> {
    content.elements(section).iter().find(|element| element.id == *id)
}

fn texts(line: Line, changes: &[TextChange], language: Language, new: Option<&Element>) -> String {
    let of = |language: Language| changes.iter().find(|change| change.language() == language);
    let is_written = new.is_some_and(|element| !element.text.get(language).trim().is_empty());
    let other = || [Language::Ru, Language::Kk, Language::En].into_iter().find_map(of);
    let shown = of(language).or_else(|| if is_written { None } else { other() });
    match shown {
        Some(TextChange::Words { replaced, .. }) => phrase::words(line, replaced, language),
        Some(TextChange::Whole { language: written, text }) => {
            let sentence = new.map_or_else(|| text.trim().to_owned(), |element| element.clause(*written));
            phrase::restated(line, &sentence, language)
        }
        None => {
            let languages: Vec<Language> = changes.iter().map(TextChange::language).collect();
            phrase::elsewhere(line, &languages, language)
        }
    }
}

/// A change of the typed part, told by what it changes in the sentence.
fn typed(line: Line, old: Option<&Element>, detail: &Detail, language: Language) -> String {
    let Some(old) = old else { return phrase::unseen(line, language) };
    let new = Element { detail: detail.clone(), ..old.clone() };
    let differs = |language: &Language| old.clause(*language) != new.clause(*language);
    if let Some(shown) = [spoken(old, language), language].into_iter().find(differs) {
        return match change(shown, &old.clause(shown), &new.clause(shown)) {
            TextChange::Words { replaced, .. } => phrase::words(line, &replaced, language),
            TextChange::Whole { text, .. } => phrase::restated(line, &text, language),
        };
    }
    let languages: Vec<Language> = Language::ALL.into_iter().filter(differs).collect();
    if languages.is_empty() {
        phrase::unseen(line, language)
    } else {
        phrase::elsewhere(line, &languages, language)
    }
}

/// A new line: by its number at the end of the section, by the line before it elsewhere, if that stood there before.
fn added(
    section: SectionKey,
    after: Option<&ElementId>,
    element: &Element,
    language: Language,
    (old, new): (&Content, &Content),
) -> String {
    let line = Line::of(new, section, &element.id);
    if let Some(appended) = line.appended() {
        return appended.added(&said(element, language), language);
    }
    let number = line.number().unwrap_or(1);
    let is_last = number >= new.elements(section).len();
    let after = after.filter(|_| !is_last).and_then(|after| Line::of(old, section, after).number());
    phrase::added(Line::whole(section), number, after, &said(element, language), language)
}

fn restated(section: SectionKey, elements: &[Element], language: Language) -> String {
    let whole = Line::whole(section);
    match elements {
        [] => phrase::emptied(whole, language),
        [only] if section.is_of_law() => phrase::restated(whole, &said(only, language), language),
        lines if section.is_of_law() => {
            let numbered =
                (1_usize..).zip(lines).map(|(number, line)| format!("{number}. {}", said(line, language)));
            phrase::restated(whole, &numbered.collect::<Vec<_>>().join("\n"), language)
        }
        lines => {
            let titled = numbered(section, lines).map(|(number, line)| {
                appendix::heading(line, &number, spoken(line, language))
                    .unwrap_or_else(|| said(line, language))
            });
            phrase::restated(whole, &titled.collect::<Vec<_>>().join("\n"), language)
        }
    }
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
