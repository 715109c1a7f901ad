//! Where the table of a file begins, and which character parts its fields: spreadsheets write both in many ways.

/// The characters that spreadsheets part fields with, the commonest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// So many lines may stand above the names of the columns: a title, a date, an empty line.
const MOST_TITLE_LINES: usize = 10;
/// So many letters of a line are looked at.
const LONGEST_LOOK: usize = 4_096;

/// Where a table begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TableStart<'a> {
    /// The text from the names of the columns on; all of it where they were not found.
    pub(crate) text: &'a str,
    /// The line in the file on which that begins, from 1.
    pub(crate) line: usize,
    /// What parts the fields.
    pub(crate) separator: char,
    /// Whether the names of the columns were found.
    pub(crate) is_named: bool,
}

impl<'a> TableStart<'a> {
    /// The start of the table of a text: its first line whose cells are `names`, below a byte order mark, a line such as
    /// `sep=;` and a few lines of a title.
    pub(crate) fn of(text: &'a str, names: impl Fn(&[&str]) -> bool) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (declared, text, line) = match declared(text) {
            Some((separator, rest)) => (Some(separator), rest, 2),
            None => (None, text, 1),
        };
        let (mut rest, mut at) = (text, line);
        for _ in 0..=MOST_TITLE_LINES {
            let (written, behind) = rest.split_once('\n').unwrap_or((rest, ""));
            let found =
                declared.into_iter().chain(SEPARATORS).find(|separator| names(&cells(written, *separator)));
            if let Some(separator) = found {
                return Self { text: rest, line: at, separator, is_named: true };
            }
            (rest, at) = (behind, at + 1);
        }
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let separator = declared.unwrap_or_else(|| likeliest(first));
        Self { text, line, separator, is_named: false }
    }
}

/// The separator that a first line such as `sep=;` declares, and the text below it.
fn declared(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_matches(['\r', ' ', '"']);
    let (word, said) = line.split_at_checked("sep=".len())?;
    let separator = said.chars().next().filter(|separator| SEPARATORS.contains(separator))?;
    // A program that saved the file again has filled the line up with empty fields.
    let is_alone = said.chars().all(|letter| letter == separator);
    (word.eq_ignore_ascii_case("sep=") && is_alone).then_some((separator, rest))
}

/// The cells of a line without their quotation marks.
fn cells(line: &str, separator: char) -> Vec<&str> {
    let end = line.char_indices().nth(LONGEST_LOOK).map_or(line.len(), |(at, _)| at);
    let mut quoted = false;
    let parts = line.get(..end).unwrap_or(line).split(move |letter| {
        quoted ^= letter == '"';
        letter == separator && !quoted
    });
    parts.map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

/// The separator that parts a line most often.
fn likeliest(line: &str) -> char {
    let (mut found, mut most) = (',', 1);
    for separator in SEPARATORS {
        let count = cells(line, separator).len();
        if count > most {
            (found, most) = (separator, count);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> (usize, char, bool) {
        let found = TableStart::of(text, |cells| cells.contains(&"code") && cells.contains(&"name"));
        (found.line, found.separator, found.is_named)
    }

    #[test]
    fn a_table_is_found_as_spreadsheets_write_it() {
        for (text, line, separator, is_named) in [
            ("code,name\n1,a\n", 1, ',', true),
            ("\u{feff}code;name\r\n1;a\r\n", 1, ';', true),
            ("code\tname\n", 1, '\t', true),
            ("code|name\n", 1, '|', true),
            ("\"code\";\"name\"\n", 1, ';', true),
            ("\u{feff}sep=;\r\ncode;name\r\n", 2, ';', true),
            ("sep=\t\ncode\tname\n", 2, '\t', true),
            ("sep=;;;\ncode;name\n", 2, ';', true),
            ("Бал аралары, 1 наурыз;;\n\ncode;name\n", 3, ';', true),
            ("1;\"a, b, c, d\";2\n", 1, ';', false),
            ("", 1, ',', false),
        ] {
            assert_eq!(start(text), (line, separator, is_named), "{text:?}");
        }
        assert_eq!(start(&format!("{}code,name\n", "title\n".repeat(40))), (1, ',', false));
    }
}
