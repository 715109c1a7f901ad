//! The lines that were read in one language, in place of those that a draft holds in several.

use std::mem::Discriminant;

use super::found::Certainty;
use super::lead::small;
use super::spelling::bare;
use crate::language::{Language, Localized};
use crate::standard::{Detail, Element};

/// How the lines that were read take the place of those that stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// One by one: a line keeps its identity and what it says in the other languages.
    Paired,
    /// As a whole: what stood goes, in every language.
    Whole,
}

impl Join {
    /// How it goes: one by one where there are as many lines of the same kinds in the same order. Words that were not
    /// read for certain may be of any kind.
    pub fn of<'a>(stands: &[Element], read: impl ExactSizeIterator<Item = &'a Element>) -> Self {
        let is_paired = stands.len() == read.len()
            && stands.iter().zip(read).all(|(stands, read)| are_alike(stands, read));
        if is_paired { Self::Paired } else { Self::Whole }
    }

    /// The languages other than `language` whose words go.
    pub fn loses(self, stands: &[Element], language: Language) -> Vec<Language> {
        let is_lost = |other: &Language| {
            self == Self::Whole
                && *other != language
                && stands.iter().any(|element| !element.text.get(*other).trim().is_empty())
        };
        Language::ALL.into_iter().filter(is_lost).collect()
    }
}

/// The lines of a section after those that were read in `language` took the place of those that stand.
pub fn join(stands: &[Element], read: Vec<(Element, Certainty)>, language: Language) -> Vec<Element> {
    match Join::of(stands, read.iter().map(|(element, _)| element)) {
        Join::Whole => read.into_iter().map(|(element, _)| element).collect(),
        Join::Paired => one_by_one(stands, read, language),
    }
}

/// Each line in place of the one that says the same, else of the next one of its kind that is left.
fn one_by_one(stands: &[Element], read: Vec<(Element, Certainty)>, language: Language) -> Vec<Element> {
    let mut left: Vec<Standing<'_>> = stands
        .iter()
        .map(|element| Standing { element: Some(element), words: said(element, language) })
        .collect();
    let same: Vec<Option<&Element>> = read
        .iter()
        .map(|(element, _)| {
            let words = said(element, language);
            take(&mut left, element, |other| !words.is_empty() && other == words)
        })
        .collect();
    let pairs = read.into_iter().zip(same);
    pairs
        .map(|((element, certainty), same)| {
            // There are as many lines as stand: what no line of its kind follows keeps its place and its other languages.
            let Some(before) = same
                .or_else(|| take(&mut left, &element, |_| true))
                .or_else(|| left.iter_mut().find_map(|one| one.element.take()))
            else {
                return element;
            };
            // What says nothing in the language yet is known by its place alone; a typed part without words says all it has.
            let is_unsaid = said(before, language).is_empty()
                && (!before.text.is_blank() || kind(before) == kind(&element));
            let is_same = same.is_some() || is_unsaid;
            paired(before, element, certainty, language, is_same)
        })
        .collect()
}

/// A line that stands, until another takes its place.
struct Standing<'a> {
    element: Option<&'a Element>,
    words: String,
}

/// Whether two lines are of the same kind, or one of them is in words that may be of any kind.
fn are_alike(one: &Element, other: &Element) -> bool {
    let is_words = |element: &Element| element.detail == Detail::Words;
    kind(one) == kind(other) || is_words(one) || is_words(other)
}

fn kind(element: &Element) -> Discriminant<Detail> {
    std::mem::discriminant(&element.detail)
}

/// The first line of the same kind whose words suit.
fn take<'a>(left: &mut [Standing<'a>], read: &Element, suits: impl Fn(&str) -> bool) -> Option<&'a Element> {
    let is_it = |one: &&mut Standing<'a>| {
        one.element.is_some_and(|element| are_alike(element, read)) && suits(&one.words)
    };
    left.iter_mut().find(is_it)?.element.take()
}

/// The words of a line as they are compared.
fn said(element: &Element, language: Language) -> String {
    small(bare(element.text.get(language).trim()))
}

/// The line that was read with the identity and the other languages of the one that stands. Only the same line keeps its
/// law, its sum or its shape: those of another line would be wrong without a word.
fn paired(stands: &Element, element: Element, read: Certainty, language: Language, is_same: bool) -> Element {
    let text = written(&stands.text, &element.text, language);
    // What was guessed beside the words is not worth more than what somebody typed.
    let keeps = is_same && read != Certainty::Typed && says_something(&stands.detail);
    let mut detail = if keeps { stands.detail.clone() } else { element.detail };
    if is_same
        && !keeps
        && let (Some(before), Some(law)) = (stands.detail.citation(), detail.citation_mut())
    {
        law.law = written(&before.law, &law.law, language);
        // A number or date that the text does not say is not lost.
        let is_of_day = law.date.is_none_or(|day| before.date.is_none_or(|own| own == day));
        if law.number.is_empty() && is_of_day {
            law.number.clone_from(&before.number);
            law.date = law.date.or(before.date);
        }
    }
    Element { id: stands.id.clone(), text, detail }
}

/// The text with what was read in one language.
fn written(stands: &Localized, read: &Localized, language: Language) -> Localized {
    let mut text = stands.clone();
    read.get(language).clone_into(text.get_mut(language));
    text
}

/// Whether a section says anything in a language: words in it, or a typed part that needs none.
pub fn says_anything(elements: &[Element], language: Language) -> bool {
    elements.iter().any(|element| {
        let text = &element.text;
        !text.get(language).trim().is_empty() || text.is_blank() && says_something(&element.detail)
    })
}

