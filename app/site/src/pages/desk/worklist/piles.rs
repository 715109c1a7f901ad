//! What waits beside the drafts, by kind: how much, by when, and where.

use leptos::prelude::*;
use services::agenda::{Pile, PileKind};

use crate::components::now::Now;
use crate::{w, words};

/// What waits beside the drafts.
pub(super) fn beside(now: Now, piles: &[Pile]) -> Option<AnyView> {
    if piles.is_empty() {
        return None;
    }
    let items = piles.iter().map(|pile| {
        let (to, says) = of_pile(now, pile);
        let by = pile.due_on.map(|day| {
            let words = w!(now.language, worklist.first_due, date = now.date(day));
            view! { " · "<time class="num" datetime=day.to_string()>{words}</time> }
        });
        view! { <li><a href=to>{says}</a>{by}</li> }
    });
    let items = items.collect::<Vec<_>>();
    Some(view! { <ul>{items}</ul> }.into_any())
}

fn of_pile(now: Now, pile: &Pile) -> (String, String) {
    let language = now.language;
    let (address, count) = (now.address(), words::number(language, pile.count));
    match pile.kind {
        PileKind::Proposals => (address.desk("proposals"), w!(language, worklist.proposals, count = count)),
        PileKind::Informing => (address.desk("informing"), w!(language, worklist.informing, count = count)),
        PileKind::LateToBegin => {
            (address.desk("register"), w!(language, worklist.late_to_begin, count = count))
        }
        PileKind::LateToApprove => {
            (address.to("/drafts"), w!(language, worklist.late_to_approve, count = count))
        }
        PileKind::Calendar => {
            (address.desk("calendar"), w!(language, worklist.calendar, year = pile.count.to_string()))
        }
    }
}
