//! Keeps what is typed: on the device when the keys rest or the page goes, on the server a moment later.

use std::time::Duration;

use domain::redline::merge::merge_elements;
use domain::standard::{Element, ElementId};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calls::CallFault;
use crate::calls::editing::{SaveAnswer, save_section};
use crate::components::editor::conflict::Collision;
use crate::components::editor::read::read;
use crate::components::editor::seed::{EditorSeed, SaveState};
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::TypedSection;
use crate::islands::device;

/// How long after the last key the text is saved.
const PAUSE: Duration = Duration::from_millis(1500);
/// How long until a save that found no server is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// Keeps the text of one form; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    state: EditorState,
    /// What somebody else changed meanwhile.
    pub(super) collision: RwSignal<Option<Collision>>,
    number: StoredValue<String>,
    shelf: StoredValue<String>,
    /// What the server holds, as far as this page knows.
    held: StoredValue<Vec<Element>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    on_its_way: StoredValue<bool>,
    /// Whether something was typed that the device does not keep yet.
    unkept: StoredValue<bool>,
    notice: RwSignal<String>,
    kept: RwSignal<Option<TypedSection>>,
}

impl Keeper {
    /// The keeper of a form.
    pub(super) fn new(state: EditorState, seed: &EditorSeed) -> Self {
        let held = seed.content.elements(seed.section).to_vec();
        Self {
            state,
            collision: RwSignal::new(seed.collision.clone()),
            number: StoredValue::new(seed.number.clone()),
            shelf: StoredValue::new(format!("talqy.draft.{}.{}", seed.number, seed.section.code())),
            held: StoredValue::new(held),
            timer: StoredValue::new(None),
            on_its_way: StoredValue::new(false),
            unkept: StoredValue::new(false),
            notice: RwSignal::new(String::new()),
            kept: RwSignal::new(None),
        }
    }

    /// Follows what is typed. `early` is what the document held when the island woke: what was typed until then is
    /// taken up.
    pub(super) fn watch(self, early: TypedSection) {
        Effect::new(move |first: Option<()>| {
            self.state.typed.track();
            if first.is_none() {
                let typed = self.state.typed.get_untracked();
                if early.0.is_empty() || early.says_the_same(&typed) {
                    self.look_for_kept(&typed);
                } else {
                    self.state.typed.set(early.clone());
                    self.state.unsaved();
                }
                return;
            }
            self.unkept.set_value(true);
            self.save_in(PAUSE);
        });
        Effect::new(move |_| {
            let leaving = window_event_listener_untyped("pagehide", move |_| self.keep());
            on_cleanup(move || leaving.remove());
        });
    }

    /// Keeps on the device what was typed since it was kept last. Writing a long text takes longer than a key may.
    pub(super) fn keep(self) {
        if !self.unkept.try_get_value().unwrap_or(false) {
            return;
        }
        self.unkept.set_value(false);
        if let Ok(written) = self.state.typed.with_untracked(serde_json::to_string) {
            device::keep(&self.shelf.get_value(), &written);
        }
    }

    /// A text that an earlier visit left unsaved, unless it is what stands here.
    fn look_for_kept(self, typed: &TypedSection) {
        let place = self.shelf.get_value();
        let kept = device::kept(&place).and_then(|kept| serde_json::from_str::<TypedSection>(&kept).ok());
        match kept {
            Some(kept) if self.reads(&kept) != self.reads(typed) => self.kept.set(Some(kept)),
            Some(_) => device::forget(&place),
            None => {}
        }
    }

    fn reads(self, typed: &TypedSection) -> Vec<Element> {
        read(typed, self.state.section, new_id).0
    }

    fn save_in(self, pause: Duration) {
        self.timer.update_value(|timer| {
            if let Some(running) = timer.take() {
                running.clear();
            }
            // A conflict is settled by a person, who then saves.
            if self.state.save.get_untracked() != SaveState::Conflict {
                *timer = set_timeout_with_handle(move || self.save_unless_settling(), pause).ok();
            }
        });
    }

    /// A save that was waiting when a conflict came is not the person's answer to it.
    fn save_unless_settling(self) {
        if self.state.save.get_untracked() != SaveState::Conflict {
            self.save();
        }
    }

    /// Saves at once, also where a conflict has been settled.
    pub(super) fn save_now(self) {
        if self.state.save.get_untracked() == SaveState::Conflict {
            self.collision.set(None);
        }
        self.save();
    }

    fn save(self) {
        if self.on_its_way.get_value() {
            self.save_in(PAUSE);
            return;
        }
        let state = self.state;
        let (elements, faults) = state.typed.with_untracked(|typed| read(typed, state.section, new_id));
        if !faults.is_empty() {
            state.refused.set(faults);
            self.stands(SaveState::Invalid);
            return;
        }
        if elements == self.held.get_value() && state.save.get_untracked() == SaveState::Saved {
            return;
        }
        self.on_its_way.set_value(true);
        self.stands(SaveState::Saving);
        let base = state.base.get_untracked();
        spawn_local(async move {
            let answer = save_section(self.number.get_value(), state.section, base, elements.clone()).await;
            self.on_its_way.set_value(false);
            match answer {
                Ok(answer) => self.answered(answer, &elements),
                Err(fault) => self.failed(&fault),
            }
        });
    }