/// Whether a typed part was filled in.
fn says_something(detail: &Detail) -> bool {
    match detail {
        Detail::Words | Detail::Prose | Detail::Group { .. } => false,
        Detail::Provider { body } => body.is_some(),
        Detail::Term { amount, .. } => *amount > 0,
        Detail::Fee { hundredths, law, .. } => *hundredths > 0 || law.is_complete(),
        Detail::Hours { week, .. } => week.0.iter().any(Option::is_some),
        Detail::Form { .. } | Detail::Free | Detail::Document { .. } | Detail::Appendix { .. } => true,
        Detail::Ground { law } => law.is_complete(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{Citation, ElementId, FeeUnit, TermUnit};

    fn term(id: u64, text: Localized, amount: u32) -> Element {
        let detail = Detail::term(amount, TermUnit::BusinessDays);
        Element { id: ElementId::from_random(id), text, detail }
    }

    #[test]
    fn as_many_lines_keep_their_identity_and_the_other_languages() {
        let stands = [term(1, Localized::new("порталда", "", ""), 3)];
        let ru = |amount| term(9, Localized::new("", "на портале", ""), amount);
        let read = |amount, how| join(&stands, vec![(ru(amount), how)], Language::Ru);
        let typed = read(5, Certainty::Typed);
        assert_eq!(typed, [term(1, Localized::new("порталда", "на портале", ""), 5)]);
        assert_eq!(read(0, Certainty::Unsure)[0].detail, stands[0].detail, "what was not read certainly");
        let words = Element { detail: Detail::Words, ..ru(0) };
        let kept = join(&stands, vec![(words, Certainty::Unsure)], Language::Ru);
        assert_eq!(kept, [term(1, Localized::new("порталда", "на портале", ""), 3)], "a typed part stays");
        assert_eq!(Join::Paired.loses(&stands, Language::Ru), []);
    }

    #[test]
    fn a_line_keeps_no_law_of_another_line_by_its_place() {
        let ground = |id, words: &str, title: &str| {
            let mut law = Citation::default();
            title.clone_into(law.law.get_mut(Language::Ru));
            "8(3)".clone_into(&mut law.article);
            let text = Localized::new("", words, "");
            Element { id: ElementId::from_random(id), text, detail: Detail::Ground { law } }
        };
        let stands = [ground(1, "недостоверность", "Закон об услугах"), ground(2, "отказ", "Закон о пчёлах")];
        let read = vec![
            (ground(8, "близость к домам", ""), Certainty::Unsure),
            (ground(9, "недостоверность;", ""), Certainty::Unsure),
        ];
        let joined = join(&stands, read, Language::Ru);
        let law = |place: usize| joined[place].detail.citation().unwrap().law.get(Language::Ru).to_owned();
        assert_eq!(law(0), "", "another line's law");
        assert_eq!(law(1), "Закон об услугах", "the same words are the same line");
        assert_eq!(joined[1].id, stands[0].id);
    }

    #[test]
    fn a_term_that_says_all_it_has_is_not_put_beside_other_words() {
        let stands = [term(1, Localized::default(), 5)];
        let text = Localized::new("", "в день обращения", "");
        let words = Element { id: ElementId::from_random(9), text, detail: Detail::Words };
        let joined = join(&stands, vec![(words.clone(), Certainty::Unsure)], Language::Ru);
        assert_eq!(joined, [Element { id: stands[0].id.clone(), ..words }]);
    }

    #[test]
    fn no_line_of_as_many_loses_its_other_languages() {
        let line = |id, kk: &str, ru: &str, detail: Detail| {
            let text = Localized::new(kk, ru, "");
            Element { id: ElementId::from_random(id), text, detail }
        };
        let fee = Detail::fee(100, FeeUnit::Mci, Vec::new(), Citation::default());
        let stands = [line(1, "телнұсқа", "дубликат", fee), line(2, "басқа", "иное", Detail::Words)];
        let read = vec![
            (line(8, "", "иное", Detail::Words), Certainty::Unsure),
            (line(9, "", "первичная выдача", Detail::Free), Certainty::Typed),
        ];
        let joined = join(&stands, read, Language::Ru);
        assert_eq!(joined[0], stands[1]);
        assert_eq!(joined[1], line(1, "телнұсқа", "первичная выдача", Detail::Free));
    }

    #[test]
    fn other_lines_take_the_place_of_all_and_it_is_told_what_goes() {
        let stands = [term(1, Localized::new("порталда", "", ""), 3)];
        let ru = || term(9, Localized::new("", "на портале", ""), 5);
        let both = [ru(), ru()];
        let how = Join::of(&stands, both.iter());
        assert_eq!(how, Join::Whole);
        assert_eq!(how.loses(&stands, Language::Ru), [Language::Kk]);
        assert_eq!(how.loses(&stands, Language::Kk), []);
        let joined =
            join(&stands, both.into_iter().map(|line| (line, Certainty::Typed)).collect(), Language::Ru);
        assert_eq!(joined, [ru(), ru()]);
        let prose = Element { detail: Detail::Prose, ..ru() };
        assert_eq!(Join::of(&stands, [prose].iter()), Join::Whole, "a line of another kind is another line");
    }

    #[test]
    fn a_section_says_something_by_its_words_or_by_its_typed_part() {
        let blank = |amount| [term(1, Localized::default(), amount)];
        assert!(says_anything(&blank(3), Language::Ru));
        assert!(!says_anything(&blank(0), Language::Ru));
        let kk = [term(1, Localized::new("порталда", "", ""), 3)];
        assert!(says_anything(&kk, Language::Kk) && !says_anything(&kk, Language::Ru));
    }
}
