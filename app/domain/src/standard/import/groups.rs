//! The cases of documents and grounds as groups: a line that names when those below it hold stands once above them.

use std::collections::HashMap;

use super::cases::SaidCase;
use super::found::{At, Certainty, PlacedParagraph};
use super::spelling::after;
use crate::language::Language;
use crate::standard::{Element, ElementId, GroupLevel, SectionKey};

/// The elements of a section with their groups.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    pub(super) elements: Vec<Element>,
    /// Where each element stands now that groups stand between them.
    pub(super) moved: Vec<usize>,
    /// The paragraphs that name groups, with the places of these.
    pub(super) names: Vec<(usize, usize, Certainty)>,
}

/// The cases that an element stands in, the outermost first: their places among all cases.
pub(super) type Path = Vec<usize>;

/// The elements in groups by their cases, where groups can say it: a group ends only where another one begins, and stands
/// in no more than one other. Elsewhere every line repeats its cases. Who submits documents is said by each of them, unless
/// that stands above other cases.
pub(super) fn grouped(
    elements: Vec<Element>,
    paths: &[Path],
    cases: &[SaidCase],
    language: Language,
    new_id: &mut dyn FnMut() -> ElementId,
) -> Grouped {
    let is_submitter = |case: &usize| cases.get(*case).is_some_and(|case| case.submitter.is_some());
    let without: Vec<Path> =
        paths.iter().map(|path| path.iter().copied().filter(|case| !is_submitter(case)).collect()).collect();
    let is_mixed = paths.iter().zip(&without).any(|(all, own)| !own.is_empty() && own.len() < all.len());
    let paths = if !is_mixed && can_be_groups(&without) {
        &without
    } else if can_be_groups(paths) {
        paths
    } else {
        return repeated(elements, &without, cases, language);
    };
    let mut grouped = Grouped::default();
    let mut before: &[usize] = &[];
    for (element, path) in elements.into_iter().zip(paths) {
        let levels = [
            (GroupLevel::Outer, path.get(..1), before.get(..1)),
            (GroupLevel::Inner, path.get(1..).filter(|inner| !inner.is_empty()), before.get(1..)),
        ];
        let is_new_outer = path.first() != before.first();
        for (level, own, stood) in levels {
            let is_new = own != stood || level == GroupLevel::Inner && is_new_outer;
            if let Some(own) = own.filter(|_| is_new) {
                grouped.open(own, level, cases, language, new_id);
            }
        }
        before = path;
        grouped.moved.push(grouped.elements.len());
        grouped.elements.push(element);
    }
    grouped
}

impl Grouped {
    /// A group begins that one or more cases name.
    fn open(
        &mut self,
        own: &[usize],
        level: GroupLevel,
        cases: &[SaidCase],
        language: Language,
        new_id: &mut dyn FnMut() -> ElementId,
    ) {
        let said: Vec<&SaidCase> = own.iter().filter_map(|case| cases.get(*case)).collect();
        let words: Vec<&str> = said.iter().map(|case| case.words.as_str()).collect();
        let sentence = format!("{}:", words.join(": "));
        let Some(group) = Element::group_of_sentence(new_id(), &sentence, language, level) else { return };
        let place = self.elements.len();
        self.elements.push(group);
        self.names.extend(said.iter().map(|case| {
            let read = if case.is_doubtful { Certainty::Unsure } else { Certainty::Words };
            (case.paragraph, place, read)
        }));
    }
}

/// Tells the paragraphs of a section where their lines stand now, and those that name groups what they became.
pub(super) fn in_groups(placed: &mut [PlacedParagraph], own: SectionKey, grouped: &Grouped) {
    let mut named: HashMap<usize, Vec<(usize, Certainty)>> = HashMap::new();
    for (paragraph, place, read) in &grouped.names {
        named.entry(*paragraph).or_default().push((*place, *read));
    }
    for one in placed {
        if let At::Elements { section, elements, .. } = &mut one.at
            && *section == own
        {
            for place in elements {
                *place = grouped.moved.get(*place).copied().unwrap_or(*place);
            }
        }
        let Some(groups) = named.get(&one.paragraph) else { continue };
        let mut own_groups: Vec<usize> = groups.iter().map(|(place, _)| *place).collect();
        match &mut one.at {
            At::Elements { section, elements, .. } if *section == own => {
                own_groups.append(elements);
                *elements = own_groups;
            }
            At::Heading { section } if *section == own => {
                let is_doubtful = groups.iter().any(|(_, read)| *read == Certainty::Unsure);
                let read = if is_doubtful { Certainty::Unsure } else { Certainty::Words };
                one.at = At::Elements { section: own, elements: own_groups, read };
            }
            _ => {}
        }
    }
}

/// Whether groups can say which elements stand in which cases.
fn can_be_groups(paths: &[Path]) -> bool {
    paths.iter().zip(paths.iter().skip(1)).all(|(before, path)| {
        let ends_all = path.is_empty() && !before.is_empty();
        let ends_inner = path.len() == 1 && before.len() > 1 && path.first() == before.first();
        !ends_all && !ends_inner
    })
}

/// The elements, each with its cases before its words.
fn repeated(elements: Vec<Element>, paths: &[Path], cases: &[SaidCase], language: Language) -> Grouped {
    let moved = (0..elements.len()).collect();
    let repeat = |(mut element, path): (Element, &Path)| {
        let said: Vec<&str> = path.iter().filter_map(|case| Some(cases.get(*case)?.words.as_str())).collect();
        let words = element.text.get_mut(language);
        *words = after(&said.join(": "), words);
        element
    };
    let elements = elements.into_iter().zip(paths).map(repeat).collect();
    Grouped { elements, moved, names: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_say_only_what_they_can_end() {
        let paths = |signs: &[&[usize]]| signs.iter().map(|path| path.to_vec()).collect::<Vec<Path>>();
        for (signs, expected) in [
            (&[&[][..], &[0], &[0], &[1]][..], true),
            (&[&[0], &[0, 1], &[0, 2], &[3]], true),
            (&[&[0], &[]], false),
            (&[&[0, 1], &[0]], false),
        ] {
            assert_eq!(can_be_groups(&paths(signs)), expected, "{signs:?}");
        }
    }
}
