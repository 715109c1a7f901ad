//! The places in a law as fields, a row each: an article, its paragraphs, their subparagraphs.

use domain::law::{LawPlace, PlacePart, places, reference};

use super::fault::LineFault;
use super::typed::TypedLine;

/// The fields of a row.
pub const PARTS: [&str; 3] = ["article", "paragraphs", "subparagraphs"];

/// The most places of one citation.
pub const MOST_PLACES: usize = 10;

/// The name of a field in the row of a place, the first being 1: `article`, `article.2`.
pub fn place_field(part: &str, row: usize) -> String {
    if row > 1 { format!("{part}.{row}") } else { part.to_owned() }
}

/// How many rows are written.
pub fn written_rows(line: &TypedLine) -> usize {
    let is_written =
        |row: &usize| PARTS.iter().any(|part| !line.get(&place_field(part, *row)).trim().is_empty());
    (1..=MOST_PLACES).rev().find(is_written).unwrap_or_default()
}

/// The line with the fields of a reference. One that is of another form stands whole in the first field.
pub(super) fn placed(line: TypedLine, kept: &str) -> TypedLine {
    let found = places(kept).filter(|found| found.len() <= MOST_PLACES && reference(found) == kept);
    let Some(found) = found else { return line.with("article", kept) };
    (1..).zip(found).fold(line, |line, (row, place)| {
        let LawPlace { article, paragraphs, subparagraphs } = place;
        let line = line.with(place_field("article", row), article);
        [("paragraphs", paragraphs), ("subparagraphs", subparagraphs)]
            .into_iter()
            .filter(|(_, numbers)| !numbers.is_empty())
            .fold(line, |line, (part, numbers)| line.with(place_field(part, row), numbers.join(", ")))
    })
}

/// The reference that the fields say, with the fields that cannot be read. An article that stands alone is taken as it
/// is typed, so that a reference of another form is not lost.
pub(super) fn reference_of(line: &TypedLine) -> (String, Vec<(String, LineFault)>) {
    let mut faults = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for row in 1..=MOST_PLACES {
        let [article, paragraphs, subparagraphs] = PARTS.map(|part| line.get(&place_field(part, row)).trim());
        if paragraphs.is_empty() && subparagraphs.is_empty() {
            said.extend((!article.is_empty()).then(|| article.to_owned()));
            continue;
        }
        match LawPlace::typed(article, paragraphs, subparagraphs) {
            Ok(place) => said.push(place.reference()),
            Err(PlacePart::Article) => faults.push((place_field("article", row), LineFault::Article)),
            Err(PlacePart::Paragraphs) => faults.push((place_field("paragraphs", row), LineFault::Numbers)),
            Err(PlacePart::Subparagraphs) => {
                faults.push((place_field("subparagraphs", row), LineFault::Numbers));
            }
        }
    }
    (said.join(", "), faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_3_the_fields_of_places_read_back_as_the_reference_they_show() {
        for kept in ["", "5", "19-1(2)1", "19-1(2)(1, 3), 10", "10()1", "8 (5)", "пункт 3 статьи 5", "1;2"]
        {
            let line = placed(TypedLine::new("a"), kept);
            assert_eq!(reference_of(&line), (kept.to_owned(), Vec::new()), "{kept}");
        }
        let line = placed(TypedLine::new("a"), "19-1(2)(1, 3), 10");
        let shown = PARTS.map(|part| line.get(part));
        assert_eq!((shown, line.get("article.2")), (["19-1", "2", "1, 3"], "10"));
        assert_eq!(written_rows(&line), 2);
    }

    #[test]
    fn r14_3_a_place_that_cannot_be_read_is_told_at_its_field() {
        for (fields, field, fault) in [
            (["19а", "2", ""], "article", LineFault::Article),
            (["", "", "1"], "article", LineFault::Article),
            (["19", "б", ""], "paragraphs", LineFault::Numbers),
            (["19", "2, 3", "1"], "subparagraphs", LineFault::Numbers),
        ] {
            let line = PARTS.into_iter().zip(fields);
            let line = line.fold(TypedLine::new("a"), |line, (part, typed)| line.with(part, typed));
            assert_eq!(reference_of(&line).1, [(field.to_owned(), fault)], "{fields:?}");
        }
    }
}
