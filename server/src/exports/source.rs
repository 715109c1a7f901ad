//! What a document is made of, and the making.

use std::io::Write;

use documents::{Cell, SheetColumn, SheetTable};
use domain::document::{Document, Table};
use domain::draft::DraftKind;
use domain::redline::Redline;
use domain::standard::ContentHash;
use services::coordination::{self, Disagreements};
use services::drafts::{self, Amending};
use services::papers::{self, PaperDocument};
use services::reading::{self, BodyName, Comparison, PublicClauses, PublicDraftSummary};
use services::standards::{
    self, ApprovalPage, Modifications, OrderPage, StandardKind, StandardVersion, VersionSummary,
};
use services::{Request, Services};
use site::documents::{self as compose, DocumentContext, Frozen, Written};
use site::{ExportFormat, ExportKind, ExportRequest, PageError, Site};

use super::amends::Amends;
use super::draft_xml::text_xml;
use super::report::ReportSource;
use super::standard_xml::standard_xml;
use super::told::{clauses_of, named, order_of, paper_of, placed_of, public_clauses_of, told_of, working_of};

/// Counted up whenever the same data come to other bytes: what was kept before is then written anew.
const EDITION: u32 = 5;

/// Everything that a document is made of.
pub(super) struct ExportSource {
    context: DocumentContext,
    format: ExportFormat,
    /// Whether addresses are drawn as QR codes, for paper.
    codes: bool,
    data: SourceData,
}

enum SourceData {
    Report(Box<ReportSource>),
    /// With what an amendment changes, where the format tells it.
    Text(Box<(PublicDraftSummary, Frozen, Option<Amends>)>),
    Redline(Box<Comparison>),
    Disagreements(Box<Disagreements>),
    Order(Box<OrderPage>),
    Sheet(Box<ApprovalPage>),
    Working(Box<Written>),
    Clauses(Box<Amending>),
    PublicClauses(Box<PublicClauses>),
    Paper(Box<PaperDocument>),
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
            let (page, shown) = reading::report_outline(services, request, number).await?;
            let (from, to) = (page.from_revision, page.to_revision);
            let texts = reading::compare(services, request, number, from, to).await?;
            SourceData::Report(Box::new(ReportSource { page, shown, texts }))
        }
        ExportKind::Text(text) | ExportKind::PrintedText(text) => {
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
        ExportKind::Working => SourceData::Working(Box::new(working(site, request, number).await?)),
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
        ExportKind::Paper(kind) => {
            SourceData::Paper(Box::new(papers::kept_paper(services, request, number, kind).await?))
        }
        ExportKind::PublicPaper(kind, edition) => {
            let page = papers::public_paper(services, request, number, kind, edition).await?;
            SourceData::Paper(Box::new(page))
        }
        ExportKind::Standard(version) | ExportKind::PrintedStandard(version) => {
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
    let codes = matches!(wanted.kind, ExportKind::PrintedText(_) | ExportKind::PrintedStandard(_));
    Ok(ExportSource {
        context: DocumentContext::of(site, wanted.language),
        format: wanted.format,
        codes,
        data,
    })
}

/// The working copy of a draft.
async fn working(site: &Site, request: &Request, number: &str) -> Result<Written, PageError> {
    let copy = drafts::working_copy(&site.services, request, number).await?;
    let body = services::people::body(&site.services, copy.summary.body).await?;
    Ok(Written { copy, body: BodyName { id: body.id, code: body.code, name: body.name } })
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
            SourceData::Report(data) => {
                let spreadsheet = self.format == ExportFormat::Csv { spreadsheet: true };
                let what = if spreadsheet { "report-spreadsheet" } else { "report" };
                (data.page.shown_hash.clone(), what.to_owned())
            }
            SourceData::Text(data) => {
                let amends = data.2.as_ref().map(Amends::told).unwrap_or_default();
                (format!("{} {}{amends}", data.1.hash, placed_of(&data.0)), format!("text-{}", data.1.number))
            }
            SourceData::Redline(texts) => {
                let (old, new) = (&texts.from, &texts.to);
                let told = texts.summary.reported_at.is_some();
                let about = placed_of(&texts.summary);
                let hashes = format!("{about} {} {} {told}", old.1.hash(), new.1.hash());
                (hashes, format!("redline-{}-{}", old.0, new.0))
            }
            SourceData::Disagreements(told) => (told.hash.clone(), "disagreements".to_owned()),
            SourceData::Order(page) => (order_of(page), "order".to_owned()),
            SourceData::Sheet(page) => (told_of(page), "sheet".to_owned()),
            SourceData::Working(written) => (working_of(written), "working".to_owned()),
            SourceData::Clauses(page) => (clauses_of(page), "clauses".to_owned()),
            SourceData::PublicClauses(page) => {
                (public_clauses_of(page), format!("clauses-{}", page.revision))
            }
            SourceData::Paper(page) => (paper_of(page), format!("paper-{}", page.paper.stamp.kind.code())),
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
        let codes = if self.codes { "-qr" } else { "" };
        format!("{EDITION}/{hash}/{what}{codes}-{}.{}", self.context.language.code(), self.format.ending())
    }

    /// What tells the bytes of the file from all others, for whoever has it already.
    pub(super) fn tag(&self) -> String {
        if let (SourceData::Report(data), ExportFormat::Json) = (&self.data, self.format) {
            return data.page.shown_hash.clone();
        }
        self.key().replace('/', "-")
    }

    /// Writes the file. It computes for long: never where requests are answered.
    pub(super) fn write(self, out: &mut (dyn Write + Send), services: &Services) -> anyhow::Result<()> {
        let context = &self.context;
        let bytes = match (self.format, &self.data) {
            (format, SourceData::Report(data)) => return data.write(out, context, format, services),
            (ExportFormat::Pdf, SourceData::Notice(found)) => {
                documents::poster(&compose::notice(context, found))?
            }
            (ExportFormat::Pdf, data) if self.codes => documents::pdf_with_codes(&composed(context, data)?)?,
            (ExportFormat::Pdf, data) => documents::pdf(&composed(context, data)?)?,
            (ExportFormat::Docx, data) => documents::docx(&composed(context, data)?)?,
            (ExportFormat::Xml, SourceData::Text(data)) => {
                text_xml(context, (&data.0, &data.1), data.2.as_ref()).into_bytes()
            }
            (ExportFormat::Xlsx, SourceData::Disagreements(told)) => {
                let table = compose::disagreements_sheet(context, told);
                documents::xlsx(&sheet(&compose::disagreements(context, told), table))?
            }
            (ExportFormat::Xml, SourceData::Standard(data)) => {
                standard_xml(context, &data.0, &data.1, data.2.as_ref()).into_bytes()
            }
            (ExportFormat::Xml | ExportFormat::Xlsx | ExportFormat::Json | ExportFormat::Csv { .. }, _) => {
                anyhow::bail!("nothing is written of it in this format")
            }
        };
        Ok(out.write_all(&bytes)?)
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

fn composed(context: &DocumentContext, data: &SourceData) -> anyhow::Result<Document> {
    Ok(match data {
        SourceData::Report(_) => anyhow::bail!("a report is composed as it is written"),
        SourceData::Text(data) => compose::text(context, &data.0, &data.1),
        SourceData::Order(page) => compose::order(context, page),
        SourceData::Sheet(page) => compose::sheet(context, page),
        SourceData::Working(written) => compose::working(context, written),
        SourceData::Clauses(page) => compose::clauses(context, page),
        SourceData::PublicClauses(page) => compose::public_clauses(context, page),
        SourceData::Paper(page) => compose::paper(context, page),
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
    })
}
