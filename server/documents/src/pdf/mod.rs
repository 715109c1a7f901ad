//! A document as PDF: typeset by typst from a template of ours, tagged for screen readers (PDF/UA-1) and fit for an
//! archive (PDF/A-2a).
//!
//! Words of people reach the template as data and never as markup, so nothing that is typed can be run or styled.

mod binder;
mod fonts;
mod letters;
mod nest;
mod pages;
mod qr;
mod redline;
mod shapes;
mod slices;
mod template_world;
mod values;

use chrono::{Datelike, Timelike};
use domain::document::Document;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use template_world::{Piece, TemplateWorld};

/// The document could not be made into a PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It could not be laid out on pages.
    #[error("the pages could not be typeset: {0}")]
    Typeset(String),
    /// The pages could not be written as PDF/UA-1 and PDF/A-2a.
    #[error("the pages could not be written as a file: {0}")]
    Write(String),
}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        Self::Write(error.to_string())
    }
}

/// The document as a PDF file: A4, tagged, PDF/UA-1 and PDF/A-2a. The same document gives the same bytes.
///
/// This takes two processors for a while: about four seconds for a thousand pages. Call it off the path of a request.
///
/// # Errors
/// [`PdfError`] if the document nests deeper than the typesetter goes or breaks a rule of the two standards.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let (file, _) = pages::bound(document, false, slices::AT_ONCE)?;
    Ok(file)
}

/// The same for paper: a QR code stands beside each clause that has an address, and at the address of the title page.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_with_codes(document: &Document) -> Result<Vec<u8>, PdfError> {
    let (file, _) = pages::bound(document, true, slices::AT_ONCE)?;
    Ok(file)
}

/// The document as one page for a wall: what its title page says and every part that has a heading, in letters as large as
/// leave all of it room, tagged as other documents are. One that says too much goes on to further pages.
///
/// # Errors
/// As [`pdf`].
pub fn poster(document: &Document) -> Result<Vec<u8>, PdfError> {
    let (pages, _) = TemplateWorld::new(Piece::Poster, values::poster(document)).pages()?;
    write(document, &pages)
}

/// Some pages of the document as a tagged file.
fn write(document: &Document, pages: &PagedDocument) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| PdfError::Write(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(values::identity(document)),
        creator: Smart::Custom(Some("Talqy".to_owned())),
        timestamp: timestamp(document),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| {
        PdfError::Write(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
    })
}

fn timestamp(document: &Document) -> Option<Timestamp> {
    let (day, time) = (document.at.date_naive(), document.at.time());
    let small = |number: u32| u8::try_from(number).ok();
    let at = Datetime::from_ymd_hms(
        day.year(),
        small(day.month())?,
        small(day.day())?,
        small(time.hour())?,
        small(time.minute())?,
        small(time.second())?,
    )?;
    Some(Timestamp::new_utc(at))
}

#[cfg(test)]
#[path = "../../tests/sample/mod.rs"]
mod sample;

#[cfg(test)]
#[path = "../../tests/poppler/mod.rs"]
#[expect(dead_code, reason = "the tests of the whole file ask for more")]
mod poppler;

#[cfg(test)]
mod portions;

#[cfg(test)]
mod tests {
    use domain::document::Block;
    use domain::language::Language;

    use super::poppler::Read;
    use super::{Piece, TemplateWorld, letters, pages, pdf, pdf_with_codes, poster, sample, slices, values};

    #[test]
    fn the_typesetter_warns_of_nothing() {
        for language in Language::ALL {
            let (_, warnings) = pages::bound(&sample::document(language), true, slices::AT_ONCE).unwrap();
            assert_eq!(warnings, [""; 0]);
        }
    }

    #[test]
    fn a_notice_fits_on_one_page_and_a_long_one_goes_on() {
        for language in Language::ALL {
            let mut document = sample::document(language);
            document.parts.truncate(3);
            for (many, pages) in [(3, 1), (200, 2)] {
                for part in &mut document.parts {
                    part.blocks = vec![Block::plain(document.cover.title.clone()); many];
                }
                let (set, warnings) =
                    TemplateWorld::new(Piece::Poster, values::poster(&document)).pages().unwrap();
                assert_eq!(warnings, [""; 0]);
                assert!(if pages == 1 { set.pages().len() == 1 } else { set.pages().len() > 1 });
            }
            assert_eq!(poster(&document).err(), None);
        }
    }

    #[test]
    fn a_clause_is_found_by_its_number_and_on_paper_by_its_code() {
        let document = sample::document(Language::En);
        let clause = "https://talqy.example/en/drafts/KZ-2026-0042#2.6.";
        let screen = Read::new(&pdf(&document).unwrap());
        let paper = Read::new(&pdf_with_codes(&document).unwrap());
        assert!(screen.addresses().contains(clause), "{}", screen.addresses());
        assert!(!paper.addresses().contains(clause), "{}", paper.addresses());
        let figures = |read: &Read| read.structure().matches("Figure").count();
        assert!(figures(&screen) < figures(&paper));
    }

    #[test]
    fn every_letter_of_the_fonts_makes_a_file() {
        let letters = ('\0'..='\u{1ffff}').filter(|letter| {
            let shown = letters::printable(letter.encode_utf8(&mut [0; 4]));
            !shown.starts_with("[U+")
        });
        let mut document = sample::document(Language::En);
        document.parts.truncate(1);
        document.parts[0].blocks = vec![Block::plain(letters.collect::<String>())];
        assert_eq!(pdf(&document).err(), None);
    }
}
