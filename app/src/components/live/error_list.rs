//! What has to be mended in a form that came back, in pages and islands alike.

use leptos::prelude::*;

/// What has to be mended, each linked to its field, in the order of the form; it has the focus when its page opens. Nothing
/// if there is nothing to mend.
#[component]
pub fn ErrorList(
    /// How many problems there are, in words.
    title: String,
    /// The field and the sentence of each error.
    errors: Vec<(String, String)>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|(field, sentence)| view! { <li><a href=format!("#f-{field}")>{sentence}</a></li> })
            .collect_view();
        view! {
            <section class="errors" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title" autofocus>
                <h2 id="errors-title">{title}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
