//! When the lines of a section apply: what stands above them ("for legal entities:") and has to be said by each of them.

use super::marker::{MarkedParagraph, Marker};
use super::sentence::is_of_office;
use crate::standard::Submitter;

/// No more cases stand within each other.
const MOST_OPEN: usize = 3;
/// A longer case, in bytes, is repeated by no line.
pub(super) const LONGEST_CASE: usize = 1_200;

/// A case as it was said, whether lines still stand in it or not.
#[derive(Debug)]
pub(super) struct SaidCase {
    pub(super) words: String,
    /// Who submits the documents below it, where it says that and no more.
    pub(super) submitter: Option<Submitter>,
    /// Whether it may be no case at all.
    pub(super) is_doubtful: bool,
    /// The paragraph that says it.
    pub(super) paragraph: usize,
}

/// What was said above the lines that follow.
#[derive(Debug)]
struct Case {
    /// Its place among all cases.
    place: usize,
    words: String,
    kind: Kind,
    /// Whether it begins with a capital letter, by which a case is told from one within it.
    is_capital: bool,
    /// Who submits the documents below it, where it says that and no more.
    submitter: Option<Submitter>,
    /// Whether it may be no case at all.
    is_doubtful: bool,
    /// The paragraph that says nothing else, until a line repeats it.
    unsaid: Option<usize>,
}

/// The kind of mark that a paragraph begins with: paragraphs of one kind stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Number,
    Letter,
    Dash,
    Bare,
}

/// The cases that lines stand in, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Cases {
    open: Vec<Case>,
    /// All that were said.
    all: Vec<SaidCase>,
    /// The paragraphs whose cases no line repeated.
    lost: Vec<usize>,
    /// Whether a line came since the last case.
    has_lines: bool,
}

impl Cases {
    /// Nothing above is said of what follows.
    pub(super) fn clear(&mut self) {
        self.close(0);
        self.has_lines = false;
    }

    /// The case that the name of a section says.
    pub(super) fn name(&mut self, words: &str, submitter: Option<Submitter>, paragraph: usize) {
        self.clear();
        if words.len() > LONGEST_CASE {
            self.lost.push(paragraph);
            return;
        }
        let place = self.say(words, submitter, paragraph, false);
        let words = words.to_owned();
        self.open.push(Case {
            place,
            words,
            kind: Kind::Name,
            is_capital: true,
            submitter,
            is_doubtful: false,
            unsaid: Some(paragraph),
        });
    }

    /// Keeps a case among all that were said.
    fn say(
        &mut self,
        words: &str,
        submitter: Option<Submitter>,
        paragraph: usize,
        is_doubtful: bool,
    ) -> usize {
        let words = words.to_owned();
        self.all.push(SaidCase { words, submitter, is_doubtful, paragraph });
        self.all.len() - 1
    }

    /// A case begins, within those that it does not end. Its paragraph says nothing else, or a line too.
    pub(super) fn enter(
        &mut self,
        words: &str,
        submitter: Option<Submitter>,
        marked: &MarkedParagraph<'_>,
        paragraph: usize,
        says_line: bool,
    ) {
        let kind = kind(marked);
        let is_capital = words.starts_with(char::is_uppercase);
        self.arrive(marked);
        if kind == Kind::Bare && self.has_lines {
            let same = |case: &Case| case.kind == Kind::Bare && case.is_capital == is_capital;
            let inner = |case: &Case| case.kind != Kind::Name;
            // Lines that stood in the case of the name alone are told apart from those of the case that begins now.
            let ends =
                self.open.iter().position(same).or_else(|| self.open.iter().position(inner)).or(Some(0));
            self.close(ends.unwrap_or_default());
        }
        if self.open.len() >= MOST_OPEN {
            // No line says more than so many cases: the outermost is told to the drafter.
            let outermost = self.open.iter().position(|case| case.kind != Kind::Name).unwrap_or_default();
            self.close(outermost);
        }
        let is_doubtful = is_of_office(words);
        let place = self.say(words, submitter, paragraph, is_doubtful);
        let unsaid = (!says_line).then_some(paragraph);
        let words = words.to_owned();
        self.open.push(Case { place, words, kind, is_capital, submitter, is_doubtful, unsaid });
        self.has_lines = false;
    }

    /// A line or case arrives: cases of its own kind end.
    pub(super) fn arrive(&mut self, marked: &MarkedParagraph<'_>) {
        let kind = kind(marked);
        if !matches!(kind, Kind::Bare | Kind::Name)
            && let Some(place) = self.open.iter().position(|case| case.kind == kind)
        {
            self.close(place);
        }
    }

    /// What a line says before its own words, and who submits it; from now on nothing of it is unsaid.
    pub(super) fn said(&mut self) -> (String, Option<Submitter>) {
        self.has_lines = true;
        let mut submitter = None;
        let mut said: Vec<&str> = Vec::new();
        for case in &mut self.open {
            case.unsaid = None;
            if case.submitter.is_some() {
                submitter = case.submitter;
            } else {
                said.push(&case.words);
            }
        }
        (said.join(": "), submitter)
    }

    /// The cases that a line stands in, the outermost first: their places among all.
    pub(super) fn path(&self) -> Vec<usize> {
        self.open.iter().map(|case| case.place).collect()
    }

    /// All cases that were said.
    pub(super) fn all(&self) -> &[SaidCase] {
        &self.all
    }

    /// How many cases are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The cases beyond so many end.
    pub(super) fn end_beyond(&mut self, depth: usize) {
        self.close(depth);
        self.has_lines = true;
    }

    /// Whether it is not certain that lines stand in these cases: one stands in another, or is a sentence of its own.
    pub(super) fn are_doubtful(&self) -> bool {
        self.open.len() > 1 || self.open.iter().any(|case| case.is_doubtful)
    }

    /// The paragraphs whose cases no line repeated.
    pub(super) fn lost(mut self) -> Vec<usize> {
        self.clear();
        self.lost
    }

    fn close(&mut self, from: usize) {
        let from = from.min(self.open.len());
        self.lost.extend(self.open.drain(from..).filter_map(|case| case.unsaid));
    }
}

fn kind(marked: &MarkedParagraph<'_>) -> Kind {
    match marked.marker {
        Marker::Dash => Kind::Dash,
        Marker::None | Marker::Chapter => Kind::Bare,
        Marker::Item | Marker::Point
            if marked.printed.starts_with(|letter: char| letter.is_ascii_digit()) =>
        {
            Kind::Number
        }
        Marker::Item | Marker::Point => Kind::Letter,
    }
}
