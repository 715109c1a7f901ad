//! What is being written of a document, with what the other files of the package have to know of it.

use super::numbering::ListedParagraph;
use super::xml::Xml;

/// What is being written, with what other files have to know of it.
pub(super) struct Body {
    /// The words.
    pub(super) xml: Xml,
    /// The comments beside changes.
    pub(super) comments: Xml,
    /// The instant of the document, as XML writes it.
    pub(super) at: String,
    links: Vec<String>,
    lists: Vec<ListedParagraph>,
    marks: usize,
    noted: usize,
    /// The clause that is being written, if it is to be known again, with how many of its paragraphs were written.
    clause: Option<(String, usize)>,
}

/// The body as it was written.
pub(super) struct WrittenBody {
    /// What is left of `word/document.xml`.
    pub(super) document: Vec<u8>,
    /// `word/comments.xml`.
    pub(super) comments: Vec<u8>,
    /// The addresses that are linked.
    pub(super) links: Vec<String>,
    /// The lists.
    pub(super) lists: Vec<ListedParagraph>,
}

impl Body {
    /// Nothing written yet.
    pub(super) fn new(at: String) -> Self {
        Self {
            xml: Xml::file(),
            comments: Xml::file(),
            at,
            links: Vec::new(),
            lists: Vec::new(),
            marks: 0,
            noted: 0,
            clause: None,
        }
    }

    /// The place of a link among the links.
    pub(super) fn link(&mut self, address: String) -> usize {
        self.links.push(address);
        self.links.len() - 1
    }

    /// The number of a new list.
    pub(super) fn list(&mut self, list: ListedParagraph) -> usize {
        self.lists.push(list);
        self.lists.len()
    }

    /// A number that no other mark of the body has.
    pub(super) fn mark(&mut self) -> String {
        self.marks += 1;
        self.marks.to_string()
    }

    /// Begins a clause that is to be known again by a name, or ends it.
    pub(super) fn clause(&mut self, name: Option<&str>) {
        self.clause = name.map(|name| (name.to_owned(), 0));
    }

    /// The name of the paragraph that is written next, if it belongs to such a clause.
    pub(super) fn paragraph_name(&mut self) -> Option<String> {
        let (name, place) = self.clause.as_mut()?;
        *place += 1;
        Some(if *place == 1 { name.clone() } else { format!("{name}_{}", *place - 1) })
    }

    /// A number that no other comment has.
    pub(super) fn noted(&mut self) -> String {
        self.noted += 1;
        self.noted.to_string()
    }

    /// The words, the comments, and what other files have to know of them.
    pub(super) fn written(self) -> WrittenBody {
        let Self { xml, comments, links, lists, .. } = self;
        WrittenBody { document: xml.finish(), comments: comments.finish(), links, lists }
    }
}
