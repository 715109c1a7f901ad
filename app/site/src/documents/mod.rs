//! The closing report, the texts and the redline of a draft, its order and its sheet of coordination as documents that can be
//! saved, in the reader's language.
//!
//! Here stands what they say and in which order; `server/documents` writes the files.

mod changes;
mod clauses;
mod disagreements;
mod headings;
mod notice;
mod order;
mod papers;
mod report;
mod sheet;
mod standard_text;
mod text;
mod working;

use domain::document::{Cover, Document, Fact};
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::report::ClosingReport;
use domain::time::LegalZone;
use services::drafts::DraftSummary;
use services::reading::{BodyName, PublicDraftSummary};
use services::standards::ApprovalPage;

pub use changes::redline;
pub use clauses::{clauses, public_clauses};
pub use disagreements::{disagreements, disagreements_sheet};
pub use headings::Headings;
pub use notice::notice;
pub use order::order;
pub use papers::paper;
pub use report::{COMMENTS_PART, SharedDecisions, facts, no_comments, report, report_around, report_in_short, reported_comment};
pub use sheet::sheet;
pub use standard_text::{standard, standard_date};
pub use text::{Frozen, text};
pub use working::{Written, working};

use crate::components::now::Now;
use crate::w;
use crate::words::standard;
use crate::{Address, Site};

/// What a document is about.
struct About<'a> {
    number: &'a str,
    kind: DraftKind,
    service_code: &'a str,
    title: &'a Localized,
    body: &'a Localized,
}

impl<'a> About<'a> {
    fn draft(summary: &'a PublicDraftSummary) -> Self {
        Self {
            number: &summary.number,
            kind: summary.kind,
            service_code: &summary.service_code,
            title: if summary.title.is_blank() { &summary.service_name } else { &summary.title },
            body: &summary.body.name,
        }
    }

    /// A draft at the desk, placed or not.
    fn at_desk(summary: &'a DraftSummary, body: &'a BodyName) -> Self {
        Self {
            number: &summary.number,
            kind: summary.kind,
            service_code: &summary.service_code,
            title: if summary.title.is_blank() { &summary.service_name } else { &summary.title },
            body: &body.name,
        }
    }

    /// As the report froze it: nothing that changes later touches its files.
    fn report(report: &'a ClosingReport) -> Self {
        Self {
            number: &report.draft_number,
            kind: report.draft_kind,
            service_code: &report.service_code,
            title: &report.service_name,
            body: &report.body,
        }
    }
}

/// The instant of what the page of approval tells: of the approval, else of the last round.
fn told_at(page: &ApprovalPage) -> chrono::DateTime<chrono::Utc> {
    let of_round = || page.round.as_ref().map(|round| round.ended_at.unwrap_or(round.opened_at));
    let approved = page.approved.as_ref().map(|approved| approved.entered_at);
    approved.or_else(of_round).unwrap_or(page.summary.created_at)
}

/// For whom and where documents are made.
#[derive(Clone, Debug)]
pub struct DocumentContext {
    /// The language of the documents.
    pub language: Language,
    /// The zone of legal dates (R-T1).
    pub zone: LegalZone,
    /// The public address of the site, without a slash at its end.
    pub site: String,
    /// Whether everything is a demonstration, which every document then says.
    pub demonstration: bool,
}

impl DocumentContext {
    /// The context of documents of a site.
    pub fn of(site: &Site, language: Language) -> Self {
        Self {
            language,
            zone: site.settings.zone,
            site: site.services.settings.public_url.clone(),
            demonstration: site.settings.demonstration,
        }
    }

    fn now(&self, at: chrono::DateTime<chrono::Utc>) -> Now {
        Now { language: self.language, at, zone: self.zone }
    }

    /// The whole address of a page.
    fn address(&self, path: impl FnOnce(Address) -> String) -> String {
        format!("{}{}", self.site, path(Address(self.language)))
    }

    fn cover(&self, about: &About<'_>, kind: String, facts: Vec<Fact>, address: String) -> Cover {
        self.cover_of((about.body, about.title), kind, facts, address)
    }

    /// The title page of what a body answers for.
    fn cover_of(
        &self,
        (body, title): (&Localized, &Localized),
        kind: String,
        facts: Vec<Fact>,
        address: String,
    ) -> Cover {
        let says = || {
            format!(
                "{} {}",
                w!(self.language, site.demonstration),
                w!(self.language, site.demonstration_says)
            )
        };
        Cover {
            body: body.best(self.language).1.to_owned(),
            kind,
            title: title.best(self.language).1.to_owned(),
            facts,
            address: Some(address),
            notice: self.demonstration.then(says),
        }
    }

    fn document(&self, about: &About<'_>, cover: Cover, at: chrono::DateTime<chrono::Utc>) -> Document {
        let number = w!(self.language, draft.number, number = about.number.to_owned());
        Document {
            language: self.language,
            running: format!("{number} · {}", cover.kind),
            contents: Some(w!(self.language, draft.contents)),
            author: cover.body.clone(),
            cover,
            parts: Vec::new(),
            at,
        }
    }

    /// What identifies a draft on a title page.
    fn identity(&self, about: &About<'_>) -> Vec<Fact> {
        let language = self.language;
        vec![
            Fact::plain(w!(language, paper.draft), about.number.to_owned()),
            Fact::plain(w!(language, draft.kind), standard::kind(language, about.kind)),
            Fact::plain(w!(language, paper.service_code), about.service_code.to_owned()),
        ]
    }
}
