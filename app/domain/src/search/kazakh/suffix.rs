//! The suffixes of Kazakh in their order, on folded letters.

use super::sound::{ANY, CONSONANT, GLIDE, L, NASAL, VOICED, VOICELESS, VOWEL, Z};

/// The place of a suffix: a word is read from its end, and each place stands inside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// No suffix has been read.
    End,
    /// The ending of a verb that speaks: nothing stands after it.
    Finite,
    /// The person of a noun: `азаматпын`.
    Person,
    /// The case: `құжатқа`, `құжаттағы`.
    Case,
    /// The owner, with what only stands after an owner: `құжаты`, `құжатына`.
    Owner,
    /// Several: `құжаттар`.
    Plural,
    /// A verb as a noun or attribute: `тіркеу`, `тіркелген`.
    Verbal,
    /// Not: `тіркелмеген`.
    Negation,
    /// The passive: `тіркелген`.
    Voice,
}

/// A suffix.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suffix {
    /// Its letters.
    pub(super) text: &'static str,
    /// The sounds that it stands after.
    pub(super) after: u8,
    /// The fewest letters that it leaves.
    pub(super) least: usize,
    /// Its place.
    pub(super) place: Place,
    /// Whether its stem is a verb for certain.
    pub(super) is_of_verb: bool,
}

const fn noun(text: &'static str, after: u8, place: Place) -> Suffix {
    Suffix { text, after, least: 2, place, is_of_verb: false }
}

/// A suffix so short that it leaves three letters at least.
const fn short(text: &'static str, after: u8, place: Place) -> Suffix {
    Suffix { text, after, least: 3, place, is_of_verb: false }
}

const fn verb(text: &'static str, after: u8, place: Place) -> Suffix {
    Suffix { text, after, least: 2, place, is_of_verb: true }
}

/// What `лар`, `мен`, `ма` and their like stand after when they begin with `л` or `м`.
const SOFT: u8 = VOWEL | GLIDE;

/// The suffixes of nouns.
pub(super) static OF_NOUNS: &[Suffix] = &[
    short("мын", GLIDE | L | NASAL, Place::Person),
    short("мин", GLIDE | L | NASAL, Place::Person),
    short("бын", Z | NASAL, Place::Person),
    short("бин", Z | NASAL, Place::Person),
    short("пын", VOICELESS, Place::Person),
    short("пин", VOICELESS, Place::Person),
    short("быз", Z | NASAL, Place::Person),
    short("биз", Z | NASAL, Place::Person),
    short("пыз", VOICELESS, Place::Person),
    short("пиз", VOICELESS, Place::Person),
    short("нын", VOWEL | NASAL, Place::Case),
    short("нин", VOWEL | NASAL, Place::Case),
    short("дын", GLIDE | L | Z, Place::Case),
    short("дин", GLIDE | L | Z, Place::Case),
    short("тын", VOICELESS, Place::Case),
    short("тин", VOICELESS, Place::Case),
    short("га", VOWEL | VOICED, Place::Case),
    short("ге", VOWEL | VOICED, Place::Case),
    short("ка", VOICELESS, Place::Case),
    short("ке", VOICELESS, Place::Case),
    short("ны", VOWEL, Place::Case),
    short("ни", VOWEL, Place::Case),
    short("ды", VOICED, Place::Case),
    short("ди", VOICED, Place::Case),
    short("ты", VOICELESS, Place::Case),
    short("ти", VOICELESS, Place::Case),
    short("да", VOWEL | VOICED, Place::Case),
    short("де", VOWEL | VOICED, Place::Case),
    short("та", VOICELESS, Place::Case),
    short("те", VOICELESS, Place::Case),
    short("дан", VOWEL | GLIDE | L | Z, Place::Case),
    short("ден", VOWEL | GLIDE | L | Z, Place::Case),
    short("тан", VOICELESS, Place::Case),
    short("тен", VOICELESS, Place::Case),
    short("нан", NASAL, Place::Case),
    short("нен", NASAL, Place::Case),
    short("мен", SOFT | L | NASAL, Place::Case),
    short("бен", Z, Place::Case),
    short("пен", VOICELESS, Place::Case),
    short("дагы", VOWEL | VOICED, Place::Case),
    short("деги", VOWEL | VOICED, Place::Case),
    short("тагы", VOICELESS, Place::Case),
    short("теги", VOICELESS, Place::Case),
    short("ники", VOWEL | NASAL, Place::Case),
    short("дики", GLIDE | L | Z, Place::Case),
    short("тики", VOICELESS, Place::Case),
    short("ы", CONSONANT, Place::Owner),
    short("и", CONSONANT, Place::Owner),
    short("сы", VOWEL, Place::Owner),
    short("си", VOWEL, Place::Owner),
    short("ын", CONSONANT, Place::Owner),
    short("ин", CONSONANT, Place::Owner),
    noun("сын", VOWEL, Place::Owner),
    noun("син", VOWEL, Place::Owner),
    noun("ына", CONSONANT, Place::Owner),
    noun("ине", CONSONANT, Place::Owner),
    noun("сына", VOWEL, Place::Owner),
    noun("сине", VOWEL, Place::Owner),
    noun("ында", CONSONANT, Place::Owner),
    noun("инде", CONSONANT, Place::Owner),
    noun("ынан", CONSONANT, Place::Owner),
    noun("инен", CONSONANT, Place::Owner),
    noun("ындагы", CONSONANT, Place::Owner),
    noun("индеги", CONSONANT, Place::Owner),
    noun("сында", VOWEL, Place::Owner),
    noun("синде", VOWEL, Place::Owner),
    noun("сынан", VOWEL, Place::Owner),
    noun("синен", VOWEL, Place::Owner),
    noun("сындагы", VOWEL, Place::Owner),
    noun("синдеги", VOWEL, Place::Owner),
    // "My": where a stem is hard to take it from is decided beside the table.
    short("ым", CONSONANT, Place::Owner),
    short("им", CONSONANT, Place::Owner),
    short("ыма", CONSONANT, Place::Owner),
    short("име", CONSONANT, Place::Owner),
    short("мыз", VOWEL, Place::Owner),
    short("миз", VOWEL, Place::Owner),
    noun("ымыз", CONSONANT, Place::Owner),
    noun("имиз", CONSONANT, Place::Owner),
    short("ныз", VOWEL, Place::Owner),
    short("низ", VOWEL, Place::Owner),
    noun("ыныз", CONSONANT, Place::Owner),
    noun("иниз", CONSONANT, Place::Owner),
    short("лар", SOFT, Place::Plural),
    short("лер", SOFT, Place::Plural),
    short("дар", L | NASAL | Z, Place::Plural),
    short("дер", L | NASAL | Z, Place::Plural),
    short("тар", VOICELESS, Place::Plural),
    short("тер", VOICELESS, Place::Plural),
];

