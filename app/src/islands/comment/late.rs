//! The refusal of a comment that came too late, with the text handed back (R15-4).

use leptos::prelude::*;

use super::CommentWords;
use crate::calls::Late;
use crate::islands::device::percent_encoded;

/// The notice with the text and a way to save it.
#[component]
pub fn LateNotice(
    /// The two moments.
    late: Late,
    /// The text, whole.
    text: String,
    /// The address of the draft.
    draft: String,
    /// The words.
    words: CommentWords,
) -> impl IntoView {
    let Late { closed, arrived, signed, body, email, follow } = late;
    let file = as_file(&text);
    let proof = as_file(&signed);
    view! {
        <section class="notice bad refusal" role="alert" tabindex="-1" id="refusal" autofocus>
            <h2>{words.late_title}</h2>
            <dl class="moments">
                <div><dt>{words.late_closed}</dt><dd class="num">{closed}</dd></div>
                <div><dt>{words.late_arrived}</dt><dd class="num">{arrived}</dd></div>
            </dl>
            <p>{words.late_says}</p>
            <p class="small">{words.late_proof}</p>
            <p class="actions"><a class="button plain" href=proof download="talqy-refusal.txt">{words.late_proof_save}</a></p>
        </section>
        <section class="sheet rows handed">
            <h2>{words.late_text}</h2>
            <pre class="handed-text">{text}</pre>
            <p class="actions">
                <a class="button" href=file download="talqy-comment.txt">{words.late_save}</a>
                <a class="button plain" href=draft>{words.late_report}</a>
            </p>
        </section>
        <section class="sheet rows">
            <h2>{words.late_can}</h2>
            <p><a href=follow>{words.late_follow}</a></p>
            <p>
                {words.late_write}" "{body}
                {(!email.is_empty()).then(|| view! { ", "<a href=format!("mailto:{email}")>{email.clone()}</a> })}
            </p>
        </section>
    }
}

/// The text as an address that a browser saves as a file, without asking a server.
pub(super) fn as_file(text: &str) -> String {
    format!("data:text/plain;charset=utf-8,{}", percent_encoded(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_4_the_text_is_handed_back_as_a_file() {
        assert_eq!(as_file("Нет 1"), "data:text/plain;charset=utf-8,%D0%9D%D0%B5%D1%82%201");
    }
}
