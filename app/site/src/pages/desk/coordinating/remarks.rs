//! A remark with the wording it suggests, the answer that stands, and the forms that take the wording and answer (RC-3).

use std::collections::BTreeSet;

use domain::coordination::RemarkOutcome;
use domain::draft::StageName;
use domain::language::Language;
use domain::standard::{Content, ElementId, prose};
use leptos::prelude::*;
use services::coordination::{AnswerView, RemarkView, RoundView};
use services::discussion::words_mark;

use super::loaded::Coordination;
use crate::components::comment::paragraphs;
use crate::components::decide::beginning;
use crate::components::form::{AreaField, Choices, SelectField};
use crate::components::fragments::{fragments, wording};
use crate::w;
use crate::words::disagreement::{concerned, remark_outcome, resolved};
use crate::words::moment;

/// How many characters of an element stand in a list.
const SHOWN: usize = 60;

/// A remark.
pub(super) fn remark(page: &Coordination, round: &RoundView, remark: &RemarkView) -> AnyView {
    let language = page.now.language;
    let inside = remark.internal_norm.clone().map(|norm| {
        view! { <p class="small"><span class="tag plain">{w!(language, coordination.inside, norm = norm)}</span></p> }
    });
    let quoted = remark.anchor.quote.as_deref().map(prose::quoted).map(|quote| {
        let lang = remark.anchor.language.map(Language::code);
        view! { <blockquote class="quoted" lang=lang>{quote}</blockquote> }
    });
    let answer = remark.answer.as_ref().map(|answer| standing(page, answer));
    let forms =
        page.takes_answer(round, remark).then(|| view! { {take(page, remark)} {form(page, round, remark)} });
    view! {
        <li id=format!("remark-{}", remark.id)>
            <div class="rows">
                <p>{place(page, round, remark)}</p>
                {inside}
                {quoted}
                <div class="words">{paragraphs(&remark.text)}</div>
                {suggested(page, round, remark)}
                {answer}
                {forms}
            </div>
        </li>
    }
    .into_any()
}

/// What the remark concerns; where the text can be changed, the way to it.
fn place(page: &Coordination, round: &RoundView, remark: &RemarkView) -> AnyView {
    let language = page.now.language;
    let element = remark.anchor.element.as_ref();
    let clause = page.text(round).zip(element).and_then(|(text, id)| text.clause_number(id));
    let words = concerned(language, &remark.anchor, clause.as_deref());
    let section = remark.anchor.section.filter(|_| page.stage() == StageName::Returned);
    match section {
        Some(section) => {
            let to = format!("{}/edit/{}", page.opened.address(&page.visitor), section.code());
            view! { <b class="num">{words}</b>" "<a class="small" href=to>{w!(language, coordination.edit)}</a> }
                .into_any()
        }
        None => view! { <b class="num">{words}</b> }.into_any(),
    }
}

/// The suggested wording as a change of the clause that stands: in the working copy while it is changed, else in the text that
/// was sent.
fn suggested(page: &Coordination, round: &RoundView, remark: &RemarkView) -> Option<AnyView> {
    let suggestion = remark.suggestion.as_ref()?;
    let text =
        if page.stage() == StageName::Returned { Some(&page.opened.content) } else { page.text(round) };
    let found = text.and_then(|text| text.find(&suggestion.element));
    let change = wording(found.map(|(_, element)| element), suggestion.language, &suggestion.text);
    Some(
        view! {
            <p class="suggested">
                <span class="label">{w!(page.now.language, coordination.column_suggested)}</span>" "
                <span lang=suggestion.language.code()>{fragments(page.now.language, &change)}</span>
            </p>
        }
        .into_any(),
    )
}

/// The answer that stands.
fn standing(page: &Coordination, answer: &AnswerView) -> AnyView {
    let language = page.now.language;
    let class = match answer.outcome {
        RemarkOutcome::Accepted => "decision yes",
        RemarkOutcome::NotAccepted => "decision no",
    };
    let element = answer.element.as_deref().and_then(|id| ElementId::parse(id).ok());
    let changed = element.and_then(|id| page.opened.content.clause_number(&id)).map(|number| {
        view! { <p class="causes num">{w!(language, coordination.changed_clause, number = number)}</p> }
    });
    let time = moment(language, page.now.zone, answer.answered_at);
    view! {
        <div class=class>
            <p class="outcome">{remark_outcome(language, answer.outcome)}</p>
            {paragraphs(&answer.words)}
            {changed}
            <p class="small quiet num">{time}" · "{resolved(language, answer.resolved)}</p>
        </div>
    }
    .into_any()
}

