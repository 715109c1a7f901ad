//! What stands between a draft and its report, as a list of checks (R15-8, R15-9).

use domain::report::ReportReadiness;
use leptos::prelude::*;

use crate::components::comment::comment_number;
use crate::components::now::Now;
use crate::w;
use crate::words::{closing, number};

/// So many undecided comments are named before the rest are counted.
const NAMED: usize = 12;

/// The checks: window, decisions, gaps.
pub(super) fn checks(now: Now, readiness: &ReportReadiness, draft: &str) -> AnyView {
    let language = now.language;
    let moment = closing(language, now.zone, readiness.closes_at);
    let window = if readiness.window_closed {
        view! { <li class="check num">{w!(language, publish.check_window_closed, moment = moment)}</li> }
    } else {
        view! { <li class="check num warn">{w!(language, publish.check_window_open, moment = moment)}</li> }
    };
    let open = u64::from(readiness.open);
    let gaps = if open > 0 {
        view! {
            <li class="check err">
                {w!(language, publish.check_gaps, count = open)}" "<a href="#gaps">{w!(language, publish.go_there)}</a>
            </li>
        }
        .into_any()
    } else if readiness.all_gaps == 0 {
        view! { <li class="check">{w!(language, publish.check_no_gaps)}</li> }.into_any()
    } else {
        view! { <li class="check">{w!(language, publish.check_gaps_explained)}</li> }.into_any()
    };
    view! { <ul class="checks">{window}{decisions(now, readiness, draft)}{gaps}</ul> }.into_any()
}

fn decisions(now: Now, readiness: &ReportReadiness, draft: &str) -> AnyView {
    let language = now.language;
    if readiness.received == 0 {
        return view! { <li class="check">{w!(language, publish.check_no_comments)}</li> }.into_any();
    }
    if readiness.awaiting == 0 {
        let all = number(language, readiness.received.into());
        return view! { <li class="check num">{w!(language, publish.check_all_decided, number = all)}</li> }
            .into_any();
    }
    let count = u64::from(readiness.awaiting);
    let links = readiness
        .undecided
        .iter()
        .take(NAMED)
        .map(|number| {
            let to = format!("{draft}/decide?comment={number}");
            view! { " "<a class="num" href=to>{comment_number(language, *number)}</a> }
        })
        .collect_view();
    let named = u64::try_from(NAMED).unwrap_or(u64::MAX);
    let rest = Some(count.saturating_sub(named)).filter(|rest| *rest > 0);
    let more = rest.map(|rest| {
        view! { " "<a href=format!("{draft}/decide")>{w!(language, publish.and_more, number = number(language, rest))}</a> }
    });
    view! { <li class="check err">{w!(language, publish.check_undecided, count = count)}{links}{more}</li> }
        .into_any()
}
