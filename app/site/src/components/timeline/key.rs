//! What the shapes of the picture mean.

use domain::language::Language;
use leptos::prelude::*;

use super::event::Look;
use super::picture::{bar, point, term};
use crate::w;

/// Every shape with its word.
pub(super) fn key(language: Language) -> AnyView {
    let looks = Look::ALL.into_iter().map(|look| {
        let shape = match look {
            Look::Running | Look::Valid => bar(look, 2, 18, 10),
            Look::Overdue => term(10, 10, Some(look)),
            Look::Done | Look::Late | Look::Ahead | Look::Stopped => point(look, 10, 10),
        };
        line(shape, look.word(language))
    });
    let due = line(term(10, 10, None), w!(language, timeline.due));
    let looks: Vec<AnyView> = looks.chain([due]).collect();
    view! { <ul class="life-key small quiet">{looks}</ul> }.into_any()
}

fn line(shape: AnyView, word: String) -> AnyView {
    view! { <li><svg class="life" viewBox="0 0 20 20">{shape}</svg><span>{word}</span></li> }.into_any()
}
