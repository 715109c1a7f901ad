//! The closing report as a document (R15-8): the same figures, comments, decisions and changes as its page.

mod comments;

use domain::discussion::Outcome;
use domain::document::{Bar, Bars, Block, Document, DocumentPart, Fact, List, Run};
use domain::report::{ClosingReport, Gap};
use services::reading::{Comparison, ReportPage};

pub use comments::{SharedDecisions, no_comments, reported_comment};

use super::changes::changes;
use super::{About, DocumentContext};
use crate::components::changed_comment::withdrawn_words;
use crate::components::comment::comment_number;
use crate::w;
use crate::words::author_kind;
use crate::words::standard::{section_name, way};

/// The published report of a draft, with the texts between which it stands.
pub fn report(context: &DocumentContext, page: &ReportPage, texts: &Comparison) -> Document {
    let blocks = comments::comments(context, &page.report, &texts.to.1);
    around(context, page, texts, blocks)
}

/// The report without its comments, which stand below the part [`COMMENTS_PART`]: whoever writes the file adds them one after the
/// other.
pub fn report_around(context: &DocumentContext, page: &ReportPage, texts: &Comparison) -> Document {
    around(context, page, texts, Vec::new())
}

/// The report without its comments, which are more than pages are written of: it says in which files they stand.
pub fn report_in_short(context: &DocumentContext, page: &ReportPage, texts: &Comparison) -> Document {
    let language = context.language;
    let many = page.figures.comments;
    let says = w!(language, long_report.no_pages, many = crate::words::number(language, u64::from(many)));
    let address = context.address(|address| address.draft_part(&page.report.draft_number, "report"));
    let link = Block::Paragraph(vec![Run::link(address.clone(), address)]);
    around(context, page, texts, vec![Block::plain(says), link])
}

/// Which part of the document holds the comments, from 0.
pub const COMMENTS_PART: usize = 2;

fn around(
    context: &DocumentContext,
    page: &ReportPage,
    texts: &Comparison,
    comments: Vec<Block>,
) -> Document {
    let language = context.language;
    let report = &page.report;
    let of = About::report(report);
    let now = context.now(report.published_at);
    let mut identity = context.identity(&of);
    identity
        .push(Fact::plain(w!(language, paper.published), now.date(now.zone.date_of(report.published_at))));
    identity.push(Fact::plain(w!(language, report.hash_report), page.hash.clone()));
    let address = context.address(|address| address.draft_part(&report.draft_number, "report"));
    let cover = context.cover(&of, w!(language, report.closing), identity, address);
    let mut document = context.document(&of, cover, report.published_at);
    let about = facts(context, report);
    let parts = [
        (w!(language, report.about), vec![Block::Facts(about)]),
        (w!(language, paper.participation), participation(context, page)),
        (w!(language, report.comments), comments),
        (w!(language, author.withdrawn_term), withdrawn(context, report)),
        (w!(language, report.changes), changed(context, page, texts)),
        (w!(language, report.gaps), gaps(context, report, texts)),
        (w!(language, report.seals), seals(context, page)),
    ];
    let parts = parts.into_iter().enumerate();
    let said = parts.filter(|(place, (_, blocks))| *place == COMMENTS_PART || !blocks.is_empty()).zip(1..);
    document.parts = said
        .map(|((_, (heading, blocks)), number): (_, u32)| DocumentPart {
            number: Some(number.to_string()),
            depth: 1,
            heading,
            blocks,
        })
        .collect();
    document
}

/// The discussion in facts: the service, the dates, how the public was informed, where the revised draft is read.
pub fn facts(context: &DocumentContext, report: &ClosingReport) -> Vec<Fact> {
    let language = context.language;
    let now = context.now(report.published_at);
    let service = report.service_name.best(language).1.to_owned();
    let entry = context.address(|address| address.service(&report.service_code));
    let window = w!(
        language,
        report.from_to,
        from = now.date(report.placed_on),
        to = now.date(report.last_day),
        zone = now.zone_name(report.closed_at)
    );
    let ways: Vec<String> = report.ways_of_informing.iter().map(|one| way(language, one)).collect();
    let revised = report.revised_draft.best(language).1.to_owned();
    let is_address = revised.starts_with("http://") || revised.starts_with("https://");
    let revised = if is_address { Run::link(revised.clone(), revised) } else { Run::plain(revised) };
    let mut facts = vec![
        Fact { term: w!(language, report.service), value: vec![Run::link(service, entry)] },
        Fact::plain(w!(language, report.placed), now.date(report.placed_on)),
    ];
    facts.extend(report.due_on.map(|due| Fact::plain(w!(language, report.due), now.date(due))));
    facts.extend(
        report.late_reason.clone().map(|reason| Fact::plain(w!(language, report.late_reason), reason)),
    );
    facts.push(Fact::plain(w!(language, report.window), window));
    facts.push(Fact::plain(w!(language, report.ways), ways.join("; ")));
    facts.push(Fact { term: w!(language, report.revised), value: vec![revised] });
    facts
}

