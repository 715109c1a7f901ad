//! Where the open paper stands: kept or not, public or not, and what would be generated now.

use domain::paper::PaperKind;
use domain::standard::prose;
use leptos::prelude::*;

use super::shown::Shown;
use crate::w;
use crate::words::moment;

/// What is kept of the paper, and when the public reads it.
pub(super) fn status(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let Some(kept) = shown.kept() else {
        return view! { <p class="small quiet">{w!(language, papers.not_kept)}</p> }.into_any();
    };
    let stamp = &kept.stamp;
    let number = stamp.edition.to_string();
    let at = moment(language, shown.now.zone, stamp.saved_at);
    let who = kept.saved_by.clone().unwrap_or_else(|| w!(language, editor.by_system));
    let says = w!(language, papers.kept, number = number, moment = at, name = who);
    let is_of_now = stamp.content == shown.page.new.hash().to_string();
    let public = match stamp.since {
        Some(since) => {
            w!(language, papers.public_since, date = shown.now.date(shown.now.zone.date_of(since)))
        }
        None if is_of_now => w!(language, papers.public_with_text),
        None => w!(language, papers.public_not_yet),
    };
    view! { <p class="small num">{says}</p><p class="small">{public}</p> }.into_any()
}

/// What would be generated now, where that is another text than the one that is kept: to be taken, or left.
pub(super) fn generated_now(shown: &Shown) -> Option<AnyView> {
    let language = shown.now.language;
    if !shown.is_changed {
        return is_other(shown).then(|| offered(shown));
    }
    if shown.kind == PaperKind::Table {
        return Some(
            view! {
                <section class="notice warn">
                    <h2>{w!(language, papers.changed)}</h2>
                    <p>{w!(language, papers.changed_rows)}</p>
                </section>
            }
            .into_any(),
        );
    }
    Some(
        view! {
            <section class="notice warn">
                <h2>{w!(language, papers.changed)}</h2>
                <p>{w!(language, papers.changed_words)}</p>
                {offered(shown)}
            </section>
        }
        .into_any(),
    )
}

/// Whether the kept words of the open language are not those that are generated: a paper is kept in every language when it is
/// edited in one, and its other languages may say what the draft said before.
fn is_other(shown: &Shown) -> bool {
    let kept = shown.kept().filter(|_| shown.kind != PaperKind::Table && !shown.is_taken);
    kept.is_some_and(|kept| kept.text.words.get(shown.tongue) != shown.generated.words.get(shown.tongue))
}

/// The generated words, to be taken into the form.
fn offered(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let html = prose::to_html(shown.generated.words.get(shown.tongue));
    let take = format!("{}&take=1", shown.paper(shown.kind, shown.tongue));
    let take = shown.page.writable.then(|| {
        view! { <p class="actions"><a class="button plain" href=take>{w!(language, papers.take)}</a></p> }
    });
    view! {
        <details class="more">
            <summary>{w!(language, papers.generated_now)}</summary>
            <div lang=shown.tongue.code() inner_html=html></div>
        </details>
        {take}
    }
    .into_any()
}
