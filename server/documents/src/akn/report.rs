//! A closing report as a `statement`.

use chrono::SecondsFormat;
use domain::discussion::{AuthorKind, Outcome};
use domain::document::{Block, paragraphs};
use domain::redline::Redline;
use domain::report::{ClosingReport, Gap, GapState};
use domain::time::LegalZone;

use super::meta::{BODY, Identification};
use super::prose::content;
use super::report_words::AknReportWords;
use super::xml::Xml;
use super::{changes, comment, iri, open_root};

/// A published closing report.
#[derive(Clone, Copy, Debug)]
pub struct AknReport<'a> {
    /// What it says.
    pub report: &'a ClosingReport,
    /// The SHA-256 under which it was published, in hexadecimal.
    pub hash: &'a str,
    /// The public address of the site, without a slash at its end.
    pub site: &'a str,
    /// The zone in which dates are legal dates.
    pub zone: LegalZone,
}

/// The report as Akoma Ntoso 3.0, in one language. Comments stand in their own, the redline in each that was compared.
///
/// # Errors
/// If a redline of the report is none, which none that was published is.
pub fn akn_report(published: &AknReport<'_>, words: &AknReportWords) -> Result<String, serde_json::Error> {
    let report = published.report;
    let mut redlines: Vec<Redline> = report
        .redlines
        .values()
        .map(|redline| serde_json::from_value(redline.clone()))
        .collect::<Result<_, _>>()?;
    // The language of the file first: what refers to a changed clause refers to it there.
    redlines.sort_by_key(|redline| redline.language != words.language);
    let last = if report.explained_gaps.is_empty() { 3 } else { 4 };
    let compared: Vec<_> = (1..)
        .zip(&redlines)
        .map(|(place, redline)| (format!("sec_{last}__hcontainer_{place}"), redline))
        .collect();
    let places = compared.first().map(|(id, redline)| changes::places(id, redline)).unwrap_or_default();
    let mut xml = Xml::new();
    open_root(&mut xml);
    // The vocabulary's document of a body that speaks officially without making law.
    xml.open("statement", &[("name", "closing-report")]);
    meta(&mut xml, published, words);
    preface(&mut xml, published, words);
    xml.open("mainBody", &[]);
    let mut sections = 0;
    let mut open = |xml: &mut Xml, heading: &str| {
        sections += 1;
        let id = format!("sec_{sections}");
        xml.open("section", &[("eId", &id)]);
        xml.line("num", &[], &sections.to_string());
        xml.line("heading", &[], heading);
        id
    };
    let id = open(&mut xml, &words.discussion);
    let facts = if words.facts.is_empty() { Vec::new() } else { vec![Block::Facts(words.facts.clone())] };
    content(&mut xml, &id, &facts);
    xml.close();
    let id = open(&mut xml, &words.comments);
    for (place, comment) in (1..).zip(&report.comments) {
        let id = format!("{id}__hcontainer_{place}");
        comment::write(&mut xml, &id, comment, &places, (published.zone, words));
    }
    for (place, one) in (report.comments.len() + 1..).zip(&report.withdrawn) {
        comment::withdrawn(&mut xml, &format!("{id}__hcontainer_{place}"), one, (published.zone, words));
    }
    xml.close();
    if !report.explained_gaps.is_empty() {
        let id = open(&mut xml, &words.explained);
        for (place, gap) in (1..).zip(&report.explained_gaps) {
            explanation(&mut xml, &format!("{id}__hcontainer_{place}"), gap);
        }
        xml.close();
    }
    open(&mut xml, &words.changes);
    let causes = changes::causes(&report.comments);
    for (id, redline) in &compared {
        changes::write(&mut xml, id, redline, &causes, words);
    }
    Ok(xml.finish())
}

