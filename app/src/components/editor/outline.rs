//! The outline of the twelve sections with how far each has come, and of the appendices, which no standard has to have.

use domain::standard::check::SectionState;
use domain::standard::{Part, SectionKey};
use leptos::prelude::*;

use super::state::SectionProgress;
use super::words::EditorWords;

/// The outline at the left.
#[component]
pub fn Outline(
    /// Where the draft's pages of the desk begin.
    #[prop(into)]
    address: String,
    /// How far every section has come.
    #[prop(into)]
    progress: Signal<Vec<SectionProgress>>,
    /// The section that is open, if one is.
    current: Option<SectionKey>,
    /// The words.
    words: EditorWords,
) -> impl IntoView {
    let said = words.said.clone();
    let words = StoredValue::new(words);
    let address = StoredValue::new(address);
    let part = move |part: Part| {
        let sections = part
            .sections()
            .map(|key| {
                view! { <Entry address=address progress=progress current=current key=key words=words/> }
                    .into_any()
            })
            .collect_view();
        view! {
            <li class="part">{words.with_value(|words| words.part(part))}</li>
            {sections}
        }
    };
    view! {
        <details class="fold sticky" tabindex="0">
            <summary>{said.elements}</summary>
            <nav class="outline" aria-label=said.elements_of_standard><ol data-one-stop="yes">{Part::EVERY.map(part).collect_view()}</ol></nav>
        </details>
    }
}

#[component]
fn Entry(
    address: StoredValue<String>,
    progress: Signal<Vec<SectionProgress>>,
    current: Option<SectionKey>,
    key: SectionKey,
    words: StoredValue<EditorWords>,
) -> impl IntoView {
    let own = Memo::new(move |_| progress.with(|all| all.iter().find(|one| one.key == key).copied()));
    let class = move || match own.get() {
        Some(SectionProgress { state: SectionState::Complete, .. }) => "full",
        Some(SectionProgress { state: SectionState::Partial, errors, .. }) if errors > 0 => "wrong",
        Some(SectionProgress { state: SectionState::Partial, .. }) => "part-full",
        None if !key.is_of_law() => "",
        _ => "empty",
    };
    let says = move || {
        words.with_value(|words| match own.get() {
            Some(own) => words.state(own.state, own.errors > 0),
            None if !key.is_of_law() => words.said.not_required.clone(),
            None => String::new(),
        })
    };
    view! {
        <li>
            <a href=format!("{}/edit/{}", address.get_value(), key.code()) class=class
                aria-current=(current == Some(key)).then_some("page")>
                <span class="num">{key.number()}</span>
                <span>{words.with_value(|words| words.section(key))}</span>
                <span class="state"><span class="unseen">{says}</span></span>
            </a>
        </li>
    }
}
