//! Replacing quoted words in a text: each stands there exactly once, and no two overlap.

use std::ops::Range;

use super::Replaced;

/// Why quoted words cannot be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unquotable {
    /// They do not stand in the text.
    NotFound(String),
    /// They stand in it more than once.
    Repeated(String),
    /// They share a place with other quoted words.
    Overlapping(String),
}

/// The text with every quoted words replaced at the same time.
pub(super) fn replace(text: &str, replaced: &[Replaced]) -> Result<String, Unquotable> {
    let mut places: Vec<(Range<usize>, &Replaced)> = Vec::with_capacity(replaced.len());
    for one in replaced {
        let start = only(text, &one.old)?;
        places.push((start..start + one.old.len(), one));
    }
    places.sort_by_key(|(range, _)| range.start);
    let mut result = String::with_capacity(text.len());
    let mut place = 0;
    for (range, one) in places {
        let kept = text.get(place..range.start).ok_or_else(|| Unquotable::Overlapping(one.old.clone()))?;
        result.push_str(kept);
        result.push_str(&one.new);
        place = range.end;
    }
    result.push_str(text.get(place..).unwrap_or_default());
    Ok(result)
}

/// Where the words stand, if they stand in the text exactly once; no words stand nowhere.
fn only(text: &str, words: &str) -> Result<usize, Unquotable> {
    let first = words.chars().next().map(char::len_utf8);
    let found = first.and_then(|first| text.find(words).map(|start| (start, start + first)));
    let (start, next) = found.ok_or_else(|| Unquotable::NotFound(words.to_owned()))?;
    // Occurrences that overlap count too: nobody could tell which was meant.
    if text.get(next..).is_some_and(|rest| rest.contains(words)) {
        return Err(Unquotable::Repeated(words.to_owned()));
    }
    Ok(start)
}

/// Whether the words stand in the text exactly once.
pub(super) fn stands_once(text: &str, words: &str) -> bool {
    only(text, words).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<Replaced> {
        let pair = |(old, new): &(&str, &str)| Replaced { old: (*old).to_owned(), new: (*new).to_owned() };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn every_quoted_words_are_replaced_where_they_stand() {
        let text = "заявление и копия договора";
        let replaced = pairs(&[("копия", "оригинал"), ("заявление", "жалоба")]);
        assert_eq!(replace(text, &replaced).as_deref(), Ok("жалоба и оригинал договора"));
        // What comes in for one is not taken for the other.
        let swapped = pairs(&[("заявление", "копия"), ("копия", "заявление")]);
        assert_eq!(replace(text, &swapped).as_deref(), Ok("копия и заявление договора"));
        assert_eq!(replace(text, &[]).as_deref(), Ok(text));
    }

    #[test]
    fn words_that_are_not_one_place_are_refused() {
        let refused = |text: &str, quoted: &[(&str, &str)]| replace(text, &pairs(quoted)).unwrap_err();
        assert_eq!(refused("срок", &[("день", "")]), Unquotable::NotFound("день".to_owned()));
        assert_eq!(refused("срок", &[("", "день")]), Unquotable::NotFound(String::new()));
        assert_eq!(refused("день и день", &[("день", "час")]), Unquotable::Repeated("день".to_owned()));
        assert_eq!(refused("aaa", &[("aa", "b")]), Unquotable::Repeated("aa".to_owned()));
        let overlapping = refused("один два три", &[("один два", "x"), ("два три", "y")]);
        assert_eq!(overlapping, Unquotable::Overlapping("два три".to_owned()));
    }
}
