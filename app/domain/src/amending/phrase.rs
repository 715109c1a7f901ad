//! The sentences of amending acts as they are written in Kazakhstan, in three languages.

use super::Replaced;
use super::called::{Case, called, quoted};
use super::line::Line;
use crate::language::Language;

/// What becomes of quoted words.
enum Turn<'text> {
    /// They go.
    Excluded(&'text str),
    /// Others stand in their place.
    Replaced(&'text str, &'text str),
    /// Others come after them.
    Followed(&'text str, &'text str),
    /// Others come before them.
    Preceded(&'text str, &'text str),
}

impl<'text> Turn<'text> {
    fn of(replaced: &'text Replaced) -> Self {
        let (old, new) = (replaced.old.trim(), replaced.new.trim());
        if new.is_empty() {
            return Self::Excluded(old);
        }
        // What touches the quoted words would change them and is no word of its own.
        let apart = |character: char| character.is_whitespace() || matches!(character, ',' | ';' | ':');
        let says = |words: &&str| words.contains(char::is_alphanumeric);
        let after = new.strip_prefix(old).filter(|rest| rest.starts_with(apart)).filter(says);
        let before = new.strip_suffix(old).filter(|rest| rest.ends_with(apart)).filter(says);
        match (after, before) {
            (Some(words), _) => Self::Followed(old, words.trim()),
            (None, Some(words)) => Self::Preceded(old, words.trim()),
            (None, None) => Self::Replaced(old, new),
        }
    }

    const fn adds(&self) -> bool {
        matches!(self, Self::Followed(..) | Self::Preceded(..))
    }

    fn said(&self, language: Language) -> String {
        let named = |words: &str, case| called(words, case, language);
        match (self, language) {
            (Self::Excluded(old), Language::Kk) => format!("{} алып тасталсын", named(old, Case::Going)),
            (Self::Excluded(old), Language::Ru) => format!("{} исключить", named(old, Case::Going)),
            (Self::Excluded(old), Language::En) => format!("{} shall be excluded", named(old, Case::Going)),
            (Self::Replaced(old, new), Language::Kk) => {
                format!("{} {} ауыстырылсын", named(old, Case::Going), named(new, Case::Coming))
            }
            (Self::Replaced(old, new), Language::Ru) => {
                format!("{} заменить {}", named(old, Case::Going), named(new, Case::Coming))
            }
            (Self::Replaced(old, new), Language::En) => {
                format!("{} shall be replaced by {}", named(old, Case::Going), named(new, Case::Coming))
            }
            (Self::Followed(old, new), Language::Kk) => {
                format!("{} кейін {} толықтырылсын", named(old, Case::Followed), named(new, Case::Coming))
            }
            (Self::Followed(old, new), Language::Ru) => {
                format!("после {} дополнить {}", named(old, Case::Followed), named(new, Case::Coming))
            }
            (Self::Followed(old, new), Language::En) => {
                format!("after {} {} shall be added", named(old, Case::Followed), named(new, Case::Coming))
            }
            (Self::Preceded(old, new), Language::Kk) => {
                format!("{} алдынан {} толықтырылсын", named(old, Case::Preceded), named(new, Case::Coming))
            }
            (Self::Preceded(old, new), Language::Ru) => {
                format!("перед {} дополнить {}", named(old, Case::Preceded), named(new, Case::Coming))
            }
            (Self::Preceded(old, new), Language::En) => {
                format!("before {} {} shall be added", named(old, Case::Preceded), named(new, Case::Coming))
            }
        }
    }
}

/// Quoted words of a line are replaced, excluded or supplemented.
pub(super) fn words(line: Line, replaced: &[Replaced], language: Language) -> String {
    let turns: Vec<Turn<'_>> = replaced.iter().map(Turn::of).collect();
    let is_plain = turns.len() == 1 && !turns.iter().any(Turn::adds);
    let place = if is_plain { line.holding(language) } else { line.inside(language) };
    let said: Vec<String> = turns.iter().map(|turn| turn.said(language)).collect();
    format!("{place} {}", said.join(", "))
}

/// A line, or a section, is worded anew.
pub(super) fn restated(line: Line, text: &str, language: Language) -> String {
    let (itself, text) = (line.itself(language), quoted(text));
    match language {
        Language::Kk => format!("{itself} мынадай редакцияда жазылсын: {text}"),
        Language::Ru => format!("{itself} изложить в следующей редакции: {text}"),
        Language::En => format!("{itself} shall be worded as follows: {text}"),
    }
}

