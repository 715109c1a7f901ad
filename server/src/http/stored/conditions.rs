//! The conditions of a request for a file, in the order of RFC 9110, 13.2.2.

use std::time::SystemTime;

use http::{HeaderMap, HeaderName, header};

/// What the conditions come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precondition {
    /// The file is to be sent.
    Send,
    /// Whoever asks has it.
    Known,
    /// It is not the one that was meant.
    Changed,
}

/// Compares what was asked with the headers of the file.
pub(super) fn judge(asked: &HeaderMap, file: &HeaderMap) -> Precondition {
    let meant = match text(asked, &header::IF_MATCH) {
        Some(tags) => names(&tags, file, true),
        None => date(asked, &header::IF_UNMODIFIED_SINCE)
            .zip(modified(file))
            .is_none_or(|(since, modified)| modified <= since),
    };
    if !meant {
        return Precondition::Changed;
    }
    let known = match text(asked, &header::IF_NONE_MATCH) {
        Some(tags) => names(&tags, file, false),
        None => date(asked, &header::IF_MODIFIED_SINCE)
            .zip(modified(file))
            .is_some_and(|(since, modified)| modified <= since),
    };
    if known { Precondition::Known } else { Precondition::Send }
}

/// Whether a part may be joined to what whoever asks has: `If-Range` names the file as it is now, or nothing is named.
pub(super) fn is_same(asked: &HeaderMap, file: &HeaderMap) -> bool {
    let Some(of) = text(asked, &header::IF_RANGE) else { return true };
    if of.trim_start().starts_with(['"', 'W']) && of.contains('"') {
        names(&of, file, true)
    } else {
        httpdate::parse_http_date(&of).ok().zip(modified(file)).is_some_and(|(of, modified)| of == modified)
    }
}

/// Whether one of the tags is the file's; weak tags tell too little where bytes are joined or replaced.
fn names(tags: &str, file: &HeaderMap, strictly: bool) -> bool {
    let Some(own) = file.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else {
        return tags.trim() == "*";
    };
    tags.split(',').map(str::trim).any(|tag| {
        let plain = tag.strip_prefix("W/");
        tag == "*" || if strictly { tag == own && plain.is_none() } else { plain.unwrap_or(tag) == own }
    })
}

fn modified(file: &HeaderMap) -> Option<SystemTime> {
    date(file, &header::LAST_MODIFIED)
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(&text(headers, name)?).ok()
}

/// The lines of a header as one list.
fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|line| line.to_str().ok()).collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let lines = lines.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        lines.collect()
    }

    fn judged(lines: &[(&'static str, &str)]) -> Precondition {
        let file = [("etag", "\"a\""), ("last-modified", "Mon, 02 Mar 2026 05:00:00 GMT")];
        judge(&headers(lines), &headers(&file))
    }

    #[test]
    fn a_file_that_is_known_is_not_sent() {
        assert_eq!(judged(&[]), Precondition::Send);
        for tags in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert_eq!(judged(&[("if-none-match", tags)]), Precondition::Known, "{tags}");
        }
        let since = |date: &str| judged(&[("if-modified-since", date)]);
        assert_eq!(since("Mon, 02 Mar 2026 05:00:00 GMT"), Precondition::Known);
        assert_eq!(since("Mon, 02 Mar 2026 04:59:59 GMT"), Precondition::Send);
        assert_eq!(since("yesterday"), Precondition::Send);
        // The tag says more than the date.
        let both = [("if-none-match", "\"b\""), ("if-modified-since", "Mon, 02 Mar 2026 05:00:00 GMT")];
        assert_eq!(judged(&both), Precondition::Send);
    }

    #[test]
    fn a_file_that_changed_is_not_taken_for_the_one_that_was_meant() {
        assert_eq!(judged(&[("if-match", "\"a\"")]), Precondition::Send);
        assert_eq!(judged(&[("if-match", "\"b\"")]), Precondition::Changed);
        assert_eq!(judged(&[("if-match", "W/\"a\"")]), Precondition::Changed);
        let since = |date: &str| judged(&[("if-unmodified-since", date)]);
        assert_eq!(since("Sun, 01 Mar 2026 05:00:00 GMT"), Precondition::Changed);
        assert_eq!(since("Mon, 02 Mar 2026 05:00:00 GMT"), Precondition::Send);
    }

    #[test]
    fn a_part_is_joined_only_to_the_same_file() {
        let file = headers(&[("etag", "\"a\""), ("last-modified", "Mon, 02 Mar 2026 05:00:00 GMT")]);
        let same = |of: &str| is_same(&headers(&[("if-range", of)]), &file);
        assert!(is_same(&headers(&[]), &file));
        assert!(same("\"a\"") && same("Mon, 02 Mar 2026 05:00:00 GMT"));
        assert!(!same("\"b\"") && !same("W/\"a\"") && !same("Sun, 01 Mar 2026 05:00:00 GMT") && !same("x"));
    }
}
