//! How alike two texts are, by the words that they share.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::shared::sentences;
use super::token::tokens;

/// Gives every word a number, so that bags of words compare quickly.
#[derive(Default)]
pub(super) struct Vocabulary<'text> {
    numbers: HashMap<String, u32, RandomState>,
    /// The words of every sentence that was met: most stand in an old text and in a new one.
    sentences: HashMap<&'text str, Vec<u32>, RandomState>,
}

/// The words of a text, in any order, with repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bag(Vec<u32>);

impl<'text> Vocabulary<'text> {
    /// The words of `text`, whatever their case.
    pub(super) fn bag(&mut self, text: &'text str) -> Bag {
        let mut words: Vec<u32> = Vec::with_capacity(text.len() / 12);
        for sentence in sentences(text) {
            if let Some(known) = self.sentences.get(sentence) {
                words.extend(known);
                continue;
            }
            let own: Vec<u32> = tokens(sentence)
                .iter()
                .filter(|token| token.is_wordlike())
                .map(|token| {
                    if token.text.chars().all(is_small) {
                        self.number(token.text)
                    } else {
                        self.number(&token.text.to_lowercase())
                    }
                })
                .collect();
            words.extend(&own);
            self.sentences.insert(sentence, own);
        }
        words.sort_unstable();
        Bag(words)
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), next);
        next
    }
}

/// Whether a letter surely stays as it is in small letters.
fn is_small(letter: char) -> bool {
    matches!(letter, ' '..='@' | 'a'..='z' | 'а'..='џ')
}

impl Bag {
    /// The share of the words that both have, in thousandths: 1000 for the same words, 0 for none in common.
    pub(super) fn permille(&self, other: &Self) -> usize {
        let whole = self.0.len() + other.0.len();
        (2000 * self.common(other)).checked_div(whole).unwrap_or(1000)
    }

    /// How many words both have, repetitions counted.
    pub(super) fn common(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    left.next();
                    right.next();
                }
            }
        }
        common
    }

    /// The words of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut words = [self.0.as_slice(), other.0.as_slice()].concat();
        words.sort_unstable();
        Self(words)
    }

    /// The numbers of the words, each once.
    pub(super) fn distinct(&self) -> impl Iterator<Item = u32> {
        self.0.chunk_by(PartialEq::eq).filter_map(|same| same.first().copied())
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
