//! The unsent text on the page of a discussion that has closed meanwhile.

use domain::discussion::CommentInput;
use leptos::prelude::*;

use super::basket;
use super::carried::{listed, unlisted};
use super::late::as_file;
use super::one_text::whole_of;
use super::{CommentSetup, CommentWords};
use crate::islands::device;

/// Hands back what was written and not sent, once the window has closed; nothing if there is nothing.
#[island]
pub fn KeptText(
    /// The form as it would have been.
    setup: CommentSetup,
) -> impl IntoView {
    let (shelf, basket) = (setup.shelf(), basket::shelf(&setup.number));
    let text = RwSignal::new(String::new());
    Effect::new(move |_| {
        let kept: Vec<CommentInput> = basket::collected(&basket).into_iter().chain(unsent(&shelf)).collect();
        text.set(whole_of(&kept));
    });
    let words = setup.words;
    move || (!text.get().trim().is_empty()).then(|| handed(text.get(), words.clone()))
}

fn handed(text: String, words: CommentWords) -> impl IntoView {
    view! {
        <section class="sheet rows handed">
            <h2>{words.late_text}</h2>
            <pre class="handed-text">{text.clone()}</pre>
            <p class="actions"><a class="button" href=as_file(&text) download="talqy-comment.txt">{words.late_save}</a></p>
        </section>
    }
}

/// What was written and not sent, as it is kept on the device.
pub(super) fn unsent(shelf: &str) -> Option<CommentInput> {
    serde_json::from_str(&device::kept(shelf)?).ok().map(unlisted)
}

/// Keeps what is written on the device until it is sent.
pub(super) fn keep(shelf: &str, written: CommentInput) {
    if let Ok(written) = serde_json::to_string(&listed(written)) {
        device::keep(shelf, &written);
    }
}
