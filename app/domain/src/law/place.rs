//! A place in a law: the article, its paragraphs, their subparagraphs; read from the short form in which it is kept.

/// An article with what is meant of it. A number is "2" or "4-1", a row of numbers "2–4".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawPlace {
    /// The number of the article: "19-1".
    pub article: String,
    /// The paragraphs that are meant; none if it is the article, or if it has none.
    pub paragraphs: Vec<String>,
    /// The subparagraphs that are meant, of the one paragraph or of the article.
    pub subparagraphs: Vec<String>,
}

/// The part of a place that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePart {
    /// It is no number of an article.
    Article,
    /// They are no numbers of paragraphs.
    Paragraphs,
    /// They are no numbers of subparagraphs, or of several paragraphs.
    Subparagraphs,
}

/// The places of a reference in the short form, "19-1(2)1", "19-1(2)(1, 3), 10", "10()1"; nothing if any of it is of
/// another form.
pub fn places(reference: &str) -> Option<Vec<LawPlace>> {
    parts(reference).into_iter().map(place).collect()
}

/// The short form of several places.
pub fn reference(places: &[LawPlace]) -> String {
    places.iter().map(LawPlace::reference).collect::<Vec<_>>().join(", ")
}

impl LawPlace {
    /// The place of three fields: "19-1", "2", "1), 3)".
    ///
    /// # Errors
    /// The first [`PlacePart`] that cannot be read.
    pub fn typed(article: &str, paragraphs: &str, subparagraphs: &str) -> Result<Self, PlacePart> {
        let article = whole(article.trim()).ok_or(PlacePart::Article)?.to_owned();
        let paragraphs = numbers(paragraphs).ok_or(PlacePart::Paragraphs)?;
        let subparagraphs = numbers(subparagraphs).ok_or(PlacePart::Subparagraphs)?;
        let found = Self { article, paragraphs, subparagraphs };
        if found.is_one() { Ok(found) } else { Err(PlacePart::Subparagraphs) }
    }

    /// The short form: "19-1(2)1".
    pub fn reference(&self) -> String {
        let Self { article, paragraphs, subparagraphs } = self;
        let paragraphs = match (paragraphs.as_slice(), subparagraphs.as_slice()) {
            ([], []) => String::new(),
            (paragraphs, _) => format!("({})", paragraphs.join(", ")),
        };
        let subparagraphs = match subparagraphs.as_slice() {
            [] => String::new(),
            [one] if !is_row(one) => one.clone(),
            several => format!("({})", several.join(", ")),
        };
        format!("{article}{paragraphs}{subparagraphs}")
    }

    /// Of several paragraphs no subparagraph can be meant.
    fn is_one(&self) -> bool {
        let is_single = self.paragraphs.len() < 2 && !self.paragraphs.iter().any(|number| is_row(number));
        is_single || self.subparagraphs.is_empty()
    }
}

/// Whether it is a row of numbers, "2–4".
pub(super) fn is_row(number: &str) -> bool {
    number.contains('–')
}

/// The parts between the commas and semicolons that stand in no brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let is_border = |letter: char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(letter, ',' | ';')
    };
    text.split(is_border).collect()
}

/// "19-1(2)1", "15(2)", "23(5)-(6)", "10()1", "14".
fn place(text: &str) -> Option<LawPlace> {
    let text: String = text.split_whitespace().collect();
    let (article, rest) = number(&text)?;
    let mut found = LawPlace { article: article.to_owned(), ..LawPlace::default() };
    if rest.is_empty() {
        return Some(found);
    }
    if let Some(rest) = rest.strip_prefix("()") {
        found.subparagraphs = subparagraphs(rest)?;
        return Some(found);
    }
    let (paragraphs, rest) = bracketed(rest)?;
    found.paragraphs = paragraphs;
    if let Some(range) = rest.strip_prefix(['-', '–']) {
        let (last, rest) = bracketed(range)?;
        let ([from], [to]) = (found.paragraphs.as_slice(), last.as_slice()) else { return None };
        found.paragraphs = spanned(from, to);
        return rest.is_empty().then_some(found);
    }
    if !rest.is_empty() {
        found.subparagraphs = subparagraphs(rest)?;
    }
    found.is_one().then_some(found)
}

/// Two numbers that follow each other are named both; of more the first and the last.
fn spanned(from: &str, to: &str) -> Vec<String> {
    let number = |text: &str| text.parse::<u32>().ok();
    let follows = number(from).zip(number(to)).is_some_and(|(from, to)| from.checked_add(1) == Some(to));
    if follows { vec![from.to_owned(), to.to_owned()] } else { vec![format!("{from}–{to}")] }
}

