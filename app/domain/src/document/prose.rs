//! CommonMark as blocks of a document (R14-6): what the page shows as HTML, a file shows as its own paragraphs.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Block, Column, MarkedLine, Run, Table};
use crate::standard::prose::{DEEPEST, allowed_link, events, is_deceptive};

/// The blocks of a CommonMark source. Headings become strong paragraphs, images their alternative text, raw HTML the
/// text that it is; links lead only where links of a page may lead outwards.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut writer = Writer::default();
    for event in events(source) {
        writer.event(event);
    }
    writer.finish()
}

/// The paragraphs of a plain text, one for each of its lines that is not empty.
pub fn paragraphs(text: &str) -> Vec<Block> {
    let kept = |line: &str| line.chars().filter(|character| !is_deceptive(*character)).collect::<String>();
    text.lines().map(kept).filter(|line| !line.trim().is_empty()).map(Block::plain).collect()
}

/// The most bytes of addresses in the blocks of one source: every piece of words in a link carries its address.
const MOST_ADDRESSES: usize = 256 << 10;

/// What is open and collects blocks.
enum Holder {
    Quotation(Vec<Block>),
    Item(MarkedLine),
    List(Vec<MarkedLine>),
}

#[derive(Default)]
struct Writer {
    root: Vec<Block>,
    open: Vec<Holder>,
    /// How many more are open that are nested too deep, or only words: their contents go to the innermost that is kept.
    through: usize,
    runs: Vec<Run>,
    strong: usize,
    emphasis: usize,
    links: Vec<Option<String>>,
    /// The bytes of the addresses that were written.
    addresses: usize,
    verbatim: Option<String>,
    table: Option<Table>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.words(&text, true),
            Event::SoftBreak => self.words(" ", false),
            Event::HardBreak => self.words("\n", false),
            Event::Rule => self.flush(),
            Event::FootnoteReference(mark) => self.mark(&mark),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.words(&text, false),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let address = allowed_link(link_type, &dest_url);
                // A path or a place in the page leads nowhere from a file.
                let outward = address.filter(|address| !address.starts_with(['/', '#']));
                self.links.push(outward.map(std::borrow::Cow::into_owned));
            }
            Tag::Paragraph | Tag::HtmlBlock => self.flush(),
            Tag::Heading { .. } => {
                self.flush();
                self.strong += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.verbatim = Some(String::new());
            }
            Tag::BlockQuote(_) => self.hold(Holder::Quotation(Vec::new())),
            Tag::List(_) => self.hold(Holder::List(Vec::new())),
            Tag::Item => {
                let in_list = self.through == 0 && matches!(self.open.last(), Some(Holder::List(_)));
                if in_list { self.hold(Holder::Item(MarkedLine::default())) } else { self.pass() }
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() });
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                if let Some(text) = self.verbatim.take() {
                    self.push(Block::Verbatim(text.trim_end().to_owned()));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::TableCell => self.cell(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    /// The mark of a line, or words where the line is nested too deep.
    fn mark(&mut self, mark: &str) {
        match self.open.last_mut() {
            Some(Holder::Item(line)) if self.through == 0 => mark.clone_into(&mut line.mark),
            _ => self.words(&format!("{mark} "), false),
        }
    }

    fn words(&mut self, text: &str, code: bool) {
        let kept: String = text.chars().filter(|character| !is_deceptive(*character)).collect();
        if let Some(verbatim) = &mut self.verbatim {
            verbatim.push_str(&kept);
            return;
        }
        let link = self.links.iter().flatten().next_back();
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        if let Some(last) = self.runs.last_mut()
            && (last.strong, last.emphasis, last.code) == (strong, emphasis, code)
            && last.link.as_ref() == link
        {
            last.text.push_str(&kept);
            return;
        }
        self.addresses += link.map_or(0, String::len);
        let link = link.filter(|_| self.addresses <= MOST_ADDRESSES).cloned();
        self.runs.push(Run { text: kept, strong, emphasis, code, link });
    }

    fn cell(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let Some(table) = &mut self.table else { return };
        if let Some(row) = table.rows.last_mut() {
            row.push(runs);
        } else {
            let heading = runs.into_iter().map(|run| run.text).collect();
            table.columns.push(Column { heading, share: 1, is_figure: false });
        }
    }

    /// Opens what holds blocks, unless it is nested too deep.
    fn hold(&mut self, holder: Holder) {
        if self.through > 0 || self.open.len() >= DEEPEST {
            return self.pass();
        }
        self.flush();
        self.open.push(holder);
    }

    /// Opens what holds nothing by itself.
    fn pass(&mut self) {
        self.flush();
        self.through += 1;
    }

    fn close(&mut self) {
        self.flush();
        if let Some(left) = self.through.checked_sub(1) {
            self.through = left;
            return;
        }
        match self.open.pop() {
            Some(Holder::Quotation(blocks)) => self.push(Block::Quotation(blocks)),
            Some(Holder::List(lines)) => self.push(Block::Marked(lines)),
            Some(Holder::Item(line)) => {
                if let Some(Holder::List(lines)) = self.open.last_mut() {
                    lines.push(line);
                }
            }
            None => {}
        }
    }

    /// Ends the paragraph that is being written.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            self.push(Block::Paragraph(runs));
        }
    }

    fn push(&mut self, block: Block) {
        let holder = self.open.iter_mut().rev().find_map(|holder| match holder {
            Holder::Quotation(blocks) => Some(blocks),
            Holder::Item(line) => Some(&mut line.blocks),
            Holder::List(_) => None,
        });
        holder.unwrap_or(&mut self.root).push(block);
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.through = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.root
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(blocks: &[Block]) -> String {
        blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
                Block::Verbatim(text) => text.clone(),
                Block::Quotation(inner) => format!("<{}>", texts(inner)),
                Block::Marked(lines) => lines
                    .iter()
                    .map(|line| ["[", &line.mark, " ", &texts(&line.blocks), "]"].concat())
                    .collect(),
                Block::Table(table) => {
                    let cell = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
                    let rows: Vec<String> = table
                        .rows
                        .iter()
                        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"))
                        .collect();
                    rows.join("/")
                }
                _ => String::new(),
            })
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn r14_6_paragraphs_lists_tables_and_emphasis_stay() {
        let source = "# Итог\n\nСправка **на *бумаге*** и [тут](https://a.kz), [там](/ru/law).\n\n3. раз\n4. два\n   - в\n\n> цитата\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let blocks = blocks(source);
        assert_eq!(
            texts(&blocks),
            "Итог\nСправка на бумаге и тут, там.\n[3. раз][4. два\n[- в]]\n<цитата>\n1|2"
        );
        let Some(Block::Paragraph(runs)) = blocks.get(1) else { panic!("{blocks:?}") };
        assert!(runs.iter().any(|run| run.strong && run.emphasis && run.text == "бумаге"));
        let linked: Vec<_> = runs.iter().filter_map(|run| run.link.as_deref()).collect();
        assert_eq!(linked, ["https://a.kz"]);
    }

    #[test]
    fn r14_6_what_is_raw_or_hostile_is_only_text() {
        assert_eq!(texts(&blocks("a <script>x</script> ![схема](x.png)")), "a <script>x</script> схема");
        let deep = "> ".repeat(400) + "дно";
        assert!(texts(&blocks(&deep)).contains("дно"));
        assert_eq!(texts(&paragraphs("раз\n\n два\u{202e}")), "раз\n два");
    }

    proptest! {
        #[test]
        fn any_source_gives_blocks(source in "([a-я>*_`|0-9\\-#\\[\\]() \n]{0,3}){0,60}") {
            let _ = blocks(&source);
        }
    }
}
