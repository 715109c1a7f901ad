//! The laws of the three-way merge: nothing is dropped, and edits of different places merge by themselves.

use proptest::prelude::*;

use super::{merge_elements, merge_text};
use crate::language::Localized;
use crate::redline::laws::{merged_elements, merged_texts};
use crate::standard::{Detail, Element, ElementId};

/// Sentences that are alike in nothing but the usual words.
const SENTENCES: &[&str] = &[
    "Услугодатель рассматривает заявление в течение 5 рабочих дней.",
    "Жалоба подается на имя руководителя в письменном виде.",
    "1) копия договора аренды;",
    "Отказ выдается по основаниям статьи 19-1 Закона.",
    "Қызмет «электрондық үкімет» веб-порталы арқылы көрсетіледі.",
    "The fee of 0.5 MCI is paid in cash or by transfer.",
    "Срок действия разрешения составляет один год.",
    "Прием ведется с 9:00 до 18:30 часов без записи.",
];

/// What one drafter does to a sentence.
#[derive(Clone, Debug)]
enum Edit {
    Nothing,
    Replace,
    Remove,
    AddWord(usize),
    DropWord(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => Just(Edit::Nothing),
        1 => Just(Edit::Replace),
        1 => Just(Edit::Remove),
        2 => (1..6_usize).prop_map(Edit::AddWord),
        2 => (1..6_usize).prop_map(Edit::DropWord),
    ]
}

fn edited(sentence: &str, edit: &Edit, author: &str) -> String {
    let mut list: Vec<&str> = sentence.split(' ').collect();
    match edit {
        Edit::Nothing => {}
        Edit::Replace => return format!("{author} написал это иначе."),
        Edit::Remove => return String::new(),
        Edit::AddWord(at) => list.insert(at % list.len(), author),
        Edit::DropWord(at) => drop(list.remove(at % list.len())),
    }
    list.join(" ")
}

fn text(sentences: &[String]) -> String {
    sentences.join("\n")
}

/// A text and what two drafters made of it, who never edited the same or neighbouring sentences.
fn apart() -> impl Strategy<Value = (String, String, String, String)> {
    let order = Just((0..SENTENCES.len()).collect::<Vec<_>>()).prop_shuffle();
    (order, proptest::collection::vec((edit(), edit()), 4)).prop_map(|(order, edits)| {
        let base: Vec<String> = order.iter().map(|place| SENTENCES[*place].to_owned()).collect();
        let (mut ours, mut theirs, mut both) = (base.clone(), base.clone(), base.clone());
        for (place, (mine, other)) in edits.iter().enumerate() {
            // Two of every four sentences have an editor, with an untouched one on each side.
            let (at, editor, mut sides) = if place % 2 == 0 {
                (place * 2, ("Алия", mine), [&mut ours, &mut both])
            } else {
                (place * 2, ("Ерлан", other), [&mut theirs, &mut both])
            };
            let line = edited(&base[at], editor.1, editor.0);
            for side in &mut sides {
                side[at].clone_from(&line);
            }
        }
        (text(&base), text(&ours), text(&theirs), text(&both))
    })
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec((prop::sample::select(SENTENCES), edit()), 0..5).prop_map(|sentences| {
        text(&sentences.iter().map(|(sentence, edit)| edited(sentence, edit, "Иное")).collect::<Vec<_>>())
    })
}

fn line(id: usize, text: &str) -> Element {
    Element {
        id: ElementId::from_random(u64::try_from(id).unwrap() + 1),
        text: Localized::same(text),
        detail: Detail::Prose,
    }
}

proptest! {
    #[test]
    fn edits_of_different_sentences_merge_by_themselves((base, ours, theirs, both) in apart()) {
        let merged = merge_text(&base, &ours, &theirs);
        prop_assert_eq!(merged.text_if_clean(), Some(both), "{:#?}", merged);
    }

    #[test]
    fn everything_inserted_is_in_the_merge_or_shown_in_a_conflict(
        base in any_text(), ours in any_text(), theirs in any_text(),
    ) {
        merged_texts(&base, &ours, &theirs);
    }

    #[test]
    fn edits_of_different_elements_merge_by_themselves(
        texts in proptest::collection::vec((any_text(), edit(), any::<bool>()), 1..8),
    ) {
        let base: Vec<Element> = texts.iter().enumerate().map(|(id, (text, _, _))| line(id, text)).collect();
        let side = |own: bool| -> Vec<Element> {
            texts.iter().enumerate().map(|(id, (text, edit, ours))| {
                line(id, &if *ours == own { edited(text, edit, "Алия") } else { text.clone() })
            }).collect()
        };
        let all: Vec<Element> =
            texts.iter().enumerate().map(|(id, (text, edit, _))| line(id, &edited(text, edit, "Алия"))).collect();
        let merge = merge_elements(&base, &side(true), &side(false));
        prop_assert!(merge.is_clean());
        prop_assert_eq!(merge.elements, all);
    }

    #[test]
    fn every_element_of_a_side_is_kept_or_was_removed_by_the_other(
        ids in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(),
        ours in proptest::collection::vec((0..12_usize, any_text()), 0..8),
        theirs in proptest::collection::vec((0..12_usize, any_text()), 0..8),
        base in proptest::collection::vec(any_text(), 0..8),
    ) {
        let unique = |list: &[(usize, String)]| {
            let mut seen = std::collections::HashSet::new();
            list.iter().filter(|(id, _)| seen.insert(*id)).map(|(id, text)| line(*id, text)).collect::<Vec<_>>()
        };
        let base: Vec<Element> = ids.iter().zip(&base).map(|(id, text)| line(*id, text)).collect();
        let (ours, theirs) = (unique(&ours), unique(&theirs));
        merged_elements(&base, &ours, &theirs);
    }
}
