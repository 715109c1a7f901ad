//! A numbered list that is pasted into a line: each of its items becomes a line, without the mark that the list gave it.

use domain::language::Language;

use super::typed::{TypedLine, TypedSection, tongue};

/// The most digits of a number that marks an item.
const DIGITS: usize = 3;

/// An item of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRow {
    /// Its words, without its mark.
    pub text: String,
    /// Whether it names a group: a sentence of its own that ends with a colon.
    pub is_group: bool,
}

/// How an item is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Number(Vec<u32>),
    Letter,
    Roman,
    Dash,
}

impl Mark {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The items of a list; nothing where the text is none, so that it is pasted as it is. A mark is one where others of its kind
/// stand beside it, and numbers go on counting.
pub fn rows(text: &str, has_groups: bool) -> Option<Vec<PastedRow>> {
    let lines: Vec<(Option<(Mark, &str)>, &str)> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| (marked(line), line))
        .collect();
    let marks: Vec<&Mark> = lines.iter().filter_map(|(marked, _)| Some(&marked.as_ref()?.0)).collect();
    let is_list = |mark: &Mark| marks.iter().filter(|other| other.is_like(mark)).count() > 1;
    if !marks.iter().any(|mark| is_list(mark)) || !counts(&marks) {
        return None;
    }
    let row = |(marked, line): &(Option<(Mark, &str)>, &str)| match marked {
        Some((mark, words)) if is_list(mark) => PastedRow { text: (*words).to_owned(), is_group: false },
        Some(_) => PastedRow { text: (*line).to_owned(), is_group: false },
        None => PastedRow { text: (*line).to_owned(), is_group: has_groups && line.ends_with(':') },
    };
    Some(lines.iter().map(row).collect())
}

/// Whether numbers go on counting, or begin anew.
fn counts(marks: &[&Mark]) -> bool {
    let numbers = marks.iter().filter_map(|mark| match mark {
        Mark::Number(parts) => Some(parts),
        _ => None,
    });
    let numbers: Vec<_> = numbers.collect();
    let goes_on = |before: &[u32], after: &[u32]| after > before || after.last() == Some(&1);
    numbers.iter().zip(numbers.iter().skip(1)).all(|(before, after)| goes_on(before, after))
}

/// The mark that a line begins with, and what is said after it.
fn marked(line: &str) -> Option<(Mark, &str)> {
    let dashed = line.strip_prefix(['-', '–', '—', '•', '·', '*']);
    if let Some(rest) = dashed.filter(|rest| rest.starts_with(char::is_whitespace)) {
        return Some((Mark::Dash, rest.trim_start())).filter(|(_, words)| !words.is_empty());
    }
    let inside = line.strip_prefix('(').unwrap_or(line);
    let end = inside.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '-')))?;
    let (label, rest) = inside.split_at_checked(end)?;
    // "1) слова", "(1) слова" and "1. слова"; after a full stop there is a space, or it is a part of a number.
    let (label, words) = match rest.strip_prefix(')') {
        Some(words) => (label, words),
        None if line.starts_with('(') || !rest.starts_with(char::is_whitespace) => return None,
        None => (label.strip_suffix('.').filter(|label| !is_letter(label))?, rest),
    };
    let words = words.trim_start();
    Some((mark_of(label)?, words)).filter(|_| !words.is_empty())
}

/// "г. Астана" begins with no mark.
fn is_letter(label: &str) -> bool {
    let marks = |letter: char| letter.is_ascii_digit() || is_roman(letter);
    label.chars().count() == 1 && !label.starts_with(marks)
}

/// The mark that a label is: "4-1", "1.2", "а", "IV".
fn mark_of(label: &str) -> Option<Mark> {
    let parts = || label.split(['.', '-']);
    let is_number =
        |part: &str| (1..=DIGITS).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_digit());
    if parts().all(is_number) {
        return parts().map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>().map(Mark::Number);
    }
    if !label.is_empty() && label.chars().all(is_roman) {
        return Some(Mark::Roman);
    }
    (label.chars().count() == 1 && label.chars().all(char::is_alphabetic)).then_some(Mark::Letter)
}

fn is_roman(letter: char) -> bool {
    matches!(letter, 'I' | 'V' | 'X' | 'i' | 'v' | 'x')
}

