//! A source that is read piece by piece, none of which may be longer than a limit: a parser of XML keeps a whole tag, or
//! the text between two tags, in memory.

use std::io::{BufRead, Error, Read, Result as IoResult};

/// A source that stops within a piece that is too long.
pub(super) struct Pieces<R> {
    source: R,
    most: usize,
    left: usize,
    over: bool,
}

impl<R> Pieces<R> {
    /// A source whose pieces have at most so many bytes.
    pub(super) const fn new(source: R, most: usize) -> Self {
        Self { source, most, left: most, over: false }
    }

    /// Another piece begins.
    pub(super) const fn begin(&mut self) {
        self.left = self.most;
    }

    /// Whether a piece was too long.
    pub(super) const fn is_over(&self) -> bool {
        self.over
    }
}

impl<R: BufRead> BufRead for Pieces<R> {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.left == 0 {
            self.over = true;
            return Err(Error::other("a piece is too long"));
        }
        let filled = self.source.fill_buf()?;
        Ok(filled.get(..self.left).unwrap_or(filled))
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.source.consume(count);
    }
}

impl<R: BufRead> Read for Pieces<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_the_whole_limit() {
        let mut pieces = Pieces::new(&b"abcdef"[..], 3);
        let mut piece = [0; 3];
        for expected in [b"abc", b"def"] {
            pieces.begin();
            pieces.read_exact(&mut piece).unwrap();
            assert_eq!(&piece, expected);
        }
        let mut pieces = Pieces::new(&b"abcdef"[..], 3);
        assert!(pieces.read_to_end(&mut Vec::new()).is_err());
        assert!(pieces.is_over());
    }
}
