//! One range of bytes (RFC 9110, 14.1.2).

/// What of a file a request wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequestedRange {
    /// All of it: no range is asked for, or one that is not understood, or several.
    Whole,
    /// From the first to the last byte, counted from 0.
    Bytes {
        /// The first byte.
        first: u64,
        /// The last byte.
        last: u64,
    },
    /// What it does not have.
    None,
}

/// The part that a `Range` names of a file of `length` bytes.
///
/// Several ranges at once are answered with the whole file, as RFC 9110 allows: a list of overlapping ranges would make a
/// small request into a large answer.
pub(super) fn part(range: &[u8], length: u64) -> RequestedRange {
    let understood = std::str::from_utf8(range).ok().and_then(|range| {
        let (unit, set) = range.split_once('=')?;
        let (first, last) = set.trim().split_once('-')?;
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
            // A number that is too large for a file is larger than any file.
            plain.then(|| digits.parse().unwrap_or(u64::MAX))
        };
        unit.trim().eq_ignore_ascii_case("bytes").then_some(())?;
        match (first, last) {
            ("", last) => Some(of_the_end(number(last)?, length)),
            (first, "") => Some(between(number(first)?, u64::MAX, length)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then(|| between(first, last, length))
            }
        }
    });
    understood.unwrap_or(RequestedRange::Whole)
}

fn between(first: u64, last: u64, length: u64) -> RequestedRange {
    if first >= length {
        RequestedRange::None
    } else {
        RequestedRange::Bytes { first, last: last.min(length - 1) }
    }
}

fn of_the_end(count: u64, length: u64) -> RequestedRange {
    if count == 0 { RequestedRange::None } else { between(length.saturating_sub(count), u64::MAX, length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(range: &str) -> RequestedRange {
        part(range.as_bytes(), 100)
    }

    #[test]
    fn a_range_is_a_part_of_the_file() {
        let bytes = |first, last| RequestedRange::Bytes { first, last };
        assert_eq!(of("bytes=0-0"), bytes(0, 0));
        assert_eq!(of("bytes=10-19"), bytes(10, 19));
        assert_eq!(of("bytes=90-"), bytes(90, 99));
        assert_eq!(of("bytes=90-999999999999999999999999"), bytes(90, 99));
        assert_eq!(of("bytes=-10"), bytes(90, 99));
        assert_eq!(of("bytes=-1000"), bytes(0, 99));
        assert_eq!(of("Bytes= 5-6 "), bytes(5, 6));
    }

    #[test]
    fn what_lies_outside_is_told_and_what_is_not_understood_is_passed_over() {
        for outside in ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(of(outside), RequestedRange::None, "{outside}");
        }
        assert_eq!(part(b"bytes=0-", 0), RequestedRange::None);
        assert_eq!(part(b"bytes=-5", 0), RequestedRange::None);
        for whole in
            ["lines=1-2", "bytes=2-1", "bytes=a-b", "bytes=", "bytes=1", "bytes=+1-2", "bytes=0-1,5-6"]
        {
            assert_eq!(of(whole), RequestedRange::Whole, "{whole}");
        }
        assert_eq!(part(b"bytes=\xff-1", 5), RequestedRange::Whole);
    }
}
