//! The opinion that stands and those that were amended; what was saved inside the body and not given yet.

use domain::coordination::RemarkInput;
use leptos::prelude::*;
use services::coordination::{AskedPage, OpinionView};

use super::remark::remark;
use super::{about, words};
use crate::components::comment::paragraphs;
use crate::components::now::Now;
use crate::w;
use crate::words::moment;

/// What stands.
pub(super) fn given(now: Now, page: &AskedPage) -> AnyView {
    let language = now.language;
    let asked = &page.asked;
    let stands = asked.opinion.as_ref().map(|one| {
        view! { <div class="rows"><h3>{w!(language, opinion.stands)}</h3>{opinion(now, page, one)}</div> }
    });
    let former = (!asked.former.is_empty()).then(|| {
        let former = asked.former.iter().map(|one| opinion(now, page, one)).collect_view();
        view! { <details class="more"><summary>{w!(language, opinion.former)}</summary><div class="rows">{former}</div></details> }
    });
    let saved = page.draft.as_ref().filter(|draft| asked.answered_at.is_none_or(|at| draft.saved_at > at));
    let saved = saved.map(|draft| {
        let at = moment(language, now.zone, draft.saved_at);
        let says = if let Some(name) = draft.saved_by.clone() {
            w!(language, opinion.saved, name = name, moment = at)
        } else {
            w!(language, opinion.saved_at, moment = at)
        };
        // Where no form shows the words any more they are not hidden with it.
        let words = page.closed.is_some().then(|| {
            view! { {paragraphs(&draft.input.reasons)}{typed_remarks(now, page, &draft.input.remarks)} }
        });
        view! { <p class="notice info">{says}</p>{words} }
    });
    view! { {stands}{former}{saved} }.into_any()
}

fn opinion(now: Now, page: &AskedPage, shown: &OpinionView) -> AnyView {
    let language = now.language;
    let at = moment(language, now.zone, shown.given_at);
    let says = if let Some(name) = shown.given_by.clone() {
        w!(language, opinion.given_by, name = name, moment = at)
    } else {
        w!(language, opinion.given_at, moment = at)
    };
    let remarks =
        shown.remarks.iter().map(|one| remark(now, &page.content, one, None, ().into_any())).collect_view();
    view! {
        <p>
            <span class=words::position_class(shown.position)>{words::position(language, shown.position)}</span>
            " "<span class="small quiet num">{says}</span>
        </p>
        {paragraphs(&shown.reasons)}
        <div class="comments">{remarks}</div>
    }
    .into_any()
}

/// Remarks as they were typed, to be read beside others.
pub(super) fn typed_remarks(now: Now, page: &AskedPage, remarks: &[RemarkInput]) -> AnyView {
    let language = now.language;
    let items = remarks
        .iter()
        .map(|one| {
            let value = about::value(&one.section, &one.element);
            let place = about::choices(language, &page.content, &value)
                .into_iter()
                .find_map(|(known, words)| (known == value).then_some(words));
            let suggestion = (!one.suggestion.is_empty()).then(|| {
                view! {
                    <p class="suggested"><span class="label">{w!(language, opinion.suggestion)}</span>{one.suggestion.clone()}</p>
                }
            });
            view! { <li><p class="small quiet">{place}</p>{paragraphs(&one.text)}{suggestion}</li> }
        })
        .collect_view();
    view! { <ol class="rows">{items}</ol> }.into_any()
}
