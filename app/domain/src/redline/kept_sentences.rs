//! Elements that are one because most of what they say stayed, sentence by sentence, so that only the others are compared
//! word by word.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::line::{TextLine, left_over, may_be_one};
use super::shared::sentences;

/// The most lines of a side in which a sentence may stand to tell anything.
const FEW: usize = 4;

/// Pairs lines that share more than half of each in whole sentences, where no other line does.
pub(super) fn by_sentences(pairs: &mut [Option<usize>], old: &[TextLine<'_>], new: &[TextLine<'_>]) {
    let (removed, added) = left_over(pairs, old);
    if removed.is_empty() || added.is_empty() {
        return;
    }
    let mut homes: HashMap<&str, [Vec<usize>; 2], RandomState> = HashMap::default();
    for (side, places, lines) in [(0, &removed, old), (1, &added, new)] {
        for (place, line) in places.iter().filter_map(|place| Some((*place, lines.get(*place)?))) {
            for sentence in sentences(&line.text) {
                let homes = homes.entry(sentence.trim()).or_default().get_mut(side);
                if let Some(homes) = homes.filter(|homes| homes.last() != Some(&place) && homes.len() <= FEW)
                {
                    homes.push(place);
                }
            }
        }
    }
    // Sums do not depend on the order of the table.
    let mut shared: HashMap<(usize, usize), usize, RandomState> = HashMap::default();
    for (sentence, [in_old, in_new]) in &homes {
        if in_old.len() <= FEW && in_new.len() <= FEW {
            for pair in in_old.iter().flat_map(|was| in_new.iter().map(|is| (*was, *is))) {
                *shared.entry(pair).or_default() += sentence.len();
            }
        }
    }
    shared.retain(|(was, is), bytes| {
        old.get(*was)
            .zip(new.get(*is))
            .is_some_and(|(was, is)| may_be_one(was, is) && *bytes * 2 > was.text.len().max(is.text.len()))
    });
    let (mut of_old, mut of_new) = (vec![0; old.len()], vec![0; new.len()]);
    let count =
        |counts: &mut [usize], place: usize| counts.get_mut(place).into_iter().for_each(|count| *count += 1);
    for (was, is) in shared.keys() {
        count(&mut of_old, *was);
        count(&mut of_new, *is);
    }
    for (was, is) in shared.into_keys() {
        if of_old.get(was) == Some(&1)
            && of_new.get(is) == Some(&1)
            && let Some(pair) = pairs.get_mut(is)
        {
            *pair = Some(was);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Language, Localized};
    use crate::redline::{Counts, Redline};
    use crate::standard::{Content, Detail, Element, ElementId, SectionKey};

    fn content(first: u64, texts: &[&str]) -> Content {
        let element = |(place, text): (u64, &&str)| Element {
            id: ElementId::from_random(place),
            text: Localized::same(*text),
            detail: Detail::Prose,
        };
        let mut content = Content::default();
        content.set(SectionKey::Other, (first..).zip(texts).map(element).collect());
        content
    }

    #[test]
    fn what_kept_most_of_its_sentences_is_the_same_element_though_another_reads_like_it() {
        let rest = "Заявление подается через портал или лично. Срок составляет пять дней подряд.";
        let old = content(0, &[&format!("{rest} Плата не взимается."), "Жалоба подается устно."]);
        // The second reads like the first in every word but two.
        let new = content(
            10,
            &[
                "Заявление подается через портал и лично. Срок составляет шесть дней подряд. Плата не взимается.",
                &format!("{rest} За выдачу дубликата услугополучатель уплачивает сбор."),
            ],
        );
        let redline = Redline::between(&old, &new, Language::Ru);
        let (_, kept) =
            redline.changes().find(|(_, change)| change.old_number.as_deref() == Some("4.1.1")).unwrap();
        assert_eq!(kept.new_number.as_deref(), Some("4.1.2"));
        assert_eq!(redline.counts(), Counts { added: 1, removed: 1, edited: 1, ..Counts::default() });
    }
}
