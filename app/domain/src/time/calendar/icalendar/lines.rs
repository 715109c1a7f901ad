//! The lines of iCalendar put together again, and their properties.

use std::borrow::Cow;
use std::iter::{Enumerate, Peekable};
use std::str::Lines;

use crate::time::calendar::problem::{ImportReason, LONGEST_LINE};

/// How older programs say that a value is coded byte by byte.
const QUOTED_PRINTABLE: &str = "ENCODING=QUOTED-PRINTABLE";

/// The logical lines with the number of their first line, one at a time: a line that starts with a blank continues the one
/// before, and so does what follows a coded value that ends with `=`. A line that grows too long is given as far as that shows.
pub(super) struct Unfolded<'a>(Peekable<Enumerate<Lines<'a>>>);

impl<'a> Unfolded<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.lines().enumerate().peekable())
    }
}

impl<'a> Iterator for Unfolded<'a> {
    type Item = (usize, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        let (index, line) = self.0.next()?;
        let mut whole = Cow::Borrowed(line);
        while whole.len() <= LONGEST_LINE {
            let is_broken = whole.ends_with('=') && is_coded(line);
            let Some((_, next)) = self.0.peek() else { break };
            let rest = next.strip_prefix([' ', '\t']).or_else(|| is_broken.then_some(*next));
            let Some(rest) = rest else { break };
            if is_broken {
                whole.to_mut().pop();
            }
            whole.to_mut().push_str(rest);
            self.0.next();
        }
        Some((index + 1, whole))
    }
}

fn is_coded(line: &str) -> bool {
    let parameters = line.split(':').next().unwrap_or_default();
    parameters.to_ascii_uppercase().contains(QUOTED_PRINTABLE)
}

/// A property of an event.
pub(super) struct Property<'a> {
    /// Its name, in capitals.
    pub(super) name: String,
    /// Its parameters, in capitals.
    parameters: String,
    /// Its value as it stands there.
    pub(super) value: &'a str,
}

impl<'a> Property<'a> {
    /// The property of a logical line.
    pub(super) fn of(line: &'a str) -> Self {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, character)| {
            quoted ^= *character == '"';
            *character == ':' && !quoted
        });
        let (head, value) = colon
            .and_then(|(at, _)| line.split_at_checked(at))
            .map_or((line, ""), |(head, rest)| (head, rest));
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Self {
            name: name.trim().to_uppercase(),
            parameters: parameters.to_uppercase(),
            value: value.strip_prefix(':').unwrap_or(value).trim(),
        }
    }

    /// The words of its value, out of their coding.
    pub(super) fn words(&self) -> Result<String, ImportReason> {
        if !self.parameters.contains("ENCODING=") || self.parameters.contains("ENCODING=8BIT") {
            return Ok(unescape(self.value));
        }
        let charset = self.parameters.split(';').find_map(|one| one.strip_prefix("CHARSET="));
        let is_read = charset.is_none_or(|charset| matches!(charset.trim_matches('"'), "UTF-8" | "US-ASCII"));
        if !self.parameters.contains(QUOTED_PRINTABLE) || !is_read {
            return Err(ImportReason::Coding);
        }
        decoded(self.value).map(|text| unescape(&text)).ok_or(ImportReason::Coding)
    }
}

/// The text of quoted-printable (RFC 2045, 6.7).
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut parts = value.split('=');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push(' '),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(character),
        }
    }
    text
}
