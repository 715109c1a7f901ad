//! The page of the words of one comment.

use domain::discussion::{HidingGround, HidingState};
use leptos::prelude::*;
use services::discussion::{AbuseRecord, HidingPage, HidingRecord};

use crate::components::comment::paragraphs;
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::w;
use crate::words::{abuse_kind, hiding_ground, moment};
use crate::{Fields, Visitor};

pub(super) fn body(
    visitor: Visitor,
    now: Now,
    matter: HidingPage,
    typed: &Fields,
    errors: Errors,
) -> impl IntoView + use<> {
    let language = now.language;
    let (_, title) = matter.title.best(language);
    let comments = visitor.address().draft_part(&matter.number, "comments");
    let back = format!("{comments}?no={0}#no-{0}", matter.comment);
    let hides = matter.hiding.as_ref().is_some_and(|hiding| hiding.state.hides());
    let state = if hides { w!(language, hiding.hidden_now) } else { w!(language, hiding.shown_now) };
    let erased = [
        (matter.words_erased, w!(language, hiding.words_erased)),
        (matter.person_erased, w!(language, hiding.person_erased)),
    ];
    let erased = erased
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, says)| view! { <p class="notice info">{says}</p> })
        .collect_view();
    let record = matter.hiding.as_ref().map(|hiding| recorded(now, hiding));
    let form = if hides { answering(now, &matter, typed, &errors) } else { hiding(now, typed, &errors) };
    let reports = reported(now, &matter.reports);
    let take_out = erasing(now, typed, &errors);
    view! {
        <div class="page narrow">
            <p class="small quiet">{matter.number.clone()}" · "{title.to_owned()}</p>
            <h1>{w!(language, hiding.title, number = matter.comment.to_string())}</h1>
            <p>{w!(language, hiding.lead)}</p>
            <ErrorSummary visitor=visitor errors=errors/>
            <section class="sheet rows">
                <h2>{state}</h2>
                <p class="small num">{matter.author.clone()}" · "{now.date(now.zone.date_of(matter.received_at))}</p>
                <div class="words" lang=matter.language.code()>{paragraphs(&matter.text)}</div>
                {matter.suggestion.as_deref().map(|words| view! { <blockquote class="quoted">{words.to_owned()}</blockquote> })}
                {erased}
                {record}
                {form}
            </section>
            {reports}
            {take_out}
            <p class="actions"><a href=back>{w!(language, form.cancel)}</a></p>
        </div>
    }
}

/// What readers report, to be answered by hiding the words or by leaving them.
fn reported(now: Now, reports: &[AbuseRecord]) -> Option<AnyView> {
    if reports.is_empty() {
        return None;
    }
    let language = now.language;
    let items = reports
        .iter()
        .map(|report| {
            let at = moment(language, now.zone, report.reported_at);
            view! { <li><b>{abuse_kind(language, report.kind)}</b>" "<span class="small quiet num">{at}</span>{paragraphs(&report.words)}</li> }
        })
        .collect_view();
    Some(
        view! {
            <section id="f-reports" class="sheet rows">
                <h2>{w!(language, author.reports_title)}</h2>
                <p>{w!(language, author.reports_lead)}</p>
                <ul>{items}</ul>
                <form class="form rows" method="post">
                    <p class="actions"><button class="button plain" name="do" value="leave">{w!(language, author.leave)}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Why the words are hidden, what the author objects, what was answered.
fn recorded(now: Now, hiding: &HidingRecord) -> AnyView {
    let language = now.language;
    let date = |at| now.date(now.zone.date_of(at));
    let since = w!(language, hiding.since, date = date(hiding.hidden_at));
    let objection = match (&hiding.objection, hiding.objected_at) {
        (Some(words), Some(at)) => view! {
            <h3>{w!(language, hiding.objection)}</h3>
            {paragraphs(words)}
            <p class="small quiet num">{w!(language, hiding.objected_on, date = date(at))}</p>
        }
        .into_any(),
        _ => view! { <p class="small quiet">{w!(language, hiding.no_objection)}</p> }.into_any(),
    };
    let answer = hiding.answer.as_deref().map(|words| {
        view! { <h3>{w!(language, hiding.answered)}</h3>{paragraphs(words)} }
    });
    let ended = match hiding.state {
        HidingState::Upheld => Some(w!(language, hiding.state_upheld)),
        HidingState::Ended => Some(w!(language, hiding.state_ended)),
        HidingState::Hidden | HidingState::ObjectedTo => None,
    };
    view! {
        <p class="small quiet num">{since}" · "{hiding_ground(language, hiding.ground)}</p>
        {paragraphs(&hiding.reason)}
        {objection}
        {answer}
        {ended.map(|says| view! { <p class="notice info">{says}</p> })}
    }
    .into_any()
}

fn hiding(now: Now, typed: &Fields, errors: &Errors) -> AnyView {
    let language = now.language;
    let grounds =
        HidingGround::ALL.map(|ground| (ground.code().to_owned(), hiding_ground(language, ground))).to_vec();
    view! {
        <form class="form rows" method="post">
            <Choices name="ground" legend=w!(language, hiding.ground) options=grounds
                chosen=vec![typed.take("ground")] errors=errors.clone()/>
            <AreaField name="reason" label=w!(language, hiding.reason) text=typed.take("reason") errors=errors.clone()
                hint=w!(language, hiding.reason_hint)/>
            <p class="actions"><button class="button danger" name="do" value="hide">{w!(language, hiding.hide)}</button></p>
        </form>
    }
    .into_any()
}

fn answering(now: Now, matter: &HidingPage, typed: &Fields, errors: &Errors) -> AnyView {
    let language = now.language;
    let objected = matter.hiding.as_ref().is_some_and(|hiding| hiding.state == HidingState::ObjectedTo);
    let uphold = objected.then(|| {
        view! { <button class="button" name="do" value="uphold">{w!(language, hiding.uphold)}</button> }
    });
    let end = (!matter.words_erased).then(|| {
        view! { <button class="button plain" name="do" value="end">{w!(language, hiding.end)}</button> }
    });
    if uphold.is_none() && end.is_none() {
        return ().into_any();
    }
    view! {
        <form class="form rows" method="post">
            <AreaField name="answer" label=w!(language, hiding.answer) text=typed.take("answer") errors=errors.clone()/>
            <p class="actions">{uphold}{end}</p>
        </form>
    }
    .into_any()
}

fn erasing(now: Now, typed: &Fields, errors: &Errors) -> AnyView {
    let language = now.language;
    let what = vec![
        ("words".to_owned(), w!(language, hiding.erase_words)),
        ("person".to_owned(), w!(language, hiding.erase_person)),
    ];
    let chosen = typed.all("words").map(str::to_owned).collect();
    view! {
        <section class="sheet rows">
            <h2>{w!(language, hiding.erase)}</h2>
            <p>{w!(language, hiding.erase_lead)}</p>
            <form class="form rows" method="post">
                <Choices name="words" legend=w!(language, hiding.erase_what) options=what chosen=chosen
                    errors=errors.clone() several=true/>
                <AreaField name="demand" label=w!(language, hiding.demand) text=typed.take("demand") errors=errors.clone()
                    hint=w!(language, hiding.demand_hint) rows=2/>
                <p class="actions"><button class="button danger" name="do" value="erase">{w!(language, hiding.erase_go)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
