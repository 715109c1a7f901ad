//! What the sender is told above the form about the text that was restored or could not be sent.

use leptos::prelude::*;

use super::CommentWords;
use crate::calls::CallFault;
use crate::islands::device;

/// Why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    Offline,
    Busy,
    Held { seconds: u64 },
    Failed,
}

impl Trouble {
    /// What a fault of the call means for who sends.
    pub(super) fn of(fault: &CallFault) -> Self {
        match fault {
            CallFault::NoConnection => Self::Offline,
            CallFault::Busy => Self::Busy,
            CallFault::TooMany { retry_after_seconds } => Self::Held { seconds: *retry_after_seconds },
            _ if device::is_offline() => Self::Offline,
            _ => Self::Failed,
        }
    }

    fn words(self, words: &CommentWords) -> String {
        match self {
            Self::Offline => words.offline.clone(),
            Self::Busy => words.busy.clone(),
            Self::Held { seconds } => format!("{} {seconds}", words.held),
            Self::Failed => words.failed.clone(),
        }
    }
}

/// What the sender is told about the sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Writing,
    Restored,
    Sending,
    Stopped(Trouble),
}

/// Leads whoever sent the form to what came back: the title of the document says it first, and the focus is there.
pub(super) fn lead_to(id: &'static str, error: &str) {
    device::begin_title(error, true);
    device::focus_when_drawn(id);
}

/// The id of what says why nothing was sent.
pub(super) const TROUBLE: &str = "trouble";

/// What happens to the text just now.
#[component]
pub(super) fn Sending(
    progress: RwSignal<Progress>,
    words: CommentWords,
    discard: Callback<leptos::ev::MouseEvent>,
) -> impl IntoView {
    let w = words.clone();
    view! {
        {move || match progress.get() {
            Progress::Stopped(trouble) => Some(view! {
                <section class="notice bad" role="alert" tabindex="-1" id=TROUBLE>
                    <p>{trouble.words(&w)}</p>
                </section>
            }),
            Progress::Writing | Progress::Restored | Progress::Sending => None,
        }}
        <div role="status">
            {move || (progress.get() == Progress::Restored).then(|| view! {
                <p class="notice info">
                    {words.restored.clone()}" "
                    <button type="button" class="link" on:click=move |event| discard.run(event)>{words.discard.clone()}</button>
                </p>
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sends_too_often_is_told_how_long_to_wait() {
        let words = CommentWords {
            held: "Seconds:".to_owned(),
            offline: "offline".to_owned(),
            ..CommentWords::default()
        };
        let told = |fault: &CallFault| Trouble::of(fault).words(&words);
        assert_eq!(told(&CallFault::TooMany { retry_after_seconds: 42 }), "Seconds: 42");
        assert_eq!(told(&CallFault::NoConnection), "offline");
        assert_eq!(Trouble::of(&CallFault::Busy), Trouble::Busy);
        assert_eq!(Trouble::of(&CallFault::Failed), Trouble::Failed);
    }
}