fn meta(xml: &mut Xml, published: &AknReport<'_>, words: &AknReportWords) {
    let AknReport { report, hash, site, zone } = *published;
    let language = words.language;
    let number = report.draft_number.as_str();
    let dated = (zone.date_of(report.published_at), "publication");
    xml.open("meta", &[]);
    let identification = Identification {
        work: iri::report(dated.0, number),
        subtype: "closing-report",
        number,
        began: dated,
        fixed: dated,
        revision: None,
        is_prescriptive: false,
        language,
        hash,
        address: format!("{site}/{}/drafts/{number}/report", language.code()),
    };
    identification.write(xml);
    references(xml, report, words);
    let instant = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    xml.open("proprietary", &[("source", BODY)]);
    xml.empty(
        "talqy:report",
        &[
            ("draft", number),
            ("kind", report.draft_kind.code()),
            ("service", &report.service_code),
            ("sha256", hash),
            ("placed", &report.placed_on.to_string()),
            ("lastDay", &report.last_day.to_string()),
            ("opened", &instant(report.opened_at)),
            ("closed", &instant(report.closed_at)),
            ("published", &instant(report.published_at)),
            ("comments", &report.comments.len().to_string()),
            ("lateAttempts", &report.late_attempts.to_string()),
            ("placedSha256", &report.placed_hash),
            ("revisedSha256", &report.revised_hash),
            ("ledgerEntry", &report.ledger_sequence.to_string()),
            ("ledgerSha256", &report.ledger_hash),
        ],
    );
    xml.close();
    xml.close();
}

fn references(xml: &mut Xml, report: &ClosingReport, words: &AknReportWords) {
    let language = words.language;
    xml.open("references", &[("source", BODY)]);
    let body = iri::thing("organization", &format!("developer.{}", report.service_code));
    let name = report.body.best(language).1;
    xml.empty("TLCOrganization", &[("eId", "body"), ("href", &body), ("showAs", name)]);
    let service = iri::thing("concept", &format!("service.{}", report.service_code));
    let name = report.service_name.best(language).1;
    xml.empty("TLCConcept", &[("eId", "service"), ("href", &service), ("showAs", name)]);
    let draft = iri::draft(report.placed_on, &report.draft_number);
    let number = report.draft_number.as_str();
    xml.empty("TLCReference", &[("eId", "draft"), ("name", "draft"), ("href", &draft), ("showAs", number)]);
    for kind in AuthorKind::ALL {
        let href = iri::thing("role", kind.code());
        let name = (words.author_kind)(language, kind);
        xml.empty("TLCRole", &[("eId", kind.code()), ("href", &href), ("showAs", &name)]);
    }
    for outcome in Outcome::ALL {
        let href = iri::thing("concept", outcome.code());
        let name = (words.outcome)(language, outcome);
        xml.empty("TLCConcept", &[("eId", outcome.code()), ("href", &href), ("showAs", &name)]);
    }
    for comment in &report.comments {
        comment::reference(xml, comment, number, words);
    }
    xml.close();
}

fn preface(xml: &mut Xml, published: &AknReport<'_>, words: &AknReportWords) {
    let (report, language) = (published.report, words.language);
    let date = published.zone.date_of(report.published_at);
    xml.open("preface", &[]);
    xml.open("longTitle", &[("eId", "preface__longTitle")]);
    xml.mixed("p", &[], |line| line.named("docType", &[], &words.title));
    xml.mixed("p", &[], |line| {
        line.named("docTitle", &[("refersTo", "#service")], report.service_name.best(language).1);
    });
    xml.mixed("p", &[], |line| {
        line.named("docNumber", &[("refersTo", "#draft")], &report.draft_number);
        line.text(", ");
        line.named("docDate", &[("date", &date.to_string())], &(words.date)(language, date));
    });
    xml.mixed("p", &[], |line| {
        line.named("docProponent", &[("refersTo", BODY)], report.body.best(language).1);
    });
    xml.close();
    xml.close();
}

/// A comment without a change or a change without a comment, with the reason given.
fn explanation(xml: &mut Xml, id: &str, gap: &GapState) {
    let (name, value) = match &gap.gap {
        Gap::AcceptedWithoutChange { comment, .. } => ("talqy:comment", comment.to_string()),
        Gap::ChangeWithoutCause { element, .. } => ("talqy:element", element.to_string()),
    };
    xml.open("hcontainer", &[("name", gap.gap.code()), ("eId", id), (name, &value)]);
    content(xml, id, &paragraphs(gap.reason.as_deref().unwrap_or_default()));
    xml.close();
}
