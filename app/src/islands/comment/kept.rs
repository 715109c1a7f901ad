//! The unsent text on the page of a discussion that has closed meanwhile.

use domain::discussion::CommentInput;
use leptos::prelude::*;

use super::basket;
use super::carried::{listed, unlisted};
use super::late::as_file;
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

/// Everything that was written: the comment and the proposed wording, with the ends of lines that a saved file has. A signed
/// refusal names the hash of exactly this text.
pub fn whole(input: &CommentInput) -> String {
    let parts = [input.text.trim(), input.suggestion.trim()];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    parts.join("\n\n").replace("\r\n", "\n")
}

/// Everything that was written in the comments of one sending.
pub fn whole_of(inputs: &[CommentInput]) -> String {
    inputs.iter().map(whole).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_4_what_is_handed_back_is_one_text_whichever_way_it_came() {
        let input = CommentInput {
            text: " один\r\nдва\r\n".to_owned(),
            suggestion: "три".to_owned(),
            ..CommentInput::default()
        };
        assert_eq!(whole(&input), "один\nдва\n\nтри");
        assert_eq!(whole(&CommentInput::default()), "");
    }
}
