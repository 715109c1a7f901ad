//! The whole world of the typesetter: the template, the fonts and one document. No files, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use super::PdfError;
use super::fonts::FONTS;

/// The files of the template.
static TEMPLATE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let files = [
        ("front.typ", include_str!("template/front.typ")),
        ("margins.typ", include_str!("template/margins.typ")),
        ("parts.typ", include_str!("template/parts.typ")),
        ("poster.typ", include_str!("template/poster.typ")),
        ("style.typ", include_str!("template/style.typ")),
        ("blocks.typ", include_str!("template/blocks.typ")),
        ("redline.typ", include_str!("template/redline.typ")),
    ];
    files.into_iter().filter_map(|(name, text)| source(name, text)).collect()
});

fn source(name: &str, text: &str) -> Option<Source> {
    let path = VirtualPath::new(name).ok()?;
    Some(Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), text.to_owned()))
}

/// What is typeset at once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// The title page and the contents.
    Front,
    /// Heads and feet of the pages.
    Margins,
    /// A portion of the parts.
    Portion,
    /// A document for a wall, on one page.
    Poster,
}

impl Piece {
    fn main(self) -> Option<Source> {
        let name = match self {
            Self::Front => "front.typ",
            Self::Margins => "margins.typ",
            Self::Portion => "parts.typ",
            Self::Poster => "poster.typ",
        };
        TEMPLATE.iter().find(|source| is_named(source, name)).cloned()
    }
}

fn is_named(source: &Source, name: &str) -> bool {
    source.id().vpath().get_without_slash() == name
}

/// The template with some values.
pub(super) struct TemplateWorld {
    library: LazyHash<Library>,
    main: Source,
}

impl TemplateWorld {
    /// A piece of the template with the values that it reads as `sys.inputs`.
    pub(super) fn new(piece: Piece, values: Dict) -> Self {
        // Cells that head a row are tagged as such only with this feature; the version is pinned.
        let features = std::iter::once(Feature::A11yExtras).collect();
        let library = Library::builder().with_inputs(values).with_features(features).build();
        let main = piece.main().unwrap_or_else(|| Source::detached(""));
        Self { library: LazyHash::new(library), main }
    }

    /// The pages, with what the typesetter warns of.
    pub(super) fn pages(&self) -> Result<(PagedDocument, Vec<String>), PdfError> {
        let result = typst::compile::<PagedDocument>(self);
        let warnings = result.warnings.iter().map(|warning| warning.message.to_string()).collect();
        let pages = result.output.map_err(|errors| PdfError::Typeset(self.told(&errors)))?;
        // The typesetter keeps what it has computed for the next edit of the same words; here all words are others.
        typst::comemo::evict(0);
        Ok((pages, warnings))
    }

    /// The errors, each with its place in the template.
    fn told(&self, errors: &[SourceDiagnostic]) -> String {
        let error = |error: &SourceDiagnostic| match self.place(error.span) {
            Some(place) => format!("{} ({place})", error.message),
            None => error.message.to_string(),
        };
        errors.iter().map(error).collect::<Vec<_>>().join("; ")
    }

    fn place(&self, span: DiagSpan) -> Option<String> {
        let source = self.source(span.id()?).ok()?;
        let line = source.lines().byte_to_line(self.range(span)?.start)?;
        Some(format!("{}:{}", source.id().vpath().get_without_slash(), line + 1))
    }
}

impl World for TemplateWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        TEMPLATE.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
