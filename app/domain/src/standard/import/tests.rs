//! Standards as officials write them, with what is made of them.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::standard::check::{CheckContext, Problem, check};
use crate::standard::{ElementId, SectionKey};

/// A line is a paragraph; `#` makes it bold, `|` begins the cells of a row, `//` parts the paragraphs of a cell.
pub(super) fn paragraphs(source: &str) -> Vec<SourceParagraph> {
    let mut row = 0;
    let mut found = Vec::new();
    for line in source.lines() {
        if let Some(cells) = line.strip_prefix("| ") {
            row += 1;
            for (cell, text) in (1..).zip(cells.split(" | ")) {
                let place = SourcePlace::Table { table: 1, row, cell };
                let cell =
                    text.split(" // ").map(|text| SourceParagraph { place, ..SourceParagraph::plain(text) });
                found.extend(cell);
            }
        } else if let Some(text) = line.strip_prefix("# ") {
            found.push(SourceParagraph { bold: true, ..SourceParagraph::plain(text) });
        } else {
            found.push(SourceParagraph::plain(line));
        }
    }
    found
}

pub(super) fn read(paragraphs: &[SourceParagraph], language: Language) -> Recognised {
    let mut drawn = 0;
    recognise(paragraphs, language, || {
        drawn += 1;
        ElementId::from_random(drawn)
    })
}

/// What became of each paragraph, then the elements as they are printed.
fn told(paragraphs: &[SourceParagraph], language: Language) -> String {
    let found = read(paragraphs, language);
    let mut text = String::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let placed = found.placed.iter().find(|placed| placed.paragraph == place);
        let answer = match (placed, found.unplaced.iter().find(|unplaced| unplaced.paragraph == place)) {
            (Some(placed), None) => match &placed.at {
                At::Part { part } => format!("part {}", part.number()),
                At::Heading { section } => format!("heading {}", section.number()),
                At::Elements { section, elements, read } => {
                    let numbers: Vec<_> =
                        elements.iter().map(|place| format!("{}.{}", section.number(), place + 1)).collect();
                    format!("{} {read:?}", numbers.join(", "))
                }
            },
            (None, Some(unplaced)) => format!("- {:?}", unplaced.why),
            both => panic!("{both:?}"),
        };
        let words: String = paragraph.text.chars().take(60).collect();
        writeln!(text, "{answer:<24} {words}").unwrap();
    }
    for section in found.content.sections() {
        for (place, element) in section.elements.iter().enumerate() {
            let clause = element.clause(language).replace('\n', "\n                         ");
            writeln!(text, "{:<24} {clause}", format!("= {}.{}", section.key.number(), place + 1)).unwrap();
        }
    }
    text
}

#[test]
fn r14_1_a_russian_standard_is_recognised() {
    insta::assert_snapshot!("ru", told(&paragraphs(include_str!("data/ru.txt")), Language::Ru));
}

#[test]
fn r14_1_a_kazakh_standard_is_recognised() {
    insta::assert_snapshot!("kk", told(&paragraphs(include_str!("data/kk.txt")), Language::Kk));
}

#[test]
fn r14_1_a_list_of_requirements_as_a_table_is_recognised() {
    insta::assert_snapshot!("table", told(&paragraphs(include_str!("data/table.txt")), Language::Ru));
}

#[test]
fn r14_1_an_english_text_and_numbers_of_lists_are_recognised() {
    let item = |level: u8, mark: &str, text: &str| SourceParagraph {
        mark: Some(ListMark { level, text: mark.to_owned() }),
        ..SourceParagraph::plain(text)
    };
    let heading = |text: &str| SourceParagraph { heading: Some(1), ..SourceParagraph::plain(text) };
    let found = read(
        &[
            heading("Procedure of rendering the state service"),
            item(0, "1.", "Term of rendering the state service:"),
            item(1, "1)", "at the provider – 5 business days;"),
            item(0, "2.", "List of documents:"),
            item(1, "1)", "application;"),
            item(1, "•", "copy of the contract."),
            heading("Procedure for appeal"),
            item(0, "3.", "A complaint is filed with the head."),
        ],
        Language::En,
    );
    assert_eq!(found.unplaced, []);
    let clauses = |key| -> Vec<String> {
        found.content.elements(key).iter().map(|element| element.clause(Language::En)).collect()
    };
    assert_eq!(clauses(SectionKey::Term), ["at the provider: 5 business days"]);
    assert_eq!(clauses(SectionKey::Documents), ["application (original)", "copy of the contract (copy)"]);
    assert_eq!(clauses(SectionKey::Appeal), ["A complaint is filed with the head."]);
}

