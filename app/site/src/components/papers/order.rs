//! The draft of the order (Art. 10(1)): in the words of the order that is made at approval, with room for what only that has.

use domain::draft::DraftKind;
use domain::language::Language;
use domain::paper::literal;
use services::papers::PapersPage;

use super::ROOM;
use super::note::title;
use crate::components::standard_act::numbered_of;
use crate::w;

/// How far the lines of an item stand from the margin.
const INSIDE: &str = "   ";

/// The order in CommonMark.
pub(super) fn order(page: &PapersPage, language: Language) -> String {
    let tasks = [
        w!(language, approval.order_task_justice),
        w!(language, approval.order_task_site),
        w!(language, approval.order_task_informing),
    ];
    let items = [
        does(page, language),
        format!("{}\n\n{}", w!(language, approval.order_tasks), listed(&tasks)),
        w!(language, approval.order_control, room = ROOM),
        w!(language, approval.order_effect_usual),
    ];
    let items = items.into_iter().zip(1_usize..).map(|(says, place)| format!("{place}. {says}"));
    let mut parts = Vec::new();
    let reasons = page.reasons.best(language).1;
    if page.summary.kind == DraftKind::Cancellation && !reasons.is_empty() {
        parts.push(format!("**{}**", w!(language, approval.order_reasons)));
        parts.push(reasons.to_owned());
    }
    parts.push(w!(language, approval.order_ground));
    parts.extend(items);
    parts.push(w!(language, approval.order_signed, name = ROOM));
    parts.join("\n\n")
}

/// What the order does to the standard; an amendment with its clauses, where they lead to the text.
fn does(page: &PapersPage, language: Language) -> String {
    let title = title(page, language);
    let told = &page.clauses;
    let sets_out = told.proven && !told.clauses.is_empty();
    let act = page.base.as_ref();
    let act = act.map(|base| literal(&numbered_of(language, &base.order_number, base.order_on)));
    let says = match (page.summary.kind, act) {
        (DraftKind::New, _) => return w!(language, approval.order_does_new, title = title),
        (DraftKind::Cancellation, Some(act)) => {
            return w!(language, approval.order_does_cancellation_of, title = title, act = act);
        }
        (DraftKind::Cancellation, None) => {
            return w!(language, approval.order_does_cancellation, title = title);
        }
        (DraftKind::Amendment, _) if !sets_out => {
            return w!(language, approval.order_does_amendment, title = title);
        }
        (DraftKind::Amendment, Some(act)) => {
            w!(language, approval.order_does_clauses_of, title = title, act = act)
        }
        (DraftKind::Amendment, None) => w!(language, approval.order_does_clauses, title = title),
    };
    let last = told.clauses.len();
    let clauses: Vec<String> = told
        .clauses
        .iter()
        .zip(1_usize..)
        .map(|(clause, place)| {
            let mark = if place == last { '.' } else { ';' };
            let words = clause.words(language).trim_end_matches(['.', ';']);
            // A line of the clause stays a line of its item.
            let lines: Vec<String> = words.lines().map(|line| literal(line.trim())).collect();
            format!("{}{mark}", lines.join(&format!("\\\n{INSIDE}{INSIDE}")))
        })
        .collect();
    format!("{says}\n\n{}", listed(&clauses))
}

/// Subparagraphs of an item: "1)", "2)".
fn listed(items: &[String]) -> String {
    let items = items.iter().zip(1_usize..).map(|(says, place)| format!("{INSIDE}{place}) {says}"));
    items.collect::<Vec<_>>().join("\n")
}
