//! A closing report as a `statement`.

use std::io::{self, Write};

use chrono::SecondsFormat;
use domain::discussion::{AuthorKind, Outcome};
use domain::document::{Block, paragraphs};
use domain::redline::Redline;
use domain::report::{ClosingReport, Gap, GapState, ReportLists};
use domain::time::LegalZone;

use super::changes::{ElementCauses, Places};
use super::meta::{BODY, Identification};
use super::prose::content;
use super::report_words::AknReportWords;
use super::xml::Xml;
use super::{changes, comment, iri, open_root};

/// A published closing report.
#[derive(Clone, Copy, Debug)]
pub struct AknReport<'a> {
    /// What it says; its lists are read elsewhere.
    pub report: &'a ClosingReport,
    /// How many comments it holds.
    pub comments: u32,
    /// The SHA-256 under which it was published, in hexadecimal.
    pub hash: &'a str,
    /// The public address of the site, without a slash at its end.
    pub site: &'a str,
    /// The zone in which dates are legal dates.
    pub zone: LegalZone,
}

/// Writes the report as Akoma Ntoso 3.0, in one language: a portion of it is in memory, however many comments `lists` hold. Comments
/// stand in their own language, the redline in each that was compared.
///
/// # Errors
/// If the lists cannot be read, the file cannot be written, or a redline of the report is none, which none that was published is.
pub fn akn_report(
    out: &mut dyn Write,
    published: &AknReport<'_>,
    lists: &dyn ReportLists,
    words: &AknReportWords,
) -> io::Result<()> {
    let report = published.report;
    let mut redlines: Vec<Redline> = report
        .redlines
        .values()
        .map(|redline| serde_json::from_value(redline.clone()))
        .collect::<Result<_, _>>()?;
    // The language of the file first: what refers to a changed clause refers to it there.
    redlines.sort_by_key(|redline| redline.language != words.language);
    let mut explained = false;
    lists.gaps(&mut |_| {
        explained = true;
        Ok(())
    })?;
    let last = if explained { 4 } else { 3 };
    let compared: Vec<_> = (1..)
        .zip(&redlines)
        .map(|(place, redline)| (format!("sec_{last}__hcontainer_{place}"), redline))
        .collect();
    let places = compared.first().map(|(id, redline)| changes::places(id, redline)).unwrap_or_default();
    let mut xml = Xml::new();
    open_root(&mut xml);
    // The vocabulary's document of a body that speaks officially without making law.
    xml.open("statement", &[("name", "closing-report")]);
    meta(&mut xml, out, published, lists, words)?;
    preface(&mut xml, published, words);
    xml.open("mainBody", &[]);
    let id = section(&mut xml, 1, &words.discussion);
    let facts = if words.facts.is_empty() { Vec::new() } else { vec![Block::Facts(words.facts.clone())] };
    content(&mut xml, &id, &facts);
    xml.close();
    let causes = comments(&mut xml, out, lists, &places, (published.zone, words))?;
    if explained {
        let id = section(&mut xml, 3, &words.explained);
        let mut place = 0;
        lists.gaps(&mut |gap| {
            place += 1;
            explanation(&mut xml, &format!("{id}__hcontainer_{place}"), gap);
            xml.drain(out)
        })?;
        xml.close();
    }
    section(&mut xml, last, &words.changes);
    for (id, redline) in &compared {
        changes::write(&mut xml, id, redline, &causes, words);
    }
    out.write_all(xml.finish().as_bytes())
}

/// Opens a section of the body and gives its `eId`.
fn section(xml: &mut Xml, number: u32, heading: &str) -> String {
    let id = format!("sec_{number}");
    xml.open("section", &[("eId", &id)]);
    xml.line("num", &[], &number.to_string());
    xml.line("heading", &[], heading);
    id
}

/// The section of the comments. Gives what caused which change.
fn comments(
    xml: &mut Xml,
    out: &mut dyn Write,
    lists: &dyn ReportLists,
    places: &Places,
    (zone, words): (LegalZone, &AknReportWords),
) -> io::Result<ElementCauses> {
    let mut causes = ElementCauses::new();
    let id = section(xml, 2, &words.comments);
    let mut place = 0;
    lists.comments(&mut |comment| {
        place += 1;
        comment::write(xml, &format!("{id}__hcontainer_{place}"), comment, places, (zone, words));
        changes::add_cause(&mut causes, comment);
        xml.drain(out)
    })?;
    lists.withdrawn(&mut |one| {
        place += 1;
        comment::withdrawn(xml, &format!("{id}__hcontainer_{place}"), one, (zone, words));
        xml.drain(out)
    })?;
    xml.close();
    Ok(causes)
}

fn meta(
    xml: &mut Xml,
    out: &mut dyn Write,
    published: &AknReport<'_>,
    lists: &dyn ReportLists,
    words: &AknReportWords,
) -> io::Result<()> {
    let AknReport { report, comments, hash, site, zone } = *published;
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
    lists.comments(&mut |comment| {
        comment::reference(xml, comment, number, words);
        xml.drain(out)
    })?;
    xml.close();
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
            ("comments", &comments.to_string()),
            ("lateAttempts", &report.late_attempts.to_string()),
            ("placedSha256", &report.placed_hash),
            ("revisedSha256", &report.revised_hash),
            ("ledgerEntry", &report.ledger_sequence.to_string()),
            ("ledgerSha256", &report.ledger_hash),
        ],
    );
    xml.close();
    xml.close();
    Ok(())
}

/// Opens what is referred to; the authors of the comments come after.
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
