//! How acts of Kazakhstan cite an article: "пункт 2 статьи 15", "15-баптың 2-тармағы", "Article 15, paragraph 2".

use super::place::{LawPlace, is_row, places};
use crate::language::Language;

/// The articles of the Law "On State Services" whose items stand in no point: "8(5)" is subparagraph 5) of Article 8.
const WITHOUT_POINTS: [&str; 12] = ["1", "6", "7", "8", "9", "9-1", "10", "11", "14", "17", "18", "26"];

/// The case in which the sentence needs the citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As it is called: "пункт 2 статьи 15", "15-баптың 2-тармағы".
    Named,
    /// After "в соответствии с", before "сәйкес": "пунктом 2 статьи 15", "15-баптың 2-тармағына".
    Accordance,
}

/// A reference as rules and standards hold it, in the form of acts: `Art. 15(2)` of the Law "On State Services", and `19-1(2)1`
/// of the law that is named beside it. Several are separated by commas; a form that is not known is kept as it stands.
pub fn cite(reference: &str, language: Language, case: Case) -> String {
    let reference = reference.trim();
    let own = reference.strip_prefix("Art.");
    let Some(mut cited) = places(own.unwrap_or(reference)) else { return reference.to_owned() };
    if own.is_some() {
        for place in &mut cited {
            without_points(place);
        }
    }
    let said: Vec<String> = cited.iter().map(|place| said(place, language, case)).collect();
    // In English the parts of one place stand between commas already.
    said.join(if language == Language::En { "; " } else { ", " })
}

/// What stands in the brackets of an article without points is a subparagraph.
fn without_points(place: &mut LawPlace) {
    if place.subparagraphs.is_empty() && WITHOUT_POINTS.contains(&place.article.as_str()) {
        std::mem::swap(&mut place.paragraphs, &mut place.subparagraphs);
    }
}

fn said(place: &LawPlace, language: Language, case: Case) -> String {
    match language {
        Language::Kk => kazakh(place, case),
        Language::Ru => russian(place, case),
        Language::En => english(place),
    }
}

/// Numbers with the mark that each has, the last one after "and": "1), 2) и 4)".
fn listed(numbers: &[String], mark: &str, and: &str) -> String {
    let marked = numbers.iter().map(|number| match number.split_once('–') {
        Some((from, to)) => format!("{from}{mark}–{to}{mark}"),
        None => format!("{number}{mark}"),
    });
    let marked: Vec<String> = marked.collect();
    match marked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => String::new(),
    }
}

fn are_several(numbers: &[String]) -> bool {
    numbers.len() > 1 || numbers.iter().any(|number| is_row(number))
}

/// From the smallest part to the article; only the first word stands in the case of the sentence.
fn russian(place: &LawPlace, case: Case) -> String {
    let LawPlace { article, paragraphs, subparagraphs } = place;
    let (one, several, named) = match case {
        Case::Named => ("", "ы", "статья"),
        Case::Accordance => ("ом", "ами", "статьёй"),
    };
    let items = |stem: &str, numbers: &[String], mark: &str| {
        let ending = if are_several(numbers) { several } else { one };
        format!("{stem}{ending} {}", listed(numbers, mark, "и"))
    };
    match (paragraphs.as_slice(), subparagraphs.as_slice()) {
        ([], []) => format!("{named} {article}"),
        (of, []) => format!("{} статьи {article}", items("пункт", of, "")),
        ([], sub) => format!("{} статьи {article}", items("подпункт", sub, ")")),
        (of, sub) => {
            let said = items("подпункт", sub, ")");
            format!("{said} пункта {} статьи {article}", listed(of, "", "и"))
        }
    }
}

/// From the article to the smallest part; only the last word stands in the case of the sentence.
fn kazakh(place: &LawPlace, case: Case) -> String {
    let LawPlace { article, paragraphs, subparagraphs } = place;
    let [named, one, several] = match case {
        Case::Named => ["бап", "ы", "тары"],
        Case::Accordance => ["бапқа", "ына", "тарына"],
    };
    let points = |numbers: &[String]| {
        let word = if are_several(numbers) {
            format!("тармақ{several}")
        } else {
            format!("тармағ{one}")
        };
        format!("{}-{word}", listed(numbers, "", "және"))
    };
    // The last sound of "тармақша" is a vowel, so its endings are others.
    let items = |numbers: &[String]| {
        let ending = match (case, are_several(numbers)) {
            (Case::Named, false) => "сы",
            (Case::Named, true) => "лары",
            (Case::Accordance, false) => "сына",
            (Case::Accordance, true) => "ларына",
        };
        format!("{} тармақша{ending}", listed(numbers, ")", "және"))
    };
    match (paragraphs.as_slice(), subparagraphs.as_slice()) {
        ([], []) => format!("{article}-{named}"),
        (of, []) => format!("{article}-баптың {}", points(of)),
        ([], sub) => format!("{article}-баптың {}", items(sub)),
        (of, sub) => format!("{article}-баптың {}-тармағының {}", listed(of, "", "және"), items(sub)),
    }
}

