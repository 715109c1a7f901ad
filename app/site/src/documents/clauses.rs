//! The clauses of an amendment as a document (Art. 15(5)): which act they amend, and each clause as an order words it.

use chrono::{DateTime, Utc};
use domain::document::{self, Block, Document, DocumentPart, Fact, List};
use domain::language::Language;
use services::drafts::{Amending, StandardName, WordedClauses};
use services::reading::PublicClauses;

use super::{About, DocumentContext};
use crate::w;

/// Clauses with what stands around them.
struct Told<'a> {
    about: About<'a>,
    /// The text that they lead to, where it is frozen.
    text: Option<Fact>,
    base: Option<&'a StandardName>,
    /// The hashes of the text that is amended and of the one that results.
    hashes: [String; 2],
    clauses: &'a WordedClauses,
    at: DateTime<Utc>,
    address: String,
}

/// The clauses of the working copy.
pub fn clauses(context: &DocumentContext, page: &Amending) -> Document {
    let own = format!("drafts/{}/amending", page.summary.number);
    let told = Told {
        about: About::at_desk(&page.summary, &page.body),
        text: None,
        base: page.base.as_ref(),
        hashes: [page.old.hash().to_string(), page.new.hash().to_string()],
        clauses: &page.clauses,
        at: page.saved_at,
        address: context.address(|address| address.desk(&own)),
    };
    told.document(context)
}

/// The clauses of a text that the public reads, as they were worded when it was frozen.
pub fn public_clauses(context: &DocumentContext, page: &PublicClauses) -> Document {
    let language = context.language;
    let text = w!(language, draft.revision, number = page.revision.to_string());
    let own = format!("{}?revision={}", page.summary.number, page.revision);
    let told = Told {
        about: About::draft(&page.summary),
        text: Some(Fact::plain(w!(language, paper.text), text)),
        base: page.base.as_ref(),
        hashes: [page.old.to_string(), page.new.clone()],
        clauses: &page.clauses,
        at: page.at,
        address: context.address(|address| address.draft(&own)),
    };
    told.document(context)
}

/// Each clause as an act words it, ended by its mark.
pub(super) fn items(language: Language, told: &WordedClauses) -> Vec<Vec<Block>> {
    let told = &told.clauses;
    let items = told.iter().zip(1_usize..).map(|(clause, number)| {
        let mark = if number == told.len() { '.' } else { ';' };
        let words = clause.words(language);
        // Words that somebody edited may end with a mark already.
        let words = words.trim_end_matches(['.', ';']);
        let words = format!("{words}{mark}");
        // The marks of prose are drawn where an element of prose is worded anew.
        if clause.clause.section.holds_prose() { document::blocks(&words) } else { vec![Block::plain(words)] }
    });
    items.collect()
}

impl Told<'_> {
    fn document(self, context: &DocumentContext) -> Document {
        let language = context.language;
        let Self { about, text, base, hashes: [before, after], clauses, at, address } = self;
        let now = context.now(at);
        let mut facts = context.identity(&about);
        facts.extend(text);
        facts.extend(base.map(|base| {
            let (number, date) = (base.order_number.clone(), now.date(base.order_on));
            Fact::plain(
                w!(language, amending.base),
                w!(language, in_force.order_of, number = number, date = date),
            )
        }));
        facts.push(Fact::plain(w!(language, amending.hash_old), before));
        facts.push(Fact::plain(w!(language, amending.hash_new), after));
        let cover = context.cover(&about, w!(language, amending.title), facts, address);
        let mut document = context.document(&about, cover, at);
        // The clauses say all that there is: a list of their one part would say nothing.
        document.contents = None;
        let blocks = if clauses.clauses.is_empty() {
            vec![Block::plain(w!(language, amending.nothing))]
        } else {
            let proven = clauses.proven.then(|| Block::plain(w!(language, amending.proven)));
            let list = Block::List(List { first: Some(1), items: items(language, clauses) });
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
}
