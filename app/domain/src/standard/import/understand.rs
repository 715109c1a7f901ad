//! From the paragraphs of a file to what somebody has to look at: the content, how surely each line was read, and what was
//! not placed. It computes for as long as the file makes it: never where requests are answered.

use serde::{Deserialize, Serialize};

use super::found::{PlacedParagraph, Recognised, WhyNot};
use super::marker::{Marker, marked_text};
use super::recognise::{in_letters, recognise_within};
use super::source::{SourceParagraph, SourcePlace};
use super::texts::{FoundText, default_text, texts_in};
use crate::discussion::{TextProblem, screen, screen_line};
use crate::language::Language;
use crate::standard::{Content, ElementId};

/// The longest paragraph that is taken, in characters.
const LONGEST: u32 = 20_000;
/// The longest mark of a list, in characters.
const LONGEST_MARK: u32 = 40;
/// No more texts of a file are offered beside the one that is read.
const MOST_OTHERS: usize = 7;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The content in the language that was read. Its elements are numbered only: whoever keeps them names them anew.
    pub content: Content,
    /// The paragraphs that were placed, in their order.
    pub placed: Vec<PlacedParagraph>,
    /// The paragraphs that were not placed, in their order.
    pub left: Vec<LeftOver>,
    /// The text of the file that this is, if the file holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<FoundText>,
    /// What the other texts of the file say that may be the standard: a person chooses between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Self>,
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

/// What the paragraphs of a file in one language say; those without words say nothing. Of several texts the most likely one
/// is read, and what the others say goes with it.
pub fn understand(paragraphs: Vec<SourceParagraph>, language: Language) -> Understood {
    let file = File::of(paragraphs);
    let mended = in_letters(&file.paragraphs);
    let texts = texts_in(&mended, language);
    let Some(first) = default_text(&texts) else { return file.understood(&mended, None, language) };
    let is_alone = texts.len() < 2;
    let mut understood = file.understood(&mended, Some(first), language);
    if is_alone {
        understood.text = None;
    }
    let others = texts.iter().filter(|text| *text != first).take(MOST_OTHERS);
    understood.others = others.map(|text| file.understood(&mended, Some(text), language)).collect();
    understood
}

/// The lines of a paragraph that holds several: a line that begins with the mark of an item, or stands behind one that
/// ends, is a paragraph of its own.
fn lines(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let begins = marked_text(line).marker != Marker::None;
        match found.last_mut() {
            Some(before) if !begins && !before.ends_with([';', ':', '.']) => {
                before.push('\n');
                before.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
    }
    found
}

/// The paragraphs of a file that can be stored, and those that cannot.
struct File {
    /// The places of the paragraphs in the file, from 1.
    numbers: Vec<usize>,
    paragraphs: Vec<SourceParagraph>,
    unfit: Vec<LeftOver>,
}

impl File {
    fn of(paragraphs: Vec<SourceParagraph>) -> Self {
        let mut unfit = Vec::new();
        let mut fit = Vec::new();
        for (place, mut paragraph) in paragraphs.into_iter().enumerate() {
            match screen(&paragraph.text, LONGEST) {
                Ok(text) => {
                    paragraph.mark = paragraph.mark.and_then(|mut mark| {
                        mark.text = screen_line(&mark.text, LONGEST_MARK).ok()?;
                        Some(mark)
                    });
                    let lines = lines(&text);
                    if lines.len() > 1 {
                        let line = |(nth, text): (usize, String)| SourceParagraph {
                            text,
                            mark: paragraph.mark.clone().filter(|_| nth == 0),
                            ..paragraph.clone()
                        };
                        let lines = lines.into_iter().enumerate().map(line);
                        fit.extend(lines.map(|line| (place + 1, line)));
                        continue;
                    }
                    paragraph.text = text;
                    fit.push((place + 1, paragraph));
                }
                Err(TextProblem::Empty) => {}
                Err(_) => {
                    let (text, place_in_file) = (String::new(), paragraph.place);
                    unfit.push(LeftOver { paragraph: place + 1, place: place_in_file, text, why: None });
                }
            }
        }
        let (numbers, paragraphs) = fit.into_iter().unzip();
        Self { numbers, paragraphs, unfit }
    }

    /// What one text of the file says, or the file as a whole.
    fn understood(
        &self,
        mended: &[SourceParagraph],
        text: Option<&FoundText>,
        language: Language,
    ) -> Understood {
        let range = text.map_or(0..mended.len(), |text| text.from..text.to);
        let mut number = 0;
        let Recognised { content, placed, unplaced } = recognise_within(mended, range, language, || {
            number += 1;
            ElementId::from_random(number)
        });
        let number = |at: usize| self.numbers.get(at).map_or(at, |number| number - 1);
        let placed: Vec<_> = placed
            .into_iter()
            .map(|placed| PlacedParagraph { paragraph: number(placed.paragraph), ..placed })
            .collect();
        let mut left = self.unfit.clone();
        for unplaced in unplaced.iter().filter(|unplaced| unplaced.why != WhyNot::Empty) {
            let found = self.paragraphs.get(unplaced.paragraph).zip(self.numbers.get(unplaced.paragraph));
            if let Some((paragraph, number)) = found {
                left.push(LeftOver {
                    paragraph: *number,
                    place: paragraph.place,
                    text: paragraph.text.clone(),
                    why: Some(unplaced.why),
                });
            }
        }
        left.sort_by_key(|left| left.paragraph);
        Understood { content, placed, left, text: text.cloned(), others: Vec::new() }
    }
}
