//! Commenting on selected words: who marks words of a clause is offered to comment on just these.

mod selection;

use leptos::prelude::*;

use super::device::percent_encoded;
use crate::components::in_a_list::in_a_list;

in_a_list! {
    /// What the offer needs.
    pub struct QuoteSetup {
        /// The address of the comment form.
        pub form,
        /// The language of the text.
        pub language,
        /// The words above the marked words.
        pub title,
        /// The words of the control.
        pub comment,
        /// How the keyboard does it.
        pub keys,
    }
}

/// Words that are marked on the page, in one clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MarkedWords {
    /// The stable identity of the element.
    element: String,
    /// The words; empty for the clause as a whole.
    words: String,
}

impl QuoteSetup {
    /// The comment form for these words.
    fn address(&self, marked: &MarkedWords) -> String {
        let mut address = format!("{}?element={}&lang={}", self.form, marked.element, self.language);
        if !marked.words.is_empty() {
            address.push_str("&quote=");
            address.push_str(&percent_encoded(&marked.words));
        }
        address
    }
}

/// The offer; nothing until words are marked. With the focus in a clause, Alt+C comments on it without marking.
#[island]
pub fn QuoteOffer(
    /// Where it leads and what it says.
    setup: QuoteSetup,
) -> impl IntoView {
    let marked = RwSignal::new(None::<MarkedWords>);
    // A press on the offer may end the selection before the press is a click.
    let pressing = RwSignal::new(false);
    selection::watch(marked, pressing, {
        let setup = setup.clone();
        move |found| setup.address(&found)
    });
    let QuoteSetup { language, title, comment, keys, .. } = setup.clone();
    view! {
        <div role="status" on:pointerdown=move |_| pressing.set(true)>
            {move || marked.get().map(|found| view! {
                <div class="quoting">
                    <p><span class="label">{title.clone()}</span>" "<q lang=language.clone()>{found.words.clone()}</q></p>
                    <a class="button" href=setup.address(&found) aria-keyshortcuts="Alt+C">{comment.clone()}</a>
                    <span class="small quiet wide-only">{keys.clone()}</span>
                </div>
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_5_marked_words_stand_in_the_address_of_the_form() {
        let setup = QuoteSetup {
            form: "/ru/drafts/2026-0001/comment".to_owned(),
            language: "ru".to_owned(),
            ..QuoteSetup::default()
        };
        let marked = MarkedWords { element: "e1".to_owned(), words: "5 дней & ночей".to_owned() };
        let address = setup.address(&marked);
        assert_eq!(
            address,
            "/ru/drafts/2026-0001/comment?element=e1&lang=ru&quote=5%20%D0%B4%D0%BD%D0%B5%D0%B9%20%26%20%D0%BD%D0%BE%D1%87%D0%B5%D0%B9"
        );
        let whole = MarkedWords { words: String::new(), ..marked };
        assert_eq!(setup.address(&whole), "/ru/drafts/2026-0001/comment?element=e1&lang=ru");
    }
}