#[test]
fn r14_2_what_was_recognised_suits_its_section() {
    for (source, language) in [
        (include_str!("data/ru.txt"), Language::Ru),
        (include_str!("data/kk.txt"), Language::Kk),
        (include_str!("data/table.txt"), Language::Ru),
    ] {
        let found = read(&paragraphs(source), language);
        let findings = check(&found.content, &CheckContext::default());
        let unsuitable = [Problem::DetailUnsuitable, Problem::IdentityRepeated];
        assert!(findings.iter().all(|finding| !unsuitable.contains(&finding.problem)), "{findings:?}");
    }
}

#[test]
fn what_stands_beside_the_text_is_not_taken_for_it() {
    let mut beside = paragraphs("# Глава 1. Общие положения\n1. Государственная услуга «А».");
    for place in [SourcePlace::TextBox, SourcePlace::Note, SourcePlace::Comment, SourcePlace::Margin] {
        beside.push(SourceParagraph {
            place, ..SourceParagraph::plain("4. Срок оказания – 3 рабочих дня")
        });
    }
    let found = read(&beside, Language::Ru);
    assert_eq!(found.unplaced.iter().filter(|unplaced| unplaced.why == WhyNot::Beside).count(), 4);
    assert_eq!(found.content.elements(SectionKey::Term), []);
}

/// Words with nothing but their letters and figures, to compare what was said with what is kept.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn any_paragraph() -> impl Strategy<Value = SourceParagraph> {
    let lines: Vec<String> =
        [include_str!("data/ru.txt"), include_str!("data/kk.txt"), include_str!("data/table.txt")]
            .iter()
            .flat_map(|source| paragraphs(source))
            .map(|paragraph| paragraph.text)
            .collect();
    let text =
        prop_oneof![6 => prop::sample::select(lines), 1 => "\\PC{0,40}", 1 => "[0-9a-я .)(:;–«»\n-]{0,30}"];
    let place = prop_oneof![
        6 => Just(SourcePlace::Body),
        2 => (1..3_u32, 1..4_u32).prop_map(|(row, cell)| SourcePlace::Table { table: 1, row, cell }),
        1 => Just(SourcePlace::Note),
    ];
    let mark = prop::option::weighted(0.2, prop::sample::select(vec!["1.", "2)", "–", "", "а"]));
    (text, place, prop::option::weighted(0.1, 1..3_u8), mark, prop::bool::weighted(0.2)).prop_map(
        |(text, place, heading, mark, bold)| SourceParagraph {
            place,
            heading,
            mark: mark.map(|text| ListMark { level: 0, text: text.to_owned() }),
            bold,
            ..SourceParagraph::plain(text)
        },
    )
}

proptest! {
    #[test]
    fn nothing_is_lost(given in proptest::collection::vec(any_paragraph(), 0..30), language in prop::sample::select(Language::ALL.to_vec())) {
        let found = read(&given, language);
        let mut answered: Vec<usize> = found.placed.iter().map(|placed| placed.paragraph).collect();
        answered.extend(found.unplaced.iter().map(|unplaced| unplaced.paragraph));
        answered.sort_unstable();
        prop_assert_eq!(answered, (0..given.len()).collect::<Vec<_>>(), "every paragraph is answered for once");
        let mut said = std::collections::HashSet::new();
        for placed in &found.placed {
            let At::Elements { section, elements, read } = &placed.at else { continue };
            prop_assert!(!elements.is_empty());
            let mut kept = String::new();
            for place in elements {
                let element = found.content.elements(*section).get(*place);
                prop_assert!(element.is_some());
                said.insert((*section, *place));
                kept.push_str(&letters(element.unwrap().text.get(language)));
            }
            if *read != Certainty::Typed && *section != SectionKey::ServiceName && placed.why == Why::Under {
                let given = letters::mended(&given[placed.paragraph].text).into_owned();
                let given = SourceParagraph { text: given, ..SourceParagraph::default() };
                // A line may hold several items, each with its case: every word of it is kept.
                for word in marker::marked(&given, 0).words.split_whitespace().map(letters) {
                    prop_assert!(kept.contains(&word), "{kept} {word}");
                }
            }
        }
        let all: usize = found.content.sections().iter().map(|section| section.elements.len()).sum();
        prop_assert_eq!(said.len(), all, "every element comes from a paragraph");
    }

    #[test]
    fn any_text_gives_an_answer(texts in proptest::collection::vec("(?s).{0,60}", 0..8)) {
        let given: Vec<_> = texts.into_iter().map(SourceParagraph::plain).collect();
        let found = read(&given, Language::Ru);
        prop_assert_eq!(found.placed.len() + found.unplaced.len(), given.len());
    }
}
