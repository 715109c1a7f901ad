//! The page of an amendment: what it starts from, its clauses or its reasons, and what stands beside it.

use domain::draft::DraftKind;
use leptos::prelude::*;

use super::shown::Shown;
use super::{clashes, clauses, reasons, rebase};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::pages::desk::refused;
use crate::w;

/// The page.
pub(super) fn view(shown: &Shown) -> AnyView {
    let Shown { visitor, now, page, typed, .. } = shown;
    let is_amendment = page.summary.kind == DraftKind::Amendment;
    let main = if is_amendment { clauses::clauses(shown) } else { reasons::reasons(shown) };
    let files = is_amendment.then(|| files(shown));
    view! {
        <DraftTop visitor=visitor.clone() summary=page.summary.clone() tab=EditingTab::Amending/>
        <div class="page two">
            <div class="rows">
                {notices(shown)}
                <ErrorSummary visitor=visitor.clone() errors=typed.errors.clone()/>
                {rebase::rebase(shown)}
                {main}
            </div>
            <aside class="rows">
                {base(shown)}
                {clashes::clashes(*now, visitor, &page.clashes)}
                {files}
            </aside>
        </div>
    }
    .into_any()
}

/// What stood against the form that came back. Words and reasons that were typed stand in their forms still.
fn notices(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let typed = &shown.typed;
    let refusal = typed.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let stale = typed.is_stale.then(|| {
        view! {
            <section class="notice warn" role="alert" tabindex="-1">
                <h2>{w!(language, amending.stale)}</h2>
                <p>{w!(language, amending.stale_says)}</p>
            </section>
        }
    });
    view! { {refusal}{stale} }.into_any()
}

/// The act that the draft starts from.
fn base(shown: &Shown) -> AnyView {
    let Shown { now, page, .. } = shown;
    let language = now.language;
    let says = match &page.base {
        Some(base) => {
            let (number, date) = (base.order_number.clone(), now.date(base.order_on));
            let to =
                format!("{}?version={}", now.address().standard(&page.summary.service_code), base.number);
            view! { <a href=to>{w!(language, in_force.order_of, number = number, date = date)}</a> }
                .into_any()
        }
        None => w!(language, amending.base_report).into_any(),
    };
    view! {
        <section class="sheet rows">
            <h2>{w!(language, amending.base)}</h2>
            <p class="num">{says}</p>
        </section>
    }
    .into_any()
}

/// The clauses as files.
fn files(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let own = shown.own();
    let named = [
        ("clauses.docx", w!(language, amending.file_docx)),
        ("clauses.pdf", w!(language, amending.file_pdf)),
    ];
    let items = named.map(|(name, words)| {
        view! { <li><a href=format!("{own}/files/{name}") rel="nofollow">{words}</a></li> }
    });
    view! {
        <section class="sheet rows">
            <h2>{w!(language, amending.files)}</h2>
            <ul class="downloads">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
