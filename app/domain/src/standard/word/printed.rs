//! The words of a clause as a file prints them, and the way back from changed words to the text that is stored.

use crate::document::{Block, Run, blocks};
use crate::language::Language;
use crate::redline::merge::merge_text;
use crate::standard::prose::is_deceptive;
use crate::standard::{Detail, Element};

/// The words without what only a layout needs: a line for each line that has words, one space between words.
pub fn normal(text: &str) -> String {
    let kept: String = text.chars().filter(|letter| !is_deceptive(*letter)).collect();
    let ends = |letter| matches!(letter, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let lines = kept.split(ends).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The words of an element as a file prints them below its number, without the law beneath a ground.
pub fn printed(element: &Element, language: Language) -> String {
    match &element.detail {
        Detail::Prose => {
            let mut lines = String::new();
            gather(&blocks(element.text.get(language)), &mut lines);
            normal(&lines)
        }
        Detail::Ground { .. } => {
            let bare = Element { detail: Detail::Words, ..element.clone() };
            normal(&bare.clause(language))
        }
        _ => normal(&element.clause(language)),
    }
}

/// The element whose printed words are `said`: what the words changed is put into the stored text by the three-way merge, so that
/// emphasis, lists and typed parts stay. None where that does not print `said`, such as where a number that the program prints
/// itself was changed.
pub fn taken(element: &Element, language: Language, said: &str) -> Option<Element> {
    let (before, said) = (printed(element, language), normal(said));
    let stored = element.text.get(language);
    let is_plain = normal(stored) == before;
    let with = |text: String| {
        let mut changed = element.clone();
        *changed.text.get_mut(language) = text;
        (printed(&changed, language) == said).then_some(changed)
    };
    let found = ["\n\n", "\n"].into_iter().find_map(|apart| {
        let whole = said.replace('\n', apart);
        let merged = merge_text(&before.replace('\n', apart), stored, &whole).text_if_clean();
        merged.and_then(with).or_else(|| is_plain.then(|| with(whole)).flatten())
    });
    found.or_else(|| inside(&before, stored, &said).and_then(with))
}

/// What was made of the stored words, where only they were changed and nothing of what the program prints around them.
fn inside(before: &str, stored: &str, said: &str) -> Option<String> {
    let stored = normal(stored);
    // What ends an item of a list is not printed in the middle of a sentence.
    let stored = stored.trim_end_matches([':', ';', ',']).trim_end();
    let (head, tail) = before.split_once(stored)?;
    let words = said.strip_prefix(head)?.strip_suffix(tail)?;
    Some(words.trim().to_owned())
}

/// Appends the lines of blocks.
fn gather(blocks: &[Block], lines: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(runs) => line(runs, lines),
            Block::Subheading(words) | Block::Verbatim(words) => {
                lines.push_str(words);
                lines.push('\n');
            }
            Block::Quotation(inner) => gather(inner, lines),
            Block::List(list) => {
                for item in &list.items {
                    gather(item, lines);
                }
            }
            Block::Marked(marked) => {
                for one in marked {
                    let (words, rest) = one.drawn();
                    line(&words, lines);
                    gather(rest, lines);
                }
            }
            Block::Table(table) => {
                for column in &table.columns {
                    lines.push_str(&column.heading);
                    lines.push('\n');
                }
                for cell in table.rows.iter().flatten() {
                    line(cell, lines);
                }
            }
            // Nothing else is written as prose.
            _ => {}
        }
    }
}

fn line(runs: &[Run], lines: &mut String) {
    lines.extend(runs.iter().map(|run| run.text.as_str()));
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Citation, ElementId, TermUnit};

    fn element(detail: Detail, text: &str) -> Element {
        Element { id: ElementId::parse("a1").unwrap(), text: Localized::new("", text, ""), detail }
    }

    #[test]
    fn r14_6_words_changed_in_a_file_come_back_with_what_the_drafter_stressed() {
        let clause = element(
            Detail::Prose,
            "Выдаётся **справка** в бумажной форме.\n\n1) лично;\n2) по доверенности.",
        );
        let before = printed(&clause, Language::Ru);
        assert_eq!(before, "Выдаётся справка в бумажной форме.\n1) лично;\n2) по доверенности.");
        let said = before.replace("бумажной", "электронной");
        let changed = taken(&clause, Language::Ru, &said).unwrap();
        assert!(changed.text.ru.starts_with("Выдаётся **справка** в электронной форме."), "{changed:?}");
        assert_eq!(printed(&changed, Language::Ru), said);
    }

    #[test]
    fn a_paragraph_more_is_a_paragraph_of_the_clause() {
        let clause = element(Detail::Prose, "Первый абзац.");
        let changed = taken(&clause, Language::Ru, "Первый абзац.\nВторой абзац.").unwrap();
        assert_eq!(changed.text.ru, "Первый абзац.\n\nВторой абзац.");
    }

    #[test]
    fn what_the_program_prints_itself_is_not_taken_from_a_file() {
        let term = element(Detail::term(5, TermUnit::BusinessDays), "при обращении на портал");
        let before = printed(&term, Language::Ru);
        let case = taken(&term, Language::Ru, &before.replace("на портал", "к услугодателю")).unwrap();
        assert_eq!(case.text.ru, "при обращении к услугодателю");
        assert_eq!(taken(&term, Language::Ru, &before.replace('5', "3")), None);
    }

    #[test]
    fn the_law_beneath_a_ground_is_no_word_of_it() {
        let law = Citation::of(Localized::new("", "Закон", ""), "5");
        let ground = element(Detail::Ground { law }, "просроченная заявка;");
        assert_eq!(printed(&ground, Language::Ru), "просроченная заявка;");
        let changed = taken(&ground, Language::Ru, "неполная заявка;").unwrap();
        assert_eq!(changed.text.ru, "неполная заявка;");
    }

    #[test]
    fn layout_is_no_change() {
        assert_eq!(normal("  а\u{a0}б \n\n в\u{2028}г\u{202e} "), "а б\nв\nг");
    }
}
