//! Blocks of a document in the vocabulary of Akoma Ntoso.

use domain::document::{Block, List, MarkedLine, Run, Table};

use super::xml::{Words, Xml};

/// Writes `content` with blocks inside the element whose `eId` is `parent`.
pub(super) fn content(xml: &mut Xml, parent: &str, blocks: &[Block]) {
    let id = format!("{parent}__content");
    xml.open("content", &[("eId", &id)]);
    self::blocks(xml, &id, blocks);
    xml.close();
}

/// Writes blocks inside the element whose `eId` is `parent`; one empty paragraph if there are none, because what holds
/// blocks holds one at least.
pub(super) fn blocks(xml: &mut Xml, parent: &str, blocks: &[Block]) {
    let (mut lists, mut tables, mut quotations) = (0, 0, 0);
    let next = |count: &mut usize, name: &str| {
        *count += 1;
        format!("{parent}__{name}_{count}")
    };
    if blocks.is_empty() {
        xml.line("p", &[], "");
    }
    for block in blocks {
        match block {
            Block::Paragraph(runs) => paragraph(xml, runs),
            Block::Subheading(text) => paragraph(xml, &[Run::strong(text)]),
            Block::Verbatim(text) => {
                xml.line("p", &[("class", "verbatim"), ("xml:space", "preserve")], text);
            }
            Block::List(list) => self::list(xml, &next(&mut lists, "list"), list),
            Block::Marked(lines) => marked(xml, &next(&mut lists, "list"), lines),
            Block::Table(table) => self::table(xml, &next(&mut tables, "table"), table),
            Block::Quotation(inner) => {
                let id = next(&mut quotations, "blockContainer");
                xml.open("blockContainer", &[("class", "quotation"), ("eId", &id)]);
                self::blocks(xml, &id, inner);
                xml.close();
            }
            Block::Facts(facts) => {
                xml.open("table", &[("eId", &next(&mut tables, "table"))]);
                for fact in facts {
                    xml.open("tr", &[]);
                    cell(xml, "th", &[Run::plain(&fact.term)]);
                    cell(xml, "td", &fact.value);
                    xml.close();
                }
                xml.close();
            }
            // Neither CommonMark nor a report in this format has them.
            Block::Bars(_) | Block::Clause(_) | Block::Changes(_) => {}
        }
    }
}

fn list(xml: &mut Xml, id: &str, list: &List) {
    xml.open("blockList", &[("eId", id)]);
    for (place, item) in (0_u64..).zip(&list.items) {
        let number = list.first.map_or(place + 1, |first| first.saturating_add(place));
        let id = format!("{id}__item_{number}");
        xml.open("item", &[("eId", &id)]);
        if list.first.is_some() {
            xml.line("num", &[], &format!("{number}."));
        }
        blocks(xml, &id, item);
        xml.close();
    }
    xml.close();
}

/// Lines with the marks of their author.
fn marked(xml: &mut Xml, id: &str, lines: &[MarkedLine]) {
    xml.open("blockList", &[("eId", id)]);
    for (place, line) in (1_u64..).zip(lines) {
        let id = format!("{id}__item_{place}");
        xml.open("item", &[("eId", &id)]);
        if !line.mark.is_empty() {
            xml.line("num", &[], &line.mark);
        }
        blocks(xml, &id, &line.blocks);
        xml.close();
    }
    xml.close();
}

fn table(xml: &mut Xml, id: &str, table: &Table) {
    xml.open("table", &[("eId", id)]);
    if !table.caption.is_empty() {
        xml.line("caption", &[], &table.caption);
    }
    xml.open("tr", &[]);
    for column in &table.columns {
        cell(xml, "th", &[Run::plain(&column.heading)]);
    }
    xml.close();
    for row in &table.rows {
        xml.open("tr", &[]);
        for runs in row {
            cell(xml, "td", runs);
        }
        xml.close();
    }
    xml.close();
}

fn cell(xml: &mut Xml, name: &'static str, runs: &[Run]) {
    xml.open(name, &[]);
    paragraph(xml, runs);
    xml.close();
}

fn paragraph(xml: &mut Xml, runs: &[Run]) {
    xml.mixed("p", &[], |words| runs.iter().for_each(|run| linked(words, run)));
}

/// Words that lead somewhere. The address is one of the web, which is `a`; `ref` is for names of the convention.
fn linked(words: &mut Words<'_>, run: &Run) {
    match &run.link {
        Some(address) => words.element("a", &[("href", address)], |words| strong(words, run)),
        None => strong(words, run),
    }
}

fn strong(words: &mut Words<'_>, run: &Run) {
    if run.strong {
        words.element("b", &[], |words| stressed(words, run));
    } else {
        stressed(words, run);
    }
}

fn stressed(words: &mut Words<'_>, run: &Run) {
    if run.emphasis {
        words.element("i", &[], |words| plain(words, run));
    } else {
        plain(words, run);
    }
}

fn plain(words: &mut Words<'_>, run: &Run) {
    let lines = |words: &mut Words<'_>| {
        for (place, line) in run.text.split('\n').enumerate() {
            if place > 0 {
                words.line_break();
            }
            words.text(line);
        }
    };
    if run.code {
        words.element("inline", &[("name", "code")], lines);
    } else {
        lines(words);
    }
}
