//! A closing report in every format: its comments are walked through a portion at a time, however many there are.

use std::io::{self, Write};

use documents::{CommentTableWords, CsvReader};
use domain::language::Language;
use domain::report::ReportLists;
use services::Services;
use services::reading::{Comparison, ReportPage};
use services::report::{ReportField, ShownReport};
use site::ExportFormat;
use site::components::changed_comment::{corrected_words, withdrawn_words};
use site::components::comment::outcome;
use site::documents::{self as compose, COMMENTS_PART, DocumentContext, SharedDecisions};
use site::words::standard::{language_name, section_name};
use site::words::{
    author, author_kind, comment_headings, comment_sheet, entered_words, hidden_words, report_title,
};
use tokio::runtime::Handle;

use super::draft_xml::report_xml;
use super::lists::StoredLists;

/// With more comments than this the pages say in which files they stand: what typesets pages holds their words.
const MOST_ON_PAGES: u32 = 10_000;
/// With more rows than this a workbook is written by way of a file of the system.
const MOST_ROWS_IN_MEMORY: u32 = 2_000;

/// A published report without its lists, the lists, and the texts between which it stands.
pub(super) struct ReportSource {
    /// What is said of the whole.
    pub(super) page: ReportPage,
    /// Its lists.
    pub(super) shown: ShownReport,
    /// The texts.
    pub(super) texts: Comparison,
}

impl ReportSource {
    /// Writes the file. It computes for long and waits for the database: never where requests are answered.
    pub(super) fn write(
        &self,
        out: &mut (dyn Write + Send),
        context: &DocumentContext,
        format: ExportFormat,
        services: &Services,
    ) -> anyhow::Result<()> {
        let lists = StoredLists::new(&self.shown, services, Handle::current());
        match format {
            ExportFormat::Json => self.json(out, &lists)?,
            ExportFormat::Csv { spreadsheet } => {
                let reader = if spreadsheet { CsvReader::Spreadsheet } else { CsvReader::Program };
                let words = table_words(&self.page, context.language);
                let table = documents::comment_table(&self.page.report, &words);
                documents::csv(out, &table.columns, reader, &mut |take| {
                    documents::comment_rows(&lists, context.zone, &words, take)
                })?;
            }
            ExportFormat::Xlsx => self.xlsx(out, context, &lists)?,
            ExportFormat::Xml => report_xml(out, context, &self.page, &lists)?,
            ExportFormat::Docx => out.write_all(&self.docx(context, &lists)?)?,
            ExportFormat::Pdf => out.write_all(&self.pdf(context, &lists)?)?,
        }
        Ok(())
    }

    /// The canonical text, whose SHA-256 is the hash of what is shown.
    fn json(&self, out: &mut (dyn Write + Send), lists: &StoredLists<'_>) -> io::Result<()> {
        if let Some(whole) = self.shown.whole() {
            return out.write_all(whole.as_bytes());
        }
        let mut before = "{";
        for (name, field) in self.shown.fields() {
            out.write_all(before.as_bytes())?;
            before = ",";
            serde_json::to_writer(&mut *out, name)?;
            out.write_all(b":")?;
            match field {
                ReportField::Text(text) => out.write_all(text.as_bytes())?,
                ReportField::List(list, rest) => {
                    let mut between = "[";
                    let mut item = |text: &str| {
                        out.write_all(between.as_bytes())?;
                        between = ",";
                        out.write_all(text.as_bytes())
                    };
                    lists.texts(*list, &mut item)?;
                    rest.iter().try_for_each(|text| item(text))?;
                    let end = if between == "[" { "[]" } else { "]" };
                    out.write_all(end.as_bytes())?;
                }
            }
        }
        out.write_all(b"}")
    }

    fn xlsx(
        &self,
        out: &mut (dyn Write + Send),
        context: &DocumentContext,
        lists: &StoredLists<'_>,
    ) -> anyhow::Result<()> {
        let words = table_words(&self.page, context.language);
        let mut table = documents::comment_table(&self.page.report, &words);
        let figures = &self.page.figures;
        if figures.comments.saturating_add(figures.withdrawn) > MOST_ROWS_IN_MEMORY {
            documents::xlsx_of_rows(out, &table, &mut |take| {
                documents::comment_rows(lists, context.zone, &words, take)
            })?;
            return Ok(());
        }
        documents::comment_rows(lists, context.zone, &words, &mut |row| {
            table.rows.push(row.to_vec());
            Ok(())
        })?;
        out.write_all(&documents::xlsx(&table)?)?;
        Ok(())
    }

    /// What is packed is small beside what is said, so that the file itself is in memory.
    fn docx(&self, context: &DocumentContext, lists: &StoredLists<'_>) -> anyhow::Result<Vec<u8>> {
        let document = compose::report_around(context, &self.with_short_lists(lists)?, &self.texts);
        let mut shared = SharedDecisions::default();
        lists.comments(&mut |comment| {
            shared.add(comment);
            Ok(())
        })?;
        let file = documents::docx_of_blocks(&document, COMMENTS_PART, &mut |take| {
            if self.page.figures.comments == 0 {
                take(&compose::no_comments(context))?;
            }
            lists.comments(&mut |comment| {
                take(&compose::reported_comment(context, comment, &self.texts.to.1, &shared))
            })
        })?;
        Ok(file)
    }

    fn pdf(&self, context: &DocumentContext, lists: &StoredLists<'_>) -> anyhow::Result<Vec<u8>> {
        let mut page = self.with_short_lists(lists)?;
        if page.figures.comments > MOST_ON_PAGES {
            return Ok(documents::pdf(&compose::report_in_short(context, &page, &self.texts))?);
        }
        lists.comments(&mut |comment| {
            page.report.comments.push(comment.clone());
            Ok(())
        })?;
        Ok(documents::pdf(&compose::report(context, &page, &self.texts))?)
    }

    /// The report with the lists that are a line for each item.
    fn with_short_lists(&self, lists: &StoredLists<'_>) -> io::Result<ReportPage> {
        let mut page = self.page.clone();
        lists.withdrawn(&mut |one| {
            page.report.withdrawn.push(*one);
            Ok(())
        })?;
        lists.gaps(&mut |gap| {
            page.report.explained_gaps.push(gap.clone());
            Ok(())
        })?;
        Ok(page)
    }
}

/// The words of the table of the comments with their decisions.
fn table_words(page: &ReportPage, language: Language) -> CommentTableWords {
    let (sheet, whole_draft) = comment_sheet(language);
    CommentTableWords {
        sheet,
        title: report_title(language, &page.report),
        language,
        headings: comment_headings(language),
        author_kind,
        author,
        hidden: hidden_words,
        outcome,
        section: section_name,
        language_name,
        entered: entered_words,
        corrected: corrected_words,
        withdrawn: withdrawn_words,
        whole_draft,
    }
}
