use proptest::prelude::*;

use super::super::{to_html, to_plain};
use crate::document::{Block, Run, blocks};

/// The words of some HTML.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            letter => words.push(letter),
        }
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(words, |words, (name, letter)| words.replace(name, letter))
}

fn said(blocks: &[Block]) -> String {
    let runs = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let one = |block: &Block| match block {
        Block::Paragraph(words) => runs(words),
        Block::Verbatim(text) => text.clone(),
        Block::Quotation(inner) => said(inner),
        Block::Marked(lines) => {
            lines.iter().flat_map(|line| [line.mark.clone(), " ".to_owned(), said(&line.blocks)]).collect()
        }
        _ => String::new(),
    };
    blocks.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// A text without white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn assert_shown(source: &str) {
    let typed = squeezed(source);
    assert_eq!(squeezed(&to_plain(source)), typed, "plain: {source:?}");
    assert_eq!(squeezed(&words_of(&to_html(source))), typed, "page: {source:?}");
    assert_eq!(squeezed(&said(&blocks(source))), typed, "document: {source:?}");
}

#[test]
fn a_list_keeps_the_marks_of_its_author_each_line_its_own() {
    let source = "Услугодатель обеспечивает:\n\n1) тишину;\n2) свет;\n4) тепло;\n4-1) воду;\n5) место:\nа) сидячее;\nб) стоячее;\n6) выход.";
    assert_eq!(
        to_plain(source),
        "Услугодатель обеспечивает:\n1) тишину;\n2) свет;\n4) тепло;\n4-1) воду;\n5) место:\nа) сидячее;\nб) стоячее;\n6) выход."
    );
    let html = to_html(source);
    assert!(html.contains("</li>\n<li><span class=\"typed-mark\">4-1)</span> воду;</li>"), "{html}");
    assert!(
        html.contains(
            "место:<ul class=\"typed-list\">\n<li><span class=\"typed-mark\">а)</span> сидячее;</li>"
        ),
        "{html}"
    );
    assert_shown(source);
}

#[test]
fn marks_of_every_kind_stay() {
    for source in [
        "I. первая группа\n1. пчёлы;\n2. ульи;\nII. вторая группа\n3. мёд.",
        "Услугополучатель вправе:\nа) раз;\nб) два;\nа-1) три.",
        "1.1. раз\n1.2. два",
        "– раз\n– два",
        "- раз\n- два\n\n* сноска",
        "7) раз\n\n9) два",
        "1) раз\n\n   ещё\n2) два\n2-1) три",
        "> 1) раз\n> 2) два",
    ] {
        if !source.starts_with('>') {
            assert_shown(source);
        }
        assert_eq!(to_html(source).matches("<li>").count(), to_html(source).matches("</li>").count());
    }
    assert_eq!(to_plain("Справка\n– документ."), "Справка – документ.");
    assert_eq!(to_plain("I. группа\n1. пчёлы\nII. группа"), "I. группа\n1. пчёлы\nII. группа");
}

#[test]
fn blanks_rules_and_dashes_are_words() {
    for source in [
        "«__» ________ 20__ года",
        "__января 20__ года №__от__ числа",
        "_____Иванов_____",
        "(подпись)\n________________",
        "___",
        "***",
        "* * *",
        "Подпись\n----------",
        "Итого\n====",
        "~~",
        "~~~~\nконец",
        "— — —",
        "[1]: примечание",
        "сумма *** тенге и 20***",
    ] {
        assert_shown(source);
    }
    assert_eq!(to_html("_курсив_ и __жирный__"), "<p><em>курсив</em> и <strong>жирный</strong></p>\n");
    assert_eq!(to_html("***оба***"), "<p><em><strong>оба</strong></em></p>\n");
}

proptest! {
    #[test]
    fn what_was_typed_is_what_is_shown(
        lines in prop::collection::vec(
            "(([1-9]|4-1|а|б|ii)\\) |[1-9]\\. |1\\.2\\. |– |- |I\\. |)([а-я]{1,5}[;,]? ?|«__» |________ |20__ года |№ ___ ){1,5}",
            1..12,
        )
    ) {
        let source = lines.join("\n");
        let typed = squeezed(&source);
        prop_assert_eq!(squeezed(&to_plain(&source)), typed.clone());
        prop_assert_eq!(squeezed(&words_of(&to_html(&source))), typed.clone());
        prop_assert_eq!(squeezed(&said(&blocks(&source))), typed);
    }
}
