//! The list and summary of the comments with the decisions on them (R15-7, R15-8).

use domain::document::{self, Block, Clause, Run, paragraphs};
use domain::language::Language;
use domain::report::{ClosingReport, ReportedComment};
use domain::standard::{Content, prose};

use crate::components::changed_comment::corrected_words;
use crate::components::comment::{comment_number, outcome};
use crate::components::support::supported_words;
use crate::documents::DocumentContext;
use crate::w;
use crate::words::standard::section_name;
use crate::words::{author, author_kind, entered_words, hidden_words, moment};

/// Every comment with its decision, by number; comments that one decision answers say so.
pub(super) fn comments(context: &DocumentContext, report: &ClosingReport, revised: &Content) -> Vec<Block> {
    if report.comments.is_empty() {
        return vec![Block::plain(w!(context.language, report.no_comments))];
    }
    let mut shared: std::collections::BTreeMap<u32, (i64, u64)> = std::collections::BTreeMap::new();
    for comment in &report.comments {
        shared.entry(comment.decision).or_insert((comment.number, 0)).1 += 1;
    }
    let one = |comment: &ReportedComment| {
        let (first, many) = shared.get(&comment.decision).copied().unwrap_or((comment.number, 1));
        Block::Clause(Clause {
            number: comment_number(context.language, comment.number),
            depth: 0,
            language: None,
            blocks: inside(context, comment, revised, (first, many)),
            source: None,
            address: None,
        })
    };
    report.comments.iter().map(one).collect()
}

fn inside(
    context: &DocumentContext,
    comment: &ReportedComment,
    revised: &Content,
    (first, many): (i64, u64),
) -> Vec<Block> {
    let language = context.language;
    let mut who = vec![Run::strong(author(language, &comment.author))];
    let mut about = String::new();
    if comment.author.name.is_some() {
        about = format!(", {}", author_kind(language, comment.author.kind));
    }
    about = format!(
        "{about} · {} · {}",
        moment(language, context.zone, comment.received_at),
        place(language, comment)
    );
    who.push(Run::plain(about));
    let mut blocks = vec![Block::Paragraph(who)];
    if let Some(entered) = &comment.entered {
        blocks.push(Block::plain(entered_words(language, context.zone, comment.received_at, entered)));
    }
    if !comment.summary.is_empty() {
        blocks.push(labelled(w!(language, paper.summary), &comment.summary));
    }
    let mut said = Vec::new();
    if let Some(quote) = &comment.anchor.quote {
        said.push(Block::Paragraph(vec![Run { emphasis: true, ..Run::plain(prose::quoted(quote)) }]));
    }
    match &comment.hidden {
        Some(hidden) => said.push(Block::plain(hidden_words(language, hidden))),
        None => said.extend(paragraphs(&comment.text)),
    }
    if let Some(at) = comment.corrected_at.filter(|_| comment.hidden.is_none()) {
        said.push(Block::plain(corrected_words(language, context.zone, at)));
    }
    if let Some(proposed) = &comment.suggestion {
        said.extend(suggested(w!(language, draft.suggested), proposed));
    }
    blocks.push(Block::Quotation(said));
    if comment.supports > 0 {
        blocks.push(Block::plain(supported_words(language, u64::from(comment.supports))));
    }
    let decided = outcome(language, comment.outcome);
    let label = Run { emphasis: true, ..Run::plain(format!("{}: ", w!(language, paper.decision))) };
    if many > 1 && first != comment.number {
        // The words of a shared decision stand once, with the first comment that it answers.
        let with = w!(language, paper.answered_with, number = comment_number(language, first));
        blocks.push(Block::Paragraph(vec![label, Run::strong(decided), Run::plain(format!(". {with}"))]));
    } else {
        blocks.push(Block::Paragraph(vec![label, Run::strong(decided)]));
        blocks.extend(paragraphs(&comment.substantiation));
        if many > 1 {
            blocks.push(Block::plain(w!(language, paper.shared, count = many - 1)));
        }
    }
    let changed: Vec<String> =
        comment.changed.iter().filter_map(|element| revised.clause_number(element)).collect();
    if !changed.is_empty() {
        blocks.push(labelled(w!(language, paper.changed), &changed.join(", ")));
    }
    blocks
}

fn labelled(label: String, words: &str) -> Block {
    Block::Paragraph(vec![Run { emphasis: true, ..Run::plain(format!("{label}: ")) }, Run::plain(words)])
}

/// A proposed wording, drawn as the clause would be.
fn suggested(label: String, words: &str) -> Vec<Block> {
    let label = Run { emphasis: true, ..Run::plain(format!("{label}: ")) };
    let mut drawn = document::blocks(words);
    if let Some(Block::Paragraph(first)) = drawn.first_mut() {
        first.insert(0, label);
    } else {
        drawn.insert(0, Block::Paragraph(vec![label]));
    }
    drawn
}

/// What a comment concerns: a clause of the placed text, a section, or the whole.
fn place(language: Language, comment: &ReportedComment) -> String {
    let section =
        comment.anchor.section.map(|key| format!("{} {}", key.number(), section_name(language, key)));
    match (&comment.clause, section) {
        (Some(clause), _) => w!(language, paper.on_clause, number = clause.clone()),
        (None, Some(section)) => section,
        (None, None) => w!(language, report.whole),
    }
}
