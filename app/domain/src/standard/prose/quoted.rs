//! Words that somebody quoted, without the marks of their `CommonMark`.

use super::to_plain;

/// What stands between the words of two cells of a table.
const BETWEEN: char = '\u{2003}';

/// Quoted words as they were read: a quotation is one line, so the rows of a table that it holds are known by their bars.
pub fn quoted(quote: &str) -> String {
    let plain = to_plain(quote).replace('\t', &BETWEEN.to_string());
    let is_row = |line: &str| line.trim().starts_with('|') && line.trim().ends_with('|');
    let is_table = plain.split('|').any(is_dashes) || plain.lines().any(is_row);
    if !is_table || !plain.contains('|') {
        return plain;
    }
    let cells = plain.split('|').map(str::trim).filter(|cell| !cell.is_empty() && !is_dashes(cell));
    cells.collect::<Vec<_>>().join(&BETWEEN.to_string())
}

/// Whether a cell is one of the line between the head and the body of a table.
fn is_dashes(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() > 1 && cell.trim_matches(':').chars().all(|letter| letter == '-') && cell.contains('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_drawn_and_its_marks_are_not_printed() {
        assert_eq!(quoted("справка **на бумаге**"), "справка на бумаге");
        assert_eq!(
            quoted("| вид | **срок** | |---|---| | справка | 3 дня |"),
            "вид\u{2003}срок\u{2003}справка\u{2003}3 дня"
        );
        assert_eq!(quoted("| a | b |\n|---|---|\n| 1 | 2 |"), "a\u{2003}b\n1\u{2003}2");
        assert_eq!(quoted("да | нет"), "да | нет");
        assert_eq!(quoted("«__» ________ 20__ года"), "«__» ________ 20__ года");
    }
}
