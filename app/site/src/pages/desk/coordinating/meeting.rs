//! The meetings that settled disagreements, and the form that records one.

use domain::language::Language;
use leptos::prelude::*;
use services::coordination::MeetingView;

use super::loaded::Coordination;
use crate::components::comment::paragraphs;
use crate::components::form::{AreaField, FileField, TextField};
use crate::w;
use crate::words::number as figure;

/// What a browser offers to choose from.
const ACCEPTED: &str = ".pdf,.docx,.png,.jpg,.jpeg";

/// The meetings; nothing as long as the draft was never sent.
pub(super) fn meetings(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    if page.rounds.is_empty() {
        return None;
    }
    let items = page.meetings.iter().map(|meeting| one(page, meeting)).collect_view();
    let list = if page.meetings.is_empty() {
        view! { <p class="small quiet">{w!(language, coordination.no_meetings)}</p> }.into_any()
    } else {
        view! { <ul class="list narrow">{items}</ul> }.into_any()
    };
    let form = page.is_answering().then(|| form(page));
    Some(
        view! {
            <section class="sheet rows" id="meetings" aria-labelledby="meetings-title">
                <h2 id="meetings-title">{w!(language, coordination.meetings)}</h2>
                {list}
                {form}
            </section>
        }
        .into_any(),
    )
}

fn one(page: &Coordination, meeting: &MeetingView) -> AnyView {
    let language = page.now.language;
    let round = w!(language, coordination.round_n, round = meeting.round.to_string());
    let protocol = meeting.protocol.as_ref().map(|(name, size)| {
        let to = format!("{}/meetings/{}", page.address(), meeting.id);
        let size = kilobytes(language, *size);
        view! { <p><a href=to>{name.clone()}</a>" "<span class="small quiet num">{size}</span></p> }
    });
    let by = meeting.recorded_by.clone().map(|name| {
        view! { <p class="small quiet">{w!(language, coordination.recorded_by, name = name)}</p> }
    });
    view! {
        <li>
            <div class="rows">
                <p><b class="num">{page.now.date(meeting.held_on)}</b>" "<span class="small quiet">{round}</span></p>
                <p class="label">{w!(language, coordination.participants)}</p>
                {paragraphs(&meeting.participants)}
                <p class="label">{w!(language, coordination.settled)}</p>
                {paragraphs(&meeting.settled)}
                {protocol}
                {by}
            </div>
        </li>
    }
    .into_any()
}

/// A size in whole kilobytes, at least one.
fn kilobytes(language: Language, bytes: i64) -> String {
    let kilobytes = u64::try_from(bytes).unwrap_or(0).div_ceil(1024).max(1);
    w!(language, coordination.kilobytes, size = figure(language, kilobytes))
}

fn form(page: &Coordination) -> AnyView {
    let language = page.now.language;
    let (typed, errors) = (page.typed.meeting.clone(), page.typed.errors.clone());
    let fields = ["held_on", "participants", "settled", "protocol"];
    let is_open = fields.iter().any(|field| errors.of(field).is_some());
    view! {
        <details class="more" open=is_open>
            <summary>{w!(language, coordination.record_meeting)}</summary>
            // The file stands last: what comes after a file that is too large is not read.
            <form class="form rows" method="post" action=page.address() enctype="multipart/form-data">
                <TextField name="held_on" label=w!(language, coordination.held_on) value=typed.held_on errors=errors.clone()
                    kind="date" class="short"/>
                <AreaField name="participants" label=w!(language, coordination.participants) text=typed.participants
                    errors=errors.clone() hint=w!(language, coordination.participants_hint) rows=3/>
                <AreaField name="settled" label=w!(language, coordination.settled) text=typed.settled errors=errors.clone()
                    hint=w!(language, coordination.settled_hint) rows=4/>
                <FileField name="protocol" label=w!(language, coordination.protocol) accept=ACCEPTED errors=errors
                    hint=w!(language, coordination.protocol_hint)/>
                <p class="actions"><button class="button small">{w!(language, coordination.save_meeting)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
