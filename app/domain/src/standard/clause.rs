//! The sentence of a line: its words and its typed part as one text in one language.
//!
//! Pages, the redline, exports and the API print a line with this function only, so that a clause reads the same
//! wherever it stands. It never fails: where a word has not been written, what there is, is said.

use std::borrow::Cow;

use super::vocabulary as words;
use super::vocabulary::payment::reckoned;
use super::{Citation, DayHours, Detail, Element, FeeFormula, HoursOf, TermOf, Week};
use crate::language::Language;
use crate::law::{Case, act, cite};

impl Element {
    /// The full plain text of the line in `language`; for prose the CommonMark source (R14-6).
    pub fn clause(&self, language: Language) -> String {
        self.said(language).into_owned()
    }

    /// The same, borrowed where the text itself is the clause.
    pub(crate) fn said(&self, language: Language) -> Cow<'_, str> {
        let text = self.text.get(language).trim();
        let made = match &self.detail {
            Detail::Words | Detail::Prose | Detail::Provider { .. } | Detail::Group { .. } => {
                return Cow::Borrowed(text);
            }
            Detail::Term { amount, unit, from, of } => {
                term(text, *of, &unit.spanned(*from, *amount, language), language)
            }
            Detail::Form { form } => with_note(form.word(language), text),
            Detail::Free => with_note(words::free_of_charge(language), text),
            Detail::Fee { hundredths, unit, methods, law, formula } => {
                let amount = reckoned(*hundredths, *unit, formula.as_deref(), language);
                let methods: Vec<_> = methods.iter().map(|method| method.word(language)).collect();
                after_case(text, &fee(amount, methods, formula.as_deref(), law, language))
            }
            Detail::Hours { place, week, named, of } => {
                with_note(&hours(place.called(named, language), *of, week, language), text)
            }
            Detail::Document { submitter, presented, obtainable, allowed_by } => {
                let mut clause = format!("{} ({})", bare(text), presented.word(language)).trim().to_owned();
                for part in
                    [submitter.phrase(language), if *obtainable { words::obtainable(language) } else { "" }]
                {
                    join(&mut clause, ", ", part);
                }
                let allowed = allowed_by.as_ref().map(|law| law.cited(language)).unwrap_or_default();
                if !allowed.is_empty() {
                    join(&mut clause, "; ", &format!("{} {allowed}", words::demanded_under(language)));
                }
                clause
            }
            Detail::Ground { law } => in_brackets(bare(text), &law.cited(language)),
            Detail::Appendix { sort } => {
                let word = sort.word(language);
                // A title that says what the appendix is needs no remark of it.
                if word.is_empty() || has_word(text, word) {
                    return Cow::Borrowed(text);
                }
                in_brackets(text, word)
            }
        };
        Cow::Owned(made)
    }
}

impl Citation {
    /// The law and its article as cited in `language`: "Закон …, подпункт 1) пункта 2 статьи 19-1"; empty if nothing has been written.
    pub fn cited(&self, language: Language) -> String {
        let mut cited = act::named(self.law.get(language), &self.number, self.date, language);
        join(&mut cited, ", ", &cite(&self.article, language, Case::Named));
        cited
    }
}

impl Week {
    /// The hours of the week in words, equal days in a row together: "понедельник–пятница 9:00–18:30, перерыв
    /// 13:00–14:30; выходные дни: суббота, воскресенье". Empty if the place is never open.
    pub fn in_words(&self, language: Language) -> String {
        let always = DayHours { opens: 0, closes: 24 * 60, pause: None };
        if self.0.iter().all(|day| day.as_ref() == Some(&always)) {
            return words::around_the_clock(language).to_owned();
        }
        let mut said = String::new();
        let mut closed = String::new();
        let mut day = 0;
        for run in self.0.chunk_by(PartialEq::eq) {
            let days = day_range(day, run.len(), language);
            match run.first() {
                Some(Some(hours)) => join(&mut said, "; ", &format!("{days} {}", hours.in_words(language))),
                _ => join(&mut closed, ", ", &days),
            }
            day += run.len();
        }
        if !said.is_empty() && !closed.is_empty() {
            join(&mut said, "; ", &format!("{}: {closed}", words::days_off(language)));
        }
        said
    }
}

