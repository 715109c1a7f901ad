//! A text that was pasted: every line is a paragraph, and lines with tabs are rows of a table.

use domain::standard::import::{SourceFile, SourceParagraph, SourcePlace, Unread};

use super::error::{Excess, ReadError};
use super::letters::seen;
use super::limits::ReadLimits;

/// The paragraphs of a text that was pasted.
///
/// # Errors
/// [`ReadError::TooMuch`] of words or of lines.
pub fn read_pasted(text: &str, limits: &ReadLimits) -> Result<SourceFile, ReadError> {
    if text.len() > limits.kept {
        return Err(ReadError::TooMuch { of: Excess::Words });
    }
    let text = seen(text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n"));
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    if lines.len() > limits.paragraphs {
        return Err(ReadError::TooMuch { of: Excess::Paragraphs });
    }
    let goes_on = rows_follow(&lines);
    let mut reader = PastedReader::default();
    for (line, goes_on) in lines.into_iter().zip(goes_on) {
        reader.line(line, goes_on);
    }
    Ok(SourceFile { paragraphs: reader.done, unread: Unread::default() })
}

/// For each line, whether a row follows it before an empty line.
fn rows_follow(lines: &[&str]) -> Vec<bool> {
    let mut follows = false;
    let mut all: Vec<bool> = lines
        .iter()
        .rev()
        .map(|line| {
            let before = follows;
            follows = !line.trim().is_empty() && (follows || cells(line).len() > 1);
            before
        })
        .collect();
    all.reverse();
    all
}

/// The cells of a row; one where a tab only stands behind the mark of a list or at the beginning.
fn cells(line: &str) -> Vec<&str> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    match cells.as_slice() {
        [mark, _] if is_mark(mark) => vec![line],
        _ if filled < 2 => vec![line],
        _ => cells,
    }
}

/// Whether words are the mark of a list and nothing else: "1.", "2)", "а)", "–".
fn is_mark(words: &str) -> bool {
    let closed = words.strip_suffix(['.', ')']).is_some_and(|inner| {
        let numbered = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
        !inner.is_empty() && (inner.chars().all(numbered) || inner.chars().count() <= 4)
    });
    closed || matches!(words, "-" | "–" | "—" | "•" | "·" | "*" | "o")
}

#[derive(Default)]
struct PastedReader {
    done: Vec<SourceParagraph>,
    tables: u32,
    /// The row and the cell that a line without tabs would go on with.
    at: Option<(u32, u32)>,
}

impl PastedReader {
    /// Takes in a line; `goes_on` says whether its table does.
    fn line(&mut self, line: &str, goes_on: bool) {
        if line.trim().is_empty() {
            self.at = None;
            return;
        }
        let cells = cells(line);
        if cells.len() > 1 {
            self.row(&cells);
            return;
        }
        // A cell of several paragraphs is pasted as several lines; so is a row whose first cells are merged.
        let merged = u32::try_from(line.chars().take_while(|letter| *letter == '\t').count()).unwrap_or(0);
        let place = match self.at {
            Some((row, _)) if merged > 0 => self.cell(row, merged + 1),
            Some((row, cell)) if goes_on => self.cell(row, cell),
            _ => {
                self.at = None;
                SourcePlace::Body
            }
        };
        self.done.push(SourceParagraph { place, ..SourceParagraph::plain(line.trim()) });
    }

    fn row(&mut self, cells: &[&str]) {
        let row = match self.at {
            None => {
                self.tables += 1;
                1
            }
            // A row whose first cell is empty goes on with the one above.
            Some((row, _)) => row + u32::from(cells.first().is_some_and(|first| !first.is_empty())),
        };
        for (words, cell) in cells.iter().zip(1..) {
            if !words.is_empty() {
                let place = self.cell(row, cell);
                self.done.push(SourceParagraph { place, ..SourceParagraph::plain(*words) });
            }
        }
    }

    fn cell(&mut self, row: u32, cell: u32) -> SourcePlace {
        self.at = Some((row, cell));
        SourcePlace::Table { table: self.tables, row, cell }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, SourcePlace)> {
        let file = read_pasted(text, &ReadLimits::default()).unwrap();
        file.paragraphs.into_iter().map(|one| (one.text, one.place)).collect()
    }

    #[test]
    fn lines_are_paragraphs_and_tabs_are_cells() {
        let at = |row, cell| SourcePlace::Table { table: 1, row, cell };
        let text = "Стандарт\r\n\r\n8\tДокументы\t1) заявка;\r\n2) план;\r\n\t\t3) договор.\r\n9\tОтказ\tнет печати\r\nконец";
        let expected = [
            ("Стандарт", SourcePlace::Body),
            ("8", at(1, 1)),
            ("Документы", at(1, 2)),
            ("1) заявка;", at(1, 3)),
            ("2) план;", at(1, 3)),
            ("3) договор.", at(1, 3)),
            ("9", at(2, 1)),
            ("Отказ", at(2, 2)),
            ("нет печати", at(2, 3)),
            ("конец", SourcePlace::Body),
        ];
        assert_eq!(read(text), expected.map(|(text, place)| (text.to_owned(), place)));
    }

    #[test]
    fn a_tab_behind_the_mark_of_a_list_makes_no_table() {
        let text = "4.\tСрок – 3 дня\n1)\tзаявка;\n\tстрока с отступом\nудосто\u{ad}\nверяющая";
        let texts: Vec<String> = read(text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["4.\tСрок – 3 дня", "1)\tзаявка;", "строка с отступом", "удостоверяющая"]);
        assert!(read(text).iter().all(|(_, place)| *place == SourcePlace::Body));
    }

    #[test]
    fn more_lines_than_are_read_are_refused() {
        let limits = ReadLimits { paragraphs: 2, ..ReadLimits::default() };
        let refused = read_pasted("а\nб\nв", &limits).unwrap_err();
        assert_eq!(refused, ReadError::TooMuch { of: Excess::Paragraphs });
    }
}
