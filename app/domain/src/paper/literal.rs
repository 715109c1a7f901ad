//! Words that are no CommonMark, written so that they read the same in it.

/// Words of one line as CommonMark that reads the same.
pub fn literal(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let digits = words.len() - words.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (place, letter) in words.char_indices() {
        let is_mark = matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '|' | '&' | '~')
            || place == 0 && matches!(letter, '#' | '>' | '+' | '=' | '-')
            || place == digits && digits > 0 && matches!(letter, '.' | ')');
        if is_mark {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::prose::to_plain;

    #[test]
    fn words_with_marks_read_as_they_were_written() {
        for words in
            ["# Итог", "«__» ________ 20__ года", "1) раз", "- *важно* <b> [x]", "2. два | три", "12"]
        {
            assert_eq!(to_plain(&literal(words)), words, "{}", literal(words));
        }
    }
}
