//! The lists of a document: one pattern with marks, one with numbers, and for each list where it begins.

use super::xml::Xml;

/// How deep lists may stand in each other.
pub(super) const LEVELS: u8 = 9;
/// How far each level stands from the one before it, in twentieths of a point.
pub(super) const STEP: usize = 425;

const MARKS: &str = "0";
const NUMBERS: &str = "1";

/// A list that begins at a number, or one with marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListedParagraph {
    /// The first number.
    pub(super) first: Option<u64>,
    /// How deep it stands, from 0.
    pub(super) level: u8,
}

/// The file `word/numbering.xml`; the lists are numbered from 1.
pub(super) fn file(lists: &[ListedParagraph]) -> Vec<u8> {
    let mut xml = Xml::file();
    xml.element("w:numbering", &[("xmlns:w", super::parts::MAIN)], |xml| {
        pattern(xml, MARKS, |_| ("bullet", "–".to_owned()));
        pattern(xml, NUMBERS, |level| ("decimal", format!("%{}.", level + 1)));
        for (place, list) in lists.iter().enumerate() {
            xml.element("w:num", &[("w:numId", &(place + 1).to_string())], |xml| {
                xml.value("w:abstractNumId", if list.first.is_some() { NUMBERS } else { MARKS });
                if let Some(first) = list.first {
                    xml.element("w:lvlOverride", &[("w:ilvl", &list.level.to_string())], |xml| {
                        let most = u64::from(i32::MAX.unsigned_abs());
                        xml.value("w:startOverride", &first.min(most).to_string());
                    });
                }
            });
        }
    });
    xml.finish()
}

fn pattern(xml: &mut Xml, id: &str, look: impl Fn(u8) -> (&'static str, String)) {
    xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.value("w:multiLevelType", "multilevel");
        for level in 0..LEVELS {
            let (format, text) = look(level);
            let left = (usize::from(level) + 1) * STEP;
            xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:start", "1");
                xml.value("w:numFmt", format);
                xml.value("w:lvlText", &text);
                xml.value("w:lvlJc", "left");
                xml.element("w:pPr", &[], |xml| {
                    let (left, hanging) = (left.to_string(), STEP.to_string());
                    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
                });
            });
        }
    });
}
