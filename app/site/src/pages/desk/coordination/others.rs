//! What the other bodies of the round remark, folded, where the installation shows it.

use leptos::prelude::*;
use services::coordination::{AskedPage, OtherRemarks};

use super::remark::remark;
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;

/// The remarks of the others; nothing where they are not shown or nobody made any.
pub(super) fn others(now: Now, page: &AskedPage) -> AnyView {
    let language = now.language;
    if page.others.is_empty() {
        return ().into_any();
    }
    let bodies = page.others.iter().map(|one| body(now, page, one)).collect_view();
    view! {
        <section class="sheet rows" id="others" aria-labelledby="others-title">
            <h2 id="others-title">{w!(language, round_more.others)}</h2>
            <p>{w!(language, round_more.others_says)}</p>
            {bodies}
        </section>
    }
    .into_any()
}

fn body(now: Now, page: &AskedPage, one: &OtherRemarks) -> AnyView {
    let (lang, name) = best_words(now.language, &one.body.name);
    let remarks =
        one.remarks.iter().map(|made| remark(now, &page.content, made, None, ().into_any())).collect_view();
    view! {
        <details class="more">
            <summary><span lang=lang>{name.to_owned()}</span>" "<span class="quiet num">{one.remarks.len().to_string()}</span></summary>
            <div class="comments">{remarks}</div>
        </details>
    }
    .into_any()
}
