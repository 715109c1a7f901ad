//! A comment with the decision on it (R15-8).

use chrono::SecondsFormat;
use domain::discussion::AuthorKind;
use domain::document::{blocks, paragraphs};
use domain::report::{ReportedComment, WithdrawnComment};
use domain::standard::prose::quoted;
use domain::time::LegalZone;

use super::changes::Places;
use super::iri;
use super::prose;
use super::prose::content;
use super::report_words::AknReportWords;
use super::xml::Xml;

/// The author among the references of the document. Nothing is said of them but what the report publishes.
pub(super) fn reference(xml: &mut Xml, comment: &ReportedComment, draft: &str, words: &AknReportWords) {
    let (name, class) = match comment.author.kind {
        AuthorKind::Individual | AuthorKind::Entrepreneur => ("TLCPerson", "person"),
        AuthorKind::LegalEntity
        | AuthorKind::ForeignEntity
        | AuthorKind::Organisation
        | AuthorKind::Group => ("TLCOrganization", "organization"),
    };
    let href = iri::thing(class, &format!("{draft}.{}", comment.number));
    let shown = (words.author)(words.language, &comment.author);
    xml.empty(name, &[("eId", &author(comment)), ("href", &href), ("showAs", &shown)]);
}

/// Writes the comment; its `eId` is `id`.
pub(super) fn write(
    xml: &mut Xml,
    id: &str,
    comment: &ReportedComment,
    places: &Places,
    (zone, words): (LegalZone, &AknReportWords),
) {
    let language = words.language;
    let received = comment.received_at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let mut attributes = vec![("name", "comment"), ("eId", id), ("talqy:received", received.as_str())];
    attributes.extend(comment.anchor.section.map(|section| ("talqy:section", section.code())));
    attributes.extend(comment.anchor.element.as_ref().map(|element| ("talqy:element", element.as_str())));
    xml.open("hcontainer", &attributes);
    xml.line("num", &[], &comment.number.to_string());
    heading(xml, comment, words);
    let anchored = comment.anchor.language.unwrap_or(comment.language);
    xml.mixed("subheading", &[], |line| {
        let subject = match comment.anchor.section {
            Some(section) => {
                let number = comment.clause.as_deref().unwrap_or(section.number());
                format!("{number} {}", (words.section)(language, section))
            }
            None => words.whole_draft.clone(),
        };
        line.text(&subject);
        if let Some(quote) = &comment.anchor.quote {
            line.text(": ");
            let attributes = [("startQuote", ""), ("endQuote", ""), ("xml:lang", anchored.code())];
            line.named("embeddedText", &attributes, &quoted(quote));
        }
    });
    let intro = format!("{id}__intro");
    let (spoken, said) = match &comment.hidden {
        Some(hidden) => (language, (words.hidden)(language, hidden)),
        None => (comment.language, comment.text.clone()),
    };
    xml.open("intro", &[("eId", &intro), ("xml:lang", spoken.code())]);
    prose::blocks(xml, &intro, &paragraphs(&said));
    xml.close();
    let mut parts = 0;
    if let Some(suggestion) = &comment.suggestion {
        parts += 1;
        let id = format!("{id}__hcontainer_{parts}");
        xml.open("hcontainer", &[("name", "suggestion"), ("eId", &id), ("xml:lang", anchored.code())]);
        xml.line("heading", &[("xml:lang", language.code())], &words.suggestion);
        content(xml, &id, &blocks(suggestion));
        xml.close();
    }
    if !comment.summary.is_empty() {
        parts += 1;
        let id = format!("{id}__hcontainer_{parts}");
        xml.open("hcontainer", &[("name", "summary"), ("eId", &id)]);
        xml.line("heading", &[], &words.summary);
        content(xml, &id, &paragraphs(&comment.summary));
        xml.close();
    }
    for (name, says) in marks(comment, zone, words) {
        parts += 1;
        mark(xml, &format!("{id}__hcontainer_{parts}"), name, &says);
    }
    parts += 1;
    decision(xml, &format!("{id}__hcontainer_{parts}"), comment, places, words);
    xml.close();
}

/// A comment that its author withdrew: number and fact.
pub(super) fn withdrawn(
    xml: &mut Xml,
    id: &str,
    one: &WithdrawnComment,
    (zone, words): (LegalZone, &AknReportWords),
) {
    let received = one.received_at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    xml.open("hcontainer", &[("name", "withdrawn"), ("eId", id), ("talqy:received", received.as_str())]);
    xml.line("num", &[], &one.number.to_string());
    content(xml, id, &paragraphs(&(words.withdrawn)(words.language, zone, one.withdrawn_at)));
    xml.close();
}

/// How a comment came that was entered by staff, and that its author corrected it.
fn marks(comment: &ReportedComment, zone: LegalZone, words: &AknReportWords) -> Vec<(&'static str, String)> {
    let language = words.language;
    let entered = comment.entered.as_ref();
    let entered =
        entered.map(|entered| ("entered", (words.entered)(language, zone, comment.received_at, entered)));
    let corrected = comment.corrected_at.filter(|_| comment.hidden.is_none());
    let corrected = corrected.map(|at| ("corrected", (words.corrected)(language, zone, at)));
    entered.into_iter().chain(corrected).collect()
}

fn mark(xml: &mut Xml, id: &str, name: &str, says: &str) {
    xml.open("hcontainer", &[("name", name), ("eId", id)]);
    content(xml, id, &paragraphs(says));
    xml.close();
}

/// Who commented and when.
fn heading(xml: &mut Xml, comment: &ReportedComment, words: &AknReportWords) {
    let language = words.language;
    let role = format!("#{}", comment.author.kind.code());
    let author = format!("#{}", author(comment));
    xml.mixed("heading", &[], |line| {
        let name = match comment.author.kind {
            AuthorKind::Individual | AuthorKind::Entrepreneur => "person",
            AuthorKind::LegalEntity
            | AuthorKind::ForeignEntity
            | AuthorKind::Organisation
            | AuthorKind::Group => "organization",
        };
        line.named(name, &[("refersTo", &author)], &(words.author)(language, &comment.author));
        // What stands instead of a withheld name says the kind by itself.
        if comment.author.name.is_some() {
            line.text(", ");
            let kind = (words.author_kind)(language, comment.author.kind);
            line.named("role", &[("refersTo", &role)], &kind);
        }
        line.text(", ");
        let date = comment.received_on;
        line.named("date", &[("date", &date.to_string())], &(words.date)(language, date));
    });
}

/// The decision, with the clauses that changed on account of it (R15-9). Comments answered together share its number.
fn decision(xml: &mut Xml, id: &str, comment: &ReportedComment, places: &Places, words: &AknReportWords) {
    let outcome = format!("#{}", comment.outcome.code());
    let number = comment.decision.to_string();
    xml.open("hcontainer", &[("name", "decision"), ("eId", id), ("talqy:decision", &number)]);
    xml.mixed("heading", &[], |line| {
        line.named("outcome", &[("refersTo", &outcome)], &(words.outcome)(words.language, comment.outcome));
    });
    let changed: Vec<_> = comment.changed.iter().filter_map(|element| places.get(element)).collect();
    if !changed.is_empty() {
        xml.mixed("subheading", &[], |line| {
            line.text(&words.changes);
            for (place, (id, number)) in changed.iter().enumerate() {
                line.text(if place == 0 { ": " } else { ", " });
                line.named("ref", &[("href", &format!("#{id}"))], number);
            }
        });
    }
    content(xml, id, &paragraphs(&comment.substantiation));
    xml.close();
}

fn author(comment: &ReportedComment) -> String {
    format!("author_{}", comment.number)
}