/// How many took part: in figures and in bars (R15-8).
fn participation(context: &DocumentContext, page: &ReportPage) -> Vec<Block> {
    let language = context.language;
    let (report, counted) = (&page.report, &page.figures);
    let now = context.now(report.published_at);
    let figures = &report.participation;
    let of = |outcome: Outcome| figures.by_outcome.get(&outcome).copied().unwrap_or(0);
    let fact = |term: String, count: u32| Fact::plain(term, crate::words::number(language, u64::from(count)));
    let some = |term: String, count: u32| (count > 0).then(|| fact(term, count));
    let supported = some(w!(language, support.figure), counted.supports);
    let withdrawn = some(w!(language, author.withdrawn_term), counted.withdrawn);
    let entered = some(w!(language, entering.counted), counted.entered);
    let mut facts = vec![fact(w!(language, report.in_time), figures.total)];
    facts.extend(entered);
    facts.extend([
        fact(w!(language, report.accepted), of(Outcome::Accepted)),
        fact(w!(language, report.partly), of(Outcome::PartlyAccepted)),
        fact(w!(language, report.rejected), of(Outcome::NotAccepted)),
    ]);
    facts.extend(withdrawn);
    facts.push(fact(w!(language, report.late), report.late_attempts));
    facts.extend(supported);
    let mut blocks = vec![Block::Facts(facts)];
    let authors = figures.by_author.iter().map(|(kind, count)| (author_kind(language, *kind), *count));
    let sections = figures.by_section.iter().map(|line| {
        let name = line.section.map_or_else(
            || w!(language, report.whole),
            |key| format!("{} {}", key.number(), section_name(language, key)),
        );
        (name, line.count)
    });
    let days = figures.by_day.iter().map(|line| (now.near(line.day), line.count));
    let drawings: [(String, Vec<(String, u32)>); 3] = [
        (w!(language, report.by_author), authors.collect()),
        (w!(language, report.by_section), sections.collect()),
        (w!(language, report.by_day), days.collect()),
    ];
    for (caption, counted) in drawings {
        if !counted.is_empty() {
            let bars = counted.into_iter().map(|(label, count)| Bar { label, count }).collect();
            blocks.push(Block::Bars(Bars { caption, bars }));
        }
    }
    blocks
}

/// The comments that their authors withdrew: number and fact.
fn withdrawn(context: &DocumentContext, report: &ClosingReport) -> Vec<Block> {
    let language = context.language;
    let lines = report.withdrawn.iter().map(|one| {
        let says = withdrawn_words(language, context.zone, one.withdrawn_at);
        Block::plain(format!("{}. {says}", comment_number(language, one.number)))
    });
    lines.collect()
}

fn changed(context: &DocumentContext, page: &ReportPage, texts: &Comparison) -> Vec<Block> {
    let language = context.language;
    match page.report.redline(language).filter(|redline| redline.counts().total() > 0) {
        Some(redline) => {
            let author = page.report.body.best(language).1.to_owned();
            vec![
                Block::plain(w!(language, paper.how_marked)),
                changes(context, &redline, &texts.causes, author, false),
            ]
        }
        None => vec![Block::plain(w!(language, report.no_changes))],
    }
}

/// What the links between comments and changes do not explain, with the reasons given (R15-9).
fn gaps(context: &DocumentContext, report: &ClosingReport, texts: &Comparison) -> Vec<Block> {
    let language = context.language;
    let items = report.explained_gaps.iter().map(|state| {
        let what = match &state.gap {
            Gap::AcceptedWithoutChange { comment, .. } => {
                w!(language, report.gap_comment, number = comment.to_string())
            }
            Gap::ChangeWithoutCause { section, element } => {
                let (from, to) = (&texts.from.1, &texts.to.1);
                if let Some(place) = to.clause_number(element).or_else(|| from.clause_number(element)) {
                    w!(language, report.gap_change, number = place)
                } else {
                    w!(language, report.gap_element, section = section_name(language, *section))
                }
            }
        };
        let reason = state.reason.clone().map(|reason| w!(language, report.reason, reason = reason));
        std::iter::once(what).chain(reason).map(Block::plain).collect()
    });
    let items: Vec<Vec<Block>> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { first: Some(1), items })] }
}

fn seals(context: &DocumentContext, page: &ReportPage) -> Vec<Block> {
    let language = context.language;
    let report = &page.report;
    let seal = |term: String, hash: &str| Fact { term, value: vec![Run { code: true, ..Run::plain(hash) }] };
    vec![
        Block::plain(w!(language, report.seals_says)),
        Block::Facts(vec![
            seal(w!(language, report.hash_report), &page.hash),
            seal(w!(language, report.hash_placed), &report.placed_hash),
            seal(w!(language, report.hash_revised), &report.revised_hash),
            seal(
                w!(language, report.ledger, number = report.ledger_sequence.to_string()),
                &report.ledger_hash,
            ),
        ]),
    ]
}
