//! The comparative table: the elements that change, each with what caused it as far as that is known.

use domain::language::Language;
use domain::paper::{TableRow, rows};
use services::papers::PapersPage;

use crate::w;

/// How many comments are named behind a change before the rest are counted.
const NAMED: usize = 12;

/// The rows, each with its reason; none where there is nothing to compare with.
pub(super) fn table(page: &PapersPage) -> Vec<TableRow> {
    let Some(old) = &page.old else { return Vec::new() };
    let mut rows = rows(old, &page.new);
    for row in &mut rows {
        for language in Language::ALL {
            let reason = reason(page, row, language);
            *row.reason.get_mut(language) = reason;
        }
    }
    rows
}

/// The accepted comments behind a change, or the reason given for it (R15-9), and the bodies that remarked on it.
fn reason(page: &PapersPage, row: &TableRow, language: Language) -> String {
    let mut said = Vec::new();
    if let Some(cause) = page.causes.get(&row.element) {
        if cause.comments.is_empty() {
            said.extend(cause.reason.clone());
        } else {
            let numbers: Vec<String> = cause.comments.iter().take(NAMED).map(ToString::to_string).collect();
            let numbers = numbers.join(", ");
            let rest = cause.comments.len().saturating_sub(NAMED);
            said.push(if rest == 0 {
                w!(language, papers.reason_comments, numbers = numbers)
            } else {
                w!(language, papers.reason_comments_more, numbers = numbers, rest = rest.to_string())
            });
        }
    }
    if let Some(bodies) = page.remarks.get(&row.element) {
        let names: Vec<&str> = bodies.iter().map(|body| body.best(language).1).collect();
        said.push(w!(language, papers.reason_remarks, bodies = names.join(", ")));
    }
    said.join("\n")
}
