//! The stem of a Kazakh word by the order of its suffixes: plural, owner, case and person of a noun; voice, negation, tense and
//! person of a verb.
//!
//! Letters come folded (`ә` as `а`, `і` as `и`, `қ` as `к`, …), so that what somebody types without a Kazakh keyboard has
//! the same stem. A suffix is taken off where the sound before it allows it, the row of its vowels agrees with the stem's,
//! enough of the stem is left, and the stem is not known to be whole.

mod sound;
mod suffix;
mod whole;

#[cfg(test)]
mod paradigm_tests;
#[cfg(test)]
mod tests;

use sound::{in_harmony, is_vowel, kind};
use suffix::{OF_NOUNS, OF_VERBS, Place, Suffix};

/// What has been read of a word from its end.
struct Read<'a> {
    /// What is left.
    rest: &'a str,
    /// The place of the last suffix.
    place: Place,
    /// Whether what is left is a verb for certain.
    is_verb: bool,
    /// Whether it may be one: `ды` is a case and a tense.
    may_be_verb: bool,
}

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    if let Some(kept) = whole::unchanged(word) {
        return kept.to_owned();
    }
    let mut read = Read { rest: word, place: Place::End, is_verb: false, may_be_verb: false };
    while !whole::is_whole(read.rest) {
        let Some(next) = read.further() else { break };
        read = next;
    }
    if whole::is_whole(read.rest) { read.rest.to_owned() } else { settled(read.rest, read.is_verb) }
}

impl Read<'_> {
    /// One suffix further: the longest that may stand here, a known stem before all.
    fn further(&self) -> Option<Self> {
        let known = |read: &Self| whole::is_whole(read.rest);
        let fits = OF_NOUNS.iter().chain(OF_VERBS).filter_map(|suffix| self.without(suffix));
        fits.min_by_key(|read| (!known(read), read.rest.len()))
    }

    /// What is left without this suffix, if it may stand here.
    fn without(&self, suffix: &Suffix) -> Option<Self> {
        let rest = self.rest.strip_suffix(suffix.text)?;
        let last = rest.chars().next_back()?;
        let letters = rest.chars().count();
        let is_enough = letters >= suffix.least || letters == 2 && whole::is_short(rest);
        let stands = self.has_place_for(suffix)
            && is_enough
            && kind(last) & suffix.after != 0
            && rest.chars().any(is_vowel)
            && (is_always_front(suffix.text) || in_harmony(rest, suffix.text))
            && self.is_likely(rest, letters, suffix);
        let may_be_verb = self.place == Place::End && matches!(suffix.text, "ды" | "ди" | "ты" | "ти");
        stands.then_some(Self {
            rest,
            place: suffix.place,
            is_verb: self.is_verb || suffix.is_of_verb,
            may_be_verb: may_be_verb && !suffix.is_of_verb,
        })
    }

    /// Whether the order of the suffixes allows this one here.
    fn has_place_for(&self, suffix: &Suffix) -> bool {
        match suffix.place {
            Place::Negation => self.is_verb && self.place < Place::Negation,
            Place::Voice => (self.is_verb || self.may_be_verb) && self.place < Place::Voice,
            place => !self.is_verb && self.place < place,
        }
    }

    /// Whether a suffix that other words end in as well is likely to be one here.
    fn is_likely(&self, rest: &str, letters: usize, suffix: &Suffix) -> bool {
        match suffix.text {
            "у" => letters > 2 || !rest.ends_with(['а', 'е', 'о']),
            "са" | "се" => letters > 2 || !rest.ends_with(is_vowel),
            "п" => letters > 2 && rest.ends_with(['а', 'е']),
            "ады" | "еди" => !is_borrowed(rest) && !ends_in_negation(rest),
            "ып" | "ип" | "атын" | "етин" => !is_borrowed(rest),
            "амын" | "емин" | "амыз" | "емиз" | "асыз" | "есиз" => {
                is_often_said(rest)
            }
            "ым" | "им" => is_owned_by_me(rest, letters),
            "ыма" | "име" => letters > 3 || is_owned_by_me(rest, letters),
            "л" => {
                if self.is_verb {
                    letters > 2 && rest.ends_with(['а', 'е'])
                } else {
                    ends_as_verb(rest, letters)
                }
            }
            "н" => ends_as_verb(rest, letters),
            "сын" | "син" if suffix.is_of_verb => rest.ends_with(['л', 'н']),
            "ны" | "ни" => !rest.ends_with('о') || rest.ends_with("во"),
            text if !suffix.is_of_verb && (text.starts_with("сы") || text.starts_with("си")) => {
                !rest.ends_with(['ы', 'и']) || is_of_doer(rest) || whole::is_whole(rest)
            }
            _ => true,
        }
    }
}

