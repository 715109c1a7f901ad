//! The names of the entries of a ZIP archive, as its directory tells them.

/// The longest end of an archive: its record and the longest comment after it.
const LONGEST_END: usize = 22 + 65_535;
/// The most entries that are read: documents of an office have some hundred.
const MOST_ENTRIES: usize = 10_000;

/// The names of the entries; none if the bytes are no whole archive.
pub(super) fn entries(archive: &[u8]) -> Option<Vec<&[u8]>> {
    let tail = archive.get(archive.len().saturating_sub(LONGEST_END)..)?;
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let end = tail.get(end..)?;
    let many = number(end, 10, 2)?.min(MOST_ENTRIES);
    let mut at = number(end, 16, 4)?;
    let mut names = Vec::new();
    for _ in 0..many {
        let entry = archive.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name = number(entry, 28, 2)?;
        names.push(entry.get(46..46 + name)?);
        at = at.checked_add(46 + name + number(entry, 30, 2)? + number(entry, 32, 2)?)?;
    }
    Some(names)
}

/// A number of `width` bytes, the lowest first.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let digits = bytes.get(at..at + width)?;
    Some(digits.iter().rev().fold(0, |number, digit| (number << 8) | usize::from(*digit)))
}
