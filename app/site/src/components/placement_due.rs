//! The day by which a draft was to be placed, on every page of it (R15-2), and why the register says another date by now (R12-3).

use chrono::NaiveDate;
use domain::language::Language;
use domain::law::LawEdition;
use leptos::prelude::*;

use crate::w;
use crate::words::date;
use crate::words::standard::article;

/// The line; nothing where no term runs. `placed_on` is the day of the placement, if it was placed, and `reason` why a date of the
/// register was corrected.
pub fn placement_due(
    language: Language,
    law: &LawEdition,
    due_on: Option<NaiveDate>,
    placed_on: Option<NaiveDate>,
    reason: Option<&str>,
) -> Option<AnyView> {
    let due = date(language, due_on?);
    let norm = article(language, &law.placement.article);
    let says = if let Some(placed_on) = placed_on {
        w!(language, lawful.due_placed, due = due, article = norm, placed = date(language, placed_on))
    } else {
        w!(language, lawful.due_waits, due = due, article = norm)
    };
    let corrected = reason.map(|reason| {
        let words = if placed_on.is_some() {
            w!(language, lawful.due_frozen, reason = reason.to_owned())
        } else {
            w!(language, lawful.due_corrected, reason = reason.to_owned())
        };
        view! { " "{words} }
    });
    Some(view! { <p class="small quiet num">{says}{corrected}</p> }.into_any())
}
