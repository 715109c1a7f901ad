//! How acts of Kazakhstan cite an article: "пункт 2 статьи 15", "15-баптың 2-тармағы", "Article 15(2)".

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
    let cited: Option<Vec<String>> = own
        .unwrap_or(reference)
        .split([',', ';'])
        .map(|part| {
            let part: String = part.split_whitespace().collect();
            Some(provision(&part, own.is_some())?.said(language, case))
        })
        .collect();
    let Some(cited) = cited else { return reference.to_owned() };
    match (language, cited.as_slice()) {
        (Language::En, [_]) => format!("Article {}", cited.concat()),
        (Language::En, _) => format!("Articles {}", cited.join(", ")),
        _ => cited.join(", "),
    }
}

/// The article with the point and the subparagraph that are meant.
struct Provision<'a> {
    article: &'a str,
    point: Option<Items<'a>>,
    subparagraph: Option<Items<'a>>,
}

/// One number, or the first and the last of several in a row.
struct Items<'a> {
    first: &'a str,
    last: Option<&'a str>,
}

/// "19-1(2)1", "15(2)", "23(5)-(6)", "14".
fn provision(text: &str, is_own: bool) -> Option<Provision<'_>> {
    let (article, rest) = number(text)?;
    let mut found = Provision { article, point: None, subparagraph: None };
    if rest.is_empty() {
        return Some(found);
    }
    let (first, rest) = bracketed(rest)?;
    let (last, rest) = match rest.strip_prefix(['-', '–']) {
        Some(range) => bracketed(range).map(|(last, rest)| (Some(last), rest))?,
        None => (None, rest),
    };
    let items = Items { first, last };
    if rest.is_empty() && is_own && WITHOUT_POINTS.contains(&article) {
        found.subparagraph = Some(items);
        return Some(found);
    }
    let is_range = items.last.is_some();
    found.point = Some(items);
    if rest.is_empty() {
        return Some(found);
    }
    let (first, rest) = bracketed(rest).or_else(|| number(rest))?;
    found.subparagraph = Some(Items { first, last: None });
    (!is_range && matches!(rest, "" | ")")).then_some(found)
}

/// "(2)" at the beginning, and what follows.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (inside, rest) = number(text.strip_prefix('(')?)?;
    Some((inside, rest.strip_prefix(')')?))
}

/// "19" or "19-1" at the beginning, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let whole = digits(text);
    let after = text.get(whole..)?;
    let part = after.strip_prefix('-').map_or(0, digits);
    let length = if part == 0 { whole } else { whole + 1 + part };
    text.split_at_checked(length).filter(|_| whole > 0)
}

/// How many digits stand at the beginning.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