impl DayHours {
    /// The hours of a day in words: "9:00–18:30, перерыв 13:00–14:30".
    pub fn in_words(&self, language: Language) -> String {
        let hours = format!("{}–{}", clock(self.opens), clock(self.closes));
        match self.pause {
            Some((from, to)) => format!("{hours}, {} {}–{}", words::pause(language), clock(from), clock(to)),
            None => hours,
        }
    }
}

/// A time of day from minutes after midnight: "9:00".
fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A run of days: one alone, two listed, more as a range.
fn day_range(first: usize, count: usize, language: Language) -> String {
    let last = first + count.saturating_sub(1);
    let (from, to) = (words::weekday(first, language), words::weekday(last, language));
    match count {
        0 | 1 => from.to_owned(),
        2 => format!("{from}, {to}"),
        _ => format!("{from}–{to}"),
    }
}

/// "case: term"; a time of waiting or serving says before it what it is.
fn term(case: &str, of: TermOf, term: &str, language: Language) -> String {
    let phrase = of.phrase(language);
    if phrase.is_empty() {
        return after_case(case, term);
    }
    let said = format!("{phrase} – {term}");
    if case.is_empty() { capital(&said) } else { after_case(case, &said) }
}

fn hours(place: &str, of: HoursOf, week: &Week, language: Language) -> String {
    let mut said = place.to_owned();
    join(&mut said, ", ", of.phrase(language));
    join(&mut said, ": ", &week.in_words(language));
    said
}

/// The amount, how it is charged, who pays nothing, and the law.
fn fee<'words>(
    mut said: String,
    mut methods: Vec<&'words str>,
    formula: Option<&'words FeeFormula>,
    law: &Citation,
    language: Language,
) -> String {
    let (other_method, free_for) = formula.map_or(("", ""), |formula| {
        (formula.other_method.get(language).trim(), formula.free_for.get(language).trim())
    });
    methods.extend(Some(other_method).filter(|method| !method.is_empty()));
    if !methods.is_empty() {
        join(&mut said, ", ", &format!("{} {}", words::charged(language), methods.join(", ")));
    }
    if !free_for.is_empty() {
        join(&mut said, "; ", &format!("{} {free_for}", words::exempt(language)));
    }
    in_brackets(&said, &law.cited(language))
}

/// Whether a word of the text begins so: "форма" is no word of "информация".
fn has_word(text: &str, word: &str) -> bool {
    let small = text.to_lowercase();
    small.split(|letter: char| !letter.is_alphanumeric()).any(|own| own.starts_with(word))
}

/// The text with a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text without the colon, comma or semicolon a list left at its end.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches([':', ';', ',']).trim_end()
}

/// "case: value", or the value alone.
fn after_case(case: &str, value: &str) -> String {
    let mut said = bare(case).to_owned();
    join(&mut said, ": ", value);
    said
}

/// "value. Note", or the value alone.
fn with_note(value: &str, note: &str) -> String {
    let mut said = value.to_owned();
    join(&mut said, ". ", note);
    said
}

/// "text (remark)", or whichever of the two there is.
fn in_brackets(text: &str, remark: &str) -> String {
    if remark.is_empty() { text.to_owned() } else { format!("{text} ({remark})").trim().to_owned() }
}

/// Appends `part` after `separator`; nothing if the part is empty, no separator if nothing stands before it.
fn join(text: &mut String, separator: &str, part: &str) {
    if !part.is_empty() {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(part);
    }
}

#[cfg(test)]
#[path = "clause_tests.rs"]
mod tests;
