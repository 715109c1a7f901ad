//! What is told of a file of the register: what is wrong with it, and what can be taken but was likely spoilt on its way.

use domain::language::Language;
use domain::register::{LineProblem, LineWarning, WarningKind};
use leptos::prelude::*;

use super::register_words::{label, problem};
use crate::w;

/// The problems with their lines.
pub(super) fn problems(language: Language, problems: &[LineProblem]) -> impl IntoView + use<> {
    let items: Vec<_> = problems
        .iter()
        .map(|one| {
            let at = w!(language, keeping.problem_at, line = one.line);
            view! { <li><b class="num">{at}</b>": "{problem(language, one.column.as_deref(), one.problem)}</li> }
        })
        .collect();
    view! {
        <section class="errors" role="alert" tabindex="-1" aria-labelledby="wrong">
            <h2 id="wrong">{w!(language, keeping.problems)}</h2>
            <p>{w!(language, keeping.problems_says)}</p>
            <ul>{items}</ul>
        </section>
    }
}

/// The warnings with their lines; nothing if there are none.
pub(super) fn warnings(language: Language, warnings: &[LineWarning]) -> impl IntoView + use<> {
    let items: Vec<_> = warnings
        .iter()
        .map(|one| {
            let at = w!(language, keeping.problem_at, line = one.line);
            view! { <li><b class="num">{at}</b>": "{sentence(language, one)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="notice warn" aria-labelledby="doubtful">
                <h3 id="doubtful">{w!(language, reading_files.warnings)}</h3>
                <p>{w!(language, reading_files.warnings_says)}</p>
                <ul>{items}</ul>
            </section>
        }
    })
}

fn sentence(language: Language, one: &LineWarning) -> String {
    let (found, field) = (one.found.clone(), label(language, &one.column));
    match (one.kind, one.likely.clone()) {
        (WarningKind::BecameNumber, likely) => {
            let likely = likely.unwrap_or_default();
            w!(language, reading_files.w_number, found = found, likely = likely)
        }
        (WarningKind::BecameDate, Some(likely)) => {
            w!(language, reading_files.w_date_likely, found = found, likely = likely)
        }
        (WarningKind::BecameDate, None) => w!(language, reading_files.w_date, found = found),
        (WarningKind::MixedLetters, Some(likely)) => {
            w!(language, reading_files.w_mixed_likely, field = field, found = found, likely = likely)
        }
        (WarningKind::MixedLetters, None) => {
            w!(language, reading_files.w_mixed, field = field, found = found)
        }
    }
}
