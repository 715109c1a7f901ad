//! The offer of words that an earlier visit left unsaved: put together with what stands, or forgotten.

use leptos::prelude::*;

use super::identity::new_id;
use super::keeper::Keeper;
use crate::components::editor::conflict::Collision;
use crate::components::editor::kept::Brought;
use crate::components::editor::read::read;
use crate::components::editor::seed::SaveState;
use crate::islands::device;

/// The offer, while there is anything to offer.
pub(super) fn offer(keeper: Keeper) -> impl IntoView {
    let (aside, state) = (keeper.aside, keeper.state);
    move || {
        aside.newest().map(|passed| {
            let said = state.say(|words| words.said.clone());
            let forget = move |_| {
                if let Some(kept) = aside.take() {
                    aside.forget(&kept);
                }
            };
            let actions = view! {
                <p class="actions">
                    <button class="button small" type="button" on:click=move |_| bring_back(keeper)>{said.take_back}</button>
                    <button class="link" type="button" on:click=forget>{said.forget_it}</button>
                </p>
            };
            if passed {
                view! { <details class="more"><summary>{said.kept_earlier}</summary>{actions}</details> }.into_any()
            } else {
                view! { <section class="notice warn" role="status"><p>{said.restored_here}</p>{actions}</section> }.into_any()
            }
        })
    }
}

/// Puts the newest words together with what stands. What does not go together is left to the writer, and nothing is saved
/// before it is settled.
fn bring_back(keeper: Keeper) {
    let (aside, state) = (keeper.aside, keeper.state);
    let Some(kept) = aside.take() else { return };
    let now = state.typed.get_untracked();
    let Brought { typed, places } = kept.bring(&now, aside.section, new_id);
    state.typed.set(typed);
    keeper.keep_now();
    aside.forget(&kept);
    if places.is_empty() {
        state.unsaved();
        return;
    }
    let theirs = read(&now, aside.section, new_id).0;
    let who = state.say(|words| words.said.kept_meets.clone());
    keeper.collision.set(Some(Collision { who, places, theirs }));
    keeper.stands(SaveState::Conflict);
    request_animation_frame(|| device::focus("merge"));
}
