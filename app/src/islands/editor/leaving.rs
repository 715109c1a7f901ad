//! What is typed in the last moment before the page goes: kept on the device, and sent by a request that outlives the page.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::keeper::Keeper;
use crate::calls::editing::SaveSection;
use crate::components::editor::seed::SaveState;
use crate::islands::device;

/// The most bytes of a request that outlives its page; browsers allow 64 KiB for all of them together. What is longer stays on
/// the device, and its draft and section say so.
const LONGEST: usize = 60 * 1024;

/// Follows the page on its way out.
pub(super) fn watch(keeper: Keeper) {
    Effect::new(move |_| {
        let leaving = window_event_listener_untyped("pagehide", move |_| leave(keeper));
        // A phone may end a page in the background without another word.
        let hidden = window_event_listener_untyped("visibilitychange", move |_| keeper.keep());
        // A page that comes back as it was would save over what it sent on leaving.
        let shown = window_event_listener_untyped("pageshow", |event| {
            if device::was_put_away(&event) {
                device::reload();
            }
        });
        on_cleanup(move || {
            leaving.remove();
            hidden.remove();
            shown.remove();
        });
    });
}

fn leave(keeper: Keeper) {
    keeper.keep();
    if let Some(unsent) = keeper.unsent()
        && let Ok(body) = serde_json::to_string(&unsent)
        && body.len() <= LONGEST
    {
        device::send_on_leaving(SaveSection::url(), &body);
    }
}

impl Keeper {
    /// The save of what the server does not hold yet; nothing if it holds everything, or if a person has to look first.
    fn unsent(self) -> Option<SaveSection> {
        let (elements, is_readable) = self.elements_now()?;
        let save = self.state.save.try_get_untracked()?;
        let waits = !matches!(save, SaveState::Saved | SaveState::Conflict);
        if !waits || !is_readable || self.holds(&elements) {
            return None;
        }
        Some(SaveSection {
            number: self.number.try_get_value()?,
            section: self.state.section,
            base: self.state.base.try_get_untracked()?,
            elements,
            unanswered: self.unanswered.try_get_value()?,
        })
    }
}
