//! How many characters are left, told when there are few of them.

use domain::discussion::comment::TEXT_LIMIT;
use leptos::prelude::*;

use super::CommentWords;

/// From so many characters before the limit on it is told.
const NEAR: usize = 2_000;
/// So many characters lie between two times at which a screen reader tells it by itself.
const STEP: usize = 500;

/// How far a text is from its limit, once it is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Distance {
    Far,
    Left(usize),
    Beyond(usize),
}

/// The characters that are left of the limit, or that are too many.
#[component]
pub(super) fn Counter(text: RwSignal<String>, words: CommentWords) -> impl IntoView {
    let shown = Memo::new(move |_| distance(text.read().chars().count()));
    let steps = Memo::new(move |_| step(shown.get()));
    let aloud = {
        let words = words.clone();
        move || {
            steps.track();
            sentence(shown.get_untracked(), &words)
        }
    };
    view! {
        {move || sentence(shown.get(), &words).map(|sentence| view! { <p class="hint num">{sentence}</p> })}
        <p class="unseen" aria-live="polite">{aloud}</p>
    }
}

fn distance(characters: usize) -> Distance {
    let limit = usize::try_from(TEXT_LIMIT).unwrap_or(usize::MAX);
    match limit.checked_sub(characters) {
        None => Distance::Beyond(characters.saturating_sub(limit)),
        Some(left) if left <= NEAR => Distance::Left(left),
        Some(_) => Distance::Far,
    }
}

/// Of what a change is told by itself: big steps only.
fn step(distance: Distance) -> Distance {
    match distance {
        Distance::Far => Distance::Far,
        Distance::Left(left) => Distance::Left(left / STEP),
        Distance::Beyond(beyond) => Distance::Beyond(beyond / STEP),
    }
}

fn sentence(distance: Distance, words: &CommentWords) -> Option<String> {
    match distance {
        Distance::Far => None,
        Distance::Left(left) => Some(format!("{} {left}", words.near)),
        Distance::Beyond(beyond) => Some(format!("{} {beyond}", words.beyond)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_told_from_eighteen_thousand_characters_on() {
        for (characters, expected) in [
            (0, Distance::Far),
            (17_999, Distance::Far),
            (18_000, Distance::Left(2_000)),
            (20_000, Distance::Left(0)),
            (20_003, Distance::Beyond(3)),
        ] {
            assert_eq!(distance(characters), expected, "{characters}");
        }
        assert_eq!(step(Distance::Left(1_999)), step(Distance::Left(1_500)));
        assert_ne!(step(Distance::Left(1_500)), step(Distance::Left(1_499)));
        assert_ne!(step(Distance::Left(0)), step(Distance::Beyond(1)));
    }
}
