//! What makes the substantiation of a decision doubtful (R15-7).

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::likeness;
use super::tongue::lacks;
use crate::language::Language;

/// A warning about a substantiation; it never prevents the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// It has fewer words than the longest comment it answers, and fewer than forty.
    TooShort {
        /// Words of the substantiation.
        words: u32,
        /// Words of the longest comment.
        comment_words: u32,
    },
    /// Beyond a formula it says next to nothing.
    Formulaic {
        /// The formula.
        phrase: String,
    },
    /// The same words answer a comment that asks something else.
    Copied {
        /// The place in `others` of the first such decision.
        other: u32,
    },
    /// A comment that it answers is in a language in which it says nothing.
    OtherLanguage {
        /// The language of the comment.
        language: Language,
    },
}

impl Doubt {
    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too_short",
            Self::Formulaic { .. } => "formulaic",
            Self::Copied { .. } => "copied",
            Self::OtherLanguage { .. } => "other_language",
        }
    }
}

/// From so many words on, a substantiation is never called short.
const LONG_ENOUGH_WORDS: usize = 40;
/// So many words beside a formula make it a substantiation.
const WORDS_BESIDE_FORMULA: usize = 6;
/// Substantiations as alike as this are the same words.
const SAME_WORDS: f64 = 0.9;
/// Comments less alike than this ask different things.
const UNLIKE: f64 = 0.3;

/// Formulas that answer nothing, in lower case and single-spaced; longer ones before the ones they contain.
const FORMULAS: [&str; 27] = [
    "в соответствии с действующим законодательством республики казахстан",
    "согласно действующему законодательству республики казахстан",
    "в соответствии с действующим законодательством",
    "согласно действующему законодательству",
    "в рамках действующего законодательства",
    "не принято к сведению",
    "принято к сведению",
    "принято во внимание",
    "будет учтено в работе",
    "нецелесообразно",
    "не принимается",
    "не принято",
    "не принят",
    "қолданыстағы заңнамаға сәйкес",
    "қолданыстағы заңнама шеңберінде",
    "назарға алынды",
    "ескерілді",
    "қабылданбайды",
    "қабылданбады",
    "орынсыз",
    "in accordance with the legislation in force",
    "in accordance with applicable law",
    "in accordance with current legislation",
    "taken into consideration",
    "taken into account",
    "not accepted",
    "noted",
];

/// What is doubtful in a substantiation that answers `comments`, given `others`: pairs of the substantiation and the
/// comment of the decisions already taken on the draft.
pub fn doubts(substantiation: &str, comments: &[&str], others: &[(&str, &str)]) -> Vec<Doubt> {
    let words = likeness::words(substantiation);
    let longest = comments.iter().map(|comment| likeness::words(comment).len()).max().unwrap_or(0);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut doubts = Vec::new();
    if words.len() < longest && words.len() < LONG_ENOUGH_WORDS {
        doubts.push(Doubt::TooShort { words: count(words.len()), comment_words: count(longest) });
    }
    if let Some(phrase) = formula(&words) {
        doubts.push(Doubt::Formulaic { phrase: phrase.to_owned() });
    }
    if let Some(other) = copied(substantiation, comments, others) {
        doubts.push(Doubt::Copied { other: count(other) });
    }
    doubts
}

/// The languages of answered comments in which a substantiation says nothing, each once (R15-7).
pub fn other_languages(substantiation: &str, languages: impl IntoIterator<Item = Language>) -> Vec<Doubt> {
    let mut lacking: Vec<Language> = Vec::new();
    for language in languages {
        if !lacking.contains(&language) && lacks(substantiation, language) {
            lacking.push(language);
        }
    }
    lacking.into_iter().map(|language| Doubt::OtherLanguage { language }).collect()
}

fn formula(words: &[String]) -> Option<&'static str> {
    let mut rest = format!(" {} ", words.join(" "));
    let mut first = None;
    for phrase in FORMULAS {
        let bounded = format!(" {phrase} ");
        if rest.contains(&bounded) {
            first = first.or(Some(phrase));
            rest = rest.replace(&bounded, " ");
        }
    }
    first.filter(|_| rest.split_whitespace().count() < WORDS_BESIDE_FORMULA)
}

fn copied(substantiation: &str, comments: &[&str], others: &[(&str, &str)]) -> Option<usize> {
    let own = likeness::words(substantiation);
    let answered: Vec<HashSet<u64>> = comments.iter().map(|comment| likeness::shingles(comment)).collect();
    let own_shingles = likeness::shingles(substantiation);
    others.iter().position(|(other, comment)| {
        let same = likeness::words(other) == own
            || likeness::jaccard(&likeness::shingles(other), &own_shingles) >= SAME_WORDS;
        same && {
            let asked = likeness::shingles(comment);
            !answered.is_empty() && answered.iter().all(|known| likeness::jaccard(known, &asked) < UNLIKE)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_alone_is_doubtful_and_a_formula_with_reasons_is_not() {
        let formulas = [
            ("Не принято.", "не принято"),
            ("Принято к сведению", "принято к сведению"),
            (
                "Не принимается в соответствии с действующим законодательством.",
                "в соответствии с действующим законодательством",
            ),
            ("Қабылданбады", "қабылданбады"),
            ("Noted, thank you.", "noted"),
        ];
        for (substantiation, phrase) in formulas {
            let found = doubts(substantiation, &[], &[]);
            assert_eq!(found, [Doubt::Formulaic { phrase: phrase.to_owned() }], "{substantiation}");
        }
        let reasoned =
            "Не принято. Статья 5(2) Закона допускает нотариальную копию только для пенсионных выплат.";
        assert_eq!(doubts(reasoned, &["Зачем нужна нотариальная копия?"], &[]), []);
    }

    #[test]
    fn an_answer_shorter_than_its_question_is_doubtful_unless_it_is_long() {
        let question = "слово ".repeat(60);
        let short = doubts("Срок уже сокращён до трёх рабочих дней", &["Почему?", &question], &[]);
        assert_eq!(short, [Doubt::TooShort { words: 7, comment_words: 60 }]);
        assert_eq!(doubts(&"довод ".repeat(41), &[&question], &[]), []);
        assert_eq!(doubts("Срок уже сокращён", &["Почему?"], &[]), []);
    }

    #[test]
    fn the_same_answer_to_another_question_is_doubtful_and_to_the_same_question_is_not() {
        let answer = "Предложение учтено в пункте 2.1 доработанного проекта.";
        let question = "Прошу сократить срок оказания услуги до трёх рабочих дней.";
        let others = [
            ("Иной ответ по существу вопроса о документах.", "Уберите нотариальную копию."),
            (answer, "Прошу сократить срок оказания услуги до трёх рабочих дней!"),
            (
                "предложение учтено в пункте 2.1 доработанного проекта",
                "Добавьте приём в субботу для работающих.",
            ),
        ];
        let copied: Vec<_> = doubts(answer, &[question], &others)
            .into_iter()
            .filter(|doubt| matches!(doubt, Doubt::Copied { .. }))
            .collect();
        assert_eq!(copied, [Doubt::Copied { other: 2 }]);
    }
}
