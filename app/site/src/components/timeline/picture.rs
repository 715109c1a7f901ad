//! The timeline as a drawing: a lane for each kind of fact, lines at the beginnings of months, today marked.

use domain::language::Language;
use leptos::prelude::*;

use super::event::{Event, Lane, Look, When};
use super::layout::{Frame, Spot, spots};
use crate::components::now::Now;
use crate::w;
use crate::words::date_short;

/// The margin at both sides, so that marks at the ends are whole.
const EDGE: i64 = 8;
/// The room above the lanes: the months, and under them the word at the line of today.
const HEAD: i64 = 34;
/// From the top of a lane to the foot of its name, and to its line under it.
const NAME: i64 = 12;
const TRACK: i64 = 24;
/// From that line to the first row of labels, and from a row to the next one.
const LABEL: i64 = 18;
const ROW: i64 = 14;
/// The room under a lane.
const FOOT: i64 = 18;
/// Half the height of what lasts, and of a mark of a day.
const HALF: i64 = 4;
const MARK: i64 = 5;
/// Half the height of the mark of a term.
const TERM: i64 = 9;
/// About how wide a letter is.
const LETTER: i64 = 7;

/// The drawing over a width.
pub(super) fn picture(now: Now, events: &[Event], width: i64, class: &'static str) -> AnyView {
    let days = events.iter().flat_map(Event::days);
    let frame = Frame::around(days, now.today(), width - 2 * EDGE);
    let mut top = HEAD;
    let mut lanes = Vec::with_capacity(Lane::ALL.len());
    for lane in Lane::ALL {
        let inside: Vec<&Event> = events.iter().filter(|event| event.lane == lane).collect();
        let placed = labels(now.language, frame, &inside);
        let rows = placed.iter().flatten().map(|(spot, _)| spot.row + 1).max().unwrap_or(0);
        lanes.push(drawn(now, frame, lane, top, &inside, placed));
        top += TRACK + rows * ROW + FOOT;
    }
    view! {
        <svg class=class viewBox=format!("0 0 {width} {top}")>
            <g transform=format!("translate({EDGE} 0)") font-size="12" stroke-width="3">
                {grid(frame, top)}
                {today(now, frame, top)}
                {lanes}
            </g>
        </svg>
    }
    .into_any()
}

/// The lines at the beginnings of months.
fn grid(frame: Frame, height: i64) -> AnyView {
    let lines = frame.ticks().into_iter().map(|day| {
        let (x, left) = (frame.x(day), frame.tick_label(day));
        let month = day.format("%m.%Y").to_string();
        view! {
            <line class="grid" x1=x x2=x y1=HEAD y2=height stroke-width="1"></line>
            <text x=left y="11">{month}</text>
        }
    });
    lines.collect_view().into_any()
}

/// The line of today over the others.
fn today(now: Now, frame: Frame, height: i64) -> AnyView {
    let x = frame.x(now.today());
    let word = w!(now.language, timeline.today);
    let left = x.min(frame.width - wide(&word)).max(0);
    let (above, base) = (HEAD - 4, HEAD - 8);
    view! {
        <line class="now" x1=x x2=x y1=above y2=height stroke-width="2"></line>
        <text class="name" x=left y=base>{word}</text>
    }
    .into_any()
}

/// About how wide a text is.
fn wide(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(0) * LETTER
}

/// The label of each fact and where it stands, if there is room for it.
fn labels(language: Language, frame: Frame, inside: &[&Event]) -> Vec<Option<(Spot, String)>> {
    let word = |event: &&Event| event.label.clone().unwrap_or_else(|| date_short(language, event.day()));
    let words: Vec<String> = inside.iter().map(word).collect();
    let wanted: Vec<(i64, i64)> =
        inside.iter().zip(&words).map(|(event, word)| (frame.x(event.day()) - MARK, wide(word))).collect();
    let spots = spots(&wanted, frame.width);
    spots.into_iter().zip(words).map(|(spot, word)| spot.map(|spot| (spot, word))).collect()
}

/// A lane: its name, its line, its facts with their labels.
fn drawn(
    now: Now,
    frame: Frame,
    lane: Lane,
    top: i64,
    inside: &[&Event],
    placed: Vec<Option<(Spot, String)>>,
) -> AnyView {
    let (base, y, width) = (top + NAME, top + TRACK, frame.width);
    let marks = inside.iter().map(|event| mark(now, frame, event, y)).collect_view();
    let labels = placed.into_iter().flatten().map(|(spot, word)| {
        let (x, base) = (spot.x, y + LABEL + spot.row * ROW);
        view! { <text x=x y=base>{word}</text> }
    });
    view! {
        <text class="name" x="0" y=base>{lane.name(now.language)}</text>
        <line class="grid" x1="0" x2=width y1=y y2=y stroke-width="1"></line>
        {marks}
        {labels.collect_view()}
    }
    .into_any()
}

/// A fact with its term.
fn mark(now: Now, frame: Frame, event: &Event, y: i64) -> AnyView {
    let (look, x) = (event.look, frame.x(event.day()));
    let is_awaited = matches!(event.when, When::Awaited(_));
    let term = event.due().map(|due| term(frame.x(due), y, is_awaited.then_some(look)));
    let shape = match event.when {
        When::On(_) => Some(point(look, x, y)),
        When::Between(_, until) => Some(bar(look, x, frame.x(until), y)),
        When::Since(_) => Some(bar(look, x, frame.x(now.today()), y)),
        When::Onward(_) => Some(bar(look, x, frame.width, y)),
        When::Awaited(_) => None,
    };
    view! { {shape}{term} }.into_any()
}

/// The last day of a term: a stroke across the line, in the colour of what is awaited.
pub(super) fn term(x: i64, y: i64, awaited: Option<Look>) -> AnyView {
    let class = awaited.map_or_else(|| "due".to_owned(), |look| format!("due {}", look.class()));
    let stroke = format!("M{x} {}V{}", y - TERM, y + TERM);
    view! { <path class=class d=stroke stroke-width="3"></path> }.into_any()
}

/// What lasts.
pub(super) fn bar(look: Look, from: i64, until: i64, y: i64) -> AnyView {
    let class = format!("mark {}", look.class());
    let (above, width, height) = (y - HALF, (until - from).max(2), 2 * HALF);
    view! { <rect class=class x=from y=above width=width height=height rx="2" stroke-width="2"></rect> }
        .into_any()
}

/// What happened on a day: a disc, a square if it was late, a ring if it comes, a cross if something was broken off.
pub(super) fn point(look: Look, x: i64, y: i64) -> AnyView {
    let class = format!("mark {}", look.class());
    let (left, above, side) = (x - MARK, y - MARK, 2 * MARK);
    match look {
        Look::Late | Look::Overdue => {
            view! { <rect class=class x=left y=above width=side height=side stroke-width="2"></rect> }
                .into_any()
        }
        Look::Stopped => {
            let cross = format!("M{left} {above}l{side} {side}m0 -{side}l-{side} {side}");
            view! { <path class=class d=cross stroke-width="3"></path> }.into_any()
        }
        Look::Done | Look::Running | Look::Valid | Look::Ahead => {
            view! { <circle class=class cx=x cy=y r=MARK stroke-width="2"></circle> }.into_any()
        }
    }
}
