//! The lists of a document and the numbers that a word processor would print.

use std::collections::{BTreeMap, HashMap};

use domain::standard::import::ListMark;

use super::archive::Archive;
use super::budget::Budget;
use super::error::{Excess, ReadError};
use super::format::Format;
use super::styles::Styles;
use super::walk::{Attributes, Go, XmlVisitor};

/// Lists have this many levels.
const LEVELS: usize = 9;

/// The most letters of a level's pattern that are read.
const LONGEST_TEXT: usize = 64;

/// A level of a pattern.
#[derive(Debug)]
struct Level {
    start: u32,
    format: Format,
    text: String,
    style: Option<String>,
    /// Whether all its numbers are written in figures.
    legal: bool,
    /// From how deep a level on (0 is none) it is counted anew, where that is said.
    restart: Option<usize>,
}

/// What a level is of which nothing is said.
static UNSAID: Level = Level::unsaid();

impl Level {
    const fn unsaid() -> Self {
        Self {
            start: 1,
            format: Format::Decimal,
            text: String::new(),
            style: None,
            legal: false,
            restart: None,
        }
    }

    fn size(&self) -> usize {
        size_of::<Self>() + self.text.len() + self.style.as_ref().map_or(0, String::len)
    }
}

/// A list: its pattern, and where it begins anew.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, u32>,
    own: BTreeMap<usize, Level>,
    begun: bool,
}

/// The lists with how far they have been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of a pattern of which something is said.
    patterns: HashMap<String, BTreeMap<usize, Level>>,
    lists: HashMap<String, List>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    /// The patterns that are said by a style of lists, with that style, and the patterns that say one.
    by_style: HashMap<String, String>,
    of_style: HashMap<String, String>,
}

impl Numbering {
    /// The mark of the next item of a list, of which the level may be told by its style.
    pub(super) fn next(&mut self, id: &str, level: Option<u8>, style: Option<&str>) -> Option<ListMark> {
        let list = self.lists.get_mut(id)?;
        let levels = self.patterns.get(&list.pattern)?;
        let is_of_style = |level: &Level| style.is_some() && level.style.as_deref() == style;
        let by_style = || levels.iter().find(|(_, level)| is_of_style(level)).map(|(place, _)| *place);
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
        let look = |place: usize| list.own.get(&place).or_else(|| levels.get(&place)).unwrap_or(&UNSAID);
        let start = |place: usize| look(place).start;
        for (place, count) in count.iter_mut().enumerate() {
            match place.cmp(&level) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(|| start(place))),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or_else(|| start(place), |count| count.saturating_add(1)));
                }
                // A deeper level begins anew, unless it goes on below such a level.
                std::cmp::Ordering::Greater if look(place).restart.is_none_or(|from| level < from) => {
                    *count = None;
                }
                std::cmp::Ordering::Greater => {}
            }
        }
        let legal = look(level).legal;
        let text = printed(look(level), |place| {
            let number = count.get(place).copied().flatten().unwrap_or(1);
            let format = look(place).format;
            if legal { format.in_figures() } else { format }.written(number)
        });
        Some(ListMark { level: u8::try_from(level).unwrap_or(0), text })
    }

    /// Gives each list whose pattern is said by a style the pattern of that style.
    fn resolve(&mut self, styles: &Styles, budget: &mut Budget) -> Result<(), ReadError> {
        let listed = |style: &str| styles.get(style)?.list.as_deref();
        let mut targets = HashMap::new();
        for (pattern, style) in &self.by_style {
            let by_list = || Some(&self.lists.get(listed(style)?)?.pattern);
            if let Some(target) = self.of_style.get(style).or_else(by_list) {
                budget.keep(Excess::Lists, pattern.len() + target.len())?;
                targets.insert(pattern.clone(), target.clone());
            }
        }
        for list in self.lists.values_mut() {
            if let Some(target) = targets.get(&list.pattern) {
                budget.spend(Excess::Lists, target.len())?;
                list.pattern.clone_from(target);
            }
        }
        Ok(())
    }
}

