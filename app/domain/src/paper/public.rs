//! Since when the public reads an edition of a paper: with the text that it was written for, never before it.

use chrono::{DateTime, Utc};

/// An edition of a paper as it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition<'a> {
    /// The hash of the text of the draft that it was written for.
    pub text: &'a str,
    /// When it was kept, UTC.
    pub kept_at: DateTime<Utc>,
}

/// A text of the draft that the public reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenText {
    /// Its hash.
    pub hash: String,
    /// Since when it is public, UTC.
    pub since: DateTime<Utc>,
}

/// Since when the public reads each of the editions of one paper, which come in the order in which they were kept. What was kept
/// for a text before that became public is work: of it the last edition alone goes out, together with the text.
pub fn public_since(editions: &[Edition<'_>], texts: &[FrozenText]) -> Vec<Option<DateTime<Utc>>> {
    let since = |place: usize, edition: &Edition<'_>| {
        let of_text = texts.iter().filter(|text| text.hash == edition.text).map(|text| text.since).min()?;
        if edition.kept_at >= of_text {
            return Some(edition.kept_at);
        }
        let is_replaced = editions
            .iter()
            .skip(place + 1)
            .any(|later| later.text == edition.text && later.kept_at < of_text);
        (!is_replaced).then_some(of_text)
    };
    editions.iter().enumerate().map(|(place, edition)| since(place, edition)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(hour: u32) -> DateTime<Utc> {
        format!("2026-03-02T{hour:02}:00:00Z").parse().unwrap()
    }

    #[test]
    fn r15_1_an_edition_goes_out_with_its_text_and_the_last_one_alone() {
        let edition = |text, at| Edition { text, kept_at: hour(at) };
        let editions = [
            edition("a", 1),
            edition("a", 2),
            edition("b", 3),
            edition("a", 5),
            edition("b", 6),
            edition("a", 7),
        ];
        let of = |texts: &[(&str, u32)]| {
            let texts: Vec<FrozenText> = texts
                .iter()
                .map(|(hash, at)| FrozenText { hash: (*hash).to_owned(), since: hour(*at) })
                .collect();
            public_since(&editions, &texts)
        };
        assert_eq!(of(&[]), [None; 6], "nothing is public before its text");
        assert_eq!(of(&[("a", 4)]), [None, Some(hour(4)), None, Some(hour(5)), None, Some(hour(7))]);
        let both = of(&[("a", 4), ("b", 8)]);
        assert_eq!(both, [None, Some(hour(4)), None, Some(hour(5)), Some(hour(8)), Some(hour(7))]);
    }
}
