//! The page of one draft for a coordinating body: what goes with it, what changed, the opinion, the text.

use domain::coordination::Position;
use domain::draft::Refusal;
use domain::language::Language;
use domain::redline::Redline;
use leptos::prelude::*;
use services::coordination::{AskedPage, OpinionDraft};

use super::earlier::earlier;
use super::form::form;
use super::given::{given, typed_remarks};
use super::hand::hand;
use super::head::head;
use super::others::others;
use super::text::text;
use super::typed::TypedOpinion;
use super::words;
use crate::components::comment::paragraphs;
use crate::components::form::{ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::redline_view::{Causes, RedlineLook, legend, redline};
use crate::components::text_language::{TextLanguage, written};
use crate::pages::desk::refused;
use crate::w;
use crate::words::moment;
use crate::{Fields, Visitor};

/// What stood against the step.
#[derive(Default)]
pub(super) struct Wrong {
    /// Fields to mend.
    pub(super) errors: Errors,
    /// A rule.
    pub(super) refusal: Option<Refusal>,
    /// Whether another version stands inside the body than the one that was shown.
    pub(super) unseen: bool,
    /// Whether the answer to a remark was changed after it was shown.
    pub(super) answer_changed: bool,
    /// Whether the work was handed to others after the form of handing out was shown.
    pub(super) handing_changed: bool,
    /// What was typed into the form of handing out.
    pub(super) handing: Option<Fields>,
}

impl Wrong {
    /// A rule.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..Self::default() }
    }

    /// Fields of the form of handing out.
    pub(super) fn of_hand(errors: Errors, typed: Fields) -> Self {
        Self { errors, handing: Some(typed), ..Self::default() }
    }
}

/// Everything the page needs.
pub(super) struct Shown {
    /// What the body is asked.
    pub(super) page: AskedPage,
    /// What stands in the form.
    pub(super) typed: TypedOpinion,
    /// Whether the form came back with what was typed.
    pub(super) came_back: bool,
    /// What stood against the step.
    pub(super) wrong: Wrong,
}

/// The page.
pub(super) fn body(visitor: &Visitor, now: Now, shown: &Shown) -> AnyView {
    let Shown { page, typed, came_back, wrong } = shown;
    let wanted = visitor.parameter("text").and_then(|code| Language::from_code(&code));
    let spoken = TextLanguage::choose(&written(&page.content), wanted.unwrap_or(now.language));
    let open = page.closed.is_none();
    // What was typed comes back also where it is not taken any more.
    let form = (open || *came_back).then(|| form(now, page, typed, &wrong.errors));
    view! {
        {head(now, page)}
        <div class="page">
            {notices(now, shown)}
            <ErrorSummary visitor=visitor.clone() errors=wrong.errors.clone()/>
            {hand(now, page, wrong.handing.as_ref(), &wrong.errors)}
            {earlier(now, page)}
            {others(now, page)}
            {changes(now, page, spoken.shown)}
            <section class="sheet rows" id="opinion" aria-labelledby="opinion-title">
                <h2 id="opinion-title">{w!(now.language, opinion.heading)}</h2>
                {given(now, page)}
                {form}
            </section>
            {text(now, page, spoken, open.then_some(typed.input.remarks.len() + 1))}
        </div>
    }
    .into_any()
}

/// What stood against the step, or that nothing can be given now.
fn notices(now: Now, shown: &Shown) -> AnyView {
    let language = now.language;
    let Shown { page, wrong, .. } = shown;
    let refusal = wrong.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let closed = page.closed.as_ref().filter(|_| wrong.refusal.is_none()).map(|refusal| {
        view! { <p class="notice info">{refused::sentence(language, refusal)}</p> }
    });
    let changed = match (wrong.answer_changed, wrong.handing_changed) {
        (true, _) => Some(w!(language, opinion.answer_changed)),
        (false, true) => Some(w!(language, opinion.handing_changed)),
        (false, false) => None,
    };
    let changed = changed.map(|says| {
        view! { <section class="notice warn" role="alert"><p>{says}</p></section> }
    });
    let unseen = page.draft.as_ref().filter(|_| wrong.unseen).map(|draft| unseen(now, page, draft));
    view! { {refusal}{closed}{changed}{unseen} }.into_any()
}

/// The version that stands inside the body, beside the form with the other words.
fn unseen(now: Now, page: &AskedPage, draft: &OpinionDraft) -> AnyView {
    let language = now.language;
    let at = moment(language, now.zone, draft.saved_at);
    let says = if let Some(name) = draft.saved_by.clone() {
        w!(language, opinion.stale_says, name = name, moment = at)
    } else {
        w!(language, opinion.stale_says_at, moment = at)
    };
    let position = Position::from_code(&draft.input.position).map(|position| {
        view! { <p><span class=words::position_class(position)>{words::position(language, position)}</span></p> }
    });
    view! {
        <section class="notice warn" role="alert" tabindex="-1" id="unseen">
            <h2>{w!(language, opinion.stale)}</h2>
            <p>{says}</p>
            {position}
            {paragraphs(&draft.input.reasons)}
            {typed_remarks(now, page, &draft.input.remarks)}
        </section>
    }
    .into_any()
}

/// What changed since the text that the body saw last.
fn changes(now: Now, page: &AskedPage, spoken: Language) -> AnyView {
    let language = now.language;
    let Some((from, base)) = &page.base else {
        return view! {
            <section class="sheet rows" id="changes">
                <h2>{w!(language, opinion.changes)}</h2>
                <p>{w!(language, opinion.unchanged)}</p>
            </section>
        }
        .into_any();
    };
    let since = if *from == page.placed_revision {
        w!(language, opinion.since_placed, number = from.to_string())
    } else {
        w!(language, opinion.since_seen, number = from.to_string())
    };
    let change = Redline::between(base, &page.content, spoken);
    let causes = Causes { by_element: None, comments: "" };
    let body = if change.counts().total() == 0 {
        view! { <p>{w!(language, opinion.no_changes)}</p> }.into_any()
    } else {
        view! { {legend(now)}{redline(now, &change, RedlineLook { side: false, all: false }, causes)} }
            .into_any()
    };
    view! {
        <section class="sheet rows" id="changes">
            <header class="sheet-head"><h2>{w!(language, opinion.changes)}</h2><p class="small quiet num">{since}</p></header>
            {body}
        </section>
    }
    .into_any()
}
