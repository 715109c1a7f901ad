//! The acts of a file with the texts that are read for them, one file after another.

use std::collections::HashSet;

use domain::approval::StockRow;
use domain::language::Language;

use super::doubts::doubts;
use super::stock_rows::{RowMatter, RowState, ShownRow};
use super::text::{LeftText, StandardText};
use crate::pages::desk::import::reading::{NotRead, read_file};
use crate::w;
use crate::{PageError, SharedImporter, Site, TooLarge};

/// The most files of texts in one sending.
pub(super) const MOST_FILES: usize = 50;
/// The most bytes that the rows of one form may come to.
const LARGEST_MATTER: usize = 12 << 20;

/// An act that waits for its texts.
struct Awaiting {
    matter: RowMatter,
    /// The files that its row names and that have not come.
    missing: Vec<(Language, String)>,
    /// What is wrong with it.
    wrong: Vec<String>,
}

/// The acts of a file.
pub(super) struct StockReading {
    rows: Vec<Awaiting>,
    read: usize,
    /// The files that no row names.
    pub(super) strange: Vec<String>,
    /// Whether more files came than are read.
    pub(super) has_too_many: bool,
}

impl StockReading {
    /// The acts, as their rows name them.
    pub(super) fn of(language: Language, rows: Vec<StockRow>) -> Self {
        let mut named = HashSet::new();
        let rows = rows.into_iter().map(|row| Awaiting::of(language, row, &mut named)).collect();
        Self { rows, read: 0, strange: Vec::new(), has_too_many: false }
    }

    /// Takes a file that came: it is read for the row that names it.
    ///
    /// # Errors
    /// [`PageError::Internal`] where it cannot be read by a fault of ours.
    pub(super) async fn file(
        &mut self,
        site: &Site,
        language: Language,
        importer: &SharedImporter,
        file_name: &str,
        bytes: Result<Vec<u8>, TooLarge>,
    ) -> Result<(), PageError> {
        let file_name = plain(file_name);
        let found = self.rows.iter_mut().find_map(|row| {
            let place = row.missing.iter().position(|(_, name)| name == file_name)?;
            Some((row, place))
        });
        let Some((row, place)) = found else {
            if self.strange.len() < MOST_FILES {
                self.strange.push(file_name.to_owned());
            }
            return Ok(());
        };
        if self.read >= MOST_FILES {
            self.has_too_many = true;
            return Ok(());
        }
        self.read += 1;
        let (text, name) = row.missing.remove(place);
        match read_file(site, language, importer, bytes, text).await? {
            Ok(read) => row.matter.text.add(read),
            Err(NotRead::Busy) => row.wrong.push(w!(language, stock.p_file_busy, file = name)),
            Err(NotRead::Refused(_, sentence)) => row.wrong.push(format!("{name}: {sentence}")),
        }
        Ok(())
    }

    /// The rows as far as they are known before they are weighed: what is bad, and what is chosen because nothing in it is
    /// doubtful.
    pub(super) fn rows(self, language: Language, required: &[Language]) -> Vec<ShownRow> {
        let mut room = LARGEST_MATTER;
        self.rows.into_iter().map(|row| row.shown(language, required, &mut room)).collect()
    }
}

impl Awaiting {
    fn of(language: Language, row: StockRow, named: &mut HashSet<String>) -> Self {
        let matter = RowMatter { row, text: StandardText::default() };
        let (mut missing, mut wrong) = (Vec::new(), Vec::new());
        for text in Language::ALL {
            let name = plain(matter.row.files.get(text)).to_owned();
            if name.is_empty() {
                continue;
            }
            if !named.insert(name.clone()) {
                wrong.push(w!(language, stock.p_file_twice, file = name));
            } else if !matter.ends() {
                missing.push((text, name));
            }
        }
        if missing.is_empty() && wrong.is_empty() && !matter.ends() {
            wrong.push(w!(language, stock.p_file_none));
        }
        Self { matter, missing, wrong }
    }

    fn shown(self, language: Language, required: &[Language], room: &mut usize) -> ShownRow {
        let Self { mut matter, missing, mut wrong } = self;
        for (_, name) in missing {
            wrong.push(w!(language, stock.p_file_missing, file = name));
        }
        // What stands before and beside a standard need not travel.
        matter.text.left.retain(LeftText::matters);
        let shown = |matter, state| ShownRow { matter, state };
        if !wrong.is_empty() {
            return shown(matter, RowState::Bad(wrong));
        }
        let chosen = matter.ends() || doubts(language, &matter.text, required).is_empty();
        let ready = shown(matter, RowState::Ready(chosen));
        let size = ready.field().map_or(0, |(_, value)| value.len());
        match room.checked_sub(size) {
            Some(left) => {
                *room = left;
                ready
            }
            None => ShownRow { state: RowState::Later, ..ready },
        }
    }
}

/// The name of a file without the folders that some browsers tell, and that some people type.
fn plain(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Localized;

    fn row(line: usize, kind: &str, kk: &str, ru: &str) -> StockRow {
        let (kind, files) = (kind.to_owned(), Localized::new(kk, ru, ""));
        StockRow {
            line,
            code: "001".to_owned(),
            kind,
            act: domain::approval::ApprovalInput::default(),
            files,
        }
    }

    #[test]
    fn a_row_without_its_files_is_bad_and_one_that_ends_a_standard_needs_none() {
        let rows = vec![
            row(2, "adopted", "a.kk.docx", "C:\\texts\\a.ru.docx"),
            row(3, "amended", "a.kk.docx", ""),
            row(4, "amended", "", ""),
            row(5, "cancelled", "", ""),
        ];
        let shown = StockReading::of(Language::En, rows).rows(Language::En, &[Language::Kk]);
        let bad = |place: usize| match &shown[place].state {
            RowState::Bad(wrong) => wrong.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!([bad(0), bad(1), bad(2)], [2, 1, 1]);
        assert_eq!(shown[3].state, RowState::Ready(true));
        assert_eq!(plain("C:\\texts\\a.ru.docx"), "a.ru.docx");
    }
}
