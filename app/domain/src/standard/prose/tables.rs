//! Tables in proportion to their source. A row may be shorter than the heading of its table, and a parser fills it up with
//! empty cells: a few thousand letters would become hundreds of thousands of cells. Beyond what the source can mean, rows
//! are given as paragraphs, so that every word stays.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::typed::Typed;

/// A wider table fits no page, and no word processor takes it.
const WIDEST: usize = 63;
/// So many cells a table may have besides those that its source is long enough for.
const SPARE: usize = 256;
/// What stands between the words of two cells that are no cells any more.
const BETWEEN: &str = " | ";

/// The events of a parser, with no more cells than its source is long enough for.
pub(crate) struct Tables<'a> {
    parser: Typed<'a>,
    /// How many cells may still come.
    cells: usize,
    place: Place,
    /// What comes after the event that was given last.
    after: Option<Event<'a>>,
}

/// Where the events stand.
#[derive(Clone, Copy)]
enum Place {
    Outside,
    /// In a table that is one, of so many columns.
    Table(usize),
    /// In a table whose rows are given as paragraphs.
    Lines {
        /// Whether the paragraph has words.
        begun: bool,
        /// Whether the next words are those of another cell.
        apart: bool,
    },
}

const LINE: Place = Place::Lines { begun: false, apart: false };

impl<'a> Tables<'a> {
    pub(super) fn of(parser: Typed<'a>, source: &str) -> Self {
        // A cell with words takes two letters at least.
        Self { parser, cells: SPARE + source.len() / 2, place: Place::Outside, after: None }
    }

    /// Takes the cells of a row; whether there are enough left.
    fn row(&mut self, columns: usize) -> bool {
        let left = self.cells.checked_sub(columns);
        self.cells = left.unwrap_or(self.cells);
        left.is_some()
    }

    /// What is given for an event; nothing where it is left out.
    fn given(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        match (self.place, &event) {
            (Place::Outside, Event::Start(Tag::Table(columns))) => {
                if columns.len() > WIDEST || columns.len() > self.cells {
                    self.place = LINE;
                    return None;
                }
                self.place = Place::Table(columns.len());
            }
            (Place::Table(columns), Event::Start(Tag::TableHead | Tag::TableRow)) => {
                if !self.row(columns) {
                    self.place = LINE;
                    self.after = Some(Event::Start(Tag::Paragraph));
                    return Some(Event::End(TagEnd::Table));
                }
            }
            (Place::Table(_), Event::End(TagEnd::Table)) => self.place = Place::Outside,
            (Place::Lines { .. }, Event::Start(Tag::TableHead | Tag::TableRow)) => {
                self.place = LINE;
                return Some(Event::Start(Tag::Paragraph));
            }
            (Place::Lines { .. }, Event::End(TagEnd::TableHead | TagEnd::TableRow)) => {
                return Some(Event::End(TagEnd::Paragraph));
            }
            (Place::Lines { begun, .. }, Event::Start(Tag::TableCell)) => {
                self.place = Place::Lines { begun, apart: begun };
                return None;
            }
            (Place::Lines { .. }, Event::End(TagEnd::TableCell)) => return None,
            (Place::Lines { .. }, Event::End(TagEnd::Table)) => {
                self.place = Place::Outside;
                return None;
            }
            (Place::Lines { apart, .. }, _) => {
                self.place = Place::Lines { begun: true, apart: false };
                if apart {
                    self.after = Some(event);
                    return Some(Event::Text(BETWEEN.into()));
                }
            }
            (Place::Outside | Place::Table(_), _) => {}
        }
        Some(event)
    }
}

impl<'a> Iterator for Tables<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        if let Some(event) = self.after.take() {
            return Some(event);
        }
        loop {
            let event = self.parser.next()?;
            if let Some(event) = self.given(event) {
                return Some(event);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{to_html, to_plain};

    /// A table of so many columns whose rows have one word each.
    fn table(columns: usize, rows: usize) -> String {
        let row = |cell: &str| format!("|{}\n", cell.repeat(columns));
        format!("{}{}{}", row("a|"), row("-|"), "б\n".repeat(rows))
    }

    #[test]
    fn a_table_is_as_large_as_its_source() {
        assert_eq!(to_html(&table(10, 20)).matches("<td>").count(), 200);
        let long = table(60, 2_000);
        let html = to_html(&long);
        assert!(html.matches("<td>").count() <= 256 + long.len() / 2);
        assert_eq!(html.matches('б').count(), 2_000, "every word stays");
        assert_eq!(html.matches("<table>").count(), html.matches("</table>").count());
        assert!(html.ends_with("</table>\n<p>б</p>\n") || html.ends_with("<p>б</p>\n"));
    }

    #[test]
    fn a_table_wider_than_a_page_becomes_its_words() {
        let wide = format!("|{}\n|{}\n|*в*||г|\n", "a|".repeat(64), "-|".repeat(64));
        let html = to_html(&wide);
        assert!(!html.contains("<table>"));
        assert!(html.ends_with("<p><em>в</em> | г</p>\n"), "{html}");
        assert!(to_plain(&wide).ends_with("в | г"));
    }
}
