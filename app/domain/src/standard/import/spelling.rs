//! Words as elements hold them.

/// Words with single spaces.
pub(super) fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without the mark that a list left at their end.
pub(super) fn bare(words: &str) -> &str {
    words.trim_end_matches([';', '.', ',', ' '])
}

/// "case: words", or whichever of the two there is.
pub(super) fn after(case: &str, words: &str) -> String {
    match (case.is_empty(), words.is_empty()) {
        (true, _) => words.to_owned(),
        (_, true) => case.to_owned(),
        _ => format!("{case}: {words}"),
    }
}

/// Words as CommonMark that reads the same.
pub(super) fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (place, letter) in words.char_indices() {
        let is_mark = matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '|' | '&' | '~')
            || place == 0 && matches!(letter, '#' | '>' | '+' | '=' | '-');
        if is_mark {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
