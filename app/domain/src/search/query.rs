//! What somebody typed into the search, with everything that may be meant by it.

use super::keyboard::{is_plausible, switched};
use super::latin;
use super::part::small;
use super::stems::{as_it_is, stems};
use super::terms::wholes;
use super::token::{Part, Token, tokens};

/// The most words of a query.
const MOST_WORDS: usize = 12;
/// The most letters of a query.
const MOST_LETTERS: usize = 200;
/// The fewest letters of an unfinished word.
const SHORTEST_PREFIX: usize = 2;

/// A query: every word has to be there, each by one of its stems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words in their order.
    pub words: Vec<Word>,
}

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What was typed.
    pub typed: String,
    /// The stems that may be meant, the likeliest first, never none.
    pub stems: Vec<String>,
    /// Whether it is the last word and may be unfinished.
    pub is_last_prefix: bool,
    /// How a stem may begin that the unfinished word would have; empty if it is finished.
    pub prefixes: Vec<String>,
}

impl Query {
    /// Reads what was typed: two hundred letters and twelve words of it. No sign in it has a meaning.
    pub fn parse(typed: &str) -> Self {
        let typed: String = typed.chars().take(MOST_LETTERS).collect();
        let mut words: Vec<Word> = typed.split_whitespace().flat_map(of_chunk).collect();
        let may_go_on =
            words.len() <= MOST_WORDS && typed.chars().next_back().is_some_and(char::is_alphanumeric);
        words.truncate(MOST_WORDS);
        let last = words.len().saturating_sub(1);
        for (place, word) in words.iter_mut().enumerate() {
            word.prefixes.retain(|prefix| prefix.chars().count() >= SHORTEST_PREFIX);
            word.is_last_prefix = may_go_on && place == last && !word.prefixes.is_empty();
            if !word.is_last_prefix {
                word.prefixes.clear();
            }
        }
        Self { words }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„')
}

/// The words of what stands between two spaces, with what another keyboard layout makes of it.
fn of_chunk(chunk: &str) -> Vec<Word> {
    let read = tokens(chunk);
    let mut words: Vec<Word> = read.iter().flat_map(of_token).collect();
    if read.iter().any(is_code) {
        return words;
    }
    let bare = chunk.trim_matches(|letter| is_quote(letter) || matches!(letter, '(' | ')' | '!' | '?' | '…'));
    let bare = bare.trim_end_matches(['.', ',', ';', ':']);
    let Some(meant) = switched(bare) else { return words };
    let looks_typed_so = read.iter().flatten().any(|part| is_plausible(&part.text));
    if let [only] = words.as_mut_slice() {
        let other = word(bare, &[meant]);
        if looks_typed_so {
            only.add(other);
        } else {
            let typed_so = std::mem::replace(only, other);
            only.typed.clone_from(&typed_so.typed);
            only.add(typed_so);
        }
    } else if !looks_typed_so {
        words = vec![word(bare, &[meant])];
    }
    words
}

impl Word {
    /// Adds what else may be meant.
    fn add(&mut self, other: Self) {
        add_new(&mut self.stems, other.stems);
        add_new(&mut self.prefixes, other.prefixes);
    }
}

/// The words of one that a hyphen, stroke or point joins: a number or abbreviation stays whole, others are their parts without
/// suffixes that stand alone (`ЭЦП-ны`).
fn of_token(token: &Token) -> Vec<Word> {
    if is_code(token) || token.len() > 1 && token.iter().all(|part| letters(part) == 1) {
        let mut one = Word { typed: joined(token), ..Word::default() };
        add_new(&mut one.stems, wholes(token, None));
        one.prefixes.clone_from(&one.stems);
        return if one.stems.is_empty() { Vec::new() } else { vec![one] };
    }
    let mut words = Vec::with_capacity(token.len());
    for part in token {
        let is_suffix = !words.is_empty() && letters(part) < 4 && !has_digit(part);
        let read = word(&part.text, &readings(&small(&part.text)));
        if !is_suffix && !read.stems.is_empty() {
            words.push(read);
        }
    }
    words
}

/// The parts of a word with a hyphen between them, whatever sign was typed.
fn joined(token: &Token) -> String {
    let parts: Vec<&str> = token.iter().map(|part| part.text.as_str()).collect();
    parts.join("-")
}

/// A number of an act, draft or service: digits, and letters only a few at a time.
fn is_code(token: &Token) -> bool {
    token.len() > 1
        && token.iter().any(has_digit)
        && token.iter().all(|part| has_digit(part) || letters(part) < 4)
}

fn has_digit(part: &Part) -> bool {
    part.text.chars().any(char::is_numeric)
}

fn letters(part: &Part) -> usize {
    part.text.chars().count()
}

/// The word as typed, and in Cyrillic if it is Latin.
fn readings(small: &str) -> Vec<String> {
    let mut readings = vec![small.to_owned()];
    readings.extend(latin::readings(small));
    readings
}

/// A word by its readings, the likeliest first.
fn word(typed: &str, readings: &[String]) -> Word {
    let mut found = Word { typed: typed.to_owned(), ..Word::default() };
    for reading in readings {
        add_new(&mut found.stems, stems(reading, None));
        add_new(&mut found.prefixes, vec![as_it_is(reading)]);
    }
    // Abbreviations stand in the index as they are.
    let as_typed = found.prefixes.first().cloned();
    add_new(&mut found.stems, as_typed.into_iter().collect());
    found
}

/// Adds those that are not there yet and not empty.
fn add_new(kept: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !one.is_empty() && !kept.contains(&one) {
            kept.push(one);
        }
    }
}
