//! The table of disagreements as a document and, with a column for everything, as a sheet (RC-3).

use domain::document::{Block, Column, Document, DocumentPart, Fact, Run, Table, paragraphs};
use domain::language::Language;
use domain::standard::prose;
use services::coordination::{Disagreement, Disagreements, MeetingView, RefusalReasons};

use super::{About, DocumentContext};
use crate::w;
use crate::words::date;
use crate::words::disagreement::{concerned, remark_outcome, resolved};

/// The table of disagreements of a draft: the remarks, the refusals with their reasons, the meetings.
pub fn disagreements(context: &DocumentContext, told: &Disagreements) -> Document {
    let language = context.language;
    let about = About::draft(&told.summary);
    let now = context.now(told.at);
    let mut facts = context.identity(&about);
    facts.push(Fact::plain(w!(language, coordination.table_as_of), now.date(now.zone.date_of(told.at))));
    facts.push(Fact::plain(
        w!(language, coordination.table_remarks),
        w!(language, coordination.answered_of, done = answered(told), total = told.rows.len().to_string()),
    ));
    let page = format!("drafts/{}/coordination", told.summary.number);
    let address = context.address(|address| address.desk(&page));
    let cover = context.cover(&about, w!(language, coordination.table_title), facts, address);
    let mut document = context.document(&about, cover, told.at);
    document.contents = None;
    let parts = [
        (w!(language, coordination.table_remarks), remarks(language, told)),
        (w!(language, coordination.table_refusals), refusals(language, &told.refusals)),
        (w!(language, coordination.meetings), meetings(language, &told.meetings)),
    ];
    let said = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty()).zip(1_u32..);
    document.parts = said
        .map(|((heading, blocks), number)| DocumentPart {
            number: Some(number.to_string()),
            depth: 1,
            heading,
            blocks,
        })
        .collect();
    document
}

/// The same remarks with a column for everything; the share of a column is its width in characters.
pub fn disagreements_sheet(context: &DocumentContext, told: &Disagreements) -> Table {
    let language = context.language;
    let columns = [
        (w!(language, coordination.column_no), 6),
        (w!(language, coordination.column_round), 8),
        (w!(language, coordination.column_body), 30),
        (w!(language, coordination.column_clause), 16),
        (w!(language, coordination.column_present), 50),
        (w!(language, coordination.column_remark), 50),
        (w!(language, coordination.column_suggested), 50),
        (w!(language, coordination.column_inside), 24),
        (w!(language, coordination.column_outcome), 18),
        (w!(language, coordination.column_answer), 50),
        (w!(language, coordination.column_resolved), 24),
        (w!(language, coordination.column_meeting), 18),
    ];
    let rows = told.rows.iter().zip(1_u32..).map(|(row, number)| cells(language, row, number)).collect();
    Table { caption: w!(language, coordination.table_title), columns: headed(columns), rows }
}

fn headed<const COLUMNS: usize>(columns: [(String, u8); COLUMNS]) -> Vec<Column> {
    columns.into_iter().map(|(heading, share)| Column { heading, share, is_figure: false }).collect()
}

fn cells(language: Language, row: &Disagreement, number: u32) -> Vec<Vec<Run>> {
    let answer = row.answer.as_ref();
    let drawn = |words: Option<&str>| words.map(prose::to_plain).unwrap_or_default();
    let optional = |words: &Option<String>| words.clone().unwrap_or_default();
    let words = [
        number.to_string(),
        row.round.to_string(),
        row.body.name.best(language).1.to_owned(),
        concerned(language, &row.anchor, row.clause.as_deref()),
        drawn(row.present.as_deref()),
        row.remark.clone(),
        drawn(row.suggestion.as_deref()),
        optional(&row.internal_norm),
        answer.map_or_else(
            || w!(language, coordination.unanswered),
            |answer| remark_outcome(language, answer.outcome),
        ),
        answer.map(|answer| answer.words.clone()).unwrap_or_default(),
        answer.map(|answer| resolved(language, answer.resolved)).unwrap_or_default(),
        met(language, row),
    ];
    words.into_iter().map(|words| vec![Run::plain(words)]).collect()
}

