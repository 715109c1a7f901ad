//! From the paragraphs of a file to what somebody has to look at: the content, how surely each line was read, and what was
//! not placed. It computes for as long as the file makes it: never where requests are answered.

use serde::{Deserialize, Serialize};

use super::found::{PlacedParagraph, Recognised, WhyNot};
use super::recognise::recognise;
use super::source::{SourceParagraph, SourcePlace};
use crate::discussion::{TextProblem, screen, screen_line};
use crate::language::Language;
use crate::standard::{Content, ElementId};

/// The longest paragraph that is taken, in characters.
const LONGEST: u32 = 20_000;
/// The longest mark of a list, in characters.
const LONGEST_MARK: u32 = 40;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The content in the language that was read. Its elements are numbered only: whoever keeps them names them anew.
    pub content: Content,
    /// The paragraphs that were placed, in their order.
    pub placed: Vec<PlacedParagraph>,
    /// The paragraphs that were not placed, in their order.
    pub left: Vec<LeftOver>,
}

/// A paragraph that was not placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOver {
    /// Its place among the paragraphs of the file, from 1.
    pub paragraph: usize,
    /// Where it stood.
    pub place: SourcePlace,
    /// Its words; none where they cannot be stored.
    pub text: String,
    /// Why it was not placed; none where its words cannot be stored.
    pub why: Option<WhyNot>,
}

/// What the paragraphs of a file in one language say; those without words say nothing.
pub fn understand(paragraphs: Vec<SourceParagraph>, language: Language) -> Understood {
    let mut left = Vec::new();
    let mut fit = Vec::new();
    for (place, mut paragraph) in paragraphs.into_iter().enumerate() {
        match screen(&paragraph.text, LONGEST) {
            Ok(text) => {
                paragraph.text = text;
                paragraph.mark = paragraph.mark.and_then(|mut mark| {
                    mark.text = screen_line(&mark.text, LONGEST_MARK).ok()?;
                    Some(mark)
                });
                fit.push((place + 1, paragraph));
            }
            Err(TextProblem::Empty) => {}
            Err(_) => {
                let (text, place_in_file) = (String::new(), paragraph.place);
                left.push(LeftOver { paragraph: place + 1, place: place_in_file, text, why: None });
            }
        }
    }
    let (numbers, paragraphs): (Vec<usize>, Vec<SourceParagraph>) = fit.into_iter().unzip();
    let mut number = 0;
    let Recognised { content, mut placed, unplaced } = recognise(&paragraphs, language, || {
        number += 1;
        ElementId::from_random(number)
    });
    for unplaced in unplaced.iter().filter(|unplaced| unplaced.why != WhyNot::Empty) {
        let found = paragraphs.get(unplaced.paragraph).zip(numbers.get(unplaced.paragraph));
        if let Some((paragraph, number)) = found {
            left.push(LeftOver {
                paragraph: *number,
                place: paragraph.place,
                text: paragraph.text.clone(),
                why: Some(unplaced.why),
            });
        }
    }
    for placed in &mut placed {
        // The place among all that were given, those that do not fit included.
        placed.paragraph = numbers.get(placed.paragraph).map_or(placed.paragraph, |number| number - 1);
    }
    left.sort_by_key(|left| left.paragraph);
    Understood { content, placed, left }
}