/// The control that takes the suggested wording into the working copy; where it cannot, why, and the way to the clause.
fn take(page: &Coordination, remark: &RemarkView) -> Option<AnyView> {
    let language = page.now.language;
    let suggestion = remark.suggestion.as_ref().filter(|_| page.stage() == StageName::Returned)?;
    if remark.answer.as_ref().is_some_and(|answer| answer.outcome == RemarkOutcome::NotAccepted) {
        return None;
    }
    let Some((section, element)) = page.opened.content.find(&suggestion.element) else {
        return Some(view! { <p class="hint">{w!(language, coordination.take_gone)}</p> }.into_any());
    };
    let present = element.clause(suggestion.language);
    if present.trim().lines().eq(suggestion.text.trim().lines()) {
        return None;
    }
    let Some(reworded) = element.reworded(suggestion.language, &suggestion.text) else {
        let draft = page.opened.address(&page.visitor);
        let to = format!("{draft}/edit/{}#line-{}", section.code(), element.id);
        let hindrance = w!(language, coordination.take_by_hand);
        return Some(
            view! { <p class="hint">{hindrance}" "<a href=to>{w!(language, coordination.edit)}</a></p> }
                .into_any(),
        );
    };
    if reworded == *element {
        return None;
    }
    let name = format!("suggestion.{}", remark.id);
    let wrong = page.typed.errors.of(&name);
    let wrong = wrong.map(|wrong| view! { <span class="error" id=format!("f-{name}-error")>{wrong}</span> });
    Some(
        view! {
            <form class="row" method="post" action=page.address()>
                <input type="hidden" name="remark" value=remark.id/>
                <input type="hidden" name="over" value=words_mark(&present)/>
                <button class="button plain small" id=format!("f-suggestion.{}", remark.id) name="do" value="take">
                    {w!(language, coordination.take)}
                </button>
                {wrong}
            </form>
        }
        .into_any(),
    )
}

/// The form of the answer: what was typed, else what stands, else empty.
fn form(page: &Coordination, round: &RoundView, remark: &RemarkView) -> AnyView {
    let language = page.now.language;
    let (id, typed, stands) = (remark.id, page.typed.answer_to(remark.id), remark.answer.as_ref());
    let (outcome, words, element) = match (typed, stands) {
        (Some(typed), _) => (typed.outcome.clone(), typed.words.clone(), typed.element.clone()),
        (None, Some(answer)) => {
            let element = answer.element.clone().unwrap_or_default();
            (answer.outcome.code().to_owned(), answer.words.clone(), element)
        }
        (None, None) => (String::new(), String::new(), String::new()),
    };
    let (chosen, is_open) = (vec![outcome], typed.is_some() || stands.is_none());
    let errors = page.typed.errors.clone();
    let outcomes =
        RemarkOutcome::ALL.map(|one| (one.code().to_owned(), remark_outcome(language, one))).into();
    let elements = elements(page, round, remark, &element);
    let version = stands.map(|answer| view! { <input type="hidden" name="version" value=answer.version/> });
    let title = if stands.is_some() {
        w!(language, coordination.change_answer)
    } else {
        w!(language, coordination.answer)
    };
    view! {
        <details class="more" open=is_open>
            <summary>{title}</summary>
            <form class="form rows" method="post" action=page.address()>
                <input type="hidden" name="remark" value=id/>
                {version}
                <Choices name=format!("outcome.{id}") legend=w!(language, coordination.column_outcome) options=outcomes
                    chosen=chosen errors=errors.clone() across=true/>
                <SelectField name=format!("element.{id}") label=w!(language, coordination.changed_element) value=element
                    options=elements errors=errors.clone() hint=w!(language, coordination.changed_element_hint)/>
                <AreaField name=format!("words.{id}") label=w!(language, coordination.answer_words) text=words errors=errors
                    hint=w!(language, coordination.answer_hint) rows=3/>
                <p class="actions">
                    <button class="button small" name="do" value="answer">{w!(language, coordination.save_answer)}</button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// The elements that can be named in an answer: those that changed since the round, that of the remark, the chosen one.
fn elements(
    page: &Coordination,
    round: &RoundView,
    remark: &RemarkView,
    chosen: &str,
) -> Vec<(String, String)> {
    let language = page.now.language;
    let working = &page.opened.content;
    let mut named = changed(page.text(round), working);
    named.extend(remark.anchor.element.clone());
    named.extend(ElementId::parse(chosen).ok());
    let mut options = vec![(String::new(), w!(language, coordination.no_element))];
    for section in working.sections() {
        for element in section.elements.iter().filter(|element| named.contains(&element.id)) {
            let number = working.clause_number(&element.id).unwrap_or_default();
            let spoken = element.text.best(language).0;
            let label = format!("{number} {}", beginning(&element.clause(spoken), SHOWN));
            options.push((element.id.to_string(), label));
        }
    }
    options
}

/// The elements of the working copy that are not what was sent.
fn changed(sent: Option<&Content>, working: &Content) -> BTreeSet<ElementId> {
    let Some(sent) = sent else { return BTreeSet::new() };
    let elements = working.sections().iter().flat_map(|section| &section.elements);
    let differs = |id: &ElementId| {
        sent.find(id).map(|(_, element)| element) != working.find(id).map(|(_, element)| element)
    };
    elements.map(|element| element.id.clone()).filter(differs).collect()
}
