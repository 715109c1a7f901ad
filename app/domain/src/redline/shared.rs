//! Whole sentences at the beginning and the end that both texts share, found before the texts are cut into tokens.

/// The fewest letters before a full stop that make sure that it ends no abbreviation.
const FEWEST_LETTERS: usize = 5;

/// The lengths, in bytes, of the whole sentences that both texts begin and end with.
///
/// No token reaches over the places where they are cut, and a sentence begins there on both sides.
pub(super) fn shared(old: &str, new: &str) -> (usize, usize) {
    let head = same(old.bytes(), new.bytes());
    let head = beginning(old, new, head);
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = same(old.bytes().rev(), new.bytes().rev());
    (head, ending(old, tail))
}

/// How many bytes two texts have in common, from where they are read.
fn same(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
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
}
