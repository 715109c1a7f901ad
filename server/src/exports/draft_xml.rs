//! A closing report and a frozen text of a draft as Akoma Ntoso.

use documents::{AknClauses, AknDraft, AknReport, AknReportWords, AknWords};
use services::reading::{PublicDraftSummary, ReportPage};
use site::components::changed_comment::{corrected_words, withdrawn_words};
use site::components::comment::outcome;
use site::documents::{self as compose, DocumentContext, Frozen, Headings};
use site::words::standard::{language_name, part_name, section_name};
use site::words::{author, author_kind, date, entered_words, hidden_words};

use super::amends::Amends;
use super::life::amended;

/// The file of a closing report.
pub(super) fn report_xml(context: &DocumentContext, page: &ReportPage) -> anyhow::Result<String> {
    let language = context.language;
    let headings = Headings::of(language);
    let words = AknReportWords {
        language,
        title: headings.report,
        discussion: headings.discussion,
        facts: compose::facts(context, &page.report),
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
        entered: entered_words,
        corrected: corrected_words,
        withdrawn: withdrawn_words,
        date,
    };
    let published =
        AknReport { report: &page.report, hash: &page.hash, site: &context.site, zone: context.zone };
    Ok(documents::akn_report(&published, &words)?)
}

/// The file of a frozen text of a draft, with what it changes in a standard if it amends one.
pub(super) fn text_xml(
    context: &DocumentContext,
    (summary, frozen): (&PublicDraftSummary, &Frozen),
    amends: Option<&Amends>,
) -> String {
    let language = context.language;
    let changes = amends.and_then(|amends| {
        let amended = amended(&amends.versions, amends.base)?;
        Some(AknClauses { amended, old: &amends.old, clauses: &amends.clauses })
    });
    let draft = AknDraft {
        number: &summary.number,
        kind: summary.kind,
        service_code: &summary.service_code,
        service_name: &summary.service_name,
        body: &summary.body.name,
        content: &frozen.content,
        revision: frozen.number,
        hash: &frozen.hash,
        placed_on: Some(summary.placement.window.placed_on),
        revised_on: context.zone.date_of(frozen.at),
        changes,
        site: &context.site,
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
