//! Keeps what is typed: on the device when the keys rest or the page goes, on the server a moment later.

use std::time::Duration;

use domain::redline::merge::merge_elements;
use domain::standard::{Element, mark};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::aside::Aside;
use super::identity::new_id;
use super::shelf::DeviceShelf;
use crate::calls::CallFault;
use crate::calls::editing::{SaveAnswer, save_section};
use crate::components::editor::conflict::Collision;
use crate::components::editor::kept::KeptSection;
use crate::components::editor::read::read;
use crate::components::editor::seed::{EditorSeed, SaveState};
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::TypedSection;
use crate::islands::device;

/// How long after the last key the text is saved.
const PAUSE: Duration = Duration::from_millis(1500);
/// How long until a save that found no server is tried again.
const AGAIN: Duration = Duration::from_secs(5);
/// So many texts without an answer are remembered; the server looks for no more.
const UNANSWERED: usize = 20;

/// Keeps the text of one form; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    pub(super) state: EditorState,
    /// What somebody else changed meanwhile.
    pub(super) collision: RwSignal<Option<Collision>>,
    pub(super) number: StoredValue<String>,
    shelf: StoredValue<DeviceShelf>,
    /// What earlier visits left unsaved.
    pub(super) aside: Aside,
    /// What the server holds, as far as this page knows.
    held: StoredValue<Vec<Element>>,
    /// The marks of texts that were sent since and not answered.
    pub(super) unanswered: StoredValue<Vec<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    on_its_way: StoredValue<bool>,
    /// Whether something was typed that the device does not keep yet.
    unkept: StoredValue<bool>,
    notice: RwSignal<String>,
}

impl Keeper {
    /// The keeper of a form.
    pub(super) fn new(state: EditorState, seed: &EditorSeed) -> Self {
        // After a conflict what stands is what the writing is measured by.
        let stands = seed.collision.as_ref().map(|collision| collision.theirs.clone());
        let held = stands.unwrap_or_else(|| seed.content.elements(seed.section).to_vec());
        let shelf = StoredValue::new(DeviceShelf::new(&seed.number, seed.section));
        Self {
            state,
            collision: RwSignal::new(seed.collision.clone()),
            number: StoredValue::new(seed.number.clone()),
            aside: Aside::new(&seed.number, seed.section, shelf),
            shelf,
            held: StoredValue::new(held),
            unanswered: StoredValue::new(Vec::new()),
            timer: StoredValue::new(None),
            on_its_way: StoredValue::new(false),
            unkept: StoredValue::new(false),
            notice: RwSignal::new(String::new()),
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
                    self.aside.look(&typed);
                } else {
                    self.aside.look(&early);
                    self.state.typed.set(early.clone());
                    self.state.unsaved();
                }
                return;
            }
            self.unkept.set_value(true);
            self.save_in(PAUSE);
        });
    }

    /// Keeps on the device what was typed since it was kept last. Writing a long text takes longer than a key may.
    pub(super) fn keep(self) {
        if self.unkept.try_get_value().unwrap_or(false) {
            self.keep_now();
        }
    }

    /// Keeps on the device what stands in the form, with what it was typed over.
    pub(super) fn keep_now(self) {
        self.unkept.set_value(false);
        let kept = KeptSection {
            base: self.state.base.get_untracked(),
            was: self.held.get_value(),
            typed: self.state.typed.get_untracked(),
            passed: false,
        };
        self.shelf.with_value(|shelf| shelf.keep_form(&kept));
    }

    /// The lines as they are typed, and whether all of them can be read; nothing once the form is gone.
    pub(super) fn elements_now(self) -> Option<(Vec<Element>, bool)> {
        let (elements, faults) =
            self.state.typed.try_with_untracked(|typed| read(typed, self.state.section, new_id))?;
        Some((elements, faults.is_empty()))
    }

    /// Whether the server is known to hold these lines.
    pub(super) fn holds(self, elements: &[Element]) -> bool {
        self.held.try_with_value(|held| held == elements).unwrap_or(true)
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
        let earlier = self.unanswered.get_value();
        self.unanswered.update_value(|marks| {
            marks.push(mark(&elements));
            let most = marks.len().saturating_sub(UNANSWERED);
            marks.drain(..most);
        });
        spawn_local(async move {
            let number = self.number.get_value();
            let answer = save_section(number, state.section, base, elements.clone(), earlier).await;
            self.on_its_way.set_value(false);
            if answer.is_ok() {
                self.unanswered.set_value(Vec::new());
            }
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
            self.shelf.with_value(DeviceShelf::forget_form);
            state.typed.with_untracked(|typed| self.aside.pass(typed));
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

    pub(super) fn stands(self, save: SaveState) {
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

    /// What the server told with its last answer.
    pub(super) fn told(self) -> impl IntoView {
        move || {
            let notice = self.notice.get();
            (!notice.is_empty())
                .then(|| view! { <section class="notice info" role="status"><p>{notice}</p></section> })
        }
    }
}
