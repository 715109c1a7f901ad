//! The records of a CSV file (RFC 4180), counted while they are read.

use super::{LONGEST_FIELD, LineProblem, MOST_COLUMNS, MOST_ROWS};

/// A record with the line on which it starts.
pub(super) type Record = (usize, Vec<String>);

/// The records of a text that begins on a line of its file. Blank lines are skipped.
///
/// # Errors
/// What is wrong with its quotes, or what there is too much of; nothing behind that is read.
pub(super) fn read(text: &str, line: usize, separator: char) -> Result<Vec<Record>, LineProblem> {
    let mut reader = RecordReader { line, start: line, ..RecordReader::default() };
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if reader.quote == Quote::Open {
            match letter {
                '"' if letters.next_if_eq(&'"').is_some() => reader.push('"')?,
                '"' => reader.quote = Quote::Closed,
                '\r' if letters.peek() == Some(&'\n') => {}
                letter => {
                    reader.line += usize::from(letter == '\n');
                    reader.push(letter)?;
                }
            }
            continue;
        }
        match letter {
            '"' if reader.quote == Quote::None && reader.value.is_empty() => reader.quote = Quote::Open,
            letter if letter == separator => reader.end_field()?,
            '\n' => {
                reader.end_record()?;
                reader.line += 1;
                reader.start = reader.line;
            }
            '\r' if letters.peek().is_none_or(|next| *next == '\n') => {}
            _ if reader.quote == Quote::Closed => return Err(reader.problem("text_after_quote")),
            letter => reader.push(letter)?,
        }
    }
    if reader.quote == Quote::Open {
        return Err(LineProblem { line: reader.start, column: None, problem: "unclosed_quote" });
    }
    reader.end_record()?;
    Ok(reader.records)
}

/// Where the reader stands in a field with regard to quotation marks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Quote {
    #[default]
    None,
    Open,
    Closed,
}

#[derive(Default)]
struct RecordReader {
    records: Vec<Record>,
    record: Vec<String>,
    value: String,
    /// The letters of the value.
    letters: usize,
    quote: Quote,
    line: usize,
    /// The line on which the record starts.
    start: usize,
}

impl RecordReader {
    fn problem(&self, problem: &'static str) -> LineProblem {
        LineProblem { line: self.line, column: None, problem }
    }

    fn push(&mut self, letter: char) -> Result<(), LineProblem> {
        self.letters += 1;
        if self.letters > LONGEST_FIELD {
            // A field over many lines is looked for where it begins.
            return Err(LineProblem { line: self.start, ..self.problem("too_long_field") });
        }
        self.value.push(letter);
        Ok(())
    }

    fn end_field(&mut self) -> Result<(), LineProblem> {
        if self.record.len() >= MOST_COLUMNS {
            return Err(self.problem("too_many_columns"));
        }
        self.record.push(std::mem::take(&mut self.value));
        self.letters = 0;
        self.quote = Quote::None;
        Ok(())
    }

    fn end_record(&mut self) -> Result<(), LineProblem> {
        self.end_field()?;
        let record = std::mem::take(&mut self.record);
        if record.iter().any(|value| !value.trim().is_empty()) {
            // The header is no row.
            if self.records.len() > MOST_ROWS {
                return Err(LineProblem { line: self.start, ..self.problem("too_many_rows") });
            }
            self.records.push((self.start, record));
        }
        Ok(())
    }
}
