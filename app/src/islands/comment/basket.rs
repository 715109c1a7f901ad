//! Comments on other clauses that wait on the device to be sent together with this one.

use domain::discussion::CommentInput;
use leptos::prelude::*;

use super::CommentWords;
use super::carried::{listed, unlisted};
use super::one_text::whole;
use super::person::spoken_by;
use crate::islands::device;

/// How many characters of a collected comment are shown.
const SHOWN: usize = 160;

/// The name under which the comments on a draft are collected.
pub(super) fn shelf(number: &str) -> String {
    format!("talqy:sending:{number}")
}

/// The name under which the key of a sending is kept until it is answered.
pub(super) fn key_shelf(number: &str) -> String {
    format!("talqy:key:{number}")
}

/// The comments that were collected, in the order in which they were written.
pub(super) fn collected(shelf: &str) -> Vec<CommentInput> {
    let lists = device::kept(shelf).and_then(|kept| serde_json::from_str::<Vec<Vec<String>>>(&kept).ok());
    lists.unwrap_or_default().into_iter().map(unlisted).collect()
}

/// Takes out what is collected no longer, because another page of the same draft has sent it.
pub(super) fn drop_sent(basket: RwSignal<Vec<CommentInput>>, shelf: &str) {
    let waiting = collected(shelf);
    basket.update(|all| all.retain(|one| waiting.contains(one)));
}

/// Forgets what was sent; what another page of the same draft collected meanwhile stays.
pub(super) fn forget(sent: &[CommentInput], shelf: &str) {
    let mut waiting = collected(shelf);
    waiting.retain(|one| !sent.contains(one));
    let _kept = put(shelf, &waiting);
}

/// Adds a comment to what is collected, and says whether it is kept: what is not would be lost with its page.
pub(super) fn add(shelf: &str, comment: CommentInput) -> bool {
    // What another page of the same draft collected meanwhile stays.
    let mut all = collected(shelf);
    all.push(comment);
    put(shelf, &all)
}

/// Keeps what is collected, and says whether it is kept; where nothing is, nothing is kept.
fn put(shelf: &str, comments: &[CommentInput]) -> bool {
    if comments.is_empty() {
        device::forget(shelf);
        return true;
    }
    let lists: Vec<Vec<String>> = comments.iter().cloned().map(listed).collect();
    serde_json::to_string(&lists).is_ok_and(|text| device::keep(shelf, &text))
}

/// All comments of the sending by the author of the form: what was collected, then what stands in the form, if anything does.
pub(super) fn sending(waiting: Vec<CommentInput>, form: CommentInput) -> Vec<CommentInput> {
    let mut all: Vec<CommentInput> = waiting.into_iter().map(|one| spoken_by(one, &form)).collect();
    if all.is_empty() || !whole(&form).is_empty() {
        all.push(form);
    }
    all
}

/// What was collected, by the author of the form, as the form posts it together with files; empty if nothing was.
pub(super) fn written(waiting: &[CommentInput], form: &CommentInput) -> String {
    if waiting.is_empty() {
        return String::new();
    }
    let all: Vec<CommentInput> = waiting.iter().map(|one| spoken_by(one.clone(), form)).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

/// What was collected, each with the control that takes it out.
#[component]
pub(super) fn Collected(
    basket: RwSignal<Vec<CommentInput>>,
    shelf: StoredValue<String>,
    error: Signal<Option<String>>,
    words: CommentWords,
) -> impl IntoView {
    let take_out = move |taken: &CommentInput| {
        let mut all = collected(&shelf.get_value());
        all.retain(|one| one != taken);
        let _kept = put(&shelf.get_value(), &all);
        basket.set(all);
    };
    let (title, drop_one) = (words.collected, words.drop_one);
    let list = move || {
        let drop_one = drop_one.clone();
        basket
            .get()
            .into_iter()
            .map(move |comment| {
                let text = beginning(&whole(&comment));
                view! {
                    <li>
                        <span>{text}</span>" "
                        <button type="button" class="link" on:click=move |_| take_out(&comment)>{drop_one.clone()}</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="notice info rows" id="f-collected" tabindex="-1" hidden=move || basket.read().is_empty()>
            <p>{title}</p>
            {move || error.get().map(|error| view! { <span class="error">{error}</span> })}
            <ol>{list}</ol>
        </section>
    }
}

fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let shown: String = line.chars().take(SHOWN).collect();
    format!("{shown}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_5_what_was_collected_goes_before_what_stands_in_the_form() {
        let of = |text: &str| CommentInput { text: text.to_owned(), ..CommentInput::default() };
        let texts = |all: Vec<CommentInput>| all.into_iter().map(|one| one.text).collect::<Vec<_>>();
        assert_eq!(texts(sending(vec![of("a")], of("b"))), ["a", "b"]);
        assert_eq!(texts(sending(vec![of("a")], of(" "))), ["a"]);
        assert_eq!(texts(sending(Vec::new(), of(""))), [""]);
        assert_eq!(beginning(&"x".repeat(200)).chars().count(), SHOWN + 1);
    }
}