    fn answered(self, answer: SaveAnswer, sent: &[Element]) {
        let state = self.state;
        match answer {
            SaveAnswer::Saved { version, words } => {
                self.held.set_value(sent.to_vec());
                self.settled(version, words, sent);
            }
            SaveAnswer::Merged { version, elements, words, notice } => {
                self.held.set_value(elements.clone());
                self.take(sent, &elements);
                self.notice.set(notice);
                self.settled(version, words, &elements);
            }
            SaveAnswer::Conflict { version, elements, collision } => {
                self.held.set_value(collision.theirs.clone());
                state.base.set(version);
                self.take(sent, &elements);
                self.collision.set(Some(collision));
                self.stands(SaveState::Conflict);
                request_animation_frame(|| device::focus("merge"));
            }
            SaveAnswer::Invalid { faults } => {
                state.refused.set(faults);
                self.stands(SaveState::Invalid);
            }
            SaveAnswer::Refused { words } => {
                self.notice.set(words);
                self.stands(SaveState::Failed);
            }
        }
    }

    /// The server holds `stands` as `version`; what was typed since it was sent is saved next.
    fn settled(self, version: i64, words: String, stands: &[Element]) {
        let state = self.state;
        state.base.set(version);
        if state.typed.with_untracked(|typed| self.reads(typed)) == stands {
            self.unkept.set_value(false);
            device::forget(&self.shelf.get_value());
            state.save.set(SaveState::Saved);
            state.save_words.set(words);
        } else {
            state.unsaved();
            self.save_in(PAUSE);
        }
    }

    /// Takes up what the server put together, without what was typed since it was sent.
    fn take(self, sent: &[Element], together: &[Element]) {
        let state = self.state;
        let now = state.typed.with_untracked(|typed| self.reads(typed));
        let lines =
            if now == sent { together.to_vec() } else { merge_elements(sent, &now, together).elements };
        if lines != now {
            state.typed.set(TypedSection::of(&lines, state.section, || new_id().into()));
        }
    }

    fn failed(self, fault: &CallFault) {
        match fault {
            CallFault::NoConnection | CallFault::TooMany { .. } | CallFault::Busy => {
                self.stands(SaveState::Offline);
                self.save_in(AGAIN);
            }
            CallFault::SignInNeeded => self.stands(SaveState::SignedOut),
            CallFault::Forbidden | CallFault::NotFound | CallFault::BadRequest => {
                self.stands(SaveState::Failed);
            }
            CallFault::Failed => {
                self.stands(if device::is_offline() { SaveState::Offline } else { SaveState::Failed });
                self.save_in(AGAIN);
            }
        }
    }

    fn stands(self, save: SaveState) {
        let words = self.state.say(|words| {
            let said = &words.said;
            match save {
                SaveState::Saved => &said.state_saved,
                SaveState::Saving => &said.state_saving,
                SaveState::Unsaved => &said.state_unsaved,
                SaveState::Offline => &said.state_offline,
                SaveState::Conflict => &said.state_conflict,
                SaveState::Failed => &said.state_failed,
                SaveState::Invalid => &said.state_invalid,
                SaveState::SignedOut => &said.state_signed_out,
            }
            .clone()
        });
        self.state.save.set(save);
        self.state.save_words.set(words);
    }

    /// The offer to take up a text that an earlier visit left unsaved.
    pub(super) fn found(self) -> impl IntoView {
        let take_up = move |_| {
            if let Some(kept) = self.kept.get_untracked() {
                self.kept.set(None);
                self.state.typed.set(kept);
                self.state.unsaved();
            }
        };
        let forget = move |_| {
            self.kept.set(None);
            device::forget(&self.shelf.get_value());
        };
        move || {
            self.kept.with(Option::is_some).then(|| {
                let said = self.state.say(|words| words.said.clone());
                view! {
                    <section class="notice warn" role="status">
                        <p>{said.restored_here}</p>
                        <p class="actions">
                            <button class="button small" type="button" on:click=take_up>{said.take_back}</button>
                            <button class="link" type="button" on:click=forget>{said.forget_it}</button>
                        </p>
                    </section>
                }
            })
        }
    }

    /// What the server told with its last answer.
    pub(super) fn told(self) -> impl IntoView {
        move || {
            let notice = self.notice.get();
            (!notice.is_empty())
                .then(|| view! { <section class="notice info" role="status"><p>{notice}</p></section> })
        }
    }
}

/// The identity of a new line.
pub(super) fn new_id() -> ElementId {
    ElementId::from_random(device::random_bits())
}
