//! A paper that goes with a draft as a document: the explanatory note, the comparative table, the draft of the order.

use domain::document::{self, Block, Column, Document, DocumentPart, Fact, Run, Table};
use domain::language::Language;
use domain::paper::{PaperKind, TableRow};
use domain::standard::prose::to_plain;
use services::papers::PaperDocument;

use super::{About, DocumentContext, text};
use crate::components::papers::paper_name;
use crate::w;
use crate::words::standard::section_name;

/// An edition of a paper.
pub fn paper(context: &DocumentContext, page: &PaperDocument) -> Document {
    let language = context.language;
    let about = About::at_desk(&page.summary, &page.body);
    let stamp = &page.paper.stamp;
    let at = stamp.since.unwrap_or(stamp.saved_at);
    let now = context.now(at);
    let mut facts = context.identity(&about);
    facts.push(Fact::plain(w!(language, papers.edition), stamp.edition.to_string()));
    let day = now.date(now.zone.date_of(at));
    let term = if stamp.since.is_some() { w!(language, papers.since) } else { w!(language, papers.saved) };
    facts.push(Fact::plain(term, day));
    facts.push(Fact::plain(w!(language, papers.of_text), stamp.content.clone()));
    let own = format!("drafts/{}/papers", page.summary.number);
    let address = context.address(|address| match stamp.since {
        Some(_) => address.draft(&page.summary.number),
        None => address.desk(&own),
    });
    let name = paper_name(language, stamp.kind);
    let cover = context.cover(&about, name.clone(), facts, address);
    let mut document = context.document(&about, cover, at);
    // One part says all that there is: a list of it would say nothing.
    document.contents = None;
    let blocks = match stamp.kind {
        PaperKind::Table => vec![table(language, &page.paper.text.rows)],
        PaperKind::Note | PaperKind::Order => document::blocks(page.paper.text.words.best(language).1),
    };
    document.parts.push(DocumentPart { number: None, depth: 1, heading: name, blocks });
    if let Some(appendix) = &page.appendix {
        let title = about.title.best(language).1.to_owned();
        document.parts.push(DocumentPart {
            number: None,
            depth: 1,
            heading: w!(language, approval.order_appendix, title = title),
            blocks: Vec::new(),
        });
        document.parts.extend(text::parts(context, None, appendix));
    }
    document
}

fn table(language: Language, rows: &[TableRow]) -> Block {
    let column = |heading, share| Column { heading, share, is_figure: false };
    Block::Table(Table {
        caption: w!(language, papers.table),
        columns: vec![
            column(w!(language, papers.column_element), 2),
            column(w!(language, papers.column_before), 4),
            column(w!(language, papers.column_after), 4),
            column(w!(language, papers.column_reason), 3),
        ],
        rows: rows.iter().map(|row| cells(language, row)).collect(),
    })
}

fn cells(language: Language, row: &TableRow) -> Vec<Vec<Run>> {
    let number = row.new_number.as_ref().or(row.old_number.as_ref()).cloned().unwrap_or_default();
    let words = |text: &domain::language::Localized, absent: String| {
        let words = text.best(language).1;
        let drawn = if row.section.holds_prose() { to_plain(words) } else { words.to_owned() };
        vec![Run::plain(if drawn.is_empty() { absent } else { drawn })]
    };
    vec![
        vec![Run::plain(format!("{number} {}", section_name(language, row.section)))],
        words(&row.before, w!(language, papers.absent)),
        words(&row.after, w!(language, papers.excluded)),
        vec![Run::plain(row.reason.best(language).1)],
    ]
}
