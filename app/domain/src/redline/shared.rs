//! Whole sentences that both texts share, found before the texts are cut into tokens.

use std::ops::Range;

/// The fewest letters before a full stop that make sure that it ends no abbreviation.
const FEWEST_LETTERS: usize = 5;

/// The lengths, in bytes, of the whole sentences that both texts begin and end with.
///
/// No token reaches over the places where they are cut, and a sentence begins there on both sides.
pub(super) fn shared(old: &str, new: &str) -> (usize, usize) {
    let head = same_start(old.as_bytes(), new.as_bytes());
    let head = beginning(old, new, head);
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = same_end(old.as_bytes(), new.as_bytes());
    (head, ending(old, tail))
}

/// How many bytes are compared at once.
const BLOCK: usize = 16;
/// The most sentences that are looked at for those that stand at the same place in both texts.
const MOST: usize = 64;

/// The parts of two texts between whole sentences that stand at the same place in both, one of each text, in order; both whole
/// texts if there are none, or if a sentence may have moved.
///
/// What lies between two parts is the same in both texts.
pub(super) fn apart(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let whole = || vec![(0..old.len(), 0..new.len())];
    let (one, other) = (sentences(old), sentences(new));
    if one.len() != other.len() || one.len() < 3 || one.len() > MOST {
        return whole();
    }
    let stands_twice = |place: usize, sentence: &str| {
        let elsewhere =
            |list: &[&str]| list.iter().enumerate().any(|(at, text)| at != place && *text == sentence);
        elsewhere(&one) || elsewhere(&other)
    };
    if one.iter().chain(&other).enumerate().any(|(at, sentence)| stands_twice(at % one.len(), sentence)) {
        return whole();
    }
    let mut parts: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut in_old, mut in_new) = (0, 0);
    for (was, is) in one.iter().zip(&other) {
        let ends = (in_old + was.len(), in_new + is.len());
        if was != is {
            match parts.last_mut() {
                Some((old, new)) if old.end == in_old => (old.end, new.end) = ends,
                _ => parts.push((in_old..ends.0, in_new..ends.1)),
            }
        }
        (in_old, in_new) = ends;
    }
    parts
}

/// A text cut where a sentence surely begins.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let mut start = 0;
    for (before, pair) in text.as_bytes().windows(2).enumerate() {
        let place = before + 2;
        if matches!(pair, [b'.', b' '] | [_, b'\n'])
            && text.split_at_checked(place).is_some_and(|(before, after)| cuts(before, after))
        {
            list.extend(text.get(start..place));
            start = place;
        }
    }
    list.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    list
}

/// How many bytes two texts begin with in common.
fn same_start(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let sure = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = one.iter().skip(sure).zip(other.iter().skip(sure));
    sure + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts end with in common.
fn same_end(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let sure = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = one.iter().rev().skip(sure).zip(other.iter().rev().skip(sure));
    sure + rest.take_while(|(a, b)| a == b).count()
}

/// The last place in the first `most` bytes where a sentence surely begins in both texts.
fn beginning(old: &str, new: &str, most: usize) -> usize {
    let is_begin = |place: usize| {
        let before = old.get(..place);
        let after = (old.get(place..), new.get(place..));
        before.is_some_and(|before| after.0.is_some_and(|after| cuts(before, after)))
            && before.is_some_and(|before| after.1.is_some_and(|after| cuts(before, after)))
    };
    places(old.as_bytes().get(..most).unwrap_or_default()).rev().find(|place| is_begin(*place)).unwrap_or(0)
}

/// The length of the sentences that surely lie in the last `most` bytes of a text.
fn ending(text: &str, most: usize) -> usize {
    let from = text.len() - most;
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let is_begin = |place: usize| {
        // The end of the sentence before must be shared too.
        let sides = text.get(from..place).and_then(|before| Some((before, text.get(place..)?)));
        sides.is_some_and(|(before, after)| cuts(before, after))
    };
    places(bytes)
        .map(|place| from + place)
        .find(|place| is_begin(*place))
        .map_or(0, |place| text.len() - place)
}

/// The places after a line feed or a space.
fn places(bytes: &[u8]) -> impl DoubleEndedIterator<Item = usize> {
    bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b' ')).map(|(place, _)| place + 1)
}

/// Whether a sentence surely ends with `before` and another begins with `after`.
fn cuts(before: &str, after: &str) -> bool {
    let Some(stop) = before.strip_suffix(' ').and_then(|before| before.strip_suffix('.')) else {
        return before.ends_with('\n') && after.starts_with(char::is_alphanumeric);
    };
    let is_small = |letter: char| matches!(letter, 'a'..='z' | 'а'..='я');
    let letters = stop.chars().rev().take(FEWEST_LETTERS).filter(|letter| is_small(*letter)).count();
    letters == FEWEST_LETTERS && after.starts_with(|letter: char| matches!(letter, 'A'..='Z' | 'А'..='Я'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_are_cut_off() {
        let (old, new) = (
            "Первое слово. Срок 5 дней. Последнее слово.",
            "Первое слово. Срок 3 дня сразу. Последнее слово.",
        );
        assert_eq!(shared(old, new), ("Первое слово. ".len(), 0));
        let (old, new) = ("Срок 5 дней сегодня. Слово.", "Срок 3 дня сегодня. Слово.");
        assert_eq!(shared(old, new), (0, "Слово.".len()));
        assert_eq!(shared("согласно ст. 10. Закон", "согласно ст. 10. Закона"), (0, 0));
        assert_eq!(shared("а\nб в", "а\nб г"), ("а\n".len(), 0));
    }

    #[test]
    fn sentences_at_the_same_place_stand_apart() {
        let parts = |old: &'static str, new: &'static str| -> Vec<(&str, &str)> {
            apart(old, new)
                .into_iter()
                .map(|(was, is)| (old.get(was).unwrap(), new.get(is).unwrap()))
                .collect()
        };
        let (old, new) = ("Один раз. Слово сказано. Два.", "Одна. Слово сказано. Три.");
        assert_eq!(parts(old, new), [(old, new)]);
        let (old, new) = ("Один вечер. Слово сказано. Два.", "Одно утро сразу. Слово сказано. Три.");
        assert_eq!(parts(old, new), [("Один вечер. ", "Одно утро сразу. "), ("Два.", "Три.")]);
        let (old, new) = ("Один вечер. Слово сказано. Одно утро. ", "Одно утро. Слово сказано. Один вечер. ");
        assert_eq!(parts(old, new), [(old, new)]);
    }
}