/// A line of `section` is added as the line `number`, or after another one.
pub(super) fn added(
    section: Line,
    number: usize,
    after: Option<usize>,
    text: &str,
    language: Language,
) -> String {
    let (section, text) = (section.itself(language), quoted(text));
    match (language, after) {
        (Language::Kk, None) => {
            format!("{section} мынадай мазмұндағы {number}-жолмен толықтырылсын: {text}")
        }
        (Language::Kk, Some(after)) => {
            format!("{section} {after}-жолдан кейін мынадай мазмұндағы жолмен толықтырылсын: {text}")
        }
        (Language::Ru, None) => format!("{section} дополнить строкой {number} следующего содержания: {text}"),
        (Language::Ru, Some(after)) => {
            format!("{section} после строки {after} дополнить строкой следующего содержания: {text}")
        }
        (Language::En, None) => {
            format!("{section} shall be supplemented by line {number} as follows: {text}")
        }
        (Language::En, Some(after)) => {
            format!("{section} shall be supplemented after line {after} by a line as follows: {text}")
        }
    }
}

/// A line is excluded; with its heading an appendix is.
pub(super) fn excluded(line: Line, language: Language) -> String {
    let itself = line.appended().map_or_else(|| line.itself(language), |appended| appended.whole(language));
    match language {
        Language::Kk => format!("{itself} алып тасталсын"),
        Language::Ru => format!("{itself} исключить"),
        Language::En => format!("{itself} shall be excluded"),
    }
}

/// Every line of a section is excluded.
pub(super) fn emptied(section: Line, language: Language) -> String {
    match language {
        Language::Kk => format!("{} барлық жолдары алып тасталсын", section.owning(language)),
        Language::Ru => format!("{} все строки исключить", section.inside(language)),
        Language::En => format!("{} all lines shall be excluded", section.inside(language)),
    }
}

/// A line gets another number.
pub(super) fn moved(line: Line, number: usize, language: Language) -> String {
    let itself = line.itself(language);
    match language {
        Language::Kk => format!("{itself} {number}-жол деп есептелсін"),
        Language::Ru => format!("{itself} считать строкой {number}"),
        Language::En => format!("{itself} shall be considered as line {number}"),
    }
}

/// The text of a line changes in other languages than the one in which this is said.
pub(super) fn elsewhere(line: Line, languages: &[Language], language: Language) -> String {
    let place = line.owning(language);
    let and = match language {
        Language::Kk => " және ",
        Language::Ru => " и ",
        Language::En => " and ",
    };
    let names: Vec<&str> = languages.iter().map(|other| name(*other, language)).collect();
    let names = names.join(and);
    match (language, languages.len() > 1) {
        (Language::Kk, false) => {
            format!(
                "{place} {names} тіліндегі мәтініне өзгеріс енгізілсін, қазақ тіліндегі мәтіні өзгермейді"
            )
        }
        (Language::Kk, true) => {
            format!(
                "{place} {names} тілдеріндегі мәтіндеріне өзгеріс енгізілсін, қазақ тіліндегі мәтіні өзгермейді"
            )
        }
        (Language::Ru, false) => {
            format!("{place} внести изменение в текст на {names} языке, текст на русском языке не меняется")
        }
        (Language::Ru, true) => {
            format!("{place} внести изменения в тексты на {names} языках, текст на русском языке не меняется")
        }
        (Language::En, false) => {
            format!(
                "{place} the text in {names} shall be amended, the text in English shall remain unchanged"
            )
        }
        (Language::En, true) => {
            format!(
                "{place} the texts in {names} shall be amended, the text in English shall remain unchanged"
            )
        }
    }
}

/// What changes is not seen in the text: which body a provider's name means, for one.
pub(super) fn unseen(line: Line, language: Language) -> String {
    let place = line.holding(language);
    match language {
        Language::Kk => format!("{place} құрылымдалған мәліметтер өзгертілсін, мәтіні өзгермейді"),
        Language::Ru => format!("{place} изменить структурированные сведения, текст не меняется"),
        Language::En => {
            format!("{place} the structured data shall be amended, the text shall remain unchanged")
        }
    }
}

/// The name of a language as the sentences about texts need it.
const fn name(other: Language, language: Language) -> &'static str {
    match (language, other) {
        (Language::Kk, Language::Kk) => "қазақ",
        (Language::Kk, Language::Ru) => "орыс",
        (Language::Kk, Language::En) => "ағылшын",
        (Language::Ru, Language::Kk) => "казахском",
        (Language::Ru, Language::Ru) => "русском",
        (Language::Ru, Language::En) => "английском",
        (Language::En, Language::Kk) => "Kazakh",
        (Language::En, Language::Ru) => "Russian",
        (Language::En, Language::En) => "English",
    }
}
