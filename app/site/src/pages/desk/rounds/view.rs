//! The page on which the place of an abolished body is settled.

use leptos::prelude::*;
use services::coordination::AbolishedAsked;

use crate::Visitor;
use crate::components::comment::paragraphs;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard::article;

/// Everything the page needs.
pub(super) struct Shown {
    /// What is to be settled; nothing where it was settled meanwhile.
    pub(super) found: Option<AbolishedAsked>,
    /// The reason that was typed.
    pub(super) reason: Option<String>,
    /// Fields to mend.
    pub(super) errors: Errors,
    /// What stood against the step.
    pub(super) notice: Option<String>,
}

/// The page.
pub(super) fn body_of(visitor: &Visitor, now: Now, shown: Shown) -> AnyView {
    let language = now.language;
    let Shown { found, reason, errors, notice } = shown;
    let crumbs = Crumbs::new(w!(language, round_more.title))
        .link(now.address().desk(""), w!(language, desk.title))
        .link(now.address().desk("rounds"), w!(language, round_more.title));
    let notice = notice.map(|says| {
        view! { <section class="notice bad" role="alert" tabindex="-1" id="errors"><p>{says}</p></section> }
    });
    let Some(found) = found else {
        return view! {
            <PageHead title=w!(language, round_more.title) crumbs=crumbs/>
            <div class="page narrow">
                {notice}
                <ErrorSummary visitor=visitor.clone() errors=errors/>
                {reason.map(|reason| settled(now, &reason))}
            </div>
        }
        .into_any();
    };
    let (lang, name) = best_words(language, &found.body.name);
    view! {
        <PageHead title=name.to_owned() lang=lang crumbs=crumbs/>
        <div class="page narrow">
            {notice}
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <section class="sheet rows">
                {facts(now, &found)}
                {form(now, &found, reason, errors)}
            </section>
        </div>
    }
    .into_any()
}

/// What was typed into a form that nothing is left to do with.
fn settled(now: Now, reason: &str) -> AnyView {
    let language = now.language;
    view! {
        <section class="sheet rows">
            <p>{w!(language, round_more.settled)}</p>
            <p class="label">{w!(language, round_more.reason)}</p>
            <div class="words" id="f-reason">{paragraphs(reason)}</div>
            <p><a href=now.address().desk("rounds")>{w!(language, round_more.to_list)}</a></p>
        </section>
    }
    .into_any()
}

fn facts(now: Now, found: &AbolishedAsked) -> AnyView {
    let language = now.language;
    let draft = w!(language, desk.draft_number, number = found.number.clone());
    let title = found.title.best(language).1.to_owned();
    let grounds: Vec<String> =
        found.grounds.iter().map(|ground| article(language, ground.article())).collect();
    let heir = if let Some(heir) = &found.successor {
        heir.name.best(language).1.to_owned()
    } else {
        w!(language, round_more.no_heir)
    };
    view! {
        <dl class="facts-list">
            <div><dt>{w!(language, round_more.draft)}</dt><dd><a class="num" href=now.address().draft(&found.number)>{draft}</a>" "{title}</dd></div>
            <div><dt>{w!(language, opinion.round_label)}</dt><dd class="num">{found.round.to_string()}</dd></div>
            <div><dt>{w!(language, opinion.sent)}</dt><dd class="num">{now.date(now.zone.date_of(found.opened_at))}</dd></div>
            <div><dt>{w!(language, opinion.sender)}</dt><dd>{found.developing.name.best(language).1.to_owned()}</dd></div>
            <div><dt>{w!(language, round_more.grounds)}</dt><dd>{grounds.join(", ")}</dd></div>
            <div><dt>{w!(language, round_more.abolished)}</dt><dd class="num">{now.date(found.abolished_on)}</dd></div>
            <div><dt>{w!(language, round_more.successor)}</dt><dd>{heir}</dd></div>
        </dl>
    }
    .into_any()
}

/// The form of the step that is left: handing over where there is a successor, else striking.
fn form(now: Now, found: &AbolishedAsked, reason: Option<String>, errors: Errors) -> AnyView {
    let language = now.language;
    let action = now.address().desk(&format!("rounds/{}/{}", found.number, found.body.code));
    let Some(heir) = &found.successor else {
        return view! {
            <form class="form rows" method="post" action=action>
                <h2>{w!(language, round_more.strike)}</h2>
                <p>{w!(language, round_more.strike_says)}</p>
                <AreaField name="reason" label=w!(language, round_more.reason) text=reason.unwrap_or_default() errors=errors
                    hint=w!(language, round_more.reason_hint)/>
                <p class="actions">
                    <button class="button danger" name="do" value="strike">{w!(language, round_more.strike)}</button>
                    <a href=now.address().desk("rounds")>{w!(language, form.cancel)}</a>
                </p>
            </form>
        }
        .into_any();
    };
    let name = heir.name.best(language).1.to_owned();
    let says = if found.is_named {
        w!(language, round_more.named_says, body = name.clone())
    } else {
        w!(language, round_more.hand_over_says, body = name.clone())
    };
    let reason = reason.unwrap_or_else(|| w!(language, round_more.passed, body = name));
    view! {
        <form class="form rows" method="post" action=action>
            <h2>{w!(language, round_more.hand_over)}</h2>
            <p>{says}</p>
            <input type="hidden" name="successor" value=heir.code.clone()/>
            <AreaField name="reason" label=w!(language, round_more.reason) text=reason errors=errors
                hint=w!(language, round_more.reason_hint)/>
            <p class="actions">
                <button class="button" name="do" value="hand_over">{w!(language, round_more.hand_over)}</button>
                <a href=now.address().desk("rounds")>{w!(language, form.cancel)}</a>
            </p>
        </form>
    }
    .into_any()
}
