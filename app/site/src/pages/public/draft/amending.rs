//! What a reader of an amendment or a cancellation reads first: the clauses of the one, the reasons of the other (R15-10).

use domain::draft::DraftKind;
use domain::language::Language;
use domain::standard::prose;
use leptos::prelude::*;
use services::drafts::worded;
use services::reading::{DraftPage, RevisionView};

use crate::components::amending_clause::clause_words;
use crate::components::now::Now;
use crate::w;

/// So many clauses are read at once; more are unfolded by whoever wants them.
const AT_ONCE: usize = 12;

/// The clauses or the reasons; nothing for the first standard of a service.
pub(super) fn amending(now: Now, draft: &DraftPage, shown: &RevisionView, text: Language) -> Option<AnyView> {
    match draft.summary.kind {
        DraftKind::New => None,
        DraftKind::Amendment => clauses(now, draft, shown, text),
        DraftKind::Cancellation => reasons(now, draft, text),
    }
}

/// The clauses that lead from the standard to the text that is shown, as they were worded when it was frozen.
fn clauses(now: Now, draft: &DraftPage, shown: &RevisionView, text: Language) -> Option<AnyView> {
    let language = now.language;
    let amended = draft.amended_by(shown)?;
    let told = worded(&amended.content, &shown.content, &shown.words).ok()?;
    if told.clauses.is_empty() {
        return None;
    }
    let items = told.clauses.iter().map(|clause| view! { <li>{clause_words(clause, text)}</li> });
    let list = view! { <ol lang=text.code()>{items.collect_view()}</ol> };
    let list = if told.clauses.len() > AT_ONCE {
        let count = u64::try_from(told.clauses.len()).unwrap_or(u64::MAX);
        view! { <details class="more"><summary>{w!(language, amending.count, count = count)}</summary>{list}</details> }
            .into_any()
    } else {
        list.into_any()
    };
    let proven = told.proven.then(|| {
        view! { <p class="small quiet">{w!(language, amending.proven)}</p> }
    });
    Some(
        view! {
            <section class="rows" aria-labelledby="amending">
                <h2 id="amending">{w!(language, amending.title)}</h2>
                {list}
                {proven}
                {files(now, draft, shown)}
            </section>
        }
        .into_any(),
    )
}

/// The clauses as files.
fn files(now: Now, draft: &DraftPage, shown: &RevisionView) -> AnyView {
    let language = now.language;
    let named = [("docx", w!(language, amending.file_docx)), ("pdf", w!(language, amending.file_pdf))];
    let items = named.map(|(ending, words)| {
        let file = format!("files/clauses-{}.{ending}", shown.number);
        let to = now.address().draft_part(&draft.summary.number, &file);
        view! { <li><a href=to rel="nofollow">{words}</a></li> }
    });
    view! {
        <ul class="downloads screen-only" aria-label=w!(language, amending.files)>{items.collect_view()}</ul>
    }
    .into_any()
}

fn reasons(now: Now, draft: &DraftPage, text: Language) -> Option<AnyView> {
    let language = now.language;
    let (spoken, words) = draft.reasons.best(text);
    if words.is_empty() {
        return None;
    }
    let html = prose::to_html(words);
    Some(
        view! {
            <section class="rows" aria-labelledby="reasons">
                <h2 id="reasons">{w!(language, amending.reasons)}</h2>
                <div class="law" lang=spoken.code() inner_html=html></div>
                <p class="small quiet">{w!(language, amending.cancels_says)}</p>
            </section>
        }
        .into_any(),
    )
}
