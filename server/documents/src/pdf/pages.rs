//! The pages of a document: portions of its parts, then what tells of their pages, all bound as one file.

use std::sync::mpsc::sync_channel;

use domain::document::Document;
use typst::foundations::{NativeElement, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

use super::binder::{Binder, Bookmark, PagePlace};
use super::slices::portions;
use super::template_world::{Piece, TemplateWorld};
use super::{PdfError, letters, values, write};

/// How many heads and feet are typeset at once.
const MARGINS_AT_ONCE: usize = 400;

/// The file, made in portions of about `at_once` bytes of words, with what the typesetter warns of; addresses with QR `codes` or
/// without.
pub(super) fn bound(
    document: &Document,
    codes: bool,
    at_once: usize,
) -> Result<(Vec<u8>, Vec<String>), PdfError> {
    let mut making = Making { document, codes, warnings: Vec::new() };
    let (mut binder, contents, body) = making.body(at_once)?;
    let front = making.front(&contents)?;
    let before = front.pages().len();
    let pages = before + body;
    for first in (1..pages).step_by(MARGINS_AT_ONCE) {
        let numbers = first + 1..=pages.min(first + MARGINS_AT_ONCE);
        let margins = making.typeset(Piece::Margins, values::margins(document, numbers, pages))?;
        binder.add_margins(&write(document, &margins)?)?;
    }
    let outline = outline(document, &front, &contents);
    let file = binder.finish(&write(document, &front)?, &contents, &outline)?;
    Ok((file, making.warnings))
}

struct Making<'a> {
    document: &'a Document,
    codes: bool,
    warnings: Vec<String>,
}

impl Making<'_> {
    fn typeset(&mut self, piece: Piece, values: typst::foundations::Dict) -> Result<PagedDocument, PdfError> {
        let (pages, warned) = TemplateWorld::new(piece, values).pages()?;
        self.warnings.extend(warned);
        Ok(pages)
    }

    /// The portions, bound; the headings of the parts, by pages of the portions; how many pages there are.
    fn body(&mut self, at_once: usize) -> Result<(Binder, Vec<Bookmark>, usize), PdfError> {
        let document = self.document;
        let nothing =
            document.parts.iter().all(|part| part.blocks.is_empty() && !letters::shows(&part.heading));
        let portions = if nothing { Vec::new() } else { portions(document, at_once) };
        let (mut pages, mut contents) = (0, Vec::new());
        // While one portion is written, the next is typeset.
        let binder = std::thread::scope(|scope| {
            let (typeset, written) = sync_channel::<(PagedDocument, usize)>(0);
            let binding = scope.spawn(move || {
                let mut binder = Binder::new();
                for (portion, carried) in written {
                    binder.add(&write(document, &portion)?, carried)?;
                }
                Ok(binder)
            });
            for slices in portions {
                let carried = slices.first().map_or(0, values::carried);
                let portion =
                    self.typeset(Piece::Portion, values::parts(document, &slices, carried, self.codes))?;
                // What is carried stands on a page that nobody gets.
                let left_out = usize::from(carried > 0);
                let headings = slices.iter().filter_map(values::heading);
                contents.extend(headings.zip(places(&portion)).map(|(heading, place)| Bookmark {
                    title: heading.title(),
                    level: heading.level,
                    place: PagePlace { page: pages + place.page - left_out, ..place },
                }));
                pages += portion.pages().len() - left_out;
                if typeset.send((portion, carried)).is_err() {
                    // The writer has stopped with an error, which it tells below.
                    break;
                }
            }
            drop(typeset);
            binding
                .join()
                .unwrap_or_else(|_| Err(PdfError::Write("the writer of the portions gave up".to_owned())))
        })?;
        Ok((binder, contents, pages))
    }

    /// The title page and the contents. How many pages they take is known only when they are set.
    fn front(&mut self, contents: &[Bookmark]) -> Result<PagedDocument, PdfError> {
        let guessed = 2;
        let front =
            self.typeset(Piece::Front, values::front(self.document, contents, guessed, self.codes))?;
        match front.pages().len() {
            pages if pages == guessed => Ok(front),
            pages => self.typeset(Piece::Front, values::front(self.document, contents, pages, self.codes)),
        }
    }
}

/// Where the headings of parts stand.
fn places(portion: &PagedDocument) -> Vec<PagePlace> {
    headings(portion, |heading| heading.outlined.get(StyleChain::default()))
}

fn headings(pages: &PagedDocument, wanted: impl Fn(&HeadingElem) -> bool) -> Vec<PagePlace> {
    let introspector = pages.introspector();
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let wanted =
        headings.iter().filter(|heading| heading.to_packed::<HeadingElem>().is_some_and(|it| wanted(it)));
    wanted
        .filter_map(|heading| introspector.position(heading.location()?))
        .map(|place| PagePlace { page: place.page.get() - 1, y: place.point.y.to_pt() })
        .collect()
}

/// What the outline names: the contents and the headings of parts, by pages of the whole document.
fn outline(document: &Document, front: &PagedDocument, contents: &[Bookmark]) -> Vec<Bookmark> {
    let title = values::contents_title(document).filter(|_| !contents.is_empty());
    let first = title.into_iter().zip(headings(front, |_| true));
    let first = first.map(|(title, place)| Bookmark { title, level: 1, place });
    let parts = contents.iter().cloned().map(|mut part| {
        part.place.page += front.pages().len();
        part
    });
    first.chain(parts).collect()
}
