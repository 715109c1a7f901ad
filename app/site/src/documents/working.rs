//! A draft that is being written as a document: a working copy, which says on every page that it is one. Its clauses are known again
//! when the file comes back from a word processor.

use domain::document::{Document, Fact};
use services::drafts::WorkingCopy;
use services::reading::BodyName;

use super::text::marked_parts;
use super::{About, DocumentContext};
use crate::w;

/// A working copy with the body that develops the draft.
#[derive(Clone, Debug)]
pub struct Written {
    /// The working copy.
    pub copy: WorkingCopy,
    /// The body.
    pub body: BodyName,
}

/// The working copy; it bears the instant at which it was saved last.
pub fn working(context: &DocumentContext, written: &Written) -> Document {
    let language = context.language;
    let Written { copy, body } = written;
    let summary = &copy.summary;
    let about = About::at_desk(summary, body);
    let at = copy.sections.iter().map(|section| section.saved_at).max().unwrap_or(summary.created_at);
    let now = context.now(at);
    let (date, version) = (now.date(now.zone.date_of(at)), summary.version.to_string());
    let mut facts = context.identity(&about);
    facts.push(Fact::plain(w!(language, word.version), version.clone()));
    facts.push(Fact::plain(w!(language, word.saved), date.clone()));
    let own = format!("drafts/{}", summary.number);
    let address = context.address(|address| address.desk(&own));
    let kind = w!(language, word.kind);
    let mut cover = context.cover(&about, kind, facts, address);
    let notice = w!(language, word.notice);
    cover.notice = Some(cover.notice.map_or_else(|| notice.clone(), |before| format!("{before} {notice}")));
    let mut document = context.document(&about, cover, at);
    let number = w!(language, draft.number, number = summary.number.clone());
    document.running = w!(language, word.running, draft = number, version = version, date = date);
    document.parts = marked_parts(context, &copy.versions, &copy.content());
    document
}