/// From the article to the smallest part: "Article 19-1, paragraph 2, subparagraph 1)".
fn english(place: &LawPlace) -> String {
    let mut said = format!("Article {}", place.article);
    for (word, numbers, mark) in
        [("paragraph", &place.paragraphs, ""), ("subparagraph", &place.subparagraphs, ")")]
    {
        if !numbers.is_empty() {
            let plural = if are_several(numbers) { "s" } else { "" };
            said = format!("{said}, {word}{plural} {}", listed(numbers, mark, "and"));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reference, and how Kazakh, Russian and English cite it.
    const TABLE: [(&str, [&str; 3]); 16] = [
        ("Art. 15(2)", ["15-баптың 2-тармағы", "пункт 2 статьи 15", "Article 15, paragraph 2"]),
        ("Art. 14", ["14-бап", "статья 14", "Article 14"]),
        ("Art. 19-1", ["19-1-бап", "статья 19-1", "Article 19-1"]),
        ("Art. 8(5)", ["8-баптың 5) тармақшасы", "подпункт 5) статьи 8", "Article 8, subparagraph 5)"]),
        (
            "Art. 9-1(6)",
            ["9-1-баптың 6) тармақшасы", "подпункт 6) статьи 9-1", "Article 9-1, subparagraph 6)"],
        ),
        (
            "Art. 29(3)4",
            [
                "29-баптың 3-тармағының 4) тармақшасы",
                "подпункт 4) пункта 3 статьи 29",
                "Article 29, paragraph 3, subparagraph 4)",
            ],
        ),
        (
            "Art. 23(5)-(6)",
            ["23-баптың 5 және 6-тармақтары", "пункты 5 и 6 статьи 23", "Article 23, paragraphs 5 and 6"],
        ),
        (
            "Art. 14(2), 19-1",
            [
                "14-баптың 2) тармақшасы, 19-1-бап",
                "подпункт 2) статьи 14, статья 19-1",
                "Article 14, subparagraph 2); Article 19-1",
            ],
        ),
        (
            "19-1(2)1",
            [
                "19-1-баптың 2-тармағының 1) тармақшасы",
                "подпункт 1) пункта 2 статьи 19-1",
                "Article 19-1, paragraph 2, subparagraph 1)",
            ],
        ),
        (
            "19-1(2)(1)",
            [
                "19-1-баптың 2-тармағының 1) тармақшасы",
                "подпункт 1) пункта 2 статьи 19-1",
                "Article 19-1, paragraph 2, subparagraph 1)",
            ],
        ),
        // Of another law nothing is known but its numbers.
        (" 8 (5) ", ["8-баптың 5-тармағы", "пункт 5 статьи 8", "Article 8, paragraph 5"]),
        ("5", ["5-бап", "статья 5", "Article 5"]),
        (
            "19-1(2)(1, 3), 10",
            [
                "19-1-баптың 2-тармағының 1) және 3) тармақшалары, 10-бап",
                "подпункты 1) и 3) пункта 2 статьи 19-1, статья 10",
                "Article 19-1, paragraph 2, subparagraphs 1) and 3); Article 10",
            ],
        ),
        (
            "19-1(2)(1–3)",
            [
                "19-1-баптың 2-тармағының 1)–3) тармақшалары",
                "подпункты 1)–3) пункта 2 статьи 19-1",
                "Article 19-1, paragraph 2, subparagraphs 1)–3)",
            ],
        ),
        (
            "20(2, 3, 5)",
            [
                "20-баптың 2, 3 және 5-тармақтары",
                "пункты 2, 3 и 5 статьи 20",
                "Article 20, paragraphs 2, 3 and 5",
            ],
        ),
        ("10()1", ["10-баптың 1) тармақшасы", "подпункт 1) статьи 10", "Article 10, subparagraph 1)"]),
    ];

    #[test]
    fn articles_are_cited_as_acts_do() {
        for (reference, said) in TABLE {
            for (language, said) in [Language::Kk, Language::Ru, Language::En].into_iter().zip(said) {
                assert_eq!(cite(reference, language, Case::Named), said, "{reference}");
            }
        }
    }

    #[test]
    fn a_sentence_gets_the_case_it_needs() {
        for (reference, kk, ru) in [
            ("Art. 15(2)", "15-баптың 2-тармағына", "пунктом 2 статьи 15"),
            ("Art. 24", "24-бапқа", "статьёй 24"),
            ("Art. 10(1)", "10-баптың 1) тармақшасына", "подпунктом 1) статьи 10"),
            ("Art. 23(5)-(6)", "23-баптың 5 және 6-тармақтарына", "пунктами 5 и 6 статьи 23"),
            ("19-1(2)1", "19-1-баптың 2-тармағының 1) тармақшасына", "подпунктом 1) пункта 2 статьи 19-1"),
        ] {
            assert_eq!(cite(reference, Language::Kk, Case::Accordance), kk);
            assert_eq!(cite(reference, Language::Ru, Case::Accordance), ru);
        }
        assert_eq!(cite("Art. 15(2)", Language::En, Case::Accordance), "Article 15, paragraph 2");
    }

    #[test]
    fn a_form_that_is_not_known_is_kept_as_it_stands() {
        for kept in [
            "",
            "пункт 3 статьи 5",
            "15(2",
            "15()",
            "15(а)",
            "15(2)1x",
            "15(2)-(4)1",
            "88-V",
            "5, пункт 2",
            "Art. ?",
            "(2)",
        ] {
            for language in Language::ALL {
                assert_eq!(cite(&format!(" {kept} "), language, Case::Named), kept);
            }
        }
    }
}
