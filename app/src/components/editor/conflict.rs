//! Two people in the same words: what each of them wrote, side by side, for a person to settle.

use domain::language::Language;
use domain::redline::merge::{ConflictKind, ElementConflict};
use domain::standard::Element;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::words::{EditorWords, SaidByEditor};
use crate::components::live::RedlineText;

/// What collided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collision {
    /// Who did what and when, in a sentence.
    pub who: String,
    /// The places to settle.
    pub places: Vec<ElementConflict>,
    /// The lines that stand.
    pub theirs: Vec<Element>,
}

/// Both sides of every place, each as a redline from what both began with.
#[component]
pub fn CollisionView(
    /// What collided.
    collision: Collision,
    /// The words.
    words: EditorWords,
    /// The required languages; a place that is not about words is shown in the first.
    languages: Vec<Language>,
) -> impl IntoView {
    let said = words.said.clone();
    let first = languages.first().copied().unwrap_or(Language::Kk);
    let places = collision
        .places
        .into_iter()
        .map(|place| {
            let language = place.language.unwrap_or(first);
            let theirs = side(place.base.as_ref(), place.theirs.as_ref(), language, (&said, said.removed_by_them.as_str()));
            let ours = side(place.base.as_ref(), place.ours.as_ref(), language, (&said, said.removed_by_you.as_str()));
            let whole = !matches!(place.what, ConflictKind::Text { .. });
            let tongue = (!whole).then(|| words.tongue(language));
            view! {
                <div class="pair">
                    <div><h4>{said.theirs.clone()}" "<span class="quiet small">{tongue.clone()}</span></h4><p class="law" lang=language.code()>{theirs}</p></div>
                    <div><h4>{said.yours.clone()}" "<span class="quiet small">{tongue}</span></h4><p class="law" lang=language.code()>{ours}</p></div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="merge" role="alert" id="merge" tabindex="-1">
            <h3>{collision.who}</h3>
            <p>{words.said.meanwhile_says.clone()}</p>
            {places}
        </section>
    }
}

/// A side as a redline of what both began with; `removed` says that it took the line away.
fn side(
    base: Option<&Element>,
    side: Option<&Element>,
    language: Language,
    (said, removed): (&SaidByEditor, &str),
) -> AnyView {
    let Some(side) = side else {
        return view! { <span class="quiet">{removed.to_owned()}</span> }.into_any();
    };
    let before = base.map(|element| element.clause(language)).unwrap_or_default();
    let change = domain::redline::words(&before, &side.clause(language));
    view! { <RedlineText fragments=change words=said.of_redline()/> }.into_any()
}
