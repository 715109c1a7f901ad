//! What a document is made of, and the making.

use documents::{AknDraft, AknReport, AknReportWords, AknWords, CommentWords, Table};
use domain::language::Language;
use domain::redline::Redline;
use domain::report::ClosingReport;
use domain::standard::ContentHash;
use domain::time::LegalZone;
use services::Request;
use services::reading::{self, Comparison, PublicHead, ReportPage};
use site::components::comment::outcome;
use site::documents::{self as compose, Desk, Frozen, Headings};
use site::words::standard::{language_name, part_name, section_name};
use site::words::{author, author_kind, comment_headings, comment_sheet, date, hidden_words, report_title};
use site::{Format, PageError, Paper, Site, Wanted};

/// Counted up whenever the same data come to other bytes: what was kept before is then written anew.
const EDITION: u32 = 2;

/// Everything that a document is made of.
pub(super) struct Matter {
    desk: Desk,
    format: Format,
    paper: Data,
}

enum Data {
    Report(Box<(ReportPage, Comparison)>),
    Text(Box<(PublicHead, Frozen)>),
    Redline(Box<Comparison>),
}

/// Reads what a document is made of.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such public text or it is not written in that format.
pub(super) async fn read(site: &Site, request: &Request, wanted: &Wanted) -> Result<Matter, PageError> {
    let services = &site.services;
    let number = wanted.number.as_str();
    let paper = match wanted.paper {
        Paper::Report => {
            let page = reading::report(services, request, number).await?;
            let (from, to) = (page.from_revision, page.to_revision);
            let texts = reading::compare(services, request, number, from, to).await?;
            Data::Report(Box::new((page, texts)))
        }
        Paper::Text(text) => {
            let draft = reading::draft(services, request, number).await?;
            let mut public = [Some(draft.placed), draft.revised].into_iter().flatten();
            let found = public.find(|one| one.number == text).ok_or(PageError::NotFound)?;
            let frozen = Frozen {
                number: found.number,
                content: found.content,
                hash: found.hash,
                at: found.created_at,
            };
            Data::Text(Box::new((draft.head, frozen)))
        }
        Paper::Redline { from, to } => {
            Data::Redline(Box::new(reading::compare(services, request, number, from, to).await?))
        }
    };
    Ok(Matter { desk: Desk::of(site, wanted.language), format: wanted.format, paper })
}

impl Matter {
    /// What the file is kept by: everything that decides over its bytes.
    pub(super) fn key(&self) -> String {
        let (from, what) = match &self.paper {
            Data::Report(data) => (data.0.shown_hash.clone(), "report".to_owned()),
            Data::Text(data) => {
                (format!("{} {}", data.1.hash, data.0.number), format!("text-{}", data.1.number))
            }
            Data::Redline(texts) => {
                let (old, new) = (&texts.from, &texts.to);
                let told = texts.head.reported_at.is_some();
                let hashes = format!("{} {} {} {told}", texts.head.number, old.1.hash(), new.1.hash());
                (hashes, format!("redline-{}-{}", old.0, new.0))
            }
        };
        let site = format!("{from} {} {} {}", self.desk.site, self.desk.zone, self.desk.demonstration);
        let hash = ContentHash::of(site.as_bytes());
        format!("{EDITION}/{hash}/{what}-{}.{}", self.desk.language.code(), self.format.ending())
    }

    /// Writes the file. It computes for long: never where requests are answered.
    pub(super) fn written(self) -> anyhow::Result<Vec<u8>> {
        let desk = &self.desk;
        match (self.format, &self.paper) {
            (Format::Pdf, paper) => Ok(documents::pdf(&composed(desk, paper))?),
            (Format::Docx, paper) => Ok(documents::docx(&composed(desk, paper))?),
            (Format::Xlsx, Data::Report(data)) => {
                Ok(documents::xlsx(&comment_table(desk.zone, &data.0.report, desk.language))?)
            }
            (Format::Xml, Data::Report(data)) => Ok(report_xml(desk, &data.0)?.into_bytes()),
            (Format::Xml, Data::Text(data)) => Ok(text_xml(desk, &data.0, &data.1).into_bytes()),
            (Format::Xml, Data::Redline(_)) | (Format::Xlsx, _) => {
                anyhow::bail!("nothing is written of it in this format")
            }
        }
    }
}

/// The comments of a report with their decisions as a table.
pub(crate) fn comment_table(zone: LegalZone, report: &ClosingReport, language: Language) -> Table {
    let (sheet, whole_draft) = comment_sheet(language);
    let words = CommentWords {
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
        whole_draft,
    };
    documents::comments(report, zone, &words)
}

fn composed(desk: &Desk, paper: &Data) -> domain::document::Document {
    match paper {
        Data::Report(data) => compose::report(desk, &data.0, &data.1),
        Data::Text(data) => compose::text(desk, &data.0, &data.1),
        Data::Redline(texts) => {
            let redline = Redline::between(&texts.from.1, &texts.to.1, desk.language);
            let head = &texts.head;
            let newest = texts.public.last() == Some(&texts.to.0);
            let at = head.reported_at.filter(|_| newest).unwrap_or(head.placement.window.opens_at);
            compose::redline(desk, texts, &redline, at)
        }
    }
}

fn report_xml(desk: &Desk, page: &ReportPage) -> anyhow::Result<String> {
    let language = desk.language;
    let headings = Headings::of(language);
    let words = AknReportWords {
        language,
        title: headings.report,
        discussion: headings.discussion,
        facts: compose::facts(desk, &page.report),
        comments: headings.comments,
        suggestion: headings.suggestion,
        summary: headings.summary,
        whole_draft: headings.whole_draft,
        explained: headings.explained,
        changes: headings.changes,
        author_kind,
        author,
        hidden: hidden_words,
        outcome,
        section: section_name,
        language_name,
        date,
    };
    let published = AknReport { report: &page.report, hash: &page.hash, site: &desk.site, zone: desk.zone };
    Ok(documents::akn_report(&published, &words)?)
}

fn text_xml(desk: &Desk, head: &PublicHead, frozen: &Frozen) -> String {
    let language = desk.language;
    let draft = AknDraft {
        number: &head.number,
        kind: head.kind,
        service_code: &head.service_code,
        service_name: &head.service_name,
        body: &head.body.name,
        content: &frozen.content,
        revision: frozen.number,
        hash: &frozen.hash,
        placed_on: Some(head.placement.window.placed_on),
        revised_on: desk.zone.date_of(frozen.at),
        site: &desk.site,
    };
    let words = AknWords {
        language,
        title: Headings::of(language).text,
        part: part_name,
        section: section_name,
        date,
    };
    documents::akn_revision(&draft, &words)
}
