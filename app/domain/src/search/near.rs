//! One typo: which stems may be meant by one that is in no text.

/// Words shorter than this, in letters, are not taken for each other.
const SHORTEST: usize = 5;

/// What stands before and after a stem in its trigrams: a letter that no stem holds, so that no database takes it for a sign.
const EDGE: char = 'ъ';

/// The trigrams of a folded stem, its edges marked: stems one typo apart share one at least.
pub fn trigrams(stem: &str) -> Vec<String> {
    let letters: Vec<char> = std::iter::once(EDGE).chain(stem.chars()).chain(std::iter::once(EDGE)).collect();
    let mut found: Vec<String> = letters.windows(3).map(|three| three.iter().collect()).collect();
    found.sort();
    found.dedup();
    found
}

/// Whether two stems are one typo apart: a letter too many, too few or another, or two neighbours in each other's place. Of words
/// with fewer than five letters none is.
pub fn is_near(a: &str, b: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() < SHORTEST || short.len() + 1 < long.len() {
        return false;
    }
    let start = short.iter().zip(&long).take_while(|(left, right)| left == right).count();
    let short_rest = short.get(start..).unwrap_or_default();
    let long_rest = long.get(start..).unwrap_or_default();
    match (short_rest, long_rest) {
        (rest, [_, after @ ..]) if rest.len() == after.len() => rest == after,
        ([first, second, rest @ ..], [other, swapped, after @ ..]) if first == swapped && second == other => {
            rest == after
        }
        ([_, rest @ ..], [_, after @ ..]) => rest == after,
        ([], _) | (_, []) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_near_and_two_are_not() {
        for (one, other) in [
            ("справк", "сравк"),
            ("справк", "спраавк"),
            ("справк", "спрафк"),
            ("справк", "спрвак"),
            ("аныктама", "анктама"),
            ("отиниш", "отинишш"),
            ("лиценз", "лиценс"),
        ] {
            assert!(is_near(one, other) && is_near(other, one), "{one} {other}");
            let shared = trigrams(one).iter().any(|three| trigrams(other).contains(three));
            assert!(shared, "{one} {other}");
        }
        for (one, other) in
            [("справк", "справк"), ("справк", "срафк"), ("тон", "том"), ("баж", "бажы"), ("", "")]
        {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn trigrams_mark_the_edges() {
        assert_eq!(trigrams("том"), ["омъ", "том", "ъто"]);
        assert_eq!(trigrams(""), [""; 0]);
    }
}