fn met(language: Language, row: &Disagreement) -> String {
    row.met_on.iter().map(|day| date(language, *day)).collect::<Vec<_>>().join("; ")
}

fn answered(told: &Disagreements) -> String {
    told.rows.iter().filter(|row| row.answer.is_some()).count().to_string()
}

/// The remarks as a table of five columns, which a page upright has room for.
fn remarks(language: Language, told: &Disagreements) -> Vec<Block> {
    if told.rows.is_empty() {
        return vec![Block::plain(w!(language, coordination.no_remarks))];
    }
    let columns = [
        (w!(language, coordination.column_no), 2),
        (w!(language, coordination.column_who), 7),
        (w!(language, coordination.column_present), 8),
        (w!(language, coordination.column_said), 10),
        (w!(language, coordination.column_answer), 9),
    ];
    let rows = told.rows.iter().zip(1_u32..).map(|(row, number)| narrow(language, row, number)).collect();
    vec![Block::Table(Table {
        caption: w!(language, coordination.table_title),
        columns: headed(columns),
        rows,
    })]
}

fn narrow(language: Language, row: &Disagreement, number: u32) -> Vec<Vec<Run>> {
    let place = concerned(language, &row.anchor, row.clause.as_deref());
    let round = w!(language, coordination.round_n, round = row.round.to_string());
    let who = vec![Run::strong(row.body.name.best(language).1), Run::plain(format!("\n{place}\n{round}"))];
    let mut said = vec![Run::plain(row.remark.clone())];
    if let Some(wording) = &row.suggestion {
        said.push(Run::strong(format!("\n{}: ", w!(language, coordination.column_suggested))));
        said.push(Run::plain(prose::to_plain(wording)));
    }
    if let Some(norm) = &row.internal_norm {
        let inside = w!(language, coordination.inside, norm = norm.clone());
        said.push(Run { emphasis: true, ..Run::plain(format!("\n{inside}")) });
    }
    let present = row.present.as_deref().map(prose::to_plain).unwrap_or_default();
    vec![vec![Run::plain(number.to_string())], who, vec![Run::plain(present)], said, answer(language, row)]
}

fn answer(language: Language, row: &Disagreement) -> Vec<Run> {
    let mut runs = match &row.answer {
        None => vec![Run::strong(w!(language, coordination.unanswered))],
        Some(given) => {
            let mut runs = vec![Run::strong(remark_outcome(language, given.outcome))];
            if !given.words.is_empty() {
                runs.push(Run::plain(format!("\n{}", given.words)));
            }
            runs.push(Run::plain(format!("\n{}", resolved(language, given.resolved))));
            runs
        }
    };
    if !row.met_on.is_empty() {
        let met = w!(language, coordination.met_on, dates = met(language, row));
        runs.push(Run { emphasis: true, ..Run::plain(format!("\n{met}")) });
    }
    runs
}

fn refusals(language: Language, refusals: &[RefusalReasons]) -> Vec<Block> {
    let one = |refusal: &RefusalReasons| {
        let round = w!(language, coordination.round_n, round = refusal.round.to_string());
        let heading = format!("{}, {round}", refusal.body.name.best(language).1);
        std::iter::once(Block::Subheading(heading)).chain(paragraphs(&refusal.reasons))
    };
    refusals.iter().flat_map(one).collect()
}

fn meetings(language: Language, meetings: &[MeetingView]) -> Vec<Block> {
    let one = |meeting: &MeetingView| {
        let round = w!(language, coordination.round_n, round = meeting.round.to_string());
        let mut facts = vec![
            Fact::plain(w!(language, coordination.participants), meeting.participants.clone()),
            Fact::plain(w!(language, coordination.settled), meeting.settled.clone()),
        ];
        if let Some((name, _)) = &meeting.protocol {
            facts.push(Fact::plain(w!(language, coordination.protocol), name.clone()));
        }
        [Block::Subheading(format!("{}, {round}", date(language, meeting.held_on))), Block::Facts(facts)]
    };
    meetings.iter().flat_map(one).collect()
}

#[cfg(test)]
#[path = "disagreements_tests.rs"]
mod tests;
