//! The page: what came back, the files that go out, and the form for a file that comes back.

use leptos::prelude::*;
use services::drafts::WordChange;

use super::change::change;
use super::{Shown, own};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{ErrorSummary, FileField};
use crate::pages::desk::refused;
use crate::w;
use crate::words::standard;

/// What a browser offers to choose from.
const ACCEPTED: &str = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The page.
pub(super) fn view(shown: &Shown) -> AnyView {
    let Shown { visitor, opened, changes, .. } = shown;
    let language = shown.now.language;
    let (_, percent) = opened.progress();
    let (done, open): (Vec<_>, Vec<_>) = changes.iter().partition(|one| one.decision.is_some());
    let awaiting = if open.is_empty() {
        view! { <section class="sheet rows"><h2>{w!(language, word.changes)}</h2><p>{w!(language, word.none)}</p></section> }
            .into_any()
    } else {
        let count = u64::try_from(open.len()).unwrap_or(u64::MAX);
        let says = w!(language, word.awaiting, count = count);
        view! {
            <section class="sheet rows"><h2>{w!(language, word.changes)}</h2><p>{says}</p><p>{w!(language, word.changes_say)}</p></section>
            {each(shown, &open)}
        }
        .into_any()
    };
    let decided = (!done.is_empty()).then(|| {
        view! { <h2>{w!(language, word.decided)}</h2>{each(shown, &done)} }
    });
    view! {
        <DraftTop visitor=visitor.clone() summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
        <div class="page two">
            <div class="rows" id="changes">
                {notices(shown)}
                <ErrorSummary visitor=visitor.clone() errors=shown.errors.clone()/>
                {awaiting}
                {decided}
            </div>
            <aside class="rows">
                {files(shown)}
                {form(shown)}
            </aside>
        </div>
    }
    .into_any()
}

fn each(shown: &Shown, changes: &[&WordChange]) -> Vec<AnyView> {
    changes.iter().map(|one| change(shown, one)).collect()
}

/// What stood against the form that came back, or what a file brought.
fn notices(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let refusal = shown.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let received = shown.received.map(|(new, known)| {
        let says = w!(language, word.received, count = new);
        let known = (known > 0).then(|| view! { <p>{w!(language, word.known, count = known)}</p> });
        view! { <section class="notice good"><p>{says}</p>{known}</section> }
    });
    view! { {refusal}{received} }.into_any()
}

/// The working copy as files.
fn files(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let own = own(&shown.opened, &shown.visitor);
    let named = [("draft.docx", w!(language, word.docx)), ("draft.pdf", w!(language, word.pdf))];
    let items = named.map(|(name, words)| {
        view! { <li><a href=format!("{own}/files/{name}") rel="nofollow">{words}</a></li> }
    });
    view! {
        <section class="sheet rows">
            <h2>{w!(language, word.out)}</h2>
            <p class="small">{w!(language, word.out_says)}</p>
            <ul class="downloads">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The form for a file that comes back.
fn form(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let body = if shown.opened.writable {
        view! {
            <form class="form rows" method="post" action=own(&shown.opened, &shown.visitor) enctype="multipart/form-data">
                <FileField name="file" label=w!(language, word.file) hint=w!(language, word.file_hint) accept=ACCEPTED
                    errors=shown.errors.clone()/>
                <p class="actions"><button class="button">{w!(language, word.read)}</button></p>
            </form>
        }
        .into_any()
    } else {
        let stage = standard::stage(language, shown.opened.copy.summary.stage);
        view! { <p>{w!(language, editor.frozen, stage = stage)}</p> }.into_any()
    };
    view! {
        <section class="sheet rows">
            <h2>{w!(language, word.back)}</h2>
            <p class="small">{w!(language, word.back_says)}</p>
            {body}
        </section>
    }
    .into_any()
}
