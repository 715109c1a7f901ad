//! The sentence of a line: its words and its typed part as one text in one language.
//!
//! Pages, the redline, exports and the API print a line with this function only, so that a clause reads the same
//! wherever it stands. It never fails: where a word has not been written, what there is, is said.

use std::borrow::Cow;

use super::vocabulary as words;
use super::{Citation, DayHours, Detail, Element, FeeMethod, FeeUnit, Place, Week};
use crate::language::Language;
use crate::law::{Case, cite};

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
            Detail::Term { amount, unit } => after_case(text, &unit.counted(*amount, language)),
            Detail::Form { form } => with_note(form.word(language), text),
            Detail::Free => with_note(words::free_of_charge(language), text),
            Detail::Fee { hundredths, unit, methods, law } => {
                after_case(text, &fee(*hundredths, *unit, methods, law, language))
            }
            Detail::Hours { place, week } => with_note(&hours(*place, week, language), text),
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
        };
        Cow::Owned(made)
    }
}

impl Citation {
    /// The law and its article as cited in `language`: "Закон …, подпункт 1) пункта 2 статьи 19-1"; empty if nothing has been written.
    pub fn cited(&self, language: Language) -> String {
        let mut cited = self.law.get(language).trim().to_owned();
        join(&mut cited, ", ", &cite(&self.article, language, Case::Named));
        cited
    }

    /// Whether both the law, in some language, and the article have been written.
    pub fn is_complete(&self) -> bool {
        !self.law.is_blank() && !self.article.trim().is_empty()
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

fn hours(place: Place, week: &Week, language: Language) -> String {
    let mut said = place.word(language).to_owned();
    join(&mut said, ": ", &week.in_words(language));
    said
}

fn fee(hundredths: u64, unit: FeeUnit, methods: &[FeeMethod], law: &Citation, language: Language) -> String {
    let mut said = unit.amount(hundredths, language);
    let methods: Vec<_> = methods.iter().map(|method| method.word(language)).collect();
    if !methods.is_empty() {
        join(&mut said, ", ", &format!("{} {}", words::charged(language), methods.join(", ")));
    }
    in_brackets(&said, &law.cited(language))
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Localized;
    use crate::standard::sample;
    use crate::standard::{Presented, Submitter, TermUnit};

    fn ru(text: &str, detail: Detail) -> String {
        sample::element("a1", Localized::new("", text, ""), detail).clause(Language::Ru)
    }

    fn law() -> Citation {
        Citation {
            law: Localized::new("Заң", "Закон «О нотариате»", "Law"), article: "19-1(2)1".to_owned()
        }
    }

    #[test]
    fn a_term_names_its_case_where_there_is_one() {
        let three = Detail::Term { amount: 3, unit: TermUnit::BusinessDays };
        assert_eq!(ru("На портале:", three.clone()), "На портале: 3 рабочих дня");
        assert_eq!(ru(" ", three), "3 рабочих дня");
    }

    #[test]
    fn a_document_says_its_shape_and_who_submits_it() {
        let detail = Detail::Document {
            submitter: Submitter::Individual,
            presented: Presented::Original,
            obtainable: false,
            allowed_by: None,
        };
        assert_eq!(
            ru("Удостоверение личности;", detail),
            "Удостоверение личности (оригинал), представляется физическим лицом"
        );
    }

    #[test]
    fn r14_3_a_ground_names_the_law_and_article() {
        assert_eq!(
            ru("Недостоверность документов", Detail::Ground { law: law() }),
            "Недостоверность документов (Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
        );
        assert_eq!(ru("Основание", Detail::Ground { law: Citation::default() }), "Основание");
        assert_eq!(
            ru("", Detail::Ground { law: law() }),
            "(Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
        );
    }

    #[test]
    fn a_fee_says_amount_method_and_law() {
        let detail = Detail::Fee {
            hundredths: 150,
            unit: FeeUnit::Mci,
            methods: vec![FeeMethod::Transfer],
            law: law(),
        };
        assert_eq!(
            ru("За копию", detail),
            "За копию: 1,5\u{a0}МРП, способ оплаты: безналичным перечислением (Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
        );
    }

    #[test]
    fn hours_group_equal_days_in_a_row() {
        let office = Some(DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) });
        let short = Some(DayHours { opens: 540, closes: 780, pause: None });
        let week = |sixth: Option<DayHours>| {
            Week(std::array::from_fn(|day| match day {
                0..=4 => office.clone(),
                5 => sixth.clone(),
                _ => None,
            }))
        };
        let said = |week| ru("", Detail::Hours { place: Place::Provider, week });
        assert_eq!(
            said(week(None)),
            "Услугодатель: понедельник–пятница 9:00–18:30, перерыв 13:00–14:30; выходные дни: суббота, воскресенье"
        );
        assert_eq!(
            said(week(short)),
            "Услугодатель: понедельник–пятница 9:00–18:30, перерыв 13:00–14:30; суббота 9:00–13:00; \
             выходные дни: воскресенье"
        );
        let always = DayHours { opens: 0, closes: 1440, pause: None };
        assert_eq!(said(Week(std::array::from_fn(|_| Some(always.clone())))), "Услугодатель: круглосуточно");
        assert_eq!(said(Week::default()), "Услугодатель");
    }

    proptest! {
        #[test]
        fn a_clause_of_any_element_is_said_in_every_language(element in sample::any_element()) {
            for language in Language::ALL {
                prop_assert_eq!(element.clause(language), element.clause(language));
            }
        }
    }
}
