//! The pages of a document: portions of its parts, then what tells of their pages, all put together.

use domain::document::Document;
use typst::ecow::EcoVec;
use typst::foundations::{NativeElement, StyleChain, Value};
use typst::introspection::Introspector;
use typst::layout::Point;
use typst::model::{Document as _, HeadingElem};
use typst_layout::{Page, PagedDocument};

use super::PdfError;
use super::press::{Piece, Press};
use super::slices::portions;
use super::values::{self, Entry};

/// The pages, made in portions of about `at_once` bytes of words, with what the typesetter warns of.
pub(super) fn typeset(document: &Document, at_once: usize) -> Result<(PagedDocument, Vec<String>), PdfError> {
    let mut warnings = Vec::new();
    let (mut pages, mut contents) = (Vec::new(), Vec::new());
    for (number, slices) in portions(document, at_once).iter().enumerate() {
        let (portion, warned) =
            Press::new(Piece::Portion(number), values::parts(document, slices)).pages()?;
        warnings.extend(warned);
        let headings = slices.iter().map(values::heading).filter(|heading| *heading != Value::None);
        let places = places(&portion).into_iter();
        contents.extend(headings.zip(places).map(|(heading, (page, y))| Entry {
            heading,
            page: pages.len() + page,
            y,
        }));
        pages.extend_from_slice(portion.pages());
    }
    if contents.is_empty() && document.parts.iter().all(|part| part.blocks.is_empty()) {
        pages.clear();
    }
    let (front, warned) = front(document, &contents)?;
    warnings.extend(warned);
    let info = front.info().clone();
    let mut all: EcoVec<Page> = front.pages().iter().cloned().chain(pages).collect();
    warnings.extend(number(document, &mut all)?);
    let mut whole = PagedDocument::new(all, info.clone());
    *whole.info_mut() = info;
    Ok((whole, warnings))
}

/// Where the headings of parts stand: the page, from 1, and how far below its top, in points.
fn places(portion: &PagedDocument) -> Vec<(usize, f64)> {
    let introspector = portion.introspector();
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let of_parts = headings.iter().filter(|heading| {
        heading.to_packed::<HeadingElem>().is_some_and(|heading| heading.outlined.get(StyleChain::default()))
    });
    of_parts
        .filter_map(|heading| introspector.position(heading.location()?))
        .map(|place| (place.page.get(), place.point.y.to_pt()))
        .collect()
}

/// The title page and the contents. How many pages they take is known only when they are set.
fn front(document: &Document, contents: &[Entry]) -> Result<(PagedDocument, Vec<String>), PdfError> {
    let set = |before| Press::new(Piece::Front, values::front(document, contents, before)).pages();
    let guessed = 2;
    let (front, warnings) = set(guessed)?;
    match front.pages().len() {
        pages if pages == guessed => Ok((front, warnings)),
        pages => set(pages),
    }
}

/// Puts the head and the number on every page but the first.
fn number(document: &Document, pages: &mut EcoVec<Page>) -> Result<Vec<String>, PdfError> {
    let (margins, warnings) = Press::new(Piece::Margins, values::margins(document, pages.len())).pages()?;
    for (place, page) in pages.make_mut().iter_mut().enumerate() {
        page.number = place as u64 + 1;
        if let Some(margin) = place.checked_sub(1).and_then(|before| margins.pages().get(before)) {
            page.frame.push_frame(Point::zero(), margin.frame.clone());
        }
    }
    Ok(warnings)
}
