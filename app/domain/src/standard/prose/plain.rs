//! The writer of plain text, for search, mail and feeds.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{events, is_deceptive};

/// The words of a CommonMark source without its marks: blocks on lines of their own, items after the marks of their author,
/// cells apart. Raw HTML stays as it was typed.
pub fn to_plain(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    for event in events(source) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                plain.extend(text.chars().filter(|character| !is_deceptive(*character)));
            }
            Event::SoftBreak => plain.push(' '),
            Event::FootnoteReference(mark) => {
                plain.push_str(&mark);
                plain.push(' ');
            }
            Event::Start(Tag::List(_) | Tag::Item) => end_line(&mut plain),
            Event::End(TagEnd::TableCell) => plain.push('\t'),
            Event::HardBreak
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock,
            ) => end_line(&mut plain),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Ends the line, once, without white space at its end.
fn end_line(plain: &mut String) {
    plain.truncate(plain.trim_end_matches([' ', '\t', '\n']).len());
    if !plain.is_empty() {
        plain.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let source = "# Итог\n\nСправка **на бумаге** [тут](https://a.kz).\n\n3. раз\n4. два\n   - в\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(to_plain(source), "Итог\nСправка на бумаге тут.\n3. раз\n4. два\n- в\na\tb\n1\t2");
        assert_eq!(to_plain("![схема](x.png) <b>жирно</b>"), "схема <b>жирно</b>");
        assert_eq!(to_plain(""), "");
    }
}
