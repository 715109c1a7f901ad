//! The time left, counted down while the page stays open, from what the clock of the server said when the page was made.

use std::time::Duration;

use leptos::prelude::*;

use super::CommentWords;
use crate::islands::device;

/// At so many seconds before the closing a screen reader tells the time left by itself.
const TOLD: [u64; 6] = [86_400, 3_600, 1_800, 600, 300, 60];

/// Counts down from now on, where there is something to count.
pub(super) fn count_down(left: RwSignal<Option<u64>>) {
    Effect::new(move |_| {
        let Some(at_first) = left.get_untracked() else { return };
        let begun = device::clock();
        let look = move || {
            let seconds = (device::clock() - begun).max(0.0) / 1_000.0;
            let passed = Duration::try_from_secs_f64(seconds).unwrap_or_default().as_secs();
            let now = Some(at_first.saturating_sub(passed));
            if left.get_untracked() != now {
                left.set(now);
            }
        };
        set_interval(look, Duration::from_secs(1));
    });
}

/// Whether the discussion has closed since the page was made.
pub(super) fn is_over(left: Option<u64>) -> bool {
    left == Some(0)
}

/// The time left, or that there is none.
#[component]
pub(super) fn TimeLeft(left: RwSignal<Option<u64>>, words: CommentWords) -> impl IntoView {
    let spoken = {
        let words = words.clone();
        Memo::new(move |_| match left.get() {
            Some(0) => words.over.clone(),
            Some(seconds) => told(seconds).map(|told| sentence(told, &words)).unwrap_or_default(),
            None => String::new(),
        })
    };
    view! {
        {move || match left.get() {
            Some(0) => view! { <p class="notice warn" id="over">{words.over.clone()}</p> }.into_any(),
            Some(seconds) => view! { <p class="quiet num">{sentence(seconds, &words)}</p> }.into_any(),
            None => ().into_any(),
        }}
        <p class="unseen" aria-live="polite">{move || spoken.get()}</p>
    }
}

fn sentence(seconds: u64, words: &CommentWords) -> String {
    format!("{} {}", words.left, shown(seconds, words))
}

/// The time as it is shown: to the minute, in the last hour to the second.
fn shown(seconds: u64, words: &CommentWords) -> String {
    let CommentWords { day, hour, minute, .. } = words;
    let (days, hours, minutes, rest) =
        (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes:02}:{rest:02}"),
        (0, _) => format!("{hours} {hour} {minutes} {minute}"),
        _ => format!("{days} {day} {hours} {hour} {minutes} {minute}"),
    }
}

/// The last of the times that are told by themselves.
fn told(seconds: u64) -> Option<u64> {
    TOLD.into_iter().filter(|told| seconds <= *told).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_3_the_time_left_is_shown_to_the_minute_and_at_last_to_the_second() {
        let words = CommentWords {
            day: "d".to_owned(),
            hour: "h".to_owned(),
            minute: "min".to_owned(),
            ..CommentWords::default()
        };
        for (seconds, expected) in [
            (2 * 86_400 + 3 * 3_600 + 4 * 60 + 59, "2 d 3 h 4 min"),
            (86_399, "23 h 59 min"),
            (3_600, "1 h 0 min"),
            (3_599, "59:59"),
            (61, "01:01"),
            (1, "00:01"),
        ] {
            assert_eq!(shown(seconds, &words), expected, "{seconds}");
        }
    }

    #[test]
    fn only_big_steps_are_told_by_themselves() {
        let cases =
            [(86_401, None), (86_400, Some(86_400)), (3_599, Some(3_600)), (61, Some(300)), (5, Some(60))];
        for (seconds, expected) in cases {
            assert_eq!(told(seconds), expected, "{seconds}");
        }
        assert!(is_over(Some(0)) && !is_over(Some(1)) && !is_over(None));
    }
}
