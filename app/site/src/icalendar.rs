//! What iCalendar files are made of (RFC 5545): lines, values, the answer.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use http::header;

/// The longest line in octets, without its end.
const LINE: usize = 75;

/// The file as an answer.
pub(crate) fn answer(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"talqy.ics\""),
    ];
    (headers, text).into_response()
}

/// A legal date as a value.
fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// An instant as a value.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The lines of an event that takes a whole legal day: a date, wherever the reader is; it ends with the day after (RFC 5545,
/// 3.6.1).
pub(crate) fn whole_day(date: NaiveDate) -> [String; 2] {
    let after = date.succ_opt().unwrap_or(date);
    [format!("DTSTART;VALUE=DATE:{}", day(date)), format!("DTEND;VALUE=DATE:{}", day(after))]
}

/// The lines of an alarm at nine in the morning of the day before a whole day.
pub(crate) fn alarm(what: &str) -> [String; 5] {
    [
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(what)),
        "TRIGGER:-PT15H".to_owned(),
        "END:VALARM".to_owned(),
    ]
}

/// A text value: backslash, semicolon, comma and line feed escaped (RFC 5545, 3.3.11).
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A content line, folded so that no line is longer than 75 octets and no letter is cut (RFC 5545, 3.1).
pub(crate) fn push_line(text: &mut String, content: &str) {
    let mut octets = 0;
    for letter in content.chars() {
        if octets + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(letter);
        octets += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut text = String::new();
        let content = format!("SUMMARY:{}", "Мемлекеттік көрсетілетін қызмет ".repeat(6));
        push_line(&mut text, &content);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(text.replace("\r\n ", "").trim_end_matches("\r\n"), content);
    }

    #[test]
    fn a_whole_day_ends_with_the_day_after() {
        let date = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        assert_eq!(whole_day(date), ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]);
    }

    #[test]
    fn text_values_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }
}