/// The suffixes of verbs.
pub(super) static OF_VERBS: &[Suffix] = &[
    verb("ады", CONSONANT, Place::Finite),
    verb("еди", CONSONANT, Place::Finite),
    verb("йды", VOWEL, Place::Finite),
    verb("йди", VOWEL, Place::Finite),
    verb("иды", CONSONANT, Place::Finite),
    verb("иди", CONSONANT, Place::Finite),
    verb("амын", CONSONANT, Place::Finite),
    verb("емин", CONSONANT, Place::Finite),
    verb("ймын", VOWEL, Place::Finite),
    verb("ймин", VOWEL, Place::Finite),
    verb("амыз", CONSONANT, Place::Finite),
    verb("емиз", CONSONANT, Place::Finite),
    verb("ймыз", VOWEL, Place::Finite),
    verb("ймиз", VOWEL, Place::Finite),
    verb("асыз", CONSONANT, Place::Finite),
    verb("есиз", CONSONANT, Place::Finite),
    verb("йсыз", VOWEL, Place::Finite),
    verb("йсиз", VOWEL, Place::Finite),
    verb("ды", VOWEL, Place::Finite),
    verb("ди", VOWEL, Place::Finite),
    verb("дым", VOWEL | VOICED, Place::Finite),
    verb("дим", VOWEL | VOICED, Place::Finite),
    verb("тым", VOICELESS, Place::Finite),
    verb("тим", VOICELESS, Place::Finite),
    verb("дыныз", VOWEL | VOICED, Place::Finite),
    verb("диниз", VOWEL | VOICED, Place::Finite),
    verb("тыныз", VOICELESS, Place::Finite),
    verb("тиниз", VOICELESS, Place::Finite),
    verb("са", ANY, Place::Finite),
    verb("се", ANY, Place::Finite),
    verb("сам", ANY, Place::Finite),
    verb("сем", ANY, Place::Finite),
    verb("саныз", ANY, Place::Finite),
    verb("сениз", ANY, Place::Finite),
    verb("сын", CONSONANT, Place::Finite),
    verb("син", CONSONANT, Place::Finite),
    verb("ып", CONSONANT, Place::Finite),
    verb("ип", CONSONANT, Place::Finite),
    verb("п", VOWEL, Place::Finite),
    verb("у", ANY, Place::Verbal),
    verb("ган", VOWEL | VOICED, Place::Verbal),
    verb("ген", VOWEL | VOICED, Place::Verbal),
    verb("кан", VOICELESS, Place::Verbal),
    verb("кен", VOICELESS, Place::Verbal),
    verb("гандык", VOWEL | VOICED, Place::Verbal),
    verb("гендик", VOWEL | VOICED, Place::Verbal),
    verb("кандык", VOICELESS, Place::Verbal),
    verb("кендик", VOICELESS, Place::Verbal),
    verb("гандыг", VOWEL | VOICED, Place::Verbal),
    verb("гендиг", VOWEL | VOICED, Place::Verbal),
    verb("кандыг", VOICELESS, Place::Verbal),
    verb("кендиг", VOICELESS, Place::Verbal),
    verb("атын", CONSONANT, Place::Verbal),
    verb("етин", CONSONANT, Place::Verbal),
    verb("йтын", VOWEL, Place::Verbal),
    verb("йтин", VOWEL, Place::Verbal),
    verb("йтындык", VOWEL, Place::Verbal),
    verb("йтиндик", VOWEL, Place::Verbal),
    verb("итын", CONSONANT, Place::Verbal),
    verb("итин", CONSONANT, Place::Verbal),
    verb("атындык", CONSONANT, Place::Verbal),
    verb("етиндик", CONSONANT, Place::Verbal),
    verb("атындыг", CONSONANT, Place::Verbal),
    verb("етиндиг", CONSONANT, Place::Verbal),
    verb("йтындыг", VOWEL, Place::Verbal),
    verb("йтиндиг", VOWEL, Place::Verbal),
    verb("ма", SOFT | L, Place::Negation),
    verb("ме", SOFT | L, Place::Negation),
    verb("ба", NASAL | Z, Place::Negation),
    verb("бе", NASAL | Z, Place::Negation),
    verb("па", VOICELESS, Place::Negation),
    verb("пе", VOICELESS, Place::Negation),
    verb("ыл", CONSONANT, Place::Voice),
    verb("ил", CONSONANT, Place::Voice),
    verb("ын", L, Place::Voice),
    verb("ин", L, Place::Voice),
    verb("л", VOWEL, Place::Voice),
    verb("н", VOWEL, Place::Voice),
];
