//! The sheet of coordination as a document: each body that was asked in the last round, why, what it answered, when and by whom.

use domain::document::{Block, Column, Document, DocumentPart, Fact, Run, Table};
use services::coordination::{BodyInRound, RoundView};
use services::standards::ApprovalPage;

use super::{About, DocumentContext};
use crate::components::position::position_in_round;
use crate::w;
use crate::words::standard::article;

/// The sheet of the last round.
pub fn sheet(context: &DocumentContext, page: &ApprovalPage) -> Document {
    let language = context.language;
    let about = About::at_desk(&page.summary, &page.body);
    let at = super::told_at(page);
    let mut facts = context.identity(&about);
    facts.extend(page.text.as_ref().map(|text| Fact::plain(w!(language, draft.hash), text.hash.clone())));
    let address = context.address(|address| address.draft(&page.summary.number));
    let cover = context.cover(&about, w!(language, approval.sheet), facts, address);
    let mut document = context.document(&about, cover, at);
    // A table says all that there is: a list of its one part would say nothing.
    document.contents = None;
    document.parts.extend(page.round.as_ref().map(|round| DocumentPart {
        number: None,
        depth: 1,
        heading: w!(language, approval.round_n, round = round.number.to_string()),
        blocks: vec![Block::Facts(dates(context, round)), Block::Table(table(context, round))],
    }));
    document
}

fn dates(context: &DocumentContext, round: &RoundView) -> Vec<Fact> {
    let language = context.language;
    let day = |at| context.now(at).date(context.zone.date_of(at));
    let mut facts = vec![
        Fact::plain(w!(language, approval.sheet_text), round.revision.to_string()),
        Fact::plain(w!(language, approval.sheet_sent), day(round.opened_at)),
    ];
    facts.extend(round.ended_at.map(|at| Fact::plain(w!(language, approval.sheet_ended), day(at))));
    facts
}

fn table(context: &DocumentContext, round: &RoundView) -> Table {
    let language = context.language;
    let column = |heading: String, share: u8| Column { heading, share, is_figure: false };
    Table {
        caption: w!(language, approval.sheet),
        columns: vec![
            column(w!(language, approval.sheet_body), 4),
            column(w!(language, approval.sheet_ground), 2),
            column(w!(language, approval.sheet_position), 3),
            column(w!(language, approval.sheet_date), 2),
            column(w!(language, approval.sheet_who), 3),
        ],
        rows: round.bodies.iter().map(|one| row(context, round, one)).collect(),
    }
}

fn row(context: &DocumentContext, round: &RoundView, one: &BodyInRound) -> Vec<Vec<Run>> {
    let language = context.language;
    let ended_on = round.ended_at.map(|at| context.zone.date_of(at));
    let mut articles: Vec<String> =
        one.grounds.iter().map(|ground| article(language, ground.article())).collect();
    articles.dedup();
    let answered = one.answered_at.map(|at| context.now(at).date(context.zone.date_of(at)));
    let who = one.opinion.as_ref().and_then(|opinion| opinion.given_by.clone());
    [
        one.body.name.best(language).1.to_owned(),
        articles.join(", "),
        position_in_round(language, one, ended_on),
        answered.unwrap_or_default(),
        who.unwrap_or_default(),
    ]
    .into_iter()
    .map(|cell| vec![Run::plain(cell)])
    .collect()
}
