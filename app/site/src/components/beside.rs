//! The newest comments on a clause, beside the form of another one.

use domain::standard::Content;
use leptos::prelude::*;
use services::discussion::{Attachments, Beside};

use super::comment::{Ground, comment};
use super::now::Now;
use super::support::Supporting;
use crate::w;
use crate::words::number;

/// The comments with a link to all of them; nothing if there is none. `draft` is the address of the draft, `all` that of the
/// comments on the clause.
pub fn beside(
    now: Now,
    placed: &Content,
    draft: &str,
    all: String,
    others: &Beside,
    supporting: Supporting,
) -> Option<AnyView> {
    let language = now.language;
    // Their files stand among all comments.
    let none = Attachments::new();
    let ground = Ground {
        placed,
        draft,
        body: "",
        revised: None,
        awaits: false,
        hides: false,
        reports: false,
        desk: "",
        attachments: &none,
        supporting,
    };
    let listed = others.comments.iter().map(|one| comment(now, one, ground)).collect_view();
    (others.total > 0).then(|| {
        view! {
            <section aria-labelledby="beside" class="sheet rows">
                <h2 id="beside">{w!(language, support.beside_title)}</h2>
                <div class="comments">{listed}</div>
                <p><a href=all>{w!(language, support.beside_all, number = number(language, others.total))}</a></p>
            </section>
        }
        .into_any()
    })
}
