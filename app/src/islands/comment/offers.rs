//! Comments that say nearly what was typed: one of them can be supported instead, or the own one sent all the same.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::calls::Offer;
use crate::calls::discussion::near_comments;
use crate::components::in_a_list::island_words;
use crate::islands::device;

/// The keys of the words by name space, given to a macro.
#[macro_export]
macro_rules! for_offer_words {
    ($then:ident $($with:tt)*) => {
        $then! { $($with)* support: near_title near_lead near_send; }
    };
}

for_offer_words!(island_words OfferWords);

/// What the form offers, and the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offers {
    /// The comments that were found when the page was made.
    pub shown: Vec<Offer>,
    /// The words.
    pub words: OfferWords,
}

/// The id of the notice.
const OFFERS: &str = "offers";

/// Shows the comments that say nearly the same as one that is about to be sent or collected, and tells whether there are any.
/// It is asked until something was shown: whoever goes on then has read it.
pub(super) async fn offered_near(
    offered: RwSignal<Vec<Offer>>,
    number: &str,
    key: &str,
    input: &CommentInput,
) -> bool {
    if offered.with_untracked(|shown| !shown.is_empty()) {
        return false;
    }
    // Where it cannot be asked, the comment is sent.
    let found = near_comments(number.to_owned(), key.to_owned(), input.clone()).await.unwrap_or_default();
    if found.is_empty() {
        return false;
    }
    offer(offered, found);
    true
}

/// Shows comments that were found, and leads there.
pub(super) fn offer(offered: RwSignal<Vec<Offer>>, found: Vec<Offer>) {
    offered.set(found);
    device::focus_when_drawn(OFFERS);
}

/// The notice. It stands in the form, after its button: who is named there supports with one press, and the button of the form
/// sends what was typed.
#[component]
pub(super) fn Offered(
    shown: Vec<Offer>,
    words: OfferWords,
    supports: Callback<leptos::ev::MouseEvent>,
) -> impl IntoView {
    let offers = shown
        .into_iter()
        .map(|offer| {
            let paragraphs = offer.text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            let supported = (!offer.supported.is_empty()).then(|| view! { <span class="num">{offer.supported}</span> });
            view! {
                <article class="comment">
                    <header>
                        <b>{offer.who}</b>
                        <a class="num" href=offer.address>{offer.said}</a>
                        {supported}
                    </header>
                    <div lang=offer.lang class="words">{paragraphs}</div>
                    <p class="actions">
                        <button name="support" value=offer.number on:click=move |event| supports.run(event) class="button">{offer.control}</button>
                    </p>
                </article>
            }
        })
        .collect_view();
    view! {
        <section tabindex="-1" id=OFFERS aria-labelledby="offers-title" autofocus class="notice info">
            <h2 id="offers-title">{words.near_title}</h2>
            <p>{words.near_lead}</p>
            <input type="hidden" name="anyway" value="yes"/>
            {offers}
            <p class="actions"><button class="button plain">{words.near_send}</button></p>
        </section>
    }
}
