//! Tokens: the smallest pieces that a redline shows as changed, such as a word, a term with its unit or a reference.

use super::legal;
use super::pieces::pieces;

/// What a token is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// White space, line breaks included.
    Space,
    /// A mark that is no word.
    Punctuation,
    /// A word, with its hyphens.
    Word,
    /// A number, with its unit where it has one: "5 business days", "1 000 тенге"; a telephone number.
    Number,
    /// A date or a time of day: "1 января 2026 года", "2026 жылғы 1 қаңтар", "2026-01-01", "9:00".
    Date,
    /// A reference to a provision: "Article 15(4)", "подпункт 2) пункта 3 статьи 10".
    Reference,
}

/// A token with the bytes that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token<'text> {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the text, unchanged.
    pub text: &'text str,
}

impl Token<'_> {
    /// Whether the token carries meaning by itself, unlike white space and punctuation.
    pub fn is_wordlike(&self) -> bool {
        !matches!(self.kind, TokenKind::Space | TokenKind::Punctuation)
    }
}

/// The tokens of `text` in order; their concatenation is `text`, byte for byte.
///
/// Words follow Unicode text segmentation (UAX 29); on top of it numbers with units, dates, references, addresses,
/// abbreviations and hyphenated words of Kazakh, Russian and English legal writing are kept whole.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let pieces = pieces(text);
    let mut tokens = Vec::with_capacity(pieces.len());
    let (mut rest, mut text) = (pieces.as_slice(), text);
    while !rest.is_empty() {
        let (kind, count) = next(rest);
        let (taken, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        let length = taken.iter().map(|piece| piece.len()).sum();
        let (own, tail) = text.split_at_checked(length).unwrap_or((text, ""));
        tokens.push(Token { kind, text: own });
        (rest, text) = (after, tail);
    }
    tokens
}

/// The kind of the first token and how many pieces it takes; at least one.
fn next(rest: &[&str]) -> (TokenKind, usize) {
    if let [" ", ..] = rest {
        return (TokenKind::Space, 1);
    }
    let Some(first) = rest.first().and_then(|piece| piece.chars().next()) else {
        return (TokenKind::Space, 1);
    };
    if first.is_whitespace() && rest.first().is_some_and(|piece| piece.chars().all(char::is_whitespace)) {
        return (TokenKind::Space, 1);
    }
    let number = |count| (TokenKind::Number, count);
    if let Some(count) = legal::reference(rest) {
        return (TokenKind::Reference, count);
    }
    if first.is_ascii_digit() || first == '+' {
        let found = legal::date(rest).or_else(|| legal::time(rest)).map(|count| (TokenKind::Date, count));
        let found = found.or_else(|| legal::telephone(rest).map(number));
        if let Some(found) = found.or_else(|| legal::quantity(rest).map(number)) {
            return found;
        }
    } else if let Some(count) = legal::date(rest) {
        return (TokenKind::Date, count);
    }
    if !rest.first().is_some_and(|piece| is_word(piece)) {
        return (TokenKind::Punctuation, 1);
    }
    let whole = legal::address(rest).or_else(|| legal::abbreviation(rest));
    (TokenKind::Word, whole.unwrap_or_else(|| hyphenated(rest)))
}

fn is_word(piece: &str) -> bool {
    // Most letters are told without the tables of Unicode.
    let usual = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ');
    piece.chars().any(|letter| usual(letter) || letter.is_alphanumeric())
}

/// How many pieces a word takes with the words that hyphens tie to it.
fn hyphenated(rest: &[&str]) -> usize {
    let mut count = 1;
    while let Some(["-" | "\u{2010}" | "\u{2011}", next, ..]) = rest.get(count..) {
        if count >= legal::LONGEST || !is_word(next) {
            break;
        }
        count += 2;
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn only(text: &str) -> TokenKind {
        let found = tokens(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].kind
    }

    #[test]
    fn terms_and_sums_are_one_token() {
        for text in [
            "5 business days",
            "5 рабочих дней",
            "5 жұмыс күні",
            "1 000 тенге",
            "1\u{a0}000\u{a0}теңге",
            "0.5 МРП",
            "50 %",
            "5 (пять) рабочих дней",
            "15 минут",
            "30 күнтізбелік күн",
            "10 айлық есептік көрсеткіш",
            "30 calendar days",
            "3 месяца",
            "2 месячных расчетных показателей",
            "20 сағат",
            "1 жұмыс күнінен",
            "8-800-080-7777",
            "+7 (7172) 74-00-00",
        ] {
            assert_eq!(only(text), TokenKind::Number, "{text}");
        }
    }

    #[test]
    fn dates_are_one_token() {
        for text in [
            "1 января 2026 года",
            "2026 жылғы 1 қаңтар",
            "1 January 2026",
            "January 1, 2026",
            "01.02.2026",
            "2026-02-01",
            "15 мая 2024 г.",
            "9:00",
            "9:00-ден",
            "8:30 a.m.",
        ] {
            assert_eq!(only(text), TokenKind::Date, "{text}");
        }
    }

    #[test]
    fn references_are_one_token() {
        for text in [
            "статья 19-1(2)1",
            "подпункт 2) пункта 3 статьи 10",
            "Article 15(4)",
            "subparagraph 2) of paragraph 3 of Article 10",
            "10-баптың 3-тармағының 2) тармақшасы",
            "19-1-баптың",
            "пунктом 4",
            "№ 88-V",
            "ст. 15",
            "Art. 14",
            "абзац второй пункта 3",
            "бірінші бөлігі",
            "статьи 19-1",
            "подпунктами 1), 2) и 4) пункта 2 статьи 19-1",
            "Articles 4, 5 and 25",
            "1) және 2) тармақшаларына",
            "4, 5 және 25-баптары",
            "№ ҚР ДСМ-175/2020",
            "№ 319-НҚ",
            "№ 88-V ЗРК",
        ] {
            assert_eq!(only(text), TokenKind::Reference, "{text}");
        }
    }

    #[test]
    fn addresses_and_abbreviations_are_one_token() {
        for text in ["https://egov.kz/cms/en/services/pass_001", "info@gov4c.kz", "ст.", "т. д.", "т.б."]
        {
            assert_eq!(only(text), TokenKind::Word, "{text}");
        }
    }

    #[test]
    fn a_term_after_a_reference_is_a_term() {
        let texts: Vec<_> =
            tokens("статьи 10, 5 рабочих дней (https://egov.kz).").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["статьи 10", ",", " ", "5 рабочих дней", " ", "(", "https://egov.kz", ")", "."]);
    }

    #[test]
    fn words_keep_their_hyphens_and_marks_stay_apart() {
        let texts: Vec<_> =
            tokens("Веб-портал (далее – портал), т.б.").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["Веб-портал", " ", "(", "далее", " ", "–", " ", "портал", ")", ",", " ", "т.б."]);
    }

    #[test]
    fn a_closing_bracket_of_the_sentence_is_not_swallowed() {
        let texts: Vec<_> = tokens("(статья 10)").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["(", "статья 10", ")"]);
    }

    proptest! {
        #[test]
        fn concatenation_is_exact(text in "\\PC{0,60}|[0-9 ().\\-а-яіқA-z\n]{0,60}|(статья|бап|5|1| |-|\\(|\\)|день|of|Article|января){0,12}") {
            prop_assert_eq!(tokens(&text).iter().map(|token| token.text).collect::<String>(), text);
        }
    }
}
