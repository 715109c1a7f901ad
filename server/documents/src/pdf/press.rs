//! The whole world of the typesetter: the template, the fonts and one document. No files, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};

use super::fonts::FONTS;

/// The files of the template; the first is the one that is typeset.
static TEMPLATE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let files = [
        ("document.typ", include_str!("template/document.typ")),
        ("blocks.typ", include_str!("template/blocks.typ")),
        ("redline.typ", include_str!("template/redline.typ")),
    ];
    let source = |(name, text): (&str, &str)| {
        let path = VirtualPath::new(name).ok()?;
        Some(Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), text.to_owned()))
    };
    files.into_iter().filter_map(source).collect()
});

/// The template with one document.
pub(super) struct Press {
    library: LazyHash<Library>,
}

impl Press {
    /// The template with a document, which it reads as `sys.inputs`.
    pub(super) fn new(document: Dict) -> Self {
        // Cells that head a row are tagged as such only with this feature; the version is pinned.
        let features = std::iter::once(Feature::A11yExtras).collect();
        let library = Library::builder().with_inputs(document).with_features(features).build();
        Self { library: LazyHash::new(library) }
    }

    /// Where in the template something went wrong, "blocks.typ:12".
    pub(super) fn place(&self, span: DiagSpan) -> Option<String> {
        let source = self.source(span.id()?).ok()?;
        let line = source.lines().byte_to_line(self.range(span)?.start)?;
        Some(format!("{}:{}", source.id().vpath().get_without_slash(), line + 1))
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.first().map_or_else(|| Source::detached("").id(), Source::id)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
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
