//! What the receipt of a comment says to its holder beside its facts: what to do, what was sent with it, what was changed.

use domain::discussion::{Confirmation, WindowState};
use domain::time::LegalZone;
use leptos::prelude::*;
use services::discussion::ReceiptView;

use crate::Visitor;
use crate::components::changed_comment::{corrections, withdrawn_words};
use crate::components::now::Now;
use crate::w;

/// What the holder has to do: to save the receipt where no letter went out, to confirm the comment where one asks for it.
pub(super) fn notices(visitor: &Visitor, receipt: &ReceiptView) -> AnyView {
    let language = visitor.language;
    let save = (!receipt.mailed).then(|| {
        view! {
            <section class="notice warn rows screen-only">
                <p>{w!(language, speaker.save_first)}</p>
                <p class="actions">{save_link(visitor, receipt)}</p>
            </section>
        }
    });
    let awaits = receipt.comment.author.confirmation.is_some_and(|state| state != Confirmation::Confirmed);
    let confirm = (awaits && receipt.mailed).then(|| {
        view! { <p class="notice info">{w!(language, speaker.to_confirm)}</p> }
    });
    view! { {save}{confirm} }.into_any()
}

/// The link that saves the receipt as a file.
pub(super) fn save_link(visitor: &Visitor, receipt: &ReceiptView) -> AnyView {
    let file = visitor.address().to(&format!("/receipts/{}/file", receipt.receipt));
    view! { <a class="button" href=file>{w!(visitor.language, receipt.file)}</a> }.into_any()
}

/// The other comments of the same sending, each leading to its receipt.
pub(super) fn together(visitor: &Visitor, others: &[(i64, String)]) -> Option<AnyView> {
    let (language, address) = (visitor.language, visitor.address());
    let links = others
        .iter()
        .map(|(number, receipt)| {
            let words = w!(language, receipt.number, number = number.to_string());
            view! { <a class="num" href=address.to(&format!("/receipts/{receipt}"))>{words}</a>" " }
        })
        .collect_view();
    (!others.is_empty())
        .then(|| view! { <div><dt>{w!(language, speaker.together)}</dt><dd>{links}</dd></div> }.into_any())
}

/// What its author did with the comment, and the way to the page where it is done as long as it can be.
pub(super) fn own_changes(visitor: &Visitor, receipt: &ReceiptView, zone: LegalZone) -> AnyView {
    let language = visitor.language;
    let now = Now { language, at: visitor.at, zone };
    let comment = &receipt.comment;
    let withdrawn = comment.withdrawn_at.map(|at| {
        view! { <p class="notice info num">{withdrawn_words(language, zone, at)}</p> }
    });
    let is_open = receipt.window.state(visitor.at) == WindowState::Open && receipt.withdrawn.is_none();
    let change = (is_open && comment.withdrawn_at.is_none() && !comment.author.disowned).then(|| {
        let to = visitor.address().to(&format!("/receipts/{}/change", receipt.receipt));
        view! { <p class="screen-only"><a href=to>{w!(language, author.change_link)}</a></p> }
    });
    view! { {withdrawn}{corrections(now, comment)}{change} }.into_any()
}
