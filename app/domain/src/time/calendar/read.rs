//! Reading the file of a calendar: its letters, and which of the two formats it is.

use super::csv::parse_csv;
use super::file::CalendarFile;
use super::icalendar::parse_icalendar;
use super::problem::ImportProblem;
use crate::decoding::decode_text;

/// How an iCalendar file begins.
const BEGINS: &str = "BEGIN:VCALENDAR";

/// Reads a calendar, which says by its first line whether it is iCalendar or a table.
///
/// # Errors
/// Every problem of the file with its line, so that all can be mended at once.
pub fn read_calendar(text: &str) -> Result<CalendarFile, Vec<ImportProblem>> {
    let begins = text.trim_start_matches('\u{feff}').trim_start().get(..BEGINS.len());
    if begins.is_some_and(|begins| begins.eq_ignore_ascii_case(BEGINS)) {
        parse_icalendar(text)
    } else {
        parse_csv(text)
    }
}

/// The text of a file, if its encoding is certain. iCalendar folds lines by bytes (RFC 5545, 3.1), also within a letter: such a
/// letter is put whole on the line that follows, so that the lines keep their numbers.
pub fn decode_calendar(bytes: &[u8]) -> Option<String> {
    decode_text(bytes).or_else(|| decode_text(&whole_letters(bytes)))
}

fn whole_letters(bytes: &[u8]) -> Vec<u8> {
    let goes_on = |byte: &u8| (0x80..0xc0).contains(byte);
    let mut whole: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        let is_fold = matches!(byte, b' ' | b'\t') && whole.last() == Some(&b'\n');
        if !(is_fold && rest.peek().is_some_and(goes_on)) {
            whole.push(byte);
            continue;
        }
        whole.pop();
        let end: &[u8] = if whole.pop_if(|last| *last == b'\r').is_some() { b"\r\n" } else { b"\n" };
        let mut begun = Vec::new();
        while begun.len() < 3
            && let Some(part) = whole.pop_if(|last| *last >= 0x80)
        {
            begun.push(part);
            if part >= 0xc0 {
                break;
            }
        }
        whole.extend_from_slice(end);
        whole.push(byte);
        whole.extend(begun.into_iter().rev());
    }
    whole
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn r_t3_a_letter_that_a_fold_parts_is_read() {
        let word = "SUMMARY:Ұйым мерекесі\r\n".as_bytes();
        for at in 1..word.len() - 2 {
            let (before, after) = word.split_at(at);
            for fold in ["\r\n ", "\n\t"] {
                let text = decode_calendar(&[before, fold.as_bytes(), after].concat()).unwrap();
                let joined = text.replacen(fold, "", 1);
                assert_eq!(joined.as_bytes(), word, "{at}");
            }
        }
        let each: Vec<u8> = word[..10].iter().flat_map(|byte| [b'\n', b' ', *byte]).collect();
        assert_eq!(decode_calendar(&each).unwrap().replace("\n ", ""), "SUMMARY:Ұ");
        assert_eq!(decode_calendar(&[0xff, 0xff]), None);
    }

    #[test]
    fn r_t3_a_year_takes_its_own_days_and_tells_the_others() {
        let file = read_calendar("2027-12-31,Жаңа жыл\n2028-01-01,Жаңа жыл\n2028-01-02,Жаңа жыл\n").unwrap();
        assert_eq!(file.years(), [2027, 2028]);
        let year = file.of_year(2027);
        assert_eq!(year.days.len(), 1);
        assert_eq!(year.others, BTreeMap::from([(2028, 2)]));
    }
}
