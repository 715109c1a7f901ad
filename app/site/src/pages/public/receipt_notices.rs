//! What the receipt of a comment says to its holder above its facts, and which comments were sent with it.

use domain::discussion::Confirmation;
use leptos::prelude::*;
use services::discussion::ReceiptView;

use crate::Visitor;
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
