//! Words that earlier visits left unsaved: offered, put together with what stands, or forgotten. Other text that is saved
//! meanwhile makes the offer stand back, and the words stay.

use domain::standard::SectionKey;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeper::{Keeper, new_id};
use super::shelf::Shelf;
use crate::calls::editing::saved_as;
use crate::components::editor::conflict::Collision;
use crate::components::editor::kept::{Brought, Kept};
use crate::components::editor::read::read;
use crate::components::editor::seed::SaveState;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::TypedSection;
use crate::islands::device;

/// What earlier visits left of a section; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Aside {
    section: SectionKey,
    number: StoredValue<String>,
    shelf: StoredValue<Shelf>,
    /// What is offered, the newest last.
    offered: RwSignal<Vec<Kept>>,
}

impl Aside {
    /// What lies on a shelf.
    pub(super) fn new(number: &str, section: SectionKey, shelf: StoredValue<Shelf>) -> Self {
        let number = StoredValue::new(number.to_owned());
        Self { section, number, shelf, offered: RwSignal::new(Vec::new()) }
    }

    /// Looks for words that say anything else than what stands here, and offers those that the server does not know.
    pub(super) fn look(self, now: &TypedSection) {
        let lying = self.shelf.get_value();
        let mut all = lying.aside();
        let left = lying.of_form();
        if let Some(left) = left.clone().filter(|left| !all.iter().any(|kept| kept.says_the_same(left))) {
            all.push(left);
        }
        all.retain(|kept| kept.adds_to(now, self.section));
        // The form keeps its own words from now on, so those of the earlier visit make room first.
        if lying.keep_aside(&all) && left.is_some() {
            lying.forget_form();
        }
        for kept in all {
            spawn_local(self.offer(kept));
        }
    }

    /// Offers kept words unless the server has them already: a save that was sent on leaving had nobody to answer to.
    async fn offer(self, kept: Kept) {
        let mark = kept.mark(self.section);
        let known = saved_as(self.number.get_value(), self.section, kept.base, mark).await;
        if matches!(known, Ok(Some(_))) {
            self.shelf.with_value(|shelf| shelf.forget_aside(&kept));
        } else {
            self.offered.update(|offered| offered.push(kept));
        }
    }

    /// Other text was saved: what it says already is forgotten, and the rest stands back.
    pub(super) fn pass(self, now: &TypedSection) {
        let stand_back = |all: &mut Vec<Kept>| {
            all.retain(|kept| kept.adds_to(now, self.section));
            for kept in all {
                kept.passed = true;
            }
        };
        let lying = self.shelf.get_value();
        let mut all = lying.aside();
        if !all.is_empty() {
            stand_back(&mut all);
            lying.keep_aside(&all);
            self.offered.update(stand_back);
        }
    }

    /// Takes the newest of the offered words off the list.
    fn take(self) -> Option<Kept> {
        self.offered.try_update(Vec::pop).flatten()
    }

    /// Puts the newest words together with what stands. What does not go together is left to the writer, and nothing is
    /// saved before it is settled.
    fn bring_back(self, state: EditorState, keeper: Keeper) {
        let Some(kept) = self.take() else { return };
        let now = state.typed.get_untracked();
        let Brought { typed, places } = kept.bring(&now, self.section, new_id);
        state.typed.set(typed);
        keeper.keep_now();
        self.shelf.with_value(|shelf| shelf.forget_aside(&kept));
        if places.is_empty() {
            state.unsaved();
            return;
        }
        let theirs = read(&now, self.section, new_id).0;
        let who = state.say(|words| words.said.kept_meets.clone());
        keeper.collision.set(Some(Collision { who, places, theirs }));
        keeper.stands(SaveState::Conflict);
        request_animation_frame(|| device::focus("merge"));
    }

    /// The offer.
    pub(super) fn view(self, state: EditorState, keeper: Keeper) -> impl IntoView {
        move || {
            let newest = self.offered.with(|offered| offered.last().map(|kept| kept.passed));
            newest.map(|passed| {
                let said = state.say(|words| words.said.clone());
                let forget = move |_| {
                    if let Some(kept) = self.take() {
                        self.shelf.with_value(|shelf| shelf.forget_aside(&kept));
                    }
                };
                let actions = view! {
                    <p class="actions">
                        <button class="button small" type="button" on:click=move |_| self.bring_back(state, keeper)>{said.take_back}</button>
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
}