/// The text of a level with its numbers: "%1.%2)" as "3.2)". Marks of symbol fonts become a dash.
fn printed(level: &Level, number: impl Fn(usize) -> String) -> String {
    if level.format == Format::Bullet {
        let known = |letter: &char| !matches!(letter, '\u{e000}'..='\u{f8ff}') && !letter.is_control();
        let text: String = level.text.chars().filter(known).take(3).collect();
        return if text.trim().is_empty() { "•".to_owned() } else { text };
    }
    let mut text = String::new();
    let mut letters = level.text.chars();
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

/// Reads the lists.
pub(super) fn read(
    archive: &mut Archive<'_>,
    path: &str,
    styles: &Styles,
    budget: &mut Budget,
) -> Result<Numbering, ReadError> {
    let done = Numbering::default();
    let mut reader = NumberingReader { budget, done, pattern: None, list: None, place: LEVELS, level: None };
    archive.walk(path, &mut reader)?;
    let NumberingReader { budget, mut done, .. } = reader;
    done.resolve(styles, budget)?;
    Ok(done)
}

struct NumberingReader<'a> {
    budget: &'a mut Budget,
    done: Numbering,
    pattern: Option<(String, BTreeMap<usize, Level>)>,
    list: Option<(String, List)>,
    place: usize,
    level: Option<Level>,
}

impl NumberingReader<'_> {
    /// Notes the style that says a pattern, or whose pattern this is.
    fn link(&mut self, name: &str, style: String) -> Result<(), ReadError> {
        let Some((pattern, _)) = &self.pattern else { return Ok(()) };
        self.budget.keep(Excess::Lists, pattern.len() + style.len())?;
        if name == "styleLink" {
            self.done.of_style.insert(style, pattern.clone());
        } else {
            self.done.by_style.insert(pattern.clone(), style);
        }
        Ok(())
    }
}

impl XmlVisitor for NumberingReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let value = || attributes.get("val").unwrap_or_default();
        let place = || attributes.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
        match name {
            "abstractNum" => {
                self.pattern = Some((attributes.get("abstractNumId").unwrap_or_default(), BTreeMap::new()));
            }
            "num" => self.list = Some((attributes.get("numId").unwrap_or_default(), List::default())),
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.pattern = value();
                }
            }
            "numStyleLink" | "styleLink" => self.link(name, value())?,
            "lvlOverride" => self.place = place(),
            "startOverride" => {
                // A level that no list has begins nowhere.
                if let (Some((_, list)), Ok(start), 0..LEVELS) = (&mut self.list, value().parse(), self.place)
                {
                    list.starts.insert(self.place, start);
                }
            }
            "lvl" => {
                self.place = place();
                self.level = Some(Level::unsaid());
            }
            _ => {
                if let Some(level) = &mut self.level {
                    match name {
                        "start" => level.start = value().parse().unwrap_or(1),
                        "numFmt" => level.format = Format::named(&value()),
                        "lvlText" => level.text = value().chars().take(LONGEST_TEXT).collect(),
                        "pStyle" => level.style = Some(value()),
                        "isLgl" => level.legal = attributes.is_on(),
                        "lvlRestart" => level.restart = value().parse().ok(),
                        _ => {}
                    }
                }
            }
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "lvl" => {
                let Some(level) = self.level.take().filter(|_| self.place < LEVELS) else { return Ok(()) };
                let levels = match (&mut self.pattern, &mut self.list) {
                    (Some((_, levels)), _) => levels,
                    (None, Some((_, list))) => &mut list.own,
                    (None, None) => return Ok(()),
                };
                self.budget.keep(Excess::Lists, level.size())?;
                levels.insert(self.place, level);
            }
            "abstractNum" => {
                let Some((id, levels)) = self.pattern.take() else { return Ok(()) };
                let counted = size_of::<[Option<u32>; LEVELS]>();
                self.budget.keep(Excess::Lists, 2 * id.len() + counted)?;
                self.done.patterns.insert(id, levels);
            }
            "num" => {
                let Some((id, list)) = self.list.take() else { return Ok(()) };
                let starts = list.starts.len() * size_of::<(usize, u32)>();
                let size = size_of::<List>() + id.len() + list.pattern.len() + starts;
                self.budget.keep(Excess::Lists, size)?;
                self.done.lists.insert(id, list);
            }
            _ => {}
        }
        Ok(())
    }
}