impl TypedSection {
    /// Puts rows into the text of a language from the line `id` on. A line after it that is written in another language and not yet
    /// in this one takes the next row, so that a translation comes beside its original; for others a line is added. Nothing
    /// is done where the line says something in the language already.
    pub fn put_rows(
        &mut self,
        id: &str,
        language: Language,
        rows: &[PastedRow],
        mut fresh: impl FnMut(bool) -> TypedLine,
    ) -> bool {
        let field = tongue("text", language);
        let own = |line: &TypedLine| line.id == id && !line.names_group();
        let is_blank = |line: &TypedLine| line.get(&field).trim().is_empty();
        let Some(mut at) = self.0.iter().position(|line| own(line) && is_blank(line)) else { return false };
        let is_written = |line: &TypedLine| {
            Language::ALL.into_iter().any(|language| !line.get(&tongue("text", language)).trim().is_empty())
        };
        for row in rows {
            let takes = |line: &TypedLine| {
                line.names_group() == row.is_group && is_blank(line) && (own(line) || is_written(line))
            };
            if !self.0.get(at).is_some_and(takes) {
                self.0.insert(at, fresh(row.is_group));
            }
            if let Some(line) = self.0.get_mut(at) {
                line.set(&field, row.text.clone());
            }
            at += 1;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Option<Vec<String>> {
        Some(rows(text, true)?.into_iter().map(|row| row.text).collect())
    }

    #[test]
    fn marks_of_a_list_go_and_its_items_become_rows() {
        for (text, expected) in [
            (
                "1) заявление;\n2) удостоверение;\r\n\r\n3) 2 фото.",
                ["заявление;", "удостоверение;", "2 фото."].as_slice(),
            ),
            ("1. бір\n2. екі", &["бір", "екі"]),
            ("(1)\u{a0}бір\n(2) екі", &["бір", "екі"]),
            ("4) а\n4-1) б\n5) в", &["а", "б", "в"]),
            ("1) а\n2) б\n1) в", &["а", "б", "в"]),
            ("а) раз\nб) два", &["раз", "два"]),
            ("– раз\n- два\n• три", &["раз", "два", "три"]),
            ("I. раз\nII. два", &["раз", "два"]),
            ("1)раз\n2)два", &["раз", "два"]),
            ("1) раз\n2) два\nпримечание", &["раз", "два", "примечание"]),
        ] {
            assert_eq!(
                texts(text).as_deref(),
                Some(expected.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_mark_stays_and_what_is_no_list_is_pasted_as_it_is() {
        for text in [
            "",
            "1) одно",
            "3 рабочих дня\n5 рабочих дней",
            "2026. год\n2027. год",
            "г. Астана\nг. Алматы",
            "1.5 МРП\n2.5 МРП",
            "5) раз\n3) два",
            "первая строка\nвторая строка",
            "-\n-",
            ") раз\n) два",
        ] {
            assert_eq!(texts(text), None, "{text}");
        }
        let one = texts("1) раз\n2) два\nа) три");
        assert_eq!(one, Some(["раз", "два", "а) три"].map(str::to_owned).to_vec()), "a mark alone is none");
    }

    #[test]
    fn a_sentence_with_a_colon_names_a_group_where_there_may_be_groups() {
        let list = "для физических лиц:\n1) заявление\n2) удостоверение:\nдля юридических лиц:\n1) устав";
        let groups: Vec<bool> = rows(list, true).unwrap().iter().map(|row| row.is_group).collect();
        assert_eq!(groups, [true, false, false, true, false]);
        assert!(rows(list, false).unwrap().iter().all(|row| !row.is_group));
    }

    fn fresh(number: &mut u32) -> impl FnMut(bool) -> TypedLine {
        move |is_group| {
            *number += 1;
            let line = TypedLine::new(format!("n{number}"));
            if is_group { line.with("group", "1") } else { line }
        }
    }

    #[test]
    fn a_translation_comes_beside_its_original() {
        let mut section =
            TypedSection(vec![TypedLine::new("a"), TypedLine::new("z").with("text.ru", "старое")]);
        let mut number = 0;
        let list = rows("для всех:\n1) один\n2) два", true).unwrap();
        assert!(section.put_rows("a", Language::Ru, &list, fresh(&mut number)));
        let list = rows("1) бір\n2) екі", true).unwrap();
        assert!(section.put_rows("a", Language::Kk, &list, fresh(&mut number)));
        let said: Vec<_> =
            section.0.iter().map(|line| (&*line.id, line.get("text.ru"), line.get("text.kk"))).collect();
        assert_eq!(
            said,
            [("n1", "для всех:", ""), ("a", "один", "бір"), ("n2", "два", "екі"), ("z", "старое", "")]
        );
        assert!(section.0[0].names_group());
        assert!(!section.put_rows("a", Language::Kk, &list, fresh(&mut number)), "what is written stays");
    }
}
