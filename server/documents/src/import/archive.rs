//! The package: its files are unpacked piece by piece, and what comes out is counted. What its directory says of their
//! sizes is believed only where that refuses more.

use std::io::{BufRead, BufReader, Cursor, Read, Result as IoResult};

use zip::ZipArchive;

use super::error::{FoundFormat, ReadError};
use super::limits::ReadLimits;
use super::utf16::{Utf16, order};
use super::walk::{XmlVisitor, walk};

/// A file of the package that is smaller, in bytes, is no bomb however well it was packed.
const SMALL: u64 = 4 << 20;
/// How a file stands in the directory.
const SIGNATURE: &[u8] = b"PK\x01\x02";
/// How many more signatures than files there may be: a document may hold another package as it is.
const EMBEDDED: usize = 5;
/// Where the directory says how long the name of a file is, and where the name begins.
const NAME_LENGTH: std::ops::Range<usize> = 28..30;
const NAME: usize = 46;

/// An opened package.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    size: u64,
    limits: &'a ReadLimits,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory of a package.
    pub(super) fn open(bytes: &'a [u8], limits: &'a ReadLimits) -> Result<Self, ReadError> {
        // The directory is held in memory, so its length is counted before.
        let most = limits.files.saturating_mul(EMBEDDED);
        if memchr::memmem::find_iter(bytes, SIGNATURE).nth(most).is_some() {
            return Err(ReadError::TooManyFiles);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::BrokenPackage)?;
        if zip.len() > limits.files {
            return Err(ReadError::TooManyFiles);
        }
        let mut names: Vec<String> = zip.file_names_raw().map(part_name).collect();
        for (place, name) in names.iter_mut().enumerate() {
            // Word knows no other name of a file than the first, whatever a field behind it says.
            let start = zip.by_index_raw(place).ok().map(|file| file.central_header_start());
            if let Some(own) = start.and_then(|start| own_name(bytes, start)) {
                *name = part_name(own);
            }
        }
        let size = bytes.len() as u64;
        Ok(Self { zip, names, size, limits, left: limits.unpacked })
    }

    /// The names of the files.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Walks through a file of the package; nothing if it does not hold it.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub(super) fn walk(&mut self, path: &str, visitor: &mut dyn XmlVisitor) -> Result<(), ReadError> {
        let Some(place) = self.names.iter().position(|name| name.eq_ignore_ascii_case(path)) else {
            return Ok(());
        };
        if self.zip.by_index_raw(place).map_err(|_| ReadError::BrokenPackage)?.encrypted() {
            return Err(ReadError::Encrypted);
        }
        let file = self.zip.by_index(place).map_err(|_| ReadError::BrokenPackage)?;
        let packed = file.compressed_size().clamp(1, self.size);
        let swollen = packed.saturating_mul(self.limits.ratio).max(SMALL);
        let mut counted = Counted { source: file, most: self.left.min(swollen), read: 0, over: false };
        let mut source = BufReader::new(&mut counted);
        let walked = match source.fill_buf().ok().and_then(order) {
            Some(order) => walk(BufReader::new(Utf16::new(source, order)), self.limits, visitor),
            None => walk(source, self.limits, visitor),
        };
        let Counted { read, over, .. } = counted;
        let left = self.left;
        self.left = left.saturating_sub(read);
        match (over, walked) {
            (true, _) if swollen < left => Err(ReadError::Bomb),
            (true, _) => Err(ReadError::TooLarge),
            (false, walked) => walked,
        }
    }

    /// The bytes at the beginning of a file, no more than `most`.
    pub(super) fn beginning(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let place = self.names.iter().position(|name| name == path)?;
        let mut bytes = Vec::new();
        self.zip.by_index(place).ok()?.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// What a package is that holds no text of Word.
    pub(super) fn found(&mut self) -> FoundFormat {
        let is_open =
            self.beginning("mimetype", 64).is_some_and(|kind| kind.starts_with(b"application/vnd.oasis"));
        let is_office = self.names.iter().any(|name| name == "[Content_Types].xml");
        match (is_open, is_office) {
            (true, _) => FoundFormat::OpenDocument,
            (_, true) => FoundFormat::OtherOffice,
            _ => FoundFormat::Archive,
        }
    }
}

/// The name of a part; some programs write the strokes between folders the other way round.
fn part_name(written: &[u8]) -> String {
    String::from_utf8_lossy(written).replace('\\', "/")
}

/// The name that the directory itself gives a file.
fn own_name(bytes: &[u8], start: u64) -> Option<&[u8]> {
    let head = bytes.get(usize::try_from(start).ok()?..)?;
    if !head.starts_with(SIGNATURE) {
        return None;
    }
    let length = u16::from_le_bytes(head.get(NAME_LENGTH)?.try_into().ok()?);
    head.get(NAME..NAME + usize::from(length))
}

/// A source that stops at a limit and tells that there was more.
struct Counted<R> {
    source: R,
    most: u64,
    read: u64,
    over: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let read = self.source.read(buffer)?;
        self.read += read as u64;
        if self.read > self.most {
            self.over = true;
            return Ok(0);
        }
        Ok(read)
    }
}
