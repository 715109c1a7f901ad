//! Paragraphs of cells that say one thing together: a row of a table within a cell, a title in two lines.

use std::ops::Range;

use domain::standard::import::SourceParagraph;

/// What stands between the cells of a row that becomes one line.
const BETWEEN: &str = " – ";

/// Makes one line of a row whose cells begin at these places, if no cell holds more than one paragraph: "a citizen – one
/// index". Another row stays as its paragraphs.
pub(super) fn join_row(done: &mut [Option<SourceParagraph>], cells: &[usize]) {
    let ends = cells.iter().copied().skip(1).chain([done.len()]);
    let mut places = Vec::new();
    for (from, to) in cells.iter().copied().zip(ends) {
        let mut in_cell = with_words(done, from..to);
        places.extend(in_cell.next());
        if in_cell.next().is_some() {
            return;
        }
    }
    let Some((first, others)) = places.split_first() else { return };
    for other in others {
        join(done, *first, *other, BETWEEN);
    }
}

/// Makes one line of a title in a cell that goes on in the next paragraph: "Standard of the state service" and its name.
pub(super) fn join_title(done: &mut [Option<SourceParagraph>], cell: usize) {
    let mut in_cell = with_words(done, cell..done.len());
    let (Some(first), Some(second)) = (in_cell.next(), in_cell.next()) else { return };
    drop(in_cell);
    let text = |place: usize| done.get(place).and_then(Option::as_ref).map_or("", |one| one.text.trim());
    let goes_on = text(first).ends_with(char::is_alphabetic) && text(second).starts_with('«');
    if goes_on {
        join(done, first, second, " ");
    }
}

/// The places of the paragraphs that have words.
fn with_words(done: &[Option<SourceParagraph>], range: Range<usize>) -> impl Iterator<Item = usize> {
    let found = done.iter().enumerate().take(range.end).skip(range.start);
    found
        .filter(|(_, one)| one.as_ref().is_some_and(|one| !one.text.trim().is_empty()))
        .map(|(place, _)| place)
}

/// Puts the words of a paragraph behind those of another.
fn join(done: &mut [Option<SourceParagraph>], first: usize, second: usize, between: &str) {
    let Some(added) = done.get_mut(second).and_then(Option::take) else { return };
    let Some(kept) = done.get_mut(first).and_then(Option::as_mut) else { return };
    kept.text.truncate(kept.text.trim_end().len());
    kept.text.push_str(between);
    if let Some(mark) = &added.mark {
        kept.text.push_str(&mark.text);
        kept.text.push(' ');
    }
    kept.text.push_str(added.text.trim());
    kept.bold &= added.bold;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(lines: &[&str]) -> Vec<Option<SourceParagraph>> {
        lines.iter().map(|line| Some(SourceParagraph::plain(*line))).collect()
    }

    fn texts(done: Vec<Option<SourceParagraph>>) -> Vec<String> {
        done.into_iter().flatten().map(|one| one.text).collect()
    }

    #[test]
    fn a_row_of_single_lines_is_one_line() {
        let mut done = cell(&["Услуга платная:", "граждане", "", "1 МРП"]);
        join_row(&mut done, &[1, 2]);
        assert_eq!(texts(done), ["Услуга платная:", "граждане – 1 МРП", ""]);
        let mut done = cell(&["граждане", "1 МРП", "2 МРП"]);
        join_row(&mut done, &[0, 1]);
        assert_eq!(texts(done), ["граждане", "1 МРП", "2 МРП"]);
    }

    #[test]
    fn a_title_goes_on_with_a_name_in_quotation_marks() {
        let mut done = cell(&["Стандарт государственной услуги", "«Регистрация пасек»", "и ещё"]);
        join_title(&mut done, 0);
        assert_eq!(texts(done), ["Стандарт государственной услуги «Регистрация пасек»", "и ещё"]);
        let mut done = cell(&["Закон:", "«О пчеловодстве»"]);
        join_title(&mut done, 0);
        assert_eq!(texts(done).len(), 2);
    }
}