/// `мен`, `бен`, `пен` and `ники` know no row of vowels.
fn is_always_front(suffix: &str) -> bool {
    matches!(suffix, "мен" | "бен" | "пен" | "ники" | "дики" | "тики")
}

/// The first letters of `ма`, `па`, `ба` without their vowel: `орындалм-ады` is read as `орындалма-ды`.
fn ends_in_negation(rest: &str) -> bool {
    let before = rest.strip_suffix(['п', 'б']).and_then(|start| start.chars().next_back());
    rest.ends_with('м') || before.is_some_and(|letter| !is_vowel(letter))
}

/// Letters that only loan words have; these are no verbs.
fn is_borrowed(stem: &str) -> bool {
    stem.contains(['ф', 'в', 'ц', 'ч', 'щ', 'э', 'ь'])
}

/// "My" stands after a plural or a long stem: `шешім`, `келісім` end in it by themselves.
fn is_owned_by_me(rest: &str, letters: usize) -> bool {
    let plural = ["лар", "лер", "дар", "дер", "тар", "тер"].iter().any(|text| rest.ends_with(text));
    plural || letters >= 6 && !rest.ends_with('л')
}

/// A vowel that a passive in `л` or `н` follows, in a stem as verbs are made from nouns: `қабылда-н`, `жүкте-л`.
fn ends_as_verb(rest: &str, letters: usize) -> bool {
    let made = ["ла", "ле", "да", "де", "та", "те"].iter().any(|text| rest.ends_with(text));
    letters > 3 && made || matches!(rest, "тирке" | "кара" | "сура" | "жаса" | "жина" | "аткар")
}

/// Verbs of which somebody who writes to an office speaks as "I" and "we"; with others the ending looks like the owner's.
fn is_often_said(rest: &str) -> bool {
    rest.ends_with("ет")
        || matches!(
            rest,
            "ал" | "бар" | "бер" | "бил" | "бол" | "жаз" | "кал" | "кел" | "кор" | "отин" | "шык"
        )
}

/// `беруші-сі` and `жарғы-сы`, but `жұмыс-ы`: after a narrow vowel the owner's `сы` is told from a stem in `с` by the letter before.
fn is_of_doer(rest: &str) -> bool {
    rest.strip_suffix(['ы', 'и']).is_some_and(|before| before.ends_with(['ш', 'г', 'к']))
}

/// The form by which a stem is kept: without a narrow vowel at its end, which verbs lose (`оқы`, `оқу`) and nouns share with the owner's
/// suffix, the last consonant voiceless as it is before a pause (`кітап`, `кітабы`), a lost vowel put back.
fn settled(rest: &str, is_verb: bool) -> String {
    let least = if is_verb { 2 } else { 3 };
    let is_enough = |shorter: &&str| shorter.chars().count() >= least && shorter.chars().any(is_vowel);
    let bare = rest.strip_suffix(['ы', 'и']).filter(is_enough).unwrap_or(rest);
    let kept = match bare
        .strip_suffix('б')
        .map(|start| (start, 'п'))
        .or(bare.strip_suffix('г').map(|start| (start, 'к')))
    {
        Some((start, voiceless)) => format!("{start}{voiceless}"),
        None => bare.to_owned(),
    };
    whole::unchanged(&kept).map_or(kept, str::to_owned)
}
