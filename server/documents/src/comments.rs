//! The comments of a closing report with the decisions on them, as a table (R15-8).

use chrono::{DateTime, Utc};
use domain::discussion::{AuthorKind, Entered, Hidden, Outcome, ShownAuthor};
use domain::language::Language;
use domain::report::{ClosingReport, ReportedComment, WithdrawnComment};
use domain::standard::SectionKey;
use domain::standard::prose::{quoted, to_plain};
use domain::time::LegalZone;

use crate::table::{Cell, SheetColumn, SheetTable};

/// The words of the table in the reader's language.
#[derive(Clone, Debug)]
pub struct CommentTableWords {
    /// The name of the sheet.
    pub sheet: String,
    /// The title of the document.
    pub title: String,
    /// The language in which the names of the report are read.
    pub language: Language,
    /// The headings, in the order of the columns.
    pub headings: [String; 16],
    /// A kind of author.
    pub author_kind: fn(Language, AuthorKind) -> String,
    /// An author as anybody may know them.
    pub author: fn(Language, &ShownAuthor) -> String,
    /// What stands in the place of hidden words.
    pub hidden: fn(Language, &Hidden) -> String,
    /// An outcome.
    pub outcome: fn(Language, Outcome) -> String,
    /// A section.
    pub section: fn(Language, SectionKey) -> String,
    /// A language.
    pub language_name: fn(Language, Language) -> String,
    /// How and when a comment came that was entered by staff.
    pub entered: fn(Language, LegalZone, DateTime<Utc>, &Entered) -> String,
    /// When its author corrected a comment.
    pub corrected: fn(Language, LegalZone, DateTime<Utc>) -> String,
    /// When its author withdrew a comment.
    pub withdrawn: fn(Language, LegalZone, DateTime<Utc>) -> String,
    /// Where a comment concerns no section.
    pub whole_draft: String,
}

/// How wide the columns stand, in characters.
const WIDTHS: [u8; 16] = [6, 17, 16, 24, 12, 9, 26, 30, 60, 40, 12, 40, 18, 60, 40, 40];

/// The table of the comments, by number; of those that were withdrawn number and fact. Neither e-mail nor business identification number is in a report.
pub fn comments(report: &ClosingReport, zone: LegalZone, words: &CommentTableWords) -> SheetTable {
    let columns = words
        .headings
        .iter()
        .zip(WIDTHS)
        .map(|(heading, width)| SheetColumn { heading: heading.clone(), width })
        .collect();
    let said = report.comments.iter().map(|comment| (comment.number, row(comment, zone, words)));
    let withdrawn = report.withdrawn.iter().map(|one| (one.number, withdrawn(one, zone, words)));
    let mut rows: Vec<(i64, Vec<Cell>)> = said.chain(withdrawn).collect();
    rows.sort_by_key(|(number, _)| *number);
    SheetTable {
        name: words.sheet.clone(),
        title: words.title.clone(),
        author: report.body.best(words.language).1.to_owned(),
        at: report.published_at,
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn row(comment: &ReportedComment, zone: LegalZone, words: &CommentTableWords) -> Vec<Cell> {
    let language = words.language;
    let text = |text: &str| Cell::Text(text.to_owned());
    let section = match comment.anchor.section {
        Some(key) => format!("{} {}", key.number(), (words.section)(language, key)),
        None => words.whole_draft.clone(),
    };
    vec![
        Cell::Number(comment.number),
        Cell::Moment(zone.local(comment.received_at)),
        Cell::Text((words.author_kind)(language, comment.author.kind)),
        Cell::Text((words.author)(language, &comment.author)),
        Cell::Text((words.language_name)(language, comment.language)),
        text(comment.clause.as_deref().unwrap_or_default()),
        Cell::Text(section),
        Cell::Text(comment.anchor.quote.as_deref().map(quoted).unwrap_or_default()),
        match &comment.hidden {
            Some(hidden) => Cell::Text((words.hidden)(language, hidden)),
            None => text(&comment.text),
        },
        Cell::Text(comment.suggestion.as_deref().map(to_plain).unwrap_or_default()),
        Cell::Number(i64::from(comment.supports)),
        text(&comment.summary),
        Cell::Text((words.outcome)(language, comment.outcome)),
        text(&comment.substantiation),
        match &comment.entered {
            Some(entered) => Cell::Text((words.entered)(language, zone, comment.received_at, entered)),
            None => text(""),
        },
        match comment.corrected_at.filter(|_| comment.hidden.is_none()) {
            Some(at) => Cell::Text((words.corrected)(language, zone, at)),
            None => text(""),
        },
    ]
}

/// The number, the receipt and the fact: nothing else of a withdrawn comment is published.
fn withdrawn(one: &WithdrawnComment, zone: LegalZone, words: &CommentTableWords) -> Vec<Cell> {
    let mut cells = vec![Cell::Number(one.number), Cell::Moment(zone.local(one.received_at))];
    cells.resize(WIDTHS.len() - 1, Cell::Text(String::new()));
    cells.push(Cell::Text((words.withdrawn)(words.language, zone, one.withdrawn_at)));
    cells
}