impl Provision<'_> {
    fn said(&self, language: Language, case: Case) -> String {
        match language {
            Language::Kk => self.kazakh(case),
            Language::Ru => self.russian(case),
            Language::En => self.english(),
        }
    }

    /// From the smallest part to the article; only the first word stands in the case of the sentence.
    fn russian(&self, case: Case) -> String {
        let [article, point, subparagraph] = match case {
            Case::Named => ["статья", "пункт", "подпункт"],
            Case::Accordance => ["статьёй", "пунктом", "подпунктом"],
        };
        let several = match case {
            Case::Named => "ы",
            Case::Accordance => "ами",
        };
        let items = |word: &str, stem: &str, items: &Items<'_>, mark: &str| match items.last {
            Some(last) => format!("{stem}{several} {}{mark} и {last}{mark}", items.first),
            None => format!("{word} {}{mark}", items.first),
        };
        match (&self.subparagraph, &self.point) {
            (Some(sub), Some(of)) => {
                let said = items(subparagraph, "подпункт", sub, ")");
                format!("{said} пункта {} статьи {}", of.first, self.article)
            }
            (Some(sub), None) => {
                format!("{} статьи {}", items(subparagraph, "подпункт", sub, ")"), self.article)
            }
            (None, Some(of)) => format!("{} статьи {}", items(point, "пункт", of, ""), self.article),
            (None, None) => format!("{article} {}", self.article),
        }
    }

    /// From the article to the smallest part; only the last word stands in the case of the sentence.
    fn kazakh(&self, case: Case) -> String {
        let [article, one, several] = match case {
            Case::Named => ["бап", "ы", "тары"],
            Case::Accordance => ["бапқа", "ына", "тарына"],
        };
        let point = |items: &Items<'_>| match items.last {
            Some(last) => format!("{} және {last}-тармақ{several}", items.first),
            None => format!("{}-тармағ{one}", items.first),
        };
        // The last sound of "тармақша" is a vowel, so its endings are others.
        let subparagraph = |items: &Items<'_>| {
            let (single, many) =
                if case == Case::Named { ("сы", "лары") } else { ("сына", "ларына") };
            match items.last {
                Some(last) => format!("{}) және {last}) тармақша{many}", items.first),
                None => format!("{}) тармақша{single}", items.first),
            }
        };
        match (&self.subparagraph, &self.point) {
            (Some(sub), Some(of)) => {
                format!("{}-баптың {}-тармағының {}", self.article, of.first, subparagraph(sub))
            }
            (Some(sub), None) => format!("{}-баптың {}", self.article, subparagraph(sub)),
            (None, Some(of)) => format!("{}-баптың {}", self.article, point(of)),
            (None, None) => format!("{}-{article}", self.article),
        }
    }

    fn english(&self) -> String {
        let mut said = self.article.to_owned();
        for items in [&self.point, &self.subparagraph].into_iter().flatten() {
            said = match items.last {
                Some(last) => format!("{said}({})–({last})", items.first),
                None => format!("{said}({})", items.first),
            };
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reference, and how Kazakh, Russian and English cite it.
    const TABLE: [(&str, [&str; 3]); 12] = [
        ("Art. 15(2)", ["15-баптың 2-тармағы", "пункт 2 статьи 15", "Article 15(2)"]),
        ("Art. 14", ["14-бап", "статья 14", "Article 14"]),
        ("Art. 19-1", ["19-1-бап", "статья 19-1", "Article 19-1"]),
        ("Art. 8(5)", ["8-баптың 5) тармақшасы", "подпункт 5) статьи 8", "Article 8(5)"]),
        ("Art. 9-1(6)", ["9-1-баптың 6) тармақшасы", "подпункт 6) статьи 9-1", "Article 9-1(6)"]),
        (
            "Art. 29(3)4",
            ["29-баптың 3-тармағының 4) тармақшасы", "подпункт 4) пункта 3 статьи 29", "Article 29(3)(4)"],
        ),
        ("Art. 23(5)-(6)", ["23-баптың 5 және 6-тармақтары", "пункты 5 и 6 статьи 23", "Article 23(5)–(6)"]),
        (
            "Art. 14(2), 19-1",
            [
                "14-баптың 2) тармақшасы, 19-1-бап",
                "подпункт 2) статьи 14, статья 19-1",
                "Articles 14(2), 19-1",
            ],
        ),
        (
            "19-1(2)1",
            [
                "19-1-баптың 2-тармағының 1) тармақшасы",
                "подпункт 1) пункта 2 статьи 19-1",
                "Article 19-1(2)(1)",
            ],
        ),
        (
            "19-1(2)(1)",
            [
                "19-1-баптың 2-тармағының 1) тармақшасы",
                "подпункт 1) пункта 2 статьи 19-1",
                "Article 19-1(2)(1)",
            ],
        ),
        // Of another law nothing is known but its numbers.
        (" 8 (5) ", ["8-баптың 5-тармағы", "пункт 5 статьи 8", "Article 8(5)"]),
        ("5", ["5-бап", "статья 5", "Article 5"]),
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
        assert_eq!(cite("Art. 15(2)", Language::En, Case::Accordance), "Article 15(2)");
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