/// "1", "1)", "(1)", "(1,3)" to the end.
fn subparagraphs(text: &str) -> Option<Vec<String>> {
    let one = |(one, rest): (&str, _)| (vec![one.to_owned()], rest);
    let (found, rest) = bracketed(text).or_else(|| number(text).map(one))?;
    matches!(rest, "" | ")").then_some(found)
}

/// "(2)" or "(2,3)" at the beginning, and what follows.
fn bracketed(text: &str) -> Option<(Vec<String>, &str)> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    Some((inside.split(',').map(item).collect::<Option<_>>()?, rest))
}

/// What was typed into one field: "1", "1), 3)", "1) и 3)", "2–4"; nothing typed is no number.
fn numbers(typed: &str) -> Option<Vec<String>> {
    let typed = typed.replace(" – ", "–").replace(" - ", "–");
    let mut words: Vec<&str> = Vec::new();
    for word in typed.split([',', ';', ' ', '\u{a0}']).filter(|word| !word.is_empty()) {
        if !matches!(word, "и" | "және" | "and") || words.is_empty() {
            words.push(word);
        }
    }
    words.into_iter().map(item).collect()
}

/// "2", "1)", or the first and the last of a row: "2–4", "1)–3)".
fn item(text: &str) -> Option<String> {
    let closed = |text: &str| whole(text.strip_suffix(')').unwrap_or(text)).map(str::to_owned);
    match text.split_once('–') {
        Some((from, to)) => Some(format!("{}–{}", closed(from)?, closed(to)?)),
        None => closed(text),
    }
}

/// The text, if it is a number and nothing more.
fn whole(text: &str) -> Option<&str> {
    number(text).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

/// "19" or "19-1" at the beginning, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let first = digits(text);
    let after = text.get(first..)?;
    let part = after.strip_prefix('-').map_or(0, digits);
    let length = if part == 0 { first } else { first + 1 + part };
    text.split_at_checked(length).filter(|_| first > 0)
}

/// How many digits stand at the beginning.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_3_several_places_are_read_and_written_back() {
        for kept in ["19-1(2)1", "19-1(2)(1, 3)", "19-1(2)(1–3), 10", "10()1", "10()(1, 2)", "15(2, 4)", "5"]
        {
            assert_eq!(reference(&places(kept).unwrap()), kept);
        }
        let [one, other]: [LawPlace; 2] = places("19-1(2)(1, 3); 10").unwrap().try_into().unwrap();
        assert_eq!((one.article.as_str(), one.paragraphs.as_slice()), ("19-1", &["2".to_owned()][..]));
        assert_eq!(one.subparagraphs, ["1", "3"]);
        assert_eq!(other, LawPlace { article: "10".to_owned(), ..LawPlace::default() });
        for other in
            ["", "15(2", "15()", "15(а)", "15(2, 3)1", "15(2)-(4)1", "88-V", "5, пункт 2", "(2)", "15(2,)"]
        {
            assert_eq!(places(other), None, "{other}");
        }
    }

    #[test]
    fn r14_3_what_is_typed_into_the_fields_is_read_or_refused() {
        let typed = |article, paragraphs, subparagraphs| {
            LawPlace::typed(article, paragraphs, subparagraphs).map(|place| place.reference())
        };
        for (fields, kept) in [
            (["19-1", "2", "1"], "19-1(2)1"),
            ([" 19-1 ", " 2 ", "1), 3)"], "19-1(2)(1, 3)"),
            (["19-1", "2", "1) и 3)"], "19-1(2)(1, 3)"),
            (["19-1", "2", "1) және 3)"], "19-1(2)(1, 3)"),
            (["19-1", "2–4", ""], "19-1(2–4)"),
            (["19-1", "2 - 4", ""], "19-1(2–4)"),
            (["10", "", "1)"], "10()1"),
            (["10", "", ""], "10"),
        ] {
            assert_eq!(typed(fields[0], fields[1], fields[2]).as_deref(), Ok(kept), "{fields:?}");
        }
        for (fields, fault) in [
            (["", "2", ""], PlacePart::Article),
            (["19а", "", ""], PlacePart::Article),
            (["19", "второй", ""], PlacePart::Paragraphs),
            (["19", "2", "а)"], PlacePart::Subparagraphs),
            (["19", "2, 3", "1"], PlacePart::Subparagraphs),
        ] {
            assert_eq!(typed(fields[0], fields[1], fields[2]), Err(fault), "{fields:?}");
        }
    }
}
