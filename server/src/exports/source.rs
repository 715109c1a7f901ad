//! What a document is made of, and the making.

use documents::{Cell, CommentTableWords, SheetColumn, SheetTable};
use domain::document::{Document, Table};
use domain::draft::DraftKind;
use domain::language::Language;
use domain::redline::Redline;
use domain::report::ClosingReport;
use domain::standard::ContentHash;
use domain::time::LegalZone;
use services::Request;
use services::coordination::{self, Disagreements};
use services::drafts::{self, Amending};
use services::reading::{self, Comparison, PublicClauses, PublicDraftSummary, ReportPage};
use services::standards::{
    self, ApprovalPage, Modifications, OrderPage, StandardKind, StandardVersion, VersionSummary,
};
use site::components::changed_comment::{corrected_words, withdrawn_words};
use site::components::comment::outcome;
use site::documents::{self as compose, DocumentContext, Frozen};
use site::words::standard::{language_name, section_name};
use site::words::{
    author, author_kind, comment_headings, comment_sheet, entered_words, hidden_words, report_title,
};
use site::{ExportFormat, ExportKind, ExportRequest, PageError, Site};

use super::amends::Amends;
use super::draft_xml::{report_xml, text_xml};
use super::standard_xml::standard_xml;
use super::told::{clauses_of, named, order_of, public_clauses_of, told_of};

/// Counted up whenever the same data come to other bytes: what was kept before is then written anew.
const EDITION: u32 = 3;

/// Everything that a document is made of.
pub(super) struct ExportSource {
    context: DocumentContext,
    format: ExportFormat,
    data: SourceData,
}

enum SourceData {
    Report(Box<(ReportPage, Comparison)>),
    /// With what an amendment changes, where the format tells it.
    Text(Box<(PublicDraftSummary, Frozen, Option<Amends>)>),
    Redline(Box<Comparison>),
    Disagreements(Box<Disagreements>),
    Order(Box<OrderPage>),
    Sheet(Box<ApprovalPage>),
    Clauses(Box<Amending>),
    PublicClauses(Box<PublicClauses>),
    /// With all versions of its service, the newest first, and with what its act changed, where the format tells it.
    Standard(Box<(StandardVersion, Vec<VersionSummary>, Option<Modifications>)>),
    Notice(Box<StandardVersion>),
}

/// Reads what a document is made of.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such text or it is not written in that format; what is not public is read by those alone
/// who may.
pub(super) async fn read(
    site: &Site,
    request: &Request,
    wanted: &ExportRequest,
) -> Result<ExportSource, PageError> {
    let services = &site.services;
    let number = wanted.number.as_str();
    let data = match wanted.kind {
        ExportKind::Report => {
            let page = reading::report(services, request, number).await?;
            let (from, to) = (page.from_revision, page.to_revision);
            let texts = reading::compare(services, request, number, from, to).await?;
            SourceData::Report(Box::new((page, texts)))
        }
        ExportKind::Text(text) => {
            let draft = reading::draft(services, request, number).await?;
            let mut public = [Some(draft.placed), draft.revised].into_iter().flatten();
            let found = public.find(|one| one.number == text).ok_or(PageError::NotFound)?;
            let frozen = Frozen {
                number: found.number,
                content: found.content,
                hash: found.hash,
                at: found.created_at,
            };
            let amends = if wanted.format == ExportFormat::Xml {
                Amends::read(services, request, &draft.summary, text).await?
            } else {
                None
            };
            SourceData::Text(Box::new((draft.summary, frozen, amends)))
        }
        ExportKind::Redline { from, to } => {
            SourceData::Redline(Box::new(reading::compare(services, request, number, from, to).await?))
        }
        ExportKind::Disagreements => {
            let told = coordination::disagreements(services, request, number).await?;
            SourceData::Disagreements(Box::new(told))
        }
        ExportKind::Order => SourceData::Order(Box::new(standards::order(services, request, number).await?)),
        ExportKind::Sheet => SourceData::Sheet(Box::new(coordinated(site, request, number).await?)),
        ExportKind::Clauses => {
            let page = drafts::amending(services, request, number).await?;
            if page.summary.kind != DraftKind::Amendment {
                return Err(PageError::NotFound);
            }
            SourceData::Clauses(Box::new(page))
        }
        ExportKind::PublicClauses(text) => {
            let page = reading::clauses(services, request, number, text).await?;
            SourceData::PublicClauses(Box::new(page))
        }
        ExportKind::Standard(version) => {
            let found = with_text(site, number, version).await?;
            let versions = standards::versions(services, number).await?;
            let changed = if wanted.format == ExportFormat::Xml {
                standards::modifications(services, number, version).await?
            } else {
                None
            };
            SourceData::Standard(Box::new((found, versions, changed)))
        }
        ExportKind::Notice(version) => SourceData::Notice(Box::new(with_text(site, number, version).await?)),
    };
    Ok(ExportSource { context: DocumentContext::of(site, wanted.language), format: wanted.format, data })
}

/// The page of approval of a draft that was sent to the coordinating bodies.
async fn coordinated(site: &Site, request: &Request, number: &str) -> Result<ApprovalPage, PageError> {
    let page = standards::approval(&site.services, request, number).await?;
    if page.text.is_some() { Ok(page) } else { Err(PageError::NotFound) }
}

/// A version of a standard that has a text.
async fn with_text(site: &Site, code: &str, version: i64) -> Result<StandardVersion, PageError> {
    let found = standards::version(&site.services, code, version).await?;
    let has_text = found.version.summary.kind != StandardKind::Cancelled;
    if has_text { Ok(found) } else { Err(PageError::NotFound) }
}

