//! A standard that was written elsewhere: which of its paragraphs say what, in the twelve sections of the law (R14-1).
//!
//! Paragraphs are told by the chapters they stand in, by the words that name a section, and by their numbers. What is
//! certain becomes a typed detail; what is not stays words for the drafter to look at. Every paragraph is answered for:
//! either it is placed, or it is said why it is not.

mod annex;
mod begins;
mod cases;
mod file;
mod found;
mod groups;
mod heading;
mod joined;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod kinds_places;
mod lead;
mod letters;
mod lines;
mod looks;
mod marker;
mod names;
mod naming;
mod recognise;
mod row_walk;
mod rows;
mod sentence;
mod source;
mod spelling;
#[cfg(test)]
mod tests;
mod texts;
mod typed;
mod understand;
mod unread;
mod whole;
mod words;
mod write;

pub use file::{LineSource, ReadText, SourceFile, understand_file};
pub use found::{At, Certainty, PlacedParagraph, Recognised, Unplaced, Why, WhyNot};
pub use joined::{Join, join, says_anything};
pub use source::{ListMark, SourceParagraph, SourcePlace, StyleName};
pub use texts::FoundText;
pub use understand::{LeftOver, Understood, understand};
pub use unread::Unread;
pub use whole::recognise;
pub use words::as_words;
