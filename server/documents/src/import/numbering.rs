//! The lists of a document and the numbers that a word processor would print.

use std::collections::HashMap;

use domain::standard::import::ListMark;

use super::archive::Archive;
use super::error::ReadError;
use super::walk::{Attributes, Go, Visitor};

/// Lists have this many levels.
const LEVELS: usize = 9;

/// A level of a pattern.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), style: None }
    }
}

/// A list: its pattern, and where it begins anew.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    starts: HashMap<usize, u32>,
    own: HashMap<usize, Level>,
    begun: bool,
}

/// The lists with how far they have been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// The mark of the next item of a list, of which the level may be told by its style.
    pub(super) fn next(&mut self, id: &str, level: Option<u8>, style: Option<&str>) -> Option<ListMark> {
        let list = self.lists.get_mut(id)?;
        let levels = self.patterns.get(&list.pattern)?;
        let by_style = || levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let level = level.map(usize::from).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let count = self.counted.entry(list.pattern.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            // A list that begins anew forgets how far others of its pattern were counted.
            for (level, start) in &list.starts {
                if let Some(count) = count.get_mut(*level) {
                    *count = Some(start.saturating_sub(1));
                }
            }
        }
        let look = |place: usize| list.own.get(&place).or_else(|| levels.get(place));
        let start = |place: usize| look(place).map_or(1, |level| level.start);
        for (place, count) in count.iter_mut().enumerate() {
            match place.cmp(&level) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(|| start(place))),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or_else(|| start(place), |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let shown = look(level)?;
        let text = printed(shown, |place| {
            let number = count.get(place).copied().flatten().unwrap_or(1);
            look(place).map_or_else(String::new, |level| written(number, &level.format))
        });
        Some(ListMark { level: u8::try_from(level).unwrap_or(0), text })
    }
}

/// The text of a level with its numbers: "%1.%2)" as "3.2)". Marks of symbol fonts become a dash.
fn printed(level: &Level, number: impl Fn(usize) -> String) -> String {
    if level.format == "bullet" {
        let known = |letter: &char| !matches!(letter, '\u{e000}'..='\u{f8ff}') && !letter.is_control();
        let text: String = level.text.chars().filter(known).take(3).collect();
        return if text.trim().is_empty() { "•".to_owned() } else { text };
    }
    let mut text = String::new();
    let mut letters = level.text.chars().take(64);
    while let Some(letter) = letters.next() {
        let place = || letters.next().and_then(|digit| digit.to_digit(10)).unwrap_or(1);
        if letter == '%' {
            let mut place = place;
            text.push_str(&number(usize::try_from(place()).unwrap_or(1).saturating_sub(1)));
        } else {
            text.push(letter);
        }
    }
    text
}

/// A number as a format writes it.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => lettered(number, "abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => lettered(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "russianLower" => lettered(number, "абвгдежзиклмнопрстуфхцчшщэюя"),
        "russianUpper" => lettered(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

/// The letter of a number; after the last letter it is doubled.
fn lettered(number: u32, letters: &str) -> String {
    let count = u32::try_from(letters.chars().count()).unwrap_or(1);
    let place = number.saturating_sub(1);
    let letter = usize::try_from(place % count).ok().and_then(|place| letters.chars().nth(place));
    let times = usize::try_from(place / count + 1).unwrap_or(1).min(8);
    letter.map(|letter| letter.to_string().repeat(times)).unwrap_or_default()
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    if left > 4_999 {
        return left.to_string();
    }
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

/// Reads the lists.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Result<Numbering, ReadError> {
    let mut reader = Reader::default();
    archive.walk(path, &mut reader)?;
    Ok(reader.done)
}

#[derive(Default)]
struct Reader {
    done: Numbering,
    pattern: Option<(String, Vec<Level>)>,
    list: Option<(String, List)>,
    place: usize,
    level: Option<Level>,
}

impl Visitor for Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let value = || attributes.get("val").unwrap_or_default();
        let place = || attributes.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
        match name {
            "abstractNum" => {
                let levels = vec![Level::default(); LEVELS];
                self.pattern = Some((attributes.get("abstractNumId").unwrap_or_default(), levels));
            }
            "num" => self.list = Some((attributes.get("numId").unwrap_or_default(), List::default())),
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.pattern = value();
                }
            }
            "lvlOverride" => self.place = place(),
            "startOverride" => {
                if let (Some((_, list)), Ok(start)) = (&mut self.list, value().parse()) {
                    list.starts.insert(self.place, start);
                }
            }
            "lvl" => {
                self.place = place();
                self.level = Some(Level::default());
            }
            _ => {
                if let Some(level) = &mut self.level {
                    match name {
                        "start" => level.start = value().parse().unwrap_or(1),
                        "numFmt" => level.format = value(),
                        "lvlText" => level.text = value(),
                        "pStyle" => level.style = Some(value()),
                        _ => {}
                    }
                }
            }
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some(level) = self.level.take() else { return };
                if let Some((_, levels)) = &mut self.pattern {
                    if let Some(own) = levels.get_mut(self.place) {
                        *own = level;
                    }
                } else if let Some((_, list)) = &mut self.list {
                    list.own.insert(self.place, level);
                }
            }
            "abstractNum" => self.done.patterns.extend(self.pattern.take()),
            "num" => self.done.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