impl ExportSource {
    /// What the file is kept by: everything that decides over its bytes.
    pub(super) fn key(&self) -> String {
        let (from, what) = match &self.data {
            SourceData::Report(data) => (data.0.shown_hash.clone(), "report".to_owned()),
            SourceData::Text(data) => {
                let amends = data.2.as_ref().map(Amends::told).unwrap_or_default();
                (format!("{} {}{amends}", data.1.hash, data.0.number), format!("text-{}", data.1.number))
            }
            SourceData::Redline(texts) => {
                let (old, new) = (&texts.from, &texts.to);
                let told = texts.summary.reported_at.is_some();
                let hashes = format!("{} {} {} {told}", texts.summary.number, old.1.hash(), new.1.hash());
                (hashes, format!("redline-{}-{}", old.0, new.0))
            }
            SourceData::Disagreements(told) => (told.hash.clone(), "disagreements".to_owned()),
            SourceData::Order(page) => (order_of(page), "order".to_owned()),
            SourceData::Sheet(page) => (told_of(page), "sheet".to_owned()),
            SourceData::Clauses(page) => (clauses_of(page), "clauses".to_owned()),
            SourceData::PublicClauses(page) => {
                (public_clauses_of(page), format!("clauses-{}", page.revision))
            }
            SourceData::Standard(data) => {
                let number = data.0.version.summary.number;
                (named(&data.0, &data.1), format!("standard-{number}"))
            }
            SourceData::Notice(found) => {
                (named(found, &[]), format!("notice-{}", found.version.summary.number))
            }
        };
        let site =
            format!("{from} {} {} {}", self.context.site, self.context.zone, self.context.demonstration);
        let hash = ContentHash::of(site.as_bytes());
        format!("{EDITION}/{hash}/{what}-{}.{}", self.context.language.code(), self.format.ending())
    }

    /// Writes the file. It computes for long: never where requests are answered.
    pub(super) fn written(self) -> anyhow::Result<Vec<u8>> {
        let context = &self.context;
        match (self.format, &self.data) {
            (ExportFormat::Pdf, SourceData::Notice(found)) => {
                Ok(documents::poster(&compose::notice(context, found))?)
            }
            (ExportFormat::Pdf, data) => Ok(documents::pdf(&composed(context, data))?),
            (ExportFormat::Docx, data) => Ok(documents::docx(&composed(context, data))?),
            (ExportFormat::Xlsx, SourceData::Report(data)) => {
                Ok(documents::xlsx(&comment_table(context.zone, &data.0.report, context.language))?)
            }
            (ExportFormat::Xml, SourceData::Report(data)) => Ok(report_xml(context, &data.0)?.into_bytes()),
            (ExportFormat::Xml, SourceData::Text(data)) => {
                Ok(text_xml(context, (&data.0, &data.1), data.2.as_ref()).into_bytes())
            }
            (ExportFormat::Xlsx, SourceData::Disagreements(told)) => {
                let table = compose::disagreements_sheet(context, told);
                Ok(documents::xlsx(&sheet(&compose::disagreements(context, told), table))?)
            }
            (ExportFormat::Xml, SourceData::Standard(data)) => {
                Ok(standard_xml(context, &data.0, &data.1, data.2.as_ref()).into_bytes())
            }
            (
                ExportFormat::Xml,
                SourceData::Redline(_)
                | SourceData::Disagreements(_)
                | SourceData::Order(_)
                | SourceData::Sheet(_)
                | SourceData::Clauses(_)
                | SourceData::PublicClauses(_)
                | SourceData::Notice(_),
            )
            | (ExportFormat::Xlsx, _) => {
                anyhow::bail!("nothing is written of it in this format")
            }
        }
    }
}

/// A table of a document as a sheet: the share of a column is its width, the words of a cell stand together.
fn sheet(document: &Document, table: Table) -> SheetTable {
    let columns = table.columns.into_iter();
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.into_iter();
        cells.map(|runs| Cell::Text(runs.into_iter().map(|run| run.text).collect())).collect()
    });
    SheetTable {
        name: table.caption,
        title: document.running.clone(),
        author: document.author.clone(),
        at: document.at,
        columns: columns.map(|column| SheetColumn { heading: column.heading, width: column.share }).collect(),
        rows: rows.collect(),
    }
}

/// The comments of a report with their decisions as a table.
pub(crate) fn comment_table(zone: LegalZone, report: &ClosingReport, language: Language) -> SheetTable {
    let (sheet, whole_draft) = comment_sheet(language);
    let words = CommentTableWords {
        sheet,
        title: report_title(language, report),
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
    };
    documents::comments(report, zone, &words)
}

fn composed(context: &DocumentContext, data: &SourceData) -> domain::document::Document {
    match data {
        SourceData::Report(data) => compose::report(context, &data.0, &data.1),
        SourceData::Text(data) => compose::text(context, &data.0, &data.1),
        SourceData::Order(page) => compose::order(context, page),
        SourceData::Sheet(page) => compose::sheet(context, page),
        SourceData::Clauses(page) => compose::clauses(context, page),
        SourceData::PublicClauses(page) => compose::public_clauses(context, page),
        SourceData::Redline(texts) => {
            let redline = Redline::between(&texts.from.1, &texts.to.1, context.language);
            let summary = &texts.summary;
            let newest = texts.public.last() == Some(&texts.to.0);
            let at = summary.reported_at.filter(|_| newest).unwrap_or(summary.placement.window.opens_at);
            compose::redline(context, texts, &redline, at)
        }
        SourceData::Disagreements(told) => compose::disagreements(context, told),
        SourceData::Standard(data) => compose::standard(context, &data.0),
        SourceData::Notice(found) => compose::notice(context, found),
    }
}
