//! Parts of a package that are written in UTF-16, which XML allows, read as UTF-8.

use std::io::{BufRead, ErrorKind, Read, Result as IoResult};

/// The most letters that are kept at once.
const MOST_KEPT: usize = 1_024;
/// What may stand at the very beginning, to tell the order of the bytes.
const MARK: char = '\u{feff}';

/// Which byte of a pair comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// The order of the bytes of a text in UTF-16, by how it begins; none if it is no such text.
pub(super) const fn order(beginning: &[u8]) -> Option<Order> {
    match beginning {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(Order::Little),
        [0xfe, 0xff, ..] | [0, b'<', ..] => Some(Order::Big),
        _ => None,
    }
}

/// A source in UTF-16 as one in UTF-8, without the declaration that it is in UTF-16.
pub(super) struct Utf16<R> {
    source: R,
    order: Order,
    begun: bool,
    kept: String,
    given: usize,
}

impl<R: BufRead> Utf16<R> {
    /// A source whose pairs of bytes have an order.
    pub(super) const fn new(source: R, order: Order) -> Self {
        Self { source, order, begun: false, kept: String::new(), given: 0 }
    }

    fn pair(&mut self) -> IoResult<Option<u16>> {
        let mut bytes = [0; 2];
        match self.source.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(match self.order {
                Order::Little => u16::from_le_bytes(bytes),
                Order::Big => u16::from_be_bytes(bytes),
            })),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn letter(&mut self) -> IoResult<Option<char>> {
        let Some(first) = self.pair()? else { return Ok(None) };
        let second = if (0xd800..0xdc00).contains(&first) { self.pair()? } else { None };
        let decoded = char::decode_utf16([first].into_iter().chain(second)).next();
        Ok(decoded.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)))
    }

    /// Passes over the mark and the declaration, so that nobody takes what follows for UTF-16 again.
    fn begin(&mut self) -> IoResult<()> {
        let mut first = self.letter()?;
        if first == Some(MARK) {
            first = self.letter()?;
        }
        let second = self.letter()?;
        if (first, second) == (Some('<'), Some('?')) {
            while self.letter()?.is_some_and(|letter| letter != '>') {}
        } else {
            self.kept.extend(first.into_iter().chain(second));
        }
        Ok(())
    }

    fn fill(&mut self) -> IoResult<()> {
        self.kept.clear();
        self.given = 0;
        if !std::mem::replace(&mut self.begun, true) {
            self.begin()?;
        }
        for _ in 0..MOST_KEPT {
            let Some(letter) = self.letter()? else { break };
            self.kept.push(letter);
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        if self.given >= self.kept.len() {
            self.fill()?;
        }
        let mut rest = self.kept.as_bytes().get(self.given..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_say_the_same_with_a_mark_and_without() {
        let text = "<a>Өтініш 𝄞</a>";
        for (begins, marked) in [("", true), ("", false), ("<?xml encoding='UTF-16'?>", true)] {
            let written = format!("{begins}{text}");
            let units: Vec<u16> =
                marked.then_some(0xfeff).into_iter().chain(written.encode_utf16()).collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for (bytes, expected) in [(little, Order::Little), (big, Order::Big)] {
                assert_eq!(order(&bytes), Some(expected));
                let mut read = String::new();
                Utf16::new(&bytes[..], expected).read_to_string(&mut read).unwrap();
                assert_eq!(read, text);
            }
        }
        assert_eq!(order(b"<?xml"), None);
    }
}
