//! The clauses of an amendment as a document (Art. 15(5)): which act they amend, and each clause as an order words it.

use domain::document::{Block, Document, DocumentPart, Fact, List};
use services::drafts::Amending;

use super::{About, DocumentContext};
use crate::w;

/// The clauses of the working copy.
pub fn clauses(context: &DocumentContext, page: &Amending) -> Document {
    let language = context.language;
    let about = About::at_desk(&page.summary, &page.body);
    let now = context.now(page.saved_at);
    let mut facts = context.identity(&about);
    facts.extend(page.base.as_ref().map(|base| {
        let (number, date) = (base.order_number.clone(), now.date(base.order_on));
        Fact::plain(
            w!(language, amending.base),
            w!(language, in_force.order_of, number = number, date = date),
        )
    }));
    facts.push(Fact::plain(w!(language, amending.hash_old), page.old.hash().to_string()));
    facts.push(Fact::plain(w!(language, amending.hash_new), page.new.hash().to_string()));
    let own = format!("drafts/{}/amending", page.summary.number);
    let address = context.address(|address| address.desk(&own));
    let cover = context.cover(&about, w!(language, amending.title), facts, address);
    let mut document = context.document(&about, cover, page.saved_at);
    // The clauses say all that there is: a list of their one part would say nothing.
    document.contents = None;
    let told = &page.clauses.clauses;
    let clauses = told.iter().zip(1_usize..).map(|(clause, number)| {
        let mark = if number == told.len() { '.' } else { ';' };
        let words = clause.words(language);
        // Words that somebody edited may end with a mark already.
        let words = words.trim_end_matches(['.', ';']);
        vec![Block::plain(format!("{words}{mark}"))]
    });
    let blocks = if told.is_empty() {
        vec![Block::plain(w!(language, amending.nothing))]
    } else {
        let proven = page.clauses.proven.then(|| Block::plain(w!(language, amending.proven)));
        let list = Block::List(List { first: Some(1), items: clauses.collect() });
        std::iter::once(list).chain(proven).collect()
    };
    document.parts.push(DocumentPart {
        number: None,
        depth: 1,
        heading: w!(language, amending.title),
        blocks,
    });
    document
}
