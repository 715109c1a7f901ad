//! Words that came into a turn or went out of it: the rest of the turn stayed, though it no longer reads as one.

/// How many bytes at the beginning and at the end of a change stay in both texts, if nothing but whole words came or nothing
/// but whole words went between them; otherwise nothing.
///
/// "приложению 3" and "приложению в новой редакции 3" differ by the words "в новой редакции", though the first is one
/// reference. A turn that became another turn of its kind is no matter of this.
pub(super) fn torn(old: &str, new: &str) -> (usize, usize) {
    let (shorter, longer) = if old.len() < new.len() { (old, new) } else { (new, old) };
    if shorter.is_empty() {
        return (0, 0);
    }
    let same = shorter.bytes().zip(longer.bytes()).take_while(|(a, b)| a == b).count();
    let starts = (0..=same).rev().find(|place| is_border(shorter, *place) && is_border(longer, *place));
    let before = starts.unwrap_or(0);
    let after = shorter.len() - before;
    let rest = shorter.get(before..).unwrap_or_default();
    if longer.len() - before >= after && longer.ends_with(rest) && is_border(longer, longer.len() - after) {
        (before, after)
    } else {
        (0, 0)
    }
}

/// Whether white space, or nothing, stands on a side of a place.
fn is_border(text: &str, place: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(place) else { return false };
    before.is_empty()
        || after.is_empty()
        || before.ends_with(char::is_whitespace)
        || after.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use crate::redline::faces::marked;
    use crate::redline::words;

    #[test]
    fn words_that_came_into_a_turn_or_went_out_of_it_are_the_change() {
        for (old, new, expected) in [
            (
                "по форме согласно приложению 3 к Правилам",
                "по форме согласно приложению в новой редакции 3 к Правилам",
                "по форме согласно приложению {+в новой редакции +}3 к Правилам",
            ),
            (
                "не позднее 5 часов до окончания срока",
                "не позднее 5 окончания срока",
                "не позднее 5[- часов до-] окончания срока",
            ),
            ("заявление № 907 и документы", "907 и документы", "[-заявление № -]907 и документы"),
            ("срок 5 дней сразу", "срок 5 полных дней сразу", "срок 5 {+полных +}дней сразу"),
            // A turn that became another of its kind is one change.
            ("срок 5 рабочих дней", "срок 5 дней", "срок [-5 рабочих дней-]{+5 дней+}"),
            ("по пункту 2 статьи 3", "по пункту 2", "по [-пункту 2 статьи 3-]{+пункту 2+}"),
        ] {
            assert_eq!(marked(&words(old, new)), expected);
        }
    }
}
